//! The county in force, as the running program reads it.
//!
//! A new revision may come at any moment, by another instance too. Whoever reads follows along without a lock and
//! without carrying a copy about: revisions form a chain that only grows, and reading is at its end. An older revision
//! stays in memory until the program stops; a county changes a few times a week, and each takes less than a megabyte.

use std::iter::successors;
use std::ops::Deref;
use std::sync::OnceLock;

use super::County;

/// The newest revision that this process knows.
#[derive(Debug)]
pub struct CountyInForce {
    first: Revision,
}

#[derive(Debug)]
struct Revision {
    number: i32,
    county: County,
    next: OnceLock<Box<Revision>>,
}

impl CountyInForce {
    /// Begins with a revision.
    #[must_use]
    pub fn new(number: i32, county: County) -> Self {
        Self { first: Revision { number, county, next: OnceLock::new() } }
    }

    /// The number of the revision that is read now.
    #[must_use]
    pub fn number(&self) -> i32 {
        self.latest().number
    }

    /// From now on this revision is read, unless a newer one is known already.
    pub fn follow(&self, number: i32, county: County) {
        let mut new = Box::new(Revision { number, county, next: OnceLock::new() });
        loop {
            let latest = self.latest();
            if number <= latest.number {
                return;
            }
            match latest.next.set(new) {
                Ok(()) => return,
                // Somebody else was first; theirs may be the newer one.
                Err(refused) => new = refused,
            }
        }
    }

    fn latest(&self) -> &Revision {
        successors(Some(&self.first), |revision| revision.next.get().map(Box::as_ref)).last().unwrap_or(&self.first)
    }
}

impl Deref for CountyInForce {
    type Target = County;

    fn deref(&self) -> &County {
        &self.latest().county
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn named(name: &str) -> County {
        County { id: name.to_owned(), ..sample::county() }
    }

    #[test]
    fn a_newer_revision_is_read_and_an_older_one_is_not() {
        let county = CountyInForce::new(3, named("third"));
        let seen = &county.id;

        county.follow(5, named("fifth"));
        county.follow(4, named("fourth"));

        assert_eq!((county.number(), county.id.as_str()), (5, "fifth"));
        assert_eq!(seen, "third", "who reads already, reads on");
    }
}
