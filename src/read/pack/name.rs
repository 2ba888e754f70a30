//! Names of a pack's members.

/// What is to be done with a member of this name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// It may hold a report. The name has `/` between folders and no control characters.
    Plain(String),
    /// It is passed over in silence, as in a walked folder: a folder itself, a hidden file, what
    /// macOS and Windows leave behind, a database.
    PassedOver,
    /// It leads out of the pack.
    Leaves(String),
}

impl Name {
    /// By the name as it stands in the pack.
    pub fn of(raw: &str) -> Name {
        let name: String = raw
            .chars()
            .map(|c| match c {
                '\\' => '/',
                c if c.is_control() => char::REPLACEMENT_CHARACTER,
                c => c,
            })
            .collect();
        let name = name.strip_prefix("./").unwrap_or(&name).to_owned();
        if leaves(&name) {
            Name::Leaves(name)
        } else if is_passed_over(&name) {
            Name::PassedOver
        } else {
            Name::Plain(name)
        }
    }
}

fn leaves(name: &str) -> bool {
    let mut start = name.chars();
    let drive = start.next().is_some_and(|c| c.is_ascii_alphabetic()) && start.next() == Some(':');
    drive || name.starts_with('/') || name.split('/').any(|part| part == "..")
}

fn is_passed_over(name: &str) -> bool {
    name.is_empty()
        || name.ends_with('/')
        || name.split('/').any(|part| {
            let part = part.to_lowercase();
            part.starts_with('.') && part != "."
                || part == "__macosx"
                || part == "thumbs.db"
                || part == "desktop.ini"
        })
        || crate::read::walk::is_database(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_are_kept() {
        for (raw, name) in [
            ("peru.html", "peru.html"),
            ("./2018/peru.html", "2018/peru.html"),
            ("2018\\peru.html", "2018/peru.html"),
            ("a..b/peru…html", "a..b/peru…html"),
            ("pe\u{1b}[31mru.html", "pe\u{fffd}[31mru.html"),
        ] {
            assert_eq!(Name::of(raw), Name::Plain(name.to_owned()), "{raw}");
        }
    }

    #[test]
    fn what_systems_leave_behind_is_passed_over() {
        for raw in [
            "2018/",
            ".DS_Store",
            "2018/.hidden/peru.html",
            "__MACOSX/._peru.html",
            "Thumbs.db",
            "unmet.db-wal",
            "",
        ] {
            assert_eq!(Name::of(raw), Name::PassedOver, "{raw}");
        }
    }

    #[test]
    fn names_that_lead_out_of_the_pack_are_told() {
        for raw in [
            "../peru.html",
            "2018/../../peru.html",
            "2018\\..\\..\\peru.html",
            "/etc/peru.html",
            "C:\\peru.html",
            "c:peru.html",
            "\\\\server\\peru.html",
        ] {
            assert!(matches!(Name::of(raw), Name::Leaves(_)), "{raw}");
        }
    }
}
