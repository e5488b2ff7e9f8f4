//! What one keystroke in the search costs, with the best twenty of what was found.
#![allow(missing_docs, reason = "a bench")]

mod city;

use chrono::NaiveDateTime;
use divan::Bencher;

use city::{CENTRES, city};

/// What somebody may have typed so far.
const TYPED: [&str; 8] = [
    // What nearly all names begin with.
    "c",
    "cas",
    // Every keyword, name and address with this letter, and with a digit.
    "k",
    "1",
    // A name, whole and with a mistake.
    "zablocie",
    "zabolcie",
    "kran cieknie",
    // As many words as count, most with a mistake.
    "centrum aktywnsci seniroa stowarzyszenei fundajca osiedel kraowk nordci",
];
/// As many as the page of everything that was found shows.
const LIMIT: usize = 20;

fn main() {
    divan::main();
}

#[divan::bench(consts = CENTRES, args = TYPED)]
fn keystroke<const N: usize>(bencher: Bencher<'_, '_>, typed: &str) {
    let setup = city(N);
    let language = setup.config.languages.first();
    let passed_over = setup.locales.say(language, "search-passed-over", &[]).words;
    let now = NaiveDateTime::default();
    let (content, catalogue) = (&setup.content, &setup.catalogue);
    bencher.bench_local(|| catalogue.search(content, typed, &passed_over, LIMIT, now));
}
