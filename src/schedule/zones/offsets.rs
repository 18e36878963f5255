//! Fixed offsets from UTC as people type them: "UTC+2", "GMT-8", "+05:30".

/// Places whose clocks always stand off by a part of an hour, for the offsets that have no zone of their own.
const PARTS: [(i32, &str); 8] = [
    (-570, "Pacific/Marquesas"),
    (210, "Asia/Tehran"),
    (270, "Asia/Kabul"),
    (330, "Asia/Kolkata"),
    (345, "Asia/Kathmandu"),
    (390, "Asia/Yangon"),
    (525, "Australia/Eucla"),
    (570, "Australia/Darwin"),
];

/// Places whose clocks stand off so in one half of the year.
const SEASONAL: [(i32, &str); 4] = [
    (-210, "America/St_Johns"),
    (-150, "America/St_Johns"),
    (630, "Australia/Lord_Howe"),
    (765, "Pacific/Chatham"),
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

/// The zone whose clocks come nearest to a typed offset that is none of any zone.
pub(super) fn near(typed: &str) -> Option<String> {
    let minutes = minutes(typed)?;
    let hour = (minutes.clamp(-720, 840) + 30).div_euclid(60);
    let parts = PARTS.iter().chain(&SEASONAL).map(|(offset, name)| (*offset, (*name).to_owned()));
    let whole = zone_of(&format!("{hour:+}")).map(|name| (hour * 60, name));
    // A whole hour where both are as near.
    whole.into_iter().chain(parts).min_by_key(|(offset, _)| (offset - minutes).abs()).map(|(_, name)| name)
}

/// The offset in minutes, east of Greenwich counted up.
fn minutes(typed: &str) -> Option<i32> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).take(20).map(narrow).collect();
    let upper = typed.to_ascii_uppercase();
    let named = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT"));
    let rest = named.unwrap_or(&upper);
    let (sign, digits) = match rest.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => (1, named?),
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
    (minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Signs and digits as keyboards of other scripts write them.
fn narrow(typed: char) -> char {
    match typed {
        '\u{2212}' | '\u{2013}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{ff0b}' => '+',
        '\u{ff1a}' => ':',
        '\u{ff10}'..='\u{ff19}' => char::from(b'0' + (u32::from(typed) - 0xff10) as u8),
        other => other,
    }
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
            ("+09:30", Some("Australia/Darwin")),
            ("-9:30", Some("Pacific/Marquesas")),
            ("utc 2", Some("Etc/GMT-2")),
            ("UTC\u{ff0b}\u{ff12}", Some("Etc/GMT-2")),
            ("GMT0530", Some("Asia/Kolkata")),
            ("+10:30", None),
            ("UTC", None),
            ("+", None),
            ("2", None),
            ("Etc/GMT+5", None),
        ] {
            assert_eq!(zone_of(typed).as_deref(), zone, "{typed}");
        }
        for (typed, zone) in [
            ("+10:30", Some("Australia/Lord_Howe")),
            ("UTC+12:45", Some("Pacific/Chatham")),
            ("-3:30", Some("America/St_Johns")),
            ("+15", Some("Etc/GMT-14")),
            ("-99", Some("Etc/GMT+12")),
            ("+05:17", Some("Asia/Kolkata")),
            ("+0:20", Some("Etc/UTC")),
            ("soon", None),
        ] {
            assert_eq!(near(typed).as_deref(), zone, "{typed}");
        }
    }
}
