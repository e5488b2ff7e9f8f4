//! Numbers as bars, one below the other, each with its number.
//!
//! The picture is in SVG without a fixed size: what is written is as large as all other letters, however wide the window is
//! and however much they are enlarged, and only the bars become shorter (WCAG 2.2, 1.4.10). It has the colour of the
//! letters, so that it is black on white when it is printed.

use maud::{Markup, html};

/// The height of a bar with what is between it and the next, and of the bar alone, in ems.
const ROW_EMS: f64 = 1.7;
const BAR_EMS: f64 = 1.2;
/// Where the foot of the letters is in a row, in ems.
const FOOT_EMS: f64 = 0.95;
/// The room for the names at the left, in ems.
const NAMES_EMS: f64 = 9.0;
/// The longest bar, in hundredths of the breadth. The rest is for the names and the number, in a window of 320 px as well.
const LONGEST_PERCENT: f64 = 25.0;

/// A bar.
pub(crate) struct Bar {
    pub(crate) name: String,
    /// The number; `None` if it is not told.
    pub(crate) count: Option<u64>,
    /// What is written at it.
    pub(crate) words: String,
}

/// Returns the bars with a title, and with words that say where the numbers are for whoever cannot see them. A number that
/// is not told is an empty outline.
pub(crate) fn plot(bars: &[Bar], title: &str, about: &str) -> Markup {
    let most = bars.iter().filter_map(|it| it.count).max().unwrap_or(1);
    let height = ROW_EMS * in_floats(bars.len() as u64);
    html! {
        svg class="plot" role="img" aria-labelledby="plot-title plot-about" width="100%" height=(ems(height)) {
            title id="plot-title" { (title) }
            desc id="plot-about" { (about) }
            @for (row, bar) in (0_u32..).zip(bars) {
                @let top = f64::from(row) * ROW_EMS;
                text x="0" y=(ems(top + FOOT_EMS)) { (bar.name) }
                // What is in here is measured from behind the names.
                svg x=(ems(NAMES_EMS)) y=(ems(top)) overflow="visible" { (drawn(bar, most)) }
            }
        }
    }
}

fn drawn(bar: &Bar, most: u64) -> Markup {
    html! {
        @if let Some(count) = bar.count {
            @let part = in_floats(count) / in_floats(most.max(1));
            @let length = format!("{:.2}%", part * LONGEST_PERCENT);
            rect width=(length) height=(ems(BAR_EMS)) {}
            text x=(length) dx="0.5em" y=(ems(FOOT_EMS)) { (bar.words) }
        } @else {
            rect class="untold" x="0.1em" y="0.1em" width="1.3em" height=(ems(BAR_EMS - 0.2)) {}
            text x="1.4em" dx="0.5em" y=(ems(FOOT_EMS)) { (bar.words) }
        }
    }
}

fn ems(length: f64) -> String {
    format!("{length:.2}em")
}

#[expect(
    clippy::cast_precision_loss,
    reason = "it becomes a length on a screen"
)]
fn in_floats(count: u64) -> f64 {
    count as f64
}
