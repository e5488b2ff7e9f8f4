//! The content with changes that are not written yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use cas_setup::fault::Faults;
use cas_setup::setup::{ConfigFile, Files, Setup};
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::BASE;
use super::history::{self, Change};
use super::mapping::Mapping;
use super::store::Store;
use crate::cli::ContentPlace;

/// The content with changes that are not written yet. It has never a fault.
pub(crate) struct Draft {
    pub(crate) store: Store,
    pub(crate) mapping: Mapping,
    pub(crate) setup: Arc<Setup>,
    pub(crate) now: DateTime<Tz>,
    config: ConfigFile,
    files: Files,
    /// The register of the last import.
    base: Option<String>,
    /// What was there before, of each file that was changed.
    before: BTreeMap<String, Option<String>>,
    /// How often something was changed.
    revision: usize,
}

impl Draft {
    /// Reads the content, which must have no fault.
    ///
    /// # Errors
    /// What is wrong, in this language.
    pub(crate) fn begin(
        place: &ContentPlace,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Self, String> {
        let told = |told: Told| told.in_language(language);
        let config = place.config();
        let store = store_of(&config).map_err(told)?;
        let files = config.files();
        let setup = config.setup(&files);
        let setup = setup.map_err(|faults| faults.in_language(language))?;
        let mapping = Mapping::of(&files).map_err(told)?;
        let base = store.read(BASE).map_err(told)?;
        Ok(Self {
            store,
            mapping,
            now: now.with_timezone(&setup.config.zone),
            setup: Arc::new(setup),
            config,
            files,
            base,
            before: BTreeMap::new(),
            revision: 0,
        })
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// Returns all files of the kiosk, with the changes.
    pub(crate) fn files(&self) -> &Files {
        &self.files
    }

    /// Returns the text of a file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        if path == BASE {
            self.base.as_deref()
        } else {
            self.files.content(path)
        }
    }

    /// Changes files, each to a text or to nothing. With a fault, none is changed.
    ///
    /// # Errors
    /// The faults that the content would have.
    pub(crate) fn change(&mut self, changes: Vec<(String, Option<String>)>) -> Result<(), Faults> {
        let mut changes = changes;
        changes.retain(|(path, text)| self.text(path) != text.as_deref());
        if changes.is_empty() {
            return Ok(());
        }
        let (files, is_changed) = applied(&self.files, &changes);
        if is_changed {
            self.setup = Arc::new(self.config.setup(&files)?);
        }
        for (path, text) in changes {
            let before = self.text(&path).map(str::to_owned);
            if path == BASE {
                self.base = text;
            }
            self.before.entry(path).or_insert(before);
        }
        self.files = files;
        self.revision += 1;
        Ok(())
    }

    /// Returns all changes.
    pub(crate) fn changes(&self) -> Vec<Change> {
        let changes = self.before.iter().map(|(path, before)| Change {
            path: path.clone(),
            before: before.clone(),
            after: self.text(path).map(str::to_owned),
        });
        changes.filter(|it| it.before != it.after).collect()
    }

    /// Returns the files as they were before the changes of this run and before each import that is kept: their
    /// paths and their texts.
    pub(crate) fn past(&self) -> Vec<(String, String)> {
        let changes = self.changes().into_iter();
        let changes = changes.chain(history::before(&self.store));
        let texts = changes.filter_map(|change| Some((change.path, change.before?)));
        texts.collect()
    }

    /// Returns a number that is another one after each change.
    pub(crate) fn revision(&self) -> usize {
        self.revision
    }

    /// Returns words that are others if the content is another one.
    pub(crate) fn digest(&self) -> String {
        format!("{:016x}", self.files.digest())
    }
}

/// Returns files with these changes, and whether any of them is content.
pub(crate) fn applied(files: &Files, changes: &[(String, Option<String>)]) -> (Files, bool) {
    let content = changes.iter().filter(|(path, _)| path != BASE);
    let is_changed = content.clone().next().is_some();
    let files = content.fold(files.clone(), |files, (path, text)| match text {
        Some(text) => files.with_content(path, text),
        None => files.without_content(path),
    });
    (files, is_changed)
}

/// Returns the folder of the content that a configuration names.
pub(crate) fn store_of(config: &ConfigFile) -> Result<Store, Told> {
    let folder = config.config().content;
    folder
        .map(Store::at)
        .ok_or_else(|| told!("import-no-folder"))
}
