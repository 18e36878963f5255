//! Versions of the time zone data, and which is older.

/// Whether a version is older than another: `2025b` before `2026a`, `2026z` before `2026za`.
pub(super) fn is_older(version: &str, other: &str) -> bool {
    parts(version).zip(parts(other)).is_some_and(|(version, other)| version < other)
}

/// Year and letters; longer letters come later.
fn parts(version: &str) -> Option<(u16, usize, &str)> {
    let (year, rest) = version.split_at_checked(4)?;
    let letters = rest.split('-').next().unwrap_or_default();
    letters.bytes().all(|byte| byte.is_ascii_lowercase()).then_some((
        year.parse().ok()?,
        letters.len(),
        letters,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_year_and_letters() {
        for (older, newer) in [("2025b", "2026f"), ("2026a", "2026b"), ("2026", "2026a"), ("2026z", "2026za")]
        {
            assert!(is_older(older, newer) && !is_older(newer, older), "{older} {newer}");
        }
        assert!(!is_older("2026f", "2026f") && !is_older("odd", "2026f") && !is_older("2025b", ""));
        assert!(is_older("2025b-12-gabc", "2025c"), "a snapshot counts as the version before it");
    }
}
