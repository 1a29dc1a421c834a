use std::collections::BTreeSet;

use super::*;

#[test]
fn every_page_leads_back_to_itself_through_all_three_languages() {
    for page in Address::ALL {
        for locale in Locale::ALL {
            assert_eq!(Address::parse(&page.path(locale)), Some((locale, page)));
        }
    }
    assert_eq!(Address::parse("/fi/strategia/avaintulos/10"), Some((Locale::Fi, Address::KeyResult(10))));
}

#[test]
fn no_two_pages_share_an_address_or_a_name() {
    for locale in Locale::ALL {
        let paths: BTreeSet<_> = Address::ALL.iter().map(|page| page.pattern(locale)).collect();
        assert_eq!(paths.len(), Address::ALL.len(), "{locale}");
    }
    let names: BTreeSet<_> = Address::ALL.iter().map(|page| page.name()).collect();
    assert_eq!(names.len(), Address::ALL.len());
}

#[test]
fn addresses_are_plain_words_under_their_language() {
    for (page, locale) in Address::ALL.iter().flat_map(|page| Locale::ALL.map(|locale| (page, locale))) {
        let path = page.path(locale);
        assert_eq!(path.get(..3), Some(format!("/{locale}").as_str()));
        assert!(path.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"/-".contains(&b)), "{path}");
    }
}

#[test]
fn what_is_no_page_leads_nowhere() {
    for path in ["", "/", "/de", "/sv/palaute", "/sv/strategi/mal/x", "/sv/strategi/mal/70000", "/sv/respons/text/1"] {
        assert_eq!(Address::parse(path), None, "{path}");
    }
}
