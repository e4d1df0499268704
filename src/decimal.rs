//! Decimals in little code: what the standard library reads and writes floating-point numbers with is some 20 kB of the WebAssembly.

/// As many digits as a number of 64 bits holds exactly.
const DIGITS: usize = 15;

/// The number that a decimal writes: digits, perhaps a full stop and more digits, perhaps a minus before them. None for anything else, and for one
/// of more than 15 digits.
pub(crate) fn parse(written: &str) -> Option<f64> {
    let (sign, written) = written.strip_prefix('-').map_or((1.0, written), |digits| (-1.0, digits));
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let digits = whole.len() + fraction.len();
    let plain =
        (1..=DIGITS).contains(&digits) && whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
    plain.then(|| {
        let number = whole.bytes().chain(fraction.bytes()).fold(0u64, |n, b| n * 10 + u64::from(b - b'0'));
        // Both are exact, so the quotient is the number nearest to what is written.
        #[expect(clippy::cast_precision_loss, reason = "below 10^15")]
        let (number, unit) =
            (number as f64, 10u64.pow(u32::try_from(fraction.len()).expect("15 at most")) as f64);
        sign * number / unit
    })
}

/// A number that is not negative, to three decimals; none beyond what is counted exactly.
pub(crate) fn thousandths(number: f64) -> Option<String> {
    let thousandths = (number * 1000.0).round();
    (0.0..=9e15).contains(&thousandths).then(|| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, and in the range above"
        )]
        let thousandths = thousandths as u64;
        let (whole, rest) = (thousandths / 1000, thousandths % 1000);
        if rest == 0 {
            whole.to_string()
        } else {
            format!("{whole}.{rest:03}").trim_end_matches('0').to_owned()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{parse, thousandths};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decimals_are_read_as_the_standard_library_reads_them(written in "-?[0-9]{1,8}(\\.[0-9]{1,7})?") {
            prop_assert_eq!(parse(&written), written.parse().ok());
        }

        #[test]
        fn decimals_are_written_as_the_standard_library_writes_them(number in 0u64..=9_000_000_000) {
            let number = number as f64 / 1000.0;
            prop_assert_eq!(thousandths(number), Some(number.to_string()));
        }
    }

    #[test]
    fn what_is_no_decimal_or_too_long_is_none() {
        for written in ["", ".", "--1", "+1", "1e3", "1.2.3", "٣", "inf", "1234567890123456"] {
            assert_eq!(parse(written), None, "{written}");
        }
        assert_eq!((parse("5."), parse(".5")), (Some(5.0), Some(0.5)));
        for number in [-1.0, 1e13, f64::NAN, f64::INFINITY] {
            assert_eq!(thousandths(number), None, "{number}");
        }
    }
}
