//! Numbers as people write them (design 7).

use super::sheet::Sheet;
use crate::kernel::locale::Locale;

/// A count: *157 442*, with spaces that do not break; *157,442* in English.
#[must_use]
pub fn number(locale: Locale, count: u64) -> String {
    let digits = count.to_string();
    let separator = if locale == Locale::En { ',' } else { '\u{a0}' };
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

/// A value with its decimals, and a true minus: *−100*, *4,5*; *4.5* in English.
#[must_use]
pub fn decimal(locale: Locale, value: f64) -> String {
    let written = value.to_string().replace('-', "\u{2212}");
    if locale == Locale::En { written } else { written.replace('.', ",") }
}

/// The size of a file: in kilobytes, or in megabytes with one decimal.
#[must_use]
pub fn size(sheet: &Sheet, bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        let kilobytes = i64::try_from(kilobytes).unwrap_or(i64::MAX);
        return sheet.t_with("feedback-size-kb", &[("number", kilobytes.into())]);
    }
    let tenths = bytes.saturating_mul(10) / (1024 * 1024);
    let point = if sheet.locale == Locale::En { '.' } else { ',' };
    sheet.t_with("feedback-size-mb", &[("number", format!("{}{point}{}", tenths / 10, tenths % 10).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_of_three() {
        assert_eq!(number(Locale::Sv, 157_442), "157\u{a0}442");
        assert_eq!(number(Locale::En, 1_234_567), "1,234,567");
        assert_eq!(["0", "999"], [0, 999].map(|count| number(Locale::Fi, count)).each_ref().map(String::as_str));
    }

    #[test]
    fn a_value_has_the_sign_and_the_comma_of_its_language() {
        assert_eq!(decimal(Locale::Fi, -4.5), "\u{2212}4,5");
        assert_eq!(decimal(Locale::En, 45.0), "45");
    }
}
