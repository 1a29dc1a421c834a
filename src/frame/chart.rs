//! What `parts/bars.html` shows.

/// A bar chart, which is a table.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Unique on the page.
    pub id: &'static str,
    /// The sentence that the chart proves.
    pub finding: String,
    /// What is measured.
    pub measure: String,
    /// What the rows are.
    pub label_head: String,
    /// What the values are.
    pub value_head: String,
    /// The bars.
    pub rows: Vec<Bar>,
    /// Small print; may be empty.
    pub note: String,
}

/// A bar.
#[derive(Clone, Debug, Default)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Where the label leads; may be empty.
    pub href: String,
    /// Its length in percent of the longest.
    pub percent: u64,
    /// The value in words or figures.
    pub value: String,
    /// A few words more; may be empty.
    pub remark: String,
    /// A second state, as explained in the caption.
    pub is_striped: bool,
}
