//! What is told of a spoiled `notices.toml`.

use super::{Case, all_are_told};

const SPOILED: &[Case] = &[
    (
        "until = 2026-12-26",
        "until = 2026-12-23",
        &[
            "content/notices.toml:5:9: it ends on 2026-12-23, before it begins on 2026-12-24 > correct one of the two",
        ],
    ),
    (
        "until = 2026-12-26",
        "until = 2026-12-32",
        &[
            r#"content/notices.toml:5:9: TOML: invalid date, expected day between 01 and 31 > write a day of the calendar as 2026-02-28, and a month or a year alone in quotation marks: "2026-02""#,
        ],
    ),
    (
        "until = 2026-12-26\n",
        "",
        &["content/notices.toml:1:1: `until` is missing > add `until = 2026-12-24`"],
    ),
    (
        "everywhere = true\n",
        "",
        &[
            r#"content/notices.toml:1:1: the notice touches nothing > add `centres = ["…"]`, `services = ["…"]` or `activities = ["…"]`, or `everywhere = true`"#,
        ],
    ),
    (
        "everywhere = true",
        "everywhere = false",
        &[
            r#"content/notices.toml:1:1: the notice touches nothing > add `centres = ["…"]`, `services = ["…"]` or `activities = ["…"]`, or `everywhere = true`"#,
        ],
    ),
    (
        "everywhere = true",
        "centres = []",
        &[
            r#"content/notices.toml:1:1: the notice touches nothing > add `centres = ["…"]`, `services = ["…"]` or `activities = ["…"]`, or `everywhere = true`"#,
        ],
    ),
    (
        "everywhere = true",
        r#"centres = "cas-1""#,
        &[
            r#"content/notices.toml:7:11: `centres` must be a list, not text > write `centres = ["…"]`"#,
        ],
    ),
    (
        r#"centres = ["cas-1"]"#,
        r#"centres = ["cas-1", 3, "cas-11", "somewhere"]"#,
        &[
            "content/notices.toml:16:21: there is no centre `3` > write one of `cas-1`, `cas-2`",
            "content/notices.toml:16:24: there is no centre `cas-11` > write `cas-1`; allowed are `cas-1`, `cas-2`",
            "content/notices.toml:16:34: there is no centre `somewhere` > write one of `cas-1`, `cas-2`",
        ],
    ),
    (
        r#"centres = ["cas-1"]"#,
        r#"centres = [101, "101", "CAS Łączka", "łączka", "CAS «cma»", "CAS", "CAS Laczkka"]"#,
        &[
            "content/notices.toml:16:12: there is no centre `101` > write `cas-1`, the id of CAS Łączka",
            "content/notices.toml:16:17: there is no centre `101` > write `cas-1`, the id of CAS Łączka",
            "content/notices.toml:16:24: there is no centre `CAS Łączka` > write `cas-1`, the id of CAS Łączka",
            "content/notices.toml:16:38: there is no centre `łączka` > write `cas-1`, the id of CAS Łączka",
            "content/notices.toml:16:48: there is no centre `CAS «cma»` > write `cas-2`, the id of CAS Ćma",
            "content/notices.toml:16:61: there is no centre `CAS` > write one of `cas-1` (CAS Łączka), `cas-2` (CAS Ćma)",
            "content/notices.toml:16:68: there is no centre `CAS Laczkka` > write `cas-1`, the id of CAS Łączka",
        ],
    ),
    (
        r#"services = ["repair"]"#,
        r#"services = ["naprawa", 311, true]"#,
        &[
            "content/notices.toml:17:13: there is no service `naprawa` > write `repair`, the id of Naprawa",
            "content/notices.toml:17:24: there is no service `311` > write `repair`, the id of Naprawa",
            r#"content/notices.toml:17:29: `services` must be a list of texts, not true or false > write `services = ["…"]`"#,
        ],
    ),
    (
        r#"services = ["repair"]"#,
        r#"services = ["repare"]"#,
        &[
            "content/notices.toml:17:13: there is no service `repare` > write `repair`; allowed are `care`, `repair`, `talk`",
        ],
    ),
    (
        r#"services = ["repair"]"#,
        r#"services = ["join"]"#,
        &[
            "content/notices.toml:17:13: the service `join` has no page of its own: it has `for`, and stands on cards > write one that stands in a group",
        ],
    ),
    (
        r#"activities = ["english-tue"]"#,
        r#"activities = ["english-teu"]"#,
        &[
            "content/notices.toml:18:15: there is no activity `english-teu` > write `english-tue`; allowed are `english-tue`, `yoga-once`, `yoga-rare`",
        ],
    ),
    (
        r#"id = "repairs""#,
        r#"id = "holiday""#,
        &[
            "content/notices.toml:12:6: the id `holiday` is there twice > give one of the two another id; the other one is at content/notices.toml:2:6",
        ],
    ),
    (
        "closed = true",
        "close = true",
        &["content/notices.toml:6:1: `close` is not known here > write `closed`"],
    ),
    (
        "text = { pl = \"Dziś zamknięte\", en = \"Closed today\" }\n",
        "",
        &[r#"content/notices.toml:1:1: `text` is missing > add `text = { pl = "…" }`"#],
    ),
];

#[test]
fn every_spoiled_place_of_the_notices_is_told() {
    all_are_told("content/notices.toml", SPOILED);
}
