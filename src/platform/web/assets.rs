//! Static files, built into the program, with a hash of their content in the name.
//!
//! The stylesheet is written in parts by subject and served as one file, since every request costs more than its bytes.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::kernel::digest::sha256_hex;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// The name under which the stylesheet is served.
const STYLE: &str = "delta.css";

/// The parts of the stylesheet, in their order: what comes later wins.
const STYLE_PARTS: [&str; 8] = [
    "style/colours.css",
    "style/text.css",
    "style/frame.css",
    "style/blocks.css",
    "style/forms.css",
    "style/figures.css",
    "style/staff.css",
    "style/paper.css",
];

/// Every file that is served, by its name with hash; and that name by the one in the program.
static SERVED: LazyLock<(HashMap<String, Bytes>, HashMap<String, String>)> = LazyLock::new(|| {
    let alone = Files::iter().filter(|name| !name.contains('/')).filter_map(|name| {
        let file = Files::get(&name)?;
        Some((name.to_string(), Bytes::from_owner(file.data)))
    });
    let style = STYLE_PARTS.iter().filter_map(|part| Files::get(part)).flat_map(|part| part.data.into_owned());
    let joined = (STYLE.to_owned(), style.collect::<Bytes>());
    let (mut contents, mut names) = (HashMap::new(), HashMap::new());
    for (name, content) in alone.chain([joined]) {
        let with_hash = hashed_name(&name, &content);
        names.insert(name, format!("/static/{with_hash}"));
        contents.insert(with_hash, content);
    }
    (contents, names)
});

fn hashed_name(name: &str, content: &[u8]) -> String {
    let hash = sha256_hex(content);
    let short = hash.get(..16).unwrap_or_default();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{short}.{extension}"),
        None => format!("{name}.{short}"),
    }
}

/// The address of a file in the folder `static`; empty when there is none of that name.
#[must_use]
pub fn address(name: &str) -> &'static str {
    SERVED.1.get(name).map_or("", String::as_str)
}

/// Answers `GET /static/{name}`: the name changes with the content, so it may be kept for a year.
pub async fn serve(Path(name): Path<String>) -> Response {
    let Some(content) = SERVED.0.get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [(CONTENT_TYPE, media_type(&name)), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, content.clone()).into_response()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_stylesheet_is_all_its_parts_and_no_part_is_forgotten() {
        let folder: BTreeSet<String> =
            Files::iter().filter(|name| name.contains('/')).map(|name| name.to_string()).collect();
        let parts: BTreeSet<String> = STYLE_PARTS.iter().map(ToString::to_string).collect();
        assert_eq!(folder, parts);

        let name = address(STYLE).trim_start_matches("/static/");
        let style = SERVED.0.get(name).map(|content| String::from_utf8_lossy(content)).expect("a stylesheet");
        for part in STYLE_PARTS {
            let part = Files::get(part).expect("a part").data;
            assert!(style.contains(&*String::from_utf8_lossy(&part)));
        }
    }
}
