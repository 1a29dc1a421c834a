//! Sizes as people say them: by how much a text is too long.

use crate::frame::Shell;
use crate::frame::numbers;

/// A sentence with a number: `$number` chooses the plural, `$shown` is the number as people write it.
#[must_use]
pub fn told(shell: &Shell, key: &str, number: usize) -> String {
    let shown = numbers::number(shell.locale, u64::try_from(number).unwrap_or(u64::MAX));
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    shell.t_with(key, &[("number", number.into()), ("shown", shown.into())])
}
