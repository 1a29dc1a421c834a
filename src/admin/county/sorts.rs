//! What can be changed of a county, as data: sorts of things, and the fields of each.

use super::settings::SETTINGS;
use crate::counties::County;

/// A sort of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What concerns everybody, each a thing of its own.
    Settings,
    /// Phrases to start an answer from.
    Phrases,
    /// What a message may be about.
    Topics,
    /// What residents know the county by.
    Services,
    /// Where services are given.
    Places,
    /// The organisation.
    Units,
}

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// Several lines.
    Area,
    /// A list, one word a line.
    Words,
    /// A whole number between two.
    Number(i64, i64),
    /// A day.
    Day,
    /// Yes or no.
    Flag,
    /// A unit that takes work.
    Unit,
    /// A unit, or none.
    UnitOrNone,
    /// A level of the organisation.
    Level,
    /// A goal of the strategy, or none.
    GoalOrNone,
    /// A municipality.
    Municipality,
    /// Any number of services.
    Services,
    /// A whole number between two, or none.
    NumberOrNone(i64, i64),
    /// What a time is counted in.
    TimeUnit,
    /// The age from which residents are counted, among the borders of the county's age bands.
    FromAge,
    /// Any number of levels of support.
    SupportLevels,
}

/// A field of the form, and the place in the thing that it fills.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Name in the form.
    pub name: &'static str,
    /// Place within the thing, as `name/sv`.
    pub path: &'static str,
    /// Key of the label.
    pub label: &'static str,
    /// Key of the hint; may be empty.
    pub hint: &'static str,
    /// How it is filled in.
    pub shape: Shape,
    /// It may not be empty.
    pub is_required: bool,
}

/// A field that may not be empty.
pub(super) const fn needed(name: &'static str, path: &'static str, label: &'static str, shape: Shape) -> Field {
    Field { name, path, label, hint: "", shape, is_required: true }
}

/// A field that may be empty.
pub(super) const fn free(name: &'static str, path: &'static str, label: &'static str, shape: Shape) -> Field {
    Field { name, path, label, hint: "", shape, is_required: false }
}

/// A field with a hint.
pub(super) const fn hinted(field: Field, hint: &'static str) -> Field {
    Field { hint, ..field }
}

const NAME_SV: Field = needed("name_sv", "name/sv", "county-name-sv", Shape::Line);
const NAME_FI: Field = needed("name_fi", "name/fi", "county-name-fi", Shape::Line);
const NAME_EN: Field = free("name_en", "name/en", "county-name-en", Shape::Line);
const WORDS_SV: Field = hinted(free("words_sv", "words/sv", "county-words-sv", Shape::Words), "county-words-hint");
const WORDS_FI: Field = hinted(free("words_fi", "words/fi", "county-words-fi", Shape::Words), "county-words-hint");
const WORDS_EN: Field = hinted(free("words_en", "words/en", "county-words-en", Shape::Words), "county-words-hint");

const PHRASE: &[Field] = &[
    NAME_SV,
    NAME_FI,
    NAME_EN,
    needed("text_sv", "text/sv", "county-text-sv", Shape::Area),
    needed("text_fi", "text/fi", "county-text-fi", Shape::Area),
    free("text_en", "text/en", "county-text-en", Shape::Area),
];

const TOPIC: &[Field] = &[
    NAME_SV,
    NAME_FI,
    NAME_EN,
    hinted(free("goal", "goal", "county-goal", Shape::GoalOrNone), "county-goal-hint"),
    WORDS_SV,
    WORDS_FI,
    WORDS_EN,
];

const SERVICE: &[Field] = &[
    NAME_SV,
    NAME_FI,
    NAME_EN,
    needed("hint_sv", "hint/sv", "county-examples-sv", Shape::Line),
    needed("hint_fi", "hint/fi", "county-examples-fi", Shape::Line),
    free("hint_en", "hint/en", "county-examples-en", Shape::Line),
    hinted(needed("unit", "unit", "county-service-unit", Shape::Unit), "county-service-unit-hint"),
    hinted(free("sensitive", "sensitive", "county-sensitive", Shape::Flag), "county-sensitive-hint"),
    WORDS_SV,
    WORDS_FI,
    WORDS_EN,
];

const PLACE: &[Field] = &[
    NAME_SV,
    NAME_FI,
    NAME_EN,
    needed("municipality", "municipality", "county-municipality", Shape::Municipality),
    free("services", "services", "county-place-services", Shape::Services),
];

const UNIT: &[Field] = &[
    NAME_SV,
    NAME_FI,
    NAME_EN,
    free("parent", "parent", "county-parent", Shape::UnitOrNone),
    needed("level", "level", "county-level", Shape::Level),
    needed("opened_on", "opened_on", "county-opened-on", Shape::Day),
    free("unsure", "to_be_confirmed", "county-to-be-confirmed", Shape::Flag),
];

/// What a sort is called.
struct Names {
    code: &'static str,
    title: &'static str,
    text: &'static str,
    add: Option<&'static str>,
}

const fn names(code: &'static str, title: &'static str, text: &'static str, add: Option<&'static str>) -> Names {
    Names { code, title, text, add }
}

/// The entry that does not exist yet, in addresses.
pub const NEW: &str = "new";

impl Sort {
    /// All sorts, in the order of the overview.
    pub const ALL: [Self; 6] = [Self::Settings, Self::Phrases, Self::Topics, Self::Services, Self::Places, Self::Units];

    /// What it is called, in addresses and in texts.
    const fn names(self) -> Names {
        match self {
            Self::Settings => names("settings", "county-settings", "county-settings-text", None),
            Self::Phrases => names("phrases", "county-phrases", "county-phrases-text", Some("county-add-phrase")),
            Self::Topics => names("topics", "county-topics", "county-topics-text", Some("county-add-topic")),
            Self::Services => names("services", "county-services", "county-services-text", Some("county-add-service")),
            Self::Places => names("places", "county-places", "county-places-text", Some("county-add-place")),
            Self::Units => names("units", "county-units", "county-units-text", Some("county-add-unit")),
        }
    }

    /// The word in addresses; for lists also the name of the list in the county.
    pub const fn code(self) -> &'static str {
        self.names().code
    }

    /// Reads the word of an address.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }

    /// Key of the name of the list.
    pub const fn title(self) -> &'static str {
        self.names().title
    }

    /// Key of the sentence that says what they are.
    pub const fn text(self) -> &'static str {
        self.names().text
    }

    /// Key of the button that adds one; nothing where none can be added.
    pub const fn add(self) -> Option<&'static str> {
        self.names().add
    }

    /// Can one be taken away? Units stay, for closed cases speak of them; they are closed instead.
    pub const fn may_go(self) -> bool {
        !matches!(self, Self::Settings | Self::Units)
    }

    /// The fields of a thing; nothing where there is no such setting.
    pub fn fields(self, id: &str) -> Option<&'static [Field]> {
        match self {
            Self::Settings => SETTINGS.iter().find(|setting| setting.id == id).map(|setting| setting.fields),
            Self::Phrases => Some(PHRASE),
            Self::Topics => Some(TOPIC),
            Self::Services => Some(SERVICE),
            Self::Places => Some(PLACE),
            Self::Units => Some(UNIT),
        }
    }

    /// The place of an entry of the county that is there only while the first field of the thing is filled in.
    pub fn optional(self, id: &str) -> Option<&'static str> {
        match self {
            Self::Settings => SETTINGS.iter().find(|setting| setting.id == id).and_then(|setting| setting.optional),
            _ => None,
        }
    }

    /// The place of a field in the county.
    pub fn place(self, id: &str, field: &Field) -> String {
        match self {
            Self::Settings => field.path.to_owned(),
            _ => format!("{}/{id}/{}", self.code(), field.path),
        }
    }

    /// The unit whose administrators look after a thing.
    pub fn unit_of<'a>(self, county: &'a County, id: &'a str) -> &'a str {
        match self {
            Self::Units if id != NEW => id,
            _ => &county.general_desk,
        }
    }

    /// What a thing has beside its fields when it is new.
    pub fn skeleton(self, id: &str) -> serde_json::Value {
        use serde_json::json;
        match self {
            Self::Settings => json!({}),
            Self::Phrases => json!({"id": id, "name": {}, "text": {}}),
            Self::Topics => json!({"id": id, "name": {}, "words": {}, "goal": null}),
            Self::Services => json!({"id": id, "name": {}, "hint": {}, "words": {}}),
            Self::Places => json!({"id": id, "name": {}, "services": []}),
            Self::Units => json!({"id": id, "name": {}, "parent": null, "closed_on": null, "successor": null}),
        }
    }
}
