//! Who asks again soon reads again what was found, and few are looked over at once. Looks at nothing itself.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Doctor;
use crate::bot::Check;

/// What was found, once somebody has looked.
type Found = tokio::sync::OnceCell<Vec<Check>>;

/// What was found in a guild lately: who asks again reads it again, and no call is made.
#[derive(Debug, Default)]
pub struct DoctorCache {
    lately: Mutex<HashMap<u64, (Instant, Arc<Found>)>>,
}

/// So long what was found is good enough.
const LATELY: Duration = Duration::from_secs(30);
/// Guilds that are looked over at once.
const AT_ONCE: usize = 4;
static TURNS: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(AT_ONCE);

impl DoctorCache {
    /// What concerns a guild, looked up once for all who ask within half a minute.
    pub async fn of(&self, doctor: &Doctor, guild: u64) -> Vec<Check> {
        let found = {
            let mut lately = self.lately.lock().unwrap_or_else(PoisonError::into_inner);
            lately.retain(|_, (since, _)| since.elapsed() < LATELY);
            Arc::clone(&lately.entry(guild).or_insert_with(|| (Instant::now(), Arc::default())).1)
        };
        found
            .get_or_init(|| async {
                // Never closed.
                let _turn = TURNS.acquire().await;
                doctor.guild(guild).await
            })
            .await
            .clone()
    }
}
