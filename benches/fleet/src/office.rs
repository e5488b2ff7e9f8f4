//! An office that collects.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use age::secrecy::ExposeSecret as _;
use age::x25519::{Identity, Recipient};
use cas_fleet::digest::sha256;
use cas_fleet::name::Name;
use cas_office::cli::CollectArgs;
use cas_office::requests::{collect, taken_by_kiosk};
use chrono::{DateTime, Utc};
use minisign::KeyPair;

use crate::city::{make, write};
use crate::fault::{self, DayFault};

/// An office.
pub(crate) struct Office {
    pub(crate) name: Name,
    args: CollectArgs,
    recipient: Recipient,
    /// The public key of its receipts.
    receipts: String,
    /// How often each id was told as taken.
    pub(crate) told_taken: BTreeMap<String, usize>,
    /// How long each collection took.
    pub(crate) took: Vec<Duration>,
}

impl Office {
    /// Makes the folder of an office, and its keys.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn build(
        name: Name,
        folder: &Path,
        store: &str,
        access: Option<&Path>,
    ) -> Result<Self, DayFault> {
        let identity = Identity::generate();
        let key = folder.join("current.key");
        write(&key, identity.to_string().expose_secret())?;
        let signing = KeyPair::generate_unencrypted_keypair()?;
        let sign = folder.join("receipts.key");
        write(&sign, &signing.sk.to_box(None)?.to_string())?;
        let into = folder.join("taken");
        make(&into)?;
        let args = CollectArgs {
            from: store.to_owned(),
            access: access.map(Path::to_owned),
            office: name.to_string(),
            identity: vec![key],
            sign,
            into,
            ledger: folder.join("ledger"),
            resend: false,
        };
        Ok(Self {
            name,
            args,
            recipient: identity.to_public(),
            receipts: signing.pk.to_base64(),
            told_taken: BTreeMap::new(),
            took: Vec::new(),
        })
    }

    /// Its lines in the content.
    pub(crate) fn lines(&self) -> String {
        let (recipient, receipts) = (&self.recipient, &self.receipts);
        format!("recipients = [\"{recipient}\"]\nreceipts = \"{receipts}\"\n")
    }

    pub(crate) fn recipient(&self) -> Recipient {
        self.recipient.clone()
    }

    /// Collects once. Returns what needs somebody.
    pub(crate) fn collect(&mut self, now: DateTime<Utc>) -> Vec<String> {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let begun = Instant::now();
        let ended = collect(&self.args, now, &mut out, &mut err);
        self.took.push(begun.elapsed());
        for line in String::from_utf8_lossy(&out).lines() {
            if let Some((id, _)) = line.split_once(' ')
                && cas_fleet::layout::is_id(id)
            {
                *self.told_taken.entry(id.to_owned()).or_default() += 1;
            }
        }
        let mut told: Vec<String> = String::from_utf8_lossy(&err)
            .lines()
            .map(str::to_owned)
            .collect();
        told.extend(ended.err().map(|it| it.to_string()));
        told
    }

    /// The hash of each file in its folder, by its name.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn files(&self) -> Result<BTreeMap<String, String>, DayFault> {
        let folder: &PathBuf = &self.args.into;
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).map_err(fault::of(folder))? {
            let entry = entry.map_err(fault::of(folder))?;
            let bytes = fs::read(entry.path()).map_err(fault::of(&entry.path()))?;
            let file = entry.file_name().to_string_lossy().into_owned();
            files.insert(file, sha256(&bytes));
        }
        Ok(files)
    }

    /// The ids that its ledger has, each once for each kiosk from which it has come.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn ledger(&self) -> Result<Vec<String>, DayFault> {
        let taken = taken_by_kiosk(&self.args.ledger)?;
        let mut ids: Vec<String> = taken.into_values().flatten().collect();
        ids.sort();
        Ok(ids)
    }
}
