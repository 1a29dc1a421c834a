//! What Snowball leaves undone: a small step after it that brings more forms of a word together.
//!
//! Finnish changes consonants inside words (hammashoito, hammashoidon) and has endings that
//! Snowball takes for parts of the word (varaus, varauksen, varausta). Swedish needs the definite
//! form of long words (apotek, apoteket; faktura, fakturan).

use rust_stemmers::Stemmer;

/// Shorter than this a stem would stand for words that have nothing to do with each other.
const SHORTEST: usize = 3;

/// Last consonants of a Finnish stem in their strong and weak grade, strong ones first.
const GRADES: [(&str, &str); 12] = [
    ("mp", "m"),
    ("nt", "n"),
    ("ng", "nk"),
    ("lt", "l"),
    ("lk", "l"),
    ("rt", "r"),
    ("rk", "r"),
    ("hk", "h"),
    ("hd", "ht"),
    ("ps", "p"),
    ("d", "t"),
    ("v", "p"),
];

/// The stem of a lower-case Finnish word.
pub(super) fn finnish(word: &str, snowball: &Stemmer) -> String {
    if word.chars().count() <= SHORTEST {
        return word.to_owned();
    }
    // Snowball takes the genitive of `apteekki` for the particle `-kin`.
    let whole = if word.ends_with("eekin") { cut(word, "n") } else { word };
    let stem = single_consonants(&snowball.stem(whole));

    let stem = cut_one(&stem, &["han", "hän"]).map_or(stem.clone(), |start| format!("{start}h"));
    let stem = without_noun_ending(&stem);
    let (body, last_vowel) = match stem.chars().next_back() {
        Some(c @ ('u' | 'y')) => (cut(stem, if c == 'u' { "u" } else { "y" }), Some(c)),
        Some('a' | 'ä' | 'e' | 'i' | 'o' | 'ö') => (without_short_vowel(stem), None),
        _ => (stem, None),
    };
    let mut folded = weak_grade(body);
    folded.extend(last_vowel);
    marked_when_short(folded)
}

/// The stem of a lower-case Swedish word, from what Snowball made of it.
pub(super) fn swedish(stem: &str) -> String {
    const LONG: usize = 4;
    let without = |stem: &str, endings: &[&str]| -> String {
        let shorter = endings.iter().find_map(|ending| stem.strip_suffix(ending));
        shorter.filter(|start| start.chars().count() >= LONG).unwrap_or(stem).to_owned()
    };
    if stem.ends_with("itet") {
        return stem.to_owned();
    }
    let stem = without(stem, &["s"]);
    let stem = without(&stem, &["et", "an", "ar"]);
    without(&stem, &["s"])
}

/// `kk`, `pp`, `tt` and their weak grades fall together, as do other doubled consonants.
fn single_consonants(stem: &str) -> String {
    let mut single = String::with_capacity(stem.len());
    for c in stem.chars() {
        if is_vowel(c) || !single.ends_with(c) {
            single.push(c);
        }
    }
    single
}

/// -us, -uksen; -uus, -uuden, -uutta; -eys, -eyden; -nen, -sen; -in, -imen; -ton, -toman; -as, -aan.
fn without_noun_ending(stem: &str) -> &str {
    let after = |ending: &str, before: &[char]| {
        // Of short words Snowball leaves the vowel: `naise`, `naine`.
        let stem = if stem.ends_with("ise") || stem.ends_with("ine") { cut(stem, "e") } else { stem };
        stem.strip_suffix(ending).filter(|start| start.ends_with(before) && start.chars().count() >= SHORTEST)
    };
    let any = &['a', 'ä', 'e', 'i', 'o', 'ö', 'u', 'y'];
    let abstract_noun = || {
        let long = stem.strip_suffix(['d', 't'])?;
        long.strip_suffix(['u', 'y']).is_some_and(|start| start.ends_with(is_vowel)).then_some(long)
    };
    after("ks", any)
        .or_else(|| after("s", any))
        .or_else(|| after("n", &['i', 'o', 'ö']))
        .or_else(|| after("m", &['i', 'o', 'ö']))
        .or_else(abstract_noun)
        .unwrap_or(stem)
}

/// Without the last vowel, when a consonant stands before it.
fn without_short_vowel(stem: &str) -> &str {
    let start = stem.trim_end_matches(is_vowel);
    if stem.chars().count() == start.chars().count() + 1 && is_long_enough(start) { start } else { stem }
}

fn weak_grade(body: &str) -> String {
    let graded = GRADES.iter().find_map(|(strong, weak)| Some(format!("{}{weak}", body.strip_suffix(strong)?)));
    graded.unwrap_or_else(|| body.to_owned())
}

/// A dash keeps the stem of `kunta` apart from the word `kun`, which is short to begin with.
fn marked_when_short(stem: String) -> String {
    if stem.chars().count() <= SHORTEST && !stem.ends_with(is_vowel) { stem + "-" } else { stem }
}

fn cut<'a>(word: &'a str, ending: &str) -> &'a str {
    word.strip_suffix(ending).unwrap_or(word)
}

fn cut_one<'a>(word: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|start| is_long_enough(start))
}

fn is_long_enough(start: &str) -> bool {
    start.chars().count() >= SHORTEST - 1
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'å')
}
