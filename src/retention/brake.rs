//! When a run has to stop and ask (security bar R33): a wrong clock or a wrong number of days must not empty a county.

/// The most rows of one class that go without asking.
const ROWS_MAX: u64 = 500;

/// The most of a class that goes without asking: one row in so many.
const ONE_IN: u64 = 20;

/// Is this more than may go without asking: over 500 rows, or over 5 % of the class?
#[must_use]
pub const fn is_too_much(due: u64, of: u64) -> bool {
    due > ROWS_MAX || due.saturating_mul(ONE_IN) > of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_hundred_rows_and_five_per_cent_may_go_and_one_more_may_not() {
        assert!(!is_too_much(0, 0));
        assert!(!is_too_much(5, 100));
        assert!(is_too_much(6, 100));
        assert!(!is_too_much(500, 1_000_000));
        assert!(is_too_much(501, 1_000_000));
    }
}
