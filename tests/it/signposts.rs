//! What a text is really about: the county's own phrases on everyday sentences, and an alarm wherever one is written.

use std::path::Path;

use delta::counties;
use delta::signposts::suggested;
use rstest::rstest;

fn ids_for(text: &str) -> Vec<String> {
    let county = counties::load(Path::new("counties/kymmenedalen")).expect("a sound pack");
    suggested(&county.signposts, text).into_iter().map(|signpost| signpost.id.clone()).collect()
}

#[rstest]
// Breath, heart and brain
#[case("Auttakaa, en saa henkeä")]
#[case("Minulla on rintakipua enkä saa henkeä")]
#[case("Hengenahdistus pahenee, sydänkohtaus?")]
#[case("Mieheni sai aivohalvauksen äsken")]
#[case("Äiti ei enää hengitä!")]
#[case("Rintaan koskee kovasti, mitä teen?")]
#[case("Jag har svårt att andas och ont i bröstet")]
#[case("Min man har fått en stroke nu")]
#[case("Hon andas inte")]
#[case("Pappa är helt medvetslös")]
#[case("I have chest pain right now")]
#[case("I can’t breathe")]
#[case("My father is not breathing")]
// Life
#[case("En halua enää elää")]
#[case("Minulla on itsetuhoisia ajatuksia")]
#[case("Äitini ei jaksa enää elää")]
#[case("Poikani puhuu itsemurhasta")]
#[case("Jag har självmordstankar")]
#[case("Jag vill inte längre leva")]
#[case("Dottern talar om att ta sitt liv")]
#[case("I don't really want to live")]
#[case("My son is suicidal")]
// Fire
#[case("Talo palaa, tulkaa heti")]
#[case("Huset brinner!")]
#[case("Our house is on fire")]
fn everyday_words_of_an_emergency_show_112_and_then_116117(#[case] text: &str) {
    assert_eq!(ids_for(text), ["emergency", "urgent-care"]);
}

#[rstest]
#[case("Minulla on kova hammassärky")]
#[case("Jag behöver hjälp genast")]
#[case("I need help right now")]
fn a_matter_for_the_helpline_shows_116117_and_then_112(#[case] text: &str) {
    assert_eq!(ids_for(text), ["urgent-care", "emergency"]);
}

#[rstest]
#[case("Min räkning är fel", "bill")]
#[case("Jag fick en stor räkning", "bill")]
#[case("Laskuni on aivan väärin", "bill")]
#[case("My bill was too big", "bill")]
#[case("Jag vill avboka tandläkartiden", "appointment")]
#[case("Jag måste avboka min bokade tid", "appointment")]
#[case("Voinko perua huomisen ajan?", "appointment")]
#[case("I have to cancel my dentist appointment", "appointment")]
fn everyday_words_of_an_ordinary_matter_show_its_signpost(#[case] text: &str, #[case] id: &str) {
    assert_eq!(ids_for(text), [id]);
}

#[rstest]
#[case("Hissi ei hengitä, ilmanvaihto on huono")]
#[case("Isäni sai sydänkohtauksen vuosi sitten ja hoito oli erinomaista")]
#[case("Rakastan elää täällä, kiitos kotihoidolle")]
#[case("Hoitaja palaa asiaan aina, kun lupaa")]
#[case("Pihalla ei pala yksikään valo")]
#[case("Det var skönt att få andas ut efter besöket")]
#[case("För min del är räkningen av timmar klar")]
#[case("Mamma fick en stroke i fjol och vården var utmärkt")]
#[case("Lampan i trapphuset brinner aldrig")]
#[case("Thank you for saving my mother after her heart attack last year")]
#[case("The waiting room was hard to find")]
fn what_is_over_or_meant_otherwise_rings_no_bell(#[case] text: &str) {
    assert_eq!(ids_for(text), [] as [&str; 0]);
}
