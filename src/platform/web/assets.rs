//! Static files, built into the program, with a hash of their content in the name.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// Names with hash → names in the folder; and the other way round.
static NAMES: LazyLock<(HashMap<String, String>, HashMap<String, String>)> = LazyLock::new(|| {
    let mut plain = HashMap::new();
    let mut hashed = HashMap::new();
    for name in Files::iter() {
        if let Some(file) = Files::get(&name) {
            let with_hash = hashed_name(&name, &file);
            plain.insert(with_hash.clone(), name.to_string());
            hashed.insert(name.to_string(), format!("/static/{with_hash}"));
        }
    }
    (plain, hashed)
});

fn hashed_name(name: &str, file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    let short = hash.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{short:016x}.{extension}"),
        None => format!("{name}.{short:016x}"),
    }
}

/// The address of a file in the folder `static`; empty when there is none of that name.
#[must_use]
pub fn address(name: &str) -> &'static str {
    NAMES.1.get(name).map_or("", String::as_str)
}

/// Answers `GET /static/{name}`: the name changes with the content, so it may be kept for a year.
pub async fn serve(Path(name): Path<String>) -> Response {
    let Some(file) = NAMES.0.get(&name).and_then(|plain| Files::get(plain)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [(CONTENT_TYPE, media_type(&name)), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, file.data).into_response()
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
