//! What can be asked of the bot, whoever carries the question. How it is written in Discord or in a terminal is the edges' affair.

mod caller;
mod channel;
mod pick;
mod role;
mod shelf;

use crate::catalog::Fingerprint;
pub use crate::outbox::Rating;
pub use crate::search::{Constraints, Length};
pub use caller::{Caller, HeldUp, HeldUpBy};
pub use channel::{Channel, ChannelKind, Forum, ForumTag, Right, RightsIn};
pub use pick::{Pick, Wanted};
pub use role::{Giver, Role, RoleLook, SeenRole};
pub use shelf::{NewShow, ShelfRequest, ShowForm};

/// One question to the bot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Request {
    /// Podcasts and episodes about something.
    Topic {
        /// What about.
        about: QueryText,
        /// What the answer must also satisfy.
        constraints: Constraints,
        /// From 0.
        page: u16,
    },
    /// One podcast in full.
    Show {
        /// Which one.
        name: QueryText,
    },
    /// Episodes by topic, title or guest.
    Episode {
        /// What about.
        about: QueryText,
        /// What the answer must also satisfy.
        constraints: Constraints,
        /// From 0.
        page: u16,
    },
    /// Episodes that came out lately.
    New {
        /// Only about this.
        topic: Option<QueryText>,
        /// What the answer must also satisfy.
        constraints: Constraints,
        /// From 0.
        page: u16,
    },
    /// One podcast by chance.
    Random {
        /// Only about this.
        topic: Option<QueryText>,
        /// Equal seeds give equal picks.
        seed: u64,
    },
    /// Podcasts like one the member knows.
    Similar {
        /// The one the member knows.
        name: QueryText,
        /// Only those about this, where there are some.
        about: Option<QueryText>,
        /// What the answer must also satisfy.
        constraints: Constraints,
        /// From 0.
        page: u16,
    },
    /// A choice from different topics.
    Varied {
        /// What is to be left out; only its exclusions count.
        except: QueryText,
        /// What the answer must also satisfy.
        constraints: Constraints,
        /// Equal seeds give equal choices.
        seed: u64,
        /// From 0.
        page: u16,
    },
    /// The topics there are.
    Topics {
        /// Only those inside this one.
        under: Option<QueryText>,
        /// From 0.
        page: u16,
    },
    /// What this member can do.
    Help,
    /// The pick of the week and the last ones.
    WeeklyPick,
    /// Podcasts like the one that was posted, asked for under the post.
    MoreLikePost {
        /// The podcast that was posted.
        name: QueryText,
        /// The key of the post, by which podpick knows its own message again.
        post: String,
    },
    /// What members vote on, asked for under the poll.
    Candidates {
        /// The key of the poll, by which podpick knows its own message again.
        post: String,
    },
    /// What a member thinks of a pick, pressed under it.
    Rate {
        /// The key of the post.
        post: String,
        /// What the member thinks.
        rating: Rating,
    },
    /// Gives the asking member the role that a post notifies, or takes it back, pressed under the post.
    SelfRole {
        /// The key of the post.
        post: String,
    },
    /// Sends a podcast or one of its episodes to the asking member alone, by direct message.
    SendToMe {
        /// The podcast, or a curated episode.
        name: QueryText,
        /// The mark of an episode that the podcast's feed gave.
        episode: Option<Fingerprint>,
    },
    /// Offers what an answer shows, to have one of it sent.
    ChooseToSend(Box<Request>),
    /// What a moderator does about the weekly pick.
    Pick(Box<Pick>),
    /// What a moderator does about notices of new episodes.
    Follow(Box<Following>),
    /// What is asked about this server's own shelf.
    Shelf(Box<ShelfRequest>),
    /// How podpick itself is doing, for an admin of the guild.
    Status,
    /// Deletes what is kept of a server or a member.
    Forget(Forgetting),
    /// A button or menu that this version cannot read.
    Outdated,
    /// A command that this version cannot read.
    Unreadable,
}

impl Request {
    /// Whether it is done once however often it comes.
    #[must_use]
    pub fn happens_once(&self) -> bool {
        self.changes() || matches!(self, Self::SendToMe { .. })
    }

    /// The forum that it names, where it names one to post in.
    #[must_use]
    pub fn forum(&self) -> Option<u64> {
        let channel = match self {
            Self::Pick(pick) => match &**pick {
                Pick::Schedule(wanted) => &wanted.channel,
                _ => return None,
            },
            Self::Follow(follow) => match &**follow {
                Following::Add { channel, .. } => channel,
                _ => return None,
            },
            _ => return None,
        };
        (channel.kind == ChannelKind::Forum).then_some(channel.id)
    }

    /// Whether it lets members vote.
    #[must_use]
    pub fn begins_vote(&self) -> bool {
        matches!(self, Self::Pick(pick) if matches!(**pick, Pick::Vote { .. }))
    }

    /// Whether it changes what is kept, so that doing it twice would do more than doing it once.
    #[must_use]
    pub fn changes(&self) -> bool {
        match self {
            Self::Pick(pick) => !matches!(
                **pick,
                Pick::Queue { .. } | Pick::Preview | Pick::History { .. } | Pick::Status { .. }
            ),
            Self::Follow(follow) => !matches!(**follow, Following::List { .. }),
            Self::Shelf(shelf) => shelf.changes(),
            Self::Forget(what) => *what != Forgetting::AskServer,
            // The second press takes the first one back.
            Self::Rate { .. } | Self::SelfRole { .. } => true,
            _ => false,
        }
    }
}

/// What is to be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Forgetting {
    /// Everything about this server, once an admin has confirmed it.
    AskServer,
    /// Everything about this server.
    Server,
    /// The asking member's id, wherever it is kept.
    Me,
}

/// What a moderator does about notices of new episodes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Following {
    /// Tells a channel of new episodes of a podcast or about a topic.
    Add {
        /// Of which podcast.
        show: Option<QueryText>,
        /// Or about which topic.
        topic: Option<QueryText>,
        /// Where.
        channel: Channel,
        /// Publish each notice to the channels that follow.
        publish: bool,
        /// The role to notify.
        role: Option<Role>,
        /// Open a thread under each notice.
        thread: bool,
        /// The tag of each notice in a forum, as typed.
        tag: Option<String>,
        /// Let members give themselves that role.
        self_role: bool,
    },
    /// What is followed in this guild.
    List {
        /// Beginning at 0.
        page: u16,
    },
    /// Ends one.
    Remove {
        /// Its number in the guild.
        id: i64,
    },
}

/// What a member wants, as typed or as already understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum QueryText {
    /// The member's own words; hostile until escaped.
    Words(String),
    /// Understood before, for instance when a button was made.
    Resolved {
        /// What is wished for, each wish with what its words may mean; at most [`QueryText::MOST`] with the exclusions.
        wishes: Vec<Vec<Fingerprint>>,
        /// What is to be left out.
        except: Vec<Fingerprint>,
    },
}

impl QueryText {
    /// How many marks a custom id of 100 characters can hold beside the rest of its request.
    pub const MOST: usize = 4;
}

/// A question with the circumstances that shape its answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The question.
    pub request: Request,
    /// Only the asking member shall see the answer.
    pub privately: bool,
    /// The member whom the answer is for, by Discord id.
    pub for_member: Option<u64>,
}

/// A field that offers suggestions while a member types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// `about` of `/podcast topic`: topics, podcasts, people.
    About,
    /// `name` of `/podcast show` and `/podcast similar`: podcasts.
    Show,
    /// `about` of `/podcast episode`: episodes, topics, guests.
    Episode,
    /// `topic` of `/podcast random`: topics.
    Topic,
    /// `language`: the languages of the catalog.
    Language,
    /// `show` of `/podcast-shelf restore`: the shows this server hides.
    Hidden,
    /// `episode` of `/pick add`: the episodes of the podcast that is named so far.
    EpisodeOf(String),
    /// `timezone` of `/pick schedule`: IANA names.
    Zone,
    /// `week` of `/pick add`: the coming weeks.
    Week,
    /// `tag` of `/pick schedule` and `/podcast-follow add`: the tags of the forum that is chosen so far.
    Tag(u64),
}
