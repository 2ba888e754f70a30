//! Files on their way in. Their names are only what people call them: on disk they are numbers, in a
//! folder that is removed with them.

use std::collections::HashSet;
use std::fs::File;
use std::io::Write;

use axum::extract::Multipart;
use axum::extract::multipart::Field;
use bytesize::ByteSize;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::read::HandedIn;
use crate::render::words::thousands;
use crate::serve::Problem;

/// Most files at once.
const MOST_FILES: usize = 10_000;
/// Longest name that is kept, in characters.
const LONGEST_NAME: usize = 120;
/// So many times what is allowed is still listened to, so that the browser hears why it is refused
/// instead of finding the line cut.
const PATIENCE: u64 = 8;

/// Files that came in whole.
pub(in crate::serve) struct HandedOver {
    /// Where they lie.
    pub folder: TempDir,
    /// What they are called, in their order.
    pub files: Vec<HandedIn>,
    /// The digest of each.
    pub digests: Vec<FileDigest>,
}

/// The SHA-256 of a file that was handed in.
pub(in crate::serve) type FileDigest = [u8; 32];

/// Takes the files of a form, all together of at most `limit` bytes.
///
/// # Errors
/// When they are too large or too many, none came, or they cannot be written. The form is heard to its
/// end all the same, within patience: who is cut off does not hear why.
pub(in crate::serve) async fn receive(
    mut form: Multipart,
    limit: u64,
) -> Result<HandedOver, Problem> {
    let mut room = Room::of(limit);
    let taken = take(&mut form, &mut room).await;
    if taken.is_err() {
        listen_on(&mut form, &mut room).await;
    }
    taken
}

async fn take(form: &mut Multipart, room: &mut Room) -> Result<HandedOver, Problem> {
    let folder = tempfile::Builder::new().prefix("unmet-adding-").tempdir()?;
    let (mut files, mut digests) = (Vec::new(), Vec::new());
    let mut names = HashSet::new();
    while let Some(field) = form.next_field().await.map_err(|_| broken_off())? {
        let Some(given) = field.file_name().filter(|name| !name.is_empty()) else {
            continue;
        };
        let name = unlike(clean(given), &mut names);
        if files.len() == MOST_FILES {
            return Err(Problem::Wrong(format!(
                "these are more than {} files; put them into a ZIP and drop that",
                thousands(MOST_FILES)
            )));
        }
        let path = folder.path().join(files.len().to_string());
        digests.push(store(field, File::create_new(&path)?, room).await?);
        files.push(HandedIn { name, path });
    }
    if room.is_overfull() {
        return Err(room.too_much());
    }
    if files.is_empty() {
        return Err(Problem::Wrong("choose at least one file".to_owned()));
    }
    Ok(HandedOver {
        folder,
        files,
        digests,
    })
}

async fn listen_on(form: &mut Multipart, room: &mut Room) {
    while let Ok(Some(mut field)) = form.next_field().await {
        while let Ok(Some(bytes)) = field.chunk().await {
            if room.takes(bytes.len()).is_err() {
                return;
            }
        }
    }
}

/// How much there is room for.
struct Room {
    limit: u64,
    came: u64,
}

impl Room {
    fn of(limit: u64) -> Self {
        Room { limit, came: 0 }
    }

    fn is_overfull(&self) -> bool {
        self.came > self.limit
    }

    fn too_much(&self) -> Problem {
        Problem::TooMuch(format!(
            "These files are larger than {} together, and nothing of them was kept. Add them in several steps, or with `unmet add` where the server is; whoever runs it can allow more with --max-size.",
            ByteSize(self.limit)
        ))
    }

    /// Whether that many more still fit; an error once there is no point in listening.
    fn takes(&mut self, bytes: usize) -> Result<bool, Problem> {
        self.came = self.came.saturating_add(bytes as u64);
        match self.came > self.limit.saturating_mul(PATIENCE) {
            true => Err(self.too_much()),
            false => Ok(!self.is_overfull()),
        }
    }
}

/// Writes what comes. Disks wait: that must not keep others from being answered.
async fn store(
    mut field: Field<'_>,
    mut file: File,
    room: &mut Room,
) -> Result<FileDigest, Problem> {
    let mut digest = Sha256::new();
    while let Some(bytes) = field.chunk().await.map_err(|_| broken_off())? {
        if room.takes(bytes.len())? {
            digest.update(&bytes);
            let written = move || file.write_all(&bytes).map(|()| file);
            file = tokio::task::spawn_blocking(written).await??;
        }
    }
    Ok(digest.finalize().into())
}

fn broken_off() -> Problem {
    Problem::Wrong("the files did not come in whole; drop them again".to_owned())
}

/// What people call a file: its name without folders, and nothing in it that is no letter to be seen.
fn clean(given: &str) -> String {
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = |letter: &char| {
        // Marks that turn the direction of writing make a name look like another one.
        !letter.is_control()
            && !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let letters: Vec<char> = name.chars().filter(seen).collect();
    // The ending tells the format, so a long name loses its beginning.
    let kept = &letters[letters.len().saturating_sub(LONGEST_NAME)..];
    let name: String = kept.iter().collect();
    match name.trim() {
        "" | "." | ".." => "file".to_owned(),
        name => name.to_owned(),
    }
}

/// `name`, or with a number in it where another file is called so already.
fn unlike(name: String, taken: &mut HashSet<String>) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem.to_owned(), format!(".{ending}")),
        _ => (name.clone(), String::new()),
    };
    let mut unlike = name;
    let mut number = 2;
    while !taken.insert(unlike.clone()) {
        unlike = format!("{stem} ({number}){ending}");
        number += 1;
    }
    unlike
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_folders_and_what_cannot_be_seen() {
        for (given, expected) in [
            ("peru-2018.html", "peru-2018.html"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\ana\\peru.pdf", "peru.pdf"),
            ("..", "file"),
            ("a\0b\n.txt", "ab.txt"),
            ("report\u{202e}fdp.exe", "reportfdp.exe"),
            ("folder/", "file"),
        ] {
            assert_eq!(clean(given), expected, "{given:?}");
        }
        let long = format!("{}.html", "a".repeat(500));
        assert!(clean(&long).ends_with(".html") && clean(&long).chars().count() == LONGEST_NAME);
    }

    #[test]
    fn two_files_of_one_name_are_told_apart() {
        let mut taken = HashSet::new();
        let names: Vec<String> = (0..3)
            .map(|_| unlike("peru.html".to_owned(), &mut taken))
            .collect();
        assert_eq!(names, ["peru.html", "peru (2).html", "peru (3).html"]);
    }
}
