//! The tests of cas-kiosk, in one binary: one module for each concern.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::needless_raw_string_hashes,
    missing_docs,
    unreachable_pub,
    reason = "a test that cannot go on has failed, tests stand at the rim, and expected texts write themselves"
)]

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

/// The same as in the program, so that what is tested is what ships.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

mod answer;
mod app;
mod book;
mod calendars;
mod calling;
mod catalogue;
mod check;
mod circles;
mod city;
mod cli;
mod codes;
mod console;
mod corrections;
mod counts;
mod courier;
mod debug;
mod deploy;
mod desk;
mod disks;
mod display;
mod doctor;
mod ear;
mod editor;
mod eligibility;
mod empty;
mod engine;
mod escapes;
mod exploration;
mod faults;
mod feeds;
mod fleet;
mod frames;
mod fuzzed;
mod heard;
mod helping;
mod hours;
mod hung;
mod idle;
mod imported;
mod input;
mod instead;
mod journeys;
mod keyboard;
mod keys;
mod kinds;
mod known;
mod large;
mod latin;
mod layering;
mod leftout;
mod lengths;
mod live;
mod locale;
mod locked;
mod log;
mod look;
mod machine;
mod meetings;
mod memory;
mod misled;
mod next;
mod offer;
mod office;
mod open311;
mod package;
mod paper;
mod password;
mod practice;
mod printer;
mod probe;
mod project;
mod publish;
mod receivers;
mod recorder;
mod reference;
mod released;
mod reminder;
mod report;
mod request;
mod roads;
mod rush;
mod samples;
mod sandbox;
mod scanned;
mod schedule;
mod search;
mod sensitive;
mod sentences;
mod set_up;
mod settings;
mod sheets;
mod shipped;
mod skipped;
mod slip;
mod speech;
mod spoken;
mod spool;
mod status;
mod stick;
mod stopped;
mod stroke;
mod supervised;
mod tables;
mod taken;
mod terminal;
mod tray;
mod typed;
mod unset;
mod untimed;
mod upgraded;
mod visitor;
mod wiped;
mod wire;
mod words;
mod workbook;
mod wrap;
