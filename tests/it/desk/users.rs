//! Users who sign in with a name and a password, and how long they stay signed in.

use std::fmt::Write as _;
use std::net::IpAddr;
use std::sync::Arc;

use cas_book::Book;
use cas_desk::asked::{Answer, Asked, Fields, Method};
use cas_desk::desk::Desk;
use cas_desk::password;
use cas_desk::place::Place;
use chrono::TimeDelta;

use super::{Clerk, FIRST, HOST};
use crate::office::request;
use crate::visitor::{language, shipped};

const PASSWORD: &str = "kawa z mlekiem i miodem";
const WRONG: &str = "kawa bez mleka i miodu";

/// A desk in Polish that is opened by passwords, with the user ewa, at this place.
fn at(place: Place) -> Clerk {
    let mut clerk = Clerk::arrives("pl");
    let book = clerk.folder.path().join("book");
    let desk = Desk::open(&book, place, Some(shipped().clone()), language("pl")).unwrap();
    clerk.desk = Arc::new(desk);
    clerk.gets(&[request(FIRST)]);
    let hashed = password::hash(PASSWORD).unwrap();
    clerk.book().set_password("ewa", &hashed).unwrap();
    clerk
}

fn office() -> Clerk {
    at(Place::loopback(HOST.parse().unwrap()))
}

#[expect(clippy::unnecessary_wraps, reason = "a question has it so")]
fn from(address: &str) -> Option<IpAddr> {
    Some(address.parse().unwrap())
}

impl Clerk {
    /// The book, as another program has it.
    fn book(&self) -> Book {
        Book::open(&self.folder.path().join("book")).unwrap()
    }

    fn signs_in_as(&mut self, name: &str, password: &str) -> Answer {
        let asked = self.signing_in(name, password, "/");
        self.asks(&asked)
    }

    fn signing_in(&self, name: &str, password: &str, to: &str) -> Asked {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs([("name", name), ("password", password), ("to", to)]);
        Asked {
            form: Fields::read(form.finish().as_bytes()),
            origin: Some(format!("http://{HOST}")),
            ..self.asked(Method::Post, "/sign-in")
        }
    }
}

#[test]
fn a_user_signs_in_and_gets_the_page_they_wanted_in_their_language() {
    let mut clerk = office();
    let path = format!("/request/{FIRST}");
    let asked = Asked {
        languages: Some("de-DE,uk;q=0.8,en;q=0.5".to_owned()),
        ..clerk.asked(Method::Get, &path)
    };
    assert_eq!(clerk.asks(&asked).status, 401);
    assert!(clerk.sees("<html lang=\"uk\">"), "{}", clerk.page);
    assert!(!clerk.sees(&request(FIRST).reference));
    let to = clerk.hidden("to");
    let asked = clerk.signing_in("ewa", PASSWORD, &to);
    let answer = clerk.asks(&asked);
    assert_eq!(answer.status, 303);
    assert_eq!(answer.header("location"), Some(path.as_str()));
    assert_eq!(clerk.opens(&path), 200);
    assert!(clerk.sees("<html lang=\"pl\">"), "{}", clerk.page);
    assert_eq!(clerk.sends("/sign-out", ""), 303);
    assert_eq!(clerk.opens(&path), 401);
    assert_eq!(clerk.opens("/enter?key=0"), 401, "there is no link here");
}

#[test]
fn nobody_learns_which_names_there_are() {
    let mut clerk = office();
    clerk.book().add_user("jan", "pl").unwrap();
    clerk.book().add_user("off", "pl").unwrap();
    let hashed = password::hash(PASSWORD).unwrap();
    clerk.book().set_password("off", &hashed).unwrap();
    clerk.book().set_disabled("off", true).unwrap();
    let long = "x".repeat(1_000_000);
    for (name, password) in [
        ("ewa", WRONG),
        ("jan", PASSWORD),
        ("off", PASSWORD),
        ("nobody", PASSWORD),
        ("' OR 1=1 --", PASSWORD),
        (&long, PASSWORD),
        ("ewa", &long),
        ("ewa", ""),
        ("", ""),
    ] {
        assert_eq!(clerk.signs_in_as(name, password).status, 401, "{name:.20}");
        assert!(clerk.sees("role=\"alert\"") && clerk.sees("Nazwa i hasło nie pasują do siebie"));
        assert_eq!(clerk.cookie, None);
    }
}

#[test]
fn whoever_guesses_waits_longer_and_longer_and_is_let_in_afterwards() {
    let mut clerk = office();
    let start = clerk.now;
    for wait in [0, 0, 0, 0, 0, 1, 2, 4, 8, 15, 15] {
        assert!(wait == 0 || clerk.signs_in_as("ewa", PASSWORD).status == 429);
        clerk.now += TimeDelta::minutes(wait) - TimeDelta::seconds(i64::from(wait > 0));
        assert!(wait == 0 || clerk.signs_in_as("ewa", PASSWORD).status == 429);
        clerk.now += TimeDelta::seconds(i64::from(wait > 0));
        assert_eq!(clerk.signs_in_as("ewa", WRONG).status, 401, "{wait}");
    }
    assert_eq!(clerk.now - start, TimeDelta::minutes(45));
    assert_eq!(clerk.signs_in_as("ewa", PASSWORD).status, 429);
    assert!(clerk.sees("Było zbyt wiele prób"), "{}", clerk.page);
    clerk.book().add_user("jan", "pl").unwrap();
    let hashed = password::hash(PASSWORD).unwrap();
    clerk.book().set_password("jan", &hashed).unwrap();
    assert_eq!(
        clerk.signs_in_as("jan", PASSWORD).status,
        303,
        "others do not wait"
    );
    clerk.now += TimeDelta::minutes(15);
    assert_eq!(clerk.signs_in_as("ewa", PASSWORD).status, 303);
    assert_eq!(
        clerk.signs_in_as("ewa", WRONG).status,
        401,
        "it begins anew"
    );
}

/// The book has nothing of who was not let in, so whoever looks after the program is told.
#[test]
fn the_journal_has_who_was_not_let_in_and_no_password() {
    let line = |it: Answer| format!("{} {}\n", it.status, it.journal.unwrap_or_default());
    let mut clerk = office();
    let mut told = String::new();
    for name in [
        "ewa",
        "e\u{202e}wa\r\ncas-office: \u{1b}[31mnothing\0 is wrong and all is well",
        "ewa",
        "ewa",
        "ewa",
        "ewa",
        "ewa",
    ] {
        let asked = Asked {
            from: from("192.0.2.7"),
            ..clerk.signing_in(name, WRONG, "/")
        };
        let answer = clerk.asks(&asked);
        assert!(!answer.body.contains("192.0.2.7"));
        told += &line(answer);
    }
    let answer = clerk.signs_in_as("jan", PASSWORD);
    told += &line(answer);
    clerk.now += TimeDelta::minutes(1);
    let answer = clerk.signs_in_as("ewa", PASSWORD);
    writeln!(told, "{} {:?}", answer.status, answer.journal).unwrap();
    expect_test::expect![[r#"
        401 name and password do not fit: “ewa”, from 192.0.2.7
        401 name and password do not fit: “ewa cas-office: [31mnothing is w”, from 192.0.2.7
        401 name and password do not fit: “ewa”, from 192.0.2.7
        401 name and password do not fit: “ewa”, from 192.0.2.7
        401 name and password do not fit: “ewa”, from 192.0.2.7
        401 name and password do not fit: “ewa”, from 192.0.2.7; the next try has to wait until 10:01 UTC: if that was nobody of the office, see who is there
        429 
        401 name and password do not fit: “jan”, from this machine
        303 None
    "#]].assert_eq(&told);
}

#[test]
fn whoever_tries_many_names_from_one_address_waits() {
    let mut clerk = office();
    for number in 0..20 {
        let asked = Asked {
            from: from(&format!("2001:db8::{number:x}")),
            ..clerk.signing_in(&format!("name-{number}"), WRONG, "/")
        };
        assert_eq!(clerk.asks(&asked).status, 401);
    }
    let right = |clerk: &Clerk, address| Asked {
        from: from(address),
        ..clerk.signing_in("ewa", PASSWORD, "/")
    };
    let asked = right(&clerk, "2001:db8::ffff");
    assert_eq!(clerk.asks(&asked).status, 429, "the same network");
    let asked = right(&clerk, "2001:db8:0:1::1");
    assert_eq!(clerk.asks(&asked).status, 303, "another one");
}

#[test]
fn nobody_is_signed_in_from_a_page_elsewhere_or_led_to_one() {
    let mut clerk = office();
    for origin in [
        None,
        Some("http://evil.example"),
        Some("null"),
        Some("https://127.0.0.1:8023"),
    ] {
        let asked = Asked {
            origin: origin.map(str::to_owned),
            ..clerk.signing_in("ewa", PASSWORD, "/")
        };
        assert_eq!(clerk.asks(&asked).status, 403, "{origin:?}");
        assert_eq!(clerk.cookie, None);
    }
    for to in [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "evil",
        "/x\r\nset-cookie: desk=1",
        "",
    ] {
        let asked = clerk.signing_in("ewa", PASSWORD, to);
        let answer = clerk.asks(&asked);
        assert_eq!(answer.header("location"), Some("/"), "{to}");
    }
}

/// Somebody has prepared a cookie in the browser of a clerk, to know what will be the clerk's.
#[test]
fn a_cookie_from_before_signing_in_is_worth_nothing() {
    let mut clerk = office();
    let prepared = "desk=00112233445566778899aabbccddeeff".to_owned();
    clerk.cookie = Some(prepared.clone());
    assert_eq!(clerk.signs_in_as("ewa", PASSWORD).status, 303);
    assert_ne!(clerk.cookie, Some(prepared.clone()));
    assert_eq!(clerk.opens("/"), 200);
    clerk.cookie = Some(prepared);
    assert_eq!(clerk.opens("/"), 401);
}

#[test]
fn over_the_network_the_cookie_is_of_this_desk_alone_and_encrypted() {
    let mut clerk = at(Place::named("biurko.example", 443));
    let named = |clerk: &Clerk, host: &str, origin: &str| Asked {
        host: Some(host.to_owned()),
        origin: Some(origin.to_owned()),
        ..clerk.signing_in("ewa", PASSWORD, "/")
    };
    for (host, origin) in [
        (HOST, "https://127.0.0.1:8023"),
        ("biurko.example", "http://biurko.example"),
        (
            "biurko.example.evil.example",
            "https://biurko.example.evil.example",
        ),
    ] {
        let asked = named(&clerk, host, origin);
        assert_eq!(clerk.asks(&asked).status, 403, "{host}");
    }
    let asked = named(&clerk, "Biurko.example", "https://biurko.example");
    let answer = clerk.asks(&asked);
    assert_eq!(answer.status, 303);
    let cookie = answer.header("set-cookie").unwrap();
    let (token, manners) = cookie.split_once(';').unwrap();
    assert!(token.starts_with("__Host-desk="), "{cookie}");
    assert_eq!(manners, " Path=/; HttpOnly; SameSite=Strict; Secure");
    let shown = |cookies: String| Asked {
        host: Some("biurko.example".to_owned()),
        cookies: Some(cookies),
        ..clerk.asked(Method::Get, "/")
    };
    let weak = token.replace("__Host-", "");
    let (right, weak) = (shown(token.to_owned()), shown(weak));
    assert_eq!(clerk.asks(&right).status, 200);
    assert_eq!(clerk.asks(&weak).status, 401);
}

#[test]
fn an_address_that_asks_for_too_much_waits_and_this_machine_does_not() {
    let mut clerk = office();
    let asked = |clerk: &Clerk, address: Option<IpAddr>| Asked {
        from: address,
        ..clerk.asked(Method::Get, "/style.css")
    };
    let mut statuses = Vec::new();
    for _page in 0..302 {
        let asked = asked(&clerk, from("192.0.2.1"));
        statuses.push(clerk.asks(&asked).status);
    }
    assert_eq!(statuses[..300], [200; 300]);
    assert_eq!(statuses[300..], [429; 2]);
    assert!(clerk.sees("zbyt wiele stron"), "{}", clerk.page);
    for (address, status) in [
        (from("192.0.2.2"), 200),
        (None, 200),
        (from("::ffff:192.0.2.1"), 429),
    ] {
        let asked = asked(&clerk, address);
        assert_eq!(clerk.asks(&asked).status, status, "{address:?}");
    }
    clerk.now += TimeDelta::seconds(1);
    let asked = asked(&clerk, from("192.0.2.1"));
    assert_eq!(clerk.asks(&asked).status, 200);
}

#[test]
fn a_user_changes_the_password_and_is_signed_out_everywhere_else() {
    let mut clerk = office();
    clerk.signs_in_as("ewa", PASSWORD);
    let elsewhere = clerk.cookie.clone();
    clerk.signs_in_as("ewa", PASSWORD);
    let change = |old: &str, new: &str, again: &str| {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs([("password", old), ("new", new), ("again", again)]);
        form.finish()
    };
    // The same letters, as another keyboard writes them.
    let (new, typed) = ("żółwie na plaży", "z\u{307}o\u{301}łwie na plaz\u{307}y");
    for (form, told) in [
        (change(PASSWORD, "krótkie", "krótkie"), "ma mniej niż 12"),
        (change(PASSWORD, new, "inne hasło, długie"), "różnią się"),
        (change(WRONG, new, new), "Dotychczasowe hasło jest inne"),
    ] {
        clerk.opens("/password");
        assert_eq!(clerk.sends("/password", &form), 422);
        assert!(
            clerk.sees("role=\"alert\"") && clerk.sees(told),
            "{}",
            clerk.page
        );
    }
    clerk.opens("/password");
    assert_eq!(clerk.sends("/password", &change(PASSWORD, new, new)), 303);
    assert!(
        clerk.sees("Od teraz obowiązuje nowe hasło."),
        "{}",
        clerk.page
    );
    assert_eq!(clerk.opens("/"), 200);
    clerk.cookie = elsewhere;
    assert_eq!(clerk.opens("/"), 401);
    assert_eq!(clerk.signs_in_as("ewa", PASSWORD).status, 401);
    assert_eq!(clerk.signs_in_as("ewa", typed).status, 303);
    clerk.book().set_disabled("ewa", true).unwrap();
    assert_eq!(clerk.opens("/time"), 200);
    assert!(
        clerk.sees("minął czas albo dostęp wyłączono"),
        "{}",
        clerk.page
    );
    assert_eq!(clerk.opens("/"), 401, "at once");
}

#[test]
fn a_password_that_is_made_has_letters_that_nobody_takes_for_others() {
    let made = password::make().unwrap();
    assert_eq!(made.len(), 19, "{made}");
    let letters = made.split('-').collect::<Vec<_>>();
    assert_eq!(letters.len(), 4, "{made}");
    assert!(!made.contains(['l', '1', '0', 'O']), "{made}");
    assert_ne!(made, password::make().unwrap());
}

#[test]
fn before_time_is_over_there_is_a_warning_and_one_press_goes_on() {
    let mut clerk = Clerk::with("pl", &[request(FIRST)]);
    clerk.opens("/");
    assert!(
        clerk.sees("<iframe class=\"time\" src=\"/time\""),
        "{}",
        clerk.page
    );
    let time = |clerk: &mut Clerk| {
        let asked = clerk.asked(Method::Get, "/time");
        let answer = clerk.asks(&asked);
        assert_eq!(answer.status, 200);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("frame-ancestors 'self'"), "{policy}");
        answer.header("refresh").map(str::to_owned)
    };
    // It is loaded anew when the warning is due; that is no doing of the clerk.
    let seconds = time(&mut clerk).unwrap();
    assert_eq!(seconds, (110 * 60 + 1).to_string());
    assert!(!clerk.sees("role=\"alert\""), "{}", clerk.page);
    clerk.now += TimeDelta::minutes(110);
    assert_eq!(time(&mut clerk).unwrap(), (10 * 60 + 1).to_string());
    assert!(clerk.sees("role=\"alert\"") && clerk.sees("nastąpi wylogowanie"));
    assert_eq!(clerk.sends("/stay", ""), 303);
    assert!(!clerk.sees("role=\"alert\""), "{}", clerk.page);
    clerk.now += TimeDelta::minutes(119);
    assert_eq!(clerk.opens("/"), 200);

    clerk.now += TimeDelta::minutes(120);
    assert_eq!(time(&mut clerk), None);
    assert!(clerk.sees("Zalogowanie wygasło"), "{}", clerk.page);
    assert_eq!(clerk.sends("/stay", ""), 303, "it says so again");
}

#[test]
fn a_note_that_came_too_late_is_not_lost() {
    let path = format!("/request/{FIRST}");
    let mut by_link = Clerk::with("pl", &[request(FIRST)]);
    let mut by_password = office();
    by_password.signs_in_as("ewa", PASSWORD);
    let note = "note=%3Cb%3Eprosi+po+15";
    for (clerk, field) in [
        (&mut by_link, "readonly"),
        (&mut by_password, "name=\"note\""),
    ] {
        clerk.opens(&path);
        clerk.now += TimeDelta::hours(3);
        assert_eq!(clerk.sends(&path, &format!("deed=note&{note}")), 401);
        let words = format!("{field}>&lt;b&gt;prosi po 15</textarea>");
        assert!(clerk.sees(&words), "{words}: {}", clerk.page);
    }

    // Whoever signs in then has it on the card, where it is still to be kept.
    for (password, status) in [(WRONG, 401), (PASSWORD, 200)] {
        let form = format!(
            "name=ewa&password={}&to={path}&{note}",
            password.replace(' ', "+")
        );
        let asked = Asked {
            form: Fields::read(form.as_bytes()),
            ..by_password.signing_in("", "", "")
        };
        assert_eq!(by_password.asks(&asked).status, status);
        assert!(
            by_password.sees(">&lt;b&gt;prosi po 15</textarea>"),
            "{}",
            by_password.page
        );
    }
    assert!(by_password.sees("Notatka jeszcze nie jest zapisana"));
    assert_eq!(
        by_password.sends(&path, &format!("deed=called&{note}")),
        303
    );
    assert!(by_password.sees("<bdi>&lt;b&gt;prosi po 15</bdi>"));
}
