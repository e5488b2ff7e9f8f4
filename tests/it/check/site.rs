//! What is told of a spoiled `site.toml`.

use super::{Case, all_are_told};

const SPOILED: &[Case] = &[
    (
        "city =",
        "citty =",
        &[
            r#"content/site.toml: `city` is missing > add `city = { pl = "…" }`"#,
            "content/site.toml:1:1: `citty` is not known here > write `city`",
        ],
    ),
    (
        r#"{ pl = "Miasto", en = "City" }"#,
        r#""Miasto""#,
        &[
            r#"content/site.toml:1:8: `city` must be a text for each language, not text > write `city = { pl = "…" }`"#,
        ],
    ),
    (
        r#"{ pl = "Miasto", en = "City" }"#,
        r#"{ en = "City", Polski = "x" }"#,
        &[
            r#"content/site.toml:1:8: `city` is missing in `pl`, which every text must have > add `pl = "…"`"#,
            "content/site.toml:1:23: `Polski` is no language > write one of `pl`, `en`",
        ],
    ),
    (
        r#"["centres", "services"]"#,
        r#"["centers", "services", "services"]"#,
        &[
            "content/site.toml:5:9: `home` cannot be `centers` > write `centres`; allowed are `activities`, `today`, `open-now`, `centres`, `all-centres`, `services`, `information`, `search`, `settings`",
            "content/site.toml:5:32: `home` has this word twice > remove one of the two",
        ],
    ),
    (
        r#"id = "II""#,
        r#"id = "I""#,
        &[
            "content/site.toml:64:6: the id `I` is there twice > give one of the two another id; the other one is at content/site.toml:59:6",
        ],
    ),
    (
        r#"version = "1""#,
        r#"version = """#,
        &[
            "content/site.toml:39:11: `version` is empty > write the text, or leave the key out if it may be left out",
        ],
    ),
    (
        r#""112""#,
        r#""brak""#,
        &[
            "content/site.toml:17:10: `brak` is no phone number > write it as people read it: 12 425 36 38 wew. 153",
        ],
    ),
    (
        "[emergency]",
        "[emergenzy]",
        &[
            "content/site.toml: `emergency` is missing > add `[emergency]`",
            "content/site.toml:15:2: `emergenzy` is not known here > write `emergency`",
        ],
    ),
    (
        r#"title = "Dzielnica I""#,
        r#"title = "Dzielnica I"#,
        &[
            r#"content/site.toml:61:9: the text that begins here has no end > write a straight quotation mark " where the text ends, in the same line"#,
        ],
    ),
    (
        "digits = 9",
        "digits = 14",
        &[
            "content/site.toml:23:10: `country_code` and `digits` are more than 15 digits together > write how many digits follow the country code",
        ],
    ),
    (
        r#"["wew"]"#,
        r#"["wew."]"#,
        &[
            r#"content/site.toml:26:19: `wew.` cannot introduce an extension > write small letters only, without a point: "wew""#,
        ],
    ),
    (
        r#"["wew"]"#,
        r#""wew""#,
        &[
            r#"content/site.toml:26:19: `extension_words` must be a list, not text > write `extension_words = ["…"]`"#,
        ],
    ),
    (
        r#"home = ["centres", "services"]"#,
        "home = []",
        &[
            "content/site.toml:5:8: `home` is an empty list > write at least one of `activities`, `today`, `open-now`, `centres`, `all-centres`, `services`, `information`, `search`, `settings`",
        ],
    ),
    (
        "full = [{ pl = \"Długo\", en = \"In full\" }]\n",
        "",
        &["content/site.toml:38:1: `full` is missing > add `full = [{ … }]`"],
    ),
    (
        "[[office]]",
        "[office]",
        &[
            "content/services/call.toml:3:10: there is no office `mops` > there is none; add one first, in `site.toml`",
            "content/services/join.toml:3:10: there is no office `mops` > there is none; add one first, in `site.toml`",
            "content/services/repair.toml:4:10: there is no office `mops` > there is none; add one first, in `site.toml`",
            "content/site.toml:76:1: `office` must be a list, not a table > write `[[office]]`",
        ],
    ),
    (
        r#"name = { pl = "MOPS", en = "MOPS" }"#,
        r#"name = { pl = " MOPS" }"#,
        &["content/site.toml:78:15: `name.pl` begins or ends with a space > remove the space"],
    ),
    (
        "sample = false",
        r#"sample = "no""#,
        &[
            "content/site.toml:81:10: `sample` must be true or false, not text > write `sample = true` or `sample = false`",
        ],
    ),
    (
        "stale_days = 365",
        "stale_days = 89",
        &[
            "content/site.toml:4:14: a fact would be stale before it is old > write at least 90, as many as `fresh_days`",
        ],
    ),
    (
        r#"["centres", "services"]"#,
        r#"["centres", "services", "activities", "today", "all-centres", "information", "search", "settings"]"#,
        &["content/site.toml:5:8: Home has 8 entries > leave at most 7"],
    ),
    (
        "7:30–15:30",
        "Mon–Fri 7:30–15:30",
        &[
            r#"content/site.toml:11:9: the hours are too long for the last line of a page > write one time without days: "7:30–15:30""#,
        ],
    ),
    (
        r#""7:30–15:30""#,
        r#"["7:30–12:00", "13:00–15:30"]"#,
        &[
            r#"content/site.toml:11:9: the hours are too long for the last line of a page > write one time without days: "7:30–15:30""#,
        ],
    ),
    (
        "7:30–15:30",
        "7:30-25:00",
        &[
            r#"content/site.toml:11:9: `hours` cannot be `7:30-25:00`: there is no time `25:00` > write it as "Mon–Fri 8:00–15:00""#,
        ],
    ),
    (
        "7:30–15:30",
        "7.30–15.30",
        &[
            r#"content/site.toml:11:9: `hours` cannot be `7.30–15.30`: there is no time `7.30` > write it as "7:30–15:30""#,
        ],
    ),
    (
        "7:30–15:30",
        "15:30–7:30",
        &[
            r#"content/site.toml:11:9: `hours` cannot be `15:30–7:30`: `15:30–7:30` does not end later than it begins > write it as "Mon–Fri 8:00–15:00""#,
        ],
    ),
    (
        "7:30–15:30",
        "Pn–Pt 7:30–15:30",
        &[
            r#"content/site.toml:11:9: `hours` cannot be `Pn–Pt 7:30–15:30`: there is no weekday `Pn` > write it as "Mon–Fri 7:30–15:30""#,
        ],
    ),
    (
        "7:30–15:30",
        "pn, śr 8-15.30",
        &[
            r#"content/site.toml:11:9: `hours` cannot be `pn, śr 8-15.30`: `pn, śr 8-15.30` cannot be read > write each as an entry of its own: hours = ["Mon–Fri 8:00–12:00", "Mon–Fri 13:00–15:00"]"#,
        ],
    ),
    (
        "7:30–15:30",
        "poniedziałek - środa 8-15.30",
        &[
            r#"content/site.toml:11:9: `hours` cannot be `poniedziałek - środa 8-15.30`: `poniedziałek - środa 8-15.30` cannot be read > write it as "Mon–Wed 8:00–15:30""#,
        ],
    ),
    (
        "7:30–15:30",
        "co drugi wtorek 8-15",
        &[
            r#"content/site.toml:11:9: `hours` cannot be `co drugi wtorek 8-15`: `co drugi wtorek 8-15` cannot be read > write it as "Mon–Fri 8:00–15:00""#,
        ],
    ),
    (
        r#""7:30–15:30""#,
        "7:30–15:30",
        &[
            r#"content/site.toml:11:9: TOML: invalid time, expected a two-digit hour (HH) > put times in quotation marks: "10:00–11:30", "2026-12-05 10:00–11:30""#,
        ],
    ),
    (
        r#""7:30–15:30""#,
        "[]",
        &[
            "content/site.toml:11:9: `hours` is an empty list > write at least one `Mon–Fri 8:00–15:00`",
        ],
    ),
    (
        r#""7:30–15:30""#,
        r#"["always", "7:30–15:30"]"#,
        &[
            r#"content/site.toml:11:9: `always` stands alone, and here are other hours too > write `hours = "always"`, or only the hours"#,
        ],
    ),
    (
        "centres = 100",
        "centres = 99",
        &[
            "content/site.toml:29:11: `centres` must be from 100 to 999, not 99 > write a whole number from 100 to 999",
        ],
    ),
    (
        "settings = 900",
        "settings = 1000",
        &[
            "content/site.toml:36:12: `settings` must be from 100 to 999, not 1000 > write a whole number from 100 to 999",
        ],
    ),
    (
        "search = 500",
        "search = 400",
        &[
            "content/site.toml:35:10: the number 400 is there twice > write a free number from 100 to 999; this one is at content/site.toml:34:15",
        ],
    ),
    (
        "all-centres = 180",
        "every-centre = 180",
        &[
            "content/site.toml:30:1: `every-centre` is not known here > remove it; allowed are `activities`, `today`, `open-now`, `centres`, `all-centres`, `services`, `information`, `search`, `settings`",
        ],
    ),
    (
        "[privacy]\nversion = \"1\"\nshort = [{ pl = \"Krótko\", en = \"In short\" }]\nfull = [{ pl = \"Długo\", en = \"In full\" }]\nchecked = 2026-03-06\nsource = \"Rejestr\"\n\n",
        "",
        &[
            "content/site.toml: there is no privacy notice to agree to, and content/services/call.toml has a form > add `[privacy]` with `version`, `short` and `full`",
        ],
    ),
    (
        "[response]\ntext = { pl = \"Zadzwonimy za trzy dni\", en = \"We call within three days\" }\nchecked = 2026-03-06\nsource = \"Rejestr\"\n\n",
        "",
        &[
            "content/site.toml: nothing says how soon somebody answers, and content/services/call.toml has a form > add `[response]` with `text`",
        ],
    ),
    (
        "version = \"1\"\n",
        "",
        &[r#"content/site.toml:38:1: `version` is missing > add `version = "…"`"#],
    ),
    (
        r#"short = [{ pl = "Krótko", en = "In short" }]"#,
        "short = []",
        &[
            "content/site.toml:40:9: `short` is an empty list > write at least one `short = [{ … }]`",
        ],
    ),
    (
        r#"short = [{ pl = "Krótko", en = "In short" }]"#,
        r#"short = "Krótko""#,
        &[
            r#"content/site.toml:40:9: `short` must be a list, not text > write `short = [{ pl = "…" }]`"#,
        ],
    ),
    (
        "Krótko",
        r#"Kr\u0007tko"#,
        &[
            "content/site.toml:40:17: `short.pl` has a character that cannot be shown or said: U+0007 > remove it",
        ],
    ),
    (
        "Krótko",
        "Kr\u{7}tko",
        &[
            r#"content/site.toml:40:20: TOML: invalid basic string, expected non-double-quote visible characters, `\` > remove the character here, which cannot be seen"#,
        ],
    ),
    (
        r#"{ pl = "Zadzwonimy za trzy dni", en = "We call within three days" }"#,
        r#"{ en = "We call within three days" }"#,
        &[
            r#"content/site.toml:46:8: `text` is missing in `pl`, which every text must have > add `pl = "…"`"#,
        ],
    ),
    (
        r#"on = "12-24", "#,
        "",
        &[
            r#"content/site.toml:55:3: the holiday has no date > add `on = "12-24"`, or `easter = 1`, the days after Easter Sunday"#,
        ],
    ),
    (
        r#"on = "12-24""#,
        r#"on = "12-24", easter = 3"#,
        &[
            "content/site.toml:55:28: a holiday has one date, and this one has `on` and `easter` > remove one of the two",
        ],
    ),
    (
        r#""12-24""#,
        r#""02-30""#,
        &[
            r#"content/site.toml:55:10: `on` cannot be `02-30`: no year has such a day > write it as "12-24""#,
        ],
    ),
    (
        r#""12-24""#,
        r#""24.12""#,
        &[
            r#"content/site.toml:55:10: `on` cannot be `24.12`: no year has such a day > write it as "12-24""#,
        ],
    ),
    (
        r#""12-24""#,
        r#""1-6""#,
        &[
            r#"content/site.toml:55:10: `on` cannot be `1-6`: no year has such a day > write it as "12-24""#,
        ],
    ),
    (
        "easter = 1,",
        "easter = 101,",
        &[
            "content/site.toml:54:14: `easter` must be from -60 to 100, not 101 > write a whole number from -60 to 100",
        ],
    ),
    (
        "since = 2025",
        "since = 205",
        &[
            "content/site.toml:55:27: `since` must be from 1900 to 2100, not 205 > write a whole number from 1900 to 2100",
        ],
    ),
    (
        r#", name = { pl = "Wigilia", en = "Christmas Eve" }"#,
        "",
        &[r#"content/site.toml:55:3: `name` is missing > add `name = { pl = "…" }`"#],
    ),
    (
        r#"id = "health""#,
        r#"id = "home""#,
        &[
            "content/site.toml:73:6: the id `home` is there twice > give one of the two another id; the other one is at content/site.toml:68:6",
        ],
    ),
    (
        "number = 310",
        "number = 181",
        &[
            "content/site.toml:69:10: the number 181 is there twice > write a free number from 100 to 999; this one is at content/site.toml:60:10",
        ],
    ),
    (
        r#"trunk_prefix = "0""#,
        r#"trunk_prefix = "x""#,
        &[
            r#"content/site.toml:24:16: `trunk_prefix` must be a digit > write the digit, "0", or remove it"#,
        ],
    ),
    (
        r#"country_code = "48""#,
        r#"country_code = "+48""#,
        &[
            r#"content/site.toml:22:16: `country_code` must be digits > write its digits without a plus sign: "48""#,
        ],
    ),
    (
        r#"country = "PL""#,
        r#"country = "pl""#,
        &[
            r#"content/site.toml:99:11: `country` must be two capital letters > write the code of the country (ISO 3166-1): "PL""#,
        ],
    ),
    (
        "region = \"Małopolskie\"\n",
        "",
        &[r#"content/site.toml:98:1: `region` is missing > add `region = "…"`"#],
    ),
    (
        "trunk_prefix = \"0\"\n",
        "",
        &[
            r#"content/site.toml:24:24: `trunk_prefix_dialled` needs a `trunk_prefix` > add `trunk_prefix = "0"`"#,
        ],
    ),
    (
        "checked = 2026-03-06\nsource = \"Rejestr\"\n\n[holidays]",
        "checked = 2026-03-06\n\n[holidays]",
        &[r#"content/site.toml:45:1: `source` is missing > add `source = "…"`"#],
    ),
    (
        "fresh_days = 90\n",
        "fresh_days = 90\nfresh_days = 91\n",
        &[
            "content/site.toml:4:1: TOML: duplicate key > this is there already further up: remove one of the two, or begin each of several with `[[…]]`",
        ],
    ),
    (
        "until = 2027-06-25",
        "until = 2026-06-25",
        &[
            "content/site.toml:86:9: it ends on 2026-06-25, before it begins on 2026-09-01 > correct one of the two",
        ],
    ),
    (
        "name = { pl = \"Ferie\", en = \"Winter holidays\" }\n",
        "",
        &[r#"content/site.toml:90:1: `name` is missing > add `name = { pl = "…" }`"#],
    ),
    (
        "until = 2027-01-31\n",
        "until = 2027-01-31\nsample = true\n",
        &[
            "content/site.toml:95:10: an example would change when real activities take place > write days that are known, or remove the whole record",
        ],
    ),
    (
        "until = 2027-01-31\n",
        "",
        &["content/site.toml:90:1: `until` is missing > add `until = 2026-12-24`"],
    ),
    (
        r#"id = "mops""#,
        "id = \"mops\"\nrecipients = [\"age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\", \"age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\", \"age1\", \"AGE-SECRET-KEY-1\"]",
        &[
            "content/site.toml:78:81: `recipients` has this key twice > remove one of the two",
            "content/site.toml:78:147: this is no public key of age, or a letter of it is wrong > write it as `age-keygen` prints it: \"age1…\"",
            "content/site.toml:78:155: this is a secret key, and must never be on a kiosk > make a new pair with `age-keygen`, and write its public key, `age1…`",
        ],
    ),
    (
        "[phone]",
        "[practice]\nname = \"12\"\nphone = \"12 000 00 0\"\n[phone]",
        &[
            "content/site.toml:22:8: `name` would not be taken as a name in the form > write a first name and a surname that nobody has, in letters only: \"Ala Kot\"",
            "content/site.toml:23:9: `phone` would not be taken as a phone number in the form > write a number that nobody has, with as many digits as a number of this country: \"12 000 00 00\"",
        ],
    ),
    (
        "[phone]",
        "[practice]\nname = \"Ala Kot\"\n[phone]",
        &[r#"content/site.toml:21:1: `phone` is missing > add `phone = "…"`"#],
    ),
    (
        r#"id = "mops""#,
        "id = \"mops\"\nreceipts = \"untrusted comment: minisign public key\"",
        &[
            "content/site.toml:78:12: this is no public key of minisign, or a letter of it is missing or wrong > write the second line of the file `minisign.pub`: 56 characters, \"RW…\"",
        ],
    ),
];

#[test]
fn every_spoiled_place_of_the_site_is_told() {
    all_are_told("content/site.toml", SPOILED);
}
