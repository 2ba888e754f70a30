//! Who has signed in, by a secret in a cookie. They are kept in memory: when the server starts again,
//! everybody signs in again.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use super::Person;

/// How long a session lasts in which nothing happens.
pub const IDLE: Duration = Duration::from_secs(12 * 60 * 60);

/// The sessions under way. Only the digests of their secrets are kept.
#[derive(Debug, Default)]
pub(super) struct Sessions(Mutex<HashMap<[u8; 32], Session>>);

#[derive(Debug)]
struct Session {
    person: Person,
    seen: Instant,
}

impl Sessions {
    /// Begins one under `secret`.
    pub fn begin(&self, secret: &str, person: Person, now: Instant) {
        let mut sessions = self.sessions();
        sessions.retain(|_, session| now.duration_since(session.seen) < IDLE);
        sessions.insert(digest(secret), Session { person, seen: now });
    }

    /// Whose it is.
    pub fn person(&self, secret: &str, now: Instant) -> Option<Person> {
        let mut sessions = self.sessions();
        let session = sessions.get_mut(&digest(secret))?;
        if now.duration_since(session.seen) >= IDLE {
            return None;
        }
        session.seen = now;
        Some(session.person.clone())
    }

    /// Ends it.
    pub fn end(&self, secret: &str) {
        self.sessions().remove(&digest(secret));
    }

    fn sessions(&self) -> MutexGuard<'_, HashMap<[u8; 32], Session>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::access::Role;

    #[test]
    fn a_session_lasts_while_something_happens_and_until_it_is_ended() {
        let ana = Person {
            name: "Ana".to_owned(),
            role: Role::Reader,
        };
        let sessions = Sessions::default();
        let start = Instant::now();
        sessions.begin("secret", ana.clone(), start);
        let nearly = IDLE - Duration::from_secs(1);
        assert_eq!(sessions.person("secret", start + nearly), Some(ana.clone()));
        assert_eq!(
            sessions.person("secret", start + nearly * 2),
            Some(ana.clone())
        );
        assert_eq!(sessions.person("other", start), None);
        assert_eq!(sessions.person("secret", start + nearly * 2 + IDLE), None);
        sessions.begin("second", ana, start + nearly);
        sessions.end("second");
        assert_eq!(sessions.person("second", start + nearly), None);
    }
}
