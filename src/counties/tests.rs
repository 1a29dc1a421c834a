//! The loader on whole packs: a valid one, and each fault once.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use proptest::prelude::*;
use rstest::rstest;

use super::county::{Translated, Unit, UnitLevel};
use super::{difference, load, sample};

fn faults(folder: &Path) -> Vec<String> {
    load(folder).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn loading_twice_changes_nothing() {
    let folder = sample::folder();

    let (first, second) = (load(folder.path()).unwrap(), load(folder.path()).unwrap());

    assert_eq!(first, second);
    assert_eq!(difference(&first, &second), []);
}

#[rstest]
// Form
#[case("units.toml", "level = \"result_area\"", "colour = 1\nlevel = \"result_area\"",
    &["units.toml:12: unknown field `colour`, expected one of `id`, `parent`, `level`, `name`, `opened_on`, `closed_on`, `successor`, `to_be_confirmed` in `unit`"])]
#[case("routing.toml", "version = 7\n", "", &["routing.toml:1: missing field `version`"])]
#[case("strategy.toml", "linkable = true", "", &["strategy.toml:5: missing field `linkable` in `level`"])]
// Languages
#[case("units.toml", "sv = \"Hemvård\", ", "", &["units.toml:13: the translation unit/home-care/name/sv is missing"])]
#[case("county.toml", "fi = \"arkisin\"", "fi = \" \"", &["county.toml:7: the translation phone_hours/fi is missing"])]
#[case("strategy.toml", ", fi = \"Päivät\"", "",
    &["strategy.toml:31: the translation goal/kr-1/target/measure/fi is missing"])]
#[case("county.toml", "required_languages = [\"fi\", \"sv\"]", "required_languages = []",
    &["county.toml:4: no language is required"])]
// Facts
#[case("county.toml", "\"99\"", "\"9\"", &["county.toml:3: the county's code `9` is not two digits"])]
#[case("county.toml", "\"286\"", "\"86\"",
    &["county.toml:14: the code `86` of municipality `kouvola` is not three digits"])]
#[case("county.toml", "id = \"kotka\"", "id = \"kouvola\"", &["county.toml:18: municipalities `kouvola` stands here twice"])]
#[case("county.toml", "total = 100", "total = 101",
    &["county.toml:25: the age bands add up to 100, not to the total of 101"])]
#[case("county.toml", "to = 14", "to = 12", &["county.toml:34: the age bands have a hole from 13 to 14"])]
#[case("county.toml", "to = 14", "to = 16", &["county.toml:34: the age band from 15 overlaps the one before it"])]
#[case("county.toml", "from = 15", "from = 15\nto = 99", &["county.toml:29: the last age band has an end"])]
#[case("county.toml", "to = 14\n", "", &["county.toml:33: the age band from 15 follows the open band"])]
// Deadlines and keeping times
#[case("deadlines.toml", "reopening", "reopenning",
    &["deadlines.toml:1: deadline `reopening` is missing", "deadlines.toml:6: nothing has a deadline called `reopenning`"])]
#[case("deadlines.toml", "length = 10", "length = 0", &["deadlines.toml:1: deadline `answer` has no length"])]
#[case("retention.toml", "\"tombstone\"", "\"burn\"",
    &["retention.toml:5: `burn` is none of delete, tombstone, archive"])]
#[case("retention.toml", "class = \"backup\"", "class = \"program_log\"", &[
    "retention.toml:1: nothing says how long `backup` is kept",
    "retention.toml:177: retention `program_log` stands here twice"])]
#[case("retention.toml", "from = \"closed\"", "from = \"the_end\"",
    &["retention.toml:3: `the_end` is none of created, expired, closed, final_decision, left, last_active, sealed, sent"])]
#[case("retention.toml", "fi = \"Keksitty\"", "fi = \"\"",
    &["retention.toml:6: the translation retention/feedback_text/ground/fi is missing"])]
// Notices
#[case("county.toml", "privacy@county.example", "nowhere", &["county.toml:39: `nowhere` is no e-mail address"])]
#[case("county.toml", "\"partial\"", "\"full\"", &["county.toml:47: with known faults it cannot be `full`"])]
#[case("county.toml", "2026-02-01", "2025-02-01",
    &["county.toml:50: looked through on 2025-02-01, before it was made"])]
#[case("county.toml", "[[accessibility.gaps]]\nid = \"videos\"\nground = \"noncompliance\"", "[[accessibility.gaps]]\nid = \"videos\"\nground = \"laziness\"",
    &["county.toml:54: unknown variant `laziness`, expected one of `noncompliance`, `burden`, `out_of_scope` in `accessibility.gaps.ground`"])]
// Units
#[case("units.toml", "= \"general-desk\"", "= \"desk\"",
    &["units.toml:1: the general desk takes no work: there is no unit `desk`"])]
#[case("units.toml", "= \"general-desk\"", "= \"home-care-kuusankoski\"",
    &["units.toml:1: the general desk takes no work: unit `home-care-kuusankoski` closes on 2024-12-31"])]
#[case("units.toml", "opened_on = \"2023-01-01\"", "opened_on = \"2022-01-01\"",
    &["units.toml:1: the general desk opens on 2023-01-01, after unit `elderly-care`"])]
#[case("units.toml", "id = \"elderly-care\"", "id = \"general-desk\"", &[
    "units.toml:11: unit `home-care` has the parent `elderly-care`, which does not exist",
    "units.toml:32: unit `general-desk` stands here twice"])]
#[case("units.toml", "parent = \"elderly-care\"", "parent = \"home-care-kouvola\"",
    &["units.toml:11: unit `home-care` stands before its parent `home-care-kouvola`"])]
#[case("units.toml", "parent = \"home-care\"", "parent = \"home-care-kouvola\"",
    &["units.toml:18: unit `home-care-kouvola` stands before its parent `home-care-kouvola`"])]
#[case("units.toml", "level = \"service_area\"",
    "level = \"service_area\"\nclosed_on = \"2030-06-30\"\nsuccessor = \"general-desk\"",
    &["units.toml:13: unit `home-care` stays open when its parent `elderly-care` closes on 2030-06-30"])]
#[case("units.toml", "closed_on = \"2024-12-31\"", "closed_on = \"2022-06-30\"", &[
    "units.toml:29: unit `home-care-kuusankoski` closes before it opens",
    "units.toml:30: unit `home-care-kuusankoski` has the successor `home-care-kouvola`, which is not open the day after 2022-06-30"])]
#[case("units.toml", "successor = \"home-care-kouvola\"\n", "",
    &["units.toml:29: unit `home-care-kuusankoski` closes on 2024-12-31 without a successor"])]
#[case("units.toml", "closed_on = \"2024-12-31\"\n", "",
    &["units.toml:29: unit `home-care-kuusankoski` has the successor `home-care-kouvola` but no last day"])]
#[case("units.toml", "successor = \"home-care-kouvola\"", "successor = \"nobody\"",
    &["units.toml:30: unit `home-care-kuusankoski` has the successor `nobody`, which does not exist"])]
#[case("units.toml", "successor = \"home-care-kouvola\"", "successor = \"home-care-kuusankoski\"",
    &["units.toml:30: unit `home-care-kuusankoski` comes back to itself by its successor `home-care-kuusankoski`"])]
#[case("units.toml", "fi = \"Kotihoito Kuusankoski\"", "fi = \"Kotihoito Kouvola\"",
    &["units.toml:27: unit `home-care-kuusankoski` has the name of `home-care-kouvola` while both are open"])]
// Initiatives
#[case("initiatives.toml", "process = \"00.01\"", "process = \"\"", &["initiatives.toml:1: the process has no id"])]
#[case("initiatives.toml", "[\"email\", \"strong\", \"paper\"]", "[\"email\", \"email\"]",
    &["initiatives.toml:3: the same level of support stands here twice"])]
#[case("initiatives.toml", "[\"email\", \"strong\", \"paper\"]", "[]", &["initiatives.toml:3: no support counts"])]
#[case("initiatives.toml", "per_mille = 10", "per_mille = 1001",
    &["initiatives.toml:4: 1001 thousandths are no share"])]
#[case("initiatives.toml", "per_mille = 10", "per_mille = 10, from_age = 16",
    &["initiatives.toml:4: no age band begins at 16"])]
#[case("initiatives.toml", "threshold = { per_mille = 10 }", "collecting = { days = 6 }",
    &["initiatives.toml:4: 6 days of collecting are not between 7 and 730"])]
#[case("initiatives.toml", "threshold = { per_mille = 10 }", "handling = { length = 0, unit = \"months\" }",
    &["initiatives.toml:4: the time for the measures has no length"])]
// References
#[case("services.toml", "unit = \"home-care\"", "unit = \"nobody\"",
    &["services.toml:5: service `home-care` is given by nobody: there is no unit `nobody`"])]
#[case("services.toml", "unit = \"home-care\"", "unit = \"home-care-kuusankoski\"",
    &["services.toml:5: service `home-care` is given by nobody: unit `home-care-kuusankoski` closes on 2024-12-31"])]
#[case("services.toml", "goal = \"kr-1\"", "goal = \"kr-9\"",
    &["services.toml:11: topic `waiting` means the goal `kr-9`, which does not exist"])]
#[case("services.toml", "municipality = \"kouvola\"", "municipality = \"turku\"",
    &["services.toml:16: place `town-hall` is in `turku`, which is no municipality"])]
#[case("services.toml", "services = [\"home-care\"]", "services = [\n  \"home-care\",\n  \"taxi\",\n]",
    &["services.toml:19: place `town-hall` gives the service `taxi`, which does not exist"])]
// Rules
#[case("routing.toml", "id = 15", "id = 14", &["routing.toml:9: rule `14` stands here twice"])]
#[case("routing.toml", "unit = \"general-desk\"", "unit = \"nobody\"",
    &["routing.toml:13: rule 15 points nowhere: there is no unit `nobody`"])]
#[case("routing.toml", "unit = \"general-desk\"", "unit = \"home-care-kuusankoski\"",
    &["routing.toml:13: rule 15 points nowhere: unit `home-care-kuusankoski` closes on 2024-12-31"])]
#[case("routing.toml", "languages = [\"sv\"]\nwords.sv = [\"parkering\"]\n", "",
    &["routing.toml:10: rule 15 has no condition, so no rule after it would ever be asked"])]
#[case("routing.toml", "languages = [\"sv\"]", "kinds = [\"rant\"]",
    &["routing.toml:11: rule 15 asks for `rant`, which is not among the kinds"])]
#[case("routing.toml", "languages = [\"sv\"]", "places = [\"moon\"]\ntopics = [\"tides\"]", &[
    "routing.toml:11: rule 15 asks for `moon`, which is not among the places",
    "routing.toml:12: rule 15 asks for `tides`, which is not among the topics"])]
// Strategy
#[case("strategy.toml", "years = [2026, 2029]", "years = [2026, 2025]",
    &["strategy.toml:2: the strategy ends before it begins"])]
#[case("strategy.toml", "level = \"key_result\"", "level = \"dream\"",
    &["strategy.toml:25: goal `kr-1` is of the level `dream`, which does not exist"])]
#[case("strategy.toml", "parent = \"cg-1\"", "parent = \"kr-1\"",
    &["strategy.toml:26: goal `kr-1` stands before its parent `kr-1`"])]
#[case("strategy.toml", "level = \"key_result\"\nparent = \"cg-1\"", "level = \"change_goal\"",
    &["strategy.toml:26: goal `kr-1` has the number 1, which is 0 or taken on its level"])]
fn a_fault_is_told_with_its_file_and_line(
    #[case] file: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] expected: &[&str],
) {
    let folder = sample::folder();
    sample::rewrite(folder.path(), file, from, to);

    let faults = faults(folder.path());

    assert_eq!(faults, expected);
}

#[test]
fn faults_of_all_files_are_told_at_once_and_one_unreadable_file_brings_no_others() {
    let folder = sample::folder();
    sample::rewrite(folder.path(), "units.toml", "level = \"service_area\"", "level = \"top\"");
    sample::rewrite(folder.path(), "units.toml", "closed_on = \"2024-12-31\"", "closed_on = \"soon\"");
    sample::rewrite(folder.path(), "routing.toml", "version = 7", "version = = 7");
    sample::rewrite(folder.path(), "services.toml", "goal = \"kr-1\"", "goal = \"kr-9\"");
    fs::remove_file(folder.path().join("answers.toml")).unwrap();

    let faults = faults(folder.path());

    let places: Vec<&str> = faults.iter().map(|fault| fault.split(": ").next().unwrap()).collect();
    assert_eq!(
        places,
        ["units.toml:5", "units.toml:29", "services.toml:11", "routing.toml:1", "answers.toml:1"],
        "{faults:#?}"
    );
}

#[test]
fn the_packs_that_we_ship_are_whole() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("counties");
    let entries = fs::read_dir(shipped).unwrap().map(|entry| entry.unwrap().path());

    for folder in entries.filter(|path| path.is_dir()) {
        let county = load(&folder);

        assert!(county.is_ok(), "{}: {:#?}", folder.display(), county.unwrap_err());
    }
}

proptest! {
    #[test]
    fn no_walk_up_or_down_the_units_goes_on_for_ever(parents in proptest::collection::vec(proptest::option::of(0..12_usize), 1..12)) {
        let mut county = sample::county();
        county.units = parents.iter().enumerate().map(|(at, parent)| Unit {
            id: at.to_string(),
            parent: parent.map(|parent| parent.to_string()),
            level: UnitLevel::ServiceUnit,
            name: Translated::default(),
            opened_on: NaiveDate::MIN,
            closed_on: None,
            successor: None,
            to_be_confirmed: false,
        }).collect();

        for unit in &county.units {
            prop_assert!(county.ancestors(&unit.id).count() <= county.units.len());
            prop_assert!(county.subtree(&unit.id).contains(&unit));
        }
    }
}
