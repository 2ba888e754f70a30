//! What people do on the page, in a real browser: headless Chromium, driven by chromedriver over the
//! W3C WebDriver protocol. Skipped, with a word why, where either is not installed; `CHROMIUM` and
//! `CHROMEDRIVER` name others than those in /usr/bin. `UNMET_SCREENSHOTS=FOLDER` keeps a picture of
//! every page that is looked at.

mod adding;
#[path = "../../benches/common/commitments.rs"]
mod commitments;
mod driver;
mod journey;
mod looks;
#[path = "../../benches/common/made_up.rs"]
#[allow(dead_code, reason = "the truth about it is not asked for")]
mod made_up;
mod office;
#[path = "../program/mod.rs"]
mod program;
mod surviving;
