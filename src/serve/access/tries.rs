//! Guessing passwords takes long: after some wrong tries the next one has to wait, twice as long
//! each time.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So many wrong tries are free: people mistype.
const FREE: u32 = 5;
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// More names and places than these are not remembered at once; the oldest are forgotten first.
const MOST: usize = 10_000;

/// The wrong tries of late, by name and by where they came from.
#[derive(Debug, Default)]
pub(super) struct Tries(Mutex<HashMap<(String, IpAddr), Wrong>>);

#[derive(Debug, Clone, Copy)]
struct Wrong {
    times: u32,
    last: Instant,
}

impl Wrong {
    fn wait(self) -> Duration {
        match self.times.checked_sub(FREE) {
            None => Duration::ZERO,
            Some(more) => LONGEST.min(Duration::from_secs(1 << more.min(20))),
        }
    }
}

impl Tries {
    /// How long the next try has to wait yet; none where it need not.
    pub fn wait(&self, name: &str, from: IpAddr, now: Instant) -> Option<Duration> {
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wrong = tries.get(&(name.to_owned(), from))?;
        let left = wrong.wait().checked_sub(now.duration_since(wrong.last))?;
        (left > Duration::ZERO).then_some(left)
    }

    /// One more was wrong.
    pub fn wrong(&self, name: &str, from: IpAddr, now: Instant) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= MOST {
            let oldest = tries.iter().min_by_key(|(_, wrong)| wrong.last);
            let oldest = oldest.map(|(who, _)| who.clone());
            oldest.map(|who| tries.remove(&who));
        }
        let wrong = tries.entry((name.to_owned(), from));
        let wrong = wrong.or_insert(Wrong {
            times: 0,
            last: now,
        });
        wrong.times = wrong.times.saturating_add(1);
        wrong.last = now;
    }

    /// One was right: all before are forgotten.
    pub fn right(&self, name: &str, from: IpAddr) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.remove(&(name.to_owned(), from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_five_wrong_tries_each_waits_twice_as_long_as_the_one_before() {
        let tries = Tries::default();
        let from = IpAddr::from([10, 0, 0, 1]);
        let now = Instant::now();
        let mut waits = Vec::new();
        for _ in 0..8 {
            tries.wrong("Ana", from, now);
            let wait = tries.wait("Ana", from, now);
            waits.push(wait.map_or(0, |wait| wait.as_secs()));
        }
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8]);
        assert_eq!(tries.wait("Ana", IpAddr::from([10, 0, 0, 2]), now), None);
        assert_eq!(tries.wait("Ana", from, now + Duration::from_secs(8)), None);
        tries.right("Ana", from);
        tries.wrong("Ana", from, now);
        assert_eq!(tries.wait("Ana", from, now), None);
    }
}
