//! Is what was typed enough to support an initiative?

use crate::channels::fields::Fields;
use crate::channels::kept::FIELD_MAX_CHARS;
use crate::counties::County;
use crate::counties::county::SupportLevel;
use crate::feedback::contact::EmailAddress;
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::kind::{Ground, Kind};
use crate::initiatives::maker::NAME_MAX_CHARS;
use crate::kernel::text::clean_line;
use crate::privacy::mask_identity_codes;
use crate::supports::rule::{Claim, NotTaken, objections};
use crate::supports::support::Supporter;
use crate::threads::message::MASK;

/// What was typed, to be shown again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Name.
    pub name: String,
    /// Code of the ground.
    pub ground: String,
    /// The body's business id.
    pub business_id: String,
    /// Municipality id.
    pub municipality: String,
    /// `yes` or `no`.
    pub shows_name: String,
    /// Address.
    pub email: String,
}

/// A field with the key of the sentence that says what to do.
pub type Fault = (&'static str, &'static str);

impl Typed {
    /// What a form sent, without identity codes: they are masked before anything is kept or shown again.
    pub fn of(fields: &Fields) -> Self {
        let line = |name: &str| {
            let typed: String = fields.get(name).chars().take(FIELD_MAX_CHARS).collect();
            mask_identity_codes(&typed, MASK).text
        };
        Self {
            name: line("name"),
            ground: line("ground"),
            business_id: line("business_id"),
            municipality: line("municipality"),
            shows_name: line("shows_name"),
            email: line("email"),
        }
    }
}

/// The supporter and the address, or every fault in the order of the page.
pub fn whole(
    typed: &Typed,
    kind: Kind,
    level: SupportLevel,
    county: &County,
) -> Result<(Supporter, Option<EmailAddress>), Vec<Fault>> {
    let mut faults = Vec::new();
    let name = clean_line(&typed.name);
    let is_name = !name.is_empty() && name != MASK && name.chars().count() <= NAME_MAX_CHARS;
    if !is_name {
        faults.push(("name", "support-name-empty"));
    }
    let ground = Ground::parse(&typed.ground);
    let business_id = BusinessId::parse(&typed.business_id).filter(|_| ground.is_some_and(Ground::needs_business_id));
    let municipality = Some(typed.municipality.clone()).filter(|id| county.municipality(id).is_some());
    match ground {
        None => faults.push(("ground", "support-ground-empty")),
        Some(ground) => {
            let (business_id, municipality) = (business_id.as_ref(), municipality.as_deref());
            let claim = Claim { ground, business_id, municipality, level, is_of_age: true };
            faults.extend(objections(kind, &claim, |_| true).into_iter().map(|why| match why {
                NotTaken::Ground => ("ground", "support-ground-empty"),
                NotTaken::BusinessId => ("business_id", "initiative-business-id-wrong"),
                NotTaken::Municipality => ("municipality", "support-municipality-empty"),
                NotTaken::Level | NotTaken::Age => ("email", "support-level-refused"),
            }));
        }
    }
    let is_body = ground.is_some_and(Ground::is_of_body);
    if !is_body && !["yes", "no"].contains(&typed.shows_name.as_str()) {
        faults.push(("shows_name", "initiative-shows-name-empty"));
    }
    let email = EmailAddress::parse(&typed.email);
    match (&email, typed.email.trim().is_empty(), level) {
        (None, false, _) => faults.push(("email", "feedback-email-wrong")),
        (None, true, SupportLevel::Email) => faults.push(("email", "support-email-empty")),
        _ => {}
    }
    match ground.filter(|_| faults.is_empty()) {
        Some(ground) => {
            let municipality = municipality.filter(|_| ground.needs_municipality());
            let shows_name = is_body || typed.shows_name == "yes";
            Ok((Supporter { name, ground, business_id, municipality, shows_name }, email))
        }
        None => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counties::sample;

    fn typed(ground: &str) -> Typed {
        Typed {
            name: " Maria  Exempel ".to_owned(),
            ground: ground.to_owned(),
            business_id: "2077474-0".to_owned(),
            municipality: "kouvola".to_owned(),
            shows_name: "no".to_owned(),
            email: " Namn@Exempel.fi ".to_owned(),
        }
    }

    fn fields(typed: &Typed, kind: Kind, level: SupportLevel) -> Vec<&'static str> {
        let faults = whole(typed, kind, level, &sample::county()).err().unwrap_or_default();
        faults.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn what_is_whole_is_cleaned_and_what_belongs_to_another_ground_is_left_out() {
        let county = sample::county();
        let told = whole(&typed("service_user"), Kind::Service, SupportLevel::Email, &county).expect("a supporter");

        assert_eq!((told.0.name.as_str(), told.0.municipality, told.0.business_id), ("Maria Exempel", None, None));
        assert_eq!(told.1.expect("an address").as_str(), "Namn@Exempel.fi");
    }

    #[test]
    fn everything_wrong_is_told_in_the_order_of_the_page() {
        let (email, strong) = (SupportLevel::Email, SupportLevel::Strong);
        let elsewhere = Typed { municipality: "helsinki".to_owned(), email: String::new(), ..typed("resident") };

        assert_eq!(fields(&Typed::default(), Kind::Member, email), ["name", "ground", "shows_name", "email"]);
        assert_eq!(fields(&elsewhere, Kind::Member, email), ["municipality", "email"]);
        assert_eq!(fields(&elsewhere, Kind::Member, strong), ["municipality"]);
        assert_eq!(fields(&typed("organisation"), Kind::Member, email), [""; 0]);
        let body = Typed { business_id: "2077474-1".to_owned(), municipality: String::new(), ..typed("organisation") };
        assert_eq!(fields(&body, Kind::Member, email), ["business_id", "municipality"]);
        assert_eq!(fields(&typed("service_user"), Kind::Member, email), ["ground"]);
        assert_eq!(fields(&typed("resident"), Kind::Referendum, email), ["email"]);
        assert_eq!(fields(&typed("resident"), Kind::Referendum, strong), [""; 0]);
        assert_eq!(fields(&Typed { email: "x".to_owned(), ..typed("resident") }, Kind::Member, strong), ["email"]);
    }
}
