//! What a browser, or a server in between, hears over a real line.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use tokio::net::TcpListener;
use unmet::serve::{Site, serve};

use crate::handing_in::ana;
use crate::program::Program;

const LARGE: usize = 5 << 20;

/// Sends all of a request before it listens, as a server in between does, and hears the whole answer.
fn asks(address: SocketAddr, head: &str, bytes: usize) -> std::io::Result<String> {
    let mut line = TcpStream::connect(address)?;
    line.write_all(head.as_bytes())?;
    let part = vec![b'a'; 64 << 10];
    for _ in 0..bytes / part.len() {
        line.write_all(&part)?;
    }
    let mut answer = String::new();
    line.read_to_string(&mut answer)?;
    Ok(answer)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_refused_hears_why_however_much_was_sent() {
    let program = Program::new();
    let patience = std::time::Duration::from_secs(5);
    let site = Site::open(&program.database(), patience, ana()).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, site, std::future::pending()));
    let refused = [
        (
            "a token of another day",
            "/sources/rehearse?token=00",
            "multipart/form-data; boundary=edge",
            address.to_string(),
        ),
        (
            "a form without end",
            "/review/answer",
            "application/x-www-form-urlencoded",
            address.to_string(),
        ),
        (
            "another name",
            "/sources/rehearse",
            "multipart/form-data; boundary=edge",
            "evil.example".to_owned(),
        ),
    ];
    for (who, path, kind, host) in refused {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: {kind}\r\nContent-Length: {LARGE}\r\nConnection: close\r\n\r\n"
        );
        let heard = tokio::task::spawn_blocking(move || asks(address, &head, LARGE));
        let answer = heard
            .await
            .unwrap()
            .unwrap_or_else(|error| panic!("{who}: {error}"));
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(["403", "400"].contains(&status), "{who}: {answer}");
        assert!(answer.trim_end().ends_with("</html>"), "{who}: {answer}");
    }
}
