//! Channels and the messages that a bot writes into them: nonces, history, publishing, threads. No members, no edits.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::APPLICATION;
use super::polls::SEND_POLLS;
use super::strict::{self, Refusal};

/// Milliseconds between 1970 and Discord's first.
const EPOCH: i64 = 1_420_070_400_000;
/// How long a nonce is known again.
const NONCES: i64 = 120_000;

/// The role of those who moderate every channel of a guild, and what it allows: view, send, also in threads, embed, history,
/// join, commands, and managing messages.
pub(crate) const MODERATORS: u64 = 666_000_000_000_000_007;
pub(crate) const MODERATE: u64 =
    1 << 10 | 1 << 11 | 1 << 13 | 1 << 14 | 1 << 16 | 1 << 20 | 1 << 31 | SEND_IN_THREADS;
/// A role that not everybody may mention.
pub(crate) const CLOSED_ROLE: u64 = 666_000_000_000_000_009;

/// What it takes to view and to write, and to write in a thread instead (`topics/permissions.mdx`).
const VIEW: u64 = 1 << 10;
const SEND: u64 = 1 << 11;
const HISTORY: u64 = 1 << 16;
const CONNECT: u64 = 1 << 20;
pub(super) const MANAGE_THREADS: u64 = 1 << 34;
pub(crate) const SEND_IN_THREADS: u64 = 1 << 38;

/// A channel.
#[derive(Debug, Clone, Default)]
pub(crate) struct Channel {
    pub(crate) guild: u64,
    /// 0 text, 2 voice, 5 announcements, 10 to 12 threads, 13 stage, 15 forum, 16 media (`resources/channel.mdx`, Channel Types).
    pub(crate) kind: u8,
    /// What the bot may do in it; in a thread what it may do around it counts.
    pub(crate) permissions: u64,
    /// It is marked for adults; a thread never is.
    pub(crate) nsfw: bool,
    pub(crate) messages: Vec<Value>,
    /// The channel around a thread.
    pub(crate) around: Option<u64>,
    pub(crate) name: String,
    /// Only those write in this thread who may manage threads.
    pub(crate) locked: bool,
    /// When this thread was archived, in ms.
    pub(crate) archived: Option<i64>,
    /// The bot was added to this private thread.
    pub(crate) joined: bool,
    /// Who else is in this private thread.
    pub(crate) members: Vec<u64>,
    /// The tags of posts in a forum: id, name, and whether only moderators give it.
    pub(crate) tags: Vec<(u64, &'static str, bool)>,
    /// Each post in a forum must have a tag.
    pub(crate) requires_tag: bool,
    /// The tags that a post has.
    pub(crate) applied: Vec<u64>,
}

impl Channel {
    pub(super) fn is_thread(&self) -> bool {
        matches!(self.kind, 10..=12)
    }
}

/// All channels.
#[derive(Debug, Default)]
pub(crate) struct Channels {
    pub(crate) all: BTreeMap<u64, Channel>,
    /// How far this Discord's clock is ahead of the system's, in ms.
    pub(crate) ahead: i64,
    pub(crate) published: Vec<u64>,
    pub(crate) threads: Vec<u64>,
    /// Whose direct messages are closed to the bot.
    pub(crate) closed: Vec<u64>,
    /// Until when the bot is timed out in every guild, in ms.
    pub(crate) timed_out_until: i64,
    /// Roles that may be notified.
    pub(crate) roles: Vec<u64>,
    /// Discord takes its time to count polls that have ended.
    pub(crate) counts_later: bool,
    /// Who voted for what: message, member, number of the answer.
    pub(super) votes: Vec<(u64, u64, u64)>,
    given: u64,
    nonces: Vec<(String, i64, u64, Value)>,
}

/// So much above a person's id is the id of the direct channel with them.
pub(crate) const DIRECT: u64 = 333_000_000_000_000_000;

type Served = Result<(u16, Value), Refusal>;

impl Channels {
    pub(super) fn now(&self) -> i64 {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        now.as_millis() as i64 + self.ahead
    }

    /// An id of this moment that was not given before (`reference.mdx`, Snowflakes).
    pub(crate) fn next_id(&mut self) -> u64 {
        self.given += 1;
        ((self.now() - EPOCH) as u64) << 22 | (self.given & 0x3f_ffff)
    }

    pub(super) fn open(&mut self, id: &str, needed: u64) -> Result<&mut Channel, Refusal> {
        let unknown = || Refusal::plain(404, 10_003, "Unknown Channel");
        let id: u64 = id.parse().map_err(|_| unknown())?;
        let has = self.allowed(id).ok_or_else(unknown)?;
        let channel = self.all.get_mut(&id).ok_or_else(unknown)?;
        // Who may not join a voice channel has no access to its chat (`topics/permissions.mdx`, Implicit Permissions), and
        // private threads are seen by members and moderators (`topics/threads.mdx`, Permissions).
        let enters = match channel.kind {
            2 | 13 => has & CONNECT != 0,
            12 => channel.joined || has & MANAGE_THREADS != 0,
            _ => true,
        };
        if has & VIEW == 0 || !enters {
            return Err(Refusal::plain(403, 50_001, "Missing Access"));
        }
        let in_thread = channel.is_thread() && needed & SEND != 0;
        let needed = if in_thread { needed & !SEND | SEND_IN_THREADS } else { needed };
        if has & needed != needed {
            return Err(Refusal::plain(403, 50_013, "Missing Permissions"));
        }
        Ok(channel)
    }

    /// What the bot may do in a channel; a thread has that of the channel around it (`topics/permissions.mdx`, Inherited
    /// Permissions).
    pub(super) fn allowed(&self, id: u64) -> Option<u64> {
        let channel = self.all.get(&id)?;
        let around = channel.around.and_then(|around| self.all.get(&around));
        let has = around.unwrap_or(channel).permissions;
        // Under a time-out a member sees and reads, and no more (`topics/permissions.mdx`, Permissions for Timed Out Members).
        let quiet = channel.guild != 0 && self.timed_out_until > self.now();
        Some(if quiet { has & (VIEW | HISTORY) } else { has })
    }

    /// Lets a message into a channel, or says why not: there are none in forums (code 50008), a locked thread takes a right
    /// of its own, and any other that was archived is not any more (`topics/threads.mdx`, Active & Archived Threads).
    fn enter(&mut self, id: &str) -> Result<(), Refusal> {
        let has = id.parse().ok().and_then(|id| self.allowed(id)).unwrap_or(0);
        let channel = self.open(id, 0)?;
        if matches!(channel.kind, 15 | 16) {
            return Err(Refusal::plain(400, 50_008, "Cannot send messages in a non-text channel"));
        }
        if channel.locked && has & MANAGE_THREADS == 0 {
            return Err(Refusal::plain(403, 160_005, "Thread is locked"));
        }
        channel.archived = None;
        Ok(())
    }

    /// A new message, or the one that the same nonce made before.
    pub(crate) fn create(&mut self, id: &str, body: &Value, careless: &mut Vec<String>) -> Served {
        let nonce = body["nonce"].as_str().unwrap_or_default().to_owned();
        if nonce.is_empty() || nonce.len() > 25 || body["enforce_nonce"] != true {
            careless.push(format!("a message without a usable nonce: {body}"));
        }
        careless.extend(mentions(body));
        let (now, message) = (self.now(), self.next_id());
        self.open(id, 1 << 10 | 1 << 11 | 1 << 14)?;
        self.enter(id)?;
        // A channel can be opened to everybody; whether it may be written in is another matter (code 50007).
        if self.closed.iter().any(|person| id == (person + DIRECT).to_string()) {
            return Err(Refusal::plain(403, 50_007, "Cannot send messages to this user"));
        }
        let known = self.nonces.iter().find(|(known, at, ..)| *known == nonce && now - at <= NONCES);
        if let Some((.., message)) = known {
            return Ok((200, message.clone()));
        }
        let poll = match &body["poll"] {
            Value::Null => Value::Null,
            poll => {
                self.open(id, SEND_POLLS)?;
                strict::poll::judge(poll).map_or(Ok(()), Err)?;
                self.poll_made(poll)
            }
        };
        let mut made = body.clone();
        if !poll.is_null() {
            made["poll"] = poll;
        }
        made["id"] = json!(message.to_string());
        made["channel_id"] = json!(id);
        made["author"] = json!({"id": APPLICATION.to_string(), "username": "podpick", "bot": true});
        made["mention_roles"] = self.notified(body);
        self.open(id, 0)?.messages.push(made.clone());
        self.nonces.push((nonce, now, message, made.clone()));
        Ok((200, made))
    }

    /// The roles that a message notifies.
    pub(super) fn notified(&self, body: &Value) -> Value {
        let roles = body["allowed_mentions"]["roles"].as_array().into_iter().flatten();
        let content = body["content"].as_str().unwrap_or_default();
        let notified = |role: &&str| {
            content.contains(&format!("<@&{role}>")) && self.roles.contains(&role.parse().unwrap_or(0))
        };
        roles.filter_map(Value::as_str).filter(notified).collect()
    }

    /// Changes a message as the answer to a press has it: what the answer leaves out stays as it is
    /// (`interactions/receiving-and-responding.mdx`, Interaction Callback Type, `UPDATE_MESSAGE`).
    pub(crate) fn update(&mut self, message: &str, data: &Value) {
        let all = self.all.values_mut().flat_map(|channel| &mut channel.messages);
        for found in all.filter(|one| one["id"] == message) {
            for key in ["content", "embeds", "components"] {
                if !data[key].is_null() {
                    found[key] = data[key].clone();
                }
            }
        }
    }

    /// The direct channel with somebody, whose id is easily told from the person's.
    pub(crate) fn direct(&mut self, body: &Value) -> Served {
        let person: Option<u64> = body["recipient_id"].as_str().and_then(|id| id.parse().ok());
        let person = person.ok_or_else(|| Refusal::plain(400, 50_033, "Invalid Recipient(s)"))?;
        let id = person + DIRECT;
        let channel = Channel { kind: 1, permissions: u64::MAX, ..Channel::default() };
        self.all.entry(id).or_insert(channel);
        Ok((200, json!({"id": id.to_string(), "type": 1})))
    }

    pub(crate) fn history(&mut self, id: &str, after: u64) -> Served {
        let channel = self.open(id, 1 << 16)?;
        let later = |message: &&Value| message["id"].as_str().unwrap().parse::<u64>().unwrap() > after;
        let mut found: Vec<Value> = channel.messages.iter().filter(later).take(100).cloned().collect();
        found.reverse();
        Ok((200, found.into()))
    }

    pub(super) fn message(
        &mut self,
        channel: &str,
        id: &str,
        needed: u64,
    ) -> Result<(u64, u8, Value), Refusal> {
        let channel = self.open(channel, needed)?;
        let found = channel.messages.iter().find(|message| message["id"] == id);
        let found = found.ok_or_else(|| Refusal::plain(404, 10_008, "Unknown Message"))?;
        Ok((id.parse().unwrap(), channel.kind, found.clone()))
    }

    pub(crate) fn publish(&mut self, channel: &str, message: &str) -> Served {
        let (id, kind, found) = self.message(channel, message, 1 << 11)?;
        if kind != 5 {
            return Err(Refusal::plain(400, 50_024, "Cannot execute action on this channel type"));
        }
        if self.published.contains(&id) {
            return Err(Refusal::plain(400, 40_033, "This message has already been crossposted"));
        }
        self.published.push(id);
        Ok((200, found))
    }

    pub(crate) fn thread(&mut self, channel: &str, message: &str, body: &Value) -> Served {
        let (id, kind, _) = self.message(channel, message, 1 << 35)?;
        // Threads are only opened under messages of text and announcement channels (`topics/threads.mdx`).
        if !matches!(kind, 0 | 5) {
            return Err(Refusal::plain(400, 50_024, "Cannot execute action on this channel type"));
        }
        if !body["name"].as_str().is_some_and(|name| (1..=100).contains(&name.chars().count())) {
            return Err(Refusal::plain(400, 50_035, "Invalid Form Body"));
        }
        if self.threads.contains(&id) {
            return Err(Refusal::plain(400, 160_004, "A thread has already been created for this message"));
        }
        self.threads.push(id);
        Ok((201, json!({"id": id.to_string(), "type": 11, "name": body["name"]})))
    }

    /// All channels of a guild, those too that the bot may not see, but no threads (`resources/guild.mdx`, Get Guild
    /// Channels).
    pub(crate) fn of_guild(&self, guild: &str) -> Value {
        let own = self.all.iter().filter(|(_, one)| one.guild.to_string() == guild && !one.is_thread());
        own.map(|(id, channel)| told(&id.to_string(), channel)).collect()
    }

    /// Who is in a thread (`resources/channel.mdx`, Get Thread Member).
    pub(crate) fn thread_member(&mut self, id: &str, member: &str) -> Served {
        let channel = self.open(id, 0)?;
        if !channel.members.iter().any(|one| one.to_string() == member) {
            return Err(Refusal::plain(404, 10_007, "Unknown Member"));
        }
        Ok((
            200,
            json!({"id": id, "user_id": member, "join_timestamp": "2026-01-01T00:00:00.000000+00:00", "flags": 0}),
        ))
    }

    pub(crate) fn read(&mut self, id: &str) -> Served {
        let channel = self.open(id, 0)?;
        Ok((200, told(id, channel)))
    }
}

/// What is careless about whom a message may mention.
pub(super) fn mentions(body: &Value) -> Option<String> {
    let mentions = &body["allowed_mentions"];
    let many = mentions["roles"].as_array().is_some_and(|roles| roles.len() > 1);
    let open = mentions["parse"] != json!([]) || many;
    open.then(|| format!("a message may mention more than it should: {mentions}"))
}

/// A channel as Discord tells of it. A thread has neither rights nor an age restriction of its own (`topics/threads.mdx`).
pub(super) fn told(id: &str, channel: &Channel) -> Value {
    if channel.is_thread() {
        let archived = jiff::Timestamp::from_millisecond(channel.archived.unwrap_or(0)).unwrap();
        let metadata = json!({"archived": channel.archived.is_some(), "locked": channel.locked, "auto_archive_duration": 10_080,
            "archive_timestamp": archived.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()});
        return json!({"id": id, "guild_id": channel.guild.to_string(), "type": channel.kind, "name": channel.name,
            "parent_id": channel.around.map(|id| id.to_string()), "owner_id": APPLICATION.to_string(), "thread_metadata": metadata});
    }
    let (allow, deny) = (channel.permissions.to_string(), (!channel.permissions).to_string());
    // What the bot may do is written for everybody, what moderators may do besides for their role.
    let moderators =
        json!({"id": MODERATORS.to_string(), "type": 0, "allow": MODERATE.to_string(), "deny": "0"});
    let written =
        json!([{"id": channel.guild.to_string(), "type": 0, "allow": allow, "deny": deny}, moderators]);
    let tag = |(id, name, moderated): &(u64, &str, bool)| json!({"id": id.to_string(), "name": name, "moderated": moderated, "emoji_id": null, "emoji_name": null});
    let flags = if channel.requires_tag { 1 << 4 } else { 0 };
    json!({"id": id, "guild_id": channel.guild.to_string(), "type": channel.kind, "nsfw": channel.nsfw,
        "permission_overwrites": written, "flags": flags, "available_tags": channel.tags.iter().map(tag).collect::<Vec<_>>()})
}
