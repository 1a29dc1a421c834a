//! What a file is, by its content alone.

use std::str;

use image::ImageFormat;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Picture(ImageFormat),
    Pdf,
    Text,
}

/// Recognises the types that are taken; everything else is `None`.
pub(super) fn recognise(bytes: &[u8]) -> Option<Content> {
    if infer::image::is_jpeg(bytes) {
        Some(Content::Picture(ImageFormat::Jpeg))
    } else if infer::image::is_png(bytes) {
        Some(Content::Picture(ImageFormat::Png))
    } else if bytes.starts_with(b"RIFF") && infer::image::is_webp(bytes) {
        Some(Content::Picture(ImageFormat::WebP))
    } else if bytes.starts_with(b"%PDF-") {
        Some(Content::Pdf)
    } else {
        is_plain_text(bytes).then_some(Content::Text)
    }
}

/// Is this text for people: UTF-8 without control characters, and no markup that a browser could take for a page?
///
/// The signatures of other file types are not asked: a text may well begin with "BM" or "MZ", and a file that truly is
/// of such a type has control characters.
fn is_plain_text(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let is_readable = text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    is_readable && !text.starts_with("{\\rtf") && !has_markup(text)
}

/// Browsers of old looked this far into a text to guess whether it is a page.
const SNIFFED_CHARS: usize = 1024;

fn has_markup(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(SNIFFED_CHARS).collect::<String>().to_ascii_lowercase();
    let marks = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?xml", "<!--"];
    start.starts_with('<') || marks.iter().any(|mark| start.contains(mark))
}
