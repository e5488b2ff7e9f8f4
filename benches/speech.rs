//! From what is to be said to SPEAK at the dispatcher, while it is saying something else.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a bench that cannot go on has failed"
)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use cas_kiosk::surface::speech::{Delivery, Speech, Utterance};
use cas_kiosk::text::Language;
use divan::Bencher;

/// How many characters are to be said.
const LENGTHS: [usize; 3] = [10, 100, 10_000];
const DELIVERY: Delivery = Delivery {
    rate: 0,
    volume: 100,
};

fn main() {
    divan::main();
}

#[divan::bench(args = LENGTHS, sample_size = 1)]
fn say(bencher: Bencher<'_, '_>, length: usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("speechd.sock");
    let listener = UnixListener::bind(&path).unwrap();
    let (sender, spoken) = channel();
    thread::spawn(move || serve(&listener.accept().unwrap().0, &sender));
    let (sender, ready) = channel();
    let tell = move |event| {
        let _over = sender.send(event);
    };
    let speech = Speech::start(path, tell).unwrap();
    ready.recv().unwrap();
    let utterance = Utterance {
        language: Language::new("pl").unwrap(),
        words: "słowo ".chars().cycle().take(length).collect(),
        delivery: DELIVERY,
    };
    let bencher = bencher.with_inputs(|| vec![utterance.clone()]);
    bencher.bench_local_values(|utterances| {
        speech.say(utterances);
        spoken.recv().unwrap();
    });
}

/// A dispatcher that replies at once, tells when it is to speak, and never comes to an end. It ends
/// with its client.
fn serve(mut socket: &UnixStream, spoken: &Sender<()>) {
    let lines = BufReader::new(socket).lines().map_while(Result::ok);
    for line in lines {
        let reply = if line == "SPEAK" {
            let _over = spoken.send(());
            "230 OK RECEIVING DATA\r\n"
        } else if line == "." {
            "225-1\r\n225 OK MESSAGE QUEUED\r\n"
        } else if line.starts_with("SET SELF ") || line == "CANCEL SELF" {
            "200 OK\r\n"
        } else {
            // The text.
            continue;
        };
        if socket.write_all(reply.as_bytes()).is_err() {
            return;
        }
    }
}
