//! Names that may be one person's, however they are spelt. It only points: people decide.
//!
//! Nothing of a name is kept for comparing: those of one municipality are opened, compared and let go.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of a word from which on one of them may differ, and from which on two may.
const ONE_SLIP_FROM: usize = 4;
const TWO_SLIPS_FROM: usize = 8;
/// Names that one writes out and another leaves out, as second given names.
const LEFT_OUT_MAX: usize = 2;

/// A name made ready to be compared.
#[derive(Clone, PartialEq, Eq)]
pub struct Likeness(Vec<String>);

impl Likeness {
    /// The words of a name without accents, doubled letters and what sounds alike.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let bare: String = name.to_lowercase().nfkd().filter(|c| !is_combining_mark(*c)).collect();
        let words = bare.split(|c: char| !c.is_alphanumeric()).map(sound).filter(|word| !word.is_empty());
        let mut words: Vec<String> = words.collect();
        words.sort_unstable();
        Self(words)
    }

    /// May the two be one person: the same words in any order, with a slip of the pen, an initial or a second given
    /// name left out?
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.is_within(other) || other.is_within(self)
    }

    /// Does every word stand in the other name, of which little is left over?
    fn is_within(&self, other: &Self) -> bool {
        let mut left: Vec<&String> = other.0.iter().collect();
        let mut written_out = 0;
        for word in &self.0 {
            let exact = left.iter().position(|other| *other == word);
            let near = || left.iter().position(|other| is_near(word, other));
            let initial = || left.iter().position(|other| is_initial(word, other));
            if let Some(at) = exact.or_else(near) {
                left.swap_remove(at);
                written_out += 1;
            } else if let Some(at) = initial() {
                left.swap_remove(at);
            } else {
                return false;
            }
        }
        // A lone family name is anybody's in the family.
        let is_whole = self.0.len() > 1 || left.is_empty();
        written_out > 0 && is_whole && left.len() <= LEFT_OUT_MAX
    }
}

/// A word as it sounds, roughly: *Carlsson* is *Karlson*, *Wirtanen* is *Virtanen*.
fn sound(word: &str) -> String {
    let plain = word.replace('ø', "o").replace('æ', "a").replace("ck", "k").replace("ph", "f").replace("th", "t");
    let mut sounds = String::new();
    for c in plain.chars() {
        let heard = match c {
            'w' => 'v',
            'c' | 'q' => 'k',
            'z' => 's',
            'j' => 'i',
            other => other,
        };
        if !sounds.ends_with(heard) {
            sounds.push(heard);
        }
    }
    sounds
}

fn is_near(one: &str, other: &str) -> bool {
    let letters = one.chars().count().min(other.chars().count());
    let slips = match letters {
        _ if letters >= TWO_SLIPS_FROM => 2,
        _ if letters >= ONE_SLIP_FROM => 1,
        _ => 0,
    };
    strsim::osa_distance(one, other) <= slips
}

fn is_initial(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.chars().count() == 1 && long.starts_with(short)
}

/// Names do not belong in logs.
impl std::fmt::Debug for Likeness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Likeness")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn are_like(one: &str, other: &str) -> bool {
        Likeness::of(one).is_like(&Likeness::of(other))
    }

    #[rstest]
    #[case::same("Matti Virtanen", "Matti Virtanen")]
    #[case::order("Virtanen, Matti", "MATTI VIRTANEN")]
    #[case::accents("Åke Öhman", "Ake Ohman")]
    #[case::old_spelling("Matti Wirtanen", "Matti Virtanen")]
    #[case::sound("Carl Carlsson", "Karl Karlson")]
    #[case::slip("Matti Virtanenn", "Mati Virtanen")]
    #[case::swapped("Maija Meikäläinen", "Majia Meikäläinen")]
    #[case::hyphen("Anna-Liisa Korhonen", "Anna Liisa Korhonen")]
    #[case::second_name("Anna Liisa Korhonen", "Anna Korhonen")]
    #[case::initial("M. Virtanen", "Matti Virtanen")]
    #[case::composed("Pa\u{308}ivi Ma\u{308}ki", "Päivi Mäki")]
    fn other_spellings_of_one_name_are_alike(#[case] one: &str, #[case] other: &str) {
        assert!(are_like(one, other), "{one} ~ {other}");
        assert!(are_like(other, one), "{other} ~ {one}");
    }

    #[rstest]
    #[case::given("Matti Virtanen", "Pekka Virtanen")]
    #[case::family("Matti Virtanen", "Matti Korhonen")]
    #[case::short("Ari Salo", "Eri Salo")]
    #[case::only_a_family_name("Virtanen", "Matti Virtanen")]
    #[case::only_initials("M. V.", "Matti Virtanen")]
    #[case::nothing("", "Matti Virtanen")]
    #[case::nothing_twice("", "")]
    #[case::siblings("Anna Mäki", "Hanna Mäki Salo Laine Koski")]
    fn other_names_are_not(#[case] one: &str, #[case] other: &str) {
        assert!(!are_like(one, other), "{one} ~ {other}");
    }

    proptest! {
        #[test]
        fn every_name_is_like_itself_and_likeness_has_no_direction(one in "[A-ZÅÄÖa-zåäö' -]{0,30}", other in "[A-Za-z -]{0,30}") {
            let (a, b) = (Likeness::of(&one), Likeness::of(&other));

            prop_assert_eq!(a.is_like(&a), !a.0.is_empty());
            prop_assert_eq!(a.is_like(&b), b.is_like(&a));
        }
    }
}
