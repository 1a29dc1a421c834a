//! Small counts laid together, where their sum is public.

/// Counts that may be read one by one, and the sum of the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged<T> {
    /// Those large enough, the largest first.
    pub shown: Vec<(T, u64)>,
    /// The others together; 0 where there are none.
    pub rest: u64,
}

/// Lays counts below a limit together with as many of the smallest others as it takes, so that neither their sum nor
/// what a reader can take off a public total tells of one of them. Noughts are left out: whether somebody is among the
/// rest or nowhere cannot be told.
#[must_use]
pub fn merge_small<T: Ord>(counts: Vec<(T, u64)>, least: u64) -> Merged<T> {
    let mut shown: Vec<(T, u64)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    shown.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let (mut rest, mut merged) = (0_u64, 0_u64);
    while let Some((_, smallest)) = shown.last() {
        let is_safe = merged == 0 || (merged > 1 && rest >= least && rest > merged);
        if *smallest >= least && is_safe {
            break;
        }
        rest = rest.saturating_add(*smallest);
        merged += 1;
        shown.pop();
    }
    Merged { shown, rest }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn merged(counts: &[u64]) -> (Vec<u64>, u64) {
        let merged = merge_small(counts.iter().copied().enumerate().collect(), 5);
        (merged.shown.into_iter().map(|(_, count)| count).collect(), merged.rest)
    }

    #[test]
    fn a_small_count_is_never_alone_in_the_rest() {
        assert_eq!(merged(&[40, 9, 12]), (vec![40, 12, 9], 0));
        assert_eq!(merged(&[40, 3, 2, 0]), (vec![40,], 5));
        assert_eq!(merged(&[40, 9, 3]), (vec![40], 12));
        assert_eq!(merged(&[3]), (vec![], 3));
        assert_eq!(merged(&[1, 1, 1, 1, 1, 8]), (vec![], 13));
        assert_eq!(merged(&[]), (vec![], 0));
    }

    proptest! {
        #[test]
        fn nothing_small_is_shown_and_the_sum_stays(counts in prop::collection::vec(0_u64..30, 0..9)) {
            let (shown, rest) = merged(&counts);

            prop_assert_eq!(shown.iter().sum::<u64>() + rest, counts.iter().sum::<u64>());
            prop_assert!(shown.iter().all(|count| *count >= 5));
            prop_assert!(shown.is_empty() || rest == 0 || rest >= 5);
        }
    }
}
