//! Languages by the names people use for them, in the five languages podpick is asked in and in their own.

use std::collections::HashMap;
use std::ops::{BitAnd, BitOr};
use std::sync::LazyLock;

use crate::text::normalize;

/// Some of the languages questions are asked in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct LanguageSet(u8);

pub(crate) const ENGLISH: LanguageSet = LanguageSet(1);
pub(crate) const GERMAN: LanguageSet = LanguageSet(2);
pub(crate) const SPANISH: LanguageSet = LanguageSet(4);
pub(crate) const FRENCH: LanguageSet = LanguageSet(8);
pub(crate) const PORTUGUESE: LanguageSet = LanguageSet(16);

/// The languages questions are asked in, with their primary subtags.
pub(crate) const ASKED_IN: [(LanguageSet, &str); 5] =
    [(ENGLISH, "en"), (GERMAN, "de"), (SPANISH, "es"), (FRENCH, "fr"), (PORTUGUESE, "pt")];

impl LanguageSet {
    /// None.
    pub(crate) const NONE: Self = Self(0);

    /// Whether both hold some language.
    pub(crate) fn meets(self, other: Self) -> bool {
        self & other != Self::default()
    }
}

impl BitOr for LanguageSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for LanguageSet {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// Primary subtag (ISO 639-1), English name, own name, and what it is called in German, Spanish, French and Portuguese,
/// inflected forms included.
const LANGUAGES: [(&str, &str, &str, &str); 40] = [
    ("ar", "Arabic", "العربية", "Arabisch arabische árabe árabes arabe arabes"),
    ("bg", "Bulgarian", "Български", "Bulgarisch búlgaro bulgare"),
    ("bn", "Bengali", "বাংলা", "Bengalisch bengalí"),
    ("ca", "Catalan", "Català", "Katalanisch catalán catalão"),
    ("cs", "Czech", "Čeština", "Tschechisch tschechische checo tchèque tcheco"),
    ("da", "Danish", "Dansk", "Dänisch dänische danés danois dinamarquês"),
    (
        "de",
        "German",
        "Deutsch",
        "deutsche deutschen deutscher deutsches deutschsprachig deutschsprachige deutschsprachigen alemán alemanes \
         alemana alemanas allemand allemande allemands allemandes germanophone alemão alemães alemã alemãs",
    ),
    ("el", "Greek", "Ελληνικά", "Griechisch griechische griego grec grego"),
    (
        "en",
        "English",
        "English",
        "Englisch englische englischen englischsprachig englischsprachige inglés inglesa ingleses anglais anglaise \
         anglophone anglophones inglês inglesas",
    ),
    (
        "es",
        "Spanish",
        "Español",
        "española españoles españolas castellano hispanohablante hispanohablantes hispano hispanos Spanisch spanische \
         spanischen spanischsprachig spanischsprachige espagnol espagnole espagnols hispanophone espanhol espanhola \
         espanhóis latino",
    ),
    ("et", "Estonian", "Eesti", "Estnisch estonio estonien estoniano"),
    ("fa", "Persian", "فارسی", "Farsi Persisch persa persan"),
    ("fi", "Finnish", "Suomi", "Finnisch finnische finés finlandés finnois finlandês"),
    (
        "fr",
        "French",
        "Français",
        "française françaises francophone francophones Französisch französische französischen französischsprachig \
         französischsprachige francés francesa franceses francês francesas",
    ),
    ("he", "Hebrew", "עברית", "Hebräisch hebreo hébreu hebraico"),
    ("hi", "Hindi", "हिन्दी", ""),
    ("hr", "Croatian", "Hrvatski", "Kroatisch croata croate"),
    ("hu", "Hungarian", "Magyar", "Ungarisch húngaro hongrois"),
    ("id", "Indonesian", "Bahasa Indonesia", "Indonesisch indonesio indonésien indonésio"),
    ("it", "Italian", "Italiano", "italiana italiani Italienisch italienische italien italienne italianos"),
    ("ja", "Japanese", "日本語", "Japanisch japanische japonés japonais japonaise japonês"),
    ("ko", "Korean", "한국어", "Koreanisch coreano coréen"),
    ("lt", "Lithuanian", "Lietuvių", "Litauisch lituano lituanien"),
    ("lv", "Latvian", "Latviešu", "Lettisch letón letton letão"),
    ("nb", "Norwegian Bokmål", "Norsk bokmål", ""),
    (
        "nl",
        "Dutch",
        "Nederlands",
        "Niederländisch niederländische holländisch neerlandés holandés néerlandais holandês",
    ),
    ("no", "Norwegian", "Norsk", "Norwegisch noruego norvégien norueguês"),
    ("pl", "Polish", "Polski", "Polnisch polnische polaco polonais polonês"),
    (
        "pt",
        "Portuguese",
        "Português",
        "portuguesa portugueses Brazilian brasileiro brasileira brasileiros brasileiras lusófono lusófonos \
         Portugiesisch portugiesische portugiesischen portugiesischsprachige portugués portuguesas portugais \
         portugaise lusophone brasileño brésilien",
    ),
    ("ro", "Romanian", "Română", "Rumänisch rumano roumain romeno"),
    (
        "ru",
        "Russian",
        "Русский",
        "русском русские Russisch russische russischen ruso rusos russe russes russo russos",
    ),
    ("sk", "Slovak", "Slovenčina", "Slowakisch eslovaco slovaque"),
    ("sl", "Slovenian", "Slovenščina", "Slowenisch esloveno slovène"),
    ("sr", "Serbian", "Српски", "Serbisch serbio serbe sérvio"),
    ("sv", "Swedish", "Svenska", "Schwedisch schwedische sueco suédois"),
    ("ta", "Tamil", "தமிழ்", ""),
    ("tr", "Turkish", "Türkçe", "Türkisch türkische turco turc"),
    ("uk", "Ukrainian", "Українська", "Ukrainisch ucraniano ukrainien"),
    ("vi", "Vietnamese", "Tiếng Việt", "Vietnamesisch vietnamita vietnamien"),
    ("zh", "Chinese", "中文", "Mandarin Chinesisch chinesische chino chinois chinês"),
];

static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (code, english, own, others) in LANGUAGES {
        for name in [english, own].into_iter().chain(others.split_whitespace()) {
            names.entry(normalize(name)).or_insert(code);
        }
    }
    names
});

/// The primary subtag of the language with a name, normalized, in one of the languages podpick is asked in or its own.
pub(crate) fn named_as(normal: &str) -> Option<&'static str> {
    BY_NAME.get(normal).copied()
}

/// All names of languages, normalized.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    BY_NAME.keys().map(String::as_str)
}

/// The primary subtag of the language with a name, however it is written.
#[must_use]
pub fn named(name: &str) -> Option<&'static str> {
    named_as(&normalize(name))
}

/// The English name of the language whose name is most like a word; none where there is no word.
#[must_use]
pub fn nearest(word: &str) -> Option<&'static str> {
    let word = normalize(word);
    if word.is_empty() {
        return None;
    }
    // A slip in a long name weighs less: otherwise two letters would be the nearest to any word.
    let unlike = |name: &str| (1000.0 * (1.0 - strsim::normalized_levenshtein(&word, name))) as u32;
    names().min_by_key(|name| (unlike(name), *name)).and_then(named_as).and_then(english_name)
}

/// The English name of a language by its primary subtag.
#[must_use]
pub fn english_name(primary: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(code, ..)| *code == primary).map(|(_, english, ..)| *english)
}

/// The first part of a tag, lower case: `pt` for `pt-BR`.
#[must_use]
pub fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}

/// The languages of a question by its words of grammar: those with most of them. English unless another has as many.
pub(crate) fn of_question(classes: impl Iterator<Item = LanguageSet>) -> LanguageSet {
    let mut counts = [0_usize; ASKED_IN.len()];
    for languages in classes {
        for (count, (language, _)) in counts.iter_mut().zip(ASKED_IN) {
            // Words that English shares with another speak for neither: "was", "die", "on".
            if languages == language
                || language != ENGLISH && languages.meets(language) && !languages.meets(ENGLISH)
            {
                *count += 1;
            }
        }
    }
    let most = counts[1..].iter().copied().max().unwrap_or_default();
    if most == 0 || most < counts[0] {
        return ENGLISH;
    }
    let best = counts.iter().zip(ASKED_IN).skip(1).filter(|(count, _)| **count == most);
    best.fold(LanguageSet::default(), |all, (_, (language, _))| all | language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_many_names() {
        for (name, code) in [
            ("German", "de"),
            ("alemán", "de"),
            ("português", "pt"),
            ("Brazilian", "pt"),
            ("русском", "ru"),
            ("日本語", "ja"),
        ] {
            assert_eq!(named(name), Some(code), "{name}");
        }
        assert_eq!(named("klingon"), None);
        assert_eq!(primary("pt-BR"), "pt");
    }

    #[test]
    fn no_name_stands_for_two_languages() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (code, english, own, others) in LANGUAGES {
            for name in [english, own].into_iter().chain(others.split_whitespace()) {
                assert_eq!(*seen.entry(normalize(name)).or_insert(code), code, "{name}");
            }
        }
    }
}
