//! Language tags: whether one is well-formed after BCP 47, and which was likely meant. No registry of rare languages.

use unic_langid::LanguageIdentifier;

/// ISO 639-1, complete; it has not grown for twenty years. Longer codes are judged by their form only.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii \
    ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr \
    ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk \
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za \
    zh zu";

/// What people write instead: names of languages, and countries taken for languages.
const MEANT: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("czech", "cs"),
    ("deutsch", "de"),
    ("dk", "da"),
    ("dutch", "nl"),
    ("english", "en"),
    ("español", "es"),
    ("espanol", "es"),
    ("français", "fr"),
    ("francais", "fr"),
    ("french", "fr"),
    ("german", "de"),
    ("gr", "el"),
    ("hindi", "hi"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("jp", "ja"),
    ("korean", "ko"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("portugues", "pt"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("turkish", "tr"),
    ("ua", "uk"),
    ("ukrainian", "uk"),
    ("us", "en-US"),
];

/// The tag in its usual case (`pt-BR`, `zh-Hant`), or nothing if it is none. Language, script, region and variants; what BCP 47
/// lets follow them says nothing about a podcast.
pub(super) fn tag(text: &str) -> Option<String> {
    if text.len() > 35 || text.contains('_') {
        return None;
    }
    let tag: LanguageIdentifier = text.parse().ok()?;
    // Longer names are kept by BCP 47 for later; none exists, so one is a language's name in full.
    let known = match tag.language.as_str() {
        two if two.len() == 2 => TWO_LETTERS.split_ascii_whitespace().any(|code| code == two),
        other => other.len() == 3 && other != "und",
    };
    known.then(|| tag.to_string())
}

/// The tag that was likely meant.
pub(super) fn near(text: &str) -> Option<String> {
    if text.len() > 35 {
        return None;
    }
    let lower = text.to_lowercase();
    let meant =
        |word: &str| MEANT.iter().find(|(wrong, _)| *wrong == word).map(|&(_, right)| right.to_owned());
    meant(&lower).or_else(|| tag(&lower.replace('_', "-"))).or_else(|| {
        let first = lower.split(|c: char| !c.is_alphanumeric()).next()?;
        meant(first).or_else(|| tag(first))
    })
}
