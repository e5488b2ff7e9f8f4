//! The report about accessibility names the tests that prove it. Each of them is there.

use std::collections::BTreeSet;
use std::fs;

use crate::project::{root, sources};

/// Fewer would mean that the report was read wrong.
const NAMED_MIN: usize = 50;

/// The tests of this binary, as `module::name`.
fn tests() -> BTreeSet<String> {
    let folder = root().join("tests/it");
    let mut found = BTreeSet::new();
    for file in sources(&folder) {
        let module = file.strip_prefix(&folder).unwrap().with_extension("");
        let module = module.to_str().unwrap().replace('/', "::");
        let text = fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for pair in lines.windows(2).filter(|pair| pair[0] == "#[test]") {
            let name = pair[1].strip_prefix("fn ").unwrap_or_default();
            let (name, _) = name.split_once('(').unwrap_or_default();
            found.insert(format!("{module}::{name}"));
        }
    }
    found
}

/// What the report names between backticks as `module::name`.
fn named(report: &str) -> BTreeSet<String> {
    let between = report.split('`').skip(1).step_by(2);
    let is_test = |it: &&str| it.contains("::") && !it.contains(' ');
    between.filter(is_test).map(str::to_owned).collect()
}

#[test]
fn every_test_that_the_report_names_is_there() {
    let report = fs::read_to_string(root().join("docs/accessibility.md")).unwrap();
    let named = named(&report);
    assert!(named.len() >= NAMED_MIN, "{named:?}");
    let tests = tests();
    let missing: Vec<_> = named.difference(&tests).collect();
    assert_eq!(missing, Vec::<&String>::new());
}
