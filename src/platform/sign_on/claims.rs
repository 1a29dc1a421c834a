//! What a provider tells of a person.

use std::fmt;

use serde_json::{Map, Value};

/// Claims by their names. They are never printed: they may hold names and identity codes.
#[derive(Clone, PartialEq)]
pub struct Claims(Map<String, Value>);

impl Claims {
    /// The claims of an object.
    #[must_use]
    pub const fn new(told: Map<String, Value>) -> Self {
        Self(told)
    }

    /// A text that is not blank, without the space around it.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// Several texts; one alone counts as several.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<&str> {
        match self.0.get(name) {
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(one)) => vec![one],
            _ => Vec::new(),
        }
    }

    /// Is it said to be so? Some providers say it in words.
    #[must_use]
    pub fn is_true(&self, name: &str) -> bool {
        match self.0.get(name) {
            Some(Value::Bool(told)) => *told,
            Some(Value::String(told)) => told == "true",
            _ => false,
        }
    }

    /// Is anything told under this name?
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|told| !told.is_null())
    }

    /// Takes these over from what was told elsewhere, so that they all come from one place.
    pub(super) fn take_over(&mut self, names: &[&str], from: &Self) {
        for name in names {
            match from.0.get(*name) {
                Some(told) => self.0.insert((*name).to_owned(), told.clone()),
                None => self.0.remove(*name),
            };
        }
    }
}

impl fmt::Debug for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Claims")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(value: Value) -> Claims {
        let Value::Object(map) = value else { panic!("an object") };
        Claims::new(map)
    }

    #[test]
    fn texts_are_read_alone_and_together() {
        let claims = told(json!({ "a": " x ", "b": ["x", 1, "y"], "c": "  ", "d": 3 }));

        assert_eq!(
            [claims.text("a"), claims.text("c"), claims.text("d"), claims.text("e")],
            [Some("x"), None, None, None]
        );
        assert_eq!((claims.texts("b"), claims.texts("a"), claims.texts("d")), (vec!["x", "y"], vec![" x "], vec![]));
    }

    #[test]
    fn only_a_clear_yes_is_a_yes() {
        let claims = told(json!({ "a": true, "b": "true", "c": false, "d": "yes", "e": 1, "f": null }));

        let yes: Vec<_> = ["a", "b", "c", "d", "e", "f", "g"].into_iter().filter(|name| claims.is_true(name)).collect();

        assert_eq!(yes, ["a", "b"]);
        assert!(claims.has("c") && !claims.has("f") && !claims.has("g"));
    }

    #[test]
    fn what_is_taken_over_comes_from_one_place() {
        let mut claims = told(json!({ "sub": "1", "email_verified": true }));

        claims.take_over(&["email", "email_verified"], &told(json!({ "sub": "2", "email": "a@b.fi" })));

        assert_eq!(claims, told(json!({ "sub": "1", "email": "a@b.fi" })));
    }

    #[test]
    fn claims_do_not_print_themselves() {
        assert_eq!(format!("{:?}", told(json!({ "code": "010100A900F" }))), "Claims");
    }
}
