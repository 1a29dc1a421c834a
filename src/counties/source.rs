//! A file of the pack as it was read: what it says, and on which line.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer};

use super::fault::Fault;

/// The texts of a pack's files, by file name. A file that is missing here could not be read.
pub(super) type Texts = BTreeMap<&'static str, String>;

/// A file and what it says; nothing when any of it could not be understood.
pub(super) struct Source<'i, T> {
    /// What the file says.
    pub content: Option<T>,
    file: &'static str,
    text: &'i str,
    tree: DeTable<'i>,
}

impl<'i, T: DeserializeOwned> Source<'i, T> {
    /// Reads a file and tells everything in it that has not the right form.
    pub fn read(texts: &'i Texts, file: &'static str, faults: &mut Vec<Fault>) -> Self {
        let text = texts.get(file).map_or("", String::as_str);
        let (tree, errors) = DeTable::parse_recoverable(text);
        let mut source = Self { content: None, file, text, tree: tree.into_inner() };
        let mut misread: Vec<Fault> = errors.iter().map(|error| source.misread(error)).collect();
        // What follows on the same line is a consequence of the first.
        misread.dedup_by_key(|fault| fault.line);
        faults.append(&mut misread);
        if errors.is_empty() && texts.contains_key(file) {
            source.content = source.understand(faults);
        }
        source
    }

    /// Deserialising stops at the first error, so the entry it stands in is set aside and the rest
    /// is read again: the operator learns of all misshapen entries at once.
    fn understand(&self, faults: &mut Vec<Fault>) -> Option<T> {
        let mut tree = self.tree.clone();
        let mut whole = true;
        loop {
            match T::deserialize(Deserializer::from(Spanned::new(0..self.text.len(), tree.clone()))) {
                Ok(content) => return whole.then_some(content),
                Err(error) => {
                    whole = false;
                    faults.push(self.misread(&error));
                    if !error.span().is_some_and(|span| set_aside(&mut tree, span.start)) {
                        return None;
                    }
                }
            }
        }
    }
}

impl<T> Source<'_, T> {
    /// A fault at what a path leads to, as `unit/3/parent`; where the path ends early, at its last known step.
    pub fn fault(&self, path: &str, what: impl Into<String>) -> Fault {
        Fault { file: self.file, line: self.line(self.offset(path)), what: what.into() }
    }

    fn misread(&self, error: &toml::de::Error) -> Fault {
        let line = self.line(error.span().map_or(0, |span| span.start));
        // Without the input the error says only what is wrong and at which key, as we want it.
        let mut error = error.clone();
        error.set_input(None);
        Fault { file: self.file, line, what: error.to_string().trim().replace('\n', " ") }
    }

    fn line(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
    }

    fn offset(&self, path: &str) -> usize {
        let mut steps = path.split('/');
        let Some((key, mut value)) = steps.next().and_then(|step| self.tree.get_key_value(step)) else { return 0 };
        let mut offset = key.span().start;
        for step in steps {
            let next = match value.get_ref() {
                DeValue::Table(table) => table.get_key_value(step).map(|(key, value)| (key.span(), value)),
                DeValue::Array(array) => {
                    step.parse().ok().and_then(|at: usize| array.get(at)).map(|item| (item.span(), item))
                }
                _ => None,
            };
            let Some((span, found)) = next else { break };
            (offset, value) = (span.start, found);
        }
        offset
    }
}

/// Takes the list entry that stands at an offset out of the tree. Was there one?
fn set_aside(table: &mut DeTable<'_>, offset: usize) -> bool {
    table.iter_mut().any(|(_, value)| match value.get_mut() {
        DeValue::Table(table) => set_aside(table, offset),
        DeValue::Array(array) => {
            let before = array.len();
            *array =
                std::mem::replace(array, DeArray::new()).into_iter().filter(|item| !stands_at(item, offset)).collect();
            array.len() < before
        }
        _ => false,
    })
}

/// A table's own span covers only its header, so the entries are asked too.
fn stands_at(value: &Spanned<DeValue<'_>>, offset: usize) -> bool {
    value.span().contains(&offset)
        || match value.get_ref() {
            DeValue::Table(table) => {
                table.iter().any(|(key, value)| key.span().contains(&offset) || stands_at(value, offset))
            }
            DeValue::Array(array) => array.iter().any(|item| stands_at(item, offset)),
            _ => false,
        }
}
