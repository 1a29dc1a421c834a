//! What concerns everybody, each a setting of its own.

use super::sorts::{Field, Shape, free, needed};

/// A setting: what it is called, what it does, and its fields.
pub struct Setting {
    /// Id in addresses.
    pub id: &'static str,
    /// Key of the name.
    pub name: &'static str,
    /// Key of the explanation.
    pub text: &'static str,
    /// The place of an entry that is there only while the first field is filled in, and gone while it is empty.
    pub optional: Option<&'static str>,
    /// What it is made of.
    pub fields: &'static [Field],
}

/// The settings, in the order of their list.
pub const SETTINGS: [Setting; 18] = [
    Setting {
        id: "answer",
        name: "county-answer",
        text: "county-answer-text",
        optional: None,
        fields: &[needed("days", "deadlines/answer/length", "county-days", Shape::Number(1, 60))],
    },
    Setting {
        id: "acknowledge",
        name: "county-acknowledge",
        text: "county-acknowledge-text",
        optional: None,
        fields: &[needed("days", "deadlines/acknowledge/length", "county-working-days", Shape::Number(1, 5))],
    },
    Setting {
        id: "transfer-return",
        name: "county-transfer-return",
        text: "county-transfer-return-text",
        optional: None,
        fields: &[needed("days", "deadlines/transfer_return/length", "county-working-days", Shape::Number(1, 10))],
    },
    Setting {
        id: "waiting",
        name: "county-waiting",
        text: "county-waiting-text",
        optional: None,
        fields: &[needed("days", "deadlines/waiting_for_resident/length", "county-days", Shape::Number(7, 60))],
    },
    Setting {
        id: "reopening",
        name: "county-reopening",
        text: "county-reopening-text",
        optional: None,
        fields: &[needed("days", "deadlines/reopening/length", "county-days", Shape::Number(7, 60))],
    },
    Setting {
        id: "phone",
        name: "county-phone",
        text: "county-phone-text",
        optional: None,
        fields: &[needed("phone", "facts/phone", "county-phone-number", Shape::Line)],
    },
    Setting {
        id: "phone-hours",
        name: "county-phone-hours",
        text: "county-phone-hours-text",
        optional: None,
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
        optional: None,
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
        optional: None,
        fields: &[
            needed("email", "facts/privacy/officer_email", "county-officer-email", Shape::Line),
            free("unsure", "facts/privacy/to_be_confirmed", "county-to-be-confirmed", Shape::Flag),
        ],
    },
    Setting {
        id: "accessibility-statement",
        name: "county-accessibility-statement",
        text: "county-accessibility-statement-text",
        optional: None,
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
        optional: None,
        fields: &[
            needed("sv", "facts/panel_name/sv", "county-in-sv", Shape::Line),
            needed("fi", "facts/panel_name/fi", "county-in-fi", Shape::Line),
            free("en", "facts/panel_name/en", "county-in-en", Shape::Line),
        ],
    },
    Setting {
        id: "initiative-check",
        name: "county-initiative-check",
        text: "county-initiative-check-text",
        optional: None,
        fields: &[needed("days", "deadlines/initiative_check/length", "county-working-days", Shape::Number(1, 30))],
    },
    Setting {
        id: "initiative-counting",
        name: "county-initiative-counting",
        text: "county-initiative-counting-text",
        optional: None,
        fields: &[free("levels", "initiatives/counting", "county-support-levels", Shape::SupportLevels)],
    },
    Setting {
        id: "initiative-collecting",
        name: "county-initiative-collecting",
        text: "county-initiative-collecting-text",
        optional: Some("initiatives/collecting"),
        fields: &[free("days", "initiatives/collecting/days", "county-days", Shape::NumberOrNone(7, 730))],
    },
    Setting {
        id: "initiative-threshold",
        name: "county-initiative-threshold",
        text: "county-initiative-threshold-text",
        optional: Some("initiatives/threshold"),
        fields: &[
            free("share", "initiatives/threshold/per_mille", "county-per-mille", Shape::NumberOrNone(1, 1_000)),
            free("age", "initiatives/threshold/from_age", "county-from-age", Shape::FromAge),
        ],
    },
    Setting {
        id: "initiative-handling",
        name: "county-initiative-handling",
        text: "county-initiative-handling-text",
        optional: Some("initiatives/handling"),
        fields: &[
            free("length", "initiatives/handling/length", "county-length", Shape::NumberOrNone(1, 730)),
            needed("unit", "initiatives/handling/unit", "county-time-unit", Shape::TimeUnit),
        ],
    },
    Setting {
        id: "initiative-names",
        name: "county-initiative-names",
        text: "county-initiative-names-text",
        optional: None,
        fields: &[needed("days", "initiatives/names_shown_days", "county-days", Shape::Number(0, 3_650))],
    },
    Setting {
        id: "initiative-process",
        name: "county-initiative-process",
        text: "county-initiative-process-text",
        optional: None,
        fields: &[needed("process", "initiatives/process", "county-process", Shape::Line)],
    },
];
