//! How many stand behind an initiative, and how far that is from its limit.

use entity::initiative;

use crate::addresses::Address;
use crate::app::App;
use crate::frame::Shell;
use crate::frame::dates::date;
use crate::frame::numbers::number;
use crate::initiatives::initiative::Initiative;
use crate::supports::counts::Counts;
use crate::supports::support::is_collecting;
use crate::supports::words::counting_in_words;

/// The part of an initiative's page.
pub struct SupportPart {
    /// Both counters, in a sentence.
    pub counted: String,
    /// What is confirmed and does not count; empty where there is nothing.
    pub uncounted: String,
    /// Which levels count.
    pub counting: String,
    /// How far it is from its limit.
    pub limit: Option<Limit>,
    /// Where one supports it; empty once it collects no more.
    pub form: String,
    /// The sheet for signatures; empty once it collects no more.
    pub sheet: String,
    /// Who supports it.
    pub supporters: String,
}

/// How far it is from its limit.
pub struct Limit {
    /// In a sentence.
    pub text: String,
    /// The same in hundredths, at most 100.
    pub percent: u64,
}

impl SupportPart {
    /// The part, for an initiative that collects or did, and whose words may be read.
    pub fn of(
        app: &App,
        shell: &Shell,
        initiative: &Initiative,
        row: &initiative::Model,
        counts: &Counts,
    ) -> Option<Self> {
        if !initiative.collects || !initiative.is_public() {
            return None;
        }
        let (locale, counting) = (shell.locale, &app.county.initiatives.counting);
        let tally = counts.tally(initiative.kind, counting);
        let told = |count: u64| number(locale, count);
        let plural = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let of_number = (initiative.number.year(), initiative.number.count());
        let form = shell.to(Address::InitiativeSupport(of_number.0, of_number.1));
        let sheet = shell.to(Address::InitiativeSheet(of_number.0, of_number.1));
        let is_open = is_collecting(initiative, app.clock.today());
        Some(Self {
            counted: shell.t_with(
                "support-counted",
                &[
                    ("n", plural(tally.total()).into()),
                    ("all", told(tally.total()).into()),
                    ("residents", told(tally.residents).into()),
                    ("others", told(tally.others).into()),
                ],
            ),
            uncounted: match tally.uncounted {
                0 => String::new(),
                n => shell.t_with("support-uncounted", &[("n", plural(n).into()), ("all", told(n).into())]),
            },
            counting: counting_in_words(locale, initiative.kind, counting),
            limit: limit(shell, row, tally.total()),
            form: if is_open { form } else { String::new() },
            sheet: if is_open { sheet } else { String::new() },
            supporters: shell.to(Address::InitiativeSupporters(of_number.0, of_number.1)),
        })
    }
}

fn limit(shell: &Shell, row: &initiative::Model, supporters: u64) -> Option<Limit> {
    let whole = |number: Option<i32>| number.and_then(|number| u64::try_from(number).ok());
    let (threshold, population) = (whole(row.threshold)?, whole(row.population)?);
    let locale = shell.locale;
    let values = [
        ("supporters", number(locale, supporters).into()),
        ("threshold", number(locale, threshold).into()),
        ("persons", number(locale, population).into()),
        ("counted", date(locale, row.population_on?).into()),
        ("date", row.reached_on.map(|on| date(locale, on)).unwrap_or_default().into()),
    ];
    let key = if row.reached_on.is_some() { "support-limit-reached" } else { "support-limit" };
    let percent = (supporters.saturating_mul(100) / threshold.max(1)).min(100);
    Some(Limit { text: shell.t_with(key, &values), percent })
}
