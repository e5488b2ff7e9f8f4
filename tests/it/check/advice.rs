//! What an operator should know of files without a fault: how old the facts are, what is missing in a
//! language, and what must not go to the public.

use cas_kiosk::checked::Checked;
use cas_kiosk::config::Sealing;
use cas_kiosk::content::Freshness;
use cas_kiosk::setup::Setup;
use cas_kiosk::told::english;
use chrono::NaiveDate;
use expect_test::expect;

use super::good::FILES;
use super::{SERVICE_FILE, changed, lines, setup_of, spoiled};

const SITE: &str = "content/site.toml";
const ACTIVITIES: &str = "content/activities.toml";

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

#[test]
fn a_fact_is_fresh_then_old_then_stale() {
    // 6 March 2026, 90 and 365 days.
    let table = [
        ("2026-03-06", Freshness::Fresh),
        ("2026-06-04", Freshness::Fresh),
        ("2026-06-05", Freshness::Old),
        ("2027-03-06", Freshness::Old),
        ("2027-03-07", Freshness::Stale),
    ];
    let site = Setup::from_texts(&FILES).unwrap().content.site;
    for (today, expected) in table {
        let checked = Checked::parse("2026-03-06").unwrap();
        assert_eq!(site.freshness(checked, day(today)), expected, "{today}");
    }
}

#[test]
fn a_fact_that_was_checked_on_a_day_still_to_come_is_a_fault_unless_the_clock_cannot_be_right() {
    let (before, after) = ("checked = 2026-03-07", "checked = 2027-01-02");
    let setup = spoiled(ACTIVITIES, before, after).unwrap();
    for right in ["2026-10-31", "2027-01-02"] {
        assert_eq!(lines(&setup.faults_of_dates(day(right))), "", "{right}");
    }
    for wrong in ["2026-11-01", "2027-01-01"] {
        expect!["content/activities.toml:45:11: `checked` is 2027-01-02, which is still to come > write the day on which it was checked"]
            .assert_eq(&lines(&setup.faults_of_dates(day(wrong))));
    }
}

#[test]
fn what_is_old_or_will_be_in_30_days_is_told_with_the_day() {
    let table = [
        ("2026-03-06", ""),
        ("2026-05-05", ""),
        (
            "2026-05-06",
            "checked 2026-03-06, from 2026-06-05 on more than 90 days ago; ask again",
        ),
        (
            "2026-06-04",
            "checked 2026-03-06, from 2026-06-05 on more than 90 days ago; ask again",
        ),
        (
            "2026-06-05",
            "checked 2026-03-06, more than 90 days ago; ask again",
        ),
        (
            "2027-02-04",
            "checked 2026-03-06, more than 90 days ago; ask again",
        ),
        (
            "2027-02-05",
            "checked 2026-03-06, from 2027-03-07 on more than 365 days ago; ask again",
        ),
        (
            "2027-03-06",
            "checked 2026-03-06, from 2027-03-07 on more than 365 days ago; ask again",
        ),
        (
            "2027-03-07",
            "checked 2026-03-06, more than 365 days ago; ask again",
        ),
    ];
    let setup = Setup::from_texts(&FILES).unwrap();
    let contact = "content/site.toml:12:11: ";
    for (today, expected) in table {
        let advice = setup.advice(day(today), english());
        let told = advice.iter().find_map(|line| line.strip_prefix(contact));
        assert_eq!(told.unwrap_or_default(), expected, "{today}");
    }
}

#[test]
fn of_a_month_or_a_year_the_first_day_counts() {
    let setup = Setup::from_texts(&FILES).unwrap();
    let told = |today, start: &str| {
        let advice = setup.advice(day(today), english());
        advice.into_iter().find(|line| line.starts_with(start))
    };
    // 1 March 2026 and 90 days.
    let once = "content/activities.toml:34:11: `yoga-once`: checked 2026-03, ";
    assert_eq!(told("2026-04-30", once), None);
    let soon = format!("{once}from 2026-05-31 on more than 90 days ago; ask again");
    assert_eq!(told("2026-05-01", once), Some(soon));
    let old = format!("{once}more than 90 days ago; ask again");
    assert_eq!(told("2026-05-31", once), Some(old));
    let line = "content/services/repair.toml:14:11: checked 2018, more than 365 days ago";
    assert!(told("2026-03-06", line).is_some());
}

#[test]
fn what_is_old_a_sample_or_not_translated_is_told_by_file_and_position() {
    let setup = setup_of(&changed(&[
        (SITE, "sample = false", "sample = true"),
        (
            SITE,
            "name = { pl = \"MOPS\", en = \"MOPS\" }",
            "name = { pl = \"MOPS\" }",
        ),
        (
            ACTIVITIES,
            "title = { pl = \"Joga\", en = \"Yoga\" }",
            "title = { pl = \"Joga\" }",
        ),
        (
            ACTIVITIES,
            "{ pl = [\"język\"], en = [\"language\"] }",
            "{ pl = [\"język\"] }",
        ),
        (
            ACTIVITIES,
            "{ pl = [\"mówić\"], en = [\"speak\"] }",
            "{ pl = [], en = [], uk = [\"x\"] }",
        ),
        (SERVICE_FILE, "checked = \"2018\"", "checked = 2026-03-06"),
    ]));
    expect![[r#"
        content/activities.toml:5:12: `english`: not translated into en
        content/activities.toml:9:9: `yoga`: not translated into en
        content/activities.toml:25:12: `english-tue`: not translated into pl, en
        content/activities.toml:34:11: `yoga-once`: checked 2026-03, from 2026-05-31 on more than 90 days ago; ask again
        content/centres.toml:13:11: `cas-1`: checked 2025-08, more than 90 days ago; ask again
        content/centres.toml:22:11: `cas-2`: checked 2025-08-31, more than 90 days ago; ask again
        content/centres.toml:28:11: the source has no date; ask again
        content/site.toml:78:8: `mops`: not translated into en
        content/site.toml:81:10: `mops`: only an example"#]].assert_eq(&setup.unwrap().advice(day("2026-05-01"), english()).join("\n"));
}

#[test]
fn a_name_that_nobody_translates_is_not_called_untranslated() {
    let advice = Setup::from_texts(&FILES)
        .unwrap()
        .advice(day("2026-03-06"), english());
    assert!(
        advice.iter().all(|line| !line.contains("not translated")),
        "{advice:?}"
    );
}

#[test]
fn a_language_that_this_kiosk_does_not_offer_may_be_there() {
    let setup = setup_of(&changed(&[
        (
            ACTIVITIES,
            "en = [\"language\"] }",
            "en = [\"language\"], uk = [\"мова\"] }",
        ),
        (
            ACTIVITIES,
            "en = \"Yoga\" }",
            "en = \"Yoga\", uk = \"Йога\" }",
        ),
    ]));
    let content = setup.unwrap().content;
    let english = content.kinds.iter().next().unwrap();
    assert_eq!(english.keywords, ["language", "język", "мова"]);
}

/// The content may ask for something tomorrow.
#[test]
fn a_kiosk_without_requests_and_samples_may_go_to_the_public_if_it_would_seal_them() {
    let asked = [
        SERVICE_FILE,
        "content/services/call.toml",
        "content/services/join.toml",
    ];
    for (sealing, may_go) in [
        ("sealing = \"required\"", true),
        ("", true),
        ("sealing = \"none\"", false),
        ("in_memory = true", false),
    ] {
        let mut texts = changed(&[
            ("content/notices.toml", "[\"repair\"]", "[\"talk\"]"),
            ("kiosk.toml", "sealing = \"none\"", sealing),
        ]);
        texts.retain(|(name, _)| !asked.contains(name));
        let setup = setup_of(&texts).unwrap();
        assert!(!setup.takes_requests());
        let faults = setup.deploy_faults();
        assert_eq!(faults.is_empty(), may_go, "{sealing}: {faults}");
    }
}

#[test]
fn a_kiosk_without_requests_needs_neither_privacy_notice_nor_response_nor_office() {
    let asked = [
        SERVICE_FILE,
        "content/services/call.toml",
        "content/services/join.toml",
    ];
    let mut texts = changed(&[("content/notices.toml", "[\"repair\"]", "[\"talk\"]")]);
    texts.retain(|(name, _)| !asked.contains(name));
    for (_, site) in texts.iter_mut().filter(|(name, _)| *name == SITE) {
        let privacy = site.find("[privacy]").unwrap()..site.find("[holidays]").unwrap();
        site.replace_range(privacy, "");
        let office = site.find("[[office]]").unwrap()..site.find("[[term]]").unwrap();
        site.replace_range(office, "");
    }
    let content = setup_of(&texts).unwrap().content;
    assert_eq!((content.site.privacy, content.site.response), (None, None));
}

#[test]
fn what_must_not_go_to_the_public_is_told_with_its_place() {
    let setup = spoiled("kiosk.toml", "leave = \"never\"", "leave = \"ctrl-c\"").unwrap();
    expect![[r#"
        kiosk.toml: whoever presses Ctrl-C ends the program > write `leave = "never"` under `[kiosk]`
        kiosk.toml: requests are stored unsealed, so that whoever gets the disk can read them > write `sealing = "age"` and `recipients` under `[spool]`, or `sealing = "required"` as long as there are no keys; docs/office.md tells how"#]].assert_eq(&lines(&setup.deploy_faults()));
}

#[test]
fn what_is_sealed_can_go_to_the_public_unless_it_may_be_in_memory() {
    let key = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
    let unsealed = "sealing = \"none\"";
    let sealed = format!("sealing = \"age\"\nrecipients = [\"{key}\"]");
    let setup = spoiled("kiosk.toml", unsealed, &sealed).unwrap();
    let Sealing::Age(recipients) = &setup.config.spool.sealing else {
        panic!("it is sealed");
    };
    assert_eq!(recipients.len(), 1);
    assert_eq!(recipients[0].to_string(), key);
    assert_eq!(lines(&setup.deploy_faults()), "");
    let in_memory = format!("{sealed}\nin_memory = true");
    let setup = spoiled("kiosk.toml", unsealed, &in_memory).unwrap();
    expect!["kiosk.toml: the spool may be in memory, so that a power cut takes what was promised > remove `in_memory` under `[spool]`"]
        .assert_eq(&lines(&setup.deploy_faults()));
}

/// What only asks goes with the requests; what has a phone number stays.
#[test]
fn where_requests_must_be_sealed_none_are_taken_without_keys_and_that_is_told() {
    let unsealed = "sealing = \"none\"";
    let required = "sealing = \"required\"";
    let setup = spoiled("kiosk.toml", unsealed, required).unwrap();
    assert_eq!(setup.config.spool.sealing, Sealing::Missing);
    assert!(!setup.takes_requests());
    let mut services = setup.content.services.iter();
    assert!(services.any(|it| it.ask.is_none() && !it.lines.is_empty()));
    expect!["kiosk.toml: there are no keys to seal requests for `mops`, so what would go there is left out > write `recipients` under `[[office]]` in `site.toml`, or under `[spool]`; docs/office.md tells how"]
        .assert_eq(&lines(&setup.deploy_faults()));
    let key = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
    let sealed = format!("{required}\nrecipients = [\"{key}\"]");
    let setup = spoiled("kiosk.toml", unsealed, &sealed).unwrap();
    assert!(setup.takes_requests());
    assert!(matches!(setup.config.spool.sealing, Sealing::Age(_)));
    assert_eq!(lines(&setup.deploy_faults()), "");
}

#[test]
fn a_number_and_a_place_that_nobody_has_written_must_not_go_to_the_public() {
    let number = "number = 7";
    let place = "place = \"Biblioteka\"";
    for (good, bad, may_go) in [
        (number, "number = 12", true),
        (place, "place = \"Wola Duchacka, ul. Malborska 98\"", true),
        (number, "", false),
        (number, "number = 0", false),
        (place, "", false),
        (place, "place = \"?\"", false),
        (place, "place = \"12/4\"", false),
        (place, "place = \"Biblioteka, ul. … 1\"", false),
        (
            place,
            "place = \"Biblioteka, ul. Przykładowa 1 (przykład)\"",
            false,
        ),
    ] {
        let told = lines(&spoiled("kiosk.toml", good, bad).unwrap().deploy_faults());
        let is_told = told.contains("number or place is missing");
        assert_eq!(is_told, !may_go, "{bad}: {told}");
    }
}

#[test]
fn every_sample_is_told_with_its_place() {
    let table = [
        (SITE, "version = \"1\"", "content/site.toml:40:10"),
        (
            SITE,
            "text = { pl = \"Zadzwonimy za trzy dni\", en = \"We call within three days\" }",
            "content/site.toml:47:10",
        ),
        (SITE, "id = \"mops\"", "content/site.toml:78:10"),
        (
            "content/centres.toml",
            "id = \"cas-1\"",
            "content/centres.toml:3:10",
        ),
        (
            ACTIVITIES,
            "id = \"english-tue\"",
            "content/activities.toml:13:10",
        ),
        (
            "content/notices.toml",
            "id = \"repairs\"",
            "content/notices.toml:13:10",
        ),
        (
            "content/articles/fraud.toml",
            "name = \"Policja\"",
            "content/articles/fraud.toml:19:10",
        ),
        (
            SERVICE_FILE,
            "label = { pl = \"Koszt\", en = \"Cost\" }",
            "content/services/repair.toml:19:10",
        ),
    ];
    let advice = "write what is true and remove `sample`, or write `samples = \"leave-out\"` under \
                  `[content]` of kiosk.toml; `cas-kiosk check --advice` names each";
    for (file, good, place) in table {
        // The office has the key already, which says that it is none.
        let mut texts = changed(&[(file, good, &format!("{good}\nsample = true"))]);
        for (_, text) in &mut texts {
            *text = text.replace("sample = false\n", "");
        }
        let setup = setup_of(&texts).unwrap();
        let told: Vec<String> = lines(&setup.deploy_faults())
            .lines()
            .map(str::to_owned)
            .collect();
        let samples = format!("{file}: records that are only examples: 1 > {advice}");
        assert!(told.contains(&samples), "{told:?}");
        let named = setup.advice(day("2026-11-24"), english());
        assert!(
            named.iter().any(|line| line.starts_with(place)),
            "{named:?}"
        );
        assert_eq!(told.len(), 2, "{told:?}");
    }
}

#[test]
fn a_notice_that_is_over_is_told_from_the_day_after_it() {
    let setup = Setup::from_texts(&FILES).unwrap();
    let told = |today| {
        let advice = setup.advice(day(today), english()).into_iter();
        let advice = advice.filter(|line| line.contains("it was over on"));
        advice.collect::<Vec<_>>()
    };
    assert_eq!(told("2026-11-30"), [""; 0]);
    let repairs = "content/notices.toml:15:9: `repairs`: it was over on 2026-11-30, and nobody sees it \
                   any more; remove it, or correct the year";
    assert_eq!(told("2026-12-01"), [repairs]);
    assert_eq!(told("2026-12-26"), [repairs]);
    assert_eq!(told("2026-12-27").len(), 2);
}

#[test]
fn a_notice_that_says_closed_and_closes_nothing_is_told_in_whatever_language_it_says_so() {
    let text = "text = { pl = \"Wejście od podwórza\", en = \"Entrance from the courtyard\" }";
    let told = |words: &str, closed: &str| {
        let bad = format!("text = {{ {words} }}{closed}");
        let setup = spoiled("content/notices.toml", text, &bad).unwrap();
        let advice = setup.advice(day("2026-11-24"), english()).into_iter();
        let advice = advice.filter(|line| line.contains("closed = true"));
        advice.collect::<Vec<_>>()
    };
    for words in [
        "pl = \"Centrum NIECZYNNE\"",
        "pl = \"W piątek zamknięte\"",
        "pl = \"Remont\", en = \"Closed on Friday\"",
        "pl = \"Remont\", uk = \"У п’ятницю зачинено\"",
        "pl = \"Remont\", uk = \"Закрито до суботи\"",
    ] {
        let advice = "content/notices.toml:13:8: `repairs`: the text says that something is closed, and there is \
                      no `closed = true`; add it, so that its meetings are left out";
        assert_eq!(told(words, ""), [advice], "{words}");
        assert_eq!(told(words, "\nclosed = true"), [""; 0], "{words}");
    }
    assert_eq!(told("pl = \"Otwarte jak zawsze\"", ""), [""; 0]);
}
