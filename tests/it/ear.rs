//! Journeys by ear: what is heard by somebody who cannot see the screen, and what others hear of it.

use std::collections::BTreeSet;
use std::time::Duration;

use cas_kiosk::config::SpeechStart;
use cas_kiosk::form::editor::TYPED_GRAPHEMES_MAX;
use cas_kiosk::input::{Stroke, Touch};
use cas_kiosk::page::{Key, Stop};
use cas_kiosk::settings::Setting;
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::speech::{Event, Speech};
use cas_kiosk::voice::{Aloud, Output};
use expect_test::expect;

use crate::recorder::{Manner, Recorder, Seen};
use crate::visitor::{Visitor, shipped_anew};

/// Somebody who listens to a loudspeaker and stands at Home.
fn at_home() -> Visitor {
    let mut visitor = Visitor::listens();
    visitor.press(Key::Enter).clears_transcript();
    visitor
}

/// The same at the first line that is to be filled in, in a language.
fn at_first_line(tag: &str) -> Visitor {
    let mut visitor = Visitor::listens();
    begins(&mut visitor, tag);
    visitor
}

fn begins(visitor: &mut Visitor, tag: &str) {
    visitor
        .chooses_id(tag, "language-name")
        .begins_repair(tag, "situation-keep");
}

fn set_up(change: impl FnOnce(&mut Setup)) -> Visitor {
    let mut setup = shipped_anew();
    change(&mut setup);
    Visitor::arrives_at(setup)
}

/// What the page says, in one piece.
fn shown(visitor: &Visitor) -> String {
    visitor.sees()
}

fn is_on(visitor: &Visitor) -> bool {
    visitor.shown().voice.is_on
}

#[test]
fn start_says_in_every_language_how_to_listen_once_there_is_a_voice() {
    let mut visitor = Visitor::arrives();
    let ways = [
        "Język: strzałki i Enter. Głos: strzałka w prawo albo 0.",
        "Language: arrows and Enter. Voice: right arrow or 0.",
        "Мова: стрілки й Enter. Голос: стрілка вправо або 0.",
    ];
    let shows = |visitor: &Visitor, way: &str| {
        let mut blocks = visitor.page().blocks();
        blocks.any(|(_, block)| block.text.words == way)
    };
    for way in ways {
        assert!(!shows(&visitor, way));
    }
    visitor.speech_is(Event::Ready);
    for way in ways {
        assert!(shows(&visitor, way), "{}", shown(&visitor));
    }
    visitor.press(Key::Right);
    for way in ways {
        assert!(!shows(&visitor, way), "it speaks already");
    }
}

#[test]
fn right_or_zero_on_start_switches_the_voice_on_and_it_says_what_to_do_in_every_language() {
    let said = [Key::Right, Key::Char('0'), Key::Speech].map(|key| {
        let mut visitor = Visitor::arrives();
        visitor.speech_is(Event::Ready).press(key);
        assert!(is_on(&visitor));
        visitor.utters()
    });
    assert!(said.iter().all(|it| *it == said[0]), "{said:?}");
    expect![[r#"
        pl: Głos: włączony. Dzień dobry! Język wybiera się strzałkami. Potem proszę nacisnąć Enter.
        en: Hello. Choose a language with the arrows. Then press Enter.
        uk: Добрий день. Виберіть мову стрілками. Потім натисніть ентер.
        pl: 1 z sześciu: Polski. To próba. Przykłady są zmyślone. Strzałka w prawo: powtarzam. Dwa razy: czytam całą stronę.
    "#]]
    .assert_eq(&(said[0].join("\n") + "\n"));
}

#[test]
fn zero_within_a_number_is_a_digit() {
    let mut visitor = Visitor::arrives();
    visitor.speech_is(Event::Ready).types("100");
    assert!(!is_on(&visitor));
    assert_eq!(visitor.heading(), "Centra Aktywności Seniorów (CAS)");
}

#[test]
fn right_says_the_stop_again_and_the_second_time_the_whole_page() {
    let mut visitor = at_home();
    for key in [Key::Right, Key::Right, Key::Right, Key::Down, Key::Right] {
        visitor.press(key);
    }
    expect![[r#"
        [Right] 1 z 7: Zajęcia i spotkania | numer 200
        [Right] Co Pan/Pani chce zrobić? | Zajęcia i spotkania | Centra Aktywności Seniorów (CAS) | Pomoc i usługi | Informacje | Szukam | Jak to działa i ustawienia | Pomoc przez telefon: 12 616 54 27 · 112
        [Right] 1 z 7: Zajęcia i spotkania | numer 200
        [Down] 2 z 7: Centra Aktywności Seniorów (CAS) | numer 100
        [Right] 2 z 7: Centra Aktywności Seniorów (CAS) | numer 100
    "#]]
    .assert_eq(visitor.transcript());
}

#[test]
fn whoever_has_not_switched_the_voice_on_is_told_how_and_startled_by_nothing() {
    let mut visitor = Visitor::arrives();
    visitor.speech_is(Event::Ready).chooses("Polski");
    visitor.press(Key::Right);
    assert!(!is_on(&visitor));
    let told = "Żeby włączyć głos, proszę jeszcze raz nacisnąć strzałkę w prawo.";
    assert_eq!(visitor.page().status.as_ref().unwrap().words, told);
    visitor.press(Key::Down);
    assert_eq!(visitor.page().status, None);
    visitor.press(Key::Right);
    assert!(!is_on(&visitor), "another key came between");
    visitor.press(Key::Right);
    assert!(is_on(&visitor));
    assert_eq!(
        visitor.hears()[..2],
        ["Głos: włączony", "Co Pan/Pani chce zrobić?"]
    );
}

#[test]
fn where_there_is_no_voice_that_is_said_on_the_screen() {
    let mut visitor = Visitor::arrives();
    for key in [Key::Right, Key::Char('0'), Key::Speech] {
        visitor.press(key);
        let status = visitor.page().status.as_ref().unwrap();
        assert_eq!(status.words, "Kiosk nie może teraz czytać na głos.");
        visitor.press(Key::Down);
        assert_eq!(visitor.page().status, None);
    }
    visitor.chooses("Polski").press(Key::Right);
    let status = visitor.page().status.as_ref().unwrap();
    assert_eq!(status.words, "Kiosk nie może teraz czytać na głos.");
    assert!(!is_on(&visitor));
}

#[test]
fn the_voice_says_that_it_is_off_and_then_nothing() {
    let mut visitor = at_home();
    visitor.press(Key::Speech);
    assert!(!is_on(&visitor));
    assert_eq!(visitor.hears(), ["Głos: wyłączony"]);
}

#[test]
fn before_the_first_line_the_visitor_decides_what_others_may_hear() {
    let mut visitor = at_first_line("pl");
    expect![[r#"
        pl: Czy inni mogą słyszeć wpisane litery? 1 z sześciu: Proszę tylko liczyć moje litery. Ten głos słychać dookoła. Z klawiatury tylko liczy litery. Wybrane strzałkami wymawia.
    "#]]
    .assert_eq(&(visitor.utters().join("\n") + "\n"));
    visitor.answers('1');
    assert_eq!(visitor.heading(), "Jak się Pan/Pani nazywa?");
    assert!(!visitor.shown().names_private);
    visitor.types("Anna").press(Key::Enter);
    assert_eq!(
        visitor.heading(),
        "Jaki ma Pan/Pani numer telefonu?",
        "asked once"
    );
}

#[test]
fn letters_are_counted_until_the_visitor_lets_them_be_said() {
    let mut visitor = at_first_line("pl");
    visitor.answers('1').clears_transcript();
    visitor
        .types("Jan")
        .press(Key::Left)
        .press(Key::Backspace)
        .press(Key::Down)
        .press(Key::Up);
    expect![[r#"
        [types "Jan"] Liczba znaków: 3
        [Left] Liczba znaków: 2
        [Backspace] Liczba znaków: 2
        [Down] 2 z 6: Dalej
        [Up] 1 z 6: Imię i nazwisko | Liczba znaków: 2
    "#]]
    .assert_eq(visitor.transcript());
    let mut visitor = at_first_line("pl");
    visitor.answers('2').clears_transcript();
    visitor
        .types("Jan")
        .press(Key::Left)
        .press(Key::Backspace)
        .press(Key::Down)
        .press(Key::Up);
    expect![[r#"
        [types "Jan"] n
        [Left] n
        [Backspace] usunięto | a
        [Down] 2 z 6: Dalej
        [Up] 1 z 6: Imię i nazwisko | Jn
    "#]]
    .assert_eq(visitor.transcript());
}

#[test]
fn whoever_would_rather_phone_is_told_the_number_and_has_written_nothing() {
    let mut visitor = at_first_line("pl");
    visitor.answers('3');
    assert_eq!(visitor.heading(), "To samo można załatwić przez telefon");
    assert!(
        shown(&visitor).contains("12 616 78 14"),
        "{}",
        shown(&visitor)
    );
    visitor.press(Key::Back);
    assert_eq!(visitor.heading(), "Czy inni mogą słyszeć wpisane litery?");
    visitor.press(Key::Back);
    assert!(visitor.page().field().is_none(), "{}", shown(&visitor));
    visitor.chooses("Kończę");
    assert!(visitor.is_forgotten());
}

#[test]
fn a_voice_switched_on_over_a_line_asks_before_it_says_a_letter() {
    let mut visitor = Visitor::arrives();
    visitor.speech_is(Event::Ready);
    begins(&mut visitor, "pl");
    visitor.types("Tajemnica").press(Key::Speech);
    assert_eq!(visitor.heading(), "Czy inni mogą słyszeć wpisane litery?");
    visitor.answers('1');
    let heard = visitor.utters().join(" ");
    assert!(heard.contains("Liczba znaków: 9"), "{heard}");
    assert!(!heard.contains("Tajemnica"));
}

#[test]
fn nothing_private_is_heard_from_a_loudspeaker_in_a_whole_request() {
    let mut visitor = at_first_line("uk");
    visitor.answers('1');
    for answer in ["Джміль", "126165427", "77"] {
        visitor.types(answer).press(Key::Enter);
    }
    visitor.answers('1');
    visitor.answers('1').chooses_id("uk", "continue");
    visitor.types("Папуга").press(Key::Enter);
    visitor.answers('2').answers('1');
    for stop in 0..visitor.page().stops.len() {
        while visitor.page().focus < stop {
            visitor.press(Key::Down);
        }
    }
    visitor.press(Key::Right).press(Key::Right);
    visitor.agrees_and_sends("uk");
    let heard = visitor.transcript();
    assert!(
        heard.contains("Вашу заявку") || heard.contains("Заявку"),
        "{heard}"
    );
    // The test's own notes of what is typed are not what is heard.
    let heard: Vec<_> = heard
        .lines()
        .filter_map(|line| line.split_once("] "))
        .map(|(_, heard)| heard)
        .collect();
    for private in ["Джміль", "126165427", "Довга", "77/7", "Папуга"] {
        assert!(
            heard.iter().all(|line| !line.contains(private)),
            "{private}"
        );
    }
    assert_eq!(visitor.requests().len(), 1);
}

/// Somebody who listens to what a recorder takes for the dispatcher, and what it has been told.
struct Ears {
    visitor: Visitor,
    recorder: Recorder,
    heard: Vec<Seen>,
}

impl Ears {
    fn open() -> Self {
        let recorder = Recorder::listening(Manner::Prompt);
        let speech = Speech::start(recorder.path(), |_| {}).unwrap();
        let mut ears = Self {
            visitor: Visitor::listens_to(speech),
            recorder,
            heard: Vec::new(),
        };
        ears.listen();
        ears
    }

    /// Does something, and listens to the end of what is said then.
    fn does(&mut self, what: impl FnOnce(&mut Visitor) -> &mut Visitor) {
        what(&mut self.visitor);
        self.listen();
    }

    fn listen(&mut self) {
        if let Some(last) = self.visitor.utterances().pop() {
            self.heard
                .extend(self.recorder.up_to(&Seen::Text(last.words)));
        }
    }
}

#[test]
fn a_dispatcher_is_told_nothing_private_and_each_text_in_its_language_after_a_cancel() {
    let mut ears = Ears::open();
    begins(&mut ears.visitor, "pl");
    ears.listen();
    ears.does(|visitor| visitor.answers('1'));
    for answer in ["Bożydar", "126165427", "77"] {
        for letter in answer.chars() {
            ears.does(|visitor| visitor.types(&letter.to_string()));
        }
        ears.does(|visitor| visitor.press(Key::Enter));
    }
    for key in [Key::Back, Key::Right, Key::Right] {
        ears.does(|visitor| visitor.press(key));
    }
    let texts: Vec<&str> = ears.heard.iter().filter_map(text_of).collect();
    assert!(
        texts.iter().any(|it| it.contains("Liczba znaków: 7")),
        "{texts:?}"
    );
    for private in ["Bożydar", "77", "1 2 6, 1 6 5", "B.", "ż."] {
        assert!(
            texts.iter().all(|it| !it.contains(private)),
            "{private}: {texts:?}"
        );
    }
    let is_cyrillic = |it: &str| it.contains(|c: char| ('\u{400}'..'\u{500}').contains(&c));
    let (mut language, mut is_cancelled) = (String::new(), false);
    for seen in &ears.heard {
        match seen {
            Seen::Command(it) if it == "CANCEL SELF" => is_cancelled = true,
            Seen::Command(it) => {
                let set = it.strip_prefix("SET SELF LANGUAGE ");
                language = set.map_or(language, str::to_owned);
            }
            Seen::Text(text) => {
                assert!(std::mem::take(&mut is_cancelled), "{text}");
                assert_eq!(is_cyrillic(text), language == "uk", "{text}");
                assert_eq!(text.contains("Hello"), language == "en", "{text}");
            }
            other => assert_eq!(*other, Seen::Opened),
        }
    }
}

fn text_of(seen: &Seen) -> Option<&str> {
    match seen {
        Seen::Text(text) => Some(text),
        _ => None,
    }
}

#[test]
fn headphones_hear_the_letters_and_nobody_is_asked() {
    let mut visitor = Visitor::arrives();
    visitor
        .speech_is(Event::Ready)
        .plugs(true)
        .press(Key::Right);
    begins(&mut visitor, "pl");
    assert_eq!(visitor.heading(), "Jak się Pan/Pani nazywa?");
    visitor.types("J");
    assert_eq!(visitor.hears(), ["J"]);
    visitor.plugs(false);
    assert_eq!(
        visitor.heading(),
        "Czy inni mogą słyszeć wpisane litery?",
        "now others hear it"
    );
}

#[test]
fn a_kiosk_that_starts_with_headphones_speaks_while_they_are_plugged_in() {
    let mut visitor = set_up(|setup| setup.config.speech.start = SpeechStart::Headphones);
    visitor.speech_is(Event::Ready).plugs(false);
    assert!(!is_on(&visitor));
    visitor.plugs(true);
    assert!(is_on(&visitor));
    assert_eq!(visitor.hears()[0], "Dzień dobry!");
    visitor.press(Key::Enter).plugs(false);
    assert!(!is_on(&visitor));
    assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
}

#[test]
fn a_kiosk_that_always_speaks_begins_as_soon_as_it_can() {
    let mut visitor = set_up(|setup| setup.config.speech.start = SpeechStart::Always);
    visitor.speech_is(Event::Ready);
    assert!(is_on(&visitor));
    assert_eq!(visitor.hears()[0], "Dzień dobry!");
    visitor.press(Key::Enter).press(Key::Speech);
    assert!(!is_on(&visitor));
    visitor.chooses("Kończę");
    assert!(is_on(&visitor), "for the next one it speaks again");
}

#[test]
fn a_lost_voice_is_told_once_and_a_found_one_says_where_one_is() {
    let mut visitor = at_home();
    visitor.speech_is(Event::Lost);
    let told = "Głos teraz nie działa. Wszystko inne działa dalej.";
    assert_eq!(visitor.page().status.as_ref().unwrap().words, told);
    visitor.press(Key::Down);
    assert_eq!(visitor.page().status, None);
    assert_eq!(visitor.page().focus, 1, "the kiosk works on");
    visitor.speech_is(Event::Ready);
    assert_eq!(
        visitor.hears()[..2],
        [
            "Co Pan/Pani chce zrobić?",
            "2 z 7: Centra Aktywności Seniorów (CAS)"
        ]
    );
}

#[test]
fn a_voice_that_nobody_has_switched_on_is_lost_without_a_word() {
    let mut visitor = Visitor::arrives();
    visitor.speech_is(Event::Ready).chooses("Polski");
    visitor.speech_is(Event::Lost);
    assert_eq!(visitor.page().status, None);
}

#[test]
fn loudness_and_speed_are_changed_with_the_arrows_confirmed_and_end_where_they_end() {
    let mut visitor = at_home();
    visitor
        .chooses("Jak to działa i ustawienia")
        .chooses("Ustawienia głosu")
        .clears_transcript();
    for _ in 0..2 {
        visitor.chooses("Głośniej");
    }
    visitor
        .chooses("Ciszej")
        .chooses("Szybciej")
        .chooses("Wolniej");
    expect![[r#"
        [Down] 2 z 9: Głośniej | Głośność: 3 z 4
        [Enter] Głośność: 4 z 4
        [Enter] 2 z 9: Głośniej | Głośność: 4 z 4
        [Down] 3 z 9: Ciszej | Głośność: 4 z 4
        [Enter] Głośność: 3 z 4
        [Down] 4 z 9: Szybciej | Szybkość mówienia: 3 z 5
        [Enter] Szybkość mówienia: 4 z 5
        [Down] 5 z 9: Wolniej | Szybkość mówienia: 4 z 5
        [Enter] Szybkość mówienia: 3 z 5
    "#]]
    .assert_eq(visitor.transcript());
}

#[test]
fn everything_is_the_kiosks_own_again_after_the_visit() {
    let mut visitor = at_home();
    let before = Visitor::arrives().settings();
    for setting in Setting::ALL.into_iter().filter(|it| *it != Setting::Speech) {
        visitor.changes(setting);
    }
    let changed = visitor.settings();
    assert_ne!(changed.voice, before.voice);
    assert_ne!(
        (changed.letters, changed.repeat),
        (before.letters, before.repeat)
    );
    assert!(changed.has_more_time);
    visitor.chooses("Kończę");
    assert_eq!(visitor.settings(), before);
}

#[test]
fn the_voice_has_four_loudnesses_and_the_next_visitor_hears_the_one_of_the_kiosk() {
    let mut ears = Ears::open();
    let volume = |ears: &Ears| {
        let mut seen = ears.heard.iter().rev();
        seen.find_map(|it| match it {
            Seen::Command(it) => it.strip_prefix("SET SELF VOLUME ")?.parse::<i8>().ok(),
            _ => None,
        })
    };
    let own = volume(&ears);
    ears.does(|visitor| {
        visitor
            .press(Key::Enter)
            .chooses("Jak to działa i ustawienia")
    });
    ears.does(|visitor| visitor.chooses("Ustawienia głosu"));
    let mut told = BTreeSet::new();
    for button in ["Ciszej", "Ciszej", "Głośniej", "Głośniej", "Głośniej"] {
        ears.does(|visitor| visitor.chooses(button));
        told.extend(volume(&ears));
    }
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(volume(&ears), told.last().copied(), "as loud as it can be");
    ears.does(|visitor| visitor.press(Key::Finish));
    ears.does(|visitor| visitor.press(Key::Right));
    assert_eq!(volume(&ears), own);
}

#[test]
fn the_end_of_a_visit_is_said_and_then_the_kiosk_is_silent() {
    let mut visitor = at_home();
    visitor.chooses("Kończę");
    assert_eq!(
        visitor.hears(),
        ["Dziękujemy. Kiosk wszystko już zapomniał."]
    );
    assert!(!is_on(&visitor));
}

#[test]
fn the_time_that_is_left_is_told_at_60_30_and_15_seconds_and_at_the_end() {
    let mut visitor = at_home();
    visitor.clears_transcript().waits_to_the_end();
    expect![[r#"
        [waits] Czy Pan/Pani jeszcze tu jest? | Jeśli tak, proszę nacisnąć dowolny klawisz. | Za 60 sekund usuniemy to, co wpisano, i wrócimy na początek. | Tak, jestem | Dowolny klawisz: jestem
        [waits] Zostało 30 sekund.
        [waits] Zostało 15 sekund.
        [waits] Dziękujemy. Kiosk wszystko już zapomniał.
    "#]]
    .assert_eq(visitor.transcript());
    assert!(visitor.is_forgotten());
}

#[test]
fn any_key_goes_on_after_a_warning_and_the_next_one_is_as_long() {
    let mut visitor = at_home();
    for _ in 0..26 {
        visitor.waits().waits().press(Key::Right);
        assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
        visitor.waits();
        assert_eq!(
            visitor.patience(),
            Some(Duration::from_secs(30)),
            "to 30 seconds"
        );
        visitor.press(Key::Other);
        assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
    }
}

#[test]
fn whoever_needs_more_time_has_ten_times_as_much() {
    let mut visitor = at_home();
    let idle = visitor.patience().unwrap();
    visitor
        .chooses("Jak to działa i ustawienia")
        .chooses("Klawisze i czas")
        .chooses("Więcej czasu: nie");
    assert_eq!(
        visitor.hears()[0],
        "Więcej czasu: tak, dziesięć razy więcej"
    );
    assert_eq!(visitor.patience(), Some(idle * 10));
    visitor.waits();
    assert!(
        shown(&visitor).contains("Za 10 minut"),
        "{}",
        shown(&visitor)
    );
    assert_eq!(
        visitor.patience(),
        Some(Duration::from_secs(540)),
        "to 60 seconds"
    );
}

#[test]
fn the_picker_has_the_letters_of_the_alphabet_or_the_most_frequent_first() {
    let mut visitor = at_first_line("pl");
    visitor.answers('1').chooses_id("pl", "picker-open");
    let first_row = |visitor: &Visitor| visitor.row(0);
    assert_eq!(first_row(&visitor), "A Ą B C Ć D E Ę F");
    visitor.changes(Setting::Letters);
    assert_eq!(first_row(&visitor), "A O E I N Z T P R");
}

#[test]
fn the_focus_goes_round_and_both_ends_are_heard() {
    let mut visitor = at_home();
    visitor.press(Key::Up).press(Key::End).press(Key::Down);
    expect![[r#"
        [Up] Koniec strony. | 7 z 7: Kończę
        [End] To jest koniec. | 7 z 7: Kończę
        [Down] Od początku strony. | 1 z 7: Zajęcia i spotkania | numer 200
    "#]]
    .assert_eq(visitor.transcript());
}

#[test]
fn a_problem_is_said_with_its_question_and_its_cure() {
    let mut visitor = at_first_line("en");
    visitor.answers('1').chooses_id("en", "continue");
    expect![[r#"
        en: What is your name? Nothing has been typed yet. Please type your answer.
    "#]]
    .assert_eq(&(visitor.utters().join("\n") + "\n"));
}

#[test]
fn the_choice_of_what_others_hear_can_be_changed_in_the_settings() {
    let mut visitor = at_home();
    visitor.changes(Setting::Aloud);
    assert_eq!(visitor.shown().voice.aloud, Aloud::Named);
    visitor.begins_repair("pl", "situation-keep");
    assert_eq!(
        visitor.heading(),
        "Jak się Pan/Pani nazywa?",
        "nothing to ask"
    );
    visitor.changes(Setting::Aloud).types("J");
    assert_eq!(visitor.hears(), ["Liczba znaków: 1"]);
}

#[test]
fn the_search_asks_nothing_first_and_its_letters_are_only_counted() {
    let mut visitor = at_home();
    visitor.types("500");
    assert_eq!(visitor.heading(), "Czego Pan/Pani szuka?");
    visitor.types("kr");
    assert_eq!(visitor.hears()[0], "Liczba znaków: 2");
    assert_eq!(visitor.shown().voice.aloud, Aloud::Unasked);
}

#[test]
fn letters_are_counted_while_the_voice_is_lost_for_it_may_be_found_before_they_are_said() {
    let mut visitor = at_first_line("pl");
    visitor.answers('1').types("ra").speech_is(Event::Lost);
    visitor.types("k");
    assert_eq!(visitor.hears()[0], "Liczba znaków: 3");
    assert!(!visitor.shown().names_private);
}

#[test]
fn what_comes_and_goes_by_itself_leaves_the_focus_where_it_is() {
    let mut visitor = Visitor::arrives();
    visitor.press(Key::End);
    let focused = visitor.page().focused().cloned();
    visitor.speech_is(Event::Ready);
    assert_eq!(visitor.page().focused().cloned(), focused);
    visitor.press(Key::Speech);
    assert_eq!(visitor.page().focused().cloned(), focused);
    let mut visitor = at_home();
    visitor
        .chooses("Jak to działa i ustawienia")
        .chooses("Ustawienia głosu")
        .goes_to("Wolniej")
        .speech_is(Event::Lost)
        .press(Key::Enter);
    assert!(!visitor.is_forgotten());
    assert_eq!(visitor.heading(), "Ustawienia głosu");
}

#[test]
fn a_key_that_is_not_decided_on_does_nothing_on_a_page_that_has_come_by_itself() {
    let mut visitor = Visitor::arrives();
    visitor
        .speech_is(Event::Ready)
        .plugs(true)
        .press(Key::Right);
    begins(&mut visitor, "pl");
    visitor.types("Jan").press(Key::Down);
    visitor.takes(unclear(Key::Enter));
    visitor.plugs(false);
    let asked = "Czy inni mogą słyszeć wpisane litery?";
    assert_eq!(visitor.heading(), asked);
    visitor.settles();
    assert_eq!(visitor.heading(), asked);
}

/// A key that may be pressed again or held down.
fn unclear(key: Key) -> Touch {
    Touch {
        key,
        stroke: Stroke::Unclear,
        again: Some(Duration::from_millis(500)),
        since: None,
    }
}

#[test]
fn whoever_turns_to_something_else_to_write_is_asked_about_that() {
    let mut visitor = at_first_line("pl");
    visitor.answers('3').types("500");
    assert_eq!(visitor.heading(), "Czego Pan/Pani szuka?");
    let mut visitor = Visitor::arrives();
    visitor.speech_is(Event::Ready);
    begins(&mut visitor, "pl");
    visitor.chooses_id("pl", "picker-open").press(Key::Speech);
    assert_eq!(visitor.heading(), "Czy inni mogą słyszeć wpisane litery?");
    visitor.press(Key::Back);
    assert_eq!(
        visitor.heading(),
        "Czy powiedzieć to też w zgłoszeniu?",
        "Back leads out"
    );
}

#[test]
fn headphones_answer_what_others_may_hear() {
    let mut visitor = at_first_line("pl");
    visitor.plugs(true);
    assert_eq!(visitor.heading(), "Jak się Pan/Pani nazywa?");
    assert_eq!(visitor.hears()[0], "Jak się Pan/Pani nazywa?");
}

#[test]
fn a_dispatcher_that_comes_back_finds_the_voice_as_the_visitor_left_it() {
    let mut visitor = set_up(|setup| setup.config.speech.start = SpeechStart::Headphones);
    visitor
        .speech_is(Event::Ready)
        .plugs(false)
        .press(Key::Right);
    visitor.speech_is(Event::Lost).speech_is(Event::Ready);
    assert!(is_on(&visitor));
    assert_eq!(visitor.page().status, None, "it is not lost any more");
    let mut visitor = set_up(|setup| setup.config.speech.start = SpeechStart::Always);
    visitor.speech_is(Event::Ready).press(Key::Speech);
    visitor.speech_is(Event::Lost).speech_is(Event::Ready);
    assert!(!is_on(&visitor));
}

#[test]
fn a_kiosk_that_is_to_speak_and_cannot_says_so() {
    let mut visitor = set_up(|setup| setup.config.speech.start = SpeechStart::Always);
    visitor.speech_is(Event::Lost);
    let status = visitor.page().status.as_ref().unwrap();
    assert_eq!(
        status.words,
        "Głos teraz nie działa. Wszystko inne działa dalej."
    );
}

#[test]
fn headphones_that_are_pulled_out_take_their_loudness_with_them() {
    let mut visitor = Visitor::arrives();
    visitor
        .speech_is(Event::Ready)
        .plugs(true)
        .press(Key::Right);
    visitor.press(Key::Enter).changes(Setting::Louder);
    assert_eq!(visitor.shown().voice.volume, 4);
    visitor.plugs(false);
    assert_eq!(visitor.shown().voice.volume, 3);
    assert_eq!(visitor.hears()[0], "1 z 7: Zajęcia i spotkania");
}

#[test]
fn on_the_way_back_to_start_only_the_look_and_the_voice_stay() {
    let mut visitor = at_home();
    visitor.changes(Setting::Louder).changes(Setting::Time);
    visitor.changes(Setting::Aloud).press(Key::Back);
    let settings = visitor.settings();
    let before = Visitor::arrives().settings();
    assert!(settings.voice.is_on);
    assert_eq!(settings.voice.volume, before.voice.volume);
    assert_eq!(settings.voice.aloud, before.voice.aloud);
    assert!(!settings.has_more_time);
}

#[test]
fn a_letter_for_which_there_is_no_room_is_told_of() {
    let mut visitor = at_first_line("pl");
    visitor
        .answers('2')
        .types(&"a".repeat(TYPED_GRAPHEMES_MAX + 1));
    let told = "To się już nie zmieściło. Jest tu miejsce na 100 znaków. Proszę napisać krócej.";
    assert_eq!(visitor.hears()[1], told);
    assert!(
        visitor.utters()[0].ends_with(told),
        "{:?}",
        visitor.utters()
    );
}

#[test]
fn what_was_chosen_is_said_where_answers_are_checked_and_what_was_written_is_counted() {
    let mut visitor = at_first_line("en");
    visitor.answers('1');
    for answer in ["Anna", "126165427", "77"] {
        visitor.types(answer).press(Key::Enter);
    }
    visitor.answers('1');
    visitor.answers('1').chooses_id("en", "continue");
    visitor.chooses_id("en", "skip").answers('1').answers('1');
    let mut heard = visitor.hears();
    while !heard.last().unwrap().ends_with(": All correct, continue") {
        visitor.press(Key::Down);
        heard.extend(visitor.hears());
    }
    let after = |label: &str| {
        let at = heard.iter().position(|it| it == label).unwrap();
        heard[at + 1].as_str()
    };
    assert_eq!(after("When somebody should call"), "In the morning");
    assert_eq!(after("First name and surname"), "Characters: 4");
}

#[test]
fn whoever_lets_letters_only_be_counted_may_choose_to_hear_the_phone_number() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = at_the_answers(tag);
        let phone = "6 0 5, 9 1 8, 2 7 4";
        let hear = hear_the_phone(&visitor);
        // Where the number is only counted, it is said how to hear it.
        let counts = |heard: &[String]| heard.iter().any(|it| it.ends_with(": 9"));
        visitor.press(Key::Home);
        let mut left = visitor.page().stops.len();
        while !counts(&visitor.hears()) && left > 0 {
            visitor.press(Key::Down);
            left -= 1;
        }
        let heard = visitor.hears();
        let at = heard.iter().position(|it| it.ends_with(": 9")).unwrap();
        assert!(heard[at + 1].contains(&hear), "{heard:?}");
        visitor.goes_to(&hear);
        assert_eq!(visitor.hears()[0], visitor.says_here("hear-aloud"));
        assert!(!visitor.utters().join(" ").contains(phone), "not unasked");
        visitor.press(Key::Enter);
        assert_eq!(visitor.heading(), visitor.says_here("heard-heading"));
        assert!(
            visitor.utters().join(" ").contains(phone),
            "{:?}",
            visitor.utters()
        );
        // It was for this once.
        visitor.chooses_id(tag, "known-keep");
        assert_eq!(visitor.heading(), visitor.says_here("answers-heading"));
        assert!(!visitor.shown().names_private);
        visitor.press(Key::Home);
        assert!(!visitor.utters().join(" ").contains(phone));
        // Whoever hears a wrong one changes it.
        visitor.goes_to(&hear).press(Key::Enter);
        visitor.chooses_id(tag, "known-change");
        assert_eq!(visitor.page().field().unwrap().1.value, "605918274");
    }
}

#[test]
fn whoever_answers_that_somebody_is_there_does_not_hear_the_phone_number() {
    let mut visitor = at_the_answers("pl");
    let hear = hear_the_phone(&visitor);
    visitor.chooses(&hear).waits().press(Key::Other);
    assert_eq!(visitor.heading(), visitor.says_here("answers-heading"));
    let heard = visitor.utters().join(" ");
    assert!(!heard.contains("6 0 5, 9 1 8, 2 7 4"), "{heard}");
}

#[test]
fn nobody_is_offered_to_hear_what_is_said_anyway_or_cannot_be_heard() {
    let mut visitor = at_the_answers("pl");
    let hear = hear_the_phone(&visitor);
    let offers = |visitor: &Visitor| visitor.sees().contains(&hear);
    assert!(offers(&visitor));
    visitor.plugs(true);
    assert!(!offers(&visitor), "headphones say it");
    visitor.plugs(false);
    assert!(offers(&visitor));
    visitor.speech_is(Event::Lost);
    assert!(!offers(&visitor), "there is no voice");
    visitor.speech_is(Event::Ready).press(Key::Speech);
    assert!(!offers(&visitor), "the voice is off");
}

/// A request for a call, where the answers are checked, by somebody who lets letters only be counted.
fn at_the_answers(tag: &str) -> Visitor {
    let mut visitor = Visitor::listens();
    visitor.chooses_id(tag, "language-name").types("352");
    visitor.chooses_nth(0).chooses_id(tag, "trial-go");
    visitor.for_oneself(tag).chooses_id(tag, "aloud-count");
    visitor.chooses_id(tag, "skip");
    visitor.types("605918274").press(Key::Enter);
    visitor.answers('1').answers('1');
    assert_eq!(visitor.heading(), visitor.says_here("answers-heading"));
    visitor
}

fn hear_the_phone(visitor: &Visitor) -> String {
    let label = match visitor.page().hint.language.tag() {
        "pl" => "Słucham: Telefon",
        "en" => "Listen to: Phone",
        _ => "Слухаю: Телефон",
    };
    label.to_owned()
}

/// From the verdict to the letters of the first line.
const TO_THE_LETTERS: [&str; 5] = [
    "request-begin",
    "trial-go",
    "helper-nobody",
    "situation-pass-on",
    "picker-open",
];

/// A whole request with six keys, by ear, where letters are said: every utterance.
fn hears_with_six_keys(tag: &str, name: &str) -> String {
    let mut visitor = set_up(|setup| setup.config.speech.output = Output::Headphones);
    visitor.speech_is(Event::Ready).press(Key::Right);
    let mut heard = visitor.utters();
    let mut note = |visitor: &Visitor| heard.extend(visitor.utters());
    for id in ["language-name", "services"] {
        visitor.chooses_id(tag, id);
        note(&visitor);
    }
    for _ in 0..2 {
        visitor.chooses_first();
        note(&visitor);
    }
    visitor.chooses_id(tag, "service-ask");
    note(&visitor);
    for answer in [0, 0, 0, 0] {
        visitor.chooses_nth(answer);
        note(&visitor);
    }
    for id in TO_THE_LETTERS {
        visitor.chooses_id(tag, id);
        note(&visitor);
    }
    // The picker stays open for the answers that follow.
    for answer in [name, "126165427"] {
        visitor.picks(answer);
        note(&visitor);
        visitor.picks_tool(tag, "picker-done");
        note(&visitor);
    }
    // Before the things to tick stands the way on.
    for answer in [0, 1] {
        visitor.chooses_nth(answer);
        note(&visitor);
    }
    for id in ["continue", "skip"] {
        visitor.chooses_id(tag, id);
        note(&visitor);
    }
    visitor.chooses_nth(1);
    note(&visitor);
    while matches!(visitor.page().focused(), Some(Stop::Passage(_))) {
        visitor.press(Key::Down);
        note(&visitor);
    }
    visitor.chooses_id(tag, "answers-right");
    note(&visitor);
    for _ in 0..5 {
        visitor.press(Key::Down);
        note(&visitor);
    }
    visitor.chooses_id(tag, "consent-send");
    let requests = visitor.requests();
    assert_eq!(requests.len(), 1);
    let reference = requests[0]["reference"].as_str().unwrap();
    let digits = |group: &str| group.chars().map(String::from).collect::<Vec<_>>();
    let spelled = reference.split(' ').map(|group| digits(group).join(" "));
    let spelled: Vec<String> = spelled.collect();
    heard.extend(visitor.utters());
    while !matches!(visitor.page().focused(), Some(Stop::Control(_))) {
        visitor.press(Key::Down);
        heard.extend(visitor.utters());
    }
    visitor.press(Key::Enter);
    heard.extend(visitor.utters());
    assert!(visitor.is_forgotten());
    let heard = heard.join("\n") + "\n";
    assert!(heard.contains(&spelled.join(", ")), "{heard}");
    heard.replace(&spelled.join(", "), "0 7 1, 2 3 4, 5 6 5")
}

#[test]
fn a_whole_request_is_made_by_ear_with_six_keys_in_polish() {
    expect![[r#"
        pl: Głos: włączony. Dzień dobry! Język wybiera się strzałkami. Potem proszę nacisnąć Enter.
        en: Hello. Choose a language with the arrows. Then press Enter.
        uk: Добрий день. Виберіть мову стрілками. Потім натисніть ентер.
        pl: 1 z sześciu: Polski. To próba. Przykłady są zmyślone. Strzałka w prawo: powtarzam. Dwa razy: czytam całą stronę.
        pl: Co Pan lub Pani chce zrobić? 1 z siedmiu: Zajęcia i spotkania. numer 200. strzałki w górę i w dół: ruch, Enter: wybieram, strzałka w lewo: wracam. Strzałka w prawo: powtarzam. Dwa razy: czytam całą stronę. Pomoc przez telefon: 1 2, 6 1 6, 5 4, 2 7, albo 112.
        pl: Pomoc i usługi. 1 z dziesięciu: Pomoc w domu i poza domem. numer 310.
        pl: Pomoc w domu i poza domem. 1 z pięciu: Złota Rączka. Bezpłatne drobne naprawy w domu. numer 311.
        pl: Złota Rączka. Co to jest: Fachowiec przychodzi do domu i robi drobną naprawę. Dane z 2000 dwudziestego pierwszego roku. tekst 1 z dwunastu.
        pl: Ile ma Pan lub Pani lat? Pytanie 1 z najwyżej czterech. Pytamy o osobę, która potrzebuje pomocy. Bez zgody nic nie zapisujemy.
        pl: Czy mieszka Pan lub Pani w Krakowie? Pytanie 2 z najwyżej czterech. 1 z pięciu: Tak.
        pl: Czy to naprawa u Pana lub Pani w domu? Pytanie 3 z najwyżej czterech. 1 z pięciu: Tak.
        pl: Jaka to naprawa? Pytanie 4 z najwyżej czterech. 1 z siedmiu: Mała i może poczekać.
        pl: Tak, to pomoc dla Pana lub Pani. Ma Pan lub Pani ponad 60 lat i mieszka w Krakowie, a naprawa jest mała. 1 z pięciu: Wypełniam zgłoszenie.
        pl: To zgłoszenie jest na próbę. Może nikt się nie odezwie. W prawdziwej sprawie proszę zadzwonić: 1 2, 6 1 6, 5 4, 2 7. 1 z czterech: Wypełniam na próbę.
        pl: Kto wypełnia to zgłoszenie? Krok 1 z siedmiu. 1 z siedmiu: Ja, dla siebie.
        pl: Czy powiedzieć to też w zgłoszeniu? Ile ma Pan lub Pani lat? Więcej niż 60 lat. Czy mieszka Pan lub Pani w Krakowie? Tak. Czy to naprawa u Pana lub Pani w domu? Tak. Jaka to naprawa? Mała i może poczekać.
        pl: Jak się Pan lub Pani nazywa? Krok 2 z siedmiu. Żeby fachowiec wiedział, o kogo pytać. 1 z sześciu: Imię i nazwisko. nic nie wpisano. Można pisać. Enter: litery, eskejp: wracam. Bez klawiatury: Enter, potem wybiera się strzałkami.
        pl: Imię i nazwisko. A. strzałki: ruch, Enter: piszę, eskejp: wracam.
        pl: a.
        pl: Jaki ma Pan lub Pani numer telefonu? Żeby fachowiec mógł zadzwonić i umówić wizytę. Telefon. 1. strzałki: ruch, Enter: piszę, eskejp: wracam.
        pl: 7.
        pl: Z kim Pan lub Pani mieszka? Krok 4 z siedmiu. Osoby, które mieszkają same, mają pierwszeństwo. 1 z siedmiu: Samotnie.
        pl: Co się zepsuło? Krok 5 z siedmiu. Można wybrać kilka rzeczy. Potem: Dalej. Fachowiec będzie wiedział, co jest do zrobienia. 2 z jedenastu: Kran albo zlew.
        pl: wybrano.
        pl: Co jeszcze warto wiedzieć o naprawie? Krok 6 z siedmiu. Własnymi słowami, wystarczy jedno zdanie. To pytanie można pominąć. 1 z sześciu: Co jeszcze warto wiedzieć. nic nie wpisano. Można pisać. Enter: litery, eskejp: wracam. Bez klawiatury: Enter, potem wybiera się strzałkami.
        pl: Kiedy najlepiej dzwonić? Krok 7 z siedmiu. Żeby nie przeszkadzać. 1 z ośmiu: Przed południem.
        pl: Proszę sprawdzić odpowiedzi. Zgłoszenie nie jest jeszcze wysłane. Czego dotyczy: Złota Rączka. Kto wypełnia. Ja, dla siebie. Imię i nazwisko. Anna. Telefon. 1 2 6, 1 6 5, 4 2 7. tekst 1 z czterech.
        pl: Sytuacja w domu. Samotnie. Co się zepsuło. Kran albo zlew. Co jeszcze warto wiedzieć: bez odpowiedzi. Kiedy ktoś ma zadzwonić. Około południa. tekst 2 z czterech.
        pl: Wcześniejsze odpowiedzi: przekazuję. Ile ma Pan lub Pani lat? Więcej niż 60 lat. Czy mieszka Pan lub Pani w Krakowie? Tak. Czy to naprawa u Pana lub Pani w domu? Tak. tekst 3 z czterech.
        pl: Jaka to naprawa? Mała i może poczekać. tekst 4 z czterech.
        pl: 1 z dwunastu: Zgadza się, dalej.
        pl: Zgoda i wysłanie. Do wysłania potrzebna jest zgoda na użycie tych danych w tej sprawie. Kto się tym zajmie: Miejski Ośrodek Pomocy Społecznej. tekst 1 z dwóch.
        pl: Dane dostanie tylko ten, kto zajmie się sprawą. Gdy Pan lub Pani skończy, kiosk wszystko zapomni. Te zasady to tylko przykład. tekst 2 z dwóch.
        pl: 1 z sześciu: Zgadzam się, wysyłam.
        pl: 2 z sześciu: Nie zgadzam się, wracam.
        pl: 3 z sześciu: Czytam więcej o swoich danych.
        pl: 4 z sześciu: Wracam.
        pl: Zgłoszenie jest wysłane. na próbę. Numer zgłoszenia. 0 7 1, 2 3 4, 5 6 5. Imię i nazwisko. Anna. Ktoś zadzwoni pod numer, przykład. 1 2 6, 1 6 5, 4 2 7. tekst 1 z dziewięciu.
        pl: Proszę najpierw zapisać numer zgłoszenia: 0 7 1, 2 3 4, 5 6 5. To nie jest telefon. 1 z pięciu: Kończę.
        pl: Dziękujemy. Kiosk wszystko już zapomniał.
    "#]]
    .assert_eq(&hears_with_six_keys("pl", "ANNA"));
}

#[test]
fn a_whole_request_is_made_by_ear_with_six_keys_in_english() {
    expect![[r#"
        pl: Głos: włączony. Dzień dobry! Język wybiera się strzałkami. Potem proszę nacisnąć Enter.
        en: Hello. Choose a language with the arrows. Then press Enter.
        uk: Добрий день. Виберіть мову стрілками. Потім натисніть ентер.
        pl: 1 z sześciu: Polski. To próba. Przykłady są zmyślone. Strzałka w prawo: powtarzam. Dwa razy: czytam całą stronę.
        en: What would you like to do? 1 of 7: Activities and meetings. number 200. arrows up and down: move, Enter: choose, left arrow: go back. Right arrow: repeat. Twice: read the whole page. Help by phone: 1 2, 6 1 6, 5 4, 2 7, or 112.
        en: Help and services. 1 of 10: Help at home and when you go out. number 310.
        en: Help at home and when you go out. 1 of 5: Handyman for small repairs. Free small repairs at home. number 311.
        en: Handyman for small repairs. What it is called here.
        pl: Złota Rączka.
        en: What it is: A handyman comes to your home and does a small repair. Information from 2021. text 1 of 12.
        en: How old are you? Question 1 of at most 4. We ask about the person who needs help. Nothing is kept unless you agree.
        en: Do you live in Krakov? Question 2 of at most 4. 1 of 5: Yes.
        en: Is the repair in the flat where you live? Question 3 of at most 4. 1 of 5: Yes.
        en: What kind of repair is it? Question 4 of at most 4. 1 of 7: Small, and it can wait.
        en: Yes, this help is for you. You are over 60, you live in Krakov, and the repair is small. 1 of 5: Fill in the request.
        en: This request is only a trial. Perhaps nobody will answer it. If you really need something, please call, 1 2, 6 1 6, 5 4, 2 7. 1 of 4: Go on as a trial.
        en: Who is filling this in? Step 1 of 7. 1 of 7: I am, for myself.
        en: May the request say this too? How old are you? Over 60. Do you live in Krakov? Yes. Is the repair in the flat where you live? Yes. What kind of repair is it? Small, and it can wait.
        en: What is your name? Step 2 of 7. So that the handyman knows whom to ask for. 1 of 6: First name and surname. nothing typed. Type here. Enter: letters, escape: go back. Without a keyboard: press Enter, then pick with the arrows.
        en: First name and surname. A. the arrows: move, Enter: type, escape: go back.
        en: a.
        en: What is your phone number? So that the handyman can call you and agree on a day. Phone. 1. the arrows: move, Enter: type, escape: go back.
        en: 7.
        en: Who do you live with? Step 4 of 7. People who live alone come first. 1 of 7: Alone.
        en: What is broken? Step 5 of 7. You can choose several. Then: Continue. The handyman will know what there is to do. 2 of 11: Tap or sink.
        en: chosen.
        en: What else should we know about the repair? Step 6 of 7. In your own words; one sentence is enough. You can skip this question. 1 of 6: What else to know. nothing typed. Type here. Enter: letters, escape: go back. Without a keyboard: press Enter, then pick with the arrows.
        en: When is it best to call you? Step 7 of 7. So that the call does not disturb you. 1 of 8: In the morning.
        en: Please check your answers. The request has not been sent yet. What it is about: Handyman for small repairs. Filled in by. I am, for myself. First name and surname. Anna. text 1 of 4.
        en: Phone. 1 2 6, 1 6 5, 4 2 7. Situation at home. Alone. What is broken. Tap or sink. What else to know: no answer. When somebody should call. Around noon. text 2 of 4.
        en: Earlier answers: passed on. How old are you? Over 60. Do you live in Krakov? Yes. Is the repair in the flat where you live? Yes. text 3 of 4.
        en: What kind of repair is it? Small, and it can wait. text 4 of 4.
        en: 1 of 12: All correct, continue.
        en: Agree and send. To send the request, we need your consent to use your answers for it. Who will deal with it: The city’s social services, mops. text 1 of 2.
        en: Only those who deal with this request get your data. When you have finished, the kiosk forgets everything. These rules are only an example. text 2 of 2.
        en: 1 of 6: I agree, send the request.
        en: 2 of 6: I do not agree, go back.
        en: 3 of 6: Read more about your data.
        en: 4 of 6: Go back.
        en: Your request has been sent. a trial. Your request number. 0 7 1, 2 3 4, 5 6 5. First name and surname. Anna. The number that will be called, example. 1 2 6, 1 6 5, 4 2 7. text 1 of 9.
        en: Please write down your request number first: 0 7 1, 2 3 4, 5 6 5. It is not a phone number. 1 of 5: Finish.
        en: Thank you. The kiosk has forgotten everything.
    "#]]
    .assert_eq(&hears_with_six_keys("en", "ANNA"));
}

#[test]
fn a_whole_request_is_made_by_ear_with_six_keys_in_ukrainian() {
    expect![[r#"
        pl: Głos: włączony. Dzień dobry! Język wybiera się strzałkami. Potem proszę nacisnąć Enter.
        en: Hello. Choose a language with the arrows. Then press Enter.
        uk: Добрий день. Виберіть мову стрілками. Потім натисніть ентер.
        pl: 1 z sześciu: Polski. To próba. Przykłady są zmyślone. Strzałka w prawo: powtarzam. Dwa razy: czytam całą stronę.
        uk: Що Ви хочете зробити? 1 із семи: Заняття і зустрічі. номер 200. стрілки вгору і вниз: рух, ентер: вибрати, стрілка вліво: назад. Стрілка вправо: повторити. Двічі: прочитати всю сторінку. Допомога телефоном: 1 2, 6 1 6, 5 4, 2 7, або 112.
        uk: Допомога і послуги. 1 із десяти: Допомога вдома і поза домом. номер 310.
        uk: Допомога вдома і поза домом. 1 із п’яти: Майстер на всі руки. Безплатний дрібний ремонт удома. номер 311.
        uk: Майстер на всі руки. Як це тут називають.
        pl: Złota Rączka.
        uk: Що це: Майстер приходить додому і робить дрібний ремонт. Станом на дві тисячі двадцять перший рік. текст 1 із дванадцяти.
        uk: Скільки Вам років? Запитання 1, усього не більше чотирьох. Питаємо про людину, якій потрібна допомога. Без згоди нічого не зберігаємо.
        uk: Ви живете в Кракові? Запитання 2, усього не більше чотирьох. 1 із п’яти: Так.
        uk: Ремонт потрібен у квартирі, де Ви живете? Запитання 3, усього не більше чотирьох. 1 із п’яти: Так.
        uk: Який це ремонт? Запитання 4, усього не більше чотирьох. 1 із семи: Дрібний, може почекати.
        uk: Так, ця допомога для Вас. Вам понад 60 років, Ви живете в Кракові, а ремонт дрібний. 1 із п’яти: Заповнити заявку.
        uk: Ця заявка лише пробна. Можливо, ніхто не відповість. Якщо це справді потрібно, зателефонуйте, будь ласка: 1 2, 6 1 6, 5 4, 2 7. 1 із чотирьох: Заповнюю для проби.
        uk: Хто заповнює цю заявку? Крок 1 із семи. 1 із семи: Я, для себе.
        uk: Додати це до заявки? Скільки Вам років? Більше ніж 60 років. Ви живете в Кракові? Так. Ремонт потрібен у квартирі, де Ви живете? Так. Який це ремонт? Дрібний, може почекати.
        uk: Ваше ім’я та прізвище? Крок 2 із семи. Щоб майстер знав, кого питати. 1 із шести: Ім’я та прізвище. нічого не написано. Можна писати. ентер: літери, ескейп: назад. Без клавіатури: натисніть ентер, потім вибирайте стрілками.
        uk: Ім’я та прізвище. А. стрілки: рух, ентер: вписати, ескейп: назад.
        uk: а.
        uk: Який у Вас номер телефону? Щоб майстер міг зателефонувати. Український номер починайте із, плюс 3 8 0. Телефон. 1. стрілки: рух, ентер: вписати, ескейп: назад.
        uk: 7.
        uk: Із ким Ви живете? Крок 4 із семи. Насамперед допомагають тим, хто живе сам. 1 із семи: Ні із ким.
        uk: Що зламалося? Крок 5 із семи. Можна вибрати кілька. Потім: Далі. Майстер знатиме, що треба зробити. 2 із одинадцяти: Кран або мийка.
        uk: вибрано.
        uk: Що ще варто знати про ремонт? Крок 6 із семи. Своїми словами, досить одного речення. Це запитання можна пропустити. 1 із шести: Що ще варто знати. нічого не написано. Можна писати. ентер: літери, ескейп: назад. Без клавіатури: натисніть ентер, потім вибирайте стрілками.
        uk: Коли Вам зручно говорити телефоном? Крок 7 із семи. Щоб не турбувати Вас. 1 із восьми: Уранці.
        uk: Перевірте, будь ласка, відповіді. Заявку ще не надіслано. Про що заявка: Майстер на всі руки. Хто заповнює. Я, для себе. Ім’я та прізвище. Анна. Телефон. 1 2 6, 1 6 5, 4 2 7. Ситуація вдома. Ні із ким. текст 1 із трьох.
        uk: Що зламалося. Кран або мийка. Що ще варто знати: без відповіді. Коли чекати дзвінка. Близько полудня. Попередні відповіді: передати. текст 2 із трьох.
        uk: Скільки Вам років? Більше ніж 60 років. Ви живете в Кракові? Так. Ремонт потрібен у квартирі, де Ви живете? Так. Який це ремонт? Дрібний, може почекати. текст 3 із трьох.
        uk: 1 із дванадцяти: Усе правильно, далі.
        uk: Згода і надсилання. Щоб надіслати заявку, потрібна Ваша згода на використання цих даних. Хто цим займеться: Міський центр соціальної допомоги, мопс. текст 1 із двох.
        uk: Дані отримає лише той, хто займеться цією заявкою. Коли Ви закінчите, кіоск усе забуде. Ці правила, лише приклад. текст 2 із двох.
        uk: 1 із шести: Погоджуюся, надіслати.
        uk: 2 із шести: Не погоджуюся, назад.
        uk: 3 із шести: Докладніше про мої дані.
        uk: 4 із шести: Назад.
        uk: Заявку надіслано. пробна. Номер заявки. 0 7 1, 2 3 4, 5 6 5. Ім’я та прізвище. Анна. Зателефонують на номер, приклад. 1 2 6, 1 6 5, 4 2 7. текст 1 із дев’яти.
        uk: Спершу запишіть, будь ласка, номер заявки: 0 7 1, 2 3 4, 5 6 5. Це не телефон. 1 із п’яти: Закінчити.
        uk: Дякуємо. Кіоск уже все забув.
    "#]]
    .assert_eq(&hears_with_six_keys("uk", "АННА"));
}

#[test]
fn f6_stops_the_voice_and_does_nothing_else() {
    let recorder = Recorder::listening(Manner::Endless);
    let speech = Speech::start(recorder.path(), |_| {}).unwrap();
    let mut visitor = Visitor::listens_to(speech);
    let words = |visitor: &Visitor| visitor.utterances().pop().unwrap().words;
    visitor.chooses_id("pl", "language-name").press(Key::Down);
    recorder.up_to(&Seen::Text(words(&visitor)));
    let before = visitor.page().clone();
    visitor.press(Key::Silence);
    assert_eq!(recorder.next(), Seen::Command("CANCEL SELF".to_owned()));
    assert!(*visitor.page() == before, "the page stays");
    assert!(visitor.shown().voice.is_on, "the voice stays on");
    // It says the next thing as ever.
    visitor.press(Key::Down);
    recorder.up_to(&Seen::Text(words(&visitor)));
}

#[test]
fn f6_is_no_letter_and_no_answer() {
    let mut visitor = at_first_line("pl");
    visitor.answers('1').types("Ja");
    let before = visitor.page().clone();
    visitor.press(Key::Silence);
    assert!(*visitor.page() == before, "{}", visitor.sees());
}

/// The name of a centre is Polish in every language. Where it stands among the others is not.
#[test]
fn where_a_name_stands_is_told_in_the_language_of_the_visitor() {
    for (tag, place, number) in [
        ("pl", "1 z 12", "numer 154"),
        ("en", "1 of 12", "number 154"),
        ("uk", "1 з 12", "номер 154"),
    ] {
        let mut visitor = Visitor::listens();
        visitor.chooses_id(tag, "language-name").types("198");
        visitor.goes_to("CAS Cyfrowe Centrum");
        let heard = visitor.hears_in();
        let says = |words: &str, language: &str| {
            let is_said = |(of, said): &(String, String)| of == language && said.contains(words);
            heard.iter().any(is_said)
        };
        assert!(says(place, tag) && says(number, tag), "{heard:?}");
        assert!(says("CAS Cyfrowe Centrum", "pl"), "{heard:?}");
    }
}
