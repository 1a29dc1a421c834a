//! The one function that hides small counts.
//!
//! A table with its totals is a network: counts flow from each row's total through the row's cells to the totals
//! of the columns and on to the grand total. Another table fits what is shown exactly when a round trip through
//! hidden cells can carry one more or one less. So every small count gets the cheapest round trip there is, and
//! all cells on it are hidden with it.

/// A count as it may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The count.
    Shown(u64),
    /// There are some, but how many is not told.
    Hidden,
}

impl Cell {
    /// The count, when it is shown.
    #[must_use]
    pub const fn shown(self) -> Option<u64> {
        match self {
            Self::Shown(count) => Some(count),
            Self::Hidden => None,
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// One for each column.
    pub cells: Vec<Cell>,
    /// All of them together.
    pub total: Cell,
}

/// A table of counts that may be published as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Row>,
    /// The columns' totals, and the grand total.
    pub totals: Row,
}

/// Hides counts from 1 to below `least`, and as many more cells or totals as it takes so that none can be worked
/// out. Rows that are shorter than others end in noughts.
#[must_use]
pub fn hide_small(counts: &[Vec<u64>], least: u64) -> Table {
    let mut network = Network::of(counts, least);
    for small in 0..network.cells.len() {
        network.cover(small, least);
    }
    network.table()
}

/// Totals, and the sum of counts.
type Cost = (u64, u64);

/// A cell or total as a way from one node to another.
struct Way {
    from: usize,
    to: usize,
    count: u64,
    is_total: bool,
    is_hidden: bool,
}

impl Way {
    /// What hiding it gives up: a total is worth more than any cell, and what is hidden already costs nothing.
    fn cost(&self) -> Cost {
        if self.is_hidden { (0, 0) } else { (u64::from(self.is_total), self.count) }
    }

    /// Where one can go over it from a node: along it, which makes it one more; against it, which makes it one
    /// less. Neither may turn a nought into something or something into a nought: that would be seen.
    fn leads_to(&self, node: usize) -> Option<usize> {
        if self.count > 0 && self.from == node {
            return Some(self.to);
        }
        (self.count > 1 && self.to == node).then_some(self.from)
    }
}

/// Nodes are the rows, the row of totals, the columns and the column of totals, in this order.
struct Network {
    cells: Vec<Way>,
    nodes: usize,
    /// Columns, with the column of totals.
    width: usize,
}

impl Network {
    fn of(counts: &[Vec<u64>], least: u64) -> Self {
        let columns = counts.iter().map(Vec::len).max().unwrap_or_default();
        let at =
            |row: usize, column: usize| counts.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default();
        let sum = |rows: std::ops::Range<usize>, columns: std::ops::Range<usize>| -> u64 {
            rows.flat_map(|row| columns.clone().map(move |column| (row, column))).map(|(r, c)| at(r, c)).sum()
        };
        let way = |row: usize, column: usize| {
            let rows = if row == counts.len() { 0..row } else { row..row + 1 };
            let of_columns = if column == columns { 0..column } else { column..column + 1 };
            let count = sum(rows, of_columns);
            let (row_node, column_node) = (row, counts.len() + 1 + column);
            let runs_from_row = (row == counts.len()) == (column == columns);
            let (from, to) = if runs_from_row { (row_node, column_node) } else { (column_node, row_node) };
            let is_total = row == counts.len() || column == columns;
            Way { from, to, count, is_total, is_hidden: (1..least).contains(&count) }
        };
        let cells = (0..=counts.len()).flat_map(|row| (0..=columns).map(move |column| (row, column)));
        Self {
            cells: cells.map(|(row, column)| way(row, column)).collect(),
            nodes: counts.len() + columns + 2,
            width: columns + 1,
        }
    }

    /// Hides the cheapest round trip of a small count. There always is one: every total of something is something,
    /// so one more can go all the way round.
    fn cover(&mut self, small: usize, least: u64) {
        let Some(Way { from, to, count, .. }) = self.cells.get(small) else { return };
        if !(1..least).contains(count) {
            return;
        }
        let one_more = self.trip(*to, *from, small);
        let one_less = if *count > 1 { self.trip(*from, *to, small) } else { None };
        let cheapest = [one_more, one_less].into_iter().flatten().min_by_key(|(cost, _)| *cost);
        for cell in cheapest.map(|(_, cells)| cells).unwrap_or_default() {
            if let Some(way) = self.cells.get_mut(cell) {
                way.is_hidden = true;
            }
        }
    }

    /// The cheapest way between two nodes that leaves one cell alone: what it costs, and its cells.
    fn trip(&self, start: usize, goal: usize, without: usize) -> Option<(Cost, Vec<usize>)> {
        let mut best: Vec<Option<(Cost, Vec<usize>)>> = vec![None; self.nodes];
        *best.get_mut(start)? = Some(((0, 0), Vec::new()));
        let mut is_settled = false;
        while !is_settled {
            is_settled = true;
            for (index, way) in self.cells.iter().enumerate().filter(|(index, _)| *index != without) {
                for node in [way.from, way.to] {
                    let Some(next) = way.leads_to(node) else { continue };
                    let Some((cost, cells)) = best.get(node).and_then(Option::as_ref) else { continue };
                    let (totals, counts) = way.cost();
                    let cost = (cost.0 + totals, cost.1 + counts);
                    let known = best.get(next).and_then(Option::as_ref);
                    if known.is_none_or(|(known, _)| cost < *known) {
                        let cells = cells.iter().copied().chain([index]).collect();
                        *best.get_mut(next)? = Some((cost, cells));
                        is_settled = false;
                    }
                }
            }
        }
        best.into_iter().nth(goal)?
    }

    fn table(&self) -> Table {
        let cell = |way: &Way| if way.is_hidden { Cell::Hidden } else { Cell::Shown(way.count) };
        let row = |ways: &[Way]| {
            let mut cells: Vec<Cell> = ways.iter().map(cell).collect();
            let total = cells.pop().unwrap_or(Cell::Shown(0));
            Row { cells, total }
        };
        let mut rows: Vec<Row> = self.cells.chunks(self.width).map(row).collect();
        let totals = rows.pop().unwrap_or(Row { cells: Vec::new(), total: Cell::Shown(0) });
        Table { rows, totals }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::suppression::{LEAST, LEAST_SENSITIVE};

    /// All cells with totals, row by row.
    fn flat(table: &Table) -> Vec<Cell> {
        let row = |row: &Row| row.cells.iter().copied().chain([row.total]).collect::<Vec<_>>();
        table.rows.iter().chain([&table.totals]).flat_map(row).collect()
    }

    fn with_totals(counts: &[Vec<u64>]) -> Vec<u64> {
        let width = counts[0].len();
        let mut rows: Vec<Vec<u64>> = counts.to_vec();
        rows.push((0..width).map(|column| counts.iter().map(|row| row[column]).sum()).collect());
        rows.iter().flat_map(|row| row.iter().copied().chain([row.iter().sum()])).collect()
    }

    /// The hidden cells that someone who knows everything shown can work out: of all tables that fit, those that
    /// differ by one in any cell are tried. When others fit, one of these does, as round trips carry one.
    fn worked_out(counts: &[Vec<u64>], shown: &[Cell]) -> Vec<usize> {
        let truth = with_totals(counts);
        let mut open: Vec<usize> = (0..shown.len()).filter(|index| shown[*index] == Cell::Hidden).collect();
        let width = counts[0].len();
        let places: Vec<(usize, usize)> = (0..counts.len())
            .flat_map(|row| (0..width).map(move |column| (row, column)))
            .filter(|(row, column)| shown[row * (width + 1) + column] == Cell::Hidden)
            .collect();
        let mut guess = counts.to_vec();
        for number in 0..3_u32.pow(u32::try_from(places.len()).unwrap()) {
            let mut digits = number;
            let mut has_nought = false;
            for (row, column) in &places {
                guess[*row][*column] = (counts[*row][*column] + u64::from(digits % 3)).saturating_sub(1);
                has_nought |= guess[*row][*column] == 0;
                digits /= 3;
            }
            let other = with_totals(&guess);
            let fits = shown.iter().zip(&other).all(|(cell, count)| cell.shown().is_none_or(|shown| shown == *count));
            if fits && !has_nought {
                open.retain(|index| other[*index] == truth[*index]);
            }
            if open.is_empty() {
                break;
            }
        }
        open
    }

    fn hidden(counts: &[Vec<u64>], least: u64) -> String {
        let sign = |cell: &Cell| cell.shown().map_or("·".to_owned(), |count| count.to_string());
        let width = counts[0].len() + 1;
        let lines = flat(&hide_small(counts, least));
        lines
            .chunks(width)
            .map(|row| row.iter().map(sign).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn a_lone_small_count_takes_the_next_smallest_with_it() {
        assert_eq!(hidden(&[vec![3, 10, 25]], LEAST), "· · 25 38 | · · 25 38");
        assert_eq!(hidden(&[vec![30, 0, 12], vec![8, 9, 4]], LEAST), "· 0 · 42 | · 9 · 21 | 38 9 16 63");
    }

    #[test]
    fn noughts_stay_and_large_counts_alone_stay() {
        assert_eq!(hidden(&[vec![0, 0], vec![5, 0]], LEAST), "0 0 0 | 5 0 5 | 5 0 5");
        assert_eq!(hidden(&[vec![9, 0]], LEAST_SENSITIVE), "· 0 · | · 0 ·");
    }

    #[test]
    fn ones_that_must_be_ones_take_more_with_them() {
        assert_eq!(hidden(&[vec![1, 1, 8, 30]], LEAST), "· · · 30 40 | · · · 30 40");
    }

    #[test]
    fn nothing_at_all_is_a_table_too() {
        assert_eq!(hide_small(&[], LEAST).totals, Row { cells: Vec::new(), total: Cell::Shown(0) });
    }

    #[test]
    fn the_oracle_sees_through_a_table_where_only_small_counts_are_hidden() {
        let counts = [vec![3, 10], vec![20, 30]];
        let least_only: Vec<Cell> = with_totals(&counts)
            .into_iter()
            .map(|count| if count < LEAST { Cell::Hidden } else { Cell::Shown(count) })
            .collect();

        assert_eq!(worked_out(&counts, &least_only), [0]);
    }

    fn tables() -> impl Strategy<Value = Vec<Vec<u64>>> {
        let count = prop_oneof![4 => 0_u64..=6, 1 => 7_u64..=40];
        (1_usize..=3, 1_usize..=3).prop_flat_map(move |(rows, columns)| {
            prop::collection::vec(prop::collection::vec(count.clone(), columns), rows)
        })
    }

    proptest! {
        #[test]
        fn no_hidden_count_can_be_worked_out(counts in tables(), is_sensitive: bool) {
            let least = if is_sensitive { LEAST_SENSITIVE } else { LEAST };

            let shown = flat(&hide_small(&counts, least));

            prop_assert_eq!(worked_out(&counts, &shown), Vec::<usize>::new());
        }

        #[test]
        fn what_is_shown_is_true_and_never_small(counts in tables()) {
            let shown = flat(&hide_small(&counts, LEAST));

            for (cell, count) in shown.iter().zip(with_totals(&counts)) {
                match cell {
                    Cell::Shown(shown) => prop_assert!(*shown == count && !(1..LEAST).contains(shown)),
                    Cell::Hidden => prop_assert!(count > 0),
                }
            }
        }
    }
}
