//! What the gateway means by closing a connection (`opcodes-and-status-codes.mdx`, Gateway Close Event Codes).

/// Why connecting again would only repeat the refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FatalCloseCode {
    /// 4004: the token.
    Token,
    /// 4010: a shard that does not exist.
    InvalidShard,
    /// 4011: too many servers for so few shards.
    ShardingRequired,
    /// 4012: a version that Discord no longer speaks.
    Version,
    /// 4013: intents that do not exist.
    InvalidIntents,
    /// 4014: intents that must be granted first.
    DisallowedIntents,
}

impl FatalCloseCode {
    /// The refusal a close code stands for.
    #[must_use]
    pub fn of(code: u16) -> Option<Self> {
        match code {
            4004 => Some(Self::Token),
            4010 => Some(Self::InvalidShard),
            4011 => Some(Self::ShardingRequired),
            4012 => Some(Self::Version),
            4013 => Some(Self::InvalidIntents),
            4014 => Some(Self::DisallowedIntents),
            _ => None,
        }
    }
}

/// What becomes of the session when the gateway closes the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AfterClose {
    /// It can be resumed.
    Resume,
    /// 1000 and 1001 by the gateway say nothing about the session: worth one try.
    ResumeOnce,
    /// 4003, 4006, 4007 and 4009 say that it is no good.
    Identify,
}

impl AfterClose {
    pub(super) fn of(code: Option<u16>) -> Self {
        match code {
            Some(1000 | 1001) => Self::ResumeOnce,
            Some(4003 | 4006 | 4007 | 4009) => Self::Identify,
            _ => Self::Resume,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for code in [4004, 4010, 4011, 4012, 4013, 4014] {
            assert!(FatalCloseCode::of(code).is_some());
        }
        assert_eq!(FatalCloseCode::of(4000), None);
        for (code, after) in [
            (None, AfterClose::Resume),
            (Some(1000), AfterClose::ResumeOnce),
            (Some(1001), AfterClose::ResumeOnce),
            (Some(1006), AfterClose::Resume),
            (Some(4000), AfterClose::Resume),
            (Some(4008), AfterClose::Resume),
            (Some(4007), AfterClose::Identify),
            (Some(4009), AfterClose::Identify),
        ] {
            assert_eq!(AfterClose::of(code), after, "{code:?}");
        }
    }
}
