//! Sizes as people say them: of a file, and by how much a text is too long.

use crate::frame::Shell;
use crate::frame::numbers;
use crate::kernel::locale::Locale;

/// In kilobytes, or in megabytes with one decimal.
#[must_use]
pub fn written(shell: &Shell, bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        let kilobytes = i64::try_from(kilobytes).unwrap_or(i64::MAX);
        return shell.t_with("feedback-size-kb", &[("number", kilobytes.into())]);
    }
    let tenths = bytes.saturating_mul(10) / (1024 * 1024);
    let point = if shell.locale == Locale::En { '.' } else { ',' };
    shell.t_with("feedback-size-mb", &[("number", format!("{}{point}{}", tenths / 10, tenths % 10).into())])
}

/// A sentence with a number: `$number` chooses the plural, `$shown` is the number as people write it.
#[must_use]
pub fn told(shell: &Shell, key: &str, number: usize) -> String {
    let shown = numbers::number(shell.locale, u64::try_from(number).unwrap_or(u64::MAX));
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    shell.t_with(key, &[("number", number.into()), ("shown", shown.into())])
}
