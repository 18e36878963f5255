//! Custom ids come back as they went, and whatever else comes back is nothing.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use secrecy::SecretString;

use super::*;
use crate::bot::{Constraints, Following, Forgetting, Length, QueryText, Rating};
use crate::catalog::{Fingerprint, Level};
use crate::discord::interactions::custom_id_signer::CustomIdSigner;
use crate::discord::interactions::interaction::Interaction;

fn resolved() -> impl Strategy<Value = QueryText> {
    let marks = vec(any::<u64>().prop_map(Fingerprint), 1..=QueryText::MOST);
    // How many marks the first wish has, and whether the last one is left out.
    (marks, 1..=QueryText::MOST, any::<bool>()).prop_map(|(mut marks, first, except)| {
        let except = if except && marks.len() > 1 { marks.split_off(marks.len() - 1) } else { Vec::new() };
        let rest = marks.split_off(first.min(marks.len()));
        let wishes = std::iter::once(marks).chain(rest.into_iter().map(|mark| vec![mark])).collect();
        QueryText::Resolved { wishes, except }
    })
}

/// What can narrow a comparison: wishes alone.
fn about() -> impl Strategy<Value = QueryText> {
    (1..=2_usize, any::<u64>()).prop_map(|(wishes, mark)| {
        let wish = |nth| vec![Fingerprint(mark.wrapping_add(nth))];
        QueryText::Resolved { wishes: (0..wishes as u64).map(wish).collect(), except: Vec::new() }
    })
}

fn constraints() -> impl Strategy<Value = Constraints> {
    let level = option::of(proptest::sample::select(vec![
        Level::Beginner,
        Level::Intermediate,
        Level::Advanced,
        Level::All,
    ]));
    let lengths = vec![Length::Short, Length::Commute, Length::Long, Length::AtMost(30), Length::AtLeast(60)];
    let length = option::of(proptest::sample::select(lengths));
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), option::of(1..=9_u8));
    (level, option::of("[a-z]{2}"), length, flags).prop_map(
        |(level, language, length, (fresh, active, episodes, easy, count))| Constraints {
            language,
            level,
            easy,
            length,
            fresh,
            active,
            episodes,
            count,
            ..Constraints::default()
        },
    )
}

/// With any other part at its longest, a page of three digits fits; none that is ever offered has more.
fn page() -> impl Strategy<Value = u16> {
    0..1000_u16
}

pub(crate) fn request() -> impl Strategy<Value = Request> {
    prop_oneof![
        (resolved(), constraints(), page()).prop_map(|(about, constraints, page)| Request::Topic {
            about,
            constraints,
            page
        }),
        resolved().prop_map(|name| Request::Show { name }),
        (resolved(), constraints(), page()).prop_map(|(about, constraints, page)| Request::Episode {
            about,
            constraints,
            page
        }),
        ("[a-zäé0-9+#.]{1,9}( [a-z]{1,9}){0,2}", page()).prop_map(|(words, page)| {
            Request::Episode { about: QueryText::Words(words), constraints: Constraints::default(), page }
        }),
        (option::of(resolved()), constraints(), page()).prop_map(|(topic, constraints, page)| Request::New {
            topic,
            constraints,
            page
        }),
        page().prop_map(|page| Request::Follow(Box::new(Following::List { page }))),
        any::<i64>().prop_map(|id| Request::Follow(Box::new(Following::Remove { id }))),
        (option::of(resolved()), any::<u64>()).prop_map(|(topic, seed)| Request::Random { topic, seed }),
        (resolved(), page()).prop_map(|(name, page)| {
            Request::Similar { name, about: None, constraints: Constraints::default(), page }
        }),
        (any::<u64>(), about(), page()).prop_map(|(mark, about, page)| {
            let name = QueryText::Resolved { wishes: vec![vec![Fingerprint(mark)]], except: Vec::new() };
            Request::Similar { name, about: Some(about), constraints: Constraints::default(), page }
        }),
        (vec(any::<u64>().prop_map(Fingerprint), 0..=2), any::<u64>()).prop_map(|(except, seed)| {
            let except = QueryText::Resolved { wishes: Vec::new(), except };
            Request::Varied { except, constraints: Constraints::default(), seed, page: 0 }
        }),
        (option::of(resolved()), page()).prop_map(|(under, page)| Request::Topics { under, page }),
        Just(Request::WeeklyPick),
        (any::<u64>(), "[a-z]{4}:[0-9]{1,20}:[0-9A-Z:-]{1,25}").prop_map(|(mark, post)| {
            let name = QueryText::Resolved { wishes: vec![vec![Fingerprint(mark)]], except: Vec::new() };
            Request::MoreLikePost { name, post }
        }),
        "vote:[0-9]{1,20}:[0-9A-Z:-]{1,40}".prop_map(|post| Request::Candidates { post }),
        (any::<u64>(), option::of(any::<u64>())).prop_map(|(mark, episode)| {
            let name = QueryText::Resolved { wishes: vec![vec![Fingerprint(mark)]], except: Vec::new() };
            Request::SendToMe { name, episode: episode.map(Fingerprint) }
        }),
        (resolved(), page()).prop_map(|(about, page)| {
            let shown = Request::Topic { about, constraints: Constraints::default(), page };
            Request::ChooseToSend(Box::new(shown))
        }),
        ("[a-z]{4}:[0-9]{1,20}:[0-9A-Z:-]{1,25}", any::<bool>()).prop_map(|(post, listened)| {
            let rating = if listened { Rating::Listened } else { Rating::NotForMe };
            Request::Rate { post, rating }
        }),
        (page(), option::of(any::<i64>()), "[a-z]{4}:[0-9]{1,20}:[0-9A-Z:-]{1,40}").prop_flat_map(
            |(page, entry, key)| {
                let id = entry.unwrap_or(0);
                let picks = vec![
                    Pick::Queue { page, chosen: entry },
                    Pick::Move { id, up: true },
                    Pick::Move { id, up: false },
                    Pick::Remove { id },
                    Pick::History { page },
                    Pick::Status { post: String::new() },
                    Pick::Status { post: key.clone() },
                    Pick::SendAnew { key },
                ];
                proptest::sample::select(picks).prop_map(|pick| Request::Pick(Box::new(pick)))
            },
        ),
        Just(Request::Forget(Forgetting::Server)),
        Just(Request::Help),
        Just(Request::Outdated),
    ]
}

proptest! {
    #[test]
    fn comes_back_as_it_went(request in request(), share: bool, nth in 0usize..25) {
        let id = write(&request, share).unwrap();
        prop_assert!(id.len() <= LONGEST && id.starts_with('1'));
        let expected = (request, share);
        prop_assert_eq!(&read(&id), &expected);
        // The longest ids have no room for a number.
        match twin(&id, nth) {
            Some(twin) => prop_assert_eq!(&read(&twin), &expected),
            None => prop_assert!(id.len() > LONGEST - 3),
        }
    }

    #[test]
    fn anything_can_be_read(id in "\\PC*|1[a-z]?(;[a-z][0-9a-f]{0,70}){0,4}(~[0-9]*)?") {
        let _ = read(&id);
    }
}

#[test]
fn what_does_not_fit_has_no_button() {
    // The longest there is: four marks in three groups.
    let wishes = vec![vec![Fingerprint(0), Fingerprint(1)], vec![Fingerprint(2)], vec![Fingerprint(3)]];
    let constraints = Constraints {
        language: Some("aa".into()),
        level: Some(Level::Beginner),
        easy: true,
        length: Some(Length::AtMost(30)),
        fresh: true,
        episodes: true,
        count: Some(1),
        ..Constraints::default()
    };
    let about = QueryText::Resolved { wishes, except: Vec::new() };
    let page = |page| Request::Topic { about: about.clone(), constraints: constraints.clone(), page };
    assert_eq!(write(&page(999), true).map(|id| id.len()), Some(LONGEST));
    assert_eq!(write(&page(1000), true), None);
}

#[test]
fn what_was_not_written_here_is_outdated() {
    let mark = "0123456789abcdef";
    for id in [
        String::new(),
        "1".into(),
        "2h".into(),
        "1hh".into(),
        "1t".into(),
        format!("1t;w{mark}0"),
        format!("1t;w{}", mark.to_uppercase()),
        format!("1t;w{}", mark.repeat(5)),
        format!("1t;w{mark};p0"),
        format!("1t;w{mark};p99999"),
        format!("1t;w{mark};p+1"),
        format!("1t;w{mark};gDE"),
        format!("1t;p1;w{mark}"),
        format!("1s;w{mark};s;s"),
        "1r".into(),
        "1r;r+1".into(),
        "1h;x".into(),
        "1s;wéééééééé".into(),
    ] {
        assert_eq!(read(&id), (Request::Outdated, false), "{id}");
    }
}

#[test]
fn what_changes_something_needs_the_signature_of_whoever_uses_it() {
    let signer = CustomIdSigner::new(&SecretString::new("a.b.c".into()));
    let asks = |user: &str| {
        let json = serde_json::json!({"id": "1", "type": 3, "token": "t", "guild_id": "1",
            "member": {"user": {"id": user}}});
        Interaction::read(json).unwrap()
    };
    let (mine, others) = (asks("7"), asks("8"));
    let longest = format!("pick:{0}:now:{0}", u64::MAX);
    for request in [
        Request::Pick(Box::new(Pick::Remove { id: i64::MAX })),
        Request::Pick(Box::new(Pick::SendAnew { key: longest })),
        Request::Follow(Box::new(Following::Remove { id: 3 })),
    ] {
        let id = write_for(&request, false, &signer.of(&mine)).unwrap();
        let nothing = (Request::Outdated, false);
        assert_eq!(read_for(&id, &signer.of(&mine)), (request.clone(), false));
        assert_eq!(read_for(&twin(&id, 25).unwrap(), &signer.of(&mine)), (request.clone(), false));
        assert_eq!(read_for(&id, &signer.of(&others)), nothing);
        assert_eq!(read_for(&write(&request, false).unwrap(), &signer.of(&mine)), nothing, "unsigned");
    }
    let question = write_for(&Request::Help, false, &signer.of(&mine)).unwrap();
    assert_eq!(read_for(&question, &signer.of(&others)), (Request::Help, false));
}

#[test]
fn typed_words_are_never_kept() {
    assert_eq!(write(&Request::Show { name: QueryText::Words("x".into()) }, false), None);
}
