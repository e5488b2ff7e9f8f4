//! Settings with a fault are refused, and whoever reads that knows what to write.

use cas_open311::settings::{NoSettings, Settings};
use chrono::TimeDelta;
use expect_test::{Expect, expect};

const GOOD: &str = r#"[open311]
endpoint = "https://city.example/open311/v2/"
since = "2026-12-01"
[[open311.services]]
service = "zlota-raczka"
code = "017"
"#;

fn refused(from: &str, to: &str) -> NoSettings {
    assert!(GOOD.contains(from), "{from}");
    Settings::read(&GOOD.replace(from, to)).unwrap_err()
}

#[track_caller]
fn check(from: &str, to: &str, told: Expect) {
    told.assert_eq(&refused(from, to).to_string());
}

#[test]
fn good_settings_are_read() {
    let settings = Settings::read(GOOD).unwrap();
    assert_eq!(settings.system(), "city.example");
    assert_eq!(settings.settle, TimeDelta::hours(1));
    assert!(settings.services[0].send.is_empty(), "nothing of a person");
    for local in ["localhost", "127.0.0.9", "[::1]"] {
        let address = format!("http://{local}:8080");
        let text = GOOD.replace("https://city.example", &address);
        assert!(Settings::read(&text).is_ok(), "{local}");
    }
    for settle in ["10m", "2h", "30d"] {
        let text = GOOD.replace("since", &format!("settle = \"{settle}\"\nsince"));
        assert!(Settings::read(&text).is_ok(), "{settle}");
    }
}

#[test]
fn each_fault_tells_the_key_and_what_to_write() {
    check(
        "https",
        "http",
        expect![[
            r#"endpoint = "http://city.example/open311/v2/" is not encrypted, and leads to another machine: write https"#
        ]],
    );
    check(
        "https://",
        "https://ja:haslo@",
        expect![[
            r#"endpoint = "city.example/open311/v2/" is no address: write https://host/path, without a password and a question mark"#
        ]],
    );
    check(
        "v2/",
        "v2?key=1",
        expect![[
            r#"endpoint = "https://city.example/open311/v2?key=1" is no address: write https://host/path, without a password and a question mark"#
        ]],
    );
    check(
        "https://city",
        "mailto:a",
        expect![[
            r#"endpoint = "mailto:a.example/open311/v2/" is no address: write https://host/path, without a password and a question mark"#
        ]],
    );
    check(
        "12-01",
        "13-01",
        expect![[r#"since = "2026-13-01" is no day: write one such as 2026-12-01"#]],
    );
    check(
        "\"017\"",
        "\" \"",
        expect!["code has to be one short line, and not empty"],
    );
    for settle in [
        "9m",
        "31d",
        "1",
        "",
        "h",
        "1w",
        "-1h",
        "99999999999999h",
        "9ż",
    ] {
        let fault = refused("since", &format!("settle = \"{settle}\"\nsince"));
        assert!(matches!(fault, NoSettings::Settle(_)), "{settle}: {fault}");
    }
    let twice = format!("{}{}", GOOD, &GOOD[GOOD.find("[[").unwrap()..]);
    let fault = Settings::read(&twice).unwrap_err();
    expect![[r#"service = "zlota-raczka" is there twice: take one out"#]]
        .assert_eq(&fault.to_string());
    let none = Settings::read(&GOOD[..GOOD.find("[[").unwrap()]).unwrap_err();
    expect!["no service goes out: write [[open311.services]], and service and code below it"]
        .assert_eq(&none.to_string());
}

#[test]
fn unknown_keys_and_parts_are_told_with_their_line() {
    check(
        "code",
        "kod",
        expect![[r#"
            TOML parse error at line 6, column 1
              |
            6 | kod = "017"
              | ^^^
            unknown field `kod`, expected one of `service`, `code`, `send`"#]],
    );
    let fault = refused(
        "code = \"017\"",
        "code = \"017\"
send = [\"email\"]",
    );
    let told = fault.to_string();
    assert!(
        told.contains("line 7") && told.contains("`phone`"),
        "{told}"
    );
}
