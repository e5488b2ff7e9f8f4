//! What is to be published: read once, and checked with the configurations of the kiosks.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use cas_fleet::digest::sha256;
use cas_fleet::name::Name;
use cas_fleet::release::{FOLDERS, RELEASE_BYTES_MAX, Release, ReleaseId};
use cas_program::language;
use cas_setup::fault::Faults;
use cas_setup::setup::{CONFIG_HERE, ConfigFile, Files};
use cas_words::text::Language;
use chrono::{DateTime, Utc};
use semver::{BuildMetadata, Prerelease, Version};

use super::PublishFault;

/// The files of a release, and the release.
pub(super) struct Outgoing {
    pub(super) release: Release,
    pub(super) id: ReleaseId,
    /// The document of the release.
    pub(super) document: Vec<u8>,
    /// The bytes of the files, by their hashes.
    pub(super) blobs: BTreeMap<String, Vec<u8>>,
}

impl Outgoing {
    /// Reads the folders in `folder`, checks them with each configuration, and makes a release of what a kiosk reads in
    /// them. What is found is told on `err`.
    ///
    /// # Errors
    /// A folder or the configuration is missing, there are faults, or a kiosk would not read the release.
    pub(super) fn read(
        folder: &Path,
        configs: &[PathBuf],
        least: Option<&Version>,
        audience: &Audience<'_>,
        now: DateTime<Utc>,
        err: &mut dyn Write,
    ) -> Result<Self, PublishFault> {
        let [content, locales] = FOLDERS.map(|part| (part, folder.join(part)));
        for (part, path) in [&content, &locales] {
            if !path.is_dir() {
                let folder = folder.to_owned();
                return Err(PublishFault::NoFolder { folder, part });
            }
        }
        let read = |path: &PathBuf| {
            let config = ConfigFile::read(Some(path));
            config.with_content(&content.1).with_locales(&locales.1)
        };
        let own = [folder.join(CONFIG_HERE)];
        if configs.is_empty() && !own[0].is_file() {
            return Err(PublishFault::NoConfig(folder.to_owned()));
        }
        let configs = if configs.is_empty() { &own } else { configs };
        // All have these two folders, which are read once, so that what is checked is what goes out.
        let files = read(&configs[0]).files();
        let mut found = Found::default();
        for path in configs {
            let (config, name) = (read(path), path.display().to_string());
            found.check(&config, &name, &files, now);
            audience.compare(&config, &name, &mut found);
        }
        // If it cannot be told, the exit code tells it.
        let _ = found.tell(err);
        if !found.faults.is_empty() {
            return Err(PublishFault::Faulty);
        }
        Self::of(&files, least.cloned().unwrap_or_else(least_usual))
    }

    fn of(files: &Files, least: Version) -> Result<Self, PublishFault> {
        let (mut paths, mut blobs) = (BTreeMap::new(), BTreeMap::new());
        for (path, text) in files.texts() {
            let hash = sha256(text.as_bytes());
            paths.insert(path, hash.clone());
            blobs.insert(hash, text.as_bytes().to_vec());
        }
        let release = Release::new(least, paths).map_err(PublishFault::NoRelease)?;
        let document = release.to_json();
        if document.len() as u64 > RELEASE_BYTES_MAX {
            return Err(PublishFault::TooLong);
        }
        Ok(Self {
            id: release.id(),
            release,
            document,
            blobs,
        })
    }
}

/// Returns the first version that is like this one but for its last number: kiosks with it can read the same content.
fn least_usual() -> Version {
    let version = Version::parse(env!("CARGO_PKG_VERSION"));
    let version = version.unwrap_or(Version::new(0, 0, 0));
    Version {
        patch: 0,
        pre: Prerelease::EMPTY,
        build: BuildMetadata::EMPTY,
        ..version
    }
}

/// For whom something is published.
pub(super) struct Audience<'a> {
    /// The ring.
    pub(super) ring: &'a Name,
    /// The public keys that its kiosks should trust.
    pub(super) keys: &'a [String],
}

impl Audience<'_> {
    /// Looks whether the kiosks with a configuration will believe and show what is published.
    fn compare(&self, config: &ConfigFile, name: &str, found: &mut Found) {
        let Some(channel) = config.config().fleet.and_then(|it| it.channel) else {
            return;
        };
        if channel.ring != *self.ring {
            let (own, ring) = (channel.ring, self.ring);
            let words = format!("its kiosk is in the ring {own}, and shows nothing of {ring}");
            add(&mut found.advice, words, name);
        } else if !channel.signers.iter().any(|it| self.keys.contains(it)) {
            let words =
                "its kiosk believes none of these keys: write them as `signers` under [fleet]";
            add(&mut found.advice, words.to_owned(), name);
        }
    }
}

/// What was found with the configurations. What is the same with several is told once.
#[derive(Default)]
struct Found {
    /// Faults as they are told, and the configurations that have them.
    faults: Vec<(String, Vec<String>)>,
    /// What should not go to the public, and the configurations with which it does.
    advice: Vec<(String, Vec<String>)>,
}

impl Found {
    /// Checks these files with a configuration, on the day where its kiosks are.
    fn check(&mut self, config: &ConfigFile, name: &str, files: &Files, now: DateTime<Utc>) {
        let own = language::of_environment();
        let setup = match config.setup(files) {
            Ok(setup) => setup,
            Err(faults) => return add(&mut self.faults, faults.in_language(own), name),
        };
        let today = now.with_timezone(&setup.config.zone).date_naive();
        let faults = setup.faults_of_dates(today);
        if !faults.is_empty() {
            add(&mut self.faults, faults.in_language(own), name);
        }
        for office in &setup.content.site.offices {
            if office.keys.can_open() && office.keys.receipts.is_none() {
                let id = &office.id;
                let words = format!(
                    "site.toml has no `receipts` of the office {id}, so kiosks keep its requests for ever: docs/fleet.md"
                );
                add(&mut self.advice, words, name);
            }
        }
        let advice = lines(&setup.deploy_faults(), own);
        for line in advice.into_iter().chain(setup.left_out(own)) {
            add(&mut self.advice, line, name);
        }
    }

    fn tell(&self, err: &mut dyn Write) -> io::Result<()> {
        for (faults, names) in &self.faults {
            writeln!(err, "cas-office: faults with {}:", names.join(", "))?;
            writeln!(err, "{faults}\n")?;
        }
        for (line, names) in &self.advice {
            writeln!(err, "cas-office: advice with {}: {line}", names.join(", "))?;
        }
        Ok(())
    }
}

fn add(found: &mut Vec<(String, Vec<String>)>, words: String, name: &str) {
    match found.iter_mut().find(|(it, _)| *it == words) {
        Some((_, names)) => names.push(name.to_owned()),
        None => found.push((words, vec![name.to_owned()])),
    }
}

/// Returns a line for each fault.
fn lines(faults: &Faults, language: Language) -> Vec<String> {
    let lines = faults.iter().map(|fault| {
        let place = fault.place.in_language(language);
        let message = fault.message.in_language(language);
        let advice = fault.advice.in_language(language);
        format!("{place}: {message}; {advice}")
    });
    lines.collect()
}
