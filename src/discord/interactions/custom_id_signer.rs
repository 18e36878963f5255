//! What makes a button that changes something podpick's own: a keyed hash over it and whom it was made for. A signature gives no
//! right; those are read from each interaction. Knows no request.

use std::fmt;

use ring::hmac::{self, HMAC_SHA256};
use secrecy::{ExposeSecret, SecretString};

use crate::discord::interactions::interaction::Interaction;

/// Between a custom id and its signature, which is the last of its parts.
const MARK: &str = ";m";
/// Bytes of the hash that are kept: 64 bits, each of which would have to be guessed in Discord.
const KEPT: usize = 8;
/// Bytes of a member's hash: no two members of Discord share one.
const MEMBER: usize = 16;
/// Whoever may, in the guild it was made for.
const ANYBODY: u64 = 0;

/// Signs custom ids. The keys come from the bot token, so all processes of one bot know each other's, and a new token ends them.
pub struct CustomIdSigner {
    buttons: hmac::Key,
    members: hmac::Key,
}

impl fmt::Debug for CustomIdSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CustomIdSigner")
    }
}

/// Signs for one member of one guild, or for any member of it.
#[derive(Debug, Clone, Copy)]
pub struct SignedFor<'s> {
    signer: &'s CustomIdSigner,
    guild: u64,
    owner: u64,
}

impl CustomIdSigner {
    /// The signer of the bot with this token.
    #[must_use]
    pub fn new(token: &SecretString) -> Self {
        let token = hmac::Key::new(HMAC_SHA256, token.expose_secret().as_bytes());
        let key = |what: &[u8]| hmac::Key::new(HMAC_SHA256, hmac::sign(&token, what).as_ref());
        Self { buttons: key(b"podpick buttons"), members: key(b"podpick members") }
    }

    /// A member as a keyed hash: the same member is known again, and nobody without the token can tell who it is, not even
    /// by trying all ids there are.
    #[must_use]
    pub fn member(&self, user: u64) -> String {
        let hash = hmac::sign(&self.members, &user.to_le_bytes());
        hex::encode(hash.as_ref().iter().take(MEMBER).copied().collect::<Vec<u8>>())
    }

    /// For whoever asks here.
    #[must_use]
    pub fn of(&self, interaction: &Interaction) -> SignedFor<'_> {
        let owner = interaction.user().map_or(ANYBODY, |id| id.0);
        SignedFor { signer: self, guild: interaction.guild_id.map_or(0, |id| id.0), owner }
    }

    /// For all members of a guild: under a message that podpick wrote by itself.
    #[must_use]
    pub fn in_guild(&self, guild: u64) -> SignedFor<'_> {
        SignedFor { signer: self, guild, owner: ANYBODY }
    }
}

impl SignedFor<'_> {
    /// The custom id with its signature.
    #[must_use]
    pub fn sign(&self, id: &str) -> String {
        format!("{id}{MARK}{}", self.hash(id, self.owner))
    }

    /// The custom id without its signature; none where it has none that was made for whoever this is.
    #[must_use]
    pub fn verify<'i>(&self, signed: &'i str) -> Option<&'i str> {
        let (id, signature) = signed.rsplit_once(MARK)?;
        // What is compared is the sender's own; how long that takes tells nothing that is worth the guesses.
        [self.owner, ANYBODY].iter().any(|owner| self.hash(id, *owner) == signature).then_some(id)
    }

    fn hash(&self, id: &str, owner: u64) -> String {
        let made_for = format!("{}:{owner}:{id}", self.guild);
        let hash = hmac::sign(&self.signer.buttons, made_for.as_bytes());
        let kept = hash.as_ref().iter().take(KEPT).fold(0_u64, |kept, byte| kept << 8 | u64::from(*byte));
        format!("{kept:016x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(guild: u64, user: u64) -> Interaction {
        let json = serde_json::json!({"id": "1", "type": 3, "token": "t", "guild_id": guild.to_string(),
            "member": {"user": {"id": user.to_string()}}});
        Interaction::read(json).unwrap()
    }

    #[test]
    fn only_whom_it_was_made_for_can_open_it() {
        let signer = CustomIdSigner::new(&SecretString::new("a.b.c".into()));
        let (mine, others, elsewhere) = (asks(1, 7), asks(1, 8), asks(2, 7));
        let signed = signer.of(&mine).sign("1x;i5");
        assert_eq!(signed.len(), "1x;i5".len() + 18);
        assert_eq!(signer.of(&mine).verify(&signed), Some("1x;i5"));
        assert_eq!(signer.of(&others).verify(&signed), None);
        assert_eq!(signer.of(&elsewhere).verify(&signed), None);
        let new_token = CustomIdSigner::new(&SecretString::new("a.b.d".into()));
        assert_eq!(new_token.of(&mine).verify(&signed), None);
        let all = signer.in_guild(1).sign("1x;i5");
        assert_eq!(signer.of(&others).verify(&all), Some("1x;i5"));
        assert_eq!(signer.of(&elsewhere).verify(&all), None);
    }

    #[test]
    fn what_was_changed_or_cut_off_is_not_opened() {
        let signer = CustomIdSigner::new(&SecretString::new("a.b.c".into()));
        let mine = asks(1, 7);
        let signed = signer.of(&mine).sign("1x;i5");
        for (cut, _) in signed.char_indices() {
            let (part, _) = signed.split_at(cut);
            assert_eq!(signer.of(&mine).verify(part), None, "{part}");
        }
        for odd in [signed.replace("i5", "i6"), format!("{signed}0"), "1x;i5".to_owned(), ";m".to_owned()] {
            assert_eq!(signer.of(&mine).verify(&odd), None, "{odd}");
        }
    }

    #[test]
    fn a_member_is_known_again_and_by_nobody_else() {
        let (signer, others) = (
            CustomIdSigner::new(&SecretString::new("a.b.c".into())),
            CustomIdSigner::new(&SecretString::new("a.b.d".into())),
        );
        let hash = signer.member(333_000_000_000_000_001);
        assert_eq!(hash.len(), 32);
        assert_eq!(hash, signer.member(333_000_000_000_000_001));
        assert_ne!(hash, signer.member(333_000_000_000_000_002));
        assert_ne!(hash, others.member(333_000_000_000_000_001));
    }

    #[test]
    fn nothing_of_the_token_is_shown() {
        assert_eq!(
            format!("{:?}", CustomIdSigner::new(&SecretString::new("a.b.c".into()))),
            "CustomIdSigner"
        );
    }
}
