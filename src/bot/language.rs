//! Languages by the names members use for them. Tags that are not listed stay as they are.

use super::reply::{Text, Value};
pub(super) use crate::search::language::primary;
use crate::search::language::{english_name, named};

/// Longest primary subtag that BCP 47 allows.
const LONGEST_SUBTAG: usize = 8;

/// The name of a tag's language as the reader says it, with the tag itself where it says more.
pub(super) fn name(tag: &str) -> Text {
    let primary = primary(tag);
    let Some(english) = english_name(&primary) else { return Text::plain(tag) };
    let name =
        Text::message("language-name", [("tag", Value::Tag(primary.clone())), ("name", english.into())]);
    if primary == tag { name } else { name.and(format!(" ({tag})")) }
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
    use crate::locale::Locale;

    #[test]
    fn tags_and_names_are_understood_alike() {
        for text in ["pt", "pt-BR", "PT", "Portuguese", "português", " portuguese "] {
            assert_eq!(read(text), "pt", "{text}");
        }
        assert_eq!(read("klingonisch"), "klingoni");
        assert_eq!(name("pt-BR").words(Locale::English), "Portuguese (pt-BR)");
        assert_eq!(name("pt").words(Locale::German), "Portugiesisch");
        assert_eq!(name("tlh").words(Locale::German), "tlh");
    }
}
