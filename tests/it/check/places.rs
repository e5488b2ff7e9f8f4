//! What is told of the good files, spoiled in one place.

use super::told;

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
        "kiosk.toml:3:12: there is no district `III` > write `II`; allowed are `I`, `II`",
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
        "kiosk.toml:11:11: the sealing `age` is not available in this version > write `none`, or remove `sealing`\nkiosk.toml:12:1: `recipients` is not available in this version > remove `recipients`",
    ),
    (
        "kiosk.toml",
        "[time]",
        "[speech]\nstart = \"key\"\n[screen]\nsize = \"large\"\n[log]\nto = \"file\"\n[time]",
        "kiosk.toml:7:2: `speech` is not available in this version > remove `speech`\nkiosk.toml:10:1: `size` is not available in this version > remove `size`\nkiosk.toml:12:6: the log goes to a file, but there is no `path` > add `path = \"…\"`, or write `to = \"journal\"`",
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
        "content/site.toml: `emergency` is missing > add `[emergency]`\ncontent/site.toml:12:2: `emergenzy` is not known here > write `emergency`",
    ),
    (
        "content/site.toml",
        "title = \"Dzielnica I\"",
        "title = \"Dzielnica I",
        "content/site.toml:32:21: TOML: invalid basic string, expected `\"` > write each key once, as `key = value`, under `[table]` or `[[list of tables]]`; texts, and dates without a day, in quotation marks",
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
        "content/centres.toml:18:11: TOML: invalid date, expected day between 01 and 28 > write each key once, as `key = value`, under `[table]` or `[[list of tables]]`; texts, and dates without a day, in quotation marks",
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
        "content/centres.toml:9:11: TOML: invalid date, expected `-` (MM-DD) > write each key once, as `key = value`, under `[table]` or `[[list of tables]]`; texts, and dates without a day, in quotation marks",
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
        "content/centres.toml:12:1: `place` is missing > add `[[place]]`",
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
        "content/services/repair.toml:33:16: `age` cannot be `under-61` > write `under-60`; allowed are `under-60`, `over-60`",
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
        "kiosk.toml:11:1: `recipients` is not available in this version > remove `recipients`",
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
        "kiosk.toml:7:1: `time` must be a table, not a list > write `[time]`",
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
        "content/site.toml:3:8: `home` is an empty list > write at least one of `centres`, `services`, `settings`",
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
        "content/services/repair.toml:33:16: `age` is an empty list > write at least one of `under-60`, `over-60`",
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
    (
        "content/services/repair.toml",
        "outcome = \"yes\"\n",
        "",
        "content/services/repair.toml:37:1: `outcome` is missing > add `outcome = \"yes\" | \"no\" | \"call\"`",
    ),
    (
        "content/site.toml",
        "[[office]]",
        "[office]",
        "content/services/repair.toml:2:10: there is no office `mops` > there are none; add it first\ncontent/site.toml:38:1: `office` must be a list, not a table > write `[[office]]`",
    ),
];

#[test]
fn every_spoiled_place_is_told_with_its_message_and_advice() {
    for (file, good, bad, expected) in SPOILED {
        assert_eq!(told(file, good, bad), *expected, "{good} -> {bad}");
    }
}
