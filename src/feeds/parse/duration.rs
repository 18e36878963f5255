//! Durations in the shapes that feeds use. Rounds fractions down; gives nothing for nonsense.

/// A hundred hours: longer is a mistake.
const LONGEST: u64 = 360_000;

/// Seconds from `3723`, `3,723`, `1:02:03`, `62:03`, `1h 2m 3s`, `PT1H2M3S`, `62 min`, `1.5 hours`; none for anything else.
pub(super) fn read(text: &str) -> Option<u32> {
    let text = text.trim().to_ascii_lowercase();
    let seconds = if text.contains(':') { colons(&text)? } else { units(&text)? };
    u32::try_from(seconds).ok().filter(|seconds| *seconds > 0 && u64::from(*seconds) <= LONGEST)
}

fn colons(text: &str) -> Option<u64> {
    let parts: Vec<&str> = text.split(':').map(str::trim).collect();
    if parts.len() > 3 {
        return None;
    }
    let mut seconds: u64 = 0;
    for (nth, part) in parts.iter().enumerate() {
        // "12:34.5" and ":45" occur.
        let whole =
            if nth + 1 == parts.len() { part.split(['.', ',']).next().unwrap_or_default() } else { part };
        let number: u64 = if whole.is_empty() { 0 } else { digits(whole)? };
        seconds = seconds.checked_mul(60)?.checked_add(number)?;
    }
    Some(seconds)
}

fn units(text: &str) -> Option<u64> {
    if is_grouped(text) {
        return digits(&text.replace(',', ""));
    }
    if let Some(number) = digits(text.split(['.', ',']).next().unwrap_or_default())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        return Some(number);
    }
    let body = text.strip_prefix("pt").unwrap_or(text);
    let (mut total, mut number, mut unit) = (0_u64, String::new(), String::new());
    let mut known = false;
    // Half an hour is written without its nought as well.
    let body = if body.starts_with(['.', ',']) { format!("0{body}") } else { body.to_owned() };
    for c in body.chars().chain(std::iter::once('0')) {
        if c.is_ascii_digit() && !unit.is_empty() {
            total = total.checked_add(scaled(&number, scale(&unit)?)?)?;
            (number, unit, known) = (String::new(), String::new(), true);
        }
        match c {
            '0'..='9' => number.push(c),
            'a'..='z' if !number.is_empty() => unit.push(c),
            '.' | ',' if !number.is_empty() && unit.is_empty() => number.push(c),
            ' ' | ',' | '.' | '\t' => {}
            _ => return None,
        }
    }
    known.then_some(total)
}

/// Thousands are set apart by commas, as in `3,723`.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().is_some_and(|head| digits(head).is_some() && head.len() <= 3);
    let mut rest = groups.peekable();
    first && rest.peek().is_some() && rest.all(|group| digits(group).is_some() && group.len() == 3)
}

/// `1` or `1.5` of a unit; `3,723` seconds are thousands, and so many hours are none.
fn scaled(number: &str, unit: u64) -> Option<u64> {
    if unit < 3600 && is_grouped(number) {
        return digits(&number.replace(',', ""))?.checked_mul(unit);
    }
    let number = &number.replace(',', ".");
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part = if part.is_empty() {
        0
    } else {
        digits(part.get(..3).unwrap_or(part))? * unit / 10_u64.pow(part.len().min(3) as u32)
    };
    digits(whole)?.checked_mul(unit)?.checked_add(part)
}

fn scale(unit: &str) -> Option<u64> {
    match unit {
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" => Some(3600),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(60),
        "s" | "sec" | "secs" | "second" | "seconds" => Some(1),
        _ => None,
    }
}

fn digits(text: &str) -> Option<u64> {
    (!text.is_empty() && text.len() <= 9 && text.chars().all(|c| c.is_ascii_digit()))
        .then(|| text.parse().ok())?
}
