//! What an operator is told of spoiled files: all of it at once, with file, line, column, advice.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what it expects with a hash"
)]

use std::fs;
use std::path::Path;

use cas_kiosk::fault::{Faults, nearest};
use cas_kiosk::setup::{self, Setup};
use cas_kiosk::text::Language;
use expect_test::expect;

/// Files without a fault, small enough to be spoiled one by one.
const KIOSK: &str = r#"[kiosk]
number = 7
district = "I"
languages = ["pl", "en"]
leave = "never"

[time]
idle_seconds = 180

[spool]
mode = "0640"
"#;

const SITE: &str = r#"city = { pl = "Miasto", en = "City" }
fresh_days = 90
home = ["centres", "services"]
attribution = { pl = "Miasto", en = "The city" }

[contact]
name = { pl = "Urząd", en = "Office" }
number = "12 345 67 89"
checked = 2026-03-06
source = "Rejestr"

[emergency]
name = { pl = "Pomoc", en = "Help" }
number = "112"
checked = 2026-03-06
source = "Rejestr"

[phone]
country_code = "48"
digits = 9
extension_words = ["wew"]

[privacy]
version = "1"
short = [{ pl = "Krótko", en = "In short" }]
full = [{ pl = "Długo", en = "In full" }]
checked = 2026-03-06
source = "Rejestr"

[[district]]
id = "I"
title = "Dzielnica I"

[[district]]
id = "II"
title = "Dzielnica II"

[[office]]
id = "mops"
name = { pl = "MOPS", en = "MOPS" }
checked = 2026-03-06
source = "Rejestr"
"#;

const CENTRES: &str = r#"[[centre]]
id = "cas-1"
name = "CAS Łączka"
district = "I"
operator = "Fundacja"
place = [{ address = "Długa 1", postcode = "31-000" }]
phone = ["12 345 67 89 wew. 153"]
email = ["cas@example.org"]
checked = "2025-08"
source = "Rejestr"

[[centre]]
id = "cas-2"
name = "CAS Ćma"
district = "II"
operator = "Fundacja"
place = [{ address = "Krótka 2", postcode = "31-001" }]
checked = 2025-08-31
source = "Rejestr"
"#;

const SERVICE: &str = r#"id = "repair"
office = "mops"
title = { pl = "Naprawa", en = "Repair" }
summary = { pl = "Drobna naprawa", en = "A small repair" }

[phone]
name = { pl = "Naprawa", en = "Repair" }
number = "12 345 67 89"
checked = "2018"
source = "Rejestr"

[[about]]
label = { pl = "Koszt", en = "Cost" }
text = { pl = "Bez opłat", en = "Free" }
checked = 2026-03-06
source = "Rejestr"

[[next]]
label = { pl = "Co dalej", en = "What next" }
text = { pl = "Ktoś zadzwoni", en = "Somebody calls" }
checked = 2026-03-06
source = "Rejestr"

[[eligibility.question]]
id = "age"
title = { pl = "Wiek?", en = "Age?" }
option = [
  { id = "under-60", label = { pl = "Mniej", en = "Less" } },
  { id = "over-60", label = { pl = "Więcej", en = "More" } },
]

[[eligibility.rule]]
when = { age = "under-60" }
outcome = "no"
reason = { pl = "Za wcześnie", en = "Too early" }

[[eligibility.rule]]
outcome = "yes"
reason = { pl = "Tak", en = "Yes" }

[[question]]
id = "phone"
kind = "phone"
title = { pl = "Telefon?", en = "Phone?" }
label = { pl = "Telefon", en = "Phone" }
why = { pl = "Żeby zadzwonić", en = "To call you" }
"#;

const FILES: [(&str, &str); 4] = [
    ("kiosk.toml", KIOSK),
    ("content/site.toml", SITE),
    ("content/centres.toml", CENTRES),
    ("content/services/repair.toml", SERVICE),
];

/// The good files, with `good` replaced by `bad` in one of them.
fn spoiled(file: &str, good: &str, bad: &str) -> Result<Setup, Faults> {
    let spoil = |(name, text): (&'static str, &'static str)| {
        if name != file {
            return (name, text.to_owned());
        }
        assert_eq!(
            text.matches(good).count(),
            1,
            "`{good}` must be there once in {name}"
        );
        (name, text.replacen(good, bad, 1))
    };
    let texts: Vec<(&str, String)> = FILES.into_iter().map(spoil).collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    Setup::from_texts(&texts)
}

/// The faults, one a line: place, message, advice.
fn lines(faults: &Faults) -> String {
    let lines = faults
        .iter()
        .map(|fault| format!("{}: {} > {}", fault.place, fault.message, fault.advice));
    lines.collect::<Vec<_>>().join("\n")
}

fn told(file: &str, good: &str, bad: &str) -> String {
    lines(&spoiled(file, good, bad).unwrap_err())
}

/// The file, what is replaced in it and by what, and the faults with their places and advice.
const SPOILED: &[(&str, &str, &str, &str)] = &[
    (
        "kiosk.toml",
        "number = 7",
        "number = 100",
        "kiosk.toml:2:10: `number` must be from 0 to 99, not 100 > write a whole number from 0 to 99",
    ),
    (
        "kiosk.toml",
        "number = 7",
        "number = \"7\"",
        "kiosk.toml:2:10: `number` must be a whole number, not text > write `number = 0`",
    ),
    (
        "kiosk.toml",
        "number = 7",
        "nummer = 7",
        "kiosk.toml:2:1: `nummer` is not known here > write `number`",
    ),
    (
        "kiosk.toml",
        "\"I\"",
        "\"III\"",
        "kiosk.toml:3:12: there is no district `III` in the content > write `II`; allowed are `I`, `II`",
    ),
    (
        "kiosk.toml",
        "[\"pl\", \"en\"]",
        "[]",
        "kiosk.toml:4:13: `languages` must name at least one language > write `languages = [\"pl\"]`",
    ),
    (
        "kiosk.toml",
        "[\"pl\", \"en\"]",
        "[\"pl\", \"pl\", \"EN\"]",
        "kiosk.toml:4:13: `languages` has `pl` twice > remove one of the two\nkiosk.toml:4:13: `EN` is no language tag > write two or three small letters: \"pl\"",
    ),
    (
        "kiosk.toml",
        "\"never\"",
        "\"nevr\"",
        "kiosk.toml:5:9: `leave` cannot be `nevr` > write `never`; allowed are `ctrl-c`, `never`",
    ),
    (
        "kiosk.toml",
        "[time]",
        "[time]\nzone = \"Europe/Warsow\"",
        "kiosk.toml:8:8: there is no time zone `Europe/Warsow` > write a name such as `Europe/Warsaw`",
    ),
    (
        "kiosk.toml",
        "180",
        "4",
        "kiosk.toml:8:16: `idle_seconds` must be from 5 to 3600, not 4 > write a whole number from 5 to 3600",
    ),
    (
        "kiosk.toml",
        "\"0640\"",
        "\"0999\"",
        "kiosk.toml:11:8: `0999` are no permission bits > write them in octal, at most \"0777\": \"0640\"",
    ),
    (
        "kiosk.toml",
        "\"0640\"",
        "\"1000\"",
        "kiosk.toml:11:8: `1000` are no permission bits > write them in octal, at most \"0777\": \"0640\"",
    ),
    (
        "kiosk.toml",
        "mode",
        "sealing = \"age\"\nrecipients = []\nmode",
        "kiosk.toml:11:11: the sealing `age` is not available in this version > write `none`, or remove `sealing`\nkiosk.toml:12:14: `recipients` is not available in this version > remove `recipients`",
    ),
    (
        "kiosk.toml",
        "[time]",
        "[speech]\nstart = \"key\"\n[screen]\nsize = \"large\"\n[log]\nto = \"file\"\n[time]",
        "kiosk.toml:7:1: `speech` is not available in this version > remove `speech`\nkiosk.toml:10:8: `size` is not available in this version > remove `size`\nkiosk.toml:12:6: the log goes to a file, but there is no `path` > add `path = \"…\"`, or write `to = \"journal\"`",
    ),
    (
        "content/site.toml",
        "city =",
        "citty =",
        "content/site.toml: `city` is missing > add `city = { pl = \"…\" }`\ncontent/site.toml:1:1: `citty` is not known here > write `city`",
    ),
    (
        "content/site.toml",
        "{ pl = \"Miasto\", en = \"City\" }",
        "\"Miasto\"",
        "content/site.toml:1:8: `city` must be a text for each language, not text > write `city = { pl = \"…\" }`",
    ),
    (
        "content/site.toml",
        "{ pl = \"Miasto\", en = \"City\" }",
        "{ en = \"City\", Polski = \"x\" }",
        "content/site.toml:1:8: `city` is missing in `pl`, which every text must have > add `pl = \"…\"`\ncontent/site.toml:1:23: `Polski` is no language > write one of `pl`, `en`",
    ),
    (
        "content/site.toml",
        "[\"centres\", \"services\"]",
        "[\"centers\", \"services\", \"services\"]",
        "content/site.toml:3:9: `home` cannot be `centers` > write `centres`; allowed are `centres`, `services`, `settings`\ncontent/site.toml:3:32: `home` has this word twice > remove one of the two",
    ),
    (
        "content/site.toml",
        "id = \"II\"",
        "id = \"I\"",
        "content/site.toml:35:6: the id `I` is there twice > give every record an id of its own",
    ),
    (
        "content/site.toml",
        "version = \"1\"",
        "version = \"\"",
        "content/site.toml:24:11: `version` is empty > write the text, or leave the key out if it may be left out",
    ),
    (
        "content/site.toml",
        "\"112\"",
        "\"brak\"",
        "content/site.toml:14:10: `brak` is no phone number > write it as people read it: 12 425 36 38 wew. 153",
    ),
    (
        "content/site.toml",
        "[emergency]",
        "[emergenzy]",
        "content/site.toml: the table `[emergency]` is missing > add `[emergency]`\ncontent/site.toml:12:2: `emergenzy` is not known here > write `emergency`",
    ),
    (
        "content/site.toml",
        "title = \"Dzielnica I\"",
        "title = \"Dzielnica I",
        "content/site.toml:32:21: TOML: invalid basic string, expected `\"` > put the text in quotation marks: \"…\"",
    ),
    (
        "content/centres.toml",
        "district = \"II\"",
        "district = \"IV\"",
        "content/centres.toml:15:12: there is no district `IV` > write one of `I`, `II`",
    ),
    (
        "content/centres.toml",
        "2025-08-31",
        "2025-02-30",
        "content/centres.toml:18:11: TOML: invalid date, expected day between 01 and 28 > write a day as 2026-03-06; if only the month is known, in quotation marks: \"2026-03\"",
    ),
    (
        "content/centres.toml",
        "\"2025-08\"",
        "\"2025-13\"",
        "content/centres.toml:9:11: `checked` is not a date > write a day as 2026-03-06; if only the month or the year is known, in quotation marks: \"2026-03\", \"2018\"",
    ),
    (
        "content/centres.toml",
        "\"2025-08\"",
        "2025-08",
        "content/centres.toml:9:11: TOML: invalid date, expected `-` (MM-DD) > write a day as 2026-03-06; if only the month is known, in quotation marks: \"2026-03\"",
    ),
    (
        "content/centres.toml",
        "CAS Ćma",
        "CAS \u{202e}Ćma",
        "content/centres.toml:14:13: `name` has a character that cannot be shown or said: U+202E > remove it",
    ),
    (
        "content/centres.toml",
        "CAS Ćma",
        "CAS\\nĆma",
        "content/centres.toml:14:8: `name` has a character that cannot be shown or said: U+000A > write one line; what stands in a paragraph of its own is a text of its own",
    ),
    (
        "content/centres.toml",
        "cas-2",
        "cas-1",
        "content/centres.toml:13:6: the id `cas-1` is there twice > give every record an id of its own",
    ),
    (
        "content/centres.toml",
        "cas-2",
        "CAS 2",
        "content/centres.toml:13:6: the id `CAS 2` has characters that an id cannot have > write small letters a to z and digits, with single hyphens between them",
    ),
    (
        "content/centres.toml",
        "[\"cas@example.org\"]",
        "[\"cas\"]",
        "content/centres.toml:8:9: `cas` is no mailbox > write one mailbox an entry: [\"cas@example.org\"]",
    ),
    (
        "content/centres.toml",
        "place = [{ address = \"Krótka 2\", postcode = \"31-001\" }]\n",
        "",
        "content/centres.toml:12:1: `[[place]]` is missing > add at least one `[[place]]`",
    ),
    (
        "content/services/repair.toml",
        "\"mops\"",
        "\"mosp\"",
        "content/services/repair.toml:2:10: there is no office `mosp` > write `mops`",
    ),
    (
        "content/services/repair.toml",
        "{ age = \"under-60\" }",
        "{ age = \"under-61\" }",
        "content/services/repair.toml:33:16: there is no answer `under-61` > write `under-60`; allowed are `under-60`, `over-60`",
    ),
    (
        "content/services/repair.toml",
        "{ age = \"under-60\" }",
        "{ aeg = \"under-60\" }",
        "content/services/repair.toml:33:10: `aeg` is not known here > write `age`",
    ),
    (
        "content/services/repair.toml",
        "when = { age = \"under-60\" }\n",
        "",
        "content/services/repair.toml:24:1: no rule needs the question `age` > remove the question, or name it in the `when` of a rule\ncontent/services/repair.toml:32:1: this rule always applies, so the rules after it never do > give it a `when`, or make it the last",
    ),
    (
        "content/services/repair.toml",
        "outcome = \"yes\"",
        "outcome = \"perhaps\"",
        "content/services/repair.toml:38:11: `outcome` cannot be `perhaps` > write one of `yes`, `no`, `call`",
    ),
    (
        "content/services/repair.toml",
        "kind = \"phone\"",
        "kind = \"name\"",
        "content/services/repair.toml: the form does not ask for a phone number, so nobody can be called back > add a `[[question]]` with `kind = \"phone\"`",
    ),
    (
        "content/services/repair.toml",
        "kind = \"phone\"",
        "kind = \"fone\"",
        "content/services/repair.toml:43:8: `kind` cannot be `fone` > write one of `name`, `phone`, `street`, `house`, `words`, `choice`, `choices`, `volunteer`",
    ),
    (
        "content/services/repair.toml",
        "kind = \"phone\"",
        "kind = \"choice\"",
        "content/services/repair.toml: the form does not ask for a phone number, so nobody can be called back > add a `[[question]]` with `kind = \"phone\"`\ncontent/services/repair.toml:41:1: there are 0 options, and a choice has 2 to 9 > add `option = [{ id = \"…\", label = { … } }, …]`",
    ),
    (
        "content/services/repair.toml",
        "outcome = \"yes\"",
        "when = { age = \"over-60\" }\noutcome = \"yes\"",
        "content/services/repair.toml:37:1: the last rule may not apply, and then there is no verdict > add a last rule without `when`, such as `outcome = \"call\"`",
    ),
    (
        "kiosk.toml",
        "mode",
        "recipients = []\nmode",
        "kiosk.toml:11:14: `recipients` is not available in this version > remove `recipients`",
    ),
    (
        "kiosk.toml",
        "[spool]",
        "[log]\npath = \"log\"\n[spool]",
        "kiosk.toml:11:8: `path` is only for a log that goes to a file > write `to = \"file\"`, or remove `path`",
    ),
    (
        "kiosk.toml",
        "[time]\nidle",
        "[[time]]\nidle",
        "kiosk.toml:7:1: `time` must be a table, not a list > write `time = { … }`",
    ),
    (
        "content/site.toml",
        "digits = 9",
        "digits = 14",
        "content/site.toml:20:10: `country_code` and `digits` are more than 15 digits together > write how many digits follow the country code",
    ),
    (
        "content/site.toml",
        "[\"wew\"]",
        "[\"wew.\"]",
        "content/site.toml:21:19: `wew.` cannot introduce an extension > write small letters only, without a point: \"wew\"",
    ),
    (
        "content/site.toml",
        "[\"wew\"]",
        "\"wew\"",
        "content/site.toml:21:19: `extension_words` must be a list, not text > write `extension_words = [\"…\"]`",
    ),
    (
        "content/site.toml",
        "home = [\"centres\", \"services\"]",
        "home = []",
        "content/site.toml:3:8: `home` offers nothing > name at least one entry: [\"centres\"]",
    ),
    (
        "content/site.toml",
        "full = [{ pl = \"Długo\", en = \"In full\" }]\n",
        "",
        "content/site.toml:23:1: the privacy notice has no `full` text > add `full = [{ … }]`",
    ),
    (
        "content/site.toml",
        "name = { pl = \"MOPS\", en = \"MOPS\" }",
        "name = { pl = \" MOPS\" }\nsample = \"yes\"",
        "content/site.toml:40:15: `name.pl` begins or ends with a space > remove the space\ncontent/site.toml:41:10: `sample` must be true or false, not text > write `sample = true`",
    ),
    (
        "content/services/repair.toml",
        "kind = \"phone\"",
        "kind = \"phone\"\noption = []",
        "content/services/repair.toml:44:10: a question of kind `phone` has no options > remove them, or write `choice` or `choices` as its kind",
    ),
    (
        "content/services/repair.toml",
        "{ age = \"under-60\" }",
        "{ age = [] }",
        "content/services/repair.toml:33:16: `age` is an empty list, so it never applies > name at least one answer, or remove `age`",
    ),
    (
        "content/services/repair.toml",
        "\"over-60\"",
        "\"under-60\"",
        "content/services/repair.toml:29:10: the id `under-60` is there twice > give every record an id of its own",
    ),
    (
        "content/services/repair.toml",
        "Drobna naprawa",
        "a\u{301}\u{301}\u{301}\u{301}\u{301}",
        "content/services/repair.toml:4:18: `summary.pl` has too many marks on one letter > remove some of the marks",
    ),
    (
        "content/services/repair.toml",
        "summary = ",
        "sumary = ",
        "content/services/repair.toml: `summary` is missing > add `summary = { pl = \"…\" }`\ncontent/services/repair.toml:4:1: `sumary` is not known here > write `summary`",
    ),
];

#[test]
fn every_spoiled_place_is_told_with_its_message_and_advice() {
    for (file, good, bad, expected) in SPOILED {
        assert_eq!(told(file, good, bad), *expected, "{good} -> {bad}");
    }
}

#[test]
fn files_without_a_fault_make_a_setup() {
    let setup = Setup::from_texts(&FILES).unwrap();
    assert_eq!(setup.config.number, 7);
    assert_eq!(setup.content.centres.len(), 2);
    assert_eq!(setup.content.services[0].form.questions.len(), 1);
}

#[test]
fn the_files_of_the_program_have_no_fault() {
    if let Err(faults) = Setup::from_texts(&[]) {
        panic!("{faults}");
    }
}

#[test]
fn the_program_has_every_centre_of_the_register() {
    let setup = Setup::from_texts(&[]).unwrap();
    let centres = &setup.content.centres;
    assert_eq!(centres.len(), 58);
    let centre = |id: &str| centres.iter().find(|centre| centre.id == id).unwrap();
    assert_eq!(centre("cas-57").places.len(), 5);
    assert_eq!(
        centre("cas-24").places[1].note.as_deref(),
        Some("Centrum Kultury Ruczaj")
    );
    assert_eq!(centre("cas-38").district, "XIII");
    assert_eq!(
        centre("cas-20").phones,
        ["12 425 36 38 wew. 153", "508 688 474"]
    );
}

#[test]
fn a_fault_is_shown_under_its_line() {
    let faults = spoiled(
        "content/centres.toml",
        "name = \"CAS Łączka\"",
        "nmae = \"CAS Łączka\"",
    );
    expect![[r#"
        error: `name` is missing
         --> content/centres.toml:1:1
          |
        1 | [[centre]]
          | ^^^^^^^^^^
          |
          = help: add `name = "…"`

        error: `nmae` is not known here
         --> content/centres.toml:3:1
          |
        3 | nmae = "CAS Łączka"
          | ^^^^
          |
          = help: write `name`"#]]
    .assert_eq(&faults.unwrap_err().to_string());
}

#[test]
fn columns_count_characters_and_not_bytes() {
    let bad = "name = \"ŁĄĆ\u{202e}ka\"";
    let faults = spoiled("content/centres.toml", "name = \"CAS Łączka\"", bad).unwrap_err();
    expect![[r#"
        error: `name` has a character that cannot be shown or said: U+202E
         --> content/centres.toml:3:12
          |
        3 | name = "ŁĄĆ�ka"
          |            ^
          |
          = help: remove it"#]]
    .assert_eq(&faults.to_string());
    assert!(faults.to_json_lines().contains("\"line\":3,\"column\":12"));
}

#[test]
fn a_control_character_of_a_file_never_reaches_the_terminal() {
    let unwanted = ['\u{1b}', '\u{7f}', '\u{9b}', '\u{202e}'];
    let name = String::from_iter(unwanted);
    let faults = spoiled("content/centres.toml", "CAS Łączka", &name).unwrap_err();
    assert!(
        !faults.to_string().contains(unwanted),
        "{:?}",
        faults.to_string()
    );
    let key = format!("\"{}\" = 1\nfresh_days =", unwanted[3]);
    let faults = spoiled("content/site.toml", "fresh_days =", &key);
    assert!(faults.is_err_and(|faults| !faults.to_string().contains(unwanted)));
}

#[test]
fn the_advice_stands_under_the_place_of_a_syntax_fault() {
    let faults = spoiled(
        "content/site.toml",
        "title = \"Dzielnica II\"",
        "title = \"Dzielnica II",
    );
    expect![[r#"
        error: TOML: invalid basic string, expected `"`
          --> content/site.toml:36:22
           |
        36 | title = "Dzielnica II
           |                      ^
           |
           = help: put the text in quotation marks: "…""#]]
    .assert_eq(&faults.unwrap_err().to_string());
}

#[test]
fn a_fault_of_a_whole_file_names_the_file() {
    let without = FILES
        .iter()
        .filter(|(name, _)| *name != "content/centres.toml");
    let texts: Vec<(&str, &str)> = without.copied().collect();
    expect![[r#"
        error: the file does not exist
        --> content/centres.toml
         = help: write it, or copy the one that comes with the program"#]]
    .assert_eq(&Setup::from_texts(&texts).unwrap_err().to_string());
}

#[test]
fn a_fault_at_the_end_of_a_file_is_shown_in_its_last_line() {
    let faults = spoiled("kiosk.toml", "[spool]\nmode = \"0640\"\n", "[spool").unwrap_err();
    expect![[r#"
        error: TOML: unclosed table, expected `]`
          --> kiosk.toml:10:7
           |
        10 | [spool
           |       ^
           |
           = help: write `key = value`, `[table]` or `[[list of tables]]`; texts in quotation marks"#]].assert_eq(&faults.to_string());
}

#[test]
fn machines_get_one_object_a_line() {
    let faults = spoiled("kiosk.toml", "number = 7", "number = 700\nplaec = \"x\"").unwrap_err();
    expect![[r#"
        {"file":"kiosk.toml","line":2,"column":10,"message":"`number` must be from 0 to 99, not 700","advice":"write a whole number from 0 to 99"}
        {"file":"kiosk.toml","line":3,"column":1,"message":"`plaec` is not known here","advice":"write `place`"}"#]].assert_eq(&faults.to_json_lines());
}

#[test]
fn all_faults_of_all_files_are_told_in_one_run() {
    let spoil = |(name, text): (&'static str, &'static str)| {
        let text = text.replace("number = 7", "number = 700");
        let text = text.replace("fresh_days = 90", "fresh_days = 0");
        let text = text.replace("operator = \"Fundacja\"", "operator = \"\"");
        let text = text.replace("outcome = \"no\"", "outcome = \"nein\"");
        (name, text)
    };
    let texts: Vec<(&str, String)> = FILES.into_iter().map(spoil).collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let stray = [
        ("content/notes.txt", "x"),
        ("locales/pl/kiosk.ftl", "= x\n"),
    ];
    let texts = [&texts[..], &stray[..]].concat();
    expect![[r#"
        content/centres.toml:5:12: `operator` is empty > write the text, or leave the key out if it may be left out
        content/centres.toml:16:12: `operator` is empty > write the text, or leave the key out if it may be left out
        content/notes.txt: this file is not known here > remove it; services are `services/*.toml`
        content/services/repair.toml:34:11: `outcome` cannot be `nein` > write one of `yes`, `no`, `call`
        content/site.toml:2:14: `fresh_days` must be from 1 to 3650, not 0 > write a whole number from 1 to 3650
        kiosk.toml:2:10: `number` must be from 0 to 99, not 700 > write a whole number from 0 to 99
        locales/en: there are no words for this language of `kiosk.toml` > add `en/*.ftl`, or remove `en` from `languages`
        locales/pl/kiosk.ftl:1:1: Fluent: Expected one of "a-zA-Z" > write `id = words`, with variables as { $name }; what goes on in the next line is indented"#]].assert_eq(&lines(&Setup::from_texts(&texts).unwrap_err()));
}

#[test]
fn every_syntax_fault_of_a_file_is_told_and_reading_goes_on() {
    let bad = "city = Miasto\nfresh_days = 9000\nhome = [\"centres\"]\nattribution = { pl = 3 }\n[contact\n";
    let texts = [FILES[0], ("content/site.toml", bad), FILES[2], FILES[3]];
    expect![[r#"
        content/site.toml:1:8: TOML: string values must be quoted, expected literal string > put the text in quotation marks: "…"
        content/site.toml:2:14: `fresh_days` must be from 1 to 3650, not 9000 > write a whole number from 1 to 3650
        content/site.toml:4:22: `attribution.pl` must be text, not a whole number > write `attribution.pl = "…"`
        content/site.toml:5:9: TOML: unclosed table, expected `]` > write `key = value`, `[table]` or `[[list of tables]]`; texts in quotation marks"#]].assert_eq(&lines(&Setup::from_texts(&texts).unwrap_err()));
}

#[test]
fn references_into_a_broken_file_are_not_called_wrong() {
    let faults = spoiled("content/site.toml", "id = \"II\"", "id = \"II").unwrap_err();
    assert!(
        faults
            .iter()
            .all(|fault| fault.place.file() == "content/site.toml"),
        "{faults}"
    );
}

/// Whether the good files, spoiled in this place, have no fault.
fn is_well(file: &str, good: &str, bad: &str) -> bool {
    spoiled(file, good, bad).is_ok()
}

#[test]
fn numbers_are_taken_up_to_their_limits_and_no_further() {
    let cases = [
        ("number = 7", "number = ", 0, 99),
        ("idle_seconds = 180", "idle_seconds = ", 5, 3600),
        ("idle_seconds = 180", "warning_seconds = ", 20, 600),
        ("[spool]", "[keys]\ndouble_strike_ms = ", 0, 1000),
    ];
    for (good, bad, least, most) in cases {
        let rest = if good == "[spool]" { "\n[spool]" } else { "" };
        let with = |number: i64| is_well("kiosk.toml", good, &format!("{bad}{number}{rest}"));
        assert!(with(least) && with(most), "{bad}");
        assert!(!with(least - 1) && !with(most + 1), "{bad}");
    }
}

#[test]
fn permission_bits_are_octal_and_at_most_0777() {
    let with = |mode: &str| is_well("kiosk.toml", "0640", mode);
    assert!(with("0777") && with("600"));
    assert!(!with("1000") && !with("0689") && !with("+640") && !with("-1"));
    let setup = spoiled("kiosk.toml", "0640", "0777").unwrap();
    assert_eq!(setup.config.mode, 0o777);
}

#[test]
fn a_text_fills_one_stop_and_no_more() {
    let summary = |length: usize| {
        let words = "ł".repeat(length);
        is_well("content/services/repair.toml", "Drobna naprawa", &words)
    };
    assert!(summary(150));
    assert!(!summary(151));
}

#[test]
fn a_fact_and_its_label_fill_one_stop_and_no_more() {
    let fact = |length: usize| told_or_well("content/services/repair.toml", "Bez opłat", length);
    assert_eq!(fact(150 - "Koszt".len()), "");
    assert_eq!(
        fact(151 - "Koszt".len()),
        "content/services/repair.toml:14:8: in `pl`, `text` and its label have 151 characters \
         together, and at most 150 fit on a small screen > split it in two"
    );
}

fn told_or_well(file: &str, good: &str, length: usize) -> String {
    spoiled(file, good, &"ł".repeat(length)).map_or_else(|faults| lines(&faults), |_| String::new())
}

#[test]
fn a_name_has_at_most_70_characters() {
    assert_eq!(told_or_well("content/centres.toml", "CAS Łączka", 70), "");
    assert_eq!(
        told_or_well("content/centres.toml", "CAS Łączka", 71),
        "content/centres.toml:3:8: `name` has 71 characters, and at most 70 are possible > make it shorter"
    );
}

/// A list of `count` answers.
fn options(count: usize) -> String {
    let option = |n: usize| format!("{{ id = \"o-{n}\", label = {{ pl = \"o\" }} }}");
    let options: Vec<String> = (0..count).map(option).collect();
    format!("option = [{}]", options.join(", "))
}

#[test]
fn a_choice_has_two_to_nine_options() {
    let with = |count: usize| {
        let question = format!(
            "[[question]]\nid = \"c\"\nkind = \"choice\"\ntitle = {{ pl = \"t\" }}\n\
             label = {{ pl = \"l\" }}\nwhy = {{ pl = \"w\" }}\n{}\n\n[[question]]",
            options(count)
        );
        is_well("content/services/repair.toml", "[[question]]", &question)
    };
    assert!(with(2) && with(9));
    assert!(!with(1) && !with(10));
}

#[test]
fn at_most_four_questions_stand_before_a_verdict() {
    let with = |more: usize| {
        let mut text = String::new();
        for n in 0..more {
            let question = format!(
                "[[eligibility.question]]\nid = \"q-{n}\"\ntitle = {{ pl = \"t\" }}\n{}\n\
                 [[eligibility.rule]]\nwhen = {{ q-{n} = \"o-0\" }}\noutcome = \"no\"\n\
                 reason = {{ pl = \"r\" }}\n",
                options(2)
            );
            text.push_str(&question);
        }
        let first = "[[eligibility.rule]]\nwhen";
        is_well("content/services/repair.toml", first, &(text + first))
    };
    assert!(with(3));
    assert!(!with(4));
}

#[test]
fn conditions_keep_the_order_of_the_questions() {
    let first = "[[eligibility.rule]]\nwhen = { age = \"under-60\" }";
    let bad = format!(
        "[[eligibility.question]]\nid = \"a-home\"\ntitle = {{ pl = \"t\" }}\n{}\n\
         [[eligibility.rule]]\nwhen = {{ a-home = [\"o-1\", \"o-0\"], age = \"over-60\" }}",
        options(2)
    );
    let setup = spoiled("content/services/repair.toml", first, &bad).unwrap();
    let rule = &setup.content.services[0].eligibility.rules[0];
    let order: Vec<(usize, &[usize])> = rule
        .when
        .iter()
        .map(|condition| (condition.question, &condition.options[..]))
        .collect();
    assert_eq!(order, [(0, &[1][..]), (1, &[1, 0][..])]);
}

#[test]
fn a_missing_setting_has_the_value_of_the_file_in_the_program() {
    let shipped = cas_kiosk::config::shipped();
    let setup = Setup::from_texts(&[("kiosk.toml", "")]).unwrap();
    assert_eq!(setup.config.number, shipped.number);
    assert_eq!(setup.config.zone, shipped.zone);
    assert_eq!(setup.config.languages, shipped.languages);
    assert_eq!(setup.config.idle, shipped.idle);
    assert_eq!(setup.config.spool, Path::new("spool"));
    assert_eq!(setup.config.content, None);
}

#[test]
fn centres_are_sorted_by_name_and_not_by_file() {
    let setup = Setup::from_texts(&FILES).unwrap();
    let polish = Language::new("pl").unwrap();
    let names: Vec<&str> = setup
        .centres_in_order(polish)
        .map(|centre| &*centre.name)
        .collect();
    assert_eq!(names, ["CAS Ćma", "CAS Łączka"]);
    assert_eq!(setup.centre_order(polish), [1, 0]);
}

#[test]
fn advice_tells_what_is_old_a_sample_or_not_translated() {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 6, 4).unwrap();
    let bad = "{ pl = \"MOPS\" }\nsample = true";
    let setup = spoiled("content/site.toml", "{ pl = \"MOPS\", en = \"MOPS\" }", bad).unwrap();
    expect![[r#"
        content/centres.toml:9:11: `cas-1`: checked 2025-08, more than 90 days ago; ask again
        content/centres.toml:18:11: `cas-2`: checked 2025-08-31, more than 90 days ago; ask again
        content/services/repair.toml:9:11: checked 2018, more than 90 days ago; ask again
        content/site.toml:40:8: `mops`: not translated into en
        content/site.toml:41:10: `mops`: only an example"#]]
    .assert_eq(&setup.advice(today).join("\n"));
}

#[test]
fn a_fact_is_fresh_on_its_last_day_and_old_on_the_next() {
    let setup = Setup::from_texts(&FILES).unwrap();
    let about_site = |day: u32| {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
        let lines = setup.advice(today);
        lines
            .iter()
            .filter(|line| line.starts_with("content/site.toml"))
            .count()
    };
    assert_eq!(about_site(4), 0);
    assert_eq!(about_site(5), 4);
}

#[test]
fn what_must_not_go_to_the_public_is_told_with_its_place() {
    let bad = "leave = \"ctrl-c\"";
    let setup = spoiled("kiosk.toml", "leave = \"never\"", bad).unwrap();
    expect![[r#"
        kiosk.toml:5:9: whoever presses Ctrl-C ends the program > write `leave = "never"` under `[kiosk]`
        kiosk.toml:10:1: requests are stored unsealed, so that whoever gets the disk can read them > wait for a version that can seal them before you put this in public"#]].assert_eq(&lines(&setup.deploy_faults()));
}

#[test]
fn the_nearest_word_is_at_most_a_third_away() {
    assert_eq!(nearest("nmae", ["title", "name"]), Some("name"));
    assert_eq!(nearest("titel", ["title", "name"]), Some("title"));
    assert_eq!(nearest("ti", ["to", "name"]), None);
    assert_eq!(nearest("checkde", ["source", "checked"]), Some("checked"));
    assert_eq!(nearest("colour", ["source", "checked"]), None);
}

/// A folder with the good files, whose configuration names its content.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content/services")).unwrap();
    for (name, text) in FILES {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let kiosk = format!("{KIOSK}\n[paths]\ncontent = \"content\"\nspool = \"out\"\n");
    fs::write(folder.path().join("kiosk.toml"), kiosk).unwrap();
    folder
}

/// The faults of loading the folder, with its own name left out.
fn told_of(folder: &Path) -> String {
    let faults = setup::load(Some(&folder.join("kiosk.toml"))).unwrap_err();
    lines(&faults).replace(&format!("{}/", folder.display()), "")
}

#[test]
fn paths_are_relative_to_the_folder_of_the_configuration() {
    let folder = folder();
    let setup = setup::load(Some(&folder.path().join("kiosk.toml"))).unwrap();
    assert_eq!(setup.config.spool, folder.path().join("out"));
    assert_eq!(setup.content.centres.len(), 2);
}

#[test]
fn without_an_argument_the_configuration_in_the_working_folder_is_read() {
    let setup = setup::load(None).unwrap();
    assert_eq!(setup.config.content.as_deref(), Some(Path::new("content")));
    assert_eq!(setup.config.spool, Path::new("spool"));
}

#[test]
fn a_configuration_that_is_not_there_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        told_of(folder.path()),
        "kiosk.toml: the file does not exist > put it there, or correct its name where it is named"
    );
}

#[test]
fn what_is_no_text_file_is_told_with_the_rest() {
    let folder = folder();
    let content = folder.path().join("content");
    fs::remove_file(content.join("site.toml")).unwrap();
    fs::create_dir(content.join("site.toml")).unwrap();
    fs::write(content.join("centres.toml"), b"[[centre]]\nid = \"\xff\"\n").unwrap();
    fs::write(content.join("centers.toml"), "").unwrap();
    fs::write(content.join(".centres.toml.swp"), "").unwrap();
    fs::write(content.join("services/readme.txt"), "").unwrap();
    expect![[r#"
        content/centers.toml: this file is not known here > name it `centres.toml`
        content/centres.toml:2:7: this is not text in UTF-8 > save the file as UTF-8 in your editor
        content/services/readme.txt: this file is not known here > remove it; services are `services/*.toml`
        content/site.toml: this is a folder and not a file > put a text file in its place, or remove it"#]].assert_eq(&told_of(folder.path()));
}

#[test]
fn a_folder_that_is_not_there_is_one_fault() {
    let folder = folder();
    fs::remove_dir_all(folder.path().join("content")).unwrap();
    assert_eq!(
        told_of(folder.path()),
        "content: the folder does not exist > put it there, or correct its name where it is named"
    );
}

#[test]
fn a_file_that_cannot_be_read_is_a_fault() {
    // Its first byte is no memory of this program, so that not even root can read it.
    let faults = setup::load(Some(Path::new("/proc/self/mem"))).unwrap_err();
    assert!(
        lines(&faults).starts_with("/proc/self/mem: the file cannot be read: "),
        "{faults}"
    );
}

#[test]
fn a_device_is_no_file() {
    let faults = setup::load(Some(Path::new("/dev/null"))).unwrap_err();
    assert_eq!(
        lines(&faults),
        "/dev/null: this is a device or a pipe and not a file > put a text file in its place, or remove it"
    );
}

#[test]
fn a_file_may_be_4_mib_large_and_no_larger() {
    let folder = folder();
    let path = folder.path().join("content/centres.toml");
    let most = usize::try_from(setup::FILE_BYTES_MAX).unwrap();
    let padded = |bytes: usize| format!("{CENTRES}#{}", " ".repeat(bytes - CENTRES.len() - 1));
    fs::write(&path, padded(most)).unwrap();
    assert!(setup::load(Some(&folder.path().join("kiosk.toml"))).is_ok());
    fs::write(&path, padded(most + 1)).unwrap();
    assert_eq!(
        told_of(folder.path()),
        "content/centres.toml: the file has more than 4194304 bytes > make it smaller, or split it"
    );
}
