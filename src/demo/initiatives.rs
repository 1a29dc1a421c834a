//! The initiatives of the demo: each as far as the county's pack says, by the real actions.

use std::collections::VecDeque;
use std::path::Path;

use anyhow::Context;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use entity::ids::{InitiativeId, UnitId};
use serde::Deserialize;

use super::supporters;
use crate::actions::check_initiative::{Verdict, check_initiative};
use crate::actions::file_initiative::file_initiative;
use crate::actions::handle_initiative::{Step, handle_initiative};
use crate::actions::write_initiative::{appeal_initiative, correct_initiative, withdraw_initiative};
use crate::app::{App, AppState};
use crate::feedback::contact::EmailAddress;
use crate::feedback::draft::DraftId;
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::facts::{
    Done, FollowUp, Heard, Hearing, HearingOutcome, Interim, Measures, Meeting, Notice, Objection, Outcome,
    Registration, Rule,
};
use crate::initiatives::kind::{Ground, Kind};
use crate::initiatives::maker::Maker;
use crate::initiatives::new_initiative::NewInitiative;
use crate::initiatives::store;
use crate::initiatives::words::Words;
use crate::kernel::actor::{Role, Staff};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::receipts::{ReceiptCode, Struck};

/// The file of a pack's demo.
const FILE: &str = "initiatives.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    initiative: Vec<Sample>,
}

/// One initiative with everything that becomes of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    language: Locale,
    kind: Kind,
    ground: Ground,
    name: String,
    #[serde(default)]
    business_id: String,
    #[serde(default)]
    speaker: String,
    #[serde(default)]
    municipality: String,
    #[serde(default)]
    shows_name: bool,
    #[serde(default)]
    service: String,
    #[serde(default)]
    goal: String,
    title: String,
    proposal: String,
    reasons: String,
    /// Days before yesterday on which it was filed.
    filed: u64,
    /// So many support it; what nobody is to support is handed over at once.
    #[serde(default)]
    supporters: usize,
    /// The last thing that happened to it; each takes its days.
    until: Turn,
    /// What an objection says: rule and reason.
    #[serde(default)]
    objection: Option<(Rule, String)>,
    /// What it led to, and in which words.
    #[serde(default)]
    measures: Option<(Outcome, String)>,
    /// Whether it was done, and in which words.
    #[serde(default)]
    found: Option<(Done, String)>,
}

/// What happens to an initiative of the demo, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Turn {
    Filed,
    GivenBack,
    Corrected,
    Refused,
    Appealed,
    Withdrawn,
    Published,
    Registered,
    Noticed,
    Informed,
    HearingOffered,
    Heard,
    BroughtBefore,
    MeasuresTold,
    FollowedUp,
    Closed,
}

impl Turn {
    /// What leads there, each with the days since filing.
    fn way(self) -> Vec<(Self, u64)> {
        const HANDLED: [(Turn, u64); 10] = [
            (Turn::Published, 2),
            (Turn::Registered, 3),
            (Turn::Noticed, 20),
            (Turn::Informed, 40),
            (Turn::HearingOffered, 50),
            (Turn::Heard, 64),
            (Turn::BroughtBefore, 70),
            (Turn::MeasuresTold, 85),
            (Turn::FollowedUp, 175),
            (Turn::Closed, 176),
        ];
        match self {
            Self::Filed => Vec::new(),
            Self::GivenBack => vec![(Self::GivenBack, 2)],
            Self::Corrected => vec![(Self::GivenBack, 2), (Self::Corrected, 4)],
            Self::Refused => vec![(Self::Refused, 2)],
            Self::Appealed => vec![(Self::Refused, 2), (Self::Appealed, 5)],
            Self::Withdrawn => vec![(Self::Withdrawn, 1)],
            last => {
                let until = HANDLED.iter().position(|(turn, _)| *turn == last).map_or(0, |at| at + 1);
                HANDLED.into_iter().take(until).collect()
            }
        }
    }
}

/// A moment of one initiative.
struct Scene {
    at: DateTime<Utc>,
    on: NaiveDate,
    sample: usize,
    turn: Turn,
}

/// Where they are played.
pub(super) struct Initiatives {
    app: AppState,
    staff: Vec<Staff>,
    /// A hash that no receipt opens.
    lost: String,
    samples: Vec<Sample>,
    scenes: VecDeque<Scene>,
    filed: Vec<Option<InitiativeId>>,
}

impl Initiatives {
    /// Reads the initiatives of a pack's demo; there are none where it has no such file.
    pub fn load(folder: &Path, app: AppState, staff: Vec<Staff>, lost: String) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let samples = if path.exists() {
            let text = std::fs::read_to_string(&path)?;
            let file: File =
                toml::from_str(&text).with_context(|| path.display().to_string()).map_err(Error::internal)?;
            file.initiative
        } else {
            Vec::new()
        };
        let yesterday = app.clock.today();
        let mut scenes: Vec<Scene> =
            samples.iter().enumerate().flat_map(|(at, one)| scenes(at, one, yesterday)).collect();
        scenes.sort_by_key(|scene| (scene.at, scene.sample));
        let filed = vec![None; samples.len()];
        Ok(Self { app, staff, lost, samples, scenes: scenes.into(), filed })
    }

    /// Plays everything up to an instant.
    pub async fn play_until(&mut self, until: DateTime<Utc>) -> Result<(), Error> {
        while self.scenes.front().is_some_and(|scene| scene.at <= until) {
            let Some(scene) = self.scenes.pop_front() else { break };
            self.app.clock.set(scene.at);
            self.act(&scene).await?;
        }
        Ok(())
    }

    /// Plays what is left, and ends the program that it was played with.
    pub async fn finish(mut self) -> Result<(), Error> {
        self.play_until(DateTime::<Utc>::MAX_UTC).await?;
        self.app.tasks.close();
        let tasks = self.app.tasks.clone();
        drop(self.app);
        tasks.wait().await;
        Ok(())
    }

    async fn act(&mut self, scene: &Scene) -> Result<(), Error> {
        let app: &App = &self.app;
        let Some(sample) = self.samples.get(scene.sample) else { return Ok(()) };
        if scene.turn == Turn::Filed {
            app.receipts.lay_in(Struck { code: ReceiptCode::generate(&app.random), hash: self.lost.clone() });
            let receipt = file_initiative(app, new(app, sample)?).await?;
            if let Some(place) = self.filed.get_mut(scene.sample) {
                *place = Some(receipt.initiative);
            }
            return Ok(());
        }
        let id = self.filed.get(scene.sample).copied().flatten().ok_or(Error::NotFound)?;
        let known = store::find_by_id(app.db.reader(), id).await?.ok_or(Error::NotFound)?;
        let (registrar, number, version) = (self.registrar()?, known.number, known.version);
        let objection = || {
            let (rule, reason) = sample.objection.clone().unwrap_or((Rule::Unclear, "?".to_owned()));
            Objection { rule, passage: String::new(), reason }
        };
        let verdict = match scene.turn {
            Turn::GivenBack => Some(Verdict::GiveBack(objection())),
            Turn::Refused => Some(Verdict::Refuse(objection())),
            Turn::Published => Some(Verdict::Publish),
            _ => None,
        };
        if let Some(verdict) = verdict {
            check_initiative(app, registrar, number, version, verdict).await?;
            return if scene.turn == Turn::Published {
                supporters::gather(app, id, sample.supporters).await
            } else {
                Ok(())
            };
        }
        match scene.turn {
            Turn::Corrected => correct_initiative(app, id, &words(sample)?).await,
            Turn::Appealed => appeal_initiative(app, id, sample.reasons.clone()).await,
            Turn::Withdrawn => withdraw_initiative(app, id).await,
            turn => match step(app, sample, turn, scene.on) {
                Some(step) => handle_initiative(app, registrar, number, version, step).await,
                None => Ok(()),
            },
        }
    }

    fn registrar(&self) -> Result<&Staff, Error> {
        self.staff.iter().find(|staff| staff.is_anywhere(Role::Registrar)).ok_or(Error::NotFound)
    }
}

fn scenes(at: usize, sample: &Sample, yesterday: NaiveDate) -> Vec<Scene> {
    let filed_on = yesterday.checked_sub_days(Days::new(sample.filed)).unwrap_or(yesterday);
    let noon = NaiveTime::from_hms_opt(9, 30, 0).unwrap_or_default();
    let scene = |(turn, days): (Turn, u64)| {
        let on = filed_on.checked_add_days(Days::new(days)).unwrap_or(filed_on);
        Scene { at: on.and_time(noon).and_utc(), on, sample: at, turn }
    };
    let way = [(Turn::Filed, 0)].into_iter().chain(sample.until.way());
    way.map(scene).filter(|scene| scene.on <= yesterday).collect()
}

fn words(sample: &Sample) -> Result<Words, Error> {
    Words::parse(&sample.title, &sample.proposal, &sample.reasons)
        .map_err(|faults| Error::internal(anyhow::anyhow!("the initiative {:?} of the demo: {faults:?}", sample.title)))
}

fn new(app: &App, sample: &Sample) -> Result<NewInitiative, Error> {
    let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let digits = app.random.below(900) + 100;
    let maker = Maker {
        name: sample.name.clone(),
        ground: sample.ground,
        municipality: given(&sample.municipality),
        business_id: BusinessId::parse(&sample.business_id),
        speaker: given(&sample.speaker),
        email: EmailAddress::parse(&format!("maker{digits}@demo.invalid")),
        phone: None,
        shows_name: sample.shows_name,
        is_representative: true,
    };
    let faults = maker.faults(sample.kind, |id| app.county.municipality(id).is_some());
    if !faults.is_empty() {
        return Err(Error::internal(anyhow::anyhow!("the maker of {:?} of the demo: {faults:?}", sample.title)));
    }
    Ok(NewInitiative {
        key: DraftId::draw(&app.random),
        kind: sample.kind,
        words: words(sample)?,
        service: given(&sample.service),
        goal: given(&sample.goal),
        collects: sample.supporters > 0,
        collects_until: None,
        makers: vec![maker],
        locale: sample.language,
    })
}

/// A step of the county with made-up facts; nobody real is named.
fn step(app: &App, sample: &Sample, turn: Turn, on: NaiveDate) -> Option<Step> {
    let after = |days: u64| on.checked_add_days(Days::new(days)).unwrap_or(on);
    let said = |sv: &str, fi: &str| if sample.language == Locale::Fi { fi.to_owned() } else { sv.to_owned() };
    let body = || said("Välfärdsområdesstyrelsen", "Aluehallitus");
    let unit = app.county.service(&sample.service).map_or(&app.county.general_desk, |service| &service.unit);
    Some(match turn {
        Turn::Registered => Step::Register(Registration { process: app.county.initiatives.process.clone() }),
        Turn::Noticed => Step::GiveNotice(Notice {
            unit: UnitId(unit.clone()),
            estimate_on: after(65),
            contact: format!("{}, {}", said("Registratorskontoret", "Kirjaamo"), app.county.facts.phone),
            text: String::new(),
        }),
        Turn::Informed => Step::Inform(Interim {
            estimate_on: after(45),
            text: said("Vi räknar på vad det kostar.", "Laskemme, mitä se maksaa."),
        }),
        Turn::HearingOffered => Step::OfferHearing(Hearing {
            on: after(14),
            place: said("på distans eller på registratorskontoret", "etänä tai kirjaamossa"),
        }),
        Turn::Heard => Step::RecordHearing(HearingOutcome { heard: Heard::InPerson, text: String::new() }),
        Turn::BroughtBefore => Step::BringBefore(Meeting { body: body(), on: after(14) }),
        Turn::MeasuresTold => {
            let (outcome, text) = sample.measures.clone()?;
            Step::TellMeasures(Measures {
                body: body(),
                on: on.pred_opt().unwrap_or(on),
                section: "§ 45".to_owned(),
                link: String::new(),
                outcome,
                text,
                follow_up_on: (outcome != Outcome::NoMeasures).then(|| after(90)),
            })
        }
        Turn::FollowedUp => {
            let (done, text) = sample.found.clone()?;
            Step::FollowUp(FollowUp { done, text, next_on: (done == Done::NotYet).then(|| after(90)) })
        }
        Turn::Closed => Step::Close,
        _ => return None,
    })
}
