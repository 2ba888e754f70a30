//! The folder that a browser puts beside a page that it saves "complete": the page's pictures,
//! scripts and frames, and nothing that a person would call a file of theirs.

/// How browsers in various languages end the folder's name, after the page's own.
const ENDS: [&str; 15] = [
    "_files",
    "-files",
    ".files",
    "_file",
    "_Dateien",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_bestanden",
    "_pliki",
    "_soubory",
    "_bylos",
    "_elemei",
];

/// How pages' names end.
const PAGES: [&str; 4] = [".html", ".htm", ".xhtml", ".shtml"];

/// The names, one of which a page beside a folder called `folder` has if the folder is the page's
/// companion; empty where it is no companion by its name.
pub(super) fn pages_of(folder: &str) -> Vec<String> {
    let stem = ENDS.iter().find_map(|end| {
        let at = folder.len().checked_sub(end.len())?;
        let ends = folder.is_char_boundary(at) && folder[at..].eq_ignore_ascii_case(end);
        (ends && at > 0).then(|| &folder[..at])
    });
    stem.map_or_else(Vec::new, |stem| {
        PAGES.map(|page| format!("{stem}{page}")).to_vec()
    })
}

/// Why the files in a companion are left out, as the rest of a sentence that begins with the
/// folder's name.
pub(super) fn why_left_out(files: usize, page: &str) -> String {
    let files = match files {
        1 => "1 file".to_owned(),
        many => format!("{many} files"),
    };
    format!("holds {files} that a browser saved beside {page}: its pictures and scripts")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_companion_is_told_by_its_name() {
        assert!(pages_of("peru_files").contains(&"peru.html".to_owned()));
        assert!(pages_of("Perú-Dateien").contains(&"Perú.htm".to_owned()));
        assert!(pages_of("peru_2018").is_empty());
        assert!(pages_of("_files").is_empty());
        assert!(pages_of("files").is_empty());
    }
}
