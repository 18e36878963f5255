//! Each kind of interaction gets the kind of answer Discord takes for it.

use proptest::prelude::*;
use secrecy::SecretString;
use serde_json::{Value, json};

use super::*;
use crate::bot::QueryText;
use crate::catalog::{Fingerprint, parse};

fn bot() -> Bot {
    let text = "[[topic]]\nid = \"rust\"\nlabel = \"Rust\"\n[[podcast]]\nid = \"crates\"\ntitle = \"Crates\"\n\
                site = \"https://crates.example/\"\nwhy = \"Why.\"\ntopics = [\"rust\"]";
    Bot::new(parse("catalog.toml", text).unwrap())
}

/// Without a store nothing waits.
fn ready<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

fn signer() -> CustomIdSigner {
    CustomIdSigner::new(&SecretString::new("a.b.c".into()))
}

fn ask(value: Value) -> Value {
    let interaction = Interaction::read(value).unwrap();
    let (response, _) = ready(answer(&bot(), &interaction, &signer(), None, Timestamp::UNIX_EPOCH));
    serde_json::to_value(response).unwrap()
}

fn press(share: bool, user: &str, permissions: u64, flags: u64) -> Value {
    press_on(Fingerprint::of("podcast", "crates"), share, user, permissions, flags)
}

fn press_on(mark: Fingerprint, share: bool, user: &str, permissions: u64, flags: u64) -> Value {
    let request =
        Request::Show { name: QueryText::Resolved { wishes: vec![vec![mark]], except: Vec::new() } };
    ask(json!({"id": "1", "type": 3, "token": "t", "guild_id": "5", "channel": {"id": "3", "type": 0},
        "member": {"user": {"id": user}, "permissions": permissions.to_string()},
        "message": {"id": "2", "flags": flags, "interaction_metadata": {"user": {"id": "42"}}},
        "data": {"custom_id": custom_id::write(&request, share).unwrap(), "component_type": 2}}))
}

fn private(answer: &Value) -> bool {
    answer["data"]["flags"] == json!(64)
}

#[test]
fn the_invoker_changes_the_message_and_others_do_not() {
    assert_eq!(press(false, "42", 0, 0)["type"], 7);
    assert!(press(false, "42", 0, 0)["data"]["content"].is_string());
    let other = press(false, "43", 0, 0);
    assert!(other["type"] == 4 && private(&other));
    assert_eq!(press(false, "43", 0, 64)["type"], 7);
}

#[test]
fn sharing_needs_the_right_to_write() {
    let shared = press(true, "42", 1 << 11, 64);
    assert!(shared["type"] == 4 && !private(&shared));
    assert!(private(&press(true, "42", 0, 64)));
    assert!(!private(&press(true, "42", 1 << 3, 64)));
}

#[test]
fn what_is_gone_is_said_beside_the_message() {
    let gone = press_on(Fingerprint(7), false, "42", 0, 0);
    assert!(gone["type"] == 4 && private(&gone));
}

#[test]
fn odd_interactions_are_answered() {
    let base = |kind: u8, data: Value| ask(json!({"id": "1", "type": kind, "token": "t", "data": data}));
    for kind in [2, 3, 5, 99] {
        let answer = base(kind, json!({"custom_id": "9zzz", "options": "?"}));
        assert!(answer["type"] == 4 && private(&answer), "{kind}");
    }
    assert_eq!(base(4, json!(null))["type"], 8);
    assert_eq!(base(1, json!(null))["type"], 1);
    assert_eq!(base(3, json!({"custom_id": embed::MENU, "values": []}))["type"], 4);
}

proptest! {
    #[test]
    fn nothing_breaks_it(kind: u8, name in "\\PC{0,9}", id in "\\PC{0,40}", value in "\\PC{0,40}") {
        let option = json!({"name": "about", "value": value, "focused": true});
        ask(json!({"id": "1", "type": kind % 6, "token": "t", "data": {"name": name, "custom_id": id,
            "options": [{"name": "topic", "options": [option]}]}}));
    }
}
