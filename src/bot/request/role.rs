//! Roles, as a command names them and as Discord tells of them.

/// A role that was named in a command.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Role {
    /// Its id.
    pub id: u64,
    /// Everybody may mention it.
    pub mentionable: bool,
}

/// A role as Discord tells of it, and who may give it away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RoleLook {
    /// The role.
    pub role: u64,
    /// What it is; none where the server has no such role.
    pub seen: Option<SeenRole>,
    /// What podpick may do about it.
    pub podpick: Giver,
    /// What the asking member may do about it.
    pub caller: Giver,
}

/// What a role is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SeenRole {
    /// It is everybody's.
    pub everyone: bool,
    /// An app, a subscription or boosting decides who has it.
    pub managed: bool,
    /// It gives rights over the server or over other members.
    pub powerful: bool,
}

/// Who may give a role away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Giver {
    /// May manage roles in the server.
    pub manages: bool,
    /// Has a role above it.
    pub above: bool,
}
