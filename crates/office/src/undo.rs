//! Taking back what the last import has written: `cas-office import --undo`.
//!
//! It is all or nothing. If somebody has written to one of the files since, it is named and none is
//! changed, because nobody but that person knows what is worth keeping.

use std::io::{self, Write};

use cas_program::language;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;

use crate::cli::ImportArgs;
use crate::import::draft::{applied, store_of};
use crate::import::history::{self, Change, Kept};
use crate::import::store::Store;
use crate::import::{Imported, report};
use crate::tray::memory::Memory;

/// Carries out the command. What was taken back goes to `out`, why nothing was to `err`.
///
/// # Errors
/// Nothing can be told.
pub fn run(args: &ImportArgs, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Imported> {
    let language = args.language.unwrap_or_else(language::of_environment);
    match undo(args, language) {
        Ok(told) => {
            for told in told {
                writeln!(out, "{}", told.in_language(language))?;
            }
            Ok(Imported::Well)
        }
        Err(refused) => {
            for words in refused {
                writeln!(err, "cas-office: {words}")?;
            }
            Ok(Imported::Unread)
        }
    }
}

/// Takes the last state back. Returns what to tell of it, or why nothing was taken back.
fn undo(args: &ImportArgs, language: Language) -> Result<Vec<Told>, Vec<String>> {
    let one = |told: Told| vec![told.in_language(language)];
    let config = args.place.config();
    let store = store_of(&config).map_err(one)?;
    let lock = store.lock().map_err(one)?;
    let _lock = lock.ok_or_else(|| one(told!("import-busy")))?;
    let kept = history::last(&store).map_err(one)?;
    let kept = kept.ok_or_else(|| one(told!("undo-nothing")))?;
    let steps = kept.steps(&store).map_err(|refused| {
        let refused = refused.iter().map(|told| told.in_language(language));
        refused.collect::<Vec<_>>()
    })?;
    let changes: Vec<_> = steps
        .iter()
        .map(|step| (step.path.clone(), step.before.clone()))
        .collect();
    let (files, _) = applied(&config.files(), &changes);
    if let Err(faults) = config.setup(&files) {
        let told = told!("undo-faults").in_language(language);
        return Err(vec![told, faults.in_language(language)]);
    }
    write(&store, &steps).map_err(one)?;
    remember(&store, &kept, language).map_err(one)?;
    kept.forget(&store).map_err(one)?;
    let done = told!("undo-done", at = &kept.state.at);
    let files = kept.state.changes.iter().map(|change| {
        let path = &change.path;
        if change.before.is_some() {
            told!("undo-restored", path)
        } else {
            told!("undo-removed", path)
        }
    });
    Ok([done].into_iter().chain(files).collect())
}

/// Writes what was there before. If one file cannot be written, those before it are as they were.
fn write(store: &Store, steps: &[&Change]) -> Result<(), Told> {
    for (index, step) in steps.iter().enumerate() {
        if let Err(why) = store.put(&step.path, step.before.as_deref()) {
            for done in steps[..index].iter().rev() {
                store.put(&done.path, done.after.as_deref())?;
            }
            return Err(why);
        }
    }
    Ok(())
}

/// Sees to it that the tray does not do the same again at once.
fn remember(store: &Store, kept: &Kept, language: Language) -> Result<(), Told> {
    if kept.state.tray.is_empty() {
        return Ok(());
    }
    let mut memory = Memory::read(store)?;
    memory.undo(&kept.state.tray, |name| {
        report::short(name, &told!("tray-undone", at = &kept.state.at), language)
    });
    memory.write(store)
}
