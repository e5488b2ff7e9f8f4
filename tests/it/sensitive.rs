//! What others should not see or hear: how to leave at once is told beforehand, nothing of it stands on pages that
//! somebody else may see, nor on paper, and a loudspeaker says it only after a yes.

use cas_kiosk::app::{SlipOf, slip};
use cas_kiosk::catalogue::Target;
use cas_kiosk::page::{Block, Key};
use cas_kiosk::setup::Setup;
use cas_kiosk::slip::Slip;
use cas_kiosk::surface::speech::Event;
use chrono::{DateTime, FixedOffset};

use crate::known::TAGS;
use crate::visitor::{Visitor, clock, kept, language, said, shipped, shipped_anew};

/// What the pages of crisis, loneliness and hunger would give away, in each language.
const SUBJECTS: [(&str, [&str; 3]); 3] = [
    ("pl", ["Kryzysow", "rozmow", "ywno"]),
    ("en", ["Crisis", "talk", "ood"]),
    ("uk", ["криз", "розмов", "родукт"]),
];

fn at_home(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id(tag, "language-name");
    visitor
}

/// The shipped content with a request that others should not see: a talk with the information centre.
fn with_sensitive_request() -> Setup {
    let mut setup = shipped_anew();
    let mut services = setup.content.services.iter_mut();
    services
        .find(|it| it.number == Some(352))
        .unwrap()
        .sensitive = true;
    setup
}

fn now() -> DateTime<FixedOffset> {
    clock(shipped()).now()
}

fn written(slip: &Slip) -> String {
    let lines = slip.blocks.iter().map(Block::in_one_line);
    let codes = slip.codes.iter().map(|it| it.words.words.clone());
    let lines = std::iter::once(slip.heading.words.clone()).chain(lines);
    lines.chain(codes).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_page_says_first_how_to_leave_at_once_and_the_key_leaves_at_once() {
    for tag in TAGS {
        for number in ["331", "332", "341"] {
            let mut visitor = at_home(tag);
            visitor.types(number);
            let first = visitor.page().stops[0].blocks()[0].text.words.clone();
            assert_eq!(first, said(tag, "sensitive-leave"));
            let heard = visitor.hears();
            assert!(heard.contains(&first), "{heard:?}");
            let by_lines = said(tag, "sensitive-leave-lines");
            assert!(visitor.sees().contains(&by_lines), "{}", visitor.sees());
            visitor.press(Key::Finish);
            assert!(visitor.is_forgotten(), "{tag} {number}");
            let mut visitor = at_home(tag);
            visitor.enters(number).enters("!");
            assert!(visitor.is_forgotten(), "{tag} {number} by lines");
        }
        // Where there is nothing to hide, nothing of it is told.
        let mut visitor = at_home(tag);
        visitor.types("311");
        assert!(!visitor.sees().contains(&said(tag, "sensitive-leave-lines")));
    }
}

#[test]
fn with_a_request_unsent_the_page_says_that_the_kiosk_asks_about_that_first() {
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("103").chooses_nth(1).chooses_first();
        visitor.for_oneself(tag).types("Anna").press(Key::Enter);
        visitor.press(Key::Help).types("331");
        let first = visitor.page().stops[0].blocks()[0].text.words.clone();
        assert_eq!(first, said(tag, "sensitive-leave-unsent"));
        let by_lines = said(tag, "sensitive-leave-unsent-lines");
        assert!(visitor.sees().contains(&by_lines), "{}", visitor.sees());
        visitor.press(Key::Finish);
        assert_eq!(visitor.heading(), said(tag, "leaving-heading"));
        assert!(!visitor.sees().contains("Anna"), "{}", visitor.sees());
        // No key leads back to the page that was left.
        visitor.press(Key::Back);
        assert_eq!(visitor.heading(), said(tag, "help-settings"));
    }
}

#[test]
fn over_a_loudspeaker_the_page_is_said_after_one_yes() {
    for tag in TAGS {
        let mut visitor = Visitor::listens();
        visitor.chooses_id(tag, "language-name").types("331");
        assert_eq!(visitor.heading(), said(tag, "overheard-heading"));
        let title = title(tag, 331);
        let heard = visitor.hears().join("\n");
        assert!(!heard.contains(&title), "{heard}");
        // Whoever presses Enter again says nothing by that.
        visitor.press(Key::Enter);
        assert_eq!(visitor.heading(), said(tag, "overheard-heading"));
        visitor.chooses_id(tag, "overheard-yes");
        assert_eq!(visitor.heading(), title);
        assert!(visitor.hears().contains(&title), "{:?}", visitor.hears());
        visitor.types("332");
        assert_eq!(visitor.heading(), self::title(tag, 332));
        // The next person decides anew.
        visitor.press(Key::Finish).press(Key::Right);
        visitor.chooses_id(tag, "language-name").types("331");
        assert_eq!(visitor.heading(), said(tag, "overheard-heading"));
    }
}

#[test]
fn whoever_does_not_want_it_said_reads_it_without_the_voice_and_hears_only_that() {
    for tag in TAGS {
        let mut visitor = Visitor::listens();
        visitor.chooses_id(tag, "language-name").types("331");
        visitor.chooses_id(tag, "overheard-no");
        assert_eq!(visitor.heading(), title(tag, 331));
        assert!(!visitor.settings().voice.is_on);
        let off = format!("{tag}: {}.", said(tag, "speech-off"));
        assert_eq!(visitor.utters(), [off]);
        // A voice that is switched on again asks again.
        visitor.press(Key::Speech);
        assert_eq!(visitor.heading(), said(tag, "overheard-heading"));
        let heard = visitor.hears().join("\n");
        assert!(!heard.contains(&title(tag, 331)), "{heard}");
        // Back leads to the page before, not to the one that would be said.
        visitor.press(Key::Back);
        assert_eq!(visitor.heading(), said(tag, "home-heading"));
    }
}

#[test]
fn in_headphones_it_is_said_at_once_and_pulled_out_they_ask() {
    let mut visitor = Visitor::listens();
    visitor.plugs(true).chooses("Polski").types("331");
    assert_eq!(visitor.heading(), title("pl", 331));
    assert!(visitor.hears().contains(&title("pl", 331)));
    visitor.plugs(false);
    assert_eq!(visitor.heading(), said("pl", "overheard-heading"));
    visitor.plugs(true);
    assert_eq!(visitor.heading(), title("pl", 331));
}

#[test]
fn a_lost_voice_asks_nothing() {
    let mut visitor = Visitor::listens();
    visitor
        .chooses("Polski")
        .types("331")
        .speech_is(Event::Lost);
    assert_eq!(visitor.heading(), title("pl", 331));
}

#[test]
fn a_slip_of_it_has_phone_numbers_and_no_word_of_what_they_are_for() {
    let content = &shipped().content;
    for (tag, subjects) in SUBJECTS {
        for (id, service) in content.services.with_ids().filter(|(_, it)| it.sensitive) {
            let of = SlipOf::target(Target::Service(id)).unwrap();
            let slip = slip(shipped(), language(tag), now(), &of);
            let written = written(&slip);
            assert_eq!(slip.heading.words, said(tag, "slip-neutral"));
            let has = |number: &str| written.contains(number);
            assert!(has(&service.lines[0].number), "{written}");
            // The number of the page would tell what it is about.
            let is_cut = !service.lines.iter().all(|it| has(&it.number));
            assert_eq!(has(&said(tag, "slip-more-numbers")), is_cut, "{written}");
            let number = service.number.unwrap().to_string();
            assert!(
                !written.split_whitespace().any(|it| it.contains(&number)),
                "{written}"
            );
            for line in &service.lines {
                let name = line.name.get(language(tag)).words;
                assert!(!written.contains(&name), "{name:?} in\n{written}");
            }
            for subject in subjects {
                assert!(!written.contains(subject), "{subject:?} in\n{written}");
            }
        }
        // What somebody copies by hand has no more.
        let mut visitor = at_home(tag);
        visitor.types("331").chooses_id(tag, "slip-write-down");
        assert_eq!(visitor.heading(), said(tag, "slip-neutral"));
        assert!(
            visitor.sees().contains("12 421 92 82"),
            "{}",
            visitor.sees()
        );
        for subject in subjects {
            assert!(!visitor.sees().contains(subject), "{}", visitor.sees());
        }
    }
}

#[test]
fn the_pages_about_requests_do_not_name_one_that_others_should_not_see() {
    let setup = kept(with_sensitive_request());
    for tag in TAGS {
        let title = title(tag, 352);
        let ask = {
            let service = setup.content.service("info-call").unwrap();
            let ask = setup.content.services[service].ask.unwrap();
            let label = setup.content.asks[ask].label.as_ref().unwrap();
            label.get(language(tag)).words
        };
        let mut visitor = Visitor::arrives_in(setup);
        visitor.chooses_id(tag, "language-name").types("352");
        visitor.chooses(&ask).chooses_id(tag, "trial-go");
        visitor.for_oneself(tag).types("Anna").press(Key::Enter);
        let tells_nothing = |visitor: &Visitor| {
            let told = [visitor.sees(), visitor.hears().join("\n")].concat();
            assert!(!told.contains(&title), "{told}");
            assert!(!told.contains("Anna"), "{told}");
        };
        // The quick way out asks first, because something is unsent.
        visitor.press(Key::Finish);
        assert_eq!(visitor.heading(), said(tag, "leaving-heading"));
        tells_nothing(&visitor);
        visitor.press(Key::Back);
        while visitor.heading() != said(tag, "home-heading") {
            visitor.press(Key::Back);
        }
        tells_nothing(&visitor);
        visitor.types("103").chooses_nth(1);
        assert_eq!(visitor.heading(), said(tag, "unfinished"));
        tells_nothing(&visitor);
        visitor.chooses_id(tag, "leaving-stay");
        visitor.types("12 425 36 38").press(Key::Enter);
        visitor.answers('1').answers('1').agrees_and_sends(tag);
        assert_eq!(visitor.heading(), said(tag, "receipt-heading"));
        visitor.chooses_id(tag, "slip-write-down");
        assert_eq!(visitor.heading(), said(tag, "slip-neutral"));
        tells_nothing(&visitor);
        visitor.press(Key::Back).chooses_id(tag, "more");
        visitor.chooses_id(tag, "requests");
        tells_nothing(&visitor);
    }
}

/// The title of the service with this number.
fn title(tag: &str, number: u16) -> String {
    let mut services = shipped().content.services.iter();
    let service = services.find(|it| it.number == Some(number)).unwrap();
    service.title.get(language(tag)).words
}
