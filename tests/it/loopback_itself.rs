//! The loopback Discord and the interactions it hands out, tested by themselves: refusals in Discord's words, payloads two libraries can read.

use serde_json::{Value, json};
use twilight_model::application::interaction::Interaction as TwilightInteraction;

use crate::loopback::strict::{answer, command, poll};
use crate::world::{ANNA, BEN, Person, Place, TALK, phrase};

fn refused(commands: &Value) -> Value {
    command::judge(commands).map_or(Value::Null, |refusal| refusal.body())
}

fn slash(name: &str) -> Value {
    json!({"type": 1, "name": name, "description": "Something", "options": []})
}

#[test]
fn a_bad_option_name_is_refused_as_discord_does() {
    let mut bad = slash("podcast");
    bad["options"] = json!([
        {"type": 3, "name": "about", "description": "What about", "required": true},
        {"type": 3, "name": "x".repeat(33), "description": "Too long"},
    ]);
    let body = refused(&json!([bad]));
    assert_eq!(body["code"], 50035);
    assert_eq!(body["message"], "Invalid Form Body");
    let fault = &body["errors"]["0"]["options"]["1"]["name"]["_errors"][0];
    assert_eq!(
        *fault,
        json!({"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be between 1 and 32 in length."})
    );
}

#[test]
fn commands_are_judged_by_every_limit() {
    assert_eq!(refused(&json!([slash("podcast")])), Value::Null);
    let spoilt = |change: fn(&mut Value)| {
        let mut command = slash("podcast");
        change(&mut command);
        refused(&json!([command]))["code"] == 50035
    };
    assert!(spoilt(|command| command["name"] = json!("Podcast")), "capitals");
    assert!(spoilt(|command| command["description"] = json!("")), "no description");
    assert!(spoilt(|command| command["descripton"] = json!("misspelt")), "unknown key");
    assert!(spoilt(|command| command["name_localizations"] = json!({"xx": "wie"})), "unknown locale");
    let option = json!({"type": 3, "name": "a", "description": "b"});
    let required = json!({"type": 3, "name": "c", "description": "d", "required": true});
    let mut late = slash("podcast");
    late["options"] = json!([option, required]);
    assert_eq!(refused(&json!([late]))["code"], 50035, "required after optional");
    let mut huge = slash("podcast");
    huge["options"] = (0..25)
        .map(|at| {
            let choices = (0..25).map(|choice| json!({"name": format!("{choice:->20}"), "value": "v"}));
            json!({"type": 3, "name": format!("o{at}"), "description": "d", "choices": choices.collect::<Vec<_>>()})
        })
        .collect();
    assert!(refused(&json!([huge])).to_string().contains("8000"), "more than 8000 characters");
    let doubled = refused(&json!([slash("podcast"), slash("podcast")]));
    assert_eq!(doubled["code"], 50035, "one name twice");
    let messages: Vec<_> = (0..16).map(|at| json!({"type": 3, "name": format!("M {at}")})).collect();
    assert_eq!(refused(&json!(messages))["code"], 30032, "sixteen message commands");
}

/// What is spoilt, and how.
type Spoil = (&'static str, fn(&mut Value));

#[test]
fn answers_are_judged_by_every_limit() {
    let good = json!({
        "content": "Here", "allowed_mentions": {"parse": []},
        "embeds": [{"title": "T", "url": "https://t.example/", "fields": [{"name": "n", "value": "v"}]}],
        "components": [{"type": 1, "components": [{"type": 2, "style": 2, "label": "More", "custom_id": "a"}]}],
    });
    let judged = |change: fn(&mut Value)| {
        let mut data = good.clone();
        change(&mut data);
        answer::judge(&json!({"type": 2}), &json!({"type": 4, "data": data}))
    };
    let fine = judged(|_| ());
    assert!(fine.refused.is_none() && fine.careless.is_empty(), "{fine:?}");
    let refusals: &[Spoil] = &[
        ("long content", |data| data["content"] = json!("x".repeat(2001))),
        ("empty field value", |data| data["embeds"][0]["fields"][0]["value"] = json!(" ")),
        ("javascript link", |data| data["embeds"][0]["url"] = json!("javascript:alert(1)")),
        ("ftp picture", |data| data["embeds"][0]["thumbnail"] = json!({"url": "ftp://t.example/a.png"})),
        ("long title", |data| data["embeds"][0]["title"] = json!("x".repeat(257))),
        ("more than 6000 over all embeds", |data| {
            data["embeds"] = json!([{"description": "x".repeat(3001)}, {"description": "x".repeat(3000)}]);
        }),
        ("eleven embeds", |data| data["embeds"] = vec![json!({"title": "t"}); 11].into()),
        ("long custom id", |data| {
            data["components"][0]["components"][0]["custom_id"] = json!("x".repeat(101));
        }),
        ("custom id twice", |data| {
            let row = data["components"][0].clone();
            data["components"] = json!([row, row]);
        }),
        ("six buttons", |data| {
            let button = |at| json!({"type": 2, "style": 2, "label": "b", "custom_id": format!("b{at}")});
            data["components"][0]["components"] = (0..6).map(button).collect();
        }),
        ("nothing to read", |data| *data = json!({"allowed_mentions": {"parse": []}})),
    ];
    for (what, change) in refusals {
        assert!(judged(*change).refused.is_some(), "{what} was taken");
    }
    assert!(!judged(|data| data["allowed_mentions"] = Value::Null).careless.is_empty(), "mentions left open");
    assert!(!judged(|data| data["allowed_mentions"] = json!({"parse": ["users"]})).careless.is_empty());
    let many: Vec<_> = (0..26).map(|at| json!({"name": format!("n{at}"), "value": "v"})).collect();
    let choices = answer::judge(&json!({"type": 4}), &json!({"type": 8, "data": {"choices": many}}));
    assert!(choices.refused.is_some(), "26 choices were taken");
    assert!(answer::judge(&json!({"type": 4}), &json!({"type": 4, "data": good})).refused.is_some());
}

#[test]
fn polls_are_judged_by_every_limit() {
    let answer = |text: &str| json!({"poll_media": {"text": text}});
    let good = json!({"question": {"text": "Which?"}, "answers": [answer("a"), answer("b")], "duration": 24,
        "allow_multiselect": false, "layout_type": 1});
    let judged = |change: &dyn Fn(&mut Value)| {
        let mut poll = good.clone();
        change(&mut poll);
        poll::judge(&poll).map_or(Value::Null, |refusal| refusal.body())
    };
    assert_eq!(judged(&|_| ()), Value::Null);
    let many: Vec<_> = (0..11).map(|at| answer(&at.to_string())).collect();
    let changes: [(&str, &str, Value); 9] = [
        ("long question", "/question/text", json!("x".repeat(301))),
        ("no question", "/question/text", json!("")),
        ("long answer", "/answers/0/poll_media/text", json!("x".repeat(56))),
        ("answers alike", "/answers/0/poll_media/text", json!("b")),
        ("no answer", "/answers", json!([])),
        ("eleven answers", "/answers", many.into()),
        ("no hour", "/duration", json!(0)),
        ("more than 32 days", "/duration", json!(769)),
        ("another layout", "/layout_type", json!(2)),
    ];
    for (what, path, value) in changes {
        let refused = judged(&|poll| *poll.pointer_mut(path).unwrap() = value.clone());
        assert_eq!(refused["code"], 50035, "{what} was taken");
    }
}

fn payload(asker: Person, place: Place, kind: u8, data: &Value) -> Value {
    let mut payload = asker.circumstances(place);
    payload["id"] = json!("1500000000000000000");
    payload["token"] = json!("token");
    payload["type"] = json!(kind);
    payload["data"] = data.clone();
    payload
}

#[test]
fn two_libraries_read_what_members_send() {
    let definition = json!({"id": "1", "name": "podcast", "type": 1, "options": [
        {"type": 1, "name": "topic", "options": [
            {"type": 3, "name": "about", "required": true, "autocomplete": true},
            {"type": 3, "name": "level", "choices": [{"name": "Beginner", "value": "beginner"}]},
            {"type": 5, "name": "private"},
            {"type": 6, "name": "for"},
        ]},
    ]});
    let mention = format!("podcast topic about:data: sciense level:beginner private:true for:<@{}>", BEN.id);
    let command = phrase::command(&definition, &mention, ANNA, &[BEN]);
    assert_eq!(command["options"][0]["options"][0]["value"], "data: sciense");
    let typing = phrase::typing(&definition, "podcast topic", "about", "da");
    for place in [TALK, Place::Channel { adults_only: true }, Place::Dm, Place::Group] {
        for (kind, data) in [(2, &command), (4, &typing)] {
            let payload = payload(ANNA, place, kind, data);
            let read: serenity::all::Interaction = serde_json::from_value(payload.clone()).unwrap();
            assert_eq!(u8::from(read.kind()), kind);
            serde_json::from_value::<TwilightInteraction>(payload).unwrap();
        }
    }
}
