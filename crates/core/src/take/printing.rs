//! Printing: the page while the printer works, and what has become of it.

use super::slip_of::SlipOf;
use super::{codes, slip, write_down};
use crate::focus::Focus;
use crate::message::Effect;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::trail::At;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_page::slip::Printed;
use cas_setup::setup::Setup;

/// Prints a slip, and shows that.
pub(crate) fn print(visit: &mut Visit, setup: &Setup, of: SlipOf) -> Vec<Effect> {
    let slip = slip::slip(setup, visit.language, visit.now, &of);
    let job = visit.prints.begin(&visit.seed);
    // What becomes of this one is not what has become of an earlier one.
    visit
        .trail
        .leave_out(|it| matches!(it, Screen::Printing(_)));
    visit.open(Screen::Printing(of));
    vec![Effect::Print(job, Box::new(slip))]
}

/// Notes what has become of a slip, and shows it to a visitor who waits for it.
pub(crate) fn printed(visit: &mut Visit, job: u64, printed: Printed) {
    let is_last = visit.prints.end(job, printed);
    if is_last && matches!(visit.trail.at(), At::Screen(Screen::Printing(_))) {
        visit.focus(Focus::Initial);
    }
}

/// Describes the page. If nothing comes out, it has what can be written down instead.
pub(crate) fn outline(
    wording: &Wording<'_>,
    visit: &Visit,
    of: &SlipOf,
    modules_max: usize,
) -> Outline {
    let problem = match visit.prints.printed() {
        None => return told(wording, "printing-heading", "printing"),
        Some(Printed::Well) => return told(wording, "printed-heading", "printed"),
        Some(Printed::NoPaper) => "printing-no-paper",
        Some(Printed::Not) => "printing-failed",
    };
    let mut outline = Outline::new(wording.say("printing-failed-heading"));
    outline.problem(1, Some(wording.say(problem)));
    write_down::add(wording, &mut outline, of);
    codes::offer(wording, &mut outline, of, modules_max);
    outline
}

fn told(wording: &Wording<'_>, heading: &str, words: &str) -> Outline {
    let mut outline = Outline::new(wording.say(heading));
    outline.block(wording.say(words)).initial();
    outline
}
