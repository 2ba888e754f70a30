//! Somebody at the page.

use std::net::SocketAddr;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use ureq::Agent;

use crate::tally::Tally;
use crate::{Failure, Known};

/// One who looks or decides.
pub struct Browser {
    agent: Agent,
    address: SocketAddr,
    /// Chance, from a fixed seed.
    state: u64,
    number: usize,
    /// How long somebody stays at a page.
    pause: Duration,
}

impl Browser {
    pub fn new(address: SocketAddr, number: usize, pause: Duration) -> Self {
        let config = Agent::config_builder()
            .proxy(None)
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)));
        Browser {
            agent: config.build().into(),
            address,
            state: number as u64 + 1,
            number,
            pause,
        }
    }

    /// A number below `end` (xorshift).
    fn chance(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % end.max(1) as u64) as usize
    }

    /// Half as long as usual, or half longer, or between: people do not ask at the same moment.
    fn stays(&mut self) {
        let part = 0.5 + self.chance(1000) as f64 / 1000.0;
        thread::sleep(self.pause.mul_f64(part));
    }

    pub fn looks(mut self, known: &Known, until: Instant, tally: &Mutex<Tally>) {
        self.stays();
        for round in self.number.. {
            if Instant::now() >= until {
                break;
            }
            self.look(known, round, tally);
            self.stays();
        }
    }

    pub fn look(&mut self, known: &Known, round: usize, tally: &Mutex<Tally>) {
        let countries = match round % 8 {
            7 => &known.long,
            _ => &known.countries,
        };
        let (series, code, year) = countries[self.chance(countries.len())].clone();
        let ask = &known.asks[self.chance(known.asks.len())];
        let words = [
            "shelter",
            "training",
            "labor inspectors",
            "victims",
            "prosecute",
        ];
        let word = words[self.chance(words.len())];
        let (page, path) = match round % 8 {
            0 => ("start", "/".to_owned()),
            1 => ("country", format!("/country/{series}/{code}")),
            2 => ("ask", format!("/ask/{ask}")),
            3 => ("review", "/review".to_owned()),
            4 => ("search", format!("/search?q={}", word.replace(' ', "+"))),
            5 => (
                "report",
                format!("/report/{year}?country={code}&series={series}"),
            ),
            7 => ("country 25", format!("/country/{series}/{code}")),
            _ => (
                "review 1",
                format!("/review?country={code}&series={series}"),
            ),
        };
        let began = Instant::now();
        let answer = self.get(&path);
        let took = began.elapsed().as_secs_f64() * 1000.0;
        let Ok(mut tally) = tally.lock() else { return };
        tally.took.entry(page).or_default().push(took);
        if let Err(error) = answer {
            tally.errors.push(format!("{path}: {error}"));
        }
    }

    fn get(&self, path: &str) -> Result<String, Failure> {
        let mut answer = self
            .agent
            .get(format!("http://{}{path}", self.address))
            .call()?;
        let status = answer.status();
        let text = answer.body_mut().read_to_string()?;
        match status.is_success() {
            true => Ok(text),
            false => Err(format!("{status}").into()),
        }
    }

    pub fn decides(mut self, known: &Known, until: Instant, tally: &Mutex<Tally>) {
        let mut count = 0;
        while Instant::now() < until {
            let ask = known.asks[self.chance(known.asks.len())].clone();
            let note = format!("writer {} decision {count}", self.number);
            count += 1;
            let began = Instant::now();
            let told = self.decide(&ask, &note);
            let took = began.elapsed().as_secs_f64() * 1000.0;
            self.stays();
            let Ok(mut tally) = tally.lock() else { return };
            tally.took.entry("decide").or_default().push(took);
            match told {
                Ok(true) => tally.kept.push(note),
                Ok(false) => tally.overtaken += 1,
                Err(error) => tally.errors.push(format!("deciding {ask}: {error}")),
            }
        }
    }

    /// Opens an ask and says how it stands; whether that was kept.
    fn decide(&mut self, ask: &str, note: &str) -> Result<bool, Failure> {
        let mut page = self
            .agent
            .get(format!("http://{}/ask/{ask}", self.address))
            .call()?;
        let cookie = page
            .headers()
            .get("set-cookie")
            .and_then(|set| set.to_str().ok());
        let cookie = cookie
            .and_then(|set| set.split(';').next())
            .map(str::to_owned);
        let text = page.body_mut().read_to_string()?;
        let field = |name: &str| -> Result<String, Failure> {
            let start = format!("name=\"{name}\" value=\"");
            let (_, rest) = text.split_once(&start).ok_or(format!("no field {name}"))?;
            Ok(rest.split('"').next().unwrap_or_default().to_owned())
        };
        let says = ["met", "partial", "unmet"][self.chance(3)];
        let fields = [
            ("token", field("token")?),
            ("seen", field("seen")?),
            ("about", format!("status {ask}")),
            ("say", says.to_owned()),
            ("note", note.to_owned()),
        ];
        let form = serde_html_form::to_string(&fields)?;
        let mut request = (self
            .agent
            .post(format!("http://{}/ask/{ask}/say", self.address)))
        .header("content-type", "application/x-www-form-urlencoded");
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        let answer = request.send(form)?;
        match answer.status().as_u16() {
            303 => Ok(true),
            409 => Ok(false),
            status => Err(format!("status {status}").into()),
        }
    }
}
