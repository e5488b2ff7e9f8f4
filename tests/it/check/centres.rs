//! What is told of a spoiled `centres.toml`.

use super::{Case, all_are_told};

const SPOILED: &[Case] = &[
    (
        r#"{ at = "Mon–Fri 8:00–15:00", term = "year" }"#,
        r#"{ at = "so 9–12", term = "yaer" }"#,
        &[
            r#"content/centres.toml:32:17: `at` cannot be `so 9–12`: there is no weekday `so` > write it as "Sat 9:00–12:00""#,
            "content/centres.toml:32:35: there is no term `yaer` > write `year`",
        ],
    ),
    (
        r#"district = "II""#,
        r#"district = "IV""#,
        &["content/centres.toml:19:12: there is no district `IV` > write one of `I`, `II`"],
    ),
    (
        "2025-08-31",
        "2025-02-30",
        &[
            r#"content/centres.toml:22:11: TOML: invalid date, expected day between 01 and 28 > write a day of the calendar as 2026-02-28, and a month or a year alone in quotation marks: "2026-02""#,
        ],
    ),
    (
        r#""2025-08""#,
        r#""2025-13""#,
        &[
            r#"content/centres.toml:13:11: `checked` is not a date > write a day as 2026-03-06; if only the month or the year is known, in quotation marks: "2026-03", "2018"; without a date, "undated""#,
        ],
    ),
    (
        r#""2025-08""#,
        "2025-08",
        &[
            r#"content/centres.toml:13:11: TOML: invalid date, expected `-` (MM-DD) > write a day of the calendar as 2026-02-28, and a month or a year alone in quotation marks: "2026-02""#,
        ],
    ),
    (
        "CAS Ćma",
        "CAS \u{202e}Ćma",
        &[
            "content/centres.toml:18:13: `name` has a character that cannot be shown or said: U+202E > remove it",
        ],
    ),
    (
        "CAS Ćma",
        "CAS Ćma 漢",
        &[
            "content/centres.toml:18:17: `name` has a character that there is no large letter for: 漢 (U+6F22) > write it in other letters, or draw it: CONTRIBUTING.md tells how",
        ],
    ),
    (
        "CAS Ćma",
        r#"CAS\nĆma"#,
        &[
            "content/centres.toml:18:8: `name` has a character that cannot be shown or said: U+000A > write one line; what stands in a paragraph of its own is a text of its own",
        ],
    ),
    (
        "cas-2",
        "cas-1",
        &[
            "content/centres.toml:17:6: the id `cas-1` is there twice > give one of the two another id; the other one is at content/centres.toml:2:6",
        ],
    ),
    (
        "cas-2",
        "CAS 2",
        &[
            "content/centres.toml:17:6: the id `CAS 2` has characters that an id cannot have > write small letters a to z and digits, with single hyphens between them",
        ],
    ),
    (
        r#"["cas@example.org"]"#,
        r#"["cas"]"#,
        &[
            r#"content/centres.toml:12:9: `cas` is no mailbox > write one mailbox an entry: ["cas@example.org"]"#,
        ],
    ),
    (
        "place = [{ address = \"Krótka 2\", postcode = \"31-001\" }]\n",
        "",
        &["content/centres.toml:16:1: `place` is missing > add `[[centre.place]]`"],
    ),
    (
        "number = 101",
        "number = 1000",
        &[
            "content/centres.toml:3:10: `number` must be from 100 to 999, not 1000 > write a whole number from 100 to 999",
        ],
    ),
    (
        "number = 101",
        "number = 99",
        &[
            "content/centres.toml:3:10: `number` must be from 100 to 999, not 99 > write a whole number from 100 to 999",
        ],
    ),
    (
        "number = 101",
        "number = 100",
        &[
            "content/centres.toml:3:10: the number 100 is there twice > write a free number from 100 to 999; this one is at content/site.toml:29:11",
        ],
    ),
    (
        r#""2025-08""#,
        r#""2025-02-30""#,
        &[
            r#"content/centres.toml:13:11: `checked` is not a date > write a day as 2026-03-06; if only the month or the year is known, in quotation marks: "2026-03", "2018"; without a date, "undated""#,
        ],
    ),
    (
        r#""2025-08""#,
        r#""August 2025""#,
        &[
            r#"content/centres.toml:13:11: `checked` is not a date > write a day as 2026-03-06; if only the month or the year is known, in quotation marks: "2026-03", "2018"; without a date, "undated""#,
        ],
    ),
    (
        "checked = 2025-08-31\n",
        "",
        &["content/centres.toml:16:1: `checked` is missing > add `checked = 2026-03-06`"],
    ),
    (
        r#"[{ address = "Krótka 2", postcode = "31-001" }]"#,
        "[]",
        &[
            "content/centres.toml:21:9: `place` is an empty list > write at least one `[[centre.place]]`",
        ],
    ),
    (
        r#"[{ address = "Krótka 2", postcode = "31-001" }]"#,
        r#"[{ address = "Krótka 2" }]"#,
        &[r#"content/centres.toml:21:10: `postcode` is missing > add `postcode = "…"`"#],
    ),
    (
        r#"["12 345 67 89 wew. 153"]"#,
        r#"["brak"]"#,
        &[
            "content/centres.toml:11:9: `brak` is no phone number > write it as people read it: 12 425 36 38 wew. 153",
        ],
    ),
    (
        r#"["12 345 67 89 wew. 153"]"#,
        r#""12 345 67 89""#,
        &[r#"content/centres.toml:11:9: `phone` must be a list, not text > write `phone = ["…"]`"#],
    ),
    (
        "number = 101",
        "number = 101\nwheelchair = true",
        &[
            "content/centres.toml:4:1: `wheelchair` is not known here > remove it; allowed are `id`, `number`, `name`, `keywords`, `district`, `operator`, `place`, `phone`, `open`, `email`, `about`, `recipients`, `receipts`, `checked`, `source`, `sample`",
        ],
    ),
    (
        r#"name = "CAS Ćma""#,
        r#"name = { pl = "CAS Ćma" }"#,
        &[r#"content/centres.toml:18:8: `name` must be text, not a table > write `name = "…"`"#],
    ),
    (
        r#"id = "cas-2""#,
        "id = \"mops\"\nrecipients = [\"age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\"]\nreceipts = \"RW\"",
        &[
            "content/activities.toml:32:10: there is no centre `cas-2` > write `cas-1`; allowed are `cas-1`, `mops`",
            "content/centres.toml:17:6: an office has the id `mops` too, so nobody can tell for which of them a request is > give the centre another id, or remove its `recipients`",
            "content/centres.toml:19:12: this is no public key of minisign, or a letter of it is missing or wrong > write the second line of the file `minisign.pub`: 56 characters, \"RW…\"",
        ],
    ),
];

#[test]
fn every_spoiled_place_of_the_centres_is_told() {
    all_are_told("content/centres.toml", SPOILED);
}
