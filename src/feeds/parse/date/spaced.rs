//! A date as words with blanks between them, whatever stands or stands not between its parts. Pure.

/// Takes out the number that stands before one of these signs, as in `2026年11月27日` or `十一月`.
pub(super) fn take_marked(chars: &mut [char], marks: &[char]) -> Option<i32> {
    for at in 0..chars.len() {
        if !marks.contains(&chars[at]) {
            continue;
        }
        let blank = |at: usize| chars[at].is_whitespace();
        let end = (0..at).rev().find(|at| !blank(*at)).map_or(0, |last| last + 1);
        let counts = |at: &usize| chars[*at].is_ascii_digit() || numeral(chars[*at]).is_some();
        let begin = (0..end).rev().take_while(counts).last().unwrap_or(end);
        // The names of some days hold the same signs.
        if let Some(number) = value(&chars[begin..end]) {
            chars[begin..=at].fill(' ');
            return Some(number);
        }
    }
    None
}

fn value(chars: &[char]) -> Option<i32> {
    if chars.iter().all(char::is_ascii_digit) {
        return chars.iter().collect::<String>().parse().ok();
    }
    let digit = |c: &char| numeral(*c).filter(|digit| *digit < 10);
    match chars.iter().position(|c| numeral(*c) == Some(10)) {
        Some(ten) => {
            let tens = if ten == 0 { Some(1) } else { digit(chars.get(ten - 1)?) };
            let ones = chars.get(ten + 1).map_or(Some(0), digit);
            Some(tens? * 10 + ones?)
        }
        None => chars.iter().try_fold(0_i32, |all, c| all.checked_mul(10)?.checked_add(digit(c)?)),
    }
}

fn numeral(c: char) -> Option<i32> {
    let place = "〇一二三四五六七八九十".chars().position(|numeral| numeral == c)?;
    i32::try_from(place).ok()
}

/// What stands for what, in this order.
const NAMED: [(&str, &str); 26] = [
    ("下午", " pm "),
    ("午後", " pm "),
    ("오후", " pm "),
    ("上午", " am "),
    ("午前", " am "),
    ("오전", " am "),
    ("p. m", "pm"),
    ("a. m", "am"),
    ("est5edt", "america/new_york"),
    ("cst6cdt", "america/chicago"),
    ("mst7mdt", "america/denver"),
    ("pst8pdt", "america/los_angeles"),
    // Names of zones that hold those of others first.
    ("australian eastern", "australia/sydney"),
    ("central european", "europe/berlin"),
    ("eastern european", "europe/athens"),
    ("western european", "europe/lisbon"),
    ("eastern daylight", "edt"),
    ("central daylight", "cdt"),
    ("mountain daylight", "mdt"),
    ("pacific daylight", "pdt"),
    ("eastern standard", "america/new_york"),
    ("central standard", "america/chicago"),
    ("mountain standard", "america/denver"),
    ("pacific standard", "america/los_angeles"),
    // Counted the other way round.
    ("etc/gmt+", "gmt-"),
    ("etc/gmt-", "gmt+"),
];

/// The words of a date in lower case: `27nov2026`, `2024-03-01t10:00:00.5z` and `下午4:00` in their parts.
pub(super) fn spaced(chars: Vec<char>) -> String {
    let text: String = chars.into_iter().collect();
    let text =
        NAMED.iter().fold(
            text,
            |text, (written, meant)| {
                if text.contains(written) { text.replace(written, meant) } else { text }
            },
        );
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphabetic());
    let mut out = String::with_capacity(text.len() + 8);
    let mut timed = false;
    for (at, c) in chars.iter().enumerate() {
        let (behind_digit, behind_letter) = (at > 0 && digit(at - 1), at > 0 && letter(at - 1));
        timed |= *c == ':';
        match c {
            c if c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']') => out.push(' '),
            't' if behind_digit && digit(at + 1) => {
                timed = true;
                out.push(' ');
            }
            // 16h00
            'h' if behind_digit && digit(at + 1) && digit(at + 2) => out.push(':'),
            '\u{2212}' => out.push_str(if timed { " -" } else { "-" }),
            '+' if !behind_letter => out.push_str(" +"),
            // Behind a clock a hyphen begins an offset; before it, it joins a date.
            '-' if timed && behind_digit => out.push_str(" -"),
            c => {
                let last = out.chars().next_back().unwrap_or(' ');
                if (c.is_alphabetic() && last.is_ascii_digit())
                    || (c.is_ascii_digit() && last.is_alphabetic())
                {
                    out.push(' ');
                }
                out.push(*c);
            }
        }
    }
    out
}
