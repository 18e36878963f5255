//! Language tags: whether one is well-formed after BCP 47, and which was likely meant. No registry of rare languages.

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

/// The tag in its usual case (`pt-BR`, `zh-Hant`), or nothing if it is none.
pub(super) fn tag(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    if text.len() > 35 || !parts.iter().all(|part| is(part, 1..=8, |b| b.is_ascii_alphanumeric())) {
        return None;
    }
    let (&primary, rest) = parts.split_first()?;
    let primary = primary.to_ascii_lowercase();
    // BCP 47 keeps primary subtags of 4 to 8 letters for later; none exists, so one is a language's name in full.
    let known = match primary.len() {
        2 => TWO_LETTERS.split_ascii_whitespace().any(|code| code == primary),
        3 => letters(&primary, 3),
        _ => false,
    };
    let mut tag = primary;
    let mut rest = rest.iter().copied().peekable();
    for _ in 0..3 {
        if let Some(extended) = rest.next_if(|part| letters(part, 3)) {
            push(&mut tag, &extended.to_ascii_lowercase());
        }
    }
    if let Some(script) = rest.next_if(|part| letters(part, 4)) {
        let (first, others) = script.split_at_checked(1)?;
        push(&mut tag, &(first.to_ascii_uppercase() + &others.to_ascii_lowercase()));
    }
    if let Some(region) = rest.next_if(|part| letters(part, 2) || is(part, 3..=3, |b| b.is_ascii_digit())) {
        push(&mut tag, &region.to_ascii_uppercase());
    }
    while let Some(variant) = rest
        .next_if(|part| part.len() >= 5 || part.len() == 4 && part.starts_with(|c: char| c.is_ascii_digit()))
    {
        push(&mut tag, &variant.to_ascii_lowercase());
    }
    // Extensions (`u-…`) and private use (`x-…`): a single character, then at least one subtag.
    while let Some(single) = rest.next_if(|part| part.len() == 1) {
        push(&mut tag, &single.to_ascii_lowercase());
        let least = if single.eq_ignore_ascii_case("x") { 1 } else { 2 };
        let mut any = false;
        while let Some(part) = rest.next_if(|part| part.len() >= least) {
            push(&mut tag, &part.to_ascii_lowercase());
            any = true;
        }
        if !any {
            return None;
        }
    }
    (known && rest.next().is_none()).then_some(tag)
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

fn push(tag: &mut String, part: &str) {
    tag.push('-');
    tag.push_str(part);
}

fn letters(part: &str, length: usize) -> bool {
    is(part, length..=length, |byte| byte.is_ascii_alphabetic())
}

fn is(part: &str, length: std::ops::RangeInclusive<usize>, right: fn(u8) -> bool) -> bool {
    length.contains(&part.len()) && part.bytes().all(right)
}
