//! What time it is. The only place that reads the system's clock for what people see; a test may set it ahead.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

/// The clock of this process. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    ahead: Option<PathBuf>,
}

impl Clock {
    /// The system's clock; where a file is named, as many seconds ahead of it as the file says at that moment.
    #[must_use]
    pub fn new(ahead: Option<PathBuf>) -> Self {
        Self { ahead }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        Timestamp::now().saturating_add(self.ahead()).unwrap_or(Timestamp::MAX)
    }

    /// How far this clock is ahead of the system's; nothing unless a test says otherwise.
    #[must_use]
    pub fn ahead(&self) -> SignedDuration {
        let text = self.ahead.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
        SignedDuration::from_secs(text.and_then(|text| text.trim().parse().ok()).unwrap_or(0))
    }
}
