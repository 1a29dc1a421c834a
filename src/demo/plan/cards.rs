//! Who writes what and when, drawn from packs of cards so that every text gets its turn.

use chrono::NaiveDate;

use super::diary::between;
use crate::demo::phrases::{Phrases, Sample};
use crate::kernel::random::Random;

/// Cases of the fourteen months before the last weeks.
const BEFORE: usize = 340;
/// Cases of the last three weeks, so that there is something to do.
const LATELY: usize = 60;
/// Fourteen months.
const DAYS: i64 = 425;
/// The last weeks.
const LATE_DAYS: i64 = 21;
/// Of a hundred, so many thank us.
const PRAISE: usize = 66;

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

/// When each case comes in, in days before the last day, the oldest first; and its fate.
pub(super) fn arrivals(random: &Random) -> Vec<(i64, Fate)> {
    let mut arrivals: Vec<(i64, Fate)> = vec![(DAYS, Fate::Natural)];
    arrivals.extend((1..BEFORE).map(|_| (between(random, LATE_DAYS + 1, DAYS), Fate::Natural)));
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
        (between(random, least, most), fate)
    }));
    arrivals.sort_by_key(|(days_ago, _)| -days_ago);
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

/// All texts, ready to be drawn.
pub(super) struct Cards<'a> {
    languages: Pack<usize>,
    hands: Vec<Hand<'a>>,
    random: Random,
}

impl<'a> Cards<'a> {
    pub fn new(phrases: &'a [Phrases], random: &Random) -> Self {
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
        Self { languages: Pack::new(shares.collect(), random), hands: hands.collect(), random: random.clone() }
    }

    /// A text that fits the fate and the day.
    pub fn draw(&mut self, fate: Fate, on: NaiveDate) -> Option<(&'a Phrases, &'a Sample)> {
        let language = self.languages.draw(|_| true)?;
        let hand = self.hands.get_mut(language)?;
        let fits = |text: &&Sample| match fate {
            Fate::Natural | Fate::Received => true,
            Fate::Waiting => text.is_plain() && text.question.is_some(),
            Fate::Pending => text.belongs.is_some(),
            Fate::Assigned | Fate::InProgress => text.is_plain() && !text.is_praise(),
            Fate::Reopened | Fate::Answered => text.is_plain() && !text.changes.is_empty(),
        };
        if matches!(fate, Fate::Natural | Fate::Received) {
            let pack = if hand.is_praise.draw(|_| true)? { &mut hand.praise } else { &mut hand.others };
            return Some((hand.phrases, pack.draw(|text| text.is_in_season(on))?));
        }
        let fitting = |hand: &Hand<'a>| hand.phrases.texts.iter().filter(fits).collect::<Vec<_>>();
        let phrases = hand.phrases;
        let text = self.random.choose(&fitting(hand)).copied().map(|text| (phrases, text));
        // A language in which nothing fits leaves the turn to the first.
        text.or_else(|| {
            let first = self.hands.first()?;
            Some((first.phrases, self.random.choose(&fitting(first)).copied()?))
        })
    }
}
