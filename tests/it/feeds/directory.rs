//! The Human Services Data Specification: documents that its own schemas accept, where these are at hand.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use expect_test::expect;
use serde_json::Value;

use super::{Desk, told};
use crate::project::root;

/// Where the schemas of the specification lie, if they lie elsewhere. They are not ours to hand on.
const STANDARDS: &str = "CAS_KIOSK_STANDARDS";

/// The fields that the specification requires of each object that we write, by the field in which it stands.
const REQUIRED: [(&str, &[&str]); 11] = [
    ("services", &["id", "name", "status"]),
    ("organizations", &["id", "name", "description"]),
    ("organization", &["id", "name", "description"]),
    ("phones", &["id", "number"]),
    ("schedules", &["id"]),
    ("service_at_locations", &["id"]),
    ("location", &["id", "location_type"]),
    ("locations", &["id", "location_type"]),
    (
        "addresses",
        &[
            "id",
            "address_1",
            "city",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ],
    ),
    ("attributes", &["id"]),
    ("taxonomy_term", &["id", "name", "description"]),
];

fn contents(desk: &Desk, name: &str) -> Vec<Value> {
    let page: Value = serde_json::from_str(&desk.files("hsds")[&format!("{name}.json")]).unwrap();
    let records = page["contents"].as_array().unwrap().clone();
    assert_eq!(page["total_items"], records.len());
    assert!(!records.is_empty());
    records
}

fn named<'r>(records: &'r [Value], name: &str) -> &'r Value {
    let mut records = records.iter();
    records.find(|it| it["name"] == name).unwrap()
}

/// Calls `look` with each object, and with the field in which it stands.
fn each<'v>(field: &'v str, value: &'v Value, look: &mut impl FnMut(&'v str, &'v Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|it| each(field, it, look)),
        Value::Object(fields) => {
            look(field, value);
            fields
                .iter()
                .for_each(|(field, value)| each(field, value, look));
        }
        _ => {}
    }
}

#[test]
fn the_schemas_of_the_specification_accept_every_record() {
    let beside = root().join("../shared/standards");
    let folder = env::var_os(STANDARDS)
        .map_or(beside, PathBuf::from)
        .join("hsds-3");
    if !folder.exists() {
        // Not even `.ci/run` can fetch them, so this may be skipped anywhere.
        let mut stderr = std::io::stderr();
        writeln!(
            stderr,
            "skipped: no schemas of HSDS 3; {STANDARDS} says where they are"
        )
        .unwrap();
        return;
    }
    let desk = Desk::new();
    for (name, schemas) in [
        ("services", &["service.json", "service_list.json"][..]),
        ("organizations", &["organization.json"]),
    ] {
        let records = contents(&desk, name);
        for schema in schemas {
            let schema: Value =
                serde_json::from_slice(&fs::read(folder.join(schema)).unwrap()).unwrap();
            let options = jsonschema::options().should_validate_formats(true);
            let validator = options.build(&schema).unwrap();
            for record in &records {
                let faults: Vec<String> = validator
                    .iter_errors(record)
                    .map(|it| format!("{}: {it}", it.instance_path()))
                    .collect();
                assert!(faults.is_empty(), "{faults:?}: {record:#}");
            }
            // The schemas can refuse something.
            assert!(!validator.is_valid(&serde_json::json!({ "id": "no-uuid", "name": 1 })));
        }
    }
}

#[test]
fn every_object_has_what_the_specification_requires() {
    let desk = Desk::new();
    let (mut seen, mut ids) = (BTreeSet::new(), BTreeSet::new());
    for name in ["services", "organizations"] {
        for record in contents(&desk, name) {
            each(name, &record, &mut |field, object| {
                let required = REQUIRED.iter().find(|(it, _)| *it == field);
                for key in required.into_iter().flat_map(|(_, keys)| *keys) {
                    assert!(object[*key].is_string(), "{field}: {key}: {object:#}");
                    seen.insert(field.to_owned());
                }
                let id = object["id"].as_str().unwrap();
                assert_eq!(id.len(), 36, "{id}");
                // The version of an id that is made of a name (RFC 9562, 5.5).
                assert_eq!(&id[14..15], "5", "{id}");
            });
            assert!(ids.insert(record["id"].as_str().unwrap().to_owned()));
        }
    }
    assert_eq!(seen.len(), REQUIRED.len(), "{seen:?}");
}

#[test]
fn what_belongs_together_has_the_same_id() {
    let desk = Desk::new();
    let (services, organizations) = (
        contents(&desk, "services"),
        contents(&desk, "organizations"),
    );
    let known: BTreeSet<&str> = organizations
        .iter()
        .map(|it| it["id"].as_str().unwrap())
        .collect();
    let mut places = BTreeSet::new();
    for organization in &organizations {
        each("", organization, &mut |field, object| {
            if field == "locations" {
                assert_eq!(object["organization_id"], organization["id"]);
                places.insert(object["id"].as_str().unwrap());
            }
        });
    }
    for service in &services {
        let organization = service
            .get("organization_id")
            .map(|it| it.as_str().unwrap());
        assert!(
            organization.is_none_or(|it| known.contains(it)),
            "{service:#}"
        );
        for at in service["service_at_locations"]
            .as_array()
            .into_iter()
            .flatten()
        {
            assert_eq!(at["service_id"], service["id"]);
            assert_eq!(at["location_id"], at["location"]["id"]);
            assert!(places.contains(at["location_id"].as_str().unwrap()));
        }
    }
}

#[test]
fn a_schedule_says_what_does_not_take_place_in_its_notes() {
    let desk = Desk::new();
    let services = contents(&desk, "services");
    let told = |name: &str| {
        let at = named(&services, name)["service_at_locations"].as_array();
        let told = at.unwrap().iter().map(|at| {
            let address = &at["location"]["addresses"][0]["address_1"];
            let schedules = at["schedules"].as_array().unwrap().iter();
            let schedules = schedules.map(|schedule| {
                let mut schedule = schedule.clone();
                let fields = schedule.as_object_mut().unwrap();
                fields.retain(|key, _| !key.ends_with("id"));
                format!("  {schedule}\n")
            });
            format!("{address}\n{}", schedules.collect::<Vec<_>>().concat())
        });
        told.collect::<Vec<_>>().concat()
    };
    expect![[r#"
        "Truskawkowa 4"
          {"byday":"TU","closes_at":"19:00","description":"Europe/Warsaw","dtstart":"2026-12-01","freq":"WEEKLY","interval":2,"notes":"EXDATE:20261215","opens_at":"17:00","until":"2027-11-16","valid_from":"2026-12-01","valid_to":"2027-11-16","wkst":"MO"}
        "Wróżenicka 49"
          {"byday":"WE","closes_at":"13:00","description":"Europe/Warsaw","dtstart":"2026-12-02","freq":"WEEKLY","interval":1,"notes":"EXDATE:20261209,20261216,20270106","opens_at":"12:00","until":"2027-11-24","valid_from":"2026-12-02","valid_to":"2027-11-24","wkst":"MO"}
          {"closes_at":"16:00","count":1,"description":"Europe/Warsaw","dtstart":"2026-12-09","opens_at":"15:00","valid_from":"2026-12-09","valid_to":"2026-12-09"}
          {"closes_at":"13:00","count":1,"description":"Europe/Warsaw","dtstart":"2027-01-06","opens_at":"12:00","valid_from":"2027-01-06","valid_to":"2027-01-06"}
        "Płoszczyny 1"
          {"byday":"TH","closes_at":"13:00","description":"Europe/Warsaw","dtstart":"2026-12-03","freq":"WEEKLY","interval":1,"notes":"EXDATE:20261217,20261224,20270527,20271111","opens_at":"12:00","until":"2027-11-25","valid_from":"2026-12-03","valid_to":"2027-11-25","wkst":"MO"}
          {"closes_at":"14:00","count":1,"description":"Europe/Warsaw","dtstart":"2026-12-12","opens_at":"10:00","valid_from":"2026-12-12","valid_to":"2026-12-12"}
        "Wróżenicka 49"
          {"byday":"-1FR","closes_at":"20:00","description":"Europe/Warsaw","dtstart":"2027-01-29","freq":"MONTHLY","interval":1,"opens_at":"18:00","until":"2027-11-26","valid_from":"2027-01-29","valid_to":"2027-11-26","wkst":"MO"}
          {"byday":"2FR","closes_at":"20:00","description":"Europe/Warsaw","dtstart":"2027-01-08","freq":"MONTHLY","interval":1,"opens_at":"18:00","until":"2027-11-12","valid_from":"2027-01-08","valid_to":"2027-11-12","wkst":"MO"}
    "#]]
    .assert_eq(&[told("Brydż"), told("Szachy"), told("Kino")].concat());
}

#[test]
fn a_service_of_the_city_has_its_lines_and_an_activity_its_words() {
    let desk = Desk::new();
    let services = contents(&desk, "services");
    let is_yoga = |it: &&Value| it["name"].as_str().unwrap().starts_with("Joga, oddech");
    let yoga = services.iter().find(is_yoga).unwrap();
    let talk = named(&services, "Rozmowa przez telefon");
    let parts = [
        told(yoga, &["service_at_locations"]),
        told(&talk["phones"][0], &[]),
        told(&talk["schedules"][0], &[]),
    ];
    expect![[r#"
        application_process: "Trzeba się wcześniej zapisać."
        assured_date: "2026-11-20"
        attributes: [{"id":"49e95335-e869-52f0-a0ef-1683b848df65","link_entity":"service","link_id":"fc5a430f-a5ec-5224-9f05-98f762ed9586","taxonomy_term":{"code":"club","description":"Klub; „wszystko, co lubimy”","id":"013ae1fa-7362-5745-9645-83b2267b6384","language":"pl","name":"Klub; „wszystko, co lubimy”"},"taxonomy_term_id":"013ae1fa-7362-5745-9645-83b2267b6384"},{"id":"849b04e2-72a2-51fe-9720-a49e151cd52c","link_entity":"service","link_id":"fc5a430f-a5ec-5224-9f05-98f762ed9586","taxonomy_term":{"code":"club","description":"Club","id":"a6dd2c75-f8d1-5f9f-af9a-7d1fbd19eee9","language":"en","name":"Club"},"taxonomy_term_id":"a6dd2c75-f8d1-5f9f-af9a-7d1fbd19eee9"},{"id":"d4c9dc09-7efb-5987-bf9e-60fd1b1b0e7c","link_entity":"service","link_id":"fc5a430f-a5ec-5224-9f05-98f762ed9586","taxonomy_term":{"code":"club","description":"Клуб","id":"6f53415b-770e-522a-8d38-98f5eae98695","language":"uk","name":"Клуб"},"taxonomy_term_id":"6f53415b-770e-522a-8d38-98f5eae98695"}]
        description: "Dane z listopada 2026. Źródło: strona internetowa centrum."
        fees_description: "10 zł; osoby 75+ bezpłatnie"
        id: "fc5a430f-a5ec-5224-9f05-98f762ed9586"
        name: "Joga, oddech; relaks \\ spokój – dla każdego, kto ma ochotę, 60+"
        organization: {"description":"Centra Aktywności Seniorów (CAS): CAS Fruwająca Ryba, CAS dla rozproszonych seniorów, mieszkańców XVIII dzielnicy, CAS Kopaniec","id":"d59b7511-e425-529d-9340-41b0a3b5ad46","name":"Fundacja Ukryte Skrzydła"}
        organization_id: "d59b7511-e425-529d-9340-41b0a3b5ad46"
        phones: [{"id":"84f9b38e-3a8e-5142-9683-6d75c7329842","number":"+48660569100","service_id":"fc5a430f-a5ec-5224-9f05-98f762ed9586","type":"voice"},{"id":"eba00741-fae3-5221-bf59-7672535f8328","number":"+48602747012","service_id":"fc5a430f-a5ec-5224-9f05-98f762ed9586","type":"voice"}]
        status: "active"

        description: "Telefon „mali bracia Ubogich”"
        id: "74dbd588-23ba-5b5f-8119-1414f4da9e2c"
        number: "+48226350954"
        service_id: "f00a333d-2927-5e61-b4a9-6a0156c7e6e7"
        type: "voice"

        byday: "MO,TU,WE,TH,FR"
        closes_at: "20:00"
        description: "Telefon: 22 635 09 54 (Europe/Warsaw)"
        freq: "WEEKLY"
        id: "368eecd4-02ae-51be-a4a1-d94d48f62931"
        opens_at: "17:00"

    "#]]
    .assert_eq(&parts.concat());
}

#[test]
fn what_is_an_example_or_over_is_nowhere_and_what_has_no_times_has_none() {
    let desk = Desk::new();
    let files = desk.files("hsds");
    let written = files.values().cloned().collect::<String>();
    for title in ["Zmyślone", "Skończone"] {
        assert!(!written.contains(title), "{title}");
    }
    let services = contents(&desk, "services");
    for title in ["Kiedyś", "Dawne"] {
        let at = &named(&services, title)["service_at_locations"];
        assert_eq!(at.as_array().unwrap().len(), 1);
        assert!(at[0].get("schedules").is_none());
    }
    assert_eq!(named(&services, "Kiedyś")["status"], "active");
}
