//! The roles of a guild, who has which, and giving them: what Discord refuses a bot is refused here. Knows no channel.

use std::collections::BTreeMap;

use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::APPLICATION;
use super::channels::{CLOSED_ROLE, MODERATE, MODERATORS};
use super::strict::Refusal;

/// A role that everybody may mention.
pub(crate) const LISTENERS: u64 = 555_000_000_000_000_001;
/// The role that Discord makes for the bot when it is invited.
pub(crate) const PODPICK: u64 = 555_000_000_000_000_010;
/// Who owns every guild here.
pub(crate) const OWNER: u64 = 333_000_000_000_000_099;
const ADMINISTRATOR: u64 = 1 << 3;
pub(crate) const MANAGE_ROLES: u64 = 1 << 28;

/// A role.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Role {
    pub(crate) id: u64,
    pub(crate) position: u32,
    pub(crate) permissions: u64,
    pub(crate) mentionable: bool,
    pub(crate) managed: bool,
}

/// All roles but everybody's, and who has which besides what an interaction says anyway.
#[derive(Debug)]
pub(crate) struct Roles {
    pub(crate) all: Vec<Role>,
    pub(crate) given: BTreeMap<u64, Vec<u64>>,
    /// Who has left the guild.
    pub(crate) left: Vec<u64>,
    /// What the audit log says: member, role, given or taken, and why.
    pub(crate) log: Vec<(u64, u64, bool, String)>,
}

impl Default for Roles {
    fn default() -> Self {
        let role = |id, position, permissions, mentionable| Role {
            id,
            position,
            permissions,
            mentionable,
            managed: false,
        };
        let podpick = Role { managed: true, ..role(PODPICK, 5, 0, false) };
        let all = vec![
            role(MODERATORS, 8, MODERATE, false),
            role(CLOSED_ROLE, 3, 0, false),
            role(LISTENERS, 2, 0, true),
            podpick,
        ];
        let given = BTreeMap::from([(APPLICATION, vec![PODPICK])]);
        Self { all, given, left: Vec::new(), log: Vec::new() }
    }
}

impl Roles {
    /// The roles of a guild as Discord tells of them.
    pub(crate) fn told(&self, guild: &str) -> Value {
        let told = |id: &str, role: &Role| {
            json!({"id": id, "name": "role", "position": role.position, "permissions": role.permissions.to_string(),
                "mentionable": role.mentionable, "managed": role.managed, "hoist": false, "flags": 0})
        };
        let everyone = Role { id: 0, position: 0, permissions: 0, mentionable: false, managed: false };
        let others = self.all.iter().map(|role| told(&role.id.to_string(), role));
        std::iter::once(told(guild, &everyone)).chain(others).collect()
    }

    /// The roles that somebody was given.
    pub(crate) fn of(&self, member: u64) -> Vec<String> {
        self.given.get(&member).into_iter().flatten().map(u64::to_string).collect()
    }

    pub(crate) fn role(&mut self, id: u64) -> &mut Role {
        self.all.iter_mut().find(|role| role.id == id).unwrap()
    }

    /// Gives a role or takes it back (`resources/guild.mdx`, Add Guild Member Role).
    pub(crate) fn change(
        &mut self,
        path: (&str, &str, &str),
        give: bool,
        headers: &HeaderMap,
        careless: &mut Vec<String>,
    ) -> Result<(u16, Value), Refusal> {
        let (guild, member, role) = path;
        // 1 to 512 characters, URL-encoded (`reference.mdx`, Audit Log Reasons).
        let reason =
            headers.get("x-audit-log-reason").and_then(|reason| reason.to_str().ok()).unwrap_or_default();
        let odd = !(1..=512).contains(&reason.len())
            || reason.contains(|c: char| c == ' ' || !c.is_ascii_graphic());
        if odd {
            careless.push(format!("a role is changed for the reason {reason:?}"));
        }
        let found = self.all.iter().find(|one| one.id.to_string() == role).copied();
        // Nobody gives everybody's role, or one that an app manages.
        if role == guild || found.is_some_and(|found| found.managed) {
            return Err(Refusal::plain(400, 50_028, "Invalid Role"));
        }
        let found = found.ok_or_else(|| Refusal::plain(404, 10_011, "Unknown Role"))?;
        let member: u64 = member.parse().unwrap_or(0);
        if self.left.contains(&member) {
            return Err(Refusal::plain(404, 10_007, "Unknown Member"));
        }
        // Only with Manage Roles, and only what stands below the bot's highest (`topics/permissions.mdx`, Permission Hierarchy).
        let own = self.given.get(&APPLICATION).into_iter().flatten();
        let own: Vec<&Role> = own.filter_map(|id| self.all.iter().find(|one| one.id == *id)).collect();
        let may = own.iter().any(|one| one.permissions & (MANAGE_ROLES | ADMINISTRATOR) != 0);
        if !may || !own.iter().any(|one| one.position > found.position) {
            return Err(Refusal::plain(403, 50_013, "Missing Permissions"));
        }
        let has = self.given.entry(member).or_default();
        has.retain(|one| *one != found.id);
        if give {
            has.push(found.id);
        }
        self.log.push((member, found.id, give, reason.to_owned()));
        Ok((204, Value::Null))
    }
}
