//! Writes the first inputs of the fuzzer's targets (`fuzz/README.md`): the files of every format that
//! the tests make, and forms of our own for what is no file.
//!
//! `cargo run --example fuzz_seeds -- fuzz/corpus`

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/fuzz/files.rs"]
mod files;
#[path = "../tests/fuzz/made.rs"]
mod made;
#[path = "../tests/packs/make.rs"]
mod packs;
#[path = "../fuzz/seeds/mod.rs"]
mod seeds;

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{Cursor, Read};
use std::path::Path;

use anyhow::Context;
use zip::ZipArchive;

fn main() -> anyhow::Result<()> {
    let to = std::env::args().nth(1).context("which folder?")?;
    let to = Path::new(&to);
    for file in files::all() {
        let ending = file.name.rsplit('.').next().unwrap_or_default();
        let named = [file.name.as_bytes(), b"\n", &file.bytes].concat();
        match ending {
            "pdf" => keep(to, "pdf", &file.bytes)?,
            "rtf" => keep(to, "rtf", &file.bytes)?,
            "docx" | "odt" | "epub" | "xlsx" | "ods" => {
                keep(to, "office", &told(&file.name, &file.bytes)?)?;
            }
            "html" | "fragment" | "mhtml" | "webarchive" | "fodt" => keep(to, "pages", &named)?,
            "zip" | "gz" | "tar" => keep(to, "packs", &named)?,
            "jsonl" => keep(to, "records", &file.bytes)?,
            _ => keep(to, "texts", &named)?,
        }
        if ending == "txt" {
            keep(to, "recogniser", &file.bytes)?;
        }
    }
    for (target, seeds) in seeds::ALL {
        let own = seeds.split("\n%%%%\n").map(str::trim_ascii_end);
        for seed in own.filter(|seed| !seed.is_empty()) {
            keep(to, target, seed.as_bytes())?;
        }
    }
    for pdf in seeds::pdf::all() {
        keep(to, "pdf", &pdf)?;
    }
    Ok(())
}

/// A ZIP file as the target `office` reads it: its name, and its members as text.
fn told(name: &str, bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut told = format!("{name}\n").into_bytes();
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    for place in 0..archive.len() {
        let mut member = archive.by_index(place)?;
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes)?;
        let (name, is_text) = (member.name()?, !bytes.contains(&0));
        if is_text && bytes.len() < 40_000 && !name.contains("theme") {
            told.extend_from_slice(format!("%% {name}\n").as_bytes());
            told.extend_from_slice(bytes.trim_ascii_end());
            told.push(b'\n');
        }
    }
    Ok(told)
}

fn keep(to: &Path, target: &str, input: &[u8]) -> anyhow::Result<()> {
    let folder = to.join(target);
    fs::create_dir_all(&folder)?;
    let mut digest = DefaultHasher::new();
    input.hash(&mut digest);
    let path = folder.join(format!("{:016x}", digest.finish()));
    fs::write(&path, input).with_context(|| path.display().to_string())
}
