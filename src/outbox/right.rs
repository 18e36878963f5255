//! What may be done in a channel, and how it is stored with a cause.

/// Something that podpick or a member may be allowed to do in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// See the channel.
    ViewChannel,
    /// Write.
    SendMessages,
    /// Write in threads.
    SendMessagesInThreads,
    /// Show cards.
    EmbedLinks,
    /// Look for its own messages, which is how doubles are avoided.
    ReadMessageHistory,
    /// Open threads.
    CreatePublicThreads,
    /// Write in locked threads, and see private ones.
    ManageThreads,
    /// Notify roles that not everybody may mention.
    MentionEveryone,
    /// Delete what others write, and look after podpick's posts.
    ManageMessages,
    /// Post polls.
    SendPolls,
    /// Join a voice channel, and so see its chat.
    Connect,
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::ViewChannel,
        Self::SendMessages,
        Self::SendMessagesInThreads,
        Self::EmbedLinks,
        Self::ReadMessageHistory,
        Self::CreatePublicThreads,
        Self::ManageThreads,
        Self::MentionEveryone,
        Self::ManageMessages,
        Self::SendPolls,
        Self::Connect,
    ];

    /// The name in Discord's English settings, under which it is stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ViewChannel => "View Channel",
            Self::SendMessages => "Send Messages",
            Self::SendMessagesInThreads => "Send Messages in Threads",
            Self::EmbedLinks => "Embed Links",
            Self::ReadMessageHistory => "Read Message History",
            Self::CreatePublicThreads => "Create Public Threads",
            Self::ManageThreads => "Manage Threads",
            Self::MentionEveryone => "Mention @everyone, @here and All Roles",
            Self::ManageMessages => "Manage Messages",
            Self::SendPolls => "Create Polls",
            Self::Connect => "Connect",
        }
    }

    /// How several are stored.
    #[must_use]
    pub fn write_all(rights: &[Self]) -> String {
        rights.iter().map(|right| right.name()).collect::<Vec<_>>().join(BETWEEN)
    }

    /// Reads how they are stored; what is none is left out.
    #[must_use]
    pub fn read_all(text: &str) -> Vec<Self> {
        let (mut left, mut found) = (text, Vec::new());
        while !left.is_empty() {
            let begins = Self::ALL.into_iter().filter(|right| left.starts_with(right.name()));
            // Some names begin with another one.
            let longest = begins.max_by_key(|right| right.name().len());
            found.extend(longest);
            left = left.get(longest.map_or(0, |right| right.name().len())..).unwrap_or_default();
            left = left.split_once(BETWEEN).map_or("", |(_, rest)| rest);
        }
        found
    }
}

/// Between two names; one of the names has it inside.
const BETWEEN: &str = ", ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_read_as_they_were_written() {
        assert_eq!(Right::read_all(&Right::write_all(&Right::ALL)), Right::ALL);
        for right in Right::ALL {
            assert_eq!(Right::read_all(right.name()), [right]);
        }
        let stored = "Send Messages, Fly, Send Messages in Threads";
        assert_eq!(Right::read_all(stored), [Right::SendMessages, Right::SendMessagesInThreads]);
        assert_eq!(Right::read_all("x"), []);
    }
}
