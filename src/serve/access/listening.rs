//! Reading what comes with a request: whoever closes the line while something is still on its way
//! leaves browsers, and servers in between, without the answer.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, Bytes, HttpBody};

use crate::serve::Problem;

/// All of a body that may have at most `longest` bytes.
///
/// # Errors
/// When it has more, or does not come in whole; the rest of it is still to be read.
pub(super) async fn read(body: &mut Body, longest: usize) -> Result<Vec<u8>, Problem> {
    let mut read = Vec::new();
    while let Some(bytes) = next(body).await.map_err(|_| broken_off())? {
        if read.len() + bytes.len() > longest {
            return Err(Problem::Wrong("the form is too long".to_owned()));
        }
        read.extend_from_slice(&bytes);
    }
    Ok(read)
}

/// Listens to what nobody wants to hear, at most that many bytes of it.
pub(super) async fn to_the_end(mut body: Body, most: u64) {
    let mut heard = 0;
    while let Ok(Some(bytes)) = next(&mut body).await {
        heard += bytes.len() as u64;
        if heard > most {
            return;
        }
    }
}

async fn next(body: &mut Body) -> Result<Option<Bytes>, axum::Error> {
    loop {
        match poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
            None => return Ok(None),
            // What is no data is a trailer.
            Some(frame) => {
                if let Ok(bytes) = frame?.into_data() {
                    return Ok(Some(bytes));
                }
            }
        }
    }
}

fn broken_off() -> Problem {
    Problem::Wrong("the form did not come in whole; send it again".to_owned())
}
