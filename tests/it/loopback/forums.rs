//! Forum and media channels, which take posts and no messages (`topics/threads.mdx`, `resources/channel.mdx`).

use serde_json::{Value, json};

use super::APPLICATION;
use super::channels::{Channel, Channels, MANAGE_THREADS, mentions, told};
use super::strict::{Form, Refusal, items};

/// What it takes to make a post with an embed: a post takes no right but that of messages (`topics/threads.mdx`).
const POST: u64 = 1 << 10 | 1 << 11 | 1 << 14;
/// What it takes to list threads that were archived (`resources/channel.mdx`, List Public Archived Threads).
const READ: u64 = 1 << 10 | 1 << 16;

type Served = Result<(u16, Value), Refusal>;

/// Judges a new post (`resources/channel.mdx`, Start Thread in Forum or Media Channel). Its message has no nonce and no poll
/// (Forum and Media Thread Message Params Object); what else is in the message is judged as any other.
pub(crate) fn judge(body: &Value) -> Option<Refusal> {
    let mut form = Form::default();
    form.keys("", body, &["name", "auto_archive_duration", "rate_limit_per_user", "message", "applied_tags"]);
    form.text("name", &body["name"], 1..=100);
    form.count("applied_tags", &body["applied_tags"], 0..=5);
    if !matches!(body["auto_archive_duration"].as_u64(), None | Some(60 | 1440 | 4320 | 10_080)) {
        form.fault("auto_archive_duration", "BASE_TYPE_CHOICES", "60, 1440, 4320 or 10080");
    }
    let known =
        ["content", "embeds", "allowed_mentions", "components", "sticker_ids", "attachments", "flags"];
    form.keys("message", &body["message"], &known);
    // A second judge.
    if let Err(error) = twilight_validate::channel::name(body["name"].as_str().unwrap_or_default()) {
        form.fault("name", "TWILIGHT_VALIDATE", error.to_string());
    }
    form.refused()
}

impl Channels {
    /// A new thread whose first message has its id.
    pub(crate) fn post(&mut self, forum: &str, body: &Value, careless: &mut Vec<String>) -> Served {
        careless.extend(mentions(&body["message"]));
        let id = self.next_id();
        let number: u64 = forum.parse().unwrap_or(0);
        let manages = self.allowed(number).unwrap_or(0) & MANAGE_THREADS != 0;
        let channel = self.open(forum, POST)?;
        if !matches!(channel.kind, 15 | 16) {
            return Err(Refusal::plain(400, 50_024, "Cannot execute action on this channel type"));
        }
        let applied: Vec<u64> = items(&body["applied_tags"])
            .filter_map(|(_, tag)| tag.as_str().and_then(|tag| tag.parse().ok()))
            .collect();
        if channel.requires_tag && applied.is_empty() {
            let message = "A tag is required to create a forum post in this channel";
            return Err(Refusal::plain(400, 40_067, message));
        }
        for tag in &applied {
            match channel.tags.iter().find(|(known, ..)| known == tag) {
                None => return Err(Refusal::plain(404, 10_087, "Unknown Tag")),
                Some((.., true)) if !manages => {
                    return Err(Refusal::plain(403, 50_013, "Missing Permissions"));
                }
                Some(_) => {}
            }
        }
        let guild = channel.guild;
        let mut message = body["message"].clone();
        message["id"] = json!(id.to_string());
        message["channel_id"] = json!(id.to_string());
        message["author"] = json!({"id": APPLICATION.to_string(), "username": "podpick", "bot": true});
        message["mention_roles"] = self.notified(&body["message"]);
        let name = body["name"].as_str().unwrap_or_default().to_owned();
        let thread = Channel {
            guild,
            kind: 11,
            around: Some(number),
            name,
            messages: vec![message.clone()],
            applied,
            ..Channel::default()
        };
        let mut made = told(&id.to_string(), &thread);
        made["message"] = message;
        self.all.insert(id, thread);
        Ok((201, made))
    }

    /// The posts in a forum with their ids, the oldest first.
    pub(crate) fn posts(&self, forum: u64) -> impl Iterator<Item = (u64, &Channel)> {
        let inside = move |(_, channel): &(&u64, &Channel)| channel.around == Some(forum);
        self.all.iter().filter(inside).map(|(id, channel)| (*id, channel))
    }

    /// The threads of a guild that are not archived and that the bot sees, the newest first (`resources/guild.mdx`, List
    /// Active Guild Threads).
    pub(crate) fn active_threads(&self, guild: &str) -> Value {
        let seen = |id: u64| self.allowed(id).is_some_and(|has| has & 1 << 10 != 0);
        let active = self.all.iter().rev().filter(|(id, one)| {
            one.is_thread() && one.guild.to_string() == guild && one.archived.is_none() && seen(**id)
        });
        let threads: Vec<Value> = active.map(|(id, one)| told(&id.to_string(), one)).collect();
        json!({"threads": threads, "members": []})
    }

    /// The public threads of a channel that were archived, the last archived first, those archived before a moment.
    pub(crate) fn archived_threads(&mut self, channel: &str, limit: usize, before: Option<i64>) -> Served {
        self.open(channel, READ)?;
        let number = channel.parse().unwrap_or(0);
        let mut archived: Vec<(i64, u64)> =
            self.posts(number).filter_map(|(id, one)| Some((one.archived?, id))).collect();
        archived.retain(|(at, _)| before.is_none_or(|before| *at < before));
        archived.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let more = archived.len() > limit;
        let page = archived.iter().take(limit).map(|(_, id)| told(&id.to_string(), &self.all[id]));
        let threads: Vec<Value> = page.collect();
        Ok((200, json!({"threads": threads, "members": [], "has_more": more})))
    }
}
