//! Suppression: small counts are hidden before anybody sees them, as one could be a person.
//!
//! What always holds: no count from 1 to the limit is shown, and no hidden count can be worked out from its row,
//! its column and the totals, not even by someone who knows that a nought is never hidden. A nought stays a
//! nought. Pages, charts and files all show what comes from here.

mod merge;
mod table;

pub use merge::{Merged, merge_small};
pub use table::{Cell, Row, Table, hide_small};

/// Counts below this are hidden.
pub const LEAST: u64 = 5;

/// Counts of health care, social service or minors below this are hidden.
pub const LEAST_SENSITIVE: u64 = 10;

/// May the sum of published counts be shown beside them? With it, whoever knows the shown ones knows what the
/// hidden ones come to: that must be no small count itself, and leave each of them open.
#[must_use]
pub fn may_show_sum(sum: u64, cells: &[Cell], least: u64) -> bool {
    let shown: u64 = cells.iter().filter_map(|cell| cell.shown()).sum();
    let hidden = cells.iter().filter(|cell| **cell == Cell::Hidden).count();
    let rest = sum.saturating_sub(shown);
    let is_small = |count: u64| (1..least).contains(&count);
    !is_small(sum) && (hidden == 0 || hidden > 1 && !is_small(rest) && rest > hidden as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_kept_back_where_it_would_tell_of_a_single_hidden_count() {
        let hidden_one = [Cell::Shown(12), Cell::Hidden, Cell::Shown(0)];
        let hidden_two = [Cell::Shown(12), Cell::Hidden, Cell::Hidden];

        assert!(may_show_sum(12, &[Cell::Shown(12)], LEAST));
        assert!(!may_show_sum(15, &hidden_one, LEAST));
        assert!(may_show_sum(18, &hidden_two, LEAST));
        assert!(!may_show_sum(15, &hidden_two, LEAST));
        assert!(!may_show_sum(3, &[], LEAST));
        assert!(may_show_sum(0, &[], LEAST));
    }
}
