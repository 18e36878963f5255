//! Languages by the names members use for them. Tags that are not listed stay as they are.

/// Primary subtag (ISO 639-1), English name, own name.
const LANGUAGES: [(&str, &str, &str); 40] = [
    ("ar", "Arabic", "العربية"),
    ("bg", "Bulgarian", "Български"),
    ("bn", "Bengali", "বাংলা"),
    ("ca", "Catalan", "Català"),
    ("cs", "Czech", "Čeština"),
    ("da", "Danish", "Dansk"),
    ("de", "German", "Deutsch"),
    ("el", "Greek", "Ελληνικά"),
    ("en", "English", "English"),
    ("es", "Spanish", "Español"),
    ("et", "Estonian", "Eesti"),
    ("fa", "Persian", "فارسی"),
    ("fi", "Finnish", "Suomi"),
    ("fr", "French", "Français"),
    ("he", "Hebrew", "עברית"),
    ("hi", "Hindi", "हिन्दी"),
    ("hr", "Croatian", "Hrvatski"),
    ("hu", "Hungarian", "Magyar"),
    ("id", "Indonesian", "Bahasa Indonesia"),
    ("it", "Italian", "Italiano"),
    ("ja", "Japanese", "日本語"),
    ("ko", "Korean", "한국어"),
    ("lt", "Lithuanian", "Lietuvių"),
    ("lv", "Latvian", "Latviešu"),
    ("nb", "Norwegian Bokmål", "Norsk bokmål"),
    ("nl", "Dutch", "Nederlands"),
    ("no", "Norwegian", "Norsk"),
    ("pl", "Polish", "Polski"),
    ("pt", "Portuguese", "Português"),
    ("ro", "Romanian", "Română"),
    ("ru", "Russian", "Русский"),
    ("sk", "Slovak", "Slovenčina"),
    ("sl", "Slovenian", "Slovenščina"),
    ("sr", "Serbian", "Српски"),
    ("sv", "Swedish", "Svenska"),
    ("ta", "Tamil", "தமிழ்"),
    ("tr", "Turkish", "Türkçe"),
    ("uk", "Ukrainian", "Українська"),
    ("vi", "Vietnamese", "Tiếng Việt"),
    ("zh", "Chinese", "中文"),
];

/// Longest primary subtag that BCP 47 allows.
const LONGEST_SUBTAG: usize = 8;

/// The English name of a tag, with the tag itself.
pub(super) fn name(tag: &str) -> String {
    let primary = primary(tag);
    match LANGUAGES.iter().find(|(code, ..)| *code == primary) {
        Some((_, english, _)) if primary == tag => (*english).to_owned(),
        Some((_, english, _)) => format!("{english} ({tag})"),
        None => tag.to_owned(),
    }
}

/// The first part of a tag, lower case: `pt` for `pt-BR`.
pub(super) fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}

/// What a member means by a language: a tag, its English name or its own name; cut to a subtag's length.
pub(super) fn read(text: &str) -> String {
    let wanted = crate::search::fold(text);
    let known = LANGUAGES.iter().find(|(code, english, own)| {
        primary(text.trim()) == *code
            || crate::search::fold(english) == wanted
            || crate::search::fold(own) == wanted
    });
    match known {
        Some((code, ..)) => (*code).to_owned(),
        None => {
            primary(text.trim()).chars().filter(char::is_ascii_alphanumeric).take(LONGEST_SUBTAG).collect()
        }
    }
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
