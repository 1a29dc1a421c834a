//! Signposts: which matters have a better address than feedback.
//!
//! What always holds: a signpost is a suggestion. It never stops anybody from sending feedback.

use crate::counties::county::Signpost;
use crate::words::StemSet;

/// The signposts that a text suggests, urgent ones first, otherwise in the county's order.
///
/// Words are compared by stem, and a text is read in all three languages, since the writer's
/// language need not be that of the page. One urgent signpost brings the other urgent ones after it: who is in need may
/// not know which number is theirs.
#[must_use]
pub fn suggested<'a>(signposts: &'a [Signpost], text: &str) -> Vec<&'a Signpost> {
    let text = StemSet::of(text);
    let (mut suggested, others): (Vec<&Signpost>, Vec<&Signpost>) =
        signposts.iter().partition(|signpost| text.contains_any_loosely(&signpost.phrases));
    if suggested.iter().any(|signpost| signpost.urgent) {
        suggested.extend(others.into_iter().filter(|signpost| signpost.urgent));
    }
    suggested.sort_by_key(|signpost| !signpost.urgent);
    suggested
}

/// The urgent ones among those that a text suggests.
#[must_use]
pub fn urgent<'a>(signposts: &'a [Signpost], text: &str) -> Vec<&'a Signpost> {
    suggested(signposts, text).into_iter().filter(|signpost| signpost.urgent).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::counties::county::{Translated, Words};

    fn signpost(id: &str, urgent: bool, fi: &[&str], sv: &[&str], en: &[&str]) -> Signpost {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Signpost {
            id: id.to_owned(),
            urgent,
            title: Translated::default(),
            sentence: Translated::default(),
            phone: None,
            link: None,
            phrases: Words { fi: list(fi), sv: list(sv), en: list(en) },
        }
    }

    /// A county's list in small.
    fn signposts() -> Vec<Signpost> {
        vec![
            signpost(
                "appointment",
                false,
                &["perua ajan", "peruuttaa ajan", "peruuttaisin aikani", "siirtää aikaa", "ajanvarauksen peruutus"],
                &["avboka tid", "avboka min tid", "boka om min tid", "ändra min tid"],
                &["cancel my appointment", "change my appointment"],
            ),
            signpost(
                "bill",
                false,
                &["väärä lasku", "lasku on väärin", "laskun eräpäivä", "maksumuistutus"],
                &["fel i fakturan", "fakturan är fel", "betala fakturan"],
                &["wrong invoice", "my bill"],
            ),
            signpost(
                "remonstrance",
                false,
                &["muistutus hoidosta", "tehdä muistutuksen", "tehdä kantelun"],
                &["göra en anmärkning", "lämna in ett klagomål"],
                &["formal complaint"],
            ),
            signpost(
                "emergency",
                true,
                &["rintakipu", "ei hengitä", "itsemurha", "tajuton", "hätätilanne"],
                &["bröstsmärta", "andas inte", "självmord", "medvetslös", "ta mitt liv"],
                &["chest pain", "not breathing", "suicide", "unconscious"],
            ),
        ]
    }

    fn ids_for(text: &str) -> Vec<String> {
        suggested(&signposts(), text).into_iter().map(|signpost| signpost.id.clone()).collect()
    }

    #[rstest]
    #[case("Jag vill avboka min tid på torsdag.", "appointment")]
    #[case("Hur kan man avboka tiden?", "appointment")]
    #[case("Haluaisin peruuttaa ajan huomiselta", "appointment")]
    #[case("Ajanvarauksen peruutuksesta", "appointment")]
    #[case("Please CANCEL my appointments", "appointment")]
    #[case("Sain väärän laskun", "bill")]
    #[case("Laskujen eräpäivät", "bill")]
    #[case("Det är fel i fakturorna", "bill")]
    #[case("Haluan tehdä muistutuksen", "remonstrance")]
    #[case("Äidillä on rintakipua nyt", "emergency")]
    #[case("Hän ei hengitä!", "emergency")]
    #[case("Han är medvetslös och andas inte", "emergency")]
    fn a_text_suggests_its_signpost(#[case] text: &str, #[case] id: &str) {
        assert_eq!(ids_for(text), [id]);
    }

    #[test]
    fn urgent_signposts_come_first_and_the_others_in_the_countys_order() {
        let ids = ids_for("Laskun eräpäivä meni ja halusin perua ajan, mutta nyt on rintakipuja.");

        assert_eq!(ids, ["emergency", "appointment", "bill"]);
    }

    #[rstest]
    #[case("Tiden på mottagningen var lugn och trygg.")]
    #[case("Tiden gick fort och jag fick andas ut, tack!")]
    #[case("Kiitos, aika oli sopiva ja hoitaja muistutti lääkkeistä.")]
    #[case("Laskin portaat, kun kuntosalille ei päässyt.")]
    #[case("Hoito oli hyvää, mutta jonotin puhelimessa kauan eikä kukaan hengittänyt niskaan.")]
    #[case("Min mor bor på boendet och livet där är bra.")]
    #[case("The staff were kind and my appointment was on time.")]
    #[case("")]
    fn ordinary_feedback_suggests_nothing(#[case] text: &str) {
        assert_eq!(ids_for(text), [] as [&str; 0]);
    }

    proptest! {
        #[test]
        fn whatever_stands_around_it_an_emergency_is_seen(before in "[a-zåäö ,.\n]{0,60}", after in "[a-zåäö ,.\n]{0,60}") {
            let ids = ids_for(&format!("{before} rintakivun {after}"));

            prop_assert_eq!(ids.first().map(String::as_str), Some("emergency"));
        }
    }
}
