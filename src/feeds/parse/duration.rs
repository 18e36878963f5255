//! Durations in the shapes that feeds use. Rounds fractions down; gives nothing for nonsense.

use super::date::narrow;

/// A hundred hours: longer is a mistake.
const LONGEST: u64 = 360_000;

/// Seconds from `3723`, `3,723`, `1:02:03`, `62:03`, `1h 2m 3s`, `1h02`, `PT1H2M3S`, `62 min`, `1.5 hours`; none for anything
/// else.
pub(super) fn read(text: &str) -> Option<u32> {
    let text: String = text.trim().to_lowercase().chars().map(narrow).collect();
    let seconds = match clock(&text) {
        Some(clock) => colons(&clock)?,
        None => units(&text)?,
    };
    u32::try_from(seconds).ok().filter(|seconds| *seconds > 0 && u64::from(*seconds) <= LONGEST)
}

/// What reads as a clock: `1:02:03`, with a unit behind it too, `1.02.03` and `62,05`.
fn clock(text: &str) -> Option<String> {
    if text.contains(':') {
        let bare = text.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace() || c == '.');
        let unit =
            text.get(bare.len()..).unwrap_or_default().trim_matches(|c: char| c.is_whitespace() || c == '.');
        return Some(if unit.is_empty() || scale(unit).is_some() { bare } else { text }.to_owned());
    }
    let pair = |piece: &&str| piece.len() == 2 && digits(piece).is_some_and(|number| number < 60);
    let points: Vec<&str> = text.split('.').collect();
    if let [hours, rest @ ..] = points.as_slice()
        && rest.len() == 2
        && digits(hours).is_some()
        && rest.iter().all(pair)
    {
        return Some(points.join(":"));
    }
    // As a number of seconds with a fraction it would be longer.
    let (minutes, seconds) = text.split_once(',')?;
    (minutes.len() <= 3 && digits(minutes).is_some() && pair(&seconds))
        .then(|| format!("{minutes}:{seconds}"))
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
    let (mut total, mut last, mut known) = (0_u64, 0_u64, false);
    let tokens = tokens(text)?;
    let mut tokens = tokens.iter().map(String::as_str).peekable();
    while let Some(token) = tokens.next() {
        if !token.starts_with(|c: char| c.is_ascii_digit()) {
            // Only between two of them: "1 hour and 2 minutes".
            if !AND.contains(&token) || !known {
                return None;
            }
            continue;
        }
        let unit = match tokens.next_if(|next| !next.starts_with(|c: char| c.is_ascii_digit())) {
            Some(unit) => scale(unit)?,
            // "1h02" leaves out what follows hours.
            None => Some(last / 60).filter(|unit| known && *unit > 0)?,
        };
        total = total.checked_add(scaled(token, unit)?)?;
        (last, known) = (unit, true);
    }
    known.then_some(total)
}

/// Words that stand between two parts of a duration.
const AND: [&str; 6] = ["and", "und", "et", "y", "e", "en"];

/// Numbers and words of a duration, one by one.
fn tokens(text: &str) -> Option<Vec<String>> {
    // `P0DT1H2M3S` (ISO 8601).
    let iso =
        text.strip_prefix('p').filter(|rest| rest.starts_with(|c: char| c == 't' || c.is_ascii_digit()));
    let text = iso.map_or_else(|| text.to_owned(), |rest| rest.replace('t', " "));
    // Half an hour is written without its nought as well.
    let text = if text.starts_with(['.', ',']) { format!("0{text}") } else { text };
    let mut tokens: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        match tokens.last_mut() {
            Some(number) if before.is_ascii_digit() && matches!(c, '0'..='9' | '.' | ',') => number.push(c),
            Some(number) if matches!(before, '.' | ',') && c.is_ascii_digit() && number.ends_with(before) => {
                number.push(c);
            }
            Some(word) if before.is_alphabetic() && c.is_alphabetic() => word.push(c),
            _ if c.is_ascii_digit() || c.is_alphabetic() => tokens.push(c.to_string()),
            _ if c.is_whitespace() || matches!(c, ',' | '.') => {}
            _ => return None,
        }
        before = c;
    }
    for token in &mut tokens {
        token.truncate(token.trim_end_matches(['.', ',']).len());
    }
    Some(tokens)
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
        "d" | "day" | "days" => Some(86_400),
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" | "heure" | "heures"
        | "hora" | "horas" | "ora" | "ore" | "uur" | "小时" | "小時" | "时" | "時" | "時間" | "시간" => {
            Some(3600)
        }
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" | "minuto" | "minutos" | "minuti" | "分"
        | "分钟" | "分鐘" | "분" => Some(60),
        "s" | "sec" | "secs" | "second" | "seconds" | "sek" | "sekunde" | "sekunden" | "seconde"
        | "secondes" | "segundo" | "segundos" | "secondo" | "secondi" | "seconden" | "秒" | "초" => Some(1),
        _ => None,
    }
}

fn digits(text: &str) -> Option<u64> {
    (!text.is_empty() && text.len() <= 9 && text.chars().all(|c| c.is_ascii_digit()))
        .then(|| text.parse().ok())?
}
