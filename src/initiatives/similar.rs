//! Initiatives that speak of the same: shown while one is written, never used to decide anything.

use std::collections::BTreeSet;

use super::list::Line;
use crate::kernel::locale::Locale;
use crate::words::{Stem, stems};

/// Shorter stems stand in too many texts.
const STEM_MIN_CHARS: usize = 4;
/// So many stems have to be the same.
const SHARED_MIN: usize = 2;
/// So many are shown.
const SHOWN_MAX: usize = 3;

/// Those of the candidates that share most words with a text, the most alike first. Words are compared within a language.
#[must_use]
pub fn similar<'a>(text: &str, locale: Locale, candidates: &'a [Line]) -> Vec<&'a Line> {
    let wanted = telling(text, locale);
    let mut found: Vec<(usize, &Line)> = candidates
        .iter()
        .filter(|line| line.language == locale.code())
        .map(|line| (shared(&wanted, line, locale), line))
        .filter(|(shared, _)| *shared >= SHARED_MIN)
        .collect();
    found.sort_by(|(one, first), (other, second)| other.cmp(one).then(second.number.cmp(&first.number)));
    found.into_iter().take(SHOWN_MAX).map(|(_, line)| line).collect()
}

fn shared(wanted: &BTreeSet<Stem>, line: &Line, locale: Locale) -> usize {
    let title = line.title.as_deref().unwrap_or_default();
    let proposal = line.proposal.as_deref().unwrap_or_default();
    telling(&format!("{title} {proposal}"), locale).intersection(wanted).count()
}

fn telling(text: &str, locale: Locale) -> BTreeSet<Stem> {
    stems(text, locale).into_iter().filter(|stem| stem.as_str().chars().count() >= STEM_MIN_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use entity::ids::InitiativeId;
    use uuid::Uuid;

    use super::*;

    fn line(number: &str, title: &str) -> Line {
        Line {
            id: InitiativeId(Uuid::nil()),
            number: number.to_owned(),
            kind: "member".to_owned(),
            state: "in_preparation".to_owned(),
            language: "sv".to_owned(),
            municipality_id: None,
            title: Some(title.to_owned()),
            proposal: None,
            filed_on: "2026-03-02".parse().expect("a date"),
            since: "2026-03-02".parse().expect("a date"),
            next_on: None,
            notice_by: None,
            noticed_on: None,
            handle_by: None,
            case_id: None,
            refused_by: None,
            case_due_on: None,
        }
    }

    #[test]
    fn what_speaks_of_the_same_in_other_forms_is_found() {
        let lines = [line("2026-001", "Bänkar vid hälsostationen i Kotka"), line("2026-002", "Simhall i Hamina")];

        let found = similar("Sätt en bänk vid varje hälsostation", Locale::Sv, &lines);

        assert_eq!(found.iter().map(|line| line.number.as_str()).collect::<Vec<_>>(), ["2026-001"]);
        assert!(similar("Sätt en bänk vid varje hälsostation", Locale::Fi, &lines).is_empty());
    }
}
