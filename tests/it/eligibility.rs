//! The first rule that the answers fulfil gives the verdict, and nothing is asked in vain.

use std::collections::BTreeSet;

use cas_kiosk::eligibility::{
    Condition, Eligibility, EligibilityQuestion, Next, Outcome, QUESTIONS_MAX, Rule, Unreached,
    Verdict,
};
use cas_kiosk::form::{Choice, OPTIONS_MAX};
use cas_kiosk::id::{Id, Records};
use cas_kiosk::text::{Language, Localized};
use proptest::prelude::*;
use proptest::sample;

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

fn question(id: &str, options: &[&str]) -> EligibilityQuestion {
    EligibilityQuestion {
        id: id.to_owned(),
        title: localized(id),
        options: options.iter().map(|id| choice(id)).collect(),
    }
}

fn choice(id: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        label: localized(id),
    }
}

/// The id that the last of so many records and one has.
fn nth<T: Clone>(record: T, before: usize) -> Id<T> {
    let records = Records::from(vec![record; before + 1]);
    records.ids().next_back().unwrap()
}

fn question_at(before: usize) -> Id<EligibilityQuestion> {
    nth(question("", &[]), before)
}

fn option_at(before: usize) -> Id<Choice> {
    nth(choice(""), before)
}

fn rule(when: &[(usize, &[usize])], outcome: Outcome, reason: &str) -> Rule {
    let condition = |(question, options): &(usize, &[usize])| Condition {
        question: question_at(*question),
        options: options.iter().copied().map(option_at).collect(),
    };
    Rule {
        when: when.iter().map(condition).collect(),
        verdict: Verdict {
            outcome,
            reason: localized(reason),
            instead: Vec::new(),
            services: Vec::new(),
        },
    }
}

/// Small repairs for people who live in the city, are over 60, and have nobody to do them.
fn small_repairs() -> Eligibility {
    Eligibility {
        questions: Records::from(vec![
            question("city", &["yes", "no"]),
            question("age", &["under-60", "exactly-60", "over-60"]),
            question("alone", &["yes", "no"]),
        ]),
        rules: Records::from(vec![
            rule(&[(CITY, &[NO])], Outcome::No, "city"),
            rule(&[(AGE, &[UNDER_60])], Outcome::No, "age"),
            rule(&[(AGE, &[EXACTLY_60])], Outcome::Call, "age"),
            rule(&[(AGE, &[OVER_60]), (ALONE, &[YES])], Outcome::Yes, "all"),
            rule(&[], Outcome::Call, "rest"),
        ]),
    }
}

/// What the visitor is asked, with an answer to each question ready, and the verdict.
fn walk(eligibility: &Eligibility, ready: &[usize]) -> (Vec<usize>, Outcome, String) {
    let mut answers = eligibility.unanswered();
    let mut asked = Vec::new();
    loop {
        match eligibility.next(&answers) {
            Next::Ask(question) => {
                let position = question.position();
                assert!(
                    !asked.contains(&position),
                    "question {position} is asked twice"
                );
                asked.push(position);
                answers[question] = Some(option_at(ready[position]));
            }
            Next::Silence => panic!("no rule applies"),
            Next::Verdict(verdict) => {
                let pl = Language::new("pl").unwrap();
                return (asked, verdict.outcome, verdict.reason.get(pl).words);
            }
        }
    }
}

fn positions<T>(ids: &[Id<T>]) -> Vec<usize> {
    ids.iter().map(|id| id.position()).collect()
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
    eligibility.rules = Records::from(vec![
        rule(&[(ALONE, &[YES]), (CITY, &[NO])], Outcome::No, "both"),
        rule(&[], Outcome::Call, "rest"),
    ]);
    let mut answers = eligibility.unanswered();
    answers[question_at(CITY)] = Some(option_at(YES));
    let next = eligibility.next(&answers);
    assert!(matches!(next, Next::Verdict(verdict) if verdict.outcome == Outcome::Call));
}

#[test]
fn a_condition_is_fulfilled_by_any_of_its_options() {
    let mut eligibility = small_repairs();
    eligibility.rules = Records::from(vec![
        rule(&[(AGE, &[EXACTLY_60, OVER_60])], Outcome::Yes, "age"),
        rule(&[], Outcome::No, "rest"),
    ]);
    for (age, outcome) in [
        (UNDER_60, Outcome::No),
        (EXACTLY_60, Outcome::Yes),
        (OVER_60, Outcome::Yes),
    ] {
        assert_eq!(walk(&eligibility, &[YES, age, YES]).1, outcome, "{age}");
    }
}

#[test]
fn without_a_rule_that_applies_there_is_silence() {
    let mut eligibility = small_repairs();
    eligibility.rules = eligibility.rules.into_iter().take(1).collect();
    let mut answers = eligibility.unanswered();
    answers[question_at(CITY)] = Some(option_at(YES));
    assert_eq!(eligibility.next(&answers), Next::Silence);
}

#[test]
fn where_everything_is_reached_nothing_is_told() {
    assert_eq!(small_repairs().unreached(), Some(Unreached::default()));
}

#[test]
fn a_question_that_no_rule_names_is_never_asked() {
    let mut eligibility = small_repairs();
    let colour = question("colour", &["red", "blue"]);
    eligibility.questions.push(colour);
    let unreached = eligibility.unreached().unwrap();
    assert_eq!(unreached.questions, [question_at(3)]);
}

#[test]
fn a_question_that_only_rules_out_of_reach_name_is_never_asked() {
    let mut eligibility = small_repairs();
    let both = rule(&[(CITY, &[NO]), (ALONE, &[YES])], Outcome::Call, "both");
    eligibility.rules = Records::from(vec![
        rule(&[(CITY, &[NO])], Outcome::No, "city"),
        both,
        rule(&[(AGE, &[UNDER_60])], Outcome::No, "age"),
        rule(&[], Outcome::Yes, "rest"),
    ]);
    let unreached = eligibility.unreached().unwrap();
    assert_eq!(unreached.questions, [question_at(ALONE)]);
    assert_eq!(positions(&unreached.rules), [1]);
}

#[test]
fn a_rule_whose_answers_earlier_rules_take_one_by_one_is_never_reached() {
    let mut eligibility = small_repairs();
    eligibility.rules = Records::from(vec![
        rule(&[(AGE, &[UNDER_60])], Outcome::No, "under"),
        rule(&[(AGE, &[OVER_60]), (ALONE, &[YES])], Outcome::Yes, "alone"),
        rule(
            &[(AGE, &[OVER_60]), (ALONE, &[NO])],
            Outcome::No,
            "together",
        ),
        rule(&[(AGE, &[UNDER_60, OVER_60])], Outcome::Call, "taken"),
        rule(&[(CITY, &[YES])], Outcome::Call, "exactly"),
        rule(&[], Outcome::No, "rest"),
    ]);
    let unreached = eligibility.unreached().unwrap();
    assert_eq!(unreached.questions, []);
    assert_eq!(positions(&unreached.rules), [3]);
}

#[test]
fn answers_without_a_verdict_are_found() {
    let mut eligibility = small_repairs();
    eligibility.rules = Records::from(vec![
        rule(&[(CITY, &[NO])], Outcome::No, "city"),
        rule(&[(AGE, &[UNDER_60, EXACTLY_60])], Outcome::No, "age"),
        rule(&[(ALONE, &[YES])], Outcome::Yes, "alone"),
    ]);
    let unreached = eligibility.unreached().unwrap();
    let given = [YES, OVER_60, NO].map(|option| Some(option_at(option)));
    let answers = unreached.without_verdict.unwrap();
    assert!(answers.iter().eq(&given), "{answers:?}");
    eligibility
        .rules
        .push(rule(&[(ALONE, &[NO])], Outcome::Call, "together"));
    assert_eq!(eligibility.unreached(), Some(Unreached::default()));
}

#[test]
fn without_rules_there_is_no_verdict_and_without_questions_one_rule_is_enough() {
    let nothing = Eligibility {
        questions: Records::default(),
        rules: Records::default(),
    };
    let unreached = nothing.unreached().unwrap();
    assert_eq!(unreached.without_verdict.unwrap().iter().count(), 0);
    let always = Eligibility {
        questions: Records::default(),
        rules: Records::from(vec![rule(&[], Outcome::Yes, "all")]),
    };
    assert_eq!(always.unreached(), Some(Unreached::default()));
}

/// So many questions with so many options, and a rule for the last option of all.
fn many(questions: usize, options: usize) -> Eligibility {
    let ids: Vec<String> = (0..options).map(|n| format!("o-{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let last = [options - 1];
    let when: Vec<(usize, &[usize])> = (0..questions).map(|n| (n, &last[..])).collect();
    Eligibility {
        questions: (0..questions)
            .map(|n| question(&format!("q-{n}"), &ids))
            .collect(),
        rules: Records::from(vec![
            rule(&when, Outcome::Yes, "last"),
            rule(&[], Outcome::No, "rest"),
        ]),
    }
}

#[test]
fn all_answers_are_given_up_to_four_questions_with_nine_options_and_no_more() {
    assert_eq!(
        many(QUESTIONS_MAX, OPTIONS_MAX).unreached(),
        Some(Unreached::default())
    );
    assert_eq!(many(QUESTIONS_MAX + 1, OPTIONS_MAX).unreached(), None);
    assert_eq!(many(QUESTIONS_MAX, OPTIONS_MAX + 1).unreached(), None);
}

proptest! {
    /// What is told is compared with what a visitor meets who gives each set of answers in turn.
    #[test]
    fn what_is_unreached_is_what_no_visitor_meets(rules in any_rules()) {
        let eligibility = Eligibility { questions: small_repairs().questions, rules };
        let counts: Vec<usize> = eligibility.questions.iter().map(|it| it.options.len()).collect();
        let (mut asked, mut reasons, mut is_silent) = (BTreeSet::new(), BTreeSet::new(), false);
        for way in 0..counts.iter().product::<usize>() {
            let ready = [way % counts[0], way / counts[0] % counts[1], way / counts[0] / counts[1]];
            let mut answers = eligibility.unanswered();
            loop {
                match eligibility.next(&answers) {
                    Next::Ask(question) => {
                        asked.insert(question);
                        answers[question] = Some(option_at(ready[question.position()]));
                    }
                    Next::Verdict(verdict) => {
                        reasons.insert(verdict.reason.get(Language::new("pl").unwrap()).words);
                        break;
                    }
                    Next::Silence => {
                        is_silent = true;
                        break;
                    }
                }
            }
        }
        let unreached = eligibility.unreached().unwrap();
        for question in eligibility.questions.ids() {
            prop_assert_ne!(unreached.questions.contains(&question), asked.contains(&question));
        }
        for rule in eligibility.rules.ids() {
            let reason = rule.position().to_string();
            prop_assert_ne!(unreached.rules.contains(&rule), reasons.contains(&reason));
        }
        prop_assert_eq!(unreached.without_verdict.is_some(), is_silent);
    }
}

/// Some rules with any conditions, in the order of the questions; each has its index as its reason.
fn any_rules() -> impl Strategy<Value = Records<Rule>> {
    let when = [any_options(2), any_options(3), any_options(2)];
    proptest::collection::vec(when, 0..6).prop_map(|whens| {
        let rules = whens.into_iter().enumerate();
        let rule_of = |(index, when): (usize, [Option<Vec<usize>>; 3])| {
            let named = when.iter().enumerate();
            let named = named.filter_map(|(question, it)| Some((question, it.as_deref()?)));
            let when: Vec<(usize, &[usize])> = named.collect();
            rule(&when, Outcome::Yes, &index.to_string())
        };
        rules.map(rule_of).collect()
    })
}

/// Some of the options of a question with so many, or no condition on it.
fn any_options(count: usize) -> impl Strategy<Value = Option<Vec<usize>>> {
    let all: Vec<usize> = (0..count).collect();
    proptest::option::of(sample::subsequence(all, 1..=count))
}
