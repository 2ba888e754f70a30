//! Lets the disk fail, fill up and lose its power at every call that the program makes to it, or at so
//! many of them spread by chance; then looks whether the database is sound and as before or as after,
//! whether files that were asked for are whole or not there, whether the program said what went wrong,
//! where and what to do, and whether the same command, given again, completes the work.
//!
//! ```text
//! cargo build --release && cargo run --release --example faults -- target/release/unmet [ROUNDS] [SEED] [ONLY]
//! ```
//!
//! ROUNDS are those of each work and kind of fault; ONLY is a part of the names of those works that alone are
//! meant. Needs Linux, glibc and a C compiler; small disks that
//! really fill up are mounted where that is allowed.

#[path = "../common/mod.rs"]
mod common;
mod ends;
mod mounted;
mod rounds;
mod sentences;
#[path = "../../tests/disk/shim.rs"]
mod shim;
mod works;

use common::{Bench, Chance, Failure, Shape};
use sentences::Sentences;
use shim::Shim;

fn main() -> Result<(), Failure> {
    let (program, rounds, seed, mut only) = common::asked()?;
    let shape = Shape {
        countries: 2,
        editions: 4,
        first_edition: 2001 + seed % 7,
    };
    let bench = Bench::new(&program, shape)?;
    let only = only.next().unwrap_or_default();
    let mut works = works::all(&bench, shape.first_edition + 2)?;
    works.retain(|work| work.name.contains(&only));
    let mut chance = Chance(seed);
    let mut said = Sentences::default();
    let mut wrong = Vec::new();
    match Shim::compiled(&bench.file("")) {
        Ok(shim) => {
            println!("{}", rounds::heading());
            for work in &works {
                rounds::all(
                    &bench,
                    &shim,
                    work,
                    rounds,
                    &mut chance,
                    &mut said,
                    &mut wrong,
                )?;
            }
        }
        Err(why) => println!("skipped: the disk cannot be made to fail here: {why}"),
    }
    mounted::all(&bench, &works, rounds, &mut said, &mut wrong)?;
    ends::all(&bench, &mut said, &mut wrong)?;
    said.print();
    for trouble in &wrong {
        println!("WRONG {trouble}");
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(format!("{} rounds went wrong", wrong.len()).into()),
    }
}
