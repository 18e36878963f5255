//! Judges a poll that is created (`resources/poll.mdx`, Poll Create Request Object), with twilight's model as a second judge.

use serde_json::{Value, json};
use twilight_model::poll::Poll;

use super::{Form, Refusal, items, repeated};

/// The refusal of a poll that Discord would not take.
pub(crate) fn judge(poll: &Value) -> Option<Refusal> {
    let mut form = Form::default();
    form.keys("poll", poll, &["question", "answers", "duration", "allow_multiselect", "layout_type"]);
    // Only `text` is supported, and its maximum is 300.
    form.keys("poll.question", &poll["question"], &["text"]);
    form.text("poll.question.text", &poll["question"]["text"], 1..=300);
    // "up to 10".
    form.count("poll.answers", &poll["answers"], 1..=10);
    for (at, answer) in items(&poll["answers"]) {
        let path = format!("poll.answers.{at}");
        // `answer_id` is only sent by Discord.
        form.keys(&path, answer, &["poll_media"]);
        form.keys(&format!("{path}.poll_media"), &answer["poll_media"], &["text", "emoji"]);
        form.text(&format!("{path}.poll_media.text"), &answer["poll_media"]["text"], 1..=55);
    }
    // "up to 32 days", in hours.
    if !poll["duration"].is_null()
        && !poll["duration"].as_i64().is_some_and(|hours| (1..=768).contains(&hours))
    {
        form.fault("poll.duration", "NUMBER_TYPE_MAX", "int value should be between 1 and 768.");
    }
    if !poll["layout_type"].is_null() && poll["layout_type"] != 1 {
        form.fault("poll.layout_type", "BASE_TYPE_CHOICES", "Value must be one of (1,).");
    }
    // Discord takes two answers of one name, but nobody knows then what to vote for.
    if let Some(twice) =
        repeated(items(&poll["answers"]).filter_map(|(_, one)| one["poll_media"]["text"].as_str()))
    {
        form.fault("poll.answers", "LOOPBACK_ALIKE", format!("Twice: {twice}"));
    }
    if let Err(error) = serde_json::from_value::<Poll>(numbered(poll)) {
        form.fault("poll", "TWILIGHT_PARSE", error.to_string());
    }
    form.refused()
}

/// The poll as Discord gives it back: with numbered answers, and no length but an end, which is still open here.
pub(crate) fn numbered(poll: &Value) -> Value {
    let number =
        |(at, answer): (usize, &Value)| json!({"answer_id": at + 1, "poll_media": answer["poll_media"]});
    json!({
        "question": poll["question"], "answers": items(&poll["answers"]).map(number).collect::<Vec<_>>(), "expiry": null,
        "allow_multiselect": poll["allow_multiselect"] == true, "layout_type": poll["layout_type"].as_u64().unwrap_or(1),
        "results": {"is_finalized": false, "answer_counts": []},
    })
}
