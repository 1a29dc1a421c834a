//! Plays the plan: moves the clock from scene to scene and lets people do what stands there.

use entity::ids::{CaseId, UnitId};

use super::DemoReceipt;
use super::initiatives::Initiatives;
use super::scene::{Arrival, Ending, Given, Scene, Step, Way};
use crate::actions::publish_case::{Next, publish_case};
use crate::actions::receive_feedback::Receipt;
use crate::actions::reopen_case::reopen_by_resident;
use crate::actions::settle_transfer::{accept_transfer, return_transfer};
use crate::actions::{
    accept_by_silence, answer_case, approve_publication, ask_resident, assign_case, end_wait, mark_change_made,
    move_case, rate_answer, receive_feedback, reject_case, transfer_case, write_note, write_to_unit,
};
use crate::answers::answer::{
    AnswerText, ChangeSummary, Decided, MadeChange, Month, NewAnswer, Outcome, StrategyChoice,
};
use crate::app::App;
use crate::cases::case::Case;
use crate::cases::channel::Origin;
use crate::cases::store::find_by_id;
use crate::feedback;
use crate::feedback::contact::{Contact, EmailAddress, PhoneNumber};
use crate::feedback::draft::DraftId;
use crate::feedback::feedback::{FeedbackText, Kind, Nps, ReplyWay};
use crate::feedback::new_feedback::NewFeedback;
use crate::kernel::actor::{Actor, Role, Staff};
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::policy::{self, Operation};
use crate::privacy::mask_identity_codes;
use crate::publications;
use crate::publications::publication::{Made, State as Standing, Words};
use crate::publications::redaction::{Choices, Hidden, redact, redact_answer};
use crate::receipts::{ReceiptCode, Struck, hash_secret};
use crate::threads::message::{MASK, MessageText};

/// Where the plan is played.
pub(super) struct Stage<'a> {
    app: &'a App,
    staff: Vec<Staff>,
    /// A hash that no receipt opens.
    lost: String,
    receipts: Vec<DemoReceipt>,
    /// The case of each place in the plan, once it has come in.
    cases: Vec<Option<CaseId>>,
}

impl<'a> Stage<'a> {
    pub fn new(app: &'a App, staff: Vec<Staff>, lost: String, receipts: Vec<DemoReceipt>) -> Self {
        Self { app, staff, lost, receipts, cases: Vec::new() }
    }

    /// Plays all scenes; says how many cases came in.
    pub async fn play(mut self, plan: Vec<Scene>, mut initiatives: Initiatives) -> Result<usize, Error> {
        let places = plan.iter().map(|scene| scene.case).max().map_or(0, |last| last + 1);
        self.cases = vec![None; places];
        for scene in plan {
            initiatives.play_until(scene.at).await?;
            self.app.clock.set(scene.at);
            self.act(scene).await?;
        }
        initiatives.finish().await?;
        Ok(self.cases.iter().flatten().count())
    }

    async fn act(&mut self, scene: Scene) -> Result<(), Error> {
        if let Step::Receive(arrival) = scene.step {
            let receipt = self.receive(*arrival).await?;
            if let Some(place) = self.cases.get_mut(scene.case) {
                *place = Some(receipt.case);
            }
            return Ok(());
        }
        let id = self.cases.get(scene.case).copied().flatten().ok_or(Error::NotFound)?;
        let case = find_by_id(self.app.db.reader(), id).await?.ok_or(Error::NotFound)?;
        match scene.step {
            Step::Receive(_) => Ok(()),
            Step::Write(text) => write_to_unit(self.app, id, &message(&text)?, usize::MAX).await,
            Step::EndWait => end_wait(self.app, id).await,
            Step::AcceptBySilence => accept_by_silence(self.app, id).await,
            Step::Rate { was_helpful, remark } => {
                rate_answer(self.app, id, was_helpful, MessageText::parse(&remark).ok()).await
            }
            Step::Reopen(reason) => reopen_by_resident(self.app, id, &message(&reason)?, usize::MAX).await,
            step => self.at_work(step, &case).await,
        }
    }

    /// What staff do.
    async fn at_work(&self, step: Step, case: &Case) -> Result<(), Error> {
        let (app, number, version) = (self.app, &case.number, case.version);
        let staff = match step {
            Step::Assign | Step::Transfer { by_coordinator: true, .. } => self.coordinator()?,
            _ => self.handler(case)?,
        };
        match step {
            Step::Assign => assign_case(app, staff, number, version, self.handler(case)?.id).await,
            Step::Take => assign_case(app, staff, number, version, staff.id).await,
            Step::Note(text) => write_note(app, staff, number, message(&text)?).await,
            Step::Ask(text) => ask_resident(app, staff, number, version, message(&text)?).await,
            Step::Transfer { to, .. } if case.unit.as_str() == to => Ok(()),
            Step::Transfer { to, reason, .. } => {
                transfer_case(app, staff, number, version, UnitId(to), message(&reason)?).await
            }
            Step::Accept => accept_transfer(app, staff, number, version).await,
            Step::Return(reason) => return_transfer(app, staff, number, version, message(&reason)?).await,
            Step::Answer(given) => {
                let given = answer(*given)?;
                let (outcome, words) = (given.decided.outcome(), given.text.as_str().to_owned());
                answer_case(app, staff, number, version, given).await?;
                self.publish(staff, case, (outcome, &words)).await
            }
            Step::TellMade { text, summary, since } => {
                let text = AnswerText::parse(&text).map_err(|fault| unfit(&text, &fault))?;
                let made = MadeChange { text, summary: public(&summary)?, month: month(since)? };
                mark_change_made(app, staff, number, version, made).await
            }
            Step::Reject { reason, ground } => {
                reject_case(app, staff, number, version, message(&reason)?, message(&ground)?).await
            }
            Step::Move { authority, reason } => {
                move_case(app, staff, number, version, authority, message(&reason)?).await
            }
            _ => Ok(()),
        }
    }

    /// Publishes some of what may be published, with the answer. What does not only thank may tell of somebody's health,
    /// so a coordinator approves it; now and then that is still to come.
    async fn publish(&self, staff: &Staff, case: &Case, answer: (Outcome, &str)) -> Result<(), Error> {
        let app = self.app;
        let told = feedback::store::find(app.db.reader(), case.id, &app.keyring).await?.ok_or(Error::NotFound)?;
        let earlier = publications::store::of_case(app.db.reader(), case.id, &app.keyring).await?;
        let lot = case.id.0.as_u128() % 12;
        if !told.may_publish || !earlier.is_empty() || lot > 4 {
            return Ok(());
        }
        let (outcome, wording) = answer;
        let choices = Choices::proposed(&told.text, wording);
        let mark = |hidden: Hidden| format!("[{}]", text(case.language, hidden.text_key()));
        let wording = redact_answer(&told.text, &choices, mark);
        let words = Words::parse(told.kind, &redact(&told.text, &choices, mark), Some((outcome, &wording)));
        let words = words.map_err(|fault| unfit(&told.text, &fault))?;
        // All that was found is hidden; what could be found in what is left are words of our own.
        let let_seen = words.finds().into_iter().map(|(_, found)| found.to_owned()).collect();
        let made = Made { words, choices, has_health: told.kind != Kind::Praise, let_seen };
        let state = publish_case(app, staff, &case.number, "0", made, Next::Publish).await?;
        if state == Standing::Waiting && lot > 0 {
            approve_publication(app, self.coordinator()?, &case.number, "1.2").await?;
        }
        Ok(())
    }

    /// The handler of a case: the one who has it, else the one whose work is nearest to its unit.
    fn handler(&self, case: &Case) -> Result<&Staff, Error> {
        let theirs = self.staff.iter().filter(|staff| staff.is(Role::Handler, &case.unit));
        let has_it = |staff: &&Staff| case.state.handler() == Some(staff.id);
        let nearest = theirs.clone().min_by_key(|staff| policy::scope(staff, Operation::ReadCase).len());
        theirs.clone().find(has_it).or(nearest).ok_or_else(|| nobody(&case.unit))
    }

    /// Whoever coordinates all of the county.
    fn coordinator(&self) -> Result<&Staff, Error> {
        let coordinators = self.staff.iter().filter(|staff| staff.is_anywhere(Role::Coordinator));
        coordinators.max_by_key(|staff| policy::scope(staff, Operation::ReadCase).len()).ok_or(Error::NotFound)
    }

    async fn receive(&self, arrival: Arrival) -> Result<Receipt, Error> {
        let app = self.app;
        app.receipts.lay_in(self.struck(&arrival).await?);
        let desk = UnitId(app.county.general_desk.clone());
        let at_desk = self.staff.iter().find(|staff| staff.is(Role::Handler, &desk)).ok_or_else(|| nobody(&desk))?;
        let (actor, origin) = match arrival.way {
            Way::Web => (Actor::Resident, Origin::Web),
            Way::UnitLink => (Actor::Resident, Origin::UnitLink),
            Way::Phone => (Actor::Staff(at_desk.clone()), Origin::Phone),
            Way::Paper => (Actor::Staff(at_desk.clone()), Origin::Paper),
        };
        let service = app.county.service(&arrival.service).filter(|_| origin == Origin::UnitLink);
        let masked = mask_identity_codes(&arrival.text, MASK).text;
        let new = NewFeedback {
            key: DraftId::draw(&app.random),
            text: FeedbackText::parse(&masked).map_err(|fault| unfit(&masked, &fault))?,
            kind: arrival.kind,
            nps: arrival.nps.and_then(Nps::new),
            unit: service.map(|service| UnitId(service.unit.clone())),
            service: Some(arrival.service),
            municipality: Some(arrival.municipality),
            place: arrival.place,
            topic: arrival.topic,
            goal: None,
            reply: arrival.reply,
            contact: self.contact(arrival.reply),
            may_publish: arrival.may_publish,
            locale: arrival.locale,
            origin,
            files: Vec::new(),
        };
        receive_feedback(app, &actor, new).await
    }

    /// The code of the demo's receipts opens; all others are lost.
    async fn struck(&self, arrival: &Arrival) -> Result<Struck, Error> {
        let app = self.app;
        let Some(known) = self.receipts.iter().find(|receipt| Some(receipt.shows) == arrival.shown) else {
            return Ok(Struck { code: ReceiptCode::generate(&app.random), hash: self.lost.clone() });
        };
        let (code, random, pepper) = (known.code.clone(), app.random.clone(), app.receipts.pepper());
        let hash = move || hash_secret(&code, &pepper, &random);
        let hash = app.hashing.run(hash).await?.map_err(Error::internal)?;
        Ok(Struck { code: known.code.clone(), hash })
    }

    /// Addresses that lead nowhere.
    fn contact(&self, reply: ReplyWay) -> Contact {
        let digits = self.app.random.below(900) + 100;
        match reply {
            ReplyWay::Email => {
                Contact { email: EmailAddress::parse(&format!("resident{digits}@demo.invalid")), ..Contact::default() }
            }
            ReplyWay::Phone => {
                Contact { phone: PhoneNumber::parse(&format!("000 000 0{digits}")), ..Contact::default() }
            }
            ReplyWay::Code | ReplyWay::None => Contact::default(),
        }
    }
}

fn answer(given: Given) -> Result<NewAnswer, Error> {
    let goal = given.goal.clone().unwrap_or_default();
    let decided = match given.outcome {
        Ending::Answered => Decided::Answered,
        Ending::NoChange => Decided::NoChange,
        Ending::Planned { summary, due } => {
            Decided::ChangePlanned { summary: public(&summary)?, due: month(due)?, goal }
        }
        Ending::Made { summary, since } => {
            Decided::ChangeMade { summary: public(&summary)?, month: month(since)?, goal }
        }
    };
    let strategy = given.goal.map_or(StrategyChoice::Outside, |goal| StrategyChoice::Goals(vec![goal]));
    let text = AnswerText::parse(&given.text).map_err(|fault| unfit(&given.text, &fault))?;
    Ok(NewAnswer { text, decided, strategy })
}

fn public(summary: &str) -> Result<ChangeSummary, Error> {
    ChangeSummary::parse(summary).map_err(|fault| unfit(summary, &fault))
}

fn month((year, month): (i32, u32)) -> Result<Month, Error> {
    Month::new(year, month).ok_or_else(|| unfit("a month", &(year, month)))
}

fn message(text: &str) -> Result<MessageText, Error> {
    MessageText::parse(text).map_err(|fault| unfit(text, &fault))
}

/// A text of the pack that the program does not take: the pack's writer must see which.
fn unfit(text: &str, fault: &impl std::fmt::Debug) -> Error {
    Error::internal(anyhow::anyhow!("the demo's text {text:?} cannot be used: {fault:?}"))
}

fn nobody(unit: &UnitId) -> Error {
    Error::internal(anyhow::anyhow!("nobody of the demo handles cases of {}", unit.as_str()))
}
