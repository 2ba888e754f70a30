//! A web server on this machine that answers as the test wants.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What the server says at one path.
#[derive(Clone)]
pub enum Answer {
    /// This page.
    Page(&'static str, Vec<u8>),
    /// This status and nothing else.
    Status(u16),
    /// The page is at another path or address.
    MovedTo(String),
    /// A page that promises more bytes than come.
    BrokenOff(Vec<u8>),
    /// A page without end.
    Endless,
    /// No answer: the connection stays open until the asker gives up.
    Silence,
}

/// A server that lives as long as the test.
pub struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// A server with these answers; any other path is not there (404).
    pub fn with(answers: impl IntoIterator<Item = (&'static str, Answer)>) -> Self {
        let answers: BTreeMap<&str, Answer> = answers.into_iter().collect();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = asked.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (answers, seen) = (answers.clone(), seen.clone());
                thread::spawn(move || serve(stream, &answers, &seen));
            }
        });
        Server { address, asked }
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The paths that were asked for, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, answers: &BTreeMap<&str, Answer>, seen: &Mutex<Vec<String>>) {
    let Some(path) = asked_for(&mut stream) else {
        return;
    };
    seen.lock().unwrap().push(path.clone());
    // The asker may have gone away by now.
    let _ = match answers.get(path.as_str()).cloned() {
        Some(Answer::Page(kind, body)) => page(&mut stream, kind, &body, body.len()),
        Some(Answer::Status(status)) => head(&mut stream, status, "Content-Length: 0\r\n"),
        Some(Answer::MovedTo(place)) => {
            let fields = format!("Location: {place}\r\nContent-Length: 0\r\n");
            head(&mut stream, 302, &fields)
        }
        Some(Answer::BrokenOff(body)) => page(&mut stream, "text/html", &body, body.len() + 999),
        Some(Answer::Endless) => endless(&mut stream),
        Some(Answer::Silence) => stream.read(&mut [0; 64]).map(|_| ()),
        None => head(&mut stream, 404, "Content-Length: 0\r\n"),
    };
}

/// The path of a request, read up to the end of its head.
fn asked_for(stream: &mut TcpStream) -> Option<String> {
    let mut request = Vec::new();
    let mut bytes = [0; 1024];
    while !request.ends_with(b"\r\n\r\n") {
        let count = stream.read(&mut bytes).ok().filter(|count| *count > 0)?;
        request.extend_from_slice(&bytes[..count]);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    request.split(' ').nth(1).map(str::to_owned)
}

fn head(stream: &mut TcpStream, status: u16, fields: &str) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status} Answer\r\nConnection: close\r\n{fields}\r\n"
    )
}

fn page(stream: &mut TcpStream, kind: &str, body: &[u8], length: usize) -> std::io::Result<()> {
    let fields = format!("Content-Type: {kind}\r\nContent-Length: {length}\r\n");
    head(stream, 200, &fields)?;
    stream.write_all(body)
}

fn endless(stream: &mut TcpStream) -> std::io::Result<()> {
    head(stream, 200, "Content-Type: text/html\r\n")?;
    loop {
        stream.write_all(&[b'a'; 64 * 1024])?;
    }
}
