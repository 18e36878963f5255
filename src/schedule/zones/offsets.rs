//! Fixed offsets from UTC as people type them: "UTC+2", "GMT-8", "+05:30".

/// Places whose clocks always stand off by a part of an hour, for the offsets that have no zone of their own.
const PARTS: [(i32, &str); 6] = [
    (210, "Asia/Tehran"),
    (270, "Asia/Kabul"),
    (330, "Asia/Kolkata"),
    (345, "Asia/Kathmandu"),
    (390, "Asia/Yangon"),
    (525, "Australia/Eucla"),
];

/// The IANA name of a typed offset. Names of whole hours have their signs turned round: `Etc/GMT-2` is two hours east.
pub(super) fn zone_of(typed: &str) -> Option<String> {
    let minutes = minutes(typed)?;
    if minutes % 60 == 0 {
        return Some(match minutes / 60 {
            0 => "Etc/UTC".to_owned(),
            hours @ (1..=14 | -12..=-1) => format!("Etc/GMT{:+}", -hours),
            _ => return None,
        });
    }
    PARTS.iter().find(|(offset, _)| *offset == minutes).map(|(_, name)| (*name).to_owned())
}

/// The offset in minutes, east of Greenwich counted up.
fn minutes(typed: &str) -> Option<i32> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).take(20).collect();
    let upper = typed.to_ascii_uppercase();
    let rest = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT")).unwrap_or(&upper);
    let (sign, digits) = match rest.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, rest.strip_prefix('-').or_else(|| rest.strip_prefix('\u{2212}'))?),
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    let number = |text: &str| {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse::<i32>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_zones() {
        for (typed, zone) in [
            ("UTC+2", Some("Etc/GMT-2")),
            ("utc +2", Some("Etc/GMT-2")),
            ("GMT-8", Some("Etc/GMT+8")),
            ("+02:00", Some("Etc/GMT-2")),
            ("-0300", Some("Etc/GMT+3")),
            ("UTC\u{2212}5", Some("Etc/GMT+5")),
            ("+05:30", Some("Asia/Kolkata")),
            ("UTC+0", Some("Etc/UTC")),
            ("+14", Some("Etc/GMT-14")),
            ("+15", None),
            ("-13", None),
            ("+05:17", None),
            ("UTC", None),
            ("+", None),
            ("2", None),
            ("Etc/GMT+5", None),
        ] {
            assert_eq!(zone_of(typed).as_deref(), zone, "{typed}");
        }
    }
}
