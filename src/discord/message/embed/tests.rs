//! Whatever a reply holds, Discord accepts the message and nothing strange in it lives.

use super::*;
use crate::bot::{Link, MenuOption, QueryText, Request, Span, Text};
use crate::discord::interactions::custom_id_signer::CustomIdSigner;
use crate::discord::message::cut::length;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use secrecy::SecretString;
use serde_json::Value;
use twilight_model::channel::message::{Component, Embed};

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\PC{0,60}",
        1 => "[@<>#&!:/a-z*_`|\\[\\]()\\\\ .\\-0-9]{0,80}",
        1 => (any::<char>(), 0usize..5000).prop_map(|(c, times)| c.to_string().repeat(times)),
        1 => (0usize..600).prop_map(|times| "@everyone <@1> **x** ".repeat(times)),
        1 => (0usize..900).prop_map(|times| "👨🏽e\u{301}".repeat(times)),
        1 => Just(String::new()),
    ]
}

fn text() -> impl Strategy<Value = Text> {
    let span = prop_oneof![
        words().prop_map(Span::Plain),
        words().prop_map(Span::Strong),
        words().prop_map(Span::Quoted),
        (words(), words()).prop_map(|(words, url)| Span::Link { words, url }),
        words().prop_map(|words| Span::Link { words, url: "https://example.org/a_b(c)?d=`e`".into() }),
        Just(Span::Command("podcast topic".to_owned())),
        Just(Span::Break),
    ];
    vec(span, 0..5).prop_map(Text)
}

fn card() -> impl Strategy<Value = Card> {
    let link = || option::of(prop_oneof![words(), Just("https://example.org/x".to_owned())]);
    let facts = vec((proptest::sample::select(vec!["fact-topics", "fact-hosts", ""]), text()), 0..30);
    (option::of(words()), words(), link(), link(), text(), facts, option::of(words()), any::<u32>()).prop_map(
        |(kicker, title, link, artwork, body, facts, reason, colour)| Card {
            kicker: kicker.map(Text::from),
            title: title.into(),
            link,
            subject: None,
            artwork,
            body,
            facts,
            reason: reason.map(Text::from),
            colour,
        },
    )
}

fn request() -> impl Strategy<Value = Request> {
    prop_oneof![
        4 => custom_id::tests::request(),
        1 => words().prop_map(|words| Request::Show { name: QueryText::Words(words) }),
    ]
}

fn reply() -> impl Strategy<Value = Reply> {
    let button = (request(), any::<bool>()).prop_map(|(request, share)| Button {
        label: Text::of(Button::MORE),
        request,
        share,
    });
    let option = (words(), option::of(words()), request()).prop_map(|(label, description, request)| {
        MenuOption { label, description: description.map(Text::from), request }
    });
    let menu = vec(option, 0..40).prop_map(|options| Menu { placeholder: "menu-details", options });
    (any::<bool>(), text(), vec(card(), 0..13), vec(button, 0..8), option::of(menu)).prop_map(
        |(private, headline, cards, buttons, menu)| Reply {
            private,
            headline,
            cards,
            buttons,
            menu,
            ..Reply::default()
        },
    )
}

fn json(reply: &Reply) -> Value {
    let signer = CustomIdSigner::new(&SecretString::new("a.b.c".into()));
    serde_json::to_value(message(reply, &shown(Some(5), &signer))).unwrap()
}

fn every_text<'a>(value: &'a Value, out: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => out.push(text),
        Value::Array(list) => list.iter().for_each(|value| every_text(value, out)),
        Value::Object(map) => map.values().for_each(|value| every_text(value, out)),
        _ => {}
    }
}

/// A channel of a guild in which embeds are shown.
fn shown(command: Option<u64>, signer: &CustomIdSigner) -> Target<'_> {
    Target { command, signed_for: signer.in_guild(1), embeds: true, locale: crate::locale::Locale::English }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn discord_accepts_every_reply(reply in reply()) {
        let sent = json(&reply);
        let content = sent["content"].as_str().unwrap();
        prop_assert!(length(content) <= CONTENT);
        let embeds: Vec<Embed> = serde_json::from_value(sent["embeds"].clone()).unwrap();
        prop_assert!(embeds.len() <= EMBEDS);
        prop_assert!(!content.trim().is_empty() || !embeds.is_empty());
        let mut total = 0;
        for embed in &embeds {
            twilight_validate::embed::embed(embed).unwrap();
            let texts = [&embed.title, &embed.description].into_iter().flatten();
            total += texts.map(|text| length(text)).sum::<usize>();
            total += embed.author.as_ref().map_or(0, |author| length(&author.name));
            total += embed.footer.as_ref().map_or(0, |footer| length(&footer.text));
            for field in &embed.fields {
                prop_assert!(!field.name.trim().is_empty() && !field.value.trim().is_empty());
                total += length(&field.name) + length(&field.value);
            }
        }
        prop_assert!(total <= TOTAL);
        let components: Vec<Component> = serde_json::from_value(sent["components"].clone()).unwrap();
        for component in &components {
            twilight_validate::component::component_v1(component).unwrap();
        }
        let rows = sent["components"].as_array().unwrap().iter();
        let ids: Vec<String> = rows.clone().flat_map(|row| row["components"].as_array().unwrap())
            .map(|component| component["custom_id"].to_string()).collect();
        prop_assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        prop_assert_eq!(&sent["allowed_mentions"]["parse"], &serde_json::json!([]));

        let mut texts = Vec::new();
        every_text(&sent, &mut texts);
        for text in texts {
            prop_assert!(!text.contains("@everyone") && !text.contains("@here"), "{text}");
        }
        let marked = embeds.iter().flat_map(|embed| {
            let fields = embed.fields.iter().map(|field| &field.value);
            [&embed.title, &embed.description].into_iter().flatten().chain(fields)
        });
        for text in marked.map(String::as_str).chain([content]) {
            let live = text.match_indices("<@").any(|(at, _)| text.get(..at).is_none_or(|before| !before.ends_with('\\')));
            prop_assert!(!live, "{text}");
        }
    }
}

#[test]
fn only_the_member_meant_is_notified() {
    let headline = Text(vec![Span::Member(42), Span::Plain(" @everyone <@7>".into())]);
    let sent = json(&Reply { ping: Some(42), headline, ..Reply::default() });
    assert_eq!(sent["allowed_mentions"]["users"], serde_json::json!(["42"]));
    assert_eq!(sent["allowed_mentions"]["parse"], serde_json::json!([]));
    assert_eq!(sent["content"], "<@42> @\u{200b}everyone \\<@\u{200b}7>");
}

#[test]
fn an_empty_reply_still_says_something() {
    let sent = json(&Reply::default());
    assert_eq!(sent["content"], NOTHING);
    assert_eq!(sent["embeds"], serde_json::json!([]));
}

#[test]
fn link_buttons_are_the_first_five_whose_address_fits() {
    let long = format!("https://a.example/{}", "x".repeat(500));
    let place = |url: &str| Link { label: "link-site", url: url.to_owned() };
    let mut links = vec![place("https://a.example/1"), place(&long)];
    links.extend((2..=7).map(|nth| place(&format!("https://a.example/{nth}"))));
    let sent = json(&Reply { links, ..Reply::default() });
    let row = sent["components"][0]["components"].as_array().unwrap();
    let ends: Vec<_> = row.iter().filter_map(|button| button["url"].as_str()?.rsplit('/').next()).collect();
    assert_eq!(ends, ["1", "2", "3", "4", "5"]);
}

#[test]
fn too_much_loses_its_end() {
    let card = |title: &str| Card {
        title: title.into(),
        body: Text::plain("w ".repeat(900)),
        facts: vec![("Topics", Text::plain("x".repeat(900))); 2],
        ..Card::default()
    };
    let sent = json(&Reply { cards: vec![card("a"), card("b"), card("c")], ..Reply::default() });
    let embeds = sent["embeds"].as_array().unwrap();
    assert_eq!(embeds.len(), 2);
    assert_eq!(embeds[0]["fields"].as_array().unwrap().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// From the text of a feed to the message that shows its episode: whatever the feed says, nothing in it lives.
    #[test]
    fn nothing_a_feed_says_lives_in_a_message(title in words(), summary in words(), person in words(), page in words()) {
        use crate::bot::{Asked, Bot, Caller, Constraints};
        use crate::store::KeptEpisode;
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('\0', "");
        let feed = format!(
            "<rss xmlns:podcast='x'><channel><item><guid>1</guid><title>x{}</title><description>{}</description>\
             <link>{}</link><podcast:person>{}</podcast:person><pubDate>2026-03-01T00:00:00Z</pubDate></item></channel></rss>",
            escaped(&title), escaped(&summary), escaped(&page), escaped(&person));
        let Ok(feed) = crate::feeds::parse::read(feed.as_bytes(), None) else { return Ok(()) };
        let catalog = "[[topic]]\nid = \"t\"\nlabel = \"T\"\n[[podcast]]\nid = \"p\"\ntitle = \"P\"\nsite = \"https://p.example/\"\n\
                       why = \"Why.\"\ntopics = [\"t\"]";
        let bot = Bot::new(crate::catalog::parse("c", catalog).unwrap());
        let now: jiff::Timestamp = "2026-03-02T00:00:00Z".parse().unwrap();
        let kept = feed.episodes.into_iter().map(|episode| KeptEpisode { podcast: "p".into(), episode, seen_at: now });
        bot.set_episodes(vec![("p".to_owned(), kept.collect())]);
        let request = Request::New { topic: None, constraints: Constraints::default(), page: 0 };
        let reply = bot.answer(&Asked { request, privately: false, for_member: None }, &Caller::default(), now);
        let signer = CustomIdSigner::new(&SecretString::new("a.b.c".into()));
        let sent = serde_json::to_value(message(&reply, &shown(Some(7), &signer))).unwrap();
        prop_assert_eq!(&sent["allowed_mentions"]["parse"], &serde_json::json!([]));
        for embed in serde_json::from_value::<Vec<Embed>>(sent["embeds"].clone()).unwrap() {
            twilight_validate::embed::embed(&embed).unwrap();
            let fields = embed.fields.iter().filter(|field| field.name != "Published").map(|field| field.value.clone());
            let texts = [embed.title, embed.description].into_iter().flatten().chain(fields);
            for text in texts {
                prop_assert!(!text.contains("@everyone") && !text.contains("@here"), "{text}");
                let live = |needle: &str| {
                    text.match_indices(needle).any(|(at, _)| text.get(..at).is_none_or(|before| !before.ends_with('\\')))
                };
                prop_assert!(!live("<@") && !live("<#") && !live("</"), "{text}");
                let hidden = text.contains(['\u{202e}', '\u{200e}', '\u{feff}']);
                prop_assert!(!hidden, "{text}");
            }
        }
    }
}
