//! Tells systemd, where it listens, whether podpick serves, that it is alive, and when it stops. Elsewhere it does nothing.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sd_notify::{NotifyState, notify};
use tokio_util::sync::CancellationToken;

use crate::bot::{HeldUp, HeldUpBy};
use crate::discord::http::Rest;
use crate::ops::health::{Health, Known};

/// How often it is looked whether something has changed.
const LOOK: Duration = Duration::from_secs(1);
/// How much more time is asked for at a time while podpick waits to serve, and how often; waiting out a ban may take an
/// hour, and systemd would kill what takes so long without a word.
const MORE: Duration = Duration::from_secs(30);
const ASK_EVERY: Duration = Duration::from_secs(10);

/// Says so until asked to stop. It is a task like all others: when the runtime stands still, systemd hears nothing.
pub(super) async fn tell(health: Arc<Health>, rest: Rest, stop: CancellationToken) {
    if std::env::var_os("NOTIFY_SOCKET").is_none() {
        return;
    }
    let mut teller = Teller::new(sd_notify::watchdog_enabled().map(|limit| limit / 3));
    let look = teller.watchdog_every.map_or(LOOK, |every| every.min(LOOK));
    while !stop.is_cancelled() {
        let known = health.known();
        let status = status(&known, rest.held_up());
        for state in teller.look(known.is_serving(), &status, Instant::now()) {
            // Where systemd does not listen any more there is nobody to tell that.
            let _ = notify(&[state]);
        }
        let _ = tokio::time::timeout(look, stop.cancelled()).await;
    }
    let _ = notify(&[NotifyState::Stopping]);
}

/// How podpick is doing, in one line.
fn status(known: &Known, held_up: Option<HeldUp>) -> String {
    let obstacles: Vec<String> = known.obstacles(Instant::now()).iter().map(ToString::to_string).collect();
    match (held_up, obstacles.is_empty()) {
        (Some(HeldUp { by, until }), _) => {
            let until = until.strftime("%H:%M:%S UTC");
            match by {
                HeldUpBy::Ban => format!("waits until {until}: Discord takes no calls from this address"),
                HeldUpBy::GlobalLimit => format!("waits until {until}: Discord asks for fewer calls"),
                HeldUpBy::Refusals => format!("posts wait until {until}: Discord refused too many calls"),
            }
        }
        (None, true) => "ready".to_owned(),
        (None, false) => obstacles.join("; "),
    }
}

/// What was told so far.
struct Teller {
    watchdog_every: Option<Duration>,
    ready: bool,
    status: String,
    asked: Option<Instant>,
    alive: Option<Instant>,
}

impl Teller {
    fn new(watchdog_every: Option<Duration>) -> Self {
        Self { watchdog_every, ready: false, status: String::new(), asked: None, alive: None }
    }

    /// What there is to tell now.
    fn look<'s>(&mut self, serving: bool, status: &'s str, now: Instant) -> Vec<NotifyState<'s>> {
        let is_over =
            |last: Option<Instant>, every| last.is_none_or(|last| now.duration_since(last) >= every);
        let mut tell = Vec::new();
        if serving && !self.ready {
            self.ready = true;
            tell.push(NotifyState::Ready);
        }
        if !self.ready && is_over(self.asked, ASK_EVERY) {
            self.asked = Some(now);
            tell.push(NotifyState::ExtendTimeoutUsec(MORE.as_micros() as u32));
        }
        if status != self.status {
            tell.push(NotifyState::Status(status));
            status.clone_into(&mut self.status);
        }
        if let Some(every) = self.watchdog_every
            && is_over(self.alive, every)
        {
            self.alive = Some(now);
            tell.push(NotifyState::Watchdog);
        }
        tell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_of_waiting_is_asked_for_bit_by_bit() {
        let (start, mut teller) = (Instant::now(), Teller::new(None));
        let mut asked = Vec::new();
        for second in 0..3_600 {
            let now = start + Duration::from_secs(second);
            for state in teller.look(false, "waits", now) {
                match state {
                    NotifyState::ExtendTimeoutUsec(_) => asked.push(second),
                    NotifyState::Status(_) => assert_eq!(second, 0, "the same words once"),
                    state => panic!("{state:?}"),
                }
            }
        }
        assert_eq!(asked.len(), 360);
        assert!(
            asked.windows(2).all(|two| two[1] - two[0] < MORE.as_secs()),
            "never longer than was asked for"
        );
        let then = teller.look(true, "ready", start + Duration::from_hours(1));
        assert!(matches!(then[..], [NotifyState::Ready, NotifyState::Status(_)]), "{then:?}");
        let later = teller.look(false, "ready", start + Duration::from_hours(2));
        assert!(later.is_empty(), "what was ready is not begun anew: {later:?}");
    }
}
