//! What can be changed of a county, as data: sorts of things, and the fields of each.

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

const fn needed(name: &'static str, path: &'static str, label: &'static str, shape: Shape) -> Field {
    Field { name, path, label, hint: "", shape, is_required: true }
}

const fn free(name: &'static str, path: &'static str, label: &'static str, shape: Shape) -> Field {
    Field { name, path, label, hint: "", shape, is_required: false }
}

const fn hinted(field: Field, hint: &'static str) -> Field {
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

/// A setting: what it is called, what it does, and its fields.
pub struct Setting {
    /// Id in addresses.
    pub id: &'static str,
    /// Key of the name.
    pub name: &'static str,
    /// Key of the explanation.
    pub text: &'static str,
    fields: &'static [Field],
}

/// The settings, in the order of their list.
pub const SETTINGS: [Setting; 11] = [
    Setting {
        id: "answer",
        name: "county-answer",
        text: "county-answer-text",
        fields: &[needed("days", "deadlines/answer/length", "county-days", Shape::Number(1, 60))],
    },
    Setting {
        id: "acknowledge",
        name: "county-acknowledge",
        text: "county-acknowledge-text",
        fields: &[needed("days", "deadlines/acknowledge/length", "county-working-days", Shape::Number(1, 5))],
    },
    Setting {
        id: "transfer-return",
        name: "county-transfer-return",
        text: "county-transfer-return-text",
        fields: &[needed("days", "deadlines/transfer_return/length", "county-working-days", Shape::Number(1, 10))],
    },
    Setting {
        id: "waiting",
        name: "county-waiting",
        text: "county-waiting-text",
        fields: &[needed("days", "deadlines/waiting_for_resident/length", "county-days", Shape::Number(7, 60))],
    },
    Setting {
        id: "reopening",
        name: "county-reopening",
        text: "county-reopening-text",
        fields: &[needed("days", "deadlines/reopening/length", "county-days", Shape::Number(7, 60))],
    },
    Setting {
        id: "phone",
        name: "county-phone",
        text: "county-phone-text",
        fields: &[needed("phone", "facts/phone", "county-phone-number", Shape::Line)],
    },
    Setting {
        id: "phone-hours",
        name: "county-phone-hours",
        text: "county-phone-hours-text",
        fields: &[
            needed("sv", "facts/phone_hours/sv", "county-in-sv", Shape::Line),
            needed("fi", "facts/phone_hours/fi", "county-in-fi", Shape::Line),
            free("en", "facts/phone_hours/en", "county-in-en", Shape::Line),
        ],
    },
    Setting {
        id: "visit",
        name: "county-visit",
        text: "county-visit-text",
        fields: &[
            needed("sv", "facts/visit/sv", "county-in-sv", Shape::Line),
            needed("fi", "facts/visit/fi", "county-in-fi", Shape::Line),
            free("en", "facts/visit/en", "county-in-en", Shape::Line),
        ],
    },
    Setting {
        id: "privacy-notice",
        name: "county-privacy-notice",
        text: "county-privacy-notice-text",
        fields: &[
            needed("email", "facts/privacy/officer_email", "county-officer-email", Shape::Line),
            free("unsure", "facts/privacy/to_be_confirmed", "county-to-be-confirmed", Shape::Flag),
        ],
    },
    Setting {
        id: "accessibility-statement",
        name: "county-accessibility-statement",
        text: "county-accessibility-statement-text",
        fields: &[
            needed("stated", "facts/accessibility/stated_on", "county-stated-on", Shape::Day),
            needed("reviewed", "facts/accessibility/reviewed_on", "county-reviewed-on", Shape::Day),
            free("unsure", "facts/accessibility/to_be_confirmed", "county-to-be-confirmed", Shape::Flag),
        ],
    },
    Setting {
        id: "panel-name",
        name: "county-panel-name",
        text: "county-panel-name-text",
        fields: &[
            needed("sv", "facts/panel_name/sv", "county-in-sv", Shape::Line),
            needed("fi", "facts/panel_name/fi", "county-in-fi", Shape::Line),
            free("en", "facts/panel_name/en", "county-in-en", Shape::Line),
        ],
    },
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
