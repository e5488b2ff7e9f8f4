//! Describes a visit as the page to show.

use super::ask::draft::Draft;
use super::ask::{
    answers, consent, doubtful, eligible, known, question, receipt, saving, situation, trial,
    unfinished,
};
use super::find::{
    activities, article, centres, correction, emergency, home, meeting, open_now, search, service,
};
use super::focus::Focus;
use super::keys::{answer_keys, number_keys};
use super::message::Message;
use super::outline::Outline;
use super::screen::{FormScreen, HelpBy, Manners, PICKING, Screen};
use super::take::slip_of::SlipOf;
use super::take::{self, codes, printing, write_down};
use super::trail::At;
use super::visit::{Visit, aloud, help, leaving, overheard, practice, setting, warning, who_helps};
use super::wording::Wording;
use cas_page::page::{Key, Page, Standing};
use cas_page::settings::Adjustable;
use cas_setup::content::site::Entry;
use cas_setup::setup::Setup;

/// Returns the page of a visit.
pub(crate) fn page(setup: &Setup, adjustable: Adjustable, visit: &Visit) -> Page<Message> {
    let wording = Wording::new(setup, visit.language, visit.now);
    if let Some(left) = visit.left {
        return warning::page(&wording, visit.adjusted.settings, left);
    }
    // In practice nothing is printed.
    let adjustable = Adjustable {
        paper: adjustable.paper && !visit.practises(),
        ..adjustable
    };
    let (outline, manners) = match visit.trail.at() {
        At::Screen(Screen::Search) if visit.query.line.picker.is_some() => {
            (search::outline(&wording, visit), PICKING)
        }
        At::Screen(screen) => {
            let mut outline = outline(&wording, visit, adjustable, screen);
            let is_card = matches!(
                screen,
                Screen::Service(_) | Screen::More(_) | Screen::Article(_)
            );
            if is_card && screen.is_sensitive(&setup.content) {
                let (by_key, by_line) = if visit.has_unsent() {
                    ("sensitive-leave-unsent", "sensitive-leave-unsent-lines")
                } else {
                    ("sensitive-leave", "sensitive-leave-lines")
                };
                outline.begin_for_keys(wording.say(by_key), wording.say(by_line));
            }
            // The receipt has its own place for it.
            let card = screen
                .slip(&setup.content)
                .filter(|it| !matches!(it, SlipOf::Receipt(_)));
            if let Some(of) = card {
                take::offer(&wording, &mut outline, adjustable, of);
            }
            // That somebody has read it would be told to others by it, and of practice nobody is told.
            let is_told = !screen.is_sensitive(&setup.content) && !visit.practises();
            if let Some(of) = screen.card().filter(|_| is_told) {
                correction::offer(&wording, &mut outline, of);
            }
            (outline, screen.manners(&setup.content.site))
        }
        At::Form(screen, draft) => (
            outline_of_form(&wording, visit, adjustable, draft, screen),
            screen.manners(),
        ),
    };
    framed(outline, &wording, visit, adjustable, manners)
}

/// Adds the parts that all pages have: Back, Help, "I have finished", the keys, and the result of the
/// last keys.
fn framed(
    mut outline: Outline,
    wording: &Wording<'_>,
    visit: &Visit,
    adjustable: Adjustable,
    manners: Manners,
) -> Page<Message> {
    // If digits choose an answer, they do not make numbers, so no numbers are shown.
    let is_asked = outline.answers().next().is_some();
    let takes_numbers = manners.numbers && !is_asked;
    if manners.back {
        outline
            .action(wording.say("back"), Message::Back)
            .standing(Standing::Everywhere);
    }
    if manners.help == HelpBy::Control {
        let number = wording.setup.content.site.number(Entry::Settings);
        outline
            .entry(wording.say("help"), Message::Open(Screen::Help))
            .numbered(number.filter(|_| takes_numbers))
            .standing(Standing::Everywhere);
    }
    if manners.finish {
        outline
            .action(wording.say("finish"), Message::Finish)
            .standing(Standing::Everywhere);
    }
    // If a key has two messages, the first one counts: a digit is deleted before the page is left.
    let mut keys = Vec::new();
    if takes_numbers {
        keys = number_keys(wording, &visit.typed);
    } else if is_asked {
        keys = answer_keys(&outline, &visit.typed);
    }
    if takes_numbers || is_asked {
        outline.status(visit.typed.status(wording));
    }
    let focus = visit.trail.focus();
    tell_news(&mut outline, wording, visit, adjustable, focus);
    keys.extend([(Key::Back, Message::Back), (Key::Finish, Message::Finish)]);
    keys.extend(setting::KEYS);
    if adjustable.keys && !visit.adjusted.settings.voice.is_on {
        keys.push((Key::Right, Message::WantSpeech));
    }
    if manners.help != HelpBy::Here {
        keys.push((Key::Help, Message::Open(Screen::Help)));
    }
    keys.extend(outline.skip().map(|skip| (Key::Skip, skip.clone())));
    let language = wording.setup.config.languages.after(wording.language, 1);
    if language != wording.language {
        keys.push((Key::Language, Message::Language(language)));
    }
    Page {
        contact: wording.contact_now(),
        ..outline.finished(wording, keys, focus)
    }
}

/// Sets the status: another person begins, or the last change of the settings.
fn tell_news(
    outline: &mut Outline,
    wording: &Wording<'_>,
    visit: &Visit,
    adjustable: Adjustable,
    focus: Focus,
) {
    if let Some(anew) = visit.told_anew(wording.setup) {
        outline.status(Some(anew));
    }
    // A control that changes a setting shows its new value itself.
    let focused = outline.focused(focus);
    let is_shown = matches!(focused, Some(Message::Change(it)) if visit.adjusted.has_changed(*it));
    let changed = visit.adjusted.status(wording, adjustable);
    if let Some(changed) = changed.filter(|_| !is_shown) {
        outline.status(Some(changed));
    }
}

/// Returns the content of a screen of a request's form.
fn outline_of_form(
    wording: &Wording<'_>,
    visit: &Visit,
    adjustable: Adjustable,
    draft: &Draft,
    screen: &FormScreen,
) -> Outline {
    match screen {
        FormScreen::ForWhom => known::for_whom(wording),
        FormScreen::Known(filled) => known::outline(wording, draft, &visit.known, filled),
        FormScreen::Question(it) => {
            let order = visit.adjusted.settings.letters;
            let suggested = visit
                .practises()
                .then_some(&wording.setup.content.site.practice);
            let suggested = suggested.and_then(Option::as_ref);
            question::outline(wording, draft, it, order, suggested)
        }
        FormScreen::WhoseSituation(_) => situation::whose(wording),
        FormScreen::Situation(_) => situation::outline(wording, draft),
        FormScreen::Answers => {
            let voice = visit.adjusted.settings.voice;
            let is_counted = adjustable.speech.is_some() && !voice.names(adjustable.speech);
            answers::outline(wording, draft, is_counted)
        }
        FormScreen::Heard(question) => answers::heard(wording, draft, *question),
        FormScreen::Consent(failed) => consent::outline(wording, draft, *failed),
        FormScreen::Saving => saving::outline(wording),
        FormScreen::Doubtful(attempt) => doubtful::outline(wording, draft, *attempt),
    }
}

/// Returns the content of a screen.
fn outline(
    wording: &Wording<'_>,
    visit: &Visit,
    adjustable: Adjustable,
    screen: &Screen,
) -> Outline {
    match screen {
        Screen::Home => home::outline(wording, visit),
        Screen::Activities => activities::menu(wording),
        Screen::Kinds => activities::kinds(wording),
        Screen::Weekdays => activities::weekdays(wording),
        Screen::ActivityDistricts => activities::districts(wording),
        Screen::Meetings(filter, skip) => activities::list(wording, *filter, *skip),
        Screen::Meeting(meeting) => meeting::of_meeting(wording, meeting),
        Screen::Activity(activity) => meeting::of_activity(wording, *activity),
        Screen::OpenNow => open_now::outline(wording),
        Screen::WaysToCentres => centres::menu(wording),
        Screen::Districts => centres::districts(wording),
        Screen::Centres(list, slice) => centres::list(wording, *list, *slice),
        Screen::Centre(centre) => centres::card(wording, *centre),
        Screen::Services => service::menu(wording),
        Screen::Group(group) => service::group(wording, *group),
        Screen::Service(service) => service::outline(wording, *service),
        Screen::More(service) => service::more(wording, *service),
        Screen::Information => article::menu(wording),
        Screen::Article(article) => article::outline(wording, *article),
        Screen::Search => search::outline(wording, visit),
        Screen::Found => search::found(wording, visit),
        Screen::Eligible(it) => eligible::outline(wording, it),
        Screen::Unavailable(aim) => service::unavailable(wording, *aim),
        Screen::Trial(aim) => trial::outline(wording, *aim),
        Screen::Unfinished(aim) => unfinished::outline(wording, visit, *aim),
        Screen::Privacy => consent::privacy(wording),
        Screen::Receipt(it) => receipt::outline(wording, it, adjustable),
        Screen::Requests => receipt::list(wording, visit),
        Screen::Leaving => leaving::outline(wording, visit),
        Screen::Emergency => emergency::outline(wording),
        Screen::Help => help::outline(wording, visit, adjustable),
        Screen::Helping => who_helps::outline(wording, visit),
        Screen::Agreement(aim) => who_helps::agreement(wording, *aim),
        Screen::Practice => practice::outline(wording),
        Screen::Voice => setting::voice(wording, visit.adjusted.settings, adjustable),
        Screen::Keys => setting::keys(wording, visit.adjusted.settings, adjustable),
        Screen::Overheard => overheard::outline(wording),
        Screen::Aloud => aloud::outline(wording),
        Screen::ByPhone => aloud::by_phone(wording, visit),
        Screen::Correction(of) => correction::outline(wording, *of),
        Screen::Correcting(of, reason) => correction::ask(wording, *of, *reason),
        Screen::Corrected(of, reason) => correction::thanks(wording, *of, *reason),
        Screen::WriteDown(of) => write_down::outline(wording, of, adjustable.code_modules),
        Screen::Code(of) => codes::outline(wording, of, adjustable.code_modules)
            .unwrap_or_else(|| write_down::outline(wording, of, 0)),
        Screen::Printing(of) => printing::outline(wording, visit, of, adjustable.code_modules),
    }
}
