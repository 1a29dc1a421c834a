//! What will happen, drawn from the seed: who writes what, and how each case goes on.

use std::collections::HashMap;

use chrono::{Datelike, Duration, NaiveDate};

use super::phrases::{Change, Phrases, Sample};
use super::scene::{Arrival, Ending, Given, Scene, Shown, Step, Way};
use crate::counties::County;
use crate::counties::county::Place;
use crate::feedback::feedback::{Kind, ReplyWay};
use crate::kernel::clock::end_of_day;
use crate::kernel::random::Random;

mod cards;
mod diary;
#[cfg(test)]
mod tests;

use cards::{Card, Cards, Fate, arrivals};
use diary::{Diary, between, often};

/// A change that was promised.
struct Promise {
    summary: String,
    due: (i32, u32),
}

/// How many of a text's changes were told already.
type Told<'a> = HashMap<&'a str, usize>;

/// Every scene of all cases up to the end of `until`, in the order of time.
pub(super) fn cases(phrases: &[Phrases], county: &County, until: NaiveDate, seed: u64) -> Vec<Scene> {
    let random = Random::seeded(seed.wrapping_add(1));
    let mut cards = Cards::new(phrases, county, until, &random);
    let mut told = Told::new();
    let mut shown = [Shown::WaitingForResident, Shown::Answered, Shown::InProgress].to_vec();
    let mut scenes = Vec::new();
    for (place, arriving) in arrivals(&random).into_iter().enumerate() {
        let on = until - Duration::days(arriving.days_ago);
        let Some(card) = cards.draw(arriving, on) else { continue };
        let shown = shown_by(arriving.fate).filter(|shows| {
            let at = shown.iter().position(|wanted| wanted == shows);
            at.map(|at| shown.swap_remove(at)).is_some()
        });
        // A source of its own for each case: what one does never changes another.
        let random = Random::seeded(seed.wrapping_add(1_000).wrapping_add(u64::try_from(place).unwrap_or_default()));
        let Card { phrases, text, municipality } = card;
        let mut story = Story { phrases, text, municipality, county, until, random: &random, told: &mut told };
        let mut diary = Diary::begin(on, &random);
        story.tell(&mut diary, arriving.fate, shown);
        scenes.extend(diary.scenes(place));
    }
    scenes.retain(|scene| scene.at <= end_of_day(until));
    scenes.sort_by_key(|scene| (scene.at, scene.case));
    scenes
}

fn shown_by(fate: Fate) -> Option<Shown> {
    match fate {
        Fate::Waiting => Some(Shown::WaitingForResident),
        Fate::Answered => Some(Shown::Answered),
        Fate::InProgress => Some(Shown::InProgress),
        Fate::Natural | Fate::Received | Fate::Assigned | Fate::Pending | Fate::Reopened => None,
    }
}

/// One case being told.
struct Story<'a, 't> {
    phrases: &'a Phrases,
    text: &'a Sample,
    municipality: Option<&'a str>,
    county: &'t County,
    until: NaiveDate,
    random: &'t Random,
    told: &'t mut Told<'a>,
}

impl Story<'_, '_> {
    fn tell(&mut self, diary: &mut Diary<'_>, fate: Fate, shown: Option<Shown>) {
        let arrival = self.arrival(diary.today(), shown);
        diary.write(Step::Receive(Box::new(arrival)));
        match fate {
            Fate::Natural => self.goes_on(diary),
            Fate::Received => {}
            Fate::Assigned => diary.in_office(1, 2).write(Step::Assign),
            Fate::InProgress => self.is_taken(diary),
            Fate::Waiting => {
                diary.in_office(1, 2).write(Step::Take);
                if let Some(question) = &self.text.question {
                    diary.in_office(0, 0).write(Step::Ask(question.clone()));
                }
            }
            Fate::Pending => self.is_sent_on(diary.on_last_working_day(self.until)),
            Fate::Reopened => {
                self.is_taken(diary);
                self.is_answered(diary.in_office(1, 1), false, false);
                self.is_reopened(diary.in_the_evening_of(self.until));
            }
            Fate::Answered => {
                self.is_taken(diary);
                self.is_answered(diary.in_office(1, 2), false, false);
            }
        }
    }

    fn arrival(&self, on: NaiveDate, shown: Option<Shown>) -> Arrival {
        let (text, random) = (self.text, self.random);
        let (municipality, place) = self.whereabouts();
        let pick = |list: &[String]| random.choose(list).cloned().unwrap_or_default();
        let opening = pick(&self.phrases.openings);
        let closings = if text.is_praise() { &self.phrases.praise_closings } else { &self.phrases.closings };
        let is_closed = text.rejection.is_none() && text.kind != Kind::Question;
        let closing = if is_closed { pick(closings) } else { String::new() };
        let body = self.phrases.fill(&text.text, &municipality, on, random);
        let (least, most) = if text.is_praise() { (8, 10) } else { (1, 6) };
        let nps = often(random, 35).then(|| u8::try_from(between(random, least, most)).unwrap_or_default());
        let way = match random.below(100) {
            0..6 => Way::UnitLink,
            6..11 => Way::Phone,
            11..14 => Way::Paper,
            _ => Way::Web,
        };
        let reply = match random.below(100) {
            0..6 => ReplyWay::Email,
            6..9 => ReplyWay::Phone,
            9..20 if text.is_praise() => ReplyWay::None,
            _ => ReplyWay::Code,
        };
        Arrival {
            text: format!("{opening}{body}{closing}"),
            kind: text.kind,
            nps,
            service: text.service.clone(),
            place,
            municipality,
            topic: text.topic.clone(),
            reply: if shown.is_some() { ReplyWay::Code } else { reply },
            may_publish: often(random, 40),
            locale: self.phrases.language,
            way: if shown.is_some() || !text.is_plain() { Way::Web } else { way },
            shown,
        }
    }

    /// Where it happened: the place the text is about tells the municipality; any other text happens in one that it
    /// fits, and often at a place there, unless the place would lead it to another unit.
    fn whereabouts(&self) -> (String, Option<String>) {
        let (text, random) = (self.text, self.random);
        let drawn = || random.choose(&text.municipalities).cloned().unwrap_or_default();
        let municipality = self.municipality.map_or_else(drawn, str::to_owned);
        if let Some(id) = text.place_in(&municipality, self.county).or_else(|| text.places.first()) {
            let place = self.county.place(id);
            return (place.map_or(municipality, |place| place.municipality.clone()), Some(id.clone()));
        }
        let card = Card { phrases: self.phrases, text, municipality: None };
        let unit_at = |place: Option<&String>| card.unit_at(&municipality, place, self.county, self.until);
        let serves = |known: &&Place| {
            let is_here = known.municipality == municipality && known.services.contains(&text.service);
            is_here && unit_at(Some(&known.id)) == unit_at(None)
        };
        let known: Vec<_> = self.county.places.iter().filter(serves).collect();
        let place = random.choose(&known).map(|place| place.id.clone()).filter(|_| often(random, 65));
        (municipality, place)
    }

    /// The usual course, with everything that may come between.
    fn goes_on(&mut self, diary: &mut Diary<'_>) {
        if let Some(rejection) = &self.text.rejection {
            let (reason, ground) = (rejection.reason.clone(), rejection.ground.clone());
            diary.in_office(0, 2).write(Step::Reject { reason, ground });
            return;
        }
        if let Some(to) = &self.text.authority {
            let (authority, reason) = (to.name.clone(), to.reason.clone());
            diary.in_office(0, 2).write(Step::Move { authority, reason });
            return;
        }
        if self.text.belongs.is_some() {
            self.finds_its_unit(diary);
        }
        let is_praise = self.text.is_praise();
        if !is_praise && often(self.random, 8) {
            diary.any_time(1, 2).write(Step::Write(self.pick(&self.phrases.added)));
        }
        let (work, is_late) = match self.random.below(100) {
            0..8 if !is_praise => (between(self.random, 8, 12), true),
            _ if is_praise => (between(self.random, 0, 3), false),
            _ => (between(self.random, 1, 4), false),
        };
        self.is_taken(diary);
        let is_unheard = self.asks(diary);
        let promise = self.is_answered(diary.in_office(work, work), is_late, is_unheard);
        let is_settled = self.is_rated(diary, is_praise);
        if let Some(promise) = promise.filter(|_| is_settled) {
            self.keeps(diary, &promise);
        }
    }

    /// The resident says whether the answer helped. Says whether the matter rests there.
    fn is_rated(&mut self, diary: &mut Diary<'_>, is_praise: bool) -> bool {
        if often(self.random, 40) {
            let was_helpful = often(self.random, if is_praise { 97 } else { 74 });
            let remarks = if was_helpful { &self.phrases.helpful_remarks } else { &self.phrases.unhelpful_remarks };
            diary.any_time(0, 3).write(Step::Rate { was_helpful, remark: self.pick(remarks) });
            if !was_helpful && !is_praise && often(self.random, 45) {
                self.is_reopened(diary.any_time(1, 3));
                self.is_answered_again(diary);
                return false;
            }
        }
        true
    }

    /// It is sent to units until one keeps it; after two returns the coordinator decides.
    fn finds_its_unit(&self, diary: &mut Diary<'_>) {
        let all = self.text.tried.len();
        let tries = if often(self.random, 60) { all } else { self.random.below(all + 1) };
        for (unit, why) in self.text.tried.iter().zip(&self.text.returns).take(tries) {
            let reason = self.text.handover.clone().unwrap_or_default();
            diary.in_office(0, 1).write(Step::Transfer { to: unit.clone(), reason, by_coordinator: false });
            diary.in_office(0, 1).write(Step::Return(why.clone()));
        }
        let by_coordinator = tries >= 2;
        diary.in_office(0, 1).write(self.transfer(by_coordinator));
        if by_coordinator {
            return;
        }
        if often(self.random, 25) {
            // Longer than any row of days off, so that the day to give it back has passed.
            diary.at_night_after(6).write(Step::AcceptBySilence);
        } else {
            diary.in_office(0, 1).write(Step::Accept);
        }
    }

    fn is_sent_on(&self, diary: &mut Diary<'_>) {
        diary.write(self.transfer(false));
    }

    fn transfer(&self, by_coordinator: bool) -> Step {
        let to = self.text.belongs.clone().unwrap_or_default();
        Step::Transfer { to, reason: self.text.handover.clone().unwrap_or_default(), by_coordinator }
    }

    fn is_taken(&self, diary: &mut Diary<'_>) {
        if often(self.random, 15) {
            diary.in_office(0, 1).write(Step::Assign);
        }
        diary.in_office(0, 1).write(Step::Take);
        if !self.text.is_praise() && often(self.random, 35) {
            diary.in_office(0, 0).write(Step::Note(self.pick(&self.phrases.notes)));
        }
    }

    /// Asks where a question is natural. Says whether nobody replied.
    fn asks(&self, diary: &mut Diary<'_>) -> bool {
        let Some(question) = self.text.question.as_ref().filter(|_| often(self.random, 50)) else {
            return false;
        };
        diary.in_office(0, 1).write(Step::Ask(question.clone()));
        match &self.text.reply {
            Some(reply) if often(self.random, 65) => {
                diary.any_time(1, 6).write(Step::Write(reply.clone()));
                false
            }
            _ => {
                diary.at_night_after(15).write(Step::EndWait);
                true
            }
        }
    }

    /// Gives the promise that the answer makes, if it makes one.
    fn is_answered(&mut self, diary: &mut Diary<'_>, is_late: bool, is_unheard: bool) -> Option<Promise> {
        let phrases = self.phrases;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(is_late.then(|| phrases.late.clone()));
        parts.extend(is_unheard.then(|| phrases.no_reply.clone()));
        parts.push(self.text.answer.clone().unwrap_or_else(|| self.pick(&phrases.praise_answers)));
        let outcome = self.outcome(diary.today(), &mut parts);
        let promise = match &outcome {
            Ending::Planned { summary, due } => Some(Promise { summary: summary.clone(), due: *due }),
            _ => None,
        };
        let given = Given { text: parts.join("\n\n"), outcome, goal: self.text.goal.clone() };
        diary.write(Step::Answer(Box::new(given)));
        promise
    }

    /// Most promises are kept in their month; the others are late for all to see.
    fn keeps(&self, diary: &mut Diary<'_>, promise: &Promise) {
        let (year, month) = promise.due;
        let begins = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(self.until);
        let done = diary.in_office_on(begins + Duration::days(between(self.random, 3, 24)));
        if often(self.random, 55) {
            let on = done.today();
            let text = self.phrases.kept.replace("{change}", &promise.summary);
            done.write(Step::TellMade { text, summary: promise.summary.clone(), since: (on.year(), on.month()) });
        }
    }

    /// Each change is told once; after that the same text is only answered.
    fn outcome(&mut self, on: NaiveDate, parts: &mut Vec<String>) -> Ending {
        if let Some(why) = self.text.no_change.as_ref().filter(|_| often(self.random, 60)) {
            parts.push(why.clone());
            return Ending::NoChange;
        }
        let told = self.told.entry(&self.text.text).or_default();
        let change = self.text.changes.get(*told).cloned();
        *told = told.saturating_add(1);
        match change {
            None => Ending::Answered,
            Some(Change::Made(summary)) => {
                parts.push(self.phrases.made.replace("{change}", &summary));
                Ending::Made { summary, since: (on.year(), on.month()) }
            }
            Some(Change::Planned(summary)) => {
                let due = self.due(on);
                let lead = self.phrases.planned.replace("{change}", &summary);
                let lead = lead.replace("{month}", self.phrases.month(due)).replace("{year}", &due.year().to_string());
                parts.push(lead);
                Ending::Planned { summary, due: (due.year(), due.month()) }
            }
        }
    }

    /// By when a change is planned.
    fn due(&self, on: NaiveDate) -> NaiveDate {
        on + Duration::days(between(self.random, 40, 300))
    }

    fn is_reopened(&self, diary: &mut Diary<'_>) {
        diary.write(Step::Reopen(self.pick(&self.phrases.reopenings)));
    }

    fn is_answered_again(&self, diary: &mut Diary<'_>) {
        let text = self.pick(&self.phrases.second_answers);
        let given = Given { text, outcome: Ending::Answered, goal: self.text.goal.clone() };
        diary.in_office(1, 4).write(Step::Answer(Box::new(given)));
    }

    fn pick(&self, list: &[String]) -> String {
        self.random.choose(list).cloned().unwrap_or_default()
    }
}
