use proptest::prelude::*;
use rstest::rstest;

use super::*;

const MARK: &str = "[personbeteckning borttagen]";

fn mask(text: &str) -> String {
    mask_identity_codes(text, MARK).text
}

fn is_masked_whole(code: &str) -> bool {
    mask(&format!("Olen {code}, kiitos.")) == format!("Olen {MARK}, kiitos.")
}

/// A test code: individual numbers from 900 are never given to anybody.
fn code_of(day: u32, month: u32, year: u32, sign: char, individual: u32) -> String {
    let number = ((day * 100 + month) * 100 + year) * 1000 + individual;
    let check = char::from(CHECK_CHARACTERS[(number % 31) as usize]);
    format!("{day:02}{month:02}{year:02}{sign}{individual:03}{check}")
}

#[rstest]
#[case("131052-308T")]
#[case("010100A900F")]
#[case("150585Y901P")]
#[case("290204B902E")]
#[case("311299-903B")]
fn known_codes_are_masked(#[case] code: &str) {
    assert!(is_masked_whole(code));
}

#[test]
fn every_sign_of_a_century_is_known() {
    for sign in "+-YXWVUABCDEF".chars() {
        assert!(is_masked_whole(&code_of(1, 2, 3, sign, 904)), "{sign}");
    }
}

#[rstest]
#[case("131052 - 308T")]
#[case("131052- 308 T")]
#[case("13 10 52-308T")]
#[case("13.10.52-308T")]
#[case("131052-\n308T")]
#[case("131052\u{A0}\u{2013}\u{A0}308T")]
#[case("131052\u{2010}308T")]
#[case("131052\u{2011}308T")]
#[case("131052\u{2014}308t")]
#[case("131052\u{2212}308T")]
#[case("131052\u{FF0D}308T")]
#[case("131052\u{200B}-\u{FEFF}308T")]
#[case("１３１０５２－３０８Ｔ")]
#[case("١٣١٠٥٢-٣٠٨T")]
#[case("131052\u{AD}308T")]
#[case("131052308T")]
#[case("131052 308 T")]
#[case("010100\u{410}900F")]
#[case("131052-308\u{442}")]
#[case("010100a900f")]
#[case("150585 y 901 p")]
fn however_it_is_spelt_a_code_is_masked(#[case] code: &str) {
    assert!(is_masked_whole(code));
}

#[test]
fn a_code_glued_to_other_words_is_masked() {
    assert_eq!(mask("hetu131052-308Tja"), format!("hetu{MARK}ja"));
    assert_eq!(mask("1131052-308T2"), format!("1{MARK}2"));
    assert_eq!(mask("131052-308T010100A900F"), format!("{MARK}{MARK}"));
}

#[test]
fn a_slip_in_the_check_character_is_masked_and_said_to_be_uncertain() {
    let masked = mask_identity_codes("131052-308A ja 010100A900F", MARK);

    assert_eq!(masked.text, format!("{MARK} ja {MARK}"));
    assert_eq!(
        masked.removed,
        [Removed { range: 0..11, is_certain: false }, Removed { range: 15..26, is_certain: true }]
    );
}

#[rstest]
#[case("Soita 040 123 4567 tai 05-1234567.")]
#[case("Aukioloajat 010125-311225 ja 8-16.")]
#[case("Laskun numero 310226-123456, viite 12345 67890.")]
#[case("Päivä 32.13.2026, 320152-9017, 290201-903X.")]
#[case("Tilinumero FI21 1234 5600 0007 85")]
#[case("Y-tunnus 2077474-0, 131052-000B")]
#[case("Ring 0401234567 eller 131052 3089")]
#[case("Dokument 131052308A, 131052 308A")]
#[case("131052 ------ 308T")]
fn what_is_no_code_is_left_alone(#[case] text: &str) {
    assert_eq!(mask(text), text);
}

fn spelling() -> impl Strategy<Value = String> {
    let sign = prop::sample::select("+-YXWVUABCDEF–—−‐".chars().collect::<Vec<_>>());
    let space = prop::sample::select(vec!["", " ", "\u{A0}", "\t"]);
    (1..=28_u32, 1..=12_u32, 0..=99_u32, sign, 900..=999_u32, space, any::<bool>()).prop_map(
        |(day, month, year, sign, individual, space, is_lower)| {
            let code = code_of(day, month, year, sign, individual);
            let spaced = code.replacen(sign, &format!("{space}{sign}{space}"), 1);
            if is_lower { spaced.to_lowercase() } else { spaced }
        },
    )
}

proptest! {
    #[test]
    fn no_code_survives(before in "[a-zåäö ,\n]{0,20}", code in spelling(), after in "([ ,.!\n][a-zåäö0-9 ]{0,20})?") {
        let masked = mask_identity_codes(&format!("{before} {code}{after}"), MARK);

        prop_assert!(!masked.text.contains(&code));
        prop_assert!(!masked.removed.is_empty());
    }

    #[test]
    fn masking_twice_is_masking_once(text in "([0-3][0-9][01][0-9]{3}[-+AY –]{1,2}[0-9]{3}[0-9A-Y]|[0-9A-F .-]{0,6}|\\PC{0,5}){0,8}") {
        let once = mask(&text);

        prop_assert_eq!(mask(&once), once);
    }

    #[test]
    fn a_text_without_digits_is_unchanged(text in "[^\\p{N}]{0,200}") {
        prop_assert_eq!(mask(&text), text);
    }

    #[test]
    fn what_was_removed_lies_in_the_text_in_order(text in "([0-3][0-9][01][0-9]{3}[-A]9[0-9]{2}[0-9A-Y]| |\\PC){0,6}") {
        let removed = mask_identity_codes(&text, MARK).removed;

        prop_assert!(removed.iter().all(|code| text.get(code.range.clone()).is_some()));
        prop_assert!(removed.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
    }
}
