//! What is told of a spoiled `activities.toml`.

use super::{Case, all_are_told};

const EVERY_SECOND_PL: &str = r#"content/activities.toml:17:11: `weekly` cannot be `co drugi wtorek 10:00–11:30`: it takes place every second week, and these are times of every week > write every second week as { at = "Tue 10:00–11:30", every = 2, starting = 2026-12-01 }, and a day of the month as monthly = "first Mon 10:00–11:30""#;
const EVERY_SECOND_EN: &str = r#"content/activities.toml:17:11: `weekly` cannot be `Every second Tuesday 10:00–11:30`: it takes place every second week, and these are times of every week > write every second week as { at = "Tue 10:00–11:30", every = 2, starting = 2026-12-01 }, and a day of the month as monthly = "first Mon 10:00–11:30""#;
const EVERY_SECOND_UK: &str = r#"content/activities.toml:17:11: `weekly` cannot be `кожного другого вівторка 10:00–11:30`: it takes place every second week, and these are times of every week > write every second week as { at = "Tue 10:00–11:30", every = 2, starting = 2026-12-01 }, and a day of the month as monthly = "first Mon 10:00–11:30""#;

const SPOILED: &[Case] = &[
    (
        r#"kind = "english""#,
        r#"kind = "englsh""#,
        &[
            "content/activities.toml:13:8: there is no kind `englsh` > write `english`; allowed are `english`, `yoga`",
        ],
    ),
    (
        r#"centre = "cas-2""#,
        r#"centre = "cas-22""#,
        &[
            "content/activities.toml:32:10: there is no centre `cas-22` > write `cas-2`; allowed are `cas-1`, `cas-2`",
        ],
    ),
    (
        r#"centre = "cas-2""#,
        "centre = 101",
        &[
            "content/activities.toml:32:10: there is no centre `101` > write `cas-1`, the id of CAS Łączka",
        ],
    ),
    (
        "centre = \"cas-1\"\n",
        "",
        &[r#"content/activities.toml:11:1: `centre` is missing > add `centre = "…"`"#],
    ),
    (
        "also_on = \"2026-12-06 9:00-10:00\"",
        "also_on = \"2026-12-06 9:00-10:00\"\ntimes = \"not-known\"",
        &[
            "content/activities.toml:33:11: the times are said not to be known, and here is `also_on` > remove one of the two",
        ],
    ),
    (
        "also_on = \"2026-12-06 9:00-10:00\"",
        "times = \"unknown\"",
        &["content/activities.toml:33:9: `times` cannot be `unknown` > write `not-known`"],
    ),
    (
        "also_on = \"2026-12-06 9:00-10:00\"",
        "also_on = [{ at = \"2026-12-06 9:00-10:00\", place = 2 }]",
        &[
            "content/activities.toml:33:52: the centre `cas-2` has no place 2 > remove `place`, or add the place to the centre",
        ],
    ),
    (
        "place = 2",
        "place = 9",
        &[
            "content/activities.toml:15:9: the centre `cas-1` has no place 9 > write a number from 1 to 2, or add the place to the centre",
        ],
    ),
    (
        "place = 2",
        "place = 0",
        &[
            "content/activities.toml:15:9: `place` must be from 1 to 99, not 0 > write a whole number from 1 to 99",
        ],
    ),
    (
        r#"centre = "cas-2""#,
        "centre = \"cas-2\"\nplace = 2",
        &[
            "content/activities.toml:33:9: the centre `cas-2` has no place 2 > remove `place`, or add the place to the centre",
        ],
    ),
    (
        "until = 2027-06-30",
        "until = 2026-06-30",
        &[
            "content/activities.toml:19:9: it ends on 2026-06-30, before it begins on 2026-09-01 > correct one of the two",
        ],
    ),
    (
        "until = 2027-06-30",
        "until = 2027-06-31",
        &[
            r#"content/activities.toml:19:9: TOML: invalid date, expected day between 01 and 30 > write a day of the calendar as 2026-02-28, and a month or a year alone in quotation marks: "2026-02""#,
        ],
    ),
    (
        "until = 2027-06-30",
        r#"until = "2027-06-31""#,
        &[
            "content/activities.toml:19:9: `until` is not a day of the calendar > write it as 2026-12-24",
        ],
    ),
    (
        "until = 2027-06-30",
        r#"until = "czerwiec""#,
        &[
            "content/activities.toml:19:9: `until` is not a day of the calendar > write it as 2026-12-24",
        ],
    ),
    (
        "until = 2027-06-30",
        "until = 2026-09-01T10:00:00",
        &[
            "content/activities.toml:19:9: `until` is not a day of the calendar > write it as 2026-12-24",
        ],
    ),
    (
        "also_on = \"2026-12-06 9:00-10:00\"\n",
        "",
        &[
            r#"content/activities.toml:29:1: the activity never meets > add `weekly = "Tue 10:00–11:30"` or `also_on = ["2026-12-05 10:00–11:30"]`; if nobody knows when it is, `times = "not-known"`"#,
        ],
    ),
    (
        r#"also_on = "2026-12-06 9:00-10:00""#,
        "also_on = []",
        &[
            r#"content/activities.toml:29:1: the activity never meets > add `weekly = "Tue 10:00–11:30"` or `also_on = ["2026-12-05 10:00–11:30"]`; if nobody knows when it is, `times = "not-known"`"#,
        ],
    ),
    (
        r#"also_on = "2026-12-06 9:00-10:00""#,
        "weekly = \"Mon 9:00–10:00\"\nfrom = 2026-09-01\nuntil = 2026-09-06",
        &[
            "content/activities.toml:33:10: no regular meeting is left between 2026-09-01 and 2026-09-06 > correct `from`, `until`, `not_on` or `breaks`, or remove the activity if it is over",
        ],
    ),
    (
        r#"also_on = "2026-12-06 9:00-10:00""#,
        "weekly = \"Mon 9:00–10:00\"\nfrom = 2026-09-01\nuntil = 2026-09-16\nnot_on = [2026-09-07, 2026-09-14]",
        &[
            "content/activities.toml:33:10: no regular meeting is left between 2026-09-01 and 2026-09-16 > correct `from`, `until`, `not_on` or `breaks`, or remove the activity if it is over",
        ],
    ),
    (
        "2026-12-06 9:00-10:00",
        "2026-02-30 9:00-10:00",
        &[
            r#"content/activities.toml:33:11: `also_on` cannot be `2026-02-30 9:00-10:00`: there is no day `2026-02-30` > write it as "2026-12-05 10:00–11:30""#,
        ],
    ),
    (
        "2026-12-06 9:00-10:00",
        "2026-12-06",
        &[
            r#"content/activities.toml:33:11: `also_on` cannot be `2026-12-06`: `2026-12-06` cannot be read > write it as "2026-12-05 10:00–11:30""#,
        ],
    ),
    (
        r#""2026-12-06 9:00-10:00""#,
        "2026-12-06 9:00-10:00",
        &[
            r#"content/activities.toml:33:11: TOML: invalid time, expected a two-digit hour (HH) > put times in quotation marks: "10:00–11:30", "2026-12-05 10:00–11:30""#,
        ],
    ),
    (
        "Tue 10:00–11:30",
        "Tue 25:00–26:00",
        &[
            r#"content/activities.toml:17:11: `weekly` cannot be `Tue 25:00–26:00`: there is no time `25:00` > write it as "Tue 10:00–11:30""#,
        ],
    ),
    (
        "Tue 10:00–11:30",
        "Tue 10:00",
        &[
            r#"content/activities.toml:17:11: `weekly` cannot be `Tue 10:00`: `10:00` cannot be read > write it as "Tue 10:00–11:30""#,
        ],
    ),
    (
        "Tue 10:00–11:30",
        "wt 10:00–11:30",
        &[
            r#"content/activities.toml:17:11: `weekly` cannot be `wt 10:00–11:30`: there is no weekday `wt` > write it as "Tue 10:00–11:30""#,
        ],
    ),
    (
        "Tue 10:00–11:30",
        "we wtorek 10.00-11",
        &[
            r#"content/activities.toml:17:11: `weekly` cannot be `we wtorek 10.00-11`: `we wtorek 10.00-11` cannot be read > write it as "Tue 10:00–11:00""#,
        ],
    ),
    (
        "Tue 10:00–11:30",
        "П’ятниця 9:00-10:30",
        &[
            r#"content/activities.toml:17:11: `weekly` cannot be `П’ятниця 9:00-10:30`: there is no weekday `П’ятниця` > write it as "Fri 9:00–10:30""#,
        ],
    ),
    (
        "Tue 10:00–11:30",
        "co drugi wtorek 10:00–11:30",
        &[EVERY_SECOND_PL],
    ),
    (
        "Tue 10:00–11:30",
        "Every second Tuesday 10:00–11:30",
        &[EVERY_SECOND_EN],
    ),
    (
        "Tue 10:00–11:30",
        "кожного другого вівторка 10:00–11:30",
        &[EVERY_SECOND_UK],
    ),
    (
        "Tue 10:00–11:30",
        "Tue 11:30–10:00",
        &[
            r#"content/activities.toml:17:11: `weekly` cannot be `Tue 11:30–10:00`: `11:30–10:00` does not end later than it begins > write it as "Tue 10:00–11:30""#,
        ],
    ),
    (
        r#""Tue 10:00–11:30""#,
        "10:00",
        &[
            r#"content/activities.toml:17:11: `weekly` must be text, not a date or a time > write `weekly = "Tue 10:00–11:30"`"#,
        ],
    ),
    (
        "not_on = [2026-12-29]",
        "not_on = 2026-12-29",
        &[
            "content/activities.toml:20:10: `not_on` must be a list, not a date or a time > write `not_on = [2026-12-24]`",
        ],
    ),
    (
        "not_on = [2026-12-29]",
        r#"not_on = ["2026-02-30"]"#,
        &[
            "content/activities.toml:20:11: `not_on` is not a day of the calendar > write it as 2026-12-24",
        ],
    ),
    (
        r#"id = "yoga-once""#,
        r#"id = "english-tue""#,
        &[
            "content/activities.toml:30:6: the id `english-tue` is there twice > give one of the two another id; the other one is at content/activities.toml:12:6",
        ],
    ),
    (
        "id = \"yoga\"\n",
        "id = \"english\"\n",
        &[
            "content/activities.toml:8:6: the id `english` is there twice > give one of the two another id; the other one is at content/activities.toml:2:6",
        ],
    ),
    (
        "id = \"yoga\"\n",
        "id = \"yoga\"\nnumber = 101\n",
        &[
            "content/activities.toml:9:10: the number 101 is there twice > write a free number from 100 to 999; this one is at content/centres.toml:3:10",
        ],
    ),
    (
        "beginners = true",
        r#"beginners = "yes""#,
        &[
            "content/activities.toml:23:13: `beginners` must be true or false, not text > write `beginners = true` or `beginners = false`",
        ],
    ),
    (
        r#"{ pl = "Joga", en = "Yoga" }"#,
        r#"{ en = "Yoga" }"#,
        &[
            r#"content/activities.toml:9:9: `title` is missing in `pl`, which every text must have > add `pl = "…"`"#,
        ],
    ),
    (
        r#"{ pl = ["mówić"], en = ["speak"] }"#,
        r#"{ PL = ["mówić"] }"#,
        &["content/activities.toml:25:14: `PL` is no language > write one of `pl`, `en`"],
    ),
    (
        "sign_up = false",
        "signup = false",
        &["content/activities.toml:24:1: `signup` is not known here > write `sign_up`"],
    ),
    (
        r#""Tue 10:00–11:30","#,
        r#"{ at = "Tue 10:00–11:30", every = 2 },"#,
        &[
            "content/activities.toml:17:45: `every` needs `starting` > add `starting = 2026-12-01`, the day of the first meeting",
        ],
    ),
    (
        r#""Tue 10:00–11:30","#,
        r#"{ at = "Tue 10:00–11:30", starting = 2026-10-06 },"#,
        &[
            "content/activities.toml:17:48: `starting` needs `every` > add `every = 2` for every second week; the first day of an activity is `from`",
        ],
    ),
    (
        r#""Tue 10:00–11:30","#,
        r#"{ at = "Tue 10:00–11:30", every = 2, starting = 2026-10-07 },"#,
        &[
            "content/activities.toml:17:59: 2026-10-07 is not a `Tue`, the day in `at` > write the day of the first meeting, such as 2026-10-13, or correct `at`",
        ],
    ),
    (
        r#""Tue 10:00–11:30","#,
        r#"{ at = "Tue 10:00–11:30", every = 1, starting = 2026-10-06 },"#,
        &[
            "content/activities.toml:17:45: `every` must be from 2 to 52, not 1 > write a whole number from 2 to 52",
        ],
    ),
    (
        r#""Tue 10:00–11:30","#,
        r#"{ at = "Tue 10:00–11:30", place = 9 },"#,
        &[
            "content/activities.toml:17:45: the centre `cas-1` has no place 9 > write a number from 1 to 2, or add the place to the centre",
        ],
    ),
    (
        r#""Tue 10:00–11:30","#,
        r#"{ day = "Tue" },"#,
        &[
            r#"content/activities.toml:17:11: `at` is missing > add `at = "Tue 10:00–11:30"`"#,
            "content/activities.toml:17:13: `day` is not known here > remove it; allowed are `at`, `place`, `every`, `starting`",
        ],
    ),
    (
        r#"also_on = "2026-12-06 9:00-10:00""#,
        r#"monthly = "5th Mon 9:00–10:00""#,
        &[
            r#"content/activities.toml:33:11: `monthly` cannot be `5th Mon 9:00–10:00`: `5th` is not `first`, `second`, `third`, `fourth` or `last` > write it as "first Mon 10:00–11:30""#,
        ],
    ),
    (
        r#"also_on = "2026-12-06 9:00-10:00""#,
        r#"monthly = "first Mon, third Mon 9:00–10:00""#,
        &[
            r#"content/activities.toml:33:11: `monthly` cannot be `first Mon, third Mon 9:00–10:00`: `Mon, third Mon 9:00–10:00` cannot be read > write each in a text of its own: ["first Mon 10:00–11:30", "third Mon 10:00–11:30"]"#,
        ],
    ),
    (
        r#"also_on = "2026-12-06 9:00-10:00""#,
        "monthly = \"last Mon 9:00–10:00\"\nfrom = 2026-09-01\nuntil = 2026-09-27",
        &[
            "content/activities.toml:33:11: no regular meeting is left between 2026-09-01 and 2026-09-27 > correct `from`, `until`, `not_on` or `breaks`, or remove the activity if it is over",
        ],
    ),
    (
        r#"also_on = "2026-12-06 9:00-10:00""#,
        "weekly = \"Mon 9:00–10:00\"\nfrom = 2027-01-18\nuntil = 2027-01-31\nbreaks = [\"winter\"]\n\
         also_on = \"2026-12-06 9:00-10:00\"",
        &[
            "content/activities.toml:33:10: no regular meeting is left between 2027-01-18 and 2027-01-31 > correct `from`, `until`, `not_on` or `breaks`, or remove the activity if it is over",
        ],
    ),
    (
        r#"breaks = ["winter"]"#,
        r#"breaks = ["wintr"]"#,
        &["content/activities.toml:44:11: there is no break `wintr` > write `winter`"],
    ),
    (
        r#"term = "year""#,
        r#"term = "2026""#,
        &["content/activities.toml:43:8: there is no term `2026` > write `year`"],
    ),
    (
        r#"term = "year""#,
        "term = \"year\"\nfrom = 2026-09-01",
        &[
            "content/activities.toml:44:8: a term has its days, and here is `from` too > remove one of the two",
        ],
    ),
];

#[test]
fn every_spoiled_place_of_the_activities_is_told() {
    all_are_told("content/activities.toml", SPOILED);
}
