//! `unmet serve` as people start it, on a database of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use crate::program::Program;

/// A database and the server at it.
pub struct Office {
    pub program: Program,
    server: Child,
    /// The server's address.
    address: String,
}

impl Office {
    /// With nothing read yet.
    pub fn empty() -> Self {
        Office::of(Program::new(), &[])
    }

    /// With the bundled sample read.
    pub fn at_the_sample() -> Self {
        let program = Program::new();
        program.answer(&["add", "--quiet", sample()]);
        Office::of(program, &[])
    }

    /// At that program's database, started with those options besides.
    pub fn of(program: Program, options: &[&str]) -> Self {
        let (server, address) = started(&program, "0", options);
        Office {
            program,
            server,
            address,
        }
    }

    /// A page's address.
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The power fails.
    pub fn is_killed(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }

    /// Where the killed server was, one in front of it says that it reaches nothing, until something was
    /// sent to it.
    pub fn is_out_of_reach(&self) {
        let (_, at) = self.address.split_once("//").unwrap();
        let front = TcpListener::bind(at).unwrap();
        std::thread::spawn(move || {
            for connection in front.incoming() {
                let mut connection = connection.unwrap();
                let mut request = [0; 64 * 1024];
                let length = connection.read(&mut request).unwrap_or(0);
                let page = "<title>502</title><h1>Bad Gateway</h1>";
                let _ = write!(
                    connection,
                    "HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{page}",
                    page.len()
                );
                if request[..length].starts_with(b"POST") {
                    break;
                }
            }
        });
    }

    /// The server is started again where it was.
    pub fn starts_again(&mut self) {
        let (_, port) = self.address.rsplit_once(':').unwrap();
        let (server, address) = started(&self.program, port, &[]);
        assert_eq!(address, self.address);
        self.server = server;
    }

    /// The numbers of all decisions that are kept.
    pub fn decisions(&self) -> usize {
        let history = self.program.json(&["history", "--json"]);
        history.as_array().unwrap().len()
    }
}

fn started(program: &Program, port: &str, options: &[&str]) -> (Child, String) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_unmet"))
        .arg("--db")
        .arg(program.database())
        .args(["serve", "--port", port])
        .args(options)
        .env_remove("UNMET_DB")
        .env("UNMET_BY", "Ana")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let address = lines
        .map_while(Result::ok)
        .find_map(|line| {
            let mut words = line.split_whitespace();
            words
                .find(|word| word.starts_with("http://"))
                .map(str::to_owned)
        })
        .expect("the server tells its address");
    (server, address)
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Where the bundled sample lies.
pub fn sample() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample")
}

/// The paths of its files, one a line, as a field for files takes them.
pub fn sample_files() -> String {
    let folder = std::fs::read_dir(sample()).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path().display().to_string());
    paths.collect::<Vec<String>>().join("\n")
}
