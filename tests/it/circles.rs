//! No two files of the core need each other, however many stand between them: each can be read with
//! what it names, and nothing of that names it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::project::{root, sources};

/// The path of a module in the core: `["find", "card"]`; nothing for the core itself.
type Module = Vec<String>;

/// The files of the core by their modules.
fn modules(folder: &Path) -> BTreeMap<Module, PathBuf> {
    let files = sources(folder).into_iter().map(|path| {
        let within = path.strip_prefix(folder).unwrap().with_extension("");
        let segments = within.iter().map(|it| it.to_str().unwrap().to_owned());
        let module: Module = segments.filter(|segment| segment != "lib").collect();
        (module, path)
    });
    files.collect()
}

/// The paths that the `use` lines of a source name, each with all its segments.
fn used(source: &str) -> Vec<Vec<String>> {
    let lines = source.split("\nuse ").skip(1);
    let trees = lines.map(|rest| rest.split(';').next().unwrap());
    trees
        .flat_map(|tree| paths(&tree.split_whitespace().collect::<String>()))
        .collect()
}

fn paths(tree: &str) -> Vec<Vec<String>> {
    let Some((prefix, list)) = tree.split_once('{') else {
        return vec![tree.split("::").map(str::to_owned).collect()];
    };
    let mut depth = 0;
    let list = list.strip_suffix('}').unwrap();
    let parts = list.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let prefix = prefix.split("::").filter(|segment| !segment.is_empty());
    let prefix: Vec<String> = prefix.map(str::to_owned).collect();
    let within = parts.filter(|part| !part.is_empty()).flat_map(paths);
    within.map(|path| [prefix.clone(), path].concat()).collect()
}

/// The module of the core that a path used in `from` leads to, if it leads to one.
fn target(from: &Module, path: &[String], modules: &BTreeMap<Module, PathBuf>) -> Option<Module> {
    let is_child = |name: &str| {
        let child = [&from[..], &[name.to_owned()]].concat();
        modules.contains_key(&child)
    };
    let absolute = match path[0].as_str() {
        "crate" => path[1..].to_vec(),
        "super" => [&from[..from.len() - 1], &path[1..]].concat(),
        // Of another room, or of what is in this file.
        first if !is_child(first) => return None,
        _ => [&from[..], path].concat(),
    };
    let lengths = (0..=absolute.len()).rev();
    let mut prefixes = lengths.map(|length| absolute[..length].to_vec());
    let found = prefixes.find(|prefix| modules.contains_key(prefix))?;
    Some(found).filter(|found| found != from)
}

/// A way from a module back to itself, if there is one.
fn circle(needs: &BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<Module>> {
    fn walk(
        at: &Module,
        way: &mut Vec<Module>,
        done: &mut BTreeSet<Module>,
        needs: &BTreeMap<Module, BTreeSet<Module>>,
    ) -> bool {
        if way.contains(at) {
            way.push(at.clone());
            return true;
        }
        if !done.insert(at.clone()) {
            return false;
        }
        way.push(at.clone());
        let mut next = needs[at].iter();
        let found = next.any(|next| walk(next, way, done, needs));
        if !found {
            way.pop();
        }
        found
    }
    let (mut way, mut done) = (Vec::new(), BTreeSet::new());
    let mut all = needs.keys();
    all.any(|module| walk(module, &mut way, &mut done, needs))
        .then_some(way)
}

#[test]
fn no_file_of_the_core_needs_one_that_needs_it() {
    let modules = modules(&root().join("crates/core/src"));
    assert!(modules.len() > 30, "the source was not found");
    let needs = modules.iter().map(|(module, file)| {
        let source = fs::read_to_string(file).unwrap();
        let used = used(&source);
        let targets = used
            .iter()
            .filter_map(|path| target(module, path, &modules));
        (module.clone(), targets.collect())
    });
    let needs: BTreeMap<Module, BTreeSet<Module>> = needs.collect();
    let count: usize = needs.values().map(BTreeSet::len).sum();
    assert!(count > 100, "only {count} ways from file to file were seen");
    assert_eq!(circle(&needs), None);
}

#[test]
fn a_circle_is_found_however_long_it_is() {
    let module = |name: &str| vec![name.to_owned()];
    let ways = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")];
    let mut needs: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (from, to) in ways {
        needs.entry(module(from)).or_default().insert(module(to));
    }
    assert_eq!(
        circle(&needs).unwrap(),
        ["a", "b", "c", "d", "b"].map(module)
    );
    needs.insert(module("d"), BTreeSet::new());
    assert_eq!(circle(&needs), None);
}

#[test]
fn nested_lists_of_names_are_taken_apart() {
    let source =
        "//! x\n\nuse crate::{\n    find::{card, list::Slice},\n    Wording,\n};\nuse super::x;\n";
    let used: Vec<String> = used(source).iter().map(|path| path.join("::")).collect();
    let expected = [
        "crate::find::card",
        "crate::find::list::Slice",
        "crate::Wording",
        "super::x",
    ];
    assert_eq!(used, expected);
}
