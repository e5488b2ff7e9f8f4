//! How the pages look. Everything is relative to the letters that the reader has chosen, so that they can be four times as
//! large (WCAG 2.2, 1.4.4 and 1.4.10).

use crate::asked::Answer;

const STYLE: &str = include_str!("style.css");

pub(crate) fn answer() -> Answer {
    Answer {
        kind: "text/css; charset=utf-8",
        ..Answer::page(200, STYLE.to_owned())
    }
}
