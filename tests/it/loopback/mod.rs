//! A loopback Discord: REST and gateway on one port of this machine, strict where Discord is. Keeps no guilds and no members.

mod channels;
mod commands;
mod faults;
mod forums;
mod gateway;
mod interactions;
mod listen;
mod polls;
mod rest;
mod roles;
mod session;
mod state;
pub(crate) mod strict;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use serde_json::Value;
use tokio::sync::watch;

pub(crate) use channels::{CLOSED_ROLE, Channel, DIRECT, MODERATORS};
pub(crate) use commands::{FIRST_COMMAND, Scope};
pub(crate) use faults::{Fault, Route};
pub(crate) use gateway::Greeting;
pub(crate) use interactions::{LIFETIME, Waiting};
pub(crate) use listen::Authority;
pub(crate) use roles::{LISTENERS, MANAGE_ROLES, OWNER, PODPICK};
pub(crate) use session::Down;
pub(crate) use state::{Inner, Recorded, Setup, State};

/// The application, which is also the id of its bot user.
pub(crate) const APPLICATION: u64 = 123_456_789_012_345_678;
/// The only token this Discord accepts.
pub(crate) const TOKEN: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GqYx2A.loopback-token-that-no-log-may-ever-hold";
/// Every interaction token begins so.
pub(crate) const INTERACTION_TOKEN: &str = "aW50ZXJhY3Rpb246";

/// A running loopback Discord; stops with its runtime.
#[derive(Clone)]
pub(crate) struct Discord {
    pub(crate) state: Arc<State>,
    address: SocketAddr,
    tls: Option<(SocketAddr, Arc<Authority>)>,
    strangers: Option<watch::Receiver<usize>>,
}

impl Discord {
    /// Binds to free ports and serves.
    pub(crate) async fn start(setup: Setup) -> Self {
        let plain = listen::Wires::plain().await;
        let address = plain.address();
        let secured = if setup.tls {
            let authority = Arc::new(Authority::new());
            let wires = listen::Wires::secured(&authority).await;
            Some((wires, authority))
        } else {
            None
        };
        let state = Arc::new(State::new(setup, format!("ws://{address}")));
        let router = Router::new()
            .route("/", get(gateway::upgrade))
            .route("/resume/", get(gateway::resume))
            .fallback(rest::serve)
            .with_state(Arc::clone(&state))
            .into_make_service_with_connect_info::<listen::Wire>();
        let strangers = secured.as_ref().map(|(wires, _)| wires.strangers());
        let tls = secured.map(|(wires, authority)| {
            let address = wires.address();
            tokio::spawn(axum::serve(wires, router.clone()).into_future());
            (address, authority)
        });
        tokio::spawn(axum::serve(plain, router).into_future());
        Self { state, address, tls, strangers }
    }

    /// `http://127.0.0.1:PORT`.
    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where discord.com is over TLS, and the authority to trust for it.
    pub(crate) fn tls(&self) -> Option<(SocketAddr, &Authority)> {
        self.tls.as_ref().map(|(address, authority)| (*address, authority.as_ref()))
    }

    /// Waits until somebody came over TLS who did not trust the certificate; false when the time is over.
    pub(crate) async fn is_distrusted(&self, limit: Duration) -> bool {
        let Some(mut strangers) = self.strangers.clone() else { return false };
        tokio::time::timeout(limit, strangers.wait_for(|count| *count > 0))
            .await
            .is_ok_and(|seen| seen.is_ok())
    }

    /// Looks at what has happened so far.
    pub(crate) fn look<T>(&self, see: impl FnOnce(&Inner) -> T) -> T {
        self.state.look(see)
    }

    /// Puts faults in the way of the next requests of a route, one each.
    pub(crate) fn fault(&self, route: Route, fault: Fault) {
        self.state.change(|inner| inner.faults.queue(route, fault));
    }

    /// Puts the same fault in the way of every request of a route, until [`Discord::heal`].
    pub(crate) fn fault_always(&self, route: Route, fault: Fault) {
        self.state.change(|inner| inner.faults.always(route, fault));
    }

    /// Takes all faults away.
    pub(crate) fn heal(&self) {
        self.state.change(|inner| inner.faults.clear());
    }

    /// Says something to every open gateway connection.
    pub(crate) fn down(&self, down: &Down) {
        self.state.change(|inner| inner.gateway.say(down));
    }

    /// Hands out an interaction: sends the event and gives back what waits for its answer.
    pub(crate) fn interact(&self, payload: &Value) -> Waiting {
        self.state.change(|inner| {
            let waiting = inner.interactions.issue(payload);
            inner.gateway.dispatch("INTERACTION_CREATE", payload);
            waiting
        })
    }

    /// Waits until `see` finds what it looks for; `None` when the time is over.
    pub(crate) async fn until<T>(&self, limit: Duration, see: impl FnMut(&Inner) -> Option<T>) -> Option<T> {
        self.state.until(limit, see).await
    }
}
