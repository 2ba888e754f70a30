//! The people who may sign in: a file of names, roles and hashed passwords, apart from the database,
//! which is copied and handed on.
//!
//! Passwords are hashed by Argon2id with the parameters of the crate `argon2` (19 MiB, 2 passes: the
//! first choice of OWASP's Password Storage Cheat Sheet).

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use serde::{Deserialize, Serialize};

use super::{Person, Role};
use crate::disk;

/// Fewest characters of a password.
pub const SHORTEST_PASSWORD: usize = 10;

/// Everybody who may sign in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Users {
    /// One after the other, in the order in which they were added.
    #[serde(default, rename = "user")]
    pub users: Vec<User>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The name to sign in with, under which decisions are kept.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The hash of the password, as a PHC string: `$argon2id$…`.
    password: String,
}

/// Why a file of users cannot be used or changed.
#[derive(Debug, thiserror::Error)]
pub enum UsersError {
    /// It cannot be read or written.
    #[error("{} {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What cannot be done with it, why, and what to do.
        reason: String,
    },
    /// It is none of ours.
    #[error("{} is no file of users: {reason}; name another, or begin a new one with `unmet users add`", path.display())]
    NotUsers {
        /// The file.
        path: PathBuf,
        /// Why, with the line.
        reason: String,
    },
    /// A name that is no name.
    #[error("a name has letters, and at most 80 characters")]
    NoName,
    /// A password that is soon guessed.
    #[error("a password has at least {SHORTEST_PASSWORD} characters")]
    ShortPassword,
    /// Nobody of that name.
    #[error("nobody is called \"{0}\" there; `unmet users list` tells the names")]
    Nobody(String),
    /// The password cannot be hashed.
    #[error("the password cannot be hashed: {0}")]
    Hash(String),
}

impl Users {
    /// Those in the file at `path`; nobody where there is no file.
    ///
    /// # Errors
    /// When it cannot be read or understood.
    pub fn read(path: &Path) -> Result<Self, UsersError> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Users::default()),
            Err(error) => return Err(unread(path, &error)),
        };
        toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = 1 + before.unwrap_or_default().matches('\n').count();
            UsersError::NotUsers {
                path: path.into(),
                reason: format!("line {line}: {}", error.message()),
            }
        })
    }

    /// Writes them to the file at `path`, whole or not at all, for its owner's eyes only.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), UsersError> {
        let write = || -> std::io::Result<()> {
            let text = toml::to_string(self).map_err(std::io::Error::other)?;
            // Such a file is made readable for its owner alone.
            let mut file = tempfile::NamedTempFile::new_in(disk::folder_of(path))?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(path)?;
            disk::keep_name(path);
            Ok(())
        };
        write().map_err(|error| UsersError::File {
            path: path.into(),
            reason: format!("cannot be written: {}", disk::in_words(&error)),
        })
    }

    /// Adds a person, or gives one who is there a new password and role.
    ///
    /// # Errors
    /// When the name or the password will not do.
    pub fn add(&mut self, name: &str, role: Role, password: &str) -> Result<(), UsersError> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !is_name(&name) {
            return Err(UsersError::NoName);
        }
        if password.chars().count() < SHORTEST_PASSWORD {
            return Err(UsersError::ShortPassword);
        }
        let hash = Argon2::default()
            .hash_password(password.as_bytes())
            .map_err(|error| UsersError::Hash(error.to_string()))?;
        self.users.retain(|user| user.name != name);
        self.users.push(User {
            name,
            role,
            password: hash.to_string(),
        });
        Ok(())
    }

    /// Takes a person out.
    ///
    /// # Errors
    /// When nobody has that name.
    pub fn remove(&mut self, name: &str) -> Result<(), UsersError> {
        let before = self.users.len();
        self.users.retain(|user| user.name != name);
        match self.users.len() < before {
            true => Ok(()),
            false => Err(UsersError::Nobody(name.to_owned())),
        }
    }

    /// The person of that name.
    pub fn named(&self, name: &str) -> Option<Person> {
        let user = self.users.iter().find(|user| user.name == name)?;
        Some(Person {
            name: user.name.clone(),
            role: user.role,
        })
    }

    /// The person of that name, if the password is right. A wrong name takes as long as a wrong
    /// password, so that nobody learns which names there are.
    pub fn signing_in(&self, name: &str, password: &str) -> Option<Person> {
        let known = self.users.iter().find(|user| user.name == name);
        let hash = known.or(self.users.first()).map(|user| &user.password)?;
        let right = Argon2::default().verify_password(password.as_bytes(), hash.as_str());
        let user = known.filter(|_| right.is_ok())?;
        Some(Person {
            name: user.name.clone(),
            role: user.role,
        })
    }
}

/// Whether somebody can be called so.
pub(super) fn is_name(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
        && name.chars().count() <= 80
        && !name.chars().any(char::is_control)
}

fn unread(path: &Path, error: &std::io::Error) -> UsersError {
    UsersError::File {
        path: path.into(),
        reason: format!("cannot be read: {}", disk::unread(error)),
    }
}

/// A file of users that may change while the page is open.
#[derive(Debug)]
pub struct UsersFile {
    path: PathBuf,
    read: Mutex<(Option<SystemTime>, Users)>,
}

impl UsersFile {
    /// The file at `path`, which must hold somebody.
    ///
    /// # Errors
    /// When it cannot be read or understood, or holds nobody.
    pub fn open(path: &Path) -> Result<Self, UsersError> {
        let users = Users::read(path)?;
        if users.users.is_empty() {
            return Err(UsersError::NotUsers {
                path: path.into(),
                reason: "nobody is in it".to_owned(),
            });
        }
        Ok(UsersFile {
            path: path.into(),
            read: Mutex::new((changed(path), users)),
        })
    }

    /// Those in it now. While it cannot be read, those of before.
    pub fn now(&self) -> Users {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let at = changed(&self.path);
        if at != read.0
            && let Ok(users) = Users::read(&self.path)
        {
            *read = (at, users);
        }
        read.1.clone()
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWORD: &str = "correct horse battery";

    fn somebody() -> Users {
        let mut users = Users::default();
        users.add(" Ana  Ruiz ", Role::Reviewer, PASSWORD).unwrap();
        users
    }

    #[test]
    fn who_knows_the_password_signs_in_and_nobody_else() {
        let users = somebody();
        let ana = users.signing_in("Ana Ruiz", PASSWORD).unwrap();
        assert_eq!((ana.name.as_str(), ana.role), ("Ana Ruiz", Role::Reviewer));
        assert_eq!(users.signing_in("Ana Ruiz", "Correct horse battery"), None);
        assert_eq!(users.signing_in("Eve", PASSWORD), None);
        assert_eq!(Users::default().signing_in("Eve", PASSWORD), None);
    }

    #[test]
    fn the_file_holds_no_password_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("users.toml");
        somebody().write(&path).unwrap();
        assert_eq!(Users::read(&path).unwrap(), somebody_in(&path));
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.contains("$argon2id$") && !text.contains(PASSWORD),
            "{text}"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0);
        }
    }

    fn somebody_in(path: &Path) -> Users {
        toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }

    #[test]
    fn a_new_password_takes_the_old_ones_place() {
        let mut users = somebody();
        users
            .add("Ana Ruiz", Role::Reader, "another password")
            .unwrap();
        assert_eq!(users.users.len(), 1);
        assert_eq!(users.signing_in("Ana Ruiz", PASSWORD), None);
        assert_eq!(users.named("Ana Ruiz").unwrap().role, Role::Reader);
        users.remove("Ana Ruiz").unwrap();
        assert!(users.remove("Ana Ruiz").is_err());
    }

    #[test]
    fn names_and_passwords_that_will_not_do_are_refused() {
        let mut users = Users::default();
        assert!(matches!(
            users.add(" ", Role::Reader, PASSWORD),
            Err(UsersError::NoName)
        ));
        assert!(matches!(
            users.add("a\u{7}b", Role::Reader, PASSWORD),
            Err(UsersError::NoName)
        ));
        assert!(matches!(
            users.add("Ana", Role::Reader, "short"),
            Err(UsersError::ShortPassword)
        ));
    }
}
