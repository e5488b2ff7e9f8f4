//! `OpenActive`: the fields that its models require, and the meetings of the kiosk.

use std::collections::BTreeSet;

use cas_kiosk::setup::Setup;
use cas_office::cli::Cli;
use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Weekday};
use clap::Parser as _;
use expect_test::expect;
use serde_json::Value;

use super::{Desk, day, shown, told};

/// The fields that the models require of each type. Of those of a series and an event we leave out two: `url`,
/// because there is no page of them, and `offers` where no cost is known.
const REQUIRED: [(&str, &[&str]); 9] = [
    (
        "SessionSeries",
        &[
            "@context",
            "@id",
            "identifier",
            "name",
            "location",
            "activity",
            "organizer",
            "eventSchedule",
        ],
    ),
    (
        "Event",
        &[
            "@context",
            "@id",
            "identifier",
            "name",
            "location",
            "activity",
            "organizer",
            "startDate",
        ],
    ),
    ("ScheduledSession", &["@id", "startDate"]),
    (
        "Schedule",
        &[
            "scheduledEventType",
            "startTime",
            "endTime",
            "scheduleTimezone",
            "byDay",
            "repeatFrequency",
        ],
    ),
    ("Place", &["name", "address"]),
    (
        "PostalAddress",
        &[
            "streetAddress",
            "addressLocality",
            "addressRegion",
            "postalCode",
            "addressCountry",
        ],
    ),
    ("Organization", &["name"]),
    ("Concept", &["@id", "prefLabel", "inScheme"]),
    ("Offer", &["description"]),
];

fn documents(desk: &Desk) -> Vec<Value> {
    serde_json::from_str(&desk.files("openactive")["opportunities.json"]).unwrap()
}

fn each(value: &Value, look: &mut impl FnMut(&Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|it| each(it, look)),
        Value::Object(fields) => {
            look(value);
            fields.values().for_each(|it| each(it, look));
        }
        _ => {}
    }
}

#[test]
fn every_object_has_what_its_model_requires() {
    let desk = Desk::new();
    let mut seen = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for document in documents(&desk) {
        each(&document, &mut |object| {
            let kind = object["@type"].as_str().unwrap();
            let (kind, required) = REQUIRED.iter().find(|(it, _)| *it == kind).unwrap();
            seen.insert(*kind);
            for key in *required {
                let value = &object[*key];
                assert!(
                    !value.is_null() && value.as_str() != Some(""),
                    "{kind}: {key}: {object:#}"
                );
            }
            if matches!(*kind, "SessionSeries" | "Event" | "ScheduledSession") {
                let id = object["@id"].as_str().unwrap();
                assert!(id.starts_with("urn:uuid:"), "{id}");
                assert!(ids.insert(id.to_owned()), "{id}");
            }
            let cost = object.get("offers").is_some();
            assert_eq!(
                cost,
                object["identifier"] == "yoga" && *kind == "SessionSeries"
            );
        });
    }
    assert_eq!(seen.len(), REQUIRED.len(), "{seen:?}");
}

/// The meetings that a schedule gives, by what its fields mean.
fn scheduled(setup: &Setup, schedule: &Value) -> Vec<DateTime<chrono_tz::Tz>> {
    let words = |key: &str| schedule[key].as_str().unwrap().to_owned();
    let (first, last) = (day(&words("startDate")), day(&words("endDate")));
    let time: NaiveTime = words("startTime").parse().unwrap();
    let days: Vec<&str> = schedule["byDay"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap())
        .collect();
    let except = schedule.get("exceptDate").and_then(Value::as_array);
    let except: Vec<NaiveDate> = except
        .into_iter()
        .flatten()
        .map(|it| day(it.as_str().unwrap()))
        .collect();
    let every = words("repeatFrequency");
    let falls_on = |date: &NaiveDate| {
        let weeks = (*date - first).num_days() / 7;
        let number = date.day0() / 7 + 1;
        let is_last = (*date + TimeDelta::days(7)).month() != date.month();
        days.iter().any(
            |by| match (every.as_str(), by.strip_prefix("https://schema.org/")) {
                ("P1W", Some(name)) => date.weekday() == name.parse::<Weekday>().unwrap(),
                ("P2W", Some(name)) => {
                    date.weekday() == name.parse::<Weekday>().unwrap() && weeks % 2 == 0
                }
                ("P1M", None) => {
                    let (count, name) = by.split_at(by.len() - 2);
                    let is_day = date.weekday().to_string().to_uppercase().starts_with(name);
                    is_day && (count == number.to_string() || count == "-1" && is_last)
                }
                other => panic!("{other:?}"),
            },
        )
    };
    let dates = first.iter_days().take_while(|date| *date <= last);
    let dates = dates.filter(|date| falls_on(date) && !except.contains(date));
    let zone = setup.config.zone;
    dates
        .map(|date| zone.from_local_datetime(&date.and_time(time)).unwrap())
        .collect()
}

#[test]
fn schedules_and_what_is_named_beside_them_are_the_meetings_of_the_kiosk() {
    let desk = Desk::new();
    let setup = desk.setup();
    let documents = documents(&desk);
    let activities: BTreeSet<&str> = documents
        .iter()
        .map(|it| it["identifier"].as_str().unwrap())
        .collect();
    assert_eq!(activities.len(), 9, "{activities:?}");
    for id in activities {
        let its = documents.iter().filter(|it| it["identifier"] == id);
        let mut found = BTreeSet::new();
        for document in its {
            for schedule in document["eventSchedule"].as_array().into_iter().flatten() {
                found.extend(scheduled(&setup, schedule).iter().map(DateTime::to_utc));
            }
            let named = document["subEvent"].as_array();
            let named = named
                .into_iter()
                .flatten()
                .chain((document["@type"] == "Event").then_some(document));
            for event in named {
                let start = event["startDate"].as_str().unwrap();
                found.insert(DateTime::parse_from_rfc3339(start).unwrap().to_utc());
            }
        }
        let expected = shown(&setup, |activity| activity.id == id);
        let expected: BTreeSet<_> = expected.iter().map(|it| it.start.to_utc()).collect();
        assert_eq!(found, expected, "{id}");
    }
}

#[test]
fn ids_are_addresses_where_the_file_will_be() {
    let desk = Desk::new();
    let web = "https://example.org/opportunities.json";
    let (_, _, files) = desk.exports("openactive", &["--web", web]);
    let written = &files["opportunities.json"];
    let without = &desk.files("openactive")["opportunities.json"];
    assert_eq!(written.replace(&format!("{web}#"), "urn:uuid:"), *without);
    assert!(!written.contains("urn:uuid:"));
    for faulty in ["example.org", "https://", "https://a b", "https://a#b"] {
        let words = [
            "cas-office",
            "export",
            "openactive",
            "--into",
            "out",
            "--web",
            faulty,
        ];
        assert!(Cli::try_parse_from(words).is_err(), "{faulty}");
    }
}

#[test]
fn the_next_meetings_of_a_series_are_named_and_all_that_no_schedule_has() {
    let desk = Desk::new();
    let documents = documents(&desk);
    let of = |id: &str, left_out: &[&str]| {
        let its = documents.iter().filter(|it| it["identifier"] == id);
        let told: Vec<String> = its.map(|it| told(it, left_out)).collect();
        told.concat()
    };
    let common = [
        "@context",
        "activity",
        "description",
        "location",
        "organizer",
    ];
    expect![[r#"
        @context: "https://openactive.io/"
        @id: "urn:uuid:c022c006-dce1-5edf-b4ee-589ec4dc793d"
        @type: "SessionSeries"
        activity: [{"@id":"urn:uuid:13c36dae-42e0-5da2-a7c6-4fb768f2de1d","@type":"Concept","inScheme":"urn:uuid:4c6b643e-7f3b-568a-835c-f138c6e4f472","prefLabel":"Klub; „wszystko, co lubimy”"}]
        description: "Coś mogło się tu zmienić. Najpierw proszę zadzwonić.\nTelefon: 660 569 100\nTelefon: 602 747 012\nDane z listopada 2026. Źródło: strona internetowa centrum.\nCAS dla rozproszonych seniorów, mieszkańców XVIII dzielnicy: Dane z sierpnia 2025. Źródło: Gmina Miejska Kraków, otwartedane.um.krakow.pl."
        eventSchedule: [{"@type":"Schedule","byDay":["https://schema.org/Tuesday"],"endDate":"2027-11-16","endTime":"19:00","exceptDate":["2026-12-15"],"repeatFrequency":"P2W","scheduleTimezone":"Europe/Warsaw","scheduledEventType":"ScheduledSession","startDate":"2026-12-01","startTime":"17:00"}]
        identifier: "bridge"
        location: {"@id":"urn:uuid:103cddc2-e84a-5dd5-bd47-2399f346aa53","@type":"Place","address":{"@type":"PostalAddress","addressCountry":"PL","addressLocality":"Kraków","addressRegion":"Małopolskie","postalCode":"31-985","streetAddress":"Truskawkowa 4"},"identifier":"cas-57","name":"CAS dla rozproszonych seniorów, mieszkańców XVIII dzielnicy","telephone":"+48660569100"}
        name: "Brydż"
        organizer: {"@id":"urn:uuid:d59b7511-e425-529d-9340-41b0a3b5ad46","@type":"Organization","name":"Fundacja Ukryte Skrzydła","telephone":"+48660569100"}
        subEvent: [{"@id":"urn:uuid:658a17bc-0c9d-512b-b974-c7cf539b241c","@type":"ScheduledSession","endDate":"2026-12-01T19:00:00+01:00","eventStatus":"https://schema.org/EventScheduled","startDate":"2026-12-01T17:00:00+01:00"},{"@id":"urn:uuid:f4b608e7-7a9f-56c5-a76c-7343598d7bd9","@type":"ScheduledSession","endDate":"2026-12-29T19:00:00+01:00","eventStatus":"https://schema.org/EventScheduled","startDate":"2026-12-29T17:00:00+01:00"},{"@id":"urn:uuid:cbdd3e9c-f3fc-5f21-ab37-3604e1fc2c61","@type":"ScheduledSession","endDate":"2027-01-12T19:00:00+01:00","eventStatus":"https://schema.org/EventScheduled","startDate":"2027-01-12T17:00:00+01:00"}]

        @id: "urn:uuid:15eabbed-aebe-5c3e-b9ce-350be1488bda"
        @type: "Event"
        endDate: "2026-12-05T16:00:00+01:00"
        eventStatus: "https://schema.org/EventScheduled"
        identifier: "trips"
        name: "Wycieczki"
        startDate: "2026-12-05T08:00:00+01:00"

        @id: "urn:uuid:43fd5c88-9314-5e25-865e-e225b511e1b4"
        @type: "Event"
        endDate: "2027-05-02T16:00:00+02:00"
        eventStatus: "https://schema.org/EventScheduled"
        identifier: "trips"
        name: "Wycieczki"
        startDate: "2027-05-02T08:00:00+02:00"

        @id: "urn:uuid:79739bc7-f9ea-5e42-aff8-7b3277c45ac6"
        @type: "Event"
        endDate: "2027-09-11T16:00:00+02:00"
        eventStatus: "https://schema.org/EventScheduled"
        identifier: "trips"
        name: "Wycieczki"
        startDate: "2027-09-11T08:00:00+02:00"

    "#]]
    .assert_eq(&[of("bridge", &[]), of("trips", &common)].concat());
}
