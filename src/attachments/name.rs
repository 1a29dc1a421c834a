//! Names of files, as people may read them again.

use crate::kernel::text::clean_line;

use super::MediaType;

const NAME_MAX_CHARS: usize = 200;

/// The name for a page and a header: the last part of the path, one line, at most 200 characters, ending as its type does.
pub(super) fn clean(declared: &str, media_type: MediaType) -> String {
    let line = clean_line(declared);
    let last = line.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem: String = without_extension(last).chars().map(|c| if is_reserved(c) { '_' } else { c }).collect();

    let extension = media_type.extension();
    let room = NAME_MAX_CHARS - extension.len() - 1;
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(room).collect();
    match stem.trim_end_matches(['.', ' ']) {
        "" => format!("file.{extension}"),
        stem => format!("{stem}.{extension}"),
    }
}

/// Cuts what looks like an extension: one to five letters or digits after the last point, not all of them digits.
fn without_extension(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, end))
            if (1..=5).contains(&end.len())
                && end.bytes().all(|b| b.is_ascii_alphanumeric())
                && end.bytes().any(|b| b.is_ascii_alphabetic()) =>
        {
            stem
        }
        _ => name,
    }
}

/// Characters that some system takes for more than a part of a name.
fn is_reserved(c: char) -> bool {
    matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::kernel::text::is_hidden;

    #[rstest]
    #[case::plain("Hissen.JPG", "Hissen.jpg")]
    #[case::other_type("brev.docx", "brev.jpg")]
    #[case::path("../../etc/passwd", "passwd.jpg")]
    #[case::windows_path(r"C:\kuvat\ovi.png", "ovi.jpg")]
    #[case::composed("ka\u{308}yta\u{308}va\u{308}", "käytävä.jpg")]
    #[case::turned_around("faktura\u{202E}gpj.exe", "fakturagpj.jpg")]
    #[case::line_breaks("a\r\nSet-Cookie: b=c", "a Set-Cookie_ b=c.jpg")]
    #[case::number_is_no_extension("Plan 3.5", "Plan 3.5.jpg")]
    #[case::hidden_file(".htaccess", "htaccess.jpg")]
    #[case::only_points("..", "file.jpg")]
    #[case::only_an_extension(".jpg", "file.jpg")]
    #[case::nothing("", "file.jpg")]
    #[case::marked("\"><img src=x>", "___img src=x_.jpg")]
    fn names_are_made_harmless(#[case] declared: &str, #[case] kept: &str) {
        let name = clean(declared, MediaType::Jpeg);

        assert_eq!(name, kept);
    }

    #[test]
    fn a_long_name_is_cut_and_keeps_its_extension() {
        let name = clean(&"ä".repeat(5000), MediaType::WebP);

        assert_eq!(name.chars().count(), 200);
        assert!(name.ends_with("ä.webp"));
    }

    proptest! {
        #[test]
        fn every_name_is_short_visible_and_without_a_path(declared in prop_oneof![".*", "[./\\\\ a-c\u{202E}\u{0}\n:]{0,30}"]) {
            let name = clean(&declared, MediaType::Pdf);

            prop_assert!(name.chars().count() <= 200);
            prop_assert!(name.strip_suffix(".pdf").is_some_and(|stem| !stem.is_empty()) && !name.starts_with('.'));
            prop_assert!(!name.chars().any(|c| is_hidden(c) || is_reserved(c) || matches!(c, '/' | '\\')));
        }
    }
}
