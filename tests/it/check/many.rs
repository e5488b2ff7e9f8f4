//! Files with very many faults: all are told, and what they cost does not explode.

use std::fmt::Write as _;

use cas_kiosk::fault::{FAULTS_MAX, Faults, Source};
use cas_kiosk::record::{Findings, read_long_document};
use cas_kiosk::setup::Setup;
use cas_kiosk::text::{Language, Languages};
use cas_kiosk::told;
use cas_kiosk::told::english;

use super::good::{ACTIVITIES, CENTRES};
use super::{SERVICE_FILE, changed, lines, options, setup_of, spoiled};

/// How many words are compared with others before nobody is told of a near one.
const COMPARISONS_MAX: usize = 300_000;
/// How many questions, and how many options of one, are compared with the conditions of rules.
const COMPARED_MAX: usize = 100;

/// The faults of the good files with other centres and activities.
fn faults_of(centres: &str, activities: &str) -> Faults {
    let mut texts = changed(&[]);
    for (name, text) in &mut texts {
        match *name {
            "content/centres.toml" => centres.clone_into(text),
            "content/activities.toml" => activities.clone_into(text),
            _ => {}
        }
    }
    setup_of(&texts).unwrap_err()
}

/// The good centres, and so many more with `line` in each.
fn centres(count: usize, line: &str) -> String {
    let mut text = CENTRES.to_owned();
    for n in 0..count {
        let head = format!("[[centre]]\nid = \"more-{n}\"\nname = \"CAS {n}\"\ndistrict = \"I\"");
        let place = "place = [{ address = \"Długa 1\", postcode = \"31-000\" }]";
        let tail = format!("operator = \"Fundacja\"\nchecked = 2026-03-06\nsource = \"x\"\n{line}");
        writeln!(text, "{head}\n{place}\n{tail}").unwrap();
    }
    text
}

/// The good activities, and so many more, each at the centre that `centre_of` says.
fn activities(count: usize, centre_of: impl Fn(usize) -> String) -> String {
    let mut text = ACTIVITIES.to_owned();
    for n in 0..count {
        let head = format!("[[activity]]\nid = \"more-{n}\"\nkind = \"yoga\"");
        let centre = format!("centre = \"{}\"", centre_of(n));
        let tail = "weekly = \"Tue 10:00–11:30\"\nchecked = 2026-03-06\nsource = \"x\"";
        writeln!(text, "{head}\n{centre}\n{tail}").unwrap();
    }
    text
}

/// The same text with long comments, so that it is read in pieces. Nothing stands elsewhere.
fn lengthened(text: &str) -> String {
    let comment = format!(" # {}", "…".repeat(300));
    let line = |line: &str| {
        let comment = if line.starts_with("checked = ") {
            &comment
        } else {
            ""
        };
        format!("{line}{comment}\n")
    };
    text.lines().map(line).collect()
}

#[test]
fn a_file_that_is_read_in_pieces_says_the_same() {
    let (centres, activities) = (centres(300, ""), activities(300, |n| format!("more-{n}")));
    let read = |centres: &str, activities: &str| {
        let mut texts = changed(&[]);
        for (name, text) in &mut texts {
            match *name {
                "content/centres.toml" => centres.clone_into(text),
                "content/activities.toml" => activities.clone_into(text),
                _ => {}
            }
        }
        setup_of(&texts).unwrap()
    };
    let short = read(&centres, &activities);
    let today = chrono::NaiveDate::from_ymd_opt(2030, 1, 1).unwrap();
    assert!(short.advice(today, english()).len() > 600);
    for header in [
        "[[centre]]",
        "[[ centre ]]",
        "[[\"centre\"]]",
        "[[centre]] # one",
    ] {
        let centres = lengthened(&centres).replace("[[centre]]", header);
        let long = read(&centres, &lengthened(&activities));
        assert!(short.content == long.content, "{header}");
        let told = |setup: &Setup| setup.advice(today, english());
        assert_eq!(told(&short), told(&long), "{header}");
    }
}

#[test]
fn a_file_that_would_be_read_in_pieces_has_the_same_faults() {
    let sound = centres(300, "");
    let torn = format!("{sound}note = \"\"\"\n[[centre]]\n\"\"\"\n");
    let spoiled = [
        sound.replace("name = \"CAS 299\"", "name = \"CAS \u{200d}\""),
        sound.replace("name = \"CAS 150\"", "name = 1\nname = 2"),
        sound.replace("id = \"more-299\"", "id = \"more-1\""),
        sound.replace("id = \"more-200\"\n", "[centre.place]\n"),
        sound.replace("operator = \"Fundacja\"", ""),
        format!("{sound}\n[[group]]\nid = \"x\"\n"),
        format!("centre = []\n{sound}"),
        torn,
    ];
    let activities = activities(0, |_| String::new());
    for centres in spoiled {
        let (short, long) = (
            faults_of(&centres, &activities),
            faults_of(&lengthened(&centres), &activities),
        );
        assert_eq!(lines(&short), lines(&long));
    }
}

#[test]
fn each_of_thousands_of_centres_and_activities_may_have_a_fault() {
    let faults = faults_of(
        &centres(3000, "colour = 1"),
        &activities(5000, |n| format!("cas-1{n}")),
    );
    let told = lines(&faults);
    let told: Vec<&str> = told.lines().collect();
    assert_eq!((faults.len(), told.len()), (8000, 8000));
    // Each record has as many lines as the first one.
    let activity = ACTIVITIES.lines().count() + 4999 * 7 + 4;
    assert!(told[4999].starts_with(&format!(
        "content/activities.toml:{activity}:10: there is no centre"
    )));
    let centre = CENTRES.lines().count() + 2999 * 9 + 9;
    assert!(told[7999].starts_with(&format!(
        "content/centres.toml:{centre}:1: `colour` is not known"
    )));
}

#[test]
fn as_many_faults_are_told_as_anybody_can_put_right_and_one_that_there_are_more() {
    let source = Source::new("x.toml", &"x\n".repeat(FAULTS_MAX + 1));
    let with = |count: usize| {
        let mut faults = Faults::new();
        for line in (0..count).rev() {
            let place = source.at(2 * line..2 * line + 1);
            faults.add(place, told!("type-text"), told!("remove-it"));
        }
        faults
    };
    let most = with(FAULTS_MAX);
    assert_eq!((most.len(), most.iter().count()), (FAULTS_MAX, FAULTS_MAX));
    assert!(most.iter().all(|fault| fault.message == told!("type-text")));
    let more = with(FAULTS_MAX + 1);
    assert_eq!(
        (more.len(), more.iter().count()),
        (FAULTS_MAX + 1, FAULTS_MAX + 1)
    );
    let last = lines(&more).lines().last().unwrap().to_owned();
    assert_eq!(
        last,
        "x.toml: there are more than 10000 faults > put these right, then check again"
    );
}

#[test]
fn a_near_name_is_looked_for_until_it_would_take_too_long() {
    // With the good ones there are 3,000 centres.
    let names = 3000;
    let told = |wrong: usize| {
        let activities = activities(wrong, |n| format!("moree-{n}"));
        lines(&faults_of(&centres(names - 2, ""), &activities))
    };
    let most = COMPARISONS_MAX / names;
    assert!(
        told(most)
            .lines()
            .all(|line| line.contains("> write `more-"))
    );
    let more = told(most + 1);
    let last = more.lines().last().unwrap();
    assert!(
        last.ends_with("> write one that is there, or add it first"),
        "{last}"
    );
}

#[test]
fn the_same_wrong_name_gets_the_same_advice_everywhere() {
    let more = activities(500, |_| "moree-7".to_owned());
    let told = lines(&faults_of(&centres(2998, ""), &more));
    assert!(told.lines().all(|line| line.ends_with("> write `more-7`")));
    assert_eq!(told.lines().count(), 500);
}

#[test]
fn of_a_line_of_megabytes_only_the_place_is_shown() {
    let city = format!(
        "city = {{ pl = \"Miasto\", en = \"{}\" }}",
        "x".repeat(1_000_000)
    );
    let bad = format!("{city} colour = 1");
    let good = "city = { pl = \"Miasto\", en = \"City\" }";
    let faults = spoiled("content/site.toml", good, &bad).unwrap_err();
    let column = city.len() + 2;
    let shown = faults.to_string();
    assert!(
        shown.contains(&format!("content/site.toml:1:{column}")),
        "{shown}"
    );
    assert!(shown.contains("colour"), "{shown}");
    assert!(shown.len() < 1000, "{}", shown.len());
}

#[test]
fn conditions_are_compared_with_questions_until_it_would_take_too_long() {
    let told = |count: usize| {
        let question = |n: usize| {
            format!(
                "[[eligibility.question]]\nid = \"q-{n}\"\ntitle = {{ pl = \"t\" }}\n{}\n",
                options(2)
            )
        };
        let more: String = (1..count).map(question).collect();
        let first = "[[eligibility.rule]]\nwhen = { age = \"under-60\" }";
        let bad = format!("{more}[[eligibility.rule]]\nwhen = {{ colour = \"red\" }}");
        lines(&spoiled(SERVICE_FILE, first, &bad).unwrap_err())
    };
    assert!(told(COMPARED_MAX).contains("`colour` is not known here"));
    let more = told(COMPARED_MAX + 1);
    assert!(
        more.contains("101 questions stand before the verdict"),
        "{more}"
    );
    assert_eq!(more.lines().count(), 1, "{more}");
}

#[test]
fn conditions_are_compared_with_options_until_it_would_take_too_long() {
    let told = |count: usize| {
        let first = "[[eligibility.rule]]\nwhen = { age = \"under-60\" }";
        let bad = format!(
            "[[eligibility.question]]\nid = \"colour\"\ntitle = {{ pl = \"t\" }}\n{}\n\
             [[eligibility.rule]]\nwhen = {{ age = \"under-60\", colour = \"red\" }}",
            options(count)
        );
        lines(&spoiled(SERVICE_FILE, first, &bad).unwrap_err())
    };
    assert!(told(COMPARED_MAX).contains("`colour` cannot be `red`"));
    let more = told(COMPARED_MAX + 1);
    assert!(
        more.contains("a choice has 2 to 9 options, not 101"),
        "{more}"
    );
    assert_eq!(more.lines().count(), 1, "{more}");
}

#[test]
fn brackets_in_each_other_do_not_end_the_program() {
    let deep = format!("{} = 1\n", "[".repeat(100_000));
    let nested = format!("city = {}\n", "[".repeat(100_000));
    for bad in [deep, nested] {
        let faults = spoiled("content/site.toml", "city =", &format!("{bad}city =")).unwrap_err();
        assert!(
            lines(&faults).starts_with("content/site.toml:1:"),
            "{faults}"
        );
    }
}

#[test]
fn a_long_file_is_read_in_pieces_no_further_than_its_first_fault() {
    const COUNT: usize = 5000;
    let languages = Languages::new([Language::new("pl").unwrap()]).unwrap();
    let read = |wrong: usize| {
        let item = |n: usize| {
            let value = if n == wrong { 10 } else { 1 };
            format!("[[item]]\nn = {value} # {}\n", "x".repeat(60))
        };
        let source = Source::new("x.toml", &(0..COUNT).map(item).collect::<String>());
        let (mut findings, mut count) = (Findings::default(), 0);
        let items = read_long_document(&source, &languages, &mut findings, |root| {
            root.tables("item", |item| {
                count += 1;
                item.integer("n", 0..=9)
            })
        });
        assert_eq!(items.len(), COUNT);
        (findings.faults.len(), count)
    };
    assert_eq!(read(COUNT), (0, COUNT), "without a fault it is read once");
    for wrong in [0, COUNT / 4] {
        let (faults, count) = read(wrong);
        assert_eq!(faults, 1);
        assert!(
            (COUNT..COUNT * 3 / 2 + COUNT / 8).contains(&count),
            "{count} were read"
        );
    }
}
