//! Roles that members give themselves: which may be offered, which one belongs to a post, and what is said about it.

use super::Bot;
use super::reply::{Button, Reply, Span, Text, Value};
use super::request::{Following, Pick, Request, Role, RoleLook};
use crate::outbox::{Message, MessageKind};
use crate::store::{Follow, StoreError};

/// Why a role is not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoleFault {
    /// There is no such role.
    Gone,
    /// It is everybody's already.
    Everyone,
    /// Discord gives it to nobody by hand.
    Managed,
    /// It gives rights over the server or over other members.
    Powerful,
    /// podpick may not manage roles.
    Lacks,
    /// podpick has no role above it.
    Below,
    /// The asking member may not manage roles.
    CallerLacks,
    /// The asking member has no role above it.
    CallerBelow,
    /// Discord did not say.
    Unknown,
}

/// What became of a member's wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleOutcome {
    /// The member has it.
    Given,
    /// The member has it no longer.
    Taken,
    /// Discord does not let podpick do it.
    Refused,
    /// Discord does not know the member in this server.
    NoMember,
    /// Discord did not answer as it should.
    Failed,
}

impl RoleLook {
    /// Whether podpick may offer it to members.
    ///
    /// # Errors
    /// Why not.
    pub fn offerable(&self) -> Result<(), RoleFault> {
        let role = self.seen.ok_or(RoleFault::Gone)?;
        let faults = [
            (role.everyone, RoleFault::Everyone),
            (role.managed, RoleFault::Managed),
            (role.powerful, RoleFault::Powerful),
            (!self.podpick.manages, RoleFault::Lacks),
            (!self.podpick.above, RoleFault::Below),
        ];
        first(&faults)
    }

    /// Whether the asking member may have podpick offer it: nobody gives away through podpick what they may not themselves.
    ///
    /// # Errors
    /// Why not.
    fn settable(&self) -> Result<(), RoleFault> {
        self.offerable()?;
        first(&[(!self.caller.manages, RoleFault::CallerLacks), (!self.caller.above, RoleFault::CallerBelow)])
    }
}

fn first(faults: &[(bool, RoleFault)]) -> Result<(), RoleFault> {
    faults.iter().find(|(is, _)| *is).map_or(Ok(()), |(_, fault)| Err(*fault))
}

impl Request {
    /// The role that is to be offered to members, which takes a look at it.
    #[must_use]
    pub fn offers_role(&self) -> Option<u64> {
        let role = match self {
            Self::Pick(pick) => match &**pick {
                Pick::Schedule(wanted) => wanted.role.as_ref().filter(|_| wanted.self_role),
                _ => None,
            },
            Self::Follow(follow) => match &**follow {
                Following::Add { role, self_role, .. } => role.as_ref().filter(|_| *self_role),
                _ => None,
            },
            _ => None,
        };
        role.map(|role| role.id)
    }
}

/// Why a role that is to be offered is not; none where all is well.
pub(super) fn refused(offered: bool, role: Option<&Role>, look: Option<&RoleLook>) -> Option<Reply> {
    if !offered {
        return None;
    }
    let Some(role) = role else { return Some(Reply::say("self-role-needs-ping")) };
    let settable = match look.filter(|look| look.role == role.id) {
        Some(look) => look.settable(),
        None => Err(RoleFault::Unknown),
    };
    let fault = settable.err()?;
    Some(Reply::private(fault_text(fault, role.id).sentence(Text::of("nothing-was-changed"))))
}

/// The button under a post whose role members may give themselves.
pub(super) fn button(message: &Message) -> Option<Button> {
    let request = Request::SelfRole { post: message.key() };
    (message.self_role && message.role.is_some()).then(|| Button::new("button-get-role", request))
}

impl Bot {
    /// The role that members may give themselves under a post: that of the schedule or follow which it belongs to, as it is
    /// set now; none where there is none.
    ///
    /// # Errors
    /// What the store says.
    pub async fn offered_role(&self, guild: u64, post: &str) -> Result<Option<u64>, StoreError> {
        let Some(picks) = &self.picks else { return Ok(None) };
        Ok(match MessageKind::read(post, guild) {
            Some(MessageKind::WeeklyPick(_) | MessageKind::ExtraPick { .. }) => {
                let schedule = picks.store().schedule(guild).await?;
                schedule.filter(|schedule| schedule.self_role).and_then(|schedule| schedule.role)
            }
            Some(MessageKind::NewEpisodes { follow, .. }) => {
                let follows = picks.store().follows(guild).await?;
                let own = follows.iter().find(|one| one.id == follow && one.self_role);
                if let Some(role) = own.and_then(|own| own.role) {
                    return Ok(Some(role));
                }
                // It may speak for another follow of its channel as well, and notify that one's role.
                let post = picks.store().message(post).await?;
                let offers = |one: &&Follow| {
                    one.self_role
                        && post
                            .as_ref()
                            .is_some_and(|post| post.channel == one.channel && post.role == one.role)
                };
                follows.iter().find(offers).and_then(|other| other.role)
            }
            _ => None,
        })
    }
}

/// What a member reads who pressed the button.
impl Reply {
    /// What became of it.
    #[must_use]
    pub fn about_role(role: u64, outcome: RoleOutcome) -> Self {
        let id = match outcome {
            RoleOutcome::Given => "role-given",
            RoleOutcome::Taken => "role-taken",
            RoleOutcome::Refused => "role-refused",
            RoleOutcome::NoMember => return Reply::say("role-no-member"),
            RoleOutcome::Failed => return Reply::say("role-failed"),
        };
        Reply::private(Text::message(id, [("role", Span::Role(role).into())]))
    }

    /// podpick may not give it now.
    #[must_use]
    pub fn role_not_now(role: u64, fault: RoleFault) -> Self {
        if fault == RoleFault::Unknown {
            return Reply::say("role-failed");
        }
        let reason: Value = fault_text(fault, role).into();
        Reply::private(Text::message("role-not-now", [("reason", reason)]))
    }

    /// The post belongs to nothing that offers a role any more.
    #[must_use]
    pub fn no_role_offered() -> Self {
        Reply::say("role-not-offered")
    }
}

/// What is wrong and what to do, in whole sentences.
#[must_use]
pub fn fault_text(fault: RoleFault, role: u64) -> Text {
    let id = match fault {
        RoleFault::Gone => return Text::of("role-fault-gone"),
        RoleFault::Everyone => return Text::of("role-fault-everyone"),
        RoleFault::Lacks => return Text::of("role-fault-lacks"),
        RoleFault::CallerLacks => return Text::of("role-fault-caller-lacks"),
        RoleFault::Unknown => return Text::of("role-fault-unknown"),
        RoleFault::Managed => "role-fault-managed",
        RoleFault::Powerful => "role-fault-powerful",
        RoleFault::Below => "role-fault-below",
        RoleFault::CallerBelow => "role-fault-caller-below",
    };
    Text::message(id, [("role", Span::Role(role).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bot::{Giver, SeenRole};

    const FINE: RoleLook = RoleLook {
        role: 7,
        seen: Some(SeenRole { everyone: false, managed: false, powerful: false }),
        podpick: Giver { manages: true, above: true },
        caller: Giver { manages: true, above: true },
    };

    #[test]
    fn only_a_harmless_role_below_podpick_is_offered() {
        let seen = |everyone, managed, powerful| RoleLook {
            seen: Some(SeenRole { everyone, managed, powerful }),
            ..FINE
        };
        let podpick = |manages, above| RoleLook { podpick: Giver { manages, above }, ..FINE };
        assert_eq!(FINE.settable(), Ok(()));
        for (look, fault) in [
            (RoleLook { seen: None, ..FINE }, RoleFault::Gone),
            (seen(true, false, false), RoleFault::Everyone),
            (seen(false, true, false), RoleFault::Managed),
            (seen(false, false, true), RoleFault::Powerful),
            (podpick(false, true), RoleFault::Lacks),
            (podpick(true, false), RoleFault::Below),
        ] {
            assert_eq!((look.offerable(), look.settable()), (Err(fault), Err(fault)));
        }
    }

    #[test]
    fn who_may_not_give_a_role_away_cannot_have_podpick_do_it() {
        let caller = |manages, above| RoleLook { caller: Giver { manages, above }, ..FINE };
        assert_eq!(caller(false, true).settable(), Err(RoleFault::CallerLacks));
        assert_eq!(caller(true, false).settable(), Err(RoleFault::CallerBelow));
        assert_eq!(
            caller(false, false).offerable(),
            Ok(()),
            "once it is set up, who pressed is all the same"
        );
    }
}
