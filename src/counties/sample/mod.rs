//! A small county for tests: valid, and easy to break.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{County, load};

const FILES: [(&str, &str); 10] = [
    ("county.toml", include_str!("county.toml")),
    ("units.toml", include_str!("units.toml")),
    ("services.toml", include_str!("services.toml")),
    ("signposts.toml", include_str!("signposts.toml")),
    ("deadlines.toml", include_str!("deadlines.toml")),
    ("initiatives.toml", include_str!("initiatives.toml")),
    ("routing.toml", include_str!("routing.toml")),
    ("retention.toml", include_str!("retention.toml")),
    ("strategy.toml", include_str!("strategy.toml")),
    ("answers.toml", include_str!("answers.toml")),
];

/// A folder with the sample pack, for as long as the value lives.
///
/// # Panics
/// When no folder can be made for it.
#[must_use]
pub fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in FILES {
        fs::write(folder.path().join(file), text).unwrap();
    }
    folder
}

/// Writes other words over some words of a file.
///
/// # Panics
/// When the words do not stand there.
pub fn rewrite(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} does not say {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// The sample county.
///
/// # Panics
/// When the sample pack is broken.
#[must_use]
pub fn county() -> County {
    let county = load(folder().path()).unwrap();
    County { id: "sample".to_owned(), ..county }
}
