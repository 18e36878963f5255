//! What lies at an address that a member gave, and who looks. Values only: looking is an edge's affair.

use std::fmt::Debug;
use std::pin::Pin;

use crate::feeds::parse::Feed;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// A feed, at the address itself or named by the page.
    pub feed: Option<FoundFeed>,
    /// The page's address, http or https, where the address was one of a page.
    pub page: Option<String>,
    /// What the page calls itself; plain text.
    pub page_title: Option<String>,
    /// What the page says about itself; plain text.
    pub page_says: Option<String>,
}

/// A feed that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFeed {
    /// Where it is to be read from, behind moves for good.
    pub address: String,
    /// What it says.
    pub read: Feed,
}

/// Why nothing was found. The words are whoever asks'.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookFault {
    /// It is no address, or one with a user name or a password.
    NotAnAddress,
    /// It leads where nothing is fetched from, itself or by a redirect.
    Inside,
    /// The server says no, with this status.
    NotFound(u16),
    /// Nobody answers, or not in time.
    NoAnswer,
    /// It is larger than is read.
    TooLarge,
    /// It is something else, such as a recording.
    NeitherFeedNorPage,
    /// The feed asks not to be listed (`itunes:block`).
    FeedAsksNotToBeListed,
    /// The feed has no episode.
    EmptyFeed,
    /// Too many look at once, or somebody looks at the same host.
    Busy,
}

/// Whoever can look at an address.
pub trait Look: Send + Sync + Debug {
    /// Looks at what somebody typed as an address.
    fn look(&self, address: String) -> Pin<Box<dyn Future<Output = Result<Found, LookFault>> + Send + '_>>;
}
