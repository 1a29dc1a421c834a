//! How records hang together, and how a break is found.

use chrono::{DateTime, Utc};
use entity::audit_record;

use super::entry::{Act, By, Entry};
use crate::kernel::digest::sha256_hex;

/// The end of a trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Sequence of the last record; 0 before the first.
    pub sequence: i64,
    /// Its hash.
    pub hash: String,
}

impl Head {
    /// Before the first record.
    #[must_use]
    pub fn nothing() -> Self {
        Self { sequence: 0, hash: "0".repeat(64) }
    }

    /// Reads what `delta audit head` printed.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let (sequence, hash) = line.trim().split_once(' ')?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then_some(Self { sequence: sequence.parse().ok()?, hash: hash.to_owned() })
    }

    /// The record that comes next.
    pub(super) fn next(&self, entry: &Entry, now: DateTime<Utc>) -> audit_record::Model {
        let mut record = audit_record::Model {
            sequence: self.sequence.saturating_add(1),
            recorded_at: now,
            actor: entry.by.code().to_owned(),
            staff_id: entry.by.staff(),
            act: entry.act.code().to_owned(),
            about: entry.about.code().to_owned(),
            subject: entry.about.subject(),
            detail: entry.detail(),
            previous: self.hash.clone(),
            hash: String::new(),
        };
        record.hash = hash(&record);
        record
    }
}

/// SHA-256 over the hash before and the record, whose fields stand as a list in JSON, so that none runs into another.
fn hash(record: &audit_record::Model) -> String {
    let fields = serde_json::json!([
        record.sequence,
        record.recorded_at.timestamp_micros(),
        record.actor,
        record.staff_id.map(|id| id.to_string()),
        record.act,
        record.about,
        record.subject,
        record.detail,
    ]);
    sha256_hex(format!("{}{fields}", record.previous).as_bytes())
}

/// Where a trail breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the audit trail breaks at record {sequence}: {why}")]
pub struct Broken {
    /// The first bad sequence.
    pub sequence: i64,
    /// What is wrong there.
    pub why: &'static str,
}

/// A trail that is followed record by record.
#[derive(Clone, Debug)]
pub struct Chain {
    begin: Head,
    at: Head,
    anchors: Vec<Head>,
    begins_openly: bool,
}

impl Chain {
    /// Begins after a checkpoint, or with nothing. The anchors are heads that someone wrote down elsewhere.
    #[must_use]
    pub fn begin(begin: Head, mut anchors: Vec<Head>) -> Self {
        // What was removed can no longer be compared.
        anchors.retain(|anchor| anchor.sequence >= begin.sequence);
        let begins_openly = begin.sequence == 0;
        Self { at: begin.clone(), begin, anchors, begins_openly }
    }

    /// Takes the next record.
    pub fn follow(&mut self, record: &audit_record::Model) -> Result<(), Broken> {
        let sequence = self.at.sequence.saturating_add(1);
        let broken = |why| Err(Broken { sequence: sequence.min(record.sequence), why });
        if record.sequence != sequence {
            return broken(if record.sequence > sequence { "it is missing" } else { "it should be gone" });
        }
        if record.previous != self.at.hash {
            return broken("it does not follow from the one before");
        }
        if record.hash != hash(record) {
            return broken("it was changed");
        }
        if self.anchors.iter().any(|anchor| anchor.sequence == sequence && anchor.hash != record.hash) {
            return broken("it is not the one in the anchor");
        }
        if record.act == Act::TrailShortened.code() {
            self.begins_openly |= record.detail == shortened(&self.begin).detail();
        }
        self.at = Head { sequence, hash: record.hash.clone() };
        Ok(())
    }

    /// Ends where the trail says that it ends. Gives the end.
    pub fn end(self, head: &Head) -> Result<Head, Broken> {
        let broken = |sequence: i64, why| Err(Broken { sequence, why });
        let first_missing = self.at.sequence.saturating_add(1);
        if self.anchors.iter().any(|anchor| anchor.sequence > self.at.sequence) {
            return broken(first_missing, "it is missing, though the anchor has it");
        }
        if self.anchors.iter().any(|anchor| anchor.sequence == self.begin.sequence && anchor.hash != self.begin.hash) {
            return broken(self.begin.sequence, "the checkpoint is not the record in the anchor");
        }
        if *head != self.at {
            let sequence = if head.sequence > self.at.sequence { first_missing } else { self.at.sequence };
            return broken(sequence, "the trail does not end where its head says");
        }
        if !self.begins_openly {
            return broken(self.begin.sequence, "no record tells that those up to here were removed");
        }
        Ok(self.at)
    }
}

/// The record that tells where the trail begins from now on.
pub(super) fn shortened(begin: &Head) -> Entry {
    let through = u64::try_from(begin.sequence).unwrap_or_default();
    Entry::of(By::Program, Act::TrailShortened).count("through", through).digest("hash", begin.hash.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn trail(length: usize) -> Vec<audit_record::Model> {
        let mut head = Head::nothing();
        let mut records = Vec::new();
        for minute in 0..length {
            let now = DateTime::UNIX_EPOCH + chrono::Duration::minutes(i64::try_from(minute).unwrap_or_default());
            let record = head.next(&Entry::of(By::Program, Act::WaitEnded).count("n", 1), now);
            head = Head { sequence: record.sequence, hash: record.hash.clone() };
            records.push(record);
        }
        records
    }

    fn head_of(records: &[audit_record::Model]) -> Head {
        records.last().map_or_else(Head::nothing, |last| Head { sequence: last.sequence, hash: last.hash.clone() })
    }

    fn verified(records: &[audit_record::Model], anchors: Vec<Head>) -> Result<Head, i64> {
        let mut chain = Chain::begin(Head::nothing(), anchors);
        records.iter().try_for_each(|record| chain.follow(record)).map_err(|broken| broken.sequence)?;
        chain.end(&head_of(records)).map_err(|broken| broken.sequence)
    }

    proptest! {
        #[test]
        fn a_changed_removed_or_swapped_record_is_the_first_bad_one(at in 0_usize..9, other in 0_usize..9) {
            let whole = trail(10);
            let bad = i64::try_from(at).unwrap_or_default() + 1;

            let mut changed = whole.clone();
            changed[at].detail = "{\"n\":2}".to_owned();
            let mut removed = whole.clone();
            removed.remove(at);
            let mut swapped = whole.clone();
            swapped.swap(at, other);

            prop_assert_eq!(verified(&whole, Vec::new()), Ok(head_of(&whole)));
            prop_assert_eq!(verified(&changed, Vec::new()), Err(bad));
            prop_assert_eq!(verified(&removed, Vec::new()), Err(bad));
            let first = i64::try_from(at.min(other)).unwrap_or_default() + 1;
            prop_assert_eq!(verified(&swapped, Vec::new()), if at == other { Ok(head_of(&whole)) } else { Err(first) });
        }
    }

    #[test]
    fn an_end_that_was_cut_off_shows_only_by_the_anchor() {
        let whole = trail(5);
        let anchor = head_of(&whole);
        let cut = &whole[..3];

        assert_eq!(verified(cut, Vec::new()), Ok(head_of(cut)));
        assert_eq!(verified(cut, vec![anchor]), Err(4));
    }

    #[test]
    fn a_trail_written_anew_shows_by_the_anchor() {
        let anchor = Head { sequence: 2, hash: "1".repeat(64) };

        assert_eq!(verified(&trail(5), vec![anchor]), Err(2));
    }

    #[test]
    fn a_head_is_read_as_it_is_printed() {
        let head = head_of(&trail(3));

        assert_eq!(Head::parse(&format!("{} {}\n", head.sequence, head.hash)), Some(head));
        assert_eq!(Head::parse("3 abc"), None);
    }
}
