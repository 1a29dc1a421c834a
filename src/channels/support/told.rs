//! What the pages of supporting tell of an initiative and of what counts.

use entity::initiative;

use crate::addresses::Address;
use crate::app::App;
use crate::counties::county::SupportLevel;
use crate::frame::{Link, Shell, Told};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::kind::Kind;
use crate::supports::rule::counts;
use crate::supports::words::counting_in_words;

/// An initiative on a page about supporting it.
pub struct About {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: Told,
    /// Its page.
    pub href: String,
}

impl About {
    /// An initiative with its title, as long as everybody may read that.
    pub fn of(shell: &Shell, initiative: &Initiative, row: &initiative::Model) -> Self {
        let title = public_title(initiative, row);
        let number = initiative.number.to_string();
        let unnamed = || shell.t_with("initiative-unnamed", &[("number", number.as_str().into())]);
        let title = match title {
            Some(title) => Told::new(shell.locale, initiative.language, title),
            None => Told::new(shell.locale, shell.locale, &unnamed()),
        };
        let href = shell.to(Address::Initiative(initiative.number.year(), initiative.number.count()));
        Self { number, title, href }
    }

    /// The way back to it.
    pub fn crumb(&self) -> Vec<Link> {
        vec![Link { text: self.title.text.clone(), href: self.href.clone(), current: false }]
    }
}

/// The title, as long as everybody may read it.
pub fn public_title<'a>(initiative: &Initiative, row: &'a initiative::Model) -> Option<&'a str> {
    row.title.as_deref().filter(|_| initiative.is_public())
}

/// Which levels count for a kind of initiative, in a sentence.
pub fn counting(app: &App, shell: &Shell, kind: Kind) -> String {
    counting_in_words(shell.locale, kind, &app.county.initiatives.counting)
}

/// Does a support of this level count?
pub fn is_counted(app: &App, kind: Kind, level: SupportLevel) -> bool {
    counts(kind, level, &app.county.initiatives.counting)
}
