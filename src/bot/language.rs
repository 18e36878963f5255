//! Languages by the names members use for them. Tags that are not listed stay as they are.

pub(super) use crate::search::language::primary;
use crate::search::language::{english_name, named};

/// Longest primary subtag that BCP 47 allows.
const LONGEST_SUBTAG: usize = 8;

/// The English name of a tag, with the tag itself.
pub(super) fn name(tag: &str) -> String {
    let primary = primary(tag);
    match english_name(&primary) {
        Some(english) if primary == tag => english.to_owned(),
        Some(english) => format!("{english} ({tag})"),
        None => tag.to_owned(),
    }
}

/// What a member means by a language: a tag or a name it has in one of many languages; cut to a subtag's length.
pub(super) fn read(text: &str) -> String {
    let tag = primary(text.trim());
    let code = english_name(&tag).map(|_| tag.clone()).or_else(|| named(text).map(str::to_owned));
    code.unwrap_or_else(|| tag.chars().filter(char::is_ascii_alphanumeric).take(LONGEST_SUBTAG).collect())
}

#[cfg(test)]
mod tests {
    use super::{name, read};

    #[test]
    fn tags_and_names_are_understood_alike() {
        for text in ["pt", "pt-BR", "PT", "Portuguese", "português", " portuguese "] {
            assert_eq!(read(text), "pt", "{text}");
        }
        assert_eq!(read("klingonisch"), "klingoni");
        assert_eq!(name("pt-BR"), "Portuguese (pt-BR)");
        assert_eq!(name("tlh"), "tlh");
    }
}
