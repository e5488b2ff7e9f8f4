//! What is told of a spoiled `kiosk.toml`.

use cas_kiosk::printer::{PrinterConfig, QUEUE_BYTES_MAX, Roll, Sheet};
use cas_kiosk::setup::Setup;
use cas_kiosk::told::english;

use super::good::{KIOSK, SITE};
use super::{Case, all_are_told};

/// A secret key of age, and one of minisign.
const OF_AGE: &str = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
const OF_MINISIGN: &str = "RWRTY0IyEt1yN0dYoQ8c5k9aX2n3sF4uV6wB7eD8gH9jK1lM2pQ3rS4tU5vW6xY7zA8bC9dE0fG1hI2jK3lM4nO5pQ6rS7tU8vW9xY0zA1bC2dE3fG4hI5jK6lM7nO8pQ9rS0tU1vW2xY3zA4bC5dE6fG7hI8jK9lM0nO1pQ2rS3tU4vW5xY6zA7bC8dE9fG0hI1jK2l=";
/// How much of a key may be told by chance.
const TOLD_BYTES_MAX: usize = 12;

/// The public keys of age that are points of low order. Nobody has a secret key to them.
const OF_NOBODY: [&str; 7] = [
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
    "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
    "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9",
    "age1t7wft09r2zxzfvwsk92eeql0tvzyghxytqwgapkcyf8dm5ylz9ts6wm9s8",
    "age1anlllllllllllllllllllllllllllllllllllllllllllllllals4n2t7m",
    "age1ahlllllllllllllllllllllllllllllllllllllllllllllllalsn46ayy",
    "age1amlllllllllllllllllllllllllllllllllllllllllllllllalselrwrv",
];

const SPOILED: &[Case] = &[
    (
        "number = 7",
        "number = 100",
        &[
            "kiosk.toml:2:10: `number` must be from 0 to 99, not 100 > write a whole number from 0 to 99",
        ],
    ),
    (
        "number = 7",
        r#"number = "7""#,
        &["kiosk.toml:2:10: `number` must be a whole number, not text > write `number = 7`"],
    ),
    (
        "number = 7",
        r#"number = "100""#,
        &["kiosk.toml:2:10: `number` must be a whole number, not text > write `number = 0`"],
    ),
    (
        "number = 7",
        r#"number = "seven""#,
        &["kiosk.toml:2:10: `number` must be a whole number, not text > write `number = 0`"],
    ),
    (
        "number = 7",
        "nummer = 7",
        &["kiosk.toml:2:1: `nummer` is not known here > write `number`"],
    ),
    (
        r#""I""#,
        r#""III""#,
        &["kiosk.toml:3:12: there is no district `III` > write `II`; allowed are `I`, `II`"],
    ),
    (
        r#"["pl", "en"]"#,
        "[]",
        &[
            r#"kiosk.toml:4:13: `languages` must name at least one language > write `languages = ["pl"]`"#,
        ],
    ),
    (
        r#"["pl", "en"]"#,
        r#"["pl", "pl", "EN"]"#,
        &[
            "kiosk.toml:4:13: `languages` has `pl` twice > remove one of the two",
            r#"kiosk.toml:4:13: `EN` is no language tag > write two or three small letters: "pl""#,
        ],
    ),
    (
        r#""never""#,
        r#""nevr""#,
        &[
            "kiosk.toml:5:9: `leave` cannot be `nevr` > write `never`; allowed are `ctrl-c`, `never`",
        ],
    ),
    (
        "[time]",
        "[time]\nzone = \"Europe/Warsow\"",
        &[
            "kiosk.toml:9:8: there is no time zone `Europe/Warsow` > write a name such as `Europe/Warsaw`",
        ],
    ),
    (
        "180",
        "4",
        &[
            "kiosk.toml:9:16: `idle_seconds` must be from 5 to 3600, not 4 > write a whole number from 5 to 3600",
        ],
    ),
    (
        r#""0640""#,
        r#""0999""#,
        &[
            r#"kiosk.toml:12:8: `0999` are no permission bits > write them in octal, at most "0777": "0640""#,
        ],
    ),
    (
        r#""0640""#,
        r#""1000""#,
        &[
            r#"kiosk.toml:12:8: `1000` are no permission bits > write them in octal, at most "0777": "0640""#,
        ],
    ),
    (
        "sealing = \"none\"",
        "sealing = \"age\"\nrecipients = []",
        &[
            "kiosk.toml:13:11: requests are to be sealed, but nobody is named who can open them > add `recipients = [\"age1…\"]`, or write `sealing = \"none\"`",
        ],
    ),
    (
        "[spool]",
        "[paths]\nspool = \"$XDG_STATE_HOME/cas-kiosk/spool\"\n[spool]",
        &[
            "kiosk.toml:12:9: nobody knows whose folder this is: neither `XDG_STATE_HOME` nor `HOME` is set > write the whole path, as \"/var/lib/cas-kiosk/spool\"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it",
        ],
    ),
    (
        "[time]",
        "[speech]\nstart = \"headphones\"\n[keys]\nrepeat = \"off\"\n[log]\nto = \"file\"\n[time]",
        &[
            "kiosk.toml:9:9: speech starts with headphones, but nothing says when they are plugged in > add `headphones = \"…\"`, the file that has `1` then, or write `start = \"key\"`",
            "kiosk.toml:11:10: `repeat` cannot be `off` > write one of `normal`, `slow`",
            r#"kiosk.toml:13:6: the log goes to a file, but there is no `path` > add `path = "…"`, or write `to = "journal"`"#,
        ],
    ),
    (
        "[time]",
        "[screen]\nway = \"large\"\n[time]",
        &[
            "kiosk.toml:9:7: `way` cannot be `large` > write one of `auto`, `native`, `scaled`, `blocks`",
        ],
    ),
    (
        "[time]",
        "[screen]\nsize = \"huge\"\nspacing = \"wide\"\n[time]",
        &[
            "kiosk.toml:9:8: `size` cannot be `huge` > write one of `large`, `larger`, `largest`",
            "kiosk.toml:10:11: `spacing` cannot be `wide` > write one of `normal`, `roomy`",
        ],
    ),
    (
        "[time]",
        "[screen]\npanel_mm = \"527\"\ndistance_mm = 199\n[time]",
        &[
            "kiosk.toml:9:12: `527` is no size of a panel > write its width and height in millimetres, each from 50 to 5000: \"527x296\"",
            "kiosk.toml:10:15: `distance_mm` must be from 200 to 5000, not 199 > write a whole number from 200 to 5000",
        ],
    ),
    (
        "[time]",
        "[screen]\npanel_mm = \"5001x296\"\ndistance_mm = 5001\n[time]",
        &[
            "kiosk.toml:9:12: `5001x296` is no size of a panel > write its width and height in millimetres, each from 50 to 5000: \"527x296\"",
            "kiosk.toml:10:15: `distance_mm` must be from 200 to 5000, not 5001 > write a whole number from 200 to 5000",
        ],
    ),
    (
        "sealing = \"none\"",
        "sealing = \"age\"\nrecipients = [\"age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\", \"age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\", \"age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafh\"]",
        &[
            "kiosk.toml:14:81: `recipients` has this key twice > remove one of the two",
            "kiosk.toml:14:147: this is no public key of age, or a letter of it is wrong > write it as `age-keygen` prints it: \"age1…\"",
        ],
    ),
    (
        "sealing = \"none\"",
        "sealing = \"age\"\nrecipients = [\"AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33\"]",
        &[
            "kiosk.toml:14:15: this is a secret key, and must never be on a kiosk > make a new pair with `age-keygen`, and write its public key, `age1…`",
        ],
    ),
    (
        "mode",
        "recipients = [\"age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\"]\nmode",
        &[
            "kiosk.toml:12:14: `recipients` are only for requests that are sealed > write `sealing = \"age\"`, or remove `recipients`",
        ],
    ),
    (
        "[spool]",
        "[paths]\nspool = \"~/spool\"\nstate = \"$HOME/state\"\ncontent = \"~/content\"\n[log]\nto = \"file\"\npath = \"$XDG_STATE_HOME/log\"\n[spool]",
        &[
            "kiosk.toml:12:9: `~/spool` has a `~` or a variable, which nobody replaces here > write the whole path, as \"/var/lib/cas-kiosk/spool\"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it",
            "kiosk.toml:13:9: `$HOME/state` has a `~` or a variable, which nobody replaces here > write the whole path, as \"/var/lib/cas-kiosk/state\"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it",
            "kiosk.toml:14:11: `~/content` has a `~` or a variable, which nobody replaces here > write the whole path, as \"/var/lib/cas-kiosk/content\"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it",
            "kiosk.toml:17:8: `$XDG_STATE_HOME/log` has a `~` or a variable, which nobody replaces here > write the whole path, as \"/var/lib/cas-kiosk/path\"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it",
        ],
    ),
    (
        "[spool]",
        "[paths]\nspool = \"$XDG_STATE_HOME//srv/spool\"\nstate = \"$XDG_STATE_HOME/\"\n[spool]",
        &[
            "kiosk.toml:12:9: `$XDG_STATE_HOME//srv/spool` has a `~` or a variable, which nobody replaces here > write the whole path, as \"/var/lib/cas-kiosk/spool\"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it",
            "kiosk.toml:13:9: `$XDG_STATE_HOME/` has a `~` or a variable, which nobody replaces here > write the whole path, as \"/var/lib/cas-kiosk/state\"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it",
        ],
    ),
    (
        "[spool]",
        "[paths]\nstate = \"$XDG_STATE_HOME/cas-kiosk/state\"\n[spool]",
        &[
            "kiosk.toml:12:9: nobody knows whose folder this is: neither `XDG_STATE_HOME` nor `HOME` is set > write the whole path, as \"/var/lib/cas-kiosk/state\"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it",
        ],
    ),
    (
        "[spool]",
        "[paths]\nspool = \"kept/here\"\nstate = \"kept/./here/\"\n[spool]",
        &[
            "kiosk.toml:12:9: `spool` and `state` are one folder > write the whole path, as \"/var/lib/cas-kiosk/spool\"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it",
        ],
    ),
    (
        "place = \"Biblioteka\"",
        "place = \" \"",
        &["kiosk.toml:6:9: `place` is empty > write where this kiosk stands, for the office"],
    ),
    (
        "[spool]",
        "[log]\npath = \"log\"\n[spool]",
        &[
            r#"kiosk.toml:12:8: `path` is only for a log that goes to a file > write `to = "file"`, or remove `path`"#,
        ],
    ),
    (
        "[time]\nidle",
        "[[time]]\nidle",
        &["kiosk.toml:8:1: `time` must be a table, not a list > write `[time]`"],
    ),
];

/// In place of `[time]`, which is in line 8 of the good file: what is wrong of a printer.
const SPOILED_PRINTER: &[Case] = &[
    (
        "[time]",
        "[printer]\nway = \"usb\"\n[time]",
        &["kiosk.toml:9:7: `way` cannot be `usb` > write one of `none`, `cups`, `receipts`"],
    ),
    (
        "[time]",
        "[printer]\nway = \"cups\"\n[time]",
        &["kiosk.toml:8:1: `queue` is missing > add `queue = \"…\"`"],
    ),
    (
        "[time]",
        "[printer]\nway = \"cups\"\nqueue = \"a b\"\npaper = \"roll80\"\n[time]",
        &[
            "kiosk.toml:10:9: `a b` is no name of a queue of CUPS > write the name that `lpstat -e` prints: without spaces, / and #",
            "kiosk.toml:11:9: sheets are for a printer of CUPS, and rolls for a receipt printer > write `paper = \"a5\"` or `paper = \"a4\"`",
        ],
    ),
    (
        "[time]",
        "[printer]\nway = \"cups\"\nqueue = \"a/b\"\nsocket = \"cups.sock\"\ndevice = \"/dev/usb/lp0\"\n[time]",
        &[
            "kiosk.toml:10:9: `a/b` is no name of a queue of CUPS > write the name that `lpstat -e` prints: without spaces, / and #",
            "kiosk.toml:11:10: `cups.sock` does not say where it is from the root of the disk on > write the whole path, such as /dev/usb/lp0: it begins with /",
            "kiosk.toml:12:10: `device` is only for a printer with `way = \"receipts\"` > write `way = \"receipts\"`, or remove `device`",
        ],
    ),
    (
        "[time]",
        "[printer]\nway = \"receipts\"\n[time]",
        &["kiosk.toml:8:1: `device` is missing > add `device = \"/dev/usb/lp0\"`"],
    ),
    (
        "[time]",
        "[printer]\nway = \"receipts\"\ndevice = \"lp0\"\nqueue = \"slips\"\npaper = \"a4\"\n[time]",
        &[
            "kiosk.toml:10:10: `lp0` does not say where it is from the root of the disk on > write the whole path, such as /dev/usb/lp0: it begins with /",
            "kiosk.toml:11:9: `queue` is only for a printer with `way = \"cups\"` > write `way = \"cups\"`, or remove `queue`",
            "kiosk.toml:12:9: sheets are for a printer of CUPS, and rolls for a receipt printer > write `paper = \"roll80\"` or `paper = \"roll58\"`",
        ],
    ),
    (
        "[time]",
        "[printer]\nqueue = \"slips\"\n[time]",
        &[
            "kiosk.toml:9:9: `queue` is only for a printer with `way = \"cups\"` > write `way = \"cups\"`, or remove `queue`",
        ],
    ),
    (
        "[time]",
        "[printer]\nway = \"none\"\nqueu = \"slips\"\n[time]",
        &["kiosk.toml:10:1: `queu` is not known here > write `queue`"],
    ),
    (
        "[time]",
        "[printer]\npaper = \"a3\"\n[time]",
        &["kiosk.toml:9:9: `paper` cannot be `a3` > write one of `a5`, `a4`, `roll80`, `roll58`"],
    ),
];

#[test]
fn every_spoiled_setting_is_told() {
    all_are_told("kiosk.toml", SPOILED);
    all_are_told("kiosk.toml", SPOILED_PRINTER);
}

#[test]
fn a_printer_is_read_with_its_paper_and_without_a_way_there_is_none() {
    let read = |table: &str| {
        let table = format!("[printer]\n{table}\n[time]");
        let setup = super::spoiled("kiosk.toml", "[time]", &table).unwrap();
        setup.config.printer.clone()
    };
    let sheets = |paper| PrinterConfig::Cups {
        queue: "slips".to_owned(),
        socket: None,
        paper,
    };
    let rolls = |paper| PrinterConfig::Receipts {
        device: "/dev/usb/lp0".into(),
        paper,
    };
    assert_eq!(read(""), PrinterConfig::None);
    assert_eq!(read("way = \"none\""), PrinterConfig::None);
    let queue = "way = \"cups\"\nqueue = \"slips\"";
    assert_eq!(read(queue), sheets(Sheet::A5));
    assert_eq!(read(&format!("{queue}\npaper = \"a4\"")), sheets(Sheet::A4));
    let device = "way = \"receipts\"\ndevice = \"/dev/usb/lp0\"";
    assert_eq!(read(device), rolls(Roll::Mm80));
    let narrow = format!("{device}\npaper = \"roll58\"");
    assert_eq!(read(&narrow), rolls(Roll::Mm58));
    let longest = "q".repeat(QUEUE_BYTES_MAX);
    let named = |name: &str| format!("[printer]\nway = \"cups\"\nqueue = \"{name}\"\n[time]");
    assert!(super::spoiled("kiosk.toml", "[time]", &named(&longest)).is_ok());
    let longer = format!("{longest}q");
    assert!(super::spoiled("kiosk.toml", "[time]", &named(&longer)).is_err());
}

#[test]
fn a_folder_may_have_any_name() {
    let bad = "[paths]\nspool = \"/srv/漢\"\n[time]";
    let setup = super::spoiled("kiosk.toml", "[time]", bad).unwrap();
    assert!(setup.config.spool.folder.ends_with("漢"));
}

#[test]
fn a_key_for_which_nothing_can_be_sealed_is_a_fault() {
    for key in OF_NOBODY {
        let sealed = format!("sealing = \"age\"\nrecipients = [\"{key}\"]");
        let text = KIOSK.replace("sealing = \"none\"", &sealed);
        let faults = Setup::from_texts(&[("kiosk.toml", &text)]).unwrap_err();
        let told = faults.to_string();
        assert!(told.contains("a public key of nobody"), "{key}: {told}");
    }
}

#[test]
fn no_fault_repeats_a_secret_key_wherever_somebody_has_written_it() {
    let of_kiosk = |key: &str, good: &str, bad: String| {
        let text = KIOSK.replacen(good, &bad, 1);
        (key.to_owned(), vec![("kiosk.toml", text)])
    };
    let of_site = |key: &str, bad: String| {
        let bad = format!("id = \"mops\"\n{bad}");
        let text = SITE.replacen("id = \"mops\"", &bad, 1);
        (key.to_owned(), vec![("content/site.toml", text)])
    };
    let none = "sealing = \"none\"";
    let small = OF_AGE.to_lowercase();
    let mistyped = OF_AGE.replacen("AGE", "AG", 1);
    let list = |key: &str| format!("sealing = \"age\"\nrecipients = [\"{key}\"]");
    for (key, texts) in [
        of_kiosk(OF_AGE, none, list(OF_AGE)),
        of_kiosk(&small, none, list(&small)),
        of_kiosk(&mistyped, none, list(&mistyped)),
        of_kiosk(OF_AGE, "mode", format!("recipients = \"{OF_AGE}\"\nmode")),
        of_kiosk(OF_AGE, "mode", format!("recipients = [\"{OF_AGE}\"]\nmode")),
        of_kiosk(OF_AGE, "mode", format!("recipients = [\"{OF_AGE}\nmode")),
        of_kiosk(OF_AGE, "mode", format!("recipient = [\"{OF_AGE}\"]\nmode")),
        of_site(OF_AGE, format!("recipients = [\"{OF_AGE}\"]")),
        of_site(OF_AGE, format!("receipts = \"{OF_AGE}\"")),
        of_site(OF_MINISIGN, format!("receipts = \"{OF_MINISIGN}\"")),
    ] {
        let texts: Vec<(&str, &str)> = texts.iter().map(|(at, it)| (*at, it.as_str())).collect();
        let faults = Setup::from_texts(&texts).unwrap_err();
        for told in [faults.to_string(), faults.to_json_lines(english())] {
            let end = &key[key.len() - TOLD_BYTES_MAX..];
            let middle = &key[key.len() / 2..][..TOLD_BYTES_MAX];
            let is_told = told.contains(end) || told.contains(middle);
            assert!(!is_told, "{key}:\n{told}");
        }
    }
}
