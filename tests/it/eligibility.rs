//! The first rule that the answers fulfil gives the verdict, and nothing is asked in vain.

use cas_kiosk::eligibility::{Condition, Eligibility, Next, Outcome, Question, Rule, Verdict};
use cas_kiosk::form::Choice;
use cas_kiosk::text::{Language, Localized};

const CITY: usize = 0;
const AGE: usize = 1;
const ALONE: usize = 2;

const YES: usize = 0;
const NO: usize = 1;

const UNDER_60: usize = 0;
const EXACTLY_60: usize = 1;
const OVER_60: usize = 2;

fn localized(words: &str) -> Localized {
    Localized::new(Language::new("pl").unwrap(), words)
}

fn question(id: &str, options: &[&str]) -> Question {
    let option = |id: &&str| Choice {
        id: (*id).to_owned(),
        label: localized(id),
    };
    Question {
        id: id.to_owned(),
        title: localized(id),
        options: options.iter().map(option).collect(),
    }
}

fn rule(when: &[(usize, &[usize])], outcome: Outcome, reason: &str) -> Rule {
    let condition = |(question, options): &(usize, &[usize])| Condition {
        question: *question,
        options: options.to_vec(),
    };
    Rule {
        when: when.iter().map(condition).collect(),
        verdict: Verdict {
            outcome,
            reason: localized(reason),
            instead: Vec::new(),
        },
    }
}

/// Small repairs for people who live in the city, are over 60, and have nobody to do them.
fn small_repairs() -> Eligibility {
    Eligibility {
        questions: vec![
            question("city", &["yes", "no"]),
            question("age", &["under-60", "exactly-60", "over-60"]),
            question("alone", &["yes", "no"]),
        ],
        rules: vec![
            rule(&[(CITY, &[NO])], Outcome::No, "city"),
            rule(&[(AGE, &[UNDER_60])], Outcome::No, "age"),
            rule(&[(AGE, &[EXACTLY_60])], Outcome::Call, "age"),
            rule(&[(AGE, &[OVER_60]), (ALONE, &[YES])], Outcome::Yes, "all"),
            rule(&[], Outcome::Call, "rest"),
        ],
    }
}

/// What the visitor is asked, with an answer to each question ready, and the verdict.
fn walk(eligibility: &Eligibility, ready: &[usize]) -> (Vec<usize>, Outcome, String) {
    let mut answers = vec![None; eligibility.questions.len()];
    let mut asked = Vec::new();
    loop {
        match eligibility.next(&answers).expect("some rule applies") {
            Next::Ask(question) => {
                assert!(
                    !asked.contains(&question),
                    "question {question} is asked twice"
                );
                asked.push(question);
                answers[question] = Some(ready[question]);
            }
            Next::Verdict(verdict) => {
                let pl = Language::new("pl").unwrap();
                return (asked, verdict.outcome, verdict.reason.get(pl).words);
            }
        }
    }
}

#[test]
fn the_verdict_follows_from_the_answers() {
    let table = [
        ([NO, OVER_60, YES], Outcome::No, "city"),
        ([YES, UNDER_60, YES], Outcome::No, "age"),
        ([YES, EXACTLY_60, YES], Outcome::Call, "age"),
        ([YES, OVER_60, YES], Outcome::Yes, "all"),
        ([YES, OVER_60, NO], Outcome::Call, "rest"),
    ];
    for (ready, outcome, reason) in table {
        let (_, found, because) = walk(&small_repairs(), &ready);
        assert_eq!((found, because.as_str()), (outcome, reason), "{ready:?}");
    }
}

#[test]
fn a_question_that_changes_nothing_is_not_asked() {
    assert_eq!(walk(&small_repairs(), &[NO, OVER_60, YES]).0, [CITY]);
    assert_eq!(
        walk(&small_repairs(), &[YES, EXACTLY_60, YES]).0,
        [CITY, AGE]
    );
    assert_eq!(
        walk(&small_repairs(), &[YES, OVER_60, YES]).0,
        [CITY, AGE, ALONE]
    );
}

#[test]
fn a_rule_that_one_answer_rules_out_asks_nothing_more() {
    let mut eligibility = small_repairs();
    eligibility.rules = vec![
        rule(&[(ALONE, &[YES]), (CITY, &[NO])], Outcome::No, "both"),
        rule(&[], Outcome::Call, "rest"),
    ];
    let next = eligibility.next(&[Some(YES), None, None]);
    assert!(matches!(next, Some(Next::Verdict(verdict)) if verdict.outcome == Outcome::Call));
}

#[test]
fn a_condition_is_fulfilled_by_any_of_its_options() {
    let mut eligibility = small_repairs();
    eligibility.rules = vec![
        rule(&[(AGE, &[EXACTLY_60, OVER_60])], Outcome::Yes, "age"),
        rule(&[], Outcome::No, "rest"),
    ];
    for (age, outcome) in [
        (UNDER_60, Outcome::No),
        (EXACTLY_60, Outcome::Yes),
        (OVER_60, Outcome::Yes),
    ] {
        assert_eq!(walk(&eligibility, &[YES, age, YES]).1, outcome, "{age}");
    }
}

#[test]
fn answers_that_are_not_there_have_not_been_given() {
    assert_eq!(small_repairs().next(&[]), Some(Next::Ask(CITY)));
    assert_eq!(small_repairs().next(&[Some(YES)]), Some(Next::Ask(AGE)));
}

#[test]
fn without_a_rule_that_applies_nothing_comes_next() {
    let mut eligibility = small_repairs();
    eligibility.rules.truncate(1);
    assert_eq!(eligibility.next(&[Some(YES)]), None);
}

#[test]
fn a_question_that_no_rule_uses_is_never_asked() {
    let mut eligibility = small_repairs();
    assert_eq!(eligibility.never_asked(), Vec::<usize>::new());
    eligibility
        .questions
        .push(question("colour", &["red", "blue"]));
    assert_eq!(eligibility.never_asked(), [3]);
}
