//! What a printer, and CUPS in front of it, may answer: HTTP, IPP and the bytes of a receipt printer.

use cas_printer::State;
use cas_printer::cups::http;
use cas_printer::cups::ipp::{Answer, Kind, Operation, Request};
use cas_printer::receipts::pieces::pieces;
use cas_printer::receipts::status;

use super::patch::Script;

/// Tries an answer; `bytes` say of what kind it is, and what it is. Whether it was taken for one.
///
/// # Panics
/// If anything does not hold.
#[must_use]
pub fn run(bytes: &[u8]) -> bool {
    let mut script = Script(bytes);
    match script.next() % 4 {
        0 => is_answer(&script.patched(&good())),
        1 => {
            let good = good();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", good.len());
            is_carried(&script.patched(&[head.as_bytes(), &good].concat()))
        }
        2 => {
            let chunks =
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
            is_carried(&script.patched(chunks))
        }
        _ => is_of_receipts(script.0),
    }
}

fn good() -> Vec<u8> {
    Request::new(Operation::CreateJob, "ipp://localhost/printers/kiosk")
        .integer("job-id", 7)
        .word(Kind::Keyword, "job-printer-state-reasons", "none")
        .word(Kind::Keyword, "", "media-empty-error")
        .boolean("printer-is-accepting-jobs", true)
        .end()
}

fn is_answer(bytes: &[u8]) -> bool {
    Answer::read(bytes).is_ok_and(|answer| {
        let _ = (answer.is_successful(), answer.integer("job-id"));
        answer.words("job-printer-state-reasons").count() < bytes.len()
    })
}

/// However much of an answer has come, it is the same, or not whole, or refused.
fn is_carried(bytes: &[u8]) -> bool {
    let Ok(Some(body)) = http::body(bytes) else {
        return false;
    };
    assert!(body.len() < bytes.len());
    for end in 0..bytes.len() {
        if let Ok(Some(earlier)) = http::body(&bytes[..end]) {
            assert_eq!(earlier, body);
        }
    }
    true
}

fn is_of_receipts(bytes: &[u8]) -> bool {
    let cut: Vec<&[u8]> = pieces(bytes).collect();
    assert!(cut.concat() == bytes && cut.iter().all(|it| !it.is_empty()));
    bytes.first_chunk().is_some_and(|answers: &[u8; 4]| {
        let all = answers.iter().all(|it| status::is_answer(*it));
        all && status::whole(*answers) != State::Unknown
    })
}
