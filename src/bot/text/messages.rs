//! The message files, and how a sentence of theirs becomes a text in a language.
//!
//! Values never pass through a message file's parser: each stands in the sentence as one character of a private range
//! while the sentence is put together, and takes its place afterwards. So nothing that a member or a feed wrote can
//! act as markup.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Joint, Span, Text, Value};
use crate::locale::Locale;

/// The first character that stands for a value (Unicode's supplementary private use area A).
const FIRST_MARK: u32 = 0xF_0000;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 5]> =
    LazyLock::new(|| Locale::ALL.map(|locale| bundle(locale, source(locale))));

/// What stands between names in a row; looked up once, because every card has such rows.
static COMMAS: LazyLock<[Text; 5]> =
    LazyLock::new(|| Locale::ALL.map(|locale| sentence("list-comma", &[], locale)));

/// A message file as it is compiled in.
pub(super) fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::English => include_str!("en-US.ftl"),
        Locale::German => include_str!("de.ftl"),
        Locale::Spanish => include_str!("es-ES.ftl"),
        Locale::French => include_str!("fr.ftl"),
        Locale::BrazilianPortuguese => include_str!("pt-BR.ftl"),
    }
}

/// The same text without anything that waits for a language.
pub(super) fn read(text: &Text, locale: Locale) -> Text {
    let mut out = Text(Vec::with_capacity(text.0.len()));
    for span in &text.0 {
        match span {
            Span::Message { id, values } => join(&mut out, sentence(id, values, locale)),
            Span::LinkTo { id, url } => {
                let words = sentence(id, &[], locale).words(locale);
                out.0.push(Span::Link { words, url: url.clone() });
            }
            Span::List { items, joint } => join(&mut out, list(items, *joint, locale)),
            ready => join(&mut out, Text(vec![ready.clone()])),
        }
    }
    out
}

/// Adds a text in one piece where plain words meet: what has to be escaped depends on what stands beside it.
fn join(text: &mut Text, more: Text) {
    for span in more.0 {
        match (text.0.last_mut(), span) {
            (Some(Span::Plain(before)), Span::Plain(words)) => before.push_str(&words),
            (_, span) => text.0.push(span),
        }
    }
}

pub(super) fn bundle(locale: Locale, source: &str) -> Bundle {
    // Both are compiled in, and a test reads every one of them.
    let language = locale.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks of direction that Fluent would put around values are not for Discord.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
    let _ = bundle.add_resource(resource);
    bundle
}

/// A sentence in a language; in English where that language lacks it, and its id where nobody has it.
pub(super) fn sentence(id: &str, values: &[(&'static str, Value)], locale: Locale) -> Text {
    sentence_of([locale, Locale::English].map(|locale| &BUNDLES[locale as usize]), id, values, locale)
}

/// The same by the first of these that has the sentence.
pub(super) fn sentence_of(
    in_order: [&Bundle; 2],
    id: &str,
    values: &[(&'static str, Value)],
    locale: Locale,
) -> Text {
    let found = in_order.into_iter().find_map(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
    let Some((bundle, pattern)) = found else { return Text::plain(id) };
    let mut texts = Vec::new();
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        let value = match value {
            Value::Number(number) => FluentValue::from(*number),
            Value::Word(word) => FluentValue::from(*word),
            Value::Tag(tag) => FluentValue::from(tag.as_str()),
            Value::Text(text) => mark(read(text, locale), &mut texts),
            Value::Short(text, most) => mark(shortened(text, *most, locale), &mut texts),
        };
        arguments.set(*name, value);
    }
    let mut faults = Vec::new();
    let written = bundle.format_pattern(pattern, Some(&arguments), &mut faults);
    with_markup(&written, &texts)
}

fn mark(text: Text, texts: &mut Vec<Text>) -> FluentValue<'static> {
    let mark = char::from_u32(FIRST_MARK + texts.len() as u32).map(String::from).unwrap_or_default();
    texts.push(text);
    FluentValue::from(mark)
}

fn shortened(text: &Text, most: usize, locale: Locale) -> Text {
    let words = text.words(locale);
    if words.chars().count() <= most {
        return Text::plain(words);
    }
    Text::plain(words.chars().take(most.saturating_sub(1)).chain(['…']).collect::<String>())
}

/// The pieces of a written sentence: `**strong**`, `` `/command` ``, new lines, and values in their places.
fn with_markup(written: &str, texts: &[Text]) -> Text {
    let value = |c: char| {
        let nth = (c as u32).checked_sub(FIRST_MARK)?;
        texts.get(nth as usize)
    };
    let mut out = Text::default();
    for (nth, part) in written.split("**").enumerate() {
        let strong = nth % 2 == 1;
        for (nth, part) in part.split('`').enumerate() {
            if let (1, Some(name)) = (nth % 2, part.strip_prefix('/')) {
                out = out.with(Span::Command(name.to_owned()));
                continue;
            }
            let mut words = String::new();
            let flush = |words: &mut String, out: &mut Text| {
                let words = std::mem::take(words);
                if !words.is_empty() {
                    join(out, Text(vec![if strong { Span::Strong(words) } else { Span::Plain(words) }]));
                }
            };
            for c in part.chars() {
                if c == '\n' {
                    flush(&mut words, &mut out);
                    out.0.push(Span::Break);
                } else if let Some(value) = value(c) {
                    flush(&mut words, &mut out);
                    let pieces = value.0.iter().cloned().map(|span| match span {
                        Span::Plain(words) if strong => Span::Strong(words),
                        span => span,
                    });
                    join(&mut out, Text(pieces.collect()));
                } else {
                    words.push(c);
                }
            }
            flush(&mut words, &mut out);
        }
    }
    out
}

/// "Django", "Django and Flask", "Django, Flask and Testing".
fn list(items: &[Text], joint: Joint, locale: Locale) -> Text {
    let Some((last, before)) = items.split_last() else { return Text::default() };
    let Some((first, between)) = before.split_first() else { return read(last, locale) };
    let pair = |id, before: Text, next: &Text| {
        let values = [
            ("before", Value::Text(before)),
            ("next", Value::Text(next.clone())),
            ("sound", Value::Word(sound(&next.words(locale)))),
        ];
        sentence(id, &values, locale)
    };
    if joint == Joint::Comma {
        let comma = &COMMAS[locale as usize];
        let mut row = read(first, locale);
        for next in between.iter().chain([last]) {
            join(&mut row, comma.clone());
            join(&mut row, read(next, locale));
        }
        return row;
    }
    let start = between.iter().fold(read(first, locale), |start, next| pair("list-middle", start, next));
    match joint {
        Joint::Or => pair("list-or", start, last),
        _ => pair("list-and", start, last),
    }
}

/// How a word begins, as far as the word before it depends on that: Spanish says "e iOS" and "u Oracle".
fn sound(word: &str) -> &'static str {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    let letters: [char; 3] = std::array::from_fn(|_| letters.next().unwrap_or(' '));
    match letters {
        ['i' | 'í', ..] => "i",
        ['h', 'i' | 'í', third] if !matches!(third, 'a' | 'e' | 'o') => "i",
        ['o' | 'ó', ..] | ['h', 'o' | 'ó', _] => "o",
        _ => "other",
    }
}
