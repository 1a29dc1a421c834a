//! Who writes what and when, drawn from packs of cards so that every text gets its turn.

use chrono::NaiveDate;

use super::diary::between;
use crate::counties::County;
use crate::demo::people::{PEOPLE, TOLD};
use crate::demo::phrases::{Phrases, Sample};
use crate::kernel::actor::Role;
use crate::kernel::random::Random;
use crate::routing::{Enquiry, route};
use crate::words::StemSet;

/// Cases of the fourteen months before the last weeks.
const BEFORE: usize = 306;
/// Cases of the last three weeks, anywhere in the county.
const LATELY: usize = 40;
/// Fourteen months.
const DAYS: i64 = 425;
/// The last weeks.
const LATE_DAYS: i64 = 21;
/// Of a hundred cases anywhere, so many thank us; of those put on desks, which wait for an answer, few do.
const PRAISE: usize = 76;

/// How far a case gets. All but the natural ones stop there, so that every state is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Natural,
    Received,
    Assigned,
    InProgress,
    Waiting,
    Pending,
    Reopened,
    Answered,
}

/// Of twenty late cases.
const FATES: [Fate; 12] = [
    Fate::Received,
    Fate::Received,
    Fate::Received,
    Fate::Assigned,
    Fate::Assigned,
    Fate::InProgress,
    Fate::InProgress,
    Fate::Waiting,
    Fate::Waiting,
    Fate::Pending,
    Fate::Reopened,
    Fate::Answered,
];

/// What lies on the desk of a handler who is told of at the start, with the days since it came: everything that can
/// lie there, some of it late and some of it nearly so.
const FULL_DESK: [(i64, Fate); 11] = [
    (0, Fate::Received),
    (2, Fate::Received),
    (9, Fate::Received),
    (14, Fate::Received),
    (7, Fate::Assigned),
    (5, Fate::InProgress),
    (9, Fate::InProgress),
    (15, Fate::InProgress),
    (7, Fate::Waiting),
    (8, Fate::Pending),
    (12, Fate::Reopened),
];

/// What lies on every other desk.
const DESK: [(i64, Fate); 2] = [(1, Fate::Received), (8, Fate::InProgress)];

/// A case that will come in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arriving {
    /// In so many days before the last day.
    pub days_ago: i64,
    pub fate: Fate,
    /// The unit it must come to, where that matters.
    pub desk: Option<&'static str>,
}

/// All cases, the oldest first.
pub(super) fn arrivals(random: &Random) -> Vec<Arriving> {
    let anywhere = |days_ago, fate| Arriving { days_ago, fate, desk: None };
    let mut arrivals = vec![anywhere(DAYS, Fate::Natural)];
    arrivals.extend((1..BEFORE).map(|_| anywhere(between(random, LATE_DAYS + 1, DAYS), Fate::Natural)));
    arrivals.extend((0..LATELY).map(|late| {
        let fate = FATES.get(late % 20).copied().unwrap_or(Fate::Natural);
        // Early enough that its last step falls before the end, whatever days off lie between.
        let (least, most) = match fate {
            Fate::Natural => (0, LATE_DAYS),
            Fate::Received if late < 20 => (11, 14),
            Fate::Received => (0, 3),
            Fate::Assigned | Fate::Waiting | Fate::Pending => (8, 9),
            Fate::InProgress => (8, 16),
            Fate::Reopened | Fate::Answered => (12, 13),
        };
        anywhere(between(random, least, most), fate)
    }));
    for (place, person) in PEOPLE.iter().enumerate().filter(|(_, person)| person.role == Role::Handler) {
        let fates: &[(i64, Fate)] = if place < TOLD { &FULL_DESK } else { &DESK };
        arrivals
            .extend(fates.iter().map(|(days_ago, fate)| Arriving { desk: person.unit, ..anywhere(*days_ago, *fate) }));
    }
    arrivals.sort_by_key(|arriving| -arriving.days_ago);
    arrivals
}

/// A pack of cards that is shuffled anew when it is used up.
struct Pack<T> {
    all: Vec<T>,
    left: Vec<T>,
    random: Random,
}

impl<T: Clone> Pack<T> {
    fn new(all: Vec<T>, random: &Random) -> Self {
        Self { all, left: Vec::new(), random: random.clone() }
    }

    /// A card that fits; one that is left, if there is any.
    fn draw(&mut self, fits: impl Fn(&T) -> bool) -> Option<T> {
        if !self.left.iter().any(&fits) {
            self.left.extend(self.all.iter().filter(|card| fits(card)).cloned());
        }
        let fitting: Vec<usize> = (0..self.left.len()).filter(|at| self.left.get(*at).is_some_and(&fits)).collect();
        self.random.choose(&fitting).map(|at| self.left.swap_remove(*at))
    }
}

/// The texts of one language.
struct Hand<'a> {
    phrases: &'a Phrases,
    is_praise: Pack<bool>,
    praise: Pack<&'a Sample>,
    others: Pack<&'a Sample>,
}

/// A text in a municipality, and the unit that it comes to there.
#[derive(Clone)]
struct Landing<'a> {
    card: Card<'a>,
    unit: String,
}

/// A text to be told.
#[derive(Clone, Copy)]
pub(super) struct Card<'a> {
    pub phrases: &'a Phrases,
    pub text: &'a Sample,
    /// Where it happened, when that is settled.
    pub municipality: Option<&'a str>,
}

impl Card<'_> {
    /// The unit that the text comes to when it happened there.
    pub fn unit_at(&self, municipality: &str, place: Option<&String>, county: &County, on: NaiveDate) -> String {
        let text = self.text;
        let enquiry = Enquiry {
            service: Some(text.service.clone()),
            municipality: Some(municipality.to_owned()),
            place: place.cloned(),
            topic: text.topic.clone(),
            kind: Some(text.kind.code().to_owned()),
            language: Some(self.phrases.language),
            own_link: None,
        };
        route(county, &enquiry, &StemSet::of(&text.text), on).unit
    }
}

/// All texts, ready to be drawn.
pub(super) struct Cards<'a> {
    county: &'a County,
    languages: Pack<usize>,
    hands: Vec<Hand<'a>>,
    landings: Pack<Landing<'a>>,
    random: Random,
}

impl<'a> Cards<'a> {
    pub fn new(phrases: &'a [Phrases], county: &'a County, until: NaiveDate, random: &Random) -> Self {
        let shares = phrases.iter().enumerate().flat_map(|(place, known)| vec![place; known.share / 5]);
        let texts = |phrases: &'a Phrases, is_praise: bool| {
            let wanted = phrases.texts.iter().filter(|text| text.is_praise() == is_praise);
            Pack::new(wanted.flat_map(|text| vec![text; text.weight]).collect(), random)
        };
        let hands = phrases.iter().map(|phrases| Hand {
            phrases,
            is_praise: Pack::new((0..50).map(|card| card < PRAISE / 2).collect(), random),
            praise: texts(phrases, true),
            others: texts(phrases, false),
        });
        let landings = phrases.iter().flat_map(|phrases| landings(phrases, county, until)).collect();
        Self {
            county,
            languages: Pack::new(shares.collect(), random),
            hands: hands.collect(),
            landings: Pack::new(landings, random),
            random: random.clone(),
        }
    }

    /// A text that fits the case and the day; none where no text comes to the desk.
    pub fn draw(&mut self, arriving: Arriving, on: NaiveDate) -> Option<Card<'a>> {
        let fits = |text: &Sample| match arriving.fate {
            Fate::Natural | Fate::Received => text.is_plain() || arriving.desk.is_none(),
            Fate::Waiting => text.is_plain() && text.question.is_some(),
            Fate::Pending => text.belongs.is_some(),
            Fate::Assigned | Fate::InProgress => text.is_plain() && !text.is_praise(),
            Fate::Reopened | Fate::Answered => text.is_plain() && !text.changes.is_empty(),
        };
        if let Some(desk) = arriving.desk {
            let below: Vec<&str> = self.county.subtree(desk).iter().map(|unit| unit.id.as_str()).collect();
            let comes_here = |landing: &Landing<'_>| {
                let text = landing.card.text;
                below.contains(&landing.unit.as_str()) && fits(text) && text.is_in_season(on)
            };
            return self.landings.draw(comes_here).map(|landing| landing.card);
        }
        let hand = self.hands.get_mut(self.languages.draw(|_| true)?)?;
        let anywhere = |phrases, text| Card { phrases, text, municipality: None };
        if matches!(arriving.fate, Fate::Natural | Fate::Received) {
            let pack = if hand.is_praise.draw(|_| true)? { &mut hand.praise } else { &mut hand.others };
            return Some(anywhere(hand.phrases, pack.draw(|text| text.is_in_season(on))?));
        }
        let fitting = |hand: &Hand<'a>| hand.phrases.texts.iter().filter(|text| fits(text)).collect::<Vec<_>>();
        let phrases = hand.phrases;
        let text = self.random.choose(&fitting(hand)).copied().map(|text| anywhere(phrases, text));
        // A language in which nothing fits leaves the turn to the first.
        text.or_else(|| {
            let first = self.hands.first()?;
            Some(anywhere(first.phrases, self.random.choose(&fitting(first)).copied()?))
        })
    }
}

/// Every text of a language in each municipality that it fits. What came to the wrong place lands where it belongs.
fn landings<'a>(phrases: &'a Phrases, county: &County, on: NaiveDate) -> Vec<Landing<'a>> {
    let landing = |text: &'a Sample, municipality: &'a str| {
        let card = Card { phrases, text, municipality: Some(municipality) };
        let routed = || card.unit_at(municipality, text.place_in(municipality, county), county, on);
        Landing { unit: text.belongs.clone().unwrap_or_else(routed), card }
    };
    let of_text = |text: &'a Sample| {
        let fits = |id: &&String| text.places.is_empty() || text.place_in(id, county).is_some();
        text.municipalities.iter().filter(fits).map(move |id| landing(text, id)).collect::<Vec<_>>()
    };
    phrases.texts.iter().flat_map(of_text).collect()
}
