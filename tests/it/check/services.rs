//! What is told of spoiled services.

use super::{Case, SERVICE_FILE, all_are_told, changed, lines, setup_of};

/// Of one that can be asked for.
const REPAIR: &[Case] = &[
    (
        r#""mops""#,
        r#""mosp""#,
        &["content/services/repair.toml:4:10: there is no office `mosp` > write `mops`"],
    ),
    (
        r#"{ age = "under-60" }"#,
        r#"{ age = "under-61" }"#,
        &[
            "content/services/repair.toml:38:16: `age` cannot be `under-61` > write `under-60`; allowed are `under-60`, `over-60`",
        ],
    ),
    (
        r#"{ age = "under-60" }"#,
        r#"{ aeg = "under-60" }"#,
        &["content/services/repair.toml:38:10: `aeg` is not known here > write `age`"],
    ),
    (
        "when = { age = \"under-60\" }\n",
        "",
        &[
            "content/services/repair.toml:29:1: no rule needs the question `age` > remove the question, or name it in the `when` of a rule",
            "content/services/repair.toml:43:1: this rule never applies: whatever the answers, one before it does > move it up, give a rule before it more conditions, or remove it",
        ],
    ),
    (
        r#"outcome = "yes""#,
        r#"outcome = "perhaps""#,
        &[
            "content/services/repair.toml:45:11: `outcome` cannot be `perhaps` > write one of `yes`, `no`, `call`",
        ],
    ),
    (
        r#"kind = "phone""#,
        r#"kind = "name""#,
        &[
            r#"content/services/repair.toml: the form does not ask everybody for a phone number, so some cannot be called back > add a `[[question]]` with `kind = "phone"`, and without `when`"#,
        ],
    ),
    (
        r#"kind = "phone""#,
        "kind = \"phone\"\nanswered_by = \"age\"",
        &[
            r#"content/services/repair.toml: the form does not ask everybody for a phone number, so some cannot be called back > add a `[[question]]` with `kind = "phone"`, and without `when`"#,
        ],
    ),
    (
        r#"kind = "phone""#,
        "kind = \"phone\"\nanswered_by = \"aeg\"",
        &["content/services/repair.toml:51:15: `answered_by` cannot be `aeg` > write `age`"],
    ),
    (
        r#"kind = "phone""#,
        r#"kind = "fone""#,
        &[
            "content/services/repair.toml:50:8: `kind` cannot be `fone` > write one of `name`, `phone`, `street`, `house`, `short`, `words`, `age`, `choice`, `choices`, `yes-no`, `part-of-day`, `date`, `helped-by`, `call-instead`, `reference`",
        ],
    ),
    (
        r#"kind = "phone""#,
        r#"kind = "choice""#,
        &[
            r#"content/services/repair.toml: the form does not ask everybody for a phone number, so some cannot be called back > add a `[[question]]` with `kind = "phone"`, and without `when`"#,
            r#"content/services/repair.toml:48:1: a choice has 2 to 9 options, not 0 > add `option = [{ id = "…", label = { … } }, …]`"#,
        ],
    ),
    (
        r#"kind = "phone""#,
        "kind = \"phone\"\noption = []",
        &[
            "content/services/repair.toml:51:10: a question of kind `phone` has no options > remove them, or write `choice` or `choices` as its kind",
        ],
    ),
    (
        r#"{ age = "under-60" }"#,
        "{ age = [] }",
        &[
            "content/services/repair.toml:38:16: `age` is an empty list > write at least one of `under-60`, `over-60`",
        ],
    ),
    (
        r#""over-60""#,
        r#""under-60""#,
        &[
            "content/services/repair.toml:34:10: the id `under-60` is there twice > give one of the two another id; the other one is at content/services/repair.toml:33:10",
        ],
    ),
    (
        "Drobna naprawa",
        "a\u{301}\u{301}\u{301}\u{301}\u{301}",
        &[
            "content/services/repair.toml:6:18: `summary.pl` has too many marks on one letter > remove some of the marks",
        ],
    ),
    (
        "summary = ",
        "sumary = ",
        &[
            r#"content/services/repair.toml: `summary` is missing > add `summary = { pl = "…" }`"#,
            "content/services/repair.toml:6:1: `sumary` is not known here > write `summary`",
        ],
    ),
    (
        "outcome = \"yes\"\n",
        "",
        &[
            r#"content/services/repair.toml:44:1: `outcome` is missing > add `outcome = "yes" | "no" | "call"`"#,
        ],
    ),
    (
        r#"outcome = "yes""#,
        "when = { age = \"under-60\" }\noutcome = \"yes\"",
        &[
            "content/services/repair.toml:44:1: this rule never applies: whatever the answers, one before it does > move it up, give a rule before it more conditions, or remove it",
            r#"content/services/repair.toml:44:1: no rule applies to the answers { age = "over-60" } > add a last rule without `when`, such as `outcome = "call"`"#,
        ],
    ),
    (
        r#""home""#,
        r#""hoem""#,
        &[
            "content/services/repair.toml:3:9: there is no group `hoem` > write `home`; allowed are `home`, `health`",
        ],
    ),
    (
        "group = \"home\"\n",
        "",
        &[r#"content/services/repair.toml: `group` is missing > add `group = "…"`"#],
    ),
    (
        r#"group = "home""#,
        "group = \"home\"\nfor = \"centre\"",
        &[
            "content/notices.toml:17:13: the service `repair` has no page of its own: it has `for`, and stands on cards > write one that stands in a group",
            "content/services/repair.toml:2:10: `number` is only for a service in a group, and this one has `for` > remove `number`, or write `group` in place of `for`",
            "content/services/repair.toml:3:9: `group` is only for a service in a group, and this one has `for` > remove `group`, or write `group` in place of `for`",
            "content/services/repair.toml:4:7: another service stands on these cards already > write `group` in place of `for`; the other one is at content/services/call.toml:2:7",
            "content/services/repair.toml:8:12: `keywords` is only for a service in a group, and this one has `for` > remove `keywords`, or write `group` in place of `for`",
            "content/services/repair.toml:18:1: `about` is only for a service in a group, and this one has `for` > remove `about`, or write `group` in place of `for`",
            "content/services/repair.toml:30:3: `eligibility` is only for a service in a group, and this one has `for` > remove `eligibility`, or write `group` in place of `for`",
        ],
    ),
    (
        r#"group = "home""#,
        r#"for = "centrum""#,
        &[
            "content/services/repair.toml:3:7: `for` cannot be `centrum` > write `centre`; allowed are `centre`, `activity`",
        ],
    ),
    (
        "number = 311",
        "number = 310",
        &[
            "content/services/repair.toml:2:10: the number 310 is there twice > write a free number from 100 to 999; this one is at content/site.toml:69:10",
        ],
    ),
    (
        r#"{ pl = ["kran"], en = ["tap"] }"#,
        r#"{ pl = ["kran"], Polski = ["kran"] }"#,
        &["content/services/repair.toml:7:29: `Polski` is no language > write one of `pl`, `en`"],
    ),
    (
        r#"{ pl = ["kran"], en = ["tap"] }"#,
        r#"["kran"]"#,
        &[
            r#"content/services/repair.toml:7:12: `keywords` must be a table, not a list > write `keywords = { pl = ["…"] }`"#,
        ],
    ),
    (
        r#"{ pl = ["kran"], en = ["tap"] }"#,
        r#"{ pl = "kran" }"#,
        &[
            r#"content/services/repair.toml:7:19: `pl` must be a list, not text > write `pl = ["…"]`"#,
        ],
    ),
    (
        r#"services = ["talk"]"#,
        r#"services = ["tlak"]"#,
        &[
            "content/services/repair.toml:42:13: there is no service `tlak` > write `talk`; allowed are `care`, `repair`, `talk`",
        ],
    ),
    (
        r#"services = ["talk"]"#,
        r#"services = ["call"]"#,
        &[
            "content/services/repair.toml:42:13: the service `call` has no page of its own: it has `for`, and stands on cards > write one that stands in a group",
        ],
    ),
    (
        r#"services = ["talk"]"#,
        r#"services = "talk""#,
        &[
            r#"content/services/repair.toml:42:12: `services` must be a list, not text > write `services = ["…"]`"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = ["Mon–Fri 8:00–15:00", "Fri 14:00–16:00"]"##,
        &[
            r#"content/services/repair.toml:12:32: an entry before this one has the same hours on the same day > write hours that do not overlap; a break is the time between two entries of one day"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = ["8:00–15:00", "Sat 9:00–12:00"]"##,
        &[
            r#"content/services/repair.toml:12:24: an entry before this one has the same hours on the same day > write hours that do not overlap; a break is the time between two entries of one day"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = ["Mon–Fri 8:00–15:00", "always"]"##,
        &[
            r#"content/services/repair.toml:12:9: `always` stands alone, and here are other hours too > write `hours = "always"`, or only the hours"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = "always"
holidays = "closed""##,
        &[
            r#"content/services/repair.toml:13:12: `always` is also on holidays > remove `holidays`"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"holidays = "closed""##,
        &[
            r#"content/services/repair.toml:12:12: `holidays` needs `hours` > add `hours = "Mon–Fri 8:00–15:00"`"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = "Mon–Fri 8:00–15:00"
holidays = "shut""##,
        &[
            r#"content/services/repair.toml:13:12: `holidays` cannot be `shut` > write one of `closed`, `open`"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = "Mon–Fri 8:00–12:00, 13:00–15:00""##,
        &[
            r#"content/services/repair.toml:12:9: `hours` cannot be `Mon–Fri 8:00–12:00, 13:00–15:00`: `Mon–Fri 8:00–12:00, 13:00–15:00` cannot be read > write each as an entry of its own: hours = ["Mon–Fri 8:00–12:00", "Mon–Fri 13:00–15:00"]"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = { at = "Mon–Fri 8:00–15:00", term = "winter" }"##,
        &[r#"content/services/repair.toml:12:45: there is no term `winter` > write `year`"#],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = { at = "Sat–Sun 8:00–15:00", from = 2026-11-23, until = 2026-11-27 }"##,
        &[
            r#"content/services/repair.toml:12:16: between 2026-11-23 and 2026-11-27 there is none of these days > correct `at`, or `from` and `until`"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = { at = "Mon–Fri 8:00–15:00", from = 2026-12-24, until = 2026-11-24 }"##,
        &[
            r#"content/services/repair.toml:12:65: it ends on 2026-11-24, before it begins on 2026-12-24 > correct one of the two"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = { from = 2026-12-24 }"##,
        &[
            r#"content/services/repair.toml:12:9: `at` is missing > add `at = "Mon–Fri 8:00–15:00"`"#,
        ],
    ),
    (
        r#"hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]"#,
        r##"hours = { at = "by-appointment" }"##,
        &[
            r#"content/services/repair.toml:12:16: `at` cannot be `by-appointment`: there is no time `by` > write it as "Mon–Fri 8:00–15:00""#,
        ],
    ),
    (
        "keywords = { pl = [\"kran\"]",
        "see = [\"tlak\"]\nkeywords = { pl = [\"kran\"]",
        &[
            r#"content/services/repair.toml:7:8: there is no service `tlak` > write `talk`; allowed are `care`, `repair`, `talk`"#,
        ],
    ),
    (
        "[[line]]\nname = { pl = \"Naprawa\"",
        "[open]\nholidays = \"open\"\nchecked = 2026-03-06\nsource = \"Rejestr\"\n\n[[line]]\nname = { pl = \"Naprawa\"",
        &[
            r#"content/services/repair.toml:9:1: `hours` is missing > add `hours = "Mon–Fri 8:00–15:00"`"#,
            r#"content/services/repair.toml:10:12: `holidays` needs `hours` > add `hours = "Mon–Fri 8:00–15:00"`"#,
        ],
    ),
    (
        r#""Sat 9:00–12:00""#,
        r#""Sat 9:00–12:00", "so 9–12""#,
        &[
            r#"content/services/repair.toml:12:50: `hours` cannot be `so 9–12`: there is no weekday `so` > write it as "Sat 9:00–12:00""#,
        ],
    ),
    (
        r#""Mon–Fri 8:00–15:00""#,
        r#""Fri–Mon 8:00–15:00""#,
        &[
            r#"content/services/repair.toml:12:10: `hours` cannot be `Fri–Mon 8:00–15:00`: `Fri–Mon` does not end later than it begins > write it as "Mon–Fri 8:00–15:00""#,
        ],
    ),
    (
        "[[line]]\nname = { pl = \"Naprawa\", en = \"Repair\" }\nnumber = \"12 345 67 89\"\nhours = [\"Mon–Fri 8:00–15:00\", \"Sat 9:00–12:00\"]\naddress = \"Długa 1, 31-000 Miasto\"\nchecked = \"2018\"\nsource = \"Rejestr\"\n\n",
        "",
        &["content/services/repair.toml: `line` is missing > add `[[line]]`"],
    ),
    (
        "label = { pl = \"Koszt\", en = \"Cost\" }\n",
        "",
        &[r#"content/services/repair.toml:17:1: `label` is missing > add `label = { pl = "…" }`"#],
    ),
    (
        "[[question]]\nid = \"phone\"\nkind = \"phone\"\ntitle = { pl = \"Telefon?\", en = \"Phone?\" }\nlabel = { pl = \"Telefon\", en = \"Phone\" }\nwhy = { pl = \"Żeby zadzwonić\", en = \"To call you\" }\n",
        "",
        &[
            "content/services/repair.toml:4:10: `office` is for requests, and there is no `[[question]]` > remove `office`, or add a question",
            "content/services/repair.toml:23:1: `next` is for requests, and there is no `[[question]]` > remove `next`, or add a question",
        ],
    ),
    (
        "office = \"mops\"\n",
        "",
        &[r#"content/services/repair.toml: `office` is missing > add `office = "…"`"#],
    ),
    (
        r#"when = { age = "under-60" }"#,
        r#"when = { age = ["under-60", "over-60"] }"#,
        &[
            "content/services/repair.toml:44:1: this rule never applies: whatever the answers, one before it does > move it up, give a rule before it more conditions, or remove it",
        ],
    ),
    (
        r#"when = { age = "under-60" }"#,
        r#"when = { age = ["under-60", "under-60"] }"#,
        &["content/services/repair.toml:38:29: `age` has this word twice > remove one of the two"],
    ),
    (
        r#"number = "12 345 67 89""#,
        r#"number = "patrz strona""#,
        &[
            "content/services/repair.toml:11:10: `patrz strona` is no phone number > write it as people read it: 12 425 36 38 wew. 153",
        ],
    ),
    (
        r#"id = "age""#,
        r#"id = "Age""#,
        &[
            "content/services/repair.toml:30:6: the id `Age` has characters that an id cannot have > write small letters a to z and digits, with single hyphens between them",
        ],
    ),
];

/// Of one that has rules and can only be called.
const CARE: &[Case] = &[
    (
        r#"{ city = ["no"] }"#,
        r#"{ city = ["no", "yes"] }"#,
        &[
            "content/services/care.toml:26:1: the question `alone` is never asked: no rule that names it can apply > put right the rules that name it, or remove the question",
            "content/services/care.toml:39:1: this rule never applies: whatever the answers, one before it does > move it up, give a rule before it more conditions, or remove it",
            "content/services/care.toml:44:1: this rule never applies: whatever the answers, one before it does > move it up, give a rule before it more conditions, or remove it",
        ],
    ),
    (
        r#"{ alone = "yes" }"#,
        r#"{ city = "no", alone = "yes" }"#,
        &[
            "content/services/care.toml:26:1: the question `alone` is never asked: no rule that names it can apply > put right the rules that name it, or remove the question",
            "content/services/care.toml:39:1: this rule never applies: whatever the answers, one before it does > move it up, give a rule before it more conditions, or remove it",
        ],
    ),
    (
        r#"outcome = "call""#,
        "when = { alone = \"yes\" }\noutcome = \"call\"",
        &[
            "content/services/care.toml:44:1: this rule never applies: whatever the answers, one before it does > move it up, give a rule before it more conditions, or remove it",
            r#"content/services/care.toml:44:1: no rule applies to the answers { city = "yes", alone = "no" } > add a last rule without `when`, such as `outcome = "call"`"#,
        ],
    ),
    (
        r#"{ city = ["no"] }"#,
        r#"{ towm = ["no"] }"#,
        &[
            "content/services/care.toml:35:10: `towm` is not known here > remove it; allowed are `city`, `alone`",
        ],
    ),
    (
        r#"group = "health""#,
        "group = \"health\"\noffice = \"mops\"",
        &[
            "content/services/care.toml:3:10: `office` is for requests, and there is no `[[question]]` > remove `office`, or add a question",
        ],
    ),
    (
        r#"id = "care""#,
        r#"id = "call""#,
        &[
            "content/services/care.toml:1:6: the id `call` is there twice > give one of the two another id; the other one is at content/services/call.toml:1:6",
        ],
    ),
    (
        "[[eligibility.rule]]\nwhen = { city = [\"no\"] }",
        "[eligibility.rule]\nwhen = { city = [\"no\"] }",
        &[
            "content/services/care.toml:34:1: `rule` must be a list, not a table > write `[[eligibility.rule]]`",
            "content/services/care.toml:39:15: TOML: duplicate key > this is there already further up: remove one of the two, or begin each of several with `[[…]]`",
            "content/services/care.toml:44:15: TOML: duplicate key > this is there already further up: remove one of the two, or begin each of several with `[[…]]`",
        ],
    ),
];

/// Of one that stands on the cards of meetings.
const JOIN: &[Case] = &[
    (
        r#"when = { helped-by = ["family", "other"] }"#,
        r#"when = { helped-by = ["famly"] }"#,
        &[
            "content/services/join.toml:122:23: `helped-by` cannot be `famly` > write `family`; allowed are `nobody`, `volunteer`, `family`, `other`",
        ],
    ),
    // Written, optional, several answers, or below.
    (
        r#"when = { helped-by = ["family", "other"] }"#,
        r#"when = { words = "x", days = "mon", call-instead = "x" }"#,
        &[
            "content/services/join.toml:122:10: `words` is not known here > remove it; allowed are `way`, `first-time`, `call-time`, `helped-by`",
            "content/services/join.toml:122:23: `days` is not known here > remove it; allowed are `way`, `first-time`, `call-time`, `helped-by`",
            "content/services/join.toml:122:37: `call-instead` is not known here > remove it; allowed are `way`, `first-time`, `call-time`, `helped-by`",
        ],
    ),
    (
        "kind = \"phone\"\n",
        "kind = \"phone\"\nwhen = { way = \"tram\" }\n",
        &[
            "content/services/join.toml:29:8: no question above this one can be named in `when` > move it below the question on which it depends: one that everybody answers by choosing one answer",
        ],
    ),
    (
        "kind = \"phone\"\n",
        "kind = \"phone\"\noptional = true\n",
        &[
            r#"content/services/join.toml: the form asks who answers the phone, and the phone number can be skipped > remove `optional` from the question with `kind = "phone"`, or the question with `kind = "call-instead"`"#,
        ],
    ),
    (
        "kind = \"age\"\n",
        "kind = \"age\"\nanswered_by = \"age\"\n",
        &[
            "content/services/join.toml:65:15: `answered_by` names a question of the check before the form, and there is none > remove it, or add `[[eligibility.question]]`",
        ],
    ),
    (
        r#"for = "activity""#,
        r#"for = "centre""#,
        &[
            "content/services/join.toml:2:7: another service stands on these cards already > write `group` in place of `for`; the other one is at content/services/call.toml:2:7",
        ],
    ),
    (
        r#"for = "activity""#,
        "for = \"activity\"\nnumber = 399",
        &[
            "content/services/join.toml:3:10: `number` is only for a service in a group, and this one has `for` > remove `number`, or write `group` in place of `for`",
        ],
    ),
    (
        r#"for = "activity""#,
        "for = \"activity\"\nkeywords = { pl = [\"x\"] }",
        &[
            "content/services/join.toml:3:12: `keywords` is only for a service in a group, and this one has `for` > remove `keywords`, or write `group` in place of `for`",
        ],
    ),
    (
        r#"for = "activity""#,
        "for = \"activity\"\nofficial = \"Zapisy\"\nask = { pl = \"x\", en = \"x\" }",
        &[
            "content/services/join.toml:3:12: `official` is only for a service in a group, and this one has `for` > remove `official`, or write `group` in place of `for`",
            "content/services/join.toml:4:7: `ask` is only for a service in a group, and this one has `for` > remove `ask`, or write `group` in place of `for`",
        ],
    ),
    (
        "[[line]]",
        "[[about]]\nlabel = { pl = \"x\", en = \"x\" }\n\n[[line]]",
        &[
            "content/services/join.toml:7:1: `about` is only for a service in a group, and this one has `for` > remove `about`, or write `group` in place of `for`",
        ],
    ),
    (
        "[[line]]",
        "[[more]]\nlabel = { pl = \"x\", en = \"x\" }\n\n[[line]]",
        &[
            "content/services/join.toml:7:1: `more` is only for a service in a group, and this one has `for` > remove `more`, or write `group` in place of `for`",
        ],
    ),
    (
        "office = \"mops\"\n",
        "",
        &[r#"content/services/join.toml: `office` is missing > add `office = "…"`"#],
    ),
    (
        r#"kind = "name""#,
        "kind = \"name\"\noption = [{ id = \"x\", label = { pl = \"x\" } }]",
        &[
            "content/services/join.toml:22:10: a question of kind `name` has no options > remove them, or write `choice` or `choices` as its kind",
        ],
    ),
    (
        r#"id = "street""#,
        r#"id = "house""#,
        &[
            "content/services/join.toml:41:6: the id `house` is there twice > give one of the two another id; the other one is at content/services/join.toml:34:6",
        ],
    ),
    (
        r#"{ id = "bus", label = { pl = "Autobus", en = "Bus" } },"#,
        "",
        &[
            r#"content/services/join.toml:75:10: a choice has 2 to 9 options, not 1 > add `option = [{ id = "…", label = { … } }, …]`"#,
        ],
    ),
];

/// Of one that can only be called.
const TALK: &[Case] = &[
    (
        "id = \"talk\"\n",
        "id = \"talk\"\noffice = \"mops\"\nnext = []\n",
        &[
            "content/services/talk.toml:2:10: `office` is for requests, and there is no `[[question]]` > remove `office`, or add a question",
            "content/services/talk.toml:3:8: `next` is for requests, and there is no `[[question]]` > remove `next`, or add a question",
        ],
    ),
    (
        "summary = ",
        "ask = { pl = \"Proszę\", en = \"Please\" }\nsummary = ",
        &[
            "content/services/talk.toml:4:7: `ask` is for requests, and there is no `[[question]]` > remove `ask`, or add a question",
        ],
    ),
    (
        r#"id = "talk""#,
        r#"id = "Talk""#,
        &[
            "content/services/talk.toml:1:6: the id `Talk` has characters that an id cannot have > write small letters a to z and digits, with single hyphens between them",
        ],
    ),
    (
        r#"id = "talk""#,
        r#"id = "repair""#,
        &[
            "content/services/talk.toml:1:6: the id `repair` is there twice > give one of the two another id; the other one is at content/services/repair.toml:1:6",
        ],
    ),
    (
        "22 635 09 54",
        "12",
        &[
            "content/services/talk.toml:15:10: `12` is no phone number > write it as people read it: 12 425 36 38 wew. 153",
        ],
    ),
];

#[test]
fn every_spoiled_place_of_a_service_with_requests_is_told() {
    all_are_told("content/services/repair.toml", REPAIR);
}

#[test]
fn every_spoiled_rule_is_told() {
    all_are_told("content/services/care.toml", CARE);
}

#[test]
fn every_spoiled_place_of_a_service_on_cards_is_told() {
    all_are_told("content/services/join.toml", JOIN);
}

#[test]
fn every_spoiled_place_of_a_service_that_is_only_called_is_told() {
    all_are_told("content/services/talk.toml", TALK);
}

#[test]
fn the_service_that_reminds_has_a_number_and_asks_everybody_for_the_reference() {
    const WHY: &str = r#"why = { pl = "Żeby zadzwonić", en = "To call you" }"#;
    let asked = format!(
        r#"{WHY}
[[question]]
id = "reference"
kind = "reference"
title = {{ pl = "Numer?", en = "Number?" }}
label = {{ pl = "Numer", en = "Number" }}
why = {{ pl = "Żeby znaleźć", en = "To find it" }}"#
    );
    let told = |named: &str, number: &str, why: &str| {
        let named = format!("no_call = \"{named}\"\nfresh_days = 90");
        let changes = [
            ("content/site.toml", "fresh_days = 90", named.as_str()),
            (SERVICE_FILE, "number = 311\n", number),
            (SERVICE_FILE, WHY, why),
        ];
        setup_of(&changed(&changes)).map_or_else(|faults| lines(&faults), |_| String::new())
    };
    let number = "number = 311\n";
    assert_eq!(told("repair", number, &asked), "");
    let unasked = r#"content/services/repair.toml: `no_call` in `site.toml` names this service, and its form does not ask everybody for the reference of the earlier request > add a `[[question]]` with `kind = "reference"`, without `optional`, `when` and `answered_by`"#;
    for why in [
        WHY,
        &format!("{asked}\noptional = true"),
        &format!("{asked}\nanswered_by = \"age\""),
    ] {
        assert_eq!(told("repair", number, why), unasked);
    }
    assert_eq!(
        told("repair", "", &asked),
        "content/services/repair.toml: `no_call` in `site.toml` names this service, and it has no number for receipts to tell > add `number`, three digits that are free"
    );
    assert!(told("repairs", number, &asked).contains("there is no service `repairs`"));
    assert!(told("call", number, &asked).contains("the service `call` has no page of its own"));
}
