//! Where to go on afterwards: only ever to a page of ours (security bar R15).

use std::fmt;

/// A path on this very server, with its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// Reads a path under `root`, as `/staff`. Whatever a browser could read as another server, as a
    /// header or as a step upwards is none.
    #[must_use]
    pub fn parse(text: &str, root: &str) -> Option<Self> {
        let rest = text.strip_prefix(root)?;
        let is_under = rest.is_empty() || rest.starts_with(['/', '?']);
        let is_plain = text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'\\' | b'"' | b'<' | b'>' | b'#'));
        let path = text.split('?').next().unwrap_or_default();
        let is_straight = !path.contains("//") && !path.split('/').any(|part| matches!(part, "." | ".."));
        (text.len() <= 2000 && is_under && is_plain && is_straight).then(|| Self(text.to_owned()))
    }

    /// The path without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or_default()
    }

    /// The query, with its question mark; empty without one.
    #[must_use]
    pub fn query(&self) -> &str {
        self.0.get(self.path().len()..).unwrap_or_default()
    }

    /// The path as the value of a parameter in an address.
    #[must_use]
    pub fn encoded(&self) -> String {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.' | b'~');
        self.0.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
    }
}

impl fmt::Display for LocalPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pages_of_ours_are_taken_as_they_are() {
        for path in ["/staff", "/staff/queue?v=new&unit=home-care", "/staff/cases/2026-7KQ4MD", "/staff?a=//b"] {
            assert_eq!(LocalPath::parse(path, "/staff").map(|path| path.to_string()).as_deref(), Some(path));
        }
    }

    #[test]
    fn what_could_lead_elsewhere_is_no_path() {
        let wrong = [
            "",
            "/",
            "//e",
            "/\\e",
            "\\\\e",
            "https:e",
            "https://e",
            "HTTPS://e/staff",
            "/\te",
            "/%09/e",
            "/%5ce",
            "javascript:alert(1)",
            "data:text/html,x",
            "/staff\r\nSet-Cookie: a=b",
            "/staff\n",
            "/staff\0",
            "/staff\\..\\e",
            "/staff//e",
            "/staff/..//e",
            "/staff/../e",
            "/staff/./e",
            "/staffroom",
            "staff",
            " /staff",
            "/staff ",
            "/staff/ä",
            "/Staff",
            "///staff",
            "/staff#\"><script>",
            "/staff@e",
            "/staff:80",
            "?/staff",
            "//staff@e/staff",
            "http:/staff",
        ];
        for path in wrong {
            assert_eq!(LocalPath::parse(path, "/staff"), None, "{path:?}");
        }
    }

    #[test]
    fn a_path_survives_as_a_parameter() {
        let path = LocalPath::parse("/staff/queue?v=new&q=%C3%A4", "/staff").expect("a path");

        assert_eq!(path.encoded(), "/staff/queue%3Fv%3Dnew%26q%3D%25C3%25A4");
        assert_eq!((path.path(), path.query()), ("/staff/queue", "?v=new&q=%C3%A4"));
    }

    proptest! {
        #[test]
        fn whatever_is_taken_stays_on_this_server(text in "(/staff)?[/\\\\.@:?#%a-c \t\r\n]{0,12}") {
            if let Some(path) = LocalPath::parse(&text, "/staff") {
                let shown = path.to_string();
                prop_assert!(shown.starts_with("/staff") && !shown.starts_with("//"));
                prop_assert!(shown.bytes().all(|b| b > b' ' && b < 0x7f && b != b'\\'));
                prop_assert!(path.encoded().parse::<axum::http::Uri>().is_ok());
            }
        }
    }
}
