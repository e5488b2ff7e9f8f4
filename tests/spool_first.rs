//! The kiosk in numbered lines, with its spool in the first thread of the program. strace counts the system
//! calls of each thread by itself, and lays faults on all threads that it follows; here it follows one.
//! With the argument `hurry` a line waits for the spool no longer than in the kiosk.

#![allow(clippy::unwrap_used, reason = "it is a part of the tests")]

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use cas_kiosk::input::{self, Input};
use cas_kiosk::kiosk::{Clock, Kiosk, LINES_AT_ONCE, Store};
use cas_kiosk::log::Log;
use cas_kiosk::setup;
use cas_kiosk::surface::plain::Plain;
use cas_kiosk::terminal::frame::Frame;
use chrono::NaiveDate;

fn main() {
    let setup = setup::load(Some(Path::new("kiosk.toml"))).unwrap();
    let at = NaiveDate::from_ymd_opt(2026, 11, 24).and_then(|day| day.and_hms_opt(10, 0, 0));
    let clock = Clock::frozen(setup.config.zone, at.unwrap()).unwrap();
    let log = Log::open(&setup.config.log, move || clock.now(), || {}).unwrap();
    tracing::subscriber::set_global_default(log).unwrap();
    let (sender, inputs) = input::channel().unwrap();
    input::alarms(sender.clone(), &inputs).unwrap();
    let waker = sender.clone();
    let wake = move || drop(waker.send(Input::Wake));
    let (store, spool) = Store::prepare(&setup.config.spool, || {}, wake);
    let kiosk = thread::spawn(move || {
        input::lines(sender).unwrap();
        let surface = Plain::new(Frame::for_stdout().unwrap());
        // Without a hurry it makes the same calls however busy the machine is.
        let is_in_hurry = std::env::args().any(|it| it == "hurry");
        let at_once = if is_in_hurry {
            LINES_AT_ONCE
        } else {
            Duration::MAX
        };
        let store = store.waiting_at_most(at_once);
        Kiosk::new(Arc::new(setup), surface, store, clock)
            .run(&inputs)
            .unwrap();
    });
    spool();
    kiosk.join().unwrap();
}
