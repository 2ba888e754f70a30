//! Typst, by way of Node.js.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Sets a Typst text as PDF; nothing, and a word why, where the typesetter is not installed.
pub fn typeset(text: &str) -> Option<Vec<u8>> {
    let tools: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edition");
    if !tools.join("node_modules").exists() {
        println!("skipped: needs Node.js and `npm install` in tests/edition");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("e.typ"), folder.path().join("e.pdf"));
    std::fs::write(&from, text).unwrap();
    let ran = Command::new("node")
        .arg(tools.join("typeset.mjs"))
        .args([&from, &to])
        .output();
    let Ok(ran) = ran else {
        println!("skipped: node is not installed");
        return None;
    };
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    Some(std::fs::read(to).unwrap())
}
