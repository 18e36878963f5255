//! Marks of catalog entries that last over restarts, reorderings and edits, and fit a custom id. Not a secret and not a check.

use std::fmt;
use std::str::FromStr;

/// A 64-bit mark made from kind and id (FNV-1a), written as 16 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub u64);

impl Fingerprint {
    /// The mark of an entry; two entries of different kinds may share an id.
    #[must_use]
    pub fn of(kind: &str, id: &str) -> Self {
        let bytes = kind.bytes().chain([b':']).chain(id.bytes());
        Self(bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Self)
    }
}
