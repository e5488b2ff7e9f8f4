//! What is given to Speech Dispatcher, what is told of it, and that a bad one is never waited for.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use cas_kiosk::surface::speech::ssip::{MESSAGE_CHARACTERS_MAX, messages};
use cas_kiosk::surface::speech::{Delivery, Event, Speech, Utterance, socket};
use cas_kiosk::text::{Language, is_unwanted};
use proptest::prelude::*;

use crate::recorder::{Manner, PATIENCE, Recorder, Seen, crowded, event};

const DELIVERY: Delivery = Delivery {
    rate: -20,
    volume: 100,
};

fn utterance(tag: &str, words: &str) -> Utterance {
    Utterance {
        language: Language::new(tag).unwrap(),
        words: words.to_owned(),
        delivery: DELIVERY,
    }
}

/// A voice, and what it tells.
struct Voice {
    speech: Speech,
    told: Receiver<Event>,
}

impl Voice {
    fn at(path: PathBuf) -> Self {
        let (sender, told) = channel();
        let tell = move |event| {
            let _over = sender.send(event);
        };
        let speech = Speech::start(path, tell).unwrap();
        Self { speech, told }
    }

    fn at_ready(recorder: &Recorder) -> Self {
        let voice = Self::at(recorder.path());
        assert_eq!(voice.next(), Event::Ready);
        voice
    }

    fn next(&self) -> Event {
        self.told.recv_timeout(PATIENCE).expect("nothing is told")
    }

    fn say(&self, words: &str) {
        self.speech.say(vec![utterance("pl", words)]);
    }

    fn heard(&self) {
        assert_eq!(self.next(), Event::Began);
        while let Event::Began = self.next() {}
    }

    /// Ends it, and returns what was told and nobody has asked for.
    fn end(self) -> Vec<Event> {
        drop(self.speech);
        self.told.iter().collect()
    }
}

fn commands(tag: &str, words: &str) -> Vec<Seen> {
    let language = format!("SET SELF LANGUAGE {tag}");
    let commands = [
        "CANCEL SELF",
        &language,
        "SET SELF RATE -20",
        "SET SELF VOLUME 100",
        "SPEAK",
    ];
    let mut seen: Vec<_> = commands
        .map(|command| Seen::Command(command.to_owned()))
        .into();
    seen.push(Seen::Text(words.to_owned()));
    seen
}

fn greeting() -> Vec<Seen> {
    let commands = [
        "SET SELF CLIENT_NAME kiosk:cas-kiosk:voice",
        "SET SELF NOTIFICATION ALL ON",
        "SET SELF PUNCTUATION NONE",
    ];
    let commands = commands.map(|command| Seen::Command(command.to_owned()));
    [&[Seen::Opened][..], &commands].concat()
}

#[test]
fn each_utterance_is_said_in_its_language_when_the_one_before_has_ended() {
    for manner in [Manner::Prompt, Manner::Hasty] {
        let recorder = Recorder::listening(manner);
        let voice = Voice::at_ready(&recorder);
        let utterances = vec![
            utterance("pl", "Dzień dobry"),
            utterance("en", " \t"),
            utterance("en", "Good morning"),
            utterance("uk", "Доброго дня"),
        ];
        voice.speech.say(utterances);
        voice.heard();
        assert_eq!(voice.end(), []);
        let expected = [
            greeting(),
            commands("pl", "Dzień dobry"),
            commands("en", "Good morning"),
            commands("uk", "Доброго дня"),
            vec![Seen::Command("CANCEL SELF".to_owned()), Seen::Closed],
        ];
        assert_eq!(recorder.up_to(&Seen::Closed), expected.concat());
    }
}

#[test]
fn the_next_utterance_waits_for_the_end_of_the_one_before() {
    let recorder = Recorder::listening(Manner::Endless);
    let voice = Voice::at_ready(&recorder);
    let utterances = vec![utterance("pl", "pierwsze"), utterance("en", "second")];
    voice.speech.say(utterances);
    assert_eq!(recorder.texts_up_to("pierwsze"), ["pierwsze"]);
    assert_eq!(voice.next(), Event::Began);
    recorder.tell(&event(700, 1, "INDEX MARK"));
    recorder.tell(&event(704, 1, "PAUSED"));
    recorder.tell(&event(702, 99, "END"));
    recorder.tell(&event(702, 1, "END"));
    assert_eq!(
        recorder.up_to(&Seen::Text("second".into())),
        commands("en", "second")
    );
    assert_eq!(voice.next(), Event::Began, "each utterance is told of");
    recorder.tell(&event(702, 2, "END"));
    assert_eq!(voice.next(), Event::Ended);
    assert_eq!(voice.end(), []);
}

#[test]
fn values_beyond_those_of_ssip_are_the_nearest() {
    let recorder = Recorder::listening(Manner::Prompt);
    let voice = Voice::at_ready(&recorder);
    let (rate, volume) = (i8::MIN, i8::MAX);
    let delivery = Delivery { rate, volume };
    voice.speech.say(vec![Utterance {
        delivery,
        ..utterance("pl", "raz")
    }]);
    let seen = recorder.up_to(&Seen::Text("raz".into()));
    assert!(seen.contains(&Seen::Command("SET SELF RATE -100".into())));
    assert!(seen.contains(&Seen::Command("SET SELF VOLUME 100".into())));
}

#[test]
fn of_a_flood_the_newest_is_said() {
    let recorder = Recorder::listening(Manner::Endless);
    let voice = Voice::at_ready(&recorder);
    recorder.hold(|| {
        voice.say("0");
        // It has been taken, and nothing is replied until all have come.
        while recorder.next() != Seen::Command("CANCEL SELF".into()) {}
        (1..=1000).for_each(|index| voice.say(&index.to_string()));
    });
    assert_eq!(recorder.texts_up_to("1000"), ["0", "1000"]);
    // The first may have been replaced before it was known to have begun.
    while voice.next() == Event::Began {
        recorder.tell(&event(702, 2, "END"));
    }
    assert_eq!(voice.end(), []);
}

#[test]
fn what_replaces_something_that_is_heard_begins_without_an_end() {
    let recorder = Recorder::listening(Manner::Endless);
    let voice = Voice::at_ready(&recorder);
    for words in ["pierwsze", "drugie", "trzecie"] {
        voice.say(words);
        assert_eq!(voice.next(), Event::Began);
    }
    voice.speech.hush();
    assert_eq!(voice.next(), Event::Ended);
    assert_eq!(voice.end(), []);
    let expected = [
        greeting(),
        commands("pl", "pierwsze"),
        commands("pl", "drugie"),
        commands("pl", "trzecie"),
        vec![Seen::Command("CANCEL SELF".into()); 2],
        vec![Seen::Closed],
    ];
    assert_eq!(recorder.up_to(&Seen::Closed), expected.concat());
}

#[test]
fn after_a_hush_nothing_more_is_said() {
    for hush in [
        |speech: &Speech| speech.hush(),
        |speech: &Speech| speech.say(vec![]),
        |speech: &Speech| speech.say(vec![utterance("pl", "\u{200B}\r\n")]),
    ] {
        let recorder = Recorder::listening(Manner::Endless);
        let voice = Voice::at_ready(&recorder);
        let utterances = vec![utterance("pl", "pierwsze"), utterance("en", "second")];
        voice.speech.say(utterances);
        assert_eq!(voice.next(), Event::Began);
        hush(&voice.speech);
        assert_eq!(voice.next(), Event::Ended);
        voice.say("inne");
        assert_eq!(recorder.texts_up_to("inne"), ["pierwsze", "inne"]);
    }
}

#[test]
fn what_was_never_heard_is_not_told_of() {
    let recorder = Recorder::listening(Manner::Mute);
    let voice = Voice::at_ready(&recorder);
    voice.say("nieme");
    recorder.texts_up_to("nieme");
    voice.speech.hush();
    let cancel = Seen::Command("CANCEL SELF".into());
    recorder.up_to(&cancel);
    assert_eq!(voice.end(), []);
}

#[test]
fn what_somebody_else_silences_is_not_gone_on_with() {
    let recorder = Recorder::listening(Manner::Endless);
    let voice = Voice::at_ready(&recorder);
    let utterances = vec![utterance("pl", "pierwsze"), utterance("en", "second")];
    voice.speech.say(utterances);
    assert_eq!(voice.next(), Event::Began);
    recorder.tell(&event(703, 1, "CANCELED"));
    assert_eq!(voice.next(), Event::Ended);
    voice.say("inne");
    assert_eq!(recorder.texts_up_to("inne"), ["pierwsze", "inne"]);
}

/// What the dispatcher must get of a text: told in another way than in the program.
fn cleaned(words: &str) -> String {
    let spaced: String = words
        .chars()
        .map(|c| {
            if is_unwanted(c) || c.is_whitespace() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let words: Vec<_> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Says `words`, and returns the texts that came of them. Anything else but the usual is a failure.
fn texts_of(voice: &Voice, recorder: &Recorder, words: &str) -> Vec<String> {
    let utterances = vec![utterance("pl", words), utterance("en", "the end")];
    voice.speech.say(utterances);
    voice.heard();
    let mut seen = recorder.up_to(&Seen::Text("the end".into())).into_iter();
    let mut texts = Vec::new();
    while let Some(first) = seen.next() {
        let mut one = vec![first];
        one.extend(seen.by_ref().take(5));
        let Some(Seen::Text(text)) = one.last() else {
            panic!("{one:?}")
        };
        let tag = if text == "the end" { "en" } else { "pl" };
        assert_eq!(one, commands(tag, text));
        texts.push(text.clone());
    }
    texts.pop();
    texts
}

#[test]
fn no_text_is_taken_for_a_command() {
    let recorder = Recorder::listening(Manner::Prompt);
    let voice = Voice::at_ready(&recorder);
    let mut begun = greeting();
    begun.retain(|seen| recorder.next() != *seen);
    assert_eq!(begun, []);
    for (words, expected) in [
        (".", "."),
        ("..", ".."),
        ("...a", "...a"),
        (" .", "."),
        ("\r\n.\r\nSTOP all", ". STOP all"),
        ("a\r\n.\r\nSTOP all\r\n", "a . STOP all"),
        ("a\n.\nSTOP all", "a . STOP all"),
        ("a\r.\rSTOP all", "a . STOP all"),
        ("a\u{85}.\u{2028}.\u{2029}STOP all", "a . . STOP all"),
        ("a\0b\u{1b}[2Jc\u{202e}d\u{7f}e", "a b [2Jc d e"),
        ("<speak>&amp;</speak>", "<speak>&amp;</speak>"),
        ("Zażółć  gęślą\tjaźń", "Zażółć gęślą jaźń"),
    ] {
        assert_eq!(texts_of(&voice, &recorder, words), [expected], "{words:?}");
        assert_eq!(cleaned(words), expected, "{words:?}");
    }
}

#[test]
fn a_long_text_is_said_in_several_messages_of_whole_words() {
    let recorder = Recorder::listening(Manner::Prompt);
    let voice = Voice::at_ready(&recorder);
    recorder.up_to(&greeting()[3]);
    let words = "słowo ".repeat(2000);
    let texts = texts_of(&voice, &recorder, &words);
    assert!(texts.len() > 10);
    assert_eq!(texts.join(" "), cleaned(&words));
    let one_word = "ł".repeat(2 * MESSAGE_CHARACTERS_MAX + 1);
    let texts = texts_of(&voice, &recorder, &one_word);
    assert_eq!(texts.concat(), one_word);
    assert_eq!(texts.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn messages_are_clean_bounded_and_lose_no_word(words in "(\\PC|[\r\n. \t\u{0}\u{200B}]|łąka ){0,1500}") {
        let messages = messages(&words);
        for message in &messages {
            prop_assert!(!message.is_empty());
            prop_assert!(message.chars().count() <= MESSAGE_CHARACTERS_MAX);
            prop_assert!(!message.contains(is_unwanted));
        }
        let joined: String = messages.concat().split(' ').collect();
        let expected: String = cleaned(&words).split(' ').collect();
        prop_assert_eq!(joined, expected);
    }
}

#[test]
fn any_text_arrives_as_it_was_cleaned() {
    let recorder = Recorder::listening(Manner::Prompt);
    let voice = Voice::at_ready(&recorder);
    recorder.up_to(&greeting()[3]);
    proptest!(ProptestConfig::with_cases(64), |(words in "[.\r\n]{0,5}\\PC{0,20}[.\r\n]{0,5}(STOP all\r\n)?")| {
        prop_assert_eq!(texts_of(&voice, &recorder, &words).join(" "), cleaned(&words));
    });
}

#[test]
fn a_dispatcher_that_was_never_there_is_lost_once_and_found_when_it_comes() {
    let mut recorder = Recorder::new(Manner::Prompt);
    let voice = Voice::at(recorder.path());
    assert_eq!(voice.next(), Event::Lost);
    recorder.listen();
    assert_eq!(voice.next(), Event::Ready);
    voice.say("słychać");
    voice.heard();
    assert_eq!(recorder.texts_up_to("słychać"), ["słychać"]);
    assert_eq!(voice.end(), []);
}

#[test]
fn what_was_said_just_before_the_dispatcher_is_there_is_heard() {
    let recorder = Recorder::listening(Manner::Prompt);
    let voice = Voice::at(recorder.path());
    voice.say("dzień dobry");
    assert_eq!(voice.next(), Event::Ready);
    voice.heard();
}

#[test]
fn one_that_dies_in_the_midst_of_a_word_is_found_again() {
    let recorder = Recorder::listening(Manner::DiesInWord);
    let voice = Voice::at_ready(&recorder);
    voice.say("pierwsze");
    assert_eq!(voice.next(), Event::Began);
    assert_eq!(voice.next(), Event::Ended);
    assert_eq!(voice.next(), Event::Lost);
    recorder.behave(Manner::Prompt);
    assert_eq!(voice.next(), Event::Ready);
    voice.say("drugie");
    voice.heard();
    assert_eq!(recorder.texts_up_to("drugie"), ["pierwsze", "drugie"]);
    assert_eq!(voice.end(), []);
}

#[test]
fn rubbish_is_as_good_as_nothing() {
    const LONG: &[u8] = &[b'a'; 100_000];
    for rubbish in [
        &b"HTTP/1.1 400 Bad Request\r\n\r\n"[..],
        b"\xff\xfe\r\n",
        b"\r\n",
        b"2\r\n",
        b"+20 OK\r\n",
        b"20\xc5\x82 OK\r\n",
        b"208\r\n",
        b"208 OK\n",
        b"208-OK\r\n209 OK\r\n",
        b"500 ERR\r\n",
        b"208 OK\r\n208 OK\r\n",
        LONG,
    ] {
        let recorder = Recorder::listening(Manner::Prompt);
        let voice = Voice::at_ready(&recorder);
        recorder.behave(Manner::Rubbish(rubbish));
        voice.say("raz");
        assert_eq!(voice.next(), Event::Lost, "{rubbish:?}");
        assert_eq!(voice.end(), [], "{rubbish:?}");
    }
}

#[test]
fn rubbish_that_nobody_asked_for_loses_the_dispatcher_in_mid_word() {
    let recorder = Recorder::listening(Manner::Endless);
    let voice = Voice::at_ready(&recorder);
    voice.say("raz");
    assert_eq!(voice.next(), Event::Began);
    recorder.tell("what?\r\n");
    assert_eq!(voice.next(), Event::Ended);
    assert_eq!(voice.next(), Event::Lost);
}

#[test]
fn a_silent_dispatcher_holds_up_nobody() {
    let recorder = Recorder::listening(Manner::Silent);
    let voice = Voice::at(recorder.path());
    (0..10_000).for_each(|_| voice.say("raz"));
    assert_eq!(voice.next(), Event::Lost);
    // In the midst of waiting for a reply, it ends.
    assert_eq!(voice.end(), []);
    recorder.up_to(&Seen::Closed);
}

#[test]
fn one_that_falls_silent_is_lost_once() {
    let recorder = Recorder::listening(Manner::Prompt);
    let voice = Voice::at_ready(&recorder);
    recorder.behave(Manner::Silent);
    voice.say("raz");
    assert_eq!(voice.next(), Event::Lost);
    (0..10_000).for_each(|_| voice.say("dwa"));
    assert_eq!(voice.end(), []);
}

#[test]
fn one_that_accepts_nobody_holds_up_nobody() {
    let recorder = Recorder::new(Manner::Prompt);
    let _crowd = crowded(&recorder.path());
    let voice = Voice::at(recorder.path());
    assert_eq!(voice.next(), Event::Lost);
    (0..10_000).for_each(|_| voice.say("raz"));
    assert_eq!(voice.end(), []);
}

#[test]
fn when_the_handle_is_dropped_the_speech_stops_and_the_connection_ends() {
    let recorder = Recorder::listening(Manner::Endless);
    let voice = Voice::at_ready(&recorder);
    voice.say("raz");
    assert_eq!(voice.next(), Event::Began);
    // `iter` ends when the thread has dropped what tells.
    assert_eq!(voice.end(), []);
    let expected = [
        greeting(),
        commands("pl", "raz"),
        vec![Seen::Command("CANCEL SELF".into()), Seen::Closed],
    ];
    assert_eq!(recorder.up_to(&Seen::Closed), expected.concat());
}

#[test]
fn words_are_not_printed_for_debugging() {
    let utterance = utterance("pl", "Łęcka");
    assert_eq!(format!("{utterance:?}"), "pl:***");
    let recorder = Recorder::new(Manner::Prompt);
    let voice = Voice::at(recorder.path());
    voice.say("Łęcka");
    assert!(!format!("{:?}", voice.speech).contains("Łęcka"));
}

#[test]
fn the_socket_is_the_first_that_is_named() {
    let below = "/run/user/1000/speech-dispatcher/speechd.sock";
    for (address, runtime, configured, expected) in [
        ("", "", "", Ok(None)),
        ("", "", "/etc/s", Ok(Some("/etc/s"))),
        ("", "/run/user/1000", "/etc/s", Ok(Some(below))),
        ("", "run/user", "/etc/s", Ok(Some("/etc/s"))),
        ("unix_socket", "/run/user/1000", "", Ok(Some(below))),
        ("unix_socket:", "/run/user/1000", "", Ok(Some(below))),
        ("unix_socket", "", "/etc/s", Ok(Some("/etc/s"))),
        (
            "unix_socket:/a:b",
            "/run/user/1000",
            "/etc/s",
            Ok(Some("/a:b")),
        ),
        (
            "inet_socket:localhost:6560",
            "/run",
            "/etc/s",
            Err("inet_socket"),
        ),
        ("inet_socket", "", "", Err("inet_socket")),
        ("/run/s", "", "", Err("/run/s")),
        (":/run/s", "", "", Err("\"\"")),
    ] {
        let given = |value: &'static str| (!value.is_empty()).then_some(OsStr::new(value));
        let configured = given(configured).map(Path::new);
        let found = socket(given(address), given(runtime), configured);
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found.as_deref(), expected.map(Path::new)),
            (Err(words), Err(part)) => assert!(words.contains(part), "{words}"),
            (found, _) => panic!("{address}: {found:?}"),
        }
    }
    let empty = Some(OsStr::new(""));
    assert_eq!(socket(empty, empty, Some(Path::new(""))), Ok(None));
}
