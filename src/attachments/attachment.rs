//! An attachment, its limits, and why a file does not become one.

use super::content::{self, Content};
use super::{name, picture};

/// A file that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, fit for a page and a header.
    pub name: String,
    /// Its type.
    pub media_type: MediaType,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file as it was sent.
#[derive(Debug)]
pub struct SentFile {
    /// Its name as declared.
    pub name: String,
    /// Its content, or why it was not even kept in memory.
    pub content: Result<Vec<u8>, Refused>,
}

/// The types that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// A photo.
    Jpeg,
    /// A picture or a screenshot.
    Png,
    /// A picture of either kind.
    WebP,
    /// A document.
    Pdf,
    /// Plain text.
    Text,
}

impl MediaType {
    /// Every type.
    pub const ALL: [Self; 5] = [Self::Jpeg, Self::Png, Self::WebP, Self::Pdf, Self::Text];

    /// The media type as it stands in a header and in the database.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
        }
    }

    /// How names of this type end.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Pdf => "pdf",
            Self::Text => "txt",
        }
    }

    /// Reads a media type as [`MediaType::mime`] writes it.
    #[must_use]
    pub fn parse(mime: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media_type| media_type.mime() == mime)
    }
}

/// How much may be sent.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Files with one message.
    pub max_files: usize,
    /// Bytes of one file, as sent.
    pub max_bytes: usize,
    /// Bytes of all files of one message, as sent.
    pub max_bytes_together: usize,
    /// Width times height of a picture.
    pub max_pixels: u64,
}

impl Limits {
    /// The limits that the texts speak of.
    pub const STANDARD: Self = Self {
        max_files: 5,
        max_bytes: 10 * 1024 * 1024,
        max_bytes_together: 25 * 1024 * 1024,
        max_pixels: 40_000_000,
    };
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not one of the types that are taken.
    #[error("not a type that is taken")]
    Type,
    /// Too many bytes.
    #[error("too many bytes")]
    Size,
    /// No content.
    #[error("empty")]
    Empty,
    /// A picture with too many pixels.
    #[error("too many pixels")]
    TooManyPixels,
    /// A picture that cannot be read.
    #[error("a picture that cannot be read")]
    Damaged,
    /// Too many files with one message.
    #[error("too many files")]
    Count,
    /// Too many bytes in all files of one message.
    #[error("too many bytes together")]
    Total,
}

impl Refused {
    /// Every reason.
    pub const ALL: [Self; 7] =
        [Self::Type, Self::Size, Self::Empty, Self::TooManyPixels, Self::Damaged, Self::Count, Self::Total];

    /// The key of the text that says what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Type => "attachment-type",
            Self::Size => "attachment-size",
            Self::Empty => "attachment-empty",
            Self::TooManyPixels => "attachment-too-many-pixels",
            Self::Damaged => "attachment-damaged",
            Self::Count => "attachment-count",
            Self::Total => "attachment-total",
        }
    }
}

/// May these files, by their sizes as sent, come with one message?
pub fn check_together(sizes: impl IntoIterator<Item = usize>, limits: Limits) -> Result<(), Refused> {
    let (count, total) =
        sizes.into_iter().fold((0, 0_usize), |(count, total), size| (count + 1, total.saturating_add(size)));
    if count > limits.max_files {
        return Err(Refused::Count);
    }
    if total > limits.max_bytes_together {
        return Err(Refused::Total);
    }
    Ok(())
}

/// Makes a file harmless, or says why it is not taken. What its name or its sender says of its type does not count.
pub fn sanitise(declared_name: &str, bytes: Vec<u8>, limits: Limits) -> Result<Attachment, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > limits.max_bytes {
        return Err(Refused::Size);
    }
    let (media_type, bytes) = match content::recognise(&bytes).ok_or(Refused::Type)? {
        Content::Picture(format) => picture::redraw(&bytes, format, limits)?,
        Content::Pdf => (MediaType::Pdf, bytes),
        Content::Text => (MediaType::Text, bytes),
    };
    Ok(Attachment { name: name::clean(declared_name, media_type), media_type, bytes })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::kernel::locale::Locale;
    use crate::platform::texts;

    #[rstest]
    #[case::svg(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    #[case::svg_after_a_prologue(b"\xEF\xBB\xBF\n<?xml version='1.0'?><svg/>")]
    #[case::html(b" <!doctype html><script>alert(1)</script>")]
    #[case::html_late(b"hello <SCRIPT>alert(1)</SCRIPT>")]
    #[case::gif(b"GIF89a\x01\0\x01\0\0\0\0;")]
    #[case::zip_as_in_docx(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0")]
    #[case::program(b"\x7FELF\x02\x01\x01\0")]
    #[case::rich_text(b"{\\rtf1\\ansi Hello}")]
    #[case::latin_1(b"Hissen \xE4r trasig")]
    #[case::control_characters(b"Hissen \x1B[2J trasig")]
    #[case::utf_16(b"\xFF\xFEH\0i\0")]
    #[case::riff_that_is_no_picture(b"XXXX\0\0\0\0WEBPVP8 ")]
    fn other_types_are_refused_whatever_their_name(#[case] bytes: &[u8]) {
        for name in ["photo.jpg", "letter.pdf", "note.txt"] {
            assert_eq!(sanitise(name, bytes.to_vec(), Limits::STANDARD), Err(Refused::Type));
        }
    }

    #[test]
    fn a_pdf_is_kept_as_it_is() {
        let pdf = b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj".to_vec();

        let kept = sanitise("Brev.docx", pdf.clone(), Limits::STANDARD).expect("an attachment");

        assert_eq!(kept, Attachment { name: "Brev.pdf".to_owned(), media_type: MediaType::Pdf, bytes: pdf });
    }

    #[test]
    fn plain_text_is_kept_even_when_its_first_letters_look_like_a_file_type() {
        for text in ["BMI oli 24 < 25.\r\n\tHissi ei toimi.", "MZ är mina initialer.", "\u{FEFF}Moi 👩‍👩‍👧"]
        {
            let kept = sanitise("muistio", text.into(), Limits::STANDARD).expect("an attachment");

            assert_eq!((kept.media_type, kept.name.as_str()), (MediaType::Text, "muistio.txt"), "{text}");
            assert_eq!(kept.bytes, text.as_bytes());
        }
    }

    #[test]
    fn an_empty_file_and_one_byte_too_many_are_refused() {
        let limit = Limits::STANDARD.max_bytes;

        assert_eq!(sanitise("a.txt", Vec::new(), Limits::STANDARD), Err(Refused::Empty));
        assert!(sanitise("a.txt", vec![b'a'; limit], Limits::STANDARD).is_ok());
        assert_eq!(sanitise("a.txt", vec![b'a'; limit + 1], Limits::STANDARD), Err(Refused::Size));
    }

    #[test]
    fn five_files_of_25_mb_together_are_enough() {
        let mb = 1024 * 1024;

        assert_eq!(check_together([5 * mb; 5], Limits::STANDARD), Ok(()));
        assert_eq!(check_together([1; 6], Limits::STANDARD), Err(Refused::Count));
        assert_eq!(check_together([10 * mb, 10 * mb, 5 * mb + 1], Limits::STANDARD), Err(Refused::Total));
    }

    #[test]
    fn every_refusal_has_a_text_in_every_language_and_the_texts_name_the_limits() {
        for locale in Locale::ALL {
            let text = |refused: Refused| texts::text(locale, refused.key());

            assert!(Refused::ALL.into_iter().all(|refused| texts::has_text(locale, refused.key())), "{locale}");
            assert!(text(Refused::Size).contains("10 M"), "{locale}");
            assert!(text(Refused::Count).contains('5'), "{locale}");
            assert!(text(Refused::Total).contains("25 M"), "{locale}");
            assert!(text(Refused::TooManyPixels).contains("40 m"), "{locale}");
        }
    }

    #[test]
    fn a_media_type_is_read_as_it_is_written() {
        for media_type in MediaType::ALL {
            assert_eq!(MediaType::parse(media_type.mime()), Some(media_type));
        }
        assert_eq!(MediaType::parse("text/html"), None);
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_odd_to_be_answered(
            start in prop::sample::select(vec![&b""[..], b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"RIFF\x40\0\0\0WEBPVP8X", b"%PDF-"]),
            rest: Vec<u8>,
        ) {
            let _ = sanitise("x", [start, &rest].concat(), Limits::STANDARD);
        }
    }
}
