//! A browser, as far as these tests need one. It waits for what it is asked to find, so that no test
//! sleeps.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;

/// How long a page may take to show what is looked for, in milliseconds. Only a failing test waits so
/// long.
const PATIENCE: u64 = 60_000;

const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// A key that has no letter.
pub const TAB: char = '\u{e004}';
pub const ENTER: char = '\u{e007}';

/// The key under which the protocol names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser with one window.
pub struct Browser {
    agent: Agent,
    session: String,
    driver: Child,
    _profile: TempDir,
}

/// Something on a page.
#[derive(Clone)]
pub struct Element(String);

impl Browser {
    /// A new browser that remembers nothing; `None`, and a word why, where there is none to be had.
    pub fn new() -> Option<Self> {
        let named = |variable: &str, usual: &str| {
            PathBuf::from(std::env::var(variable).unwrap_or_else(|_| usual.to_owned()))
        };
        let chromium = named("CHROMIUM", "/usr/bin/chromium");
        let chromedriver = named("CHROMEDRIVER", "/usr/bin/chromedriver");
        for needed in [&chromium, &chromedriver] {
            if !needed.exists() {
                println!("skipped: {} is not installed", needed.display());
                return None;
            }
        }
        let profile = tempfile::tempdir().unwrap();
        let mut driver = Command::new(chromedriver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once("started successfully on port ")?;
                port.trim_end_matches('.').parse::<u16>().ok()
            })
            .expect("chromedriver tells its port");
        let agent: Agent = Agent::config_builder()
            .proxy(None)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(180)))
            .build()
            .into();
        let mut arguments: Vec<String> = FLAGS.iter().map(|&flag| flag.to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": { "binary": chromium, "args": arguments },
            "timeouts": { "implicit": PATIENCE, "script": PATIENCE, "pageLoad": PATIENCE },
        }}});
        let address = format!("http://127.0.0.1:{port}/session");
        let answer = asked(&agent, &address, &wanted);
        let id = answer["sessionId"]
            .as_str()
            .expect("a session begins")
            .to_owned();
        Some(Browser {
            agent,
            session: format!("{address}/{id}"),
            driver,
            _profile: profile,
        })
    }

    fn post(&self, path: &str, said: &Value) -> Value {
        asked(&self.agent, &format!("{}/{path}", self.session), said)
    }

    /// Opens an address.
    pub fn opens(&self, address: &str) {
        self.post("url", &json!({ "url": address }));
    }

    /// Loads the page anew.
    pub fn reloads(&self) {
        self.post("refresh", &json!({}));
    }

    /// The address of the page, without the server's.
    pub fn is_at(&self) -> String {
        let at = self.does("return location.pathname + location.search", &[]);
        at.as_str().unwrap_or_default().to_owned()
    }

    /// What a CSS selector finds; waits for it.
    pub fn finds(&self, selector: &str) -> Element {
        self.located("css selector", selector)
    }

    /// An element of that name which reads `words` somewhere; waits for it.
    pub fn reads(&self, name: &str, words: &str) -> Element {
        let path = format!("//{name}[contains(normalize-space(.), \"{words}\")]");
        self.located("xpath", &path)
    }

    /// What an XPath finds; waits for it.
    pub fn path(&self, path: &str) -> Element {
        self.located("xpath", path)
    }

    fn located(&self, using: &str, value: &str) -> Element {
        let found = self.post("element", &json!({ "using": using, "value": value }));
        match found[ELEMENT].as_str() {
            Some(id) => Element(id.to_owned()),
            None => panic!(
                "{value} is not on {}: {}\n{found}",
                self.is_at(),
                self.whole()
            ),
        }
    }

    /// Clicks what a CSS selector finds.
    pub fn clicks(&self, selector: &str) {
        self.click(&self.finds(selector));
    }

    pub fn click(&self, element: &Element) {
        self.post(&format!("element/{}/click", element.0), &json!({}));
    }

    /// Types into a field, or names files to one that takes files.
    pub fn types(&self, selector: &str, text: &str) {
        let field = self.finds(selector);
        self.post(
            &format!("element/{}/value", field.0),
            &json!({ "text": text }),
        );
    }

    /// Presses a key, wherever the focus is, once the page has taken in what it asked for: a key before
    /// that is no answer, by intention.
    pub fn presses(&self, key: char) {
        self.rests();
        let key = key.to_string();
        let steps = [
            json!({ "type": "keyDown", "value": key }),
            json!({ "type": "keyUp", "value": key }),
        ];
        let keys = json!({ "actions": [{ "type": "key", "id": "keys", "actions": steps }] });
        self.post("actions", &keys);
    }

    /// Waits until the page is there as a whole and nothing is under way.
    fn rests(&self) {
        let at_rest = "return document.readyState === 'complete'
            && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')";
        for _ in 0..10_000 {
            if self.does(at_rest, &[]) == json!(true) {
                return;
            }
        }
        panic!("something is still under way on {}", self.is_at());
    }

    /// Goes on with the tab key until the focus is at what a CSS selector finds.
    pub fn tabs_to(&self, selector: &str) {
        self.finds(selector);
        for _ in 0..200 {
            self.presses(TAB);
            let there = "return document.activeElement.matches(arguments[0])";
            if self.does(there, &[json!(selector)]) == json!(true) {
                return;
            }
        }
        panic!("the tab key does not reach {selector} on {}", self.is_at());
    }

    /// What a script returns.
    pub fn does(&self, script: &str, arguments: &[Value]) -> Value {
        self.post(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// What a script hands to its last argument.
    pub fn waits_for(&self, script: &str) -> Value {
        self.post("execute/async", &json!({ "script": script, "args": [] }))
    }

    /// Everything that can be read.
    pub fn whole(&self) -> String {
        let read = self.does("return document.body.innerText", &[]);
        read.as_str().unwrap_or_default().to_owned()
    }

    /// A command of the browser's own protocol.
    pub fn commands(&self, command: &str, parameters: Value) -> Value {
        self.post(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }
}

fn asked(agent: &Agent, address: &str, said: &Value) -> Value {
    let answer = agent
        .post(address)
        .header("content-type", "application/json; charset=utf-8")
        .send(said.to_string());
    let text = answer
        .unwrap()
        .body_mut()
        .with_config()
        .limit(64 << 20)
        .read_to_string()
        .unwrap();
    let mut answer: Value = serde_json::from_str(&text).unwrap();
    answer["value"].take()
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
