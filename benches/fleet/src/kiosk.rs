//! A kiosk: its folders, its clock, its courier, and the requests that it makes.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use cas_courier::{Courier, Moment, Told};
use cas_fleet::digest::sha256;
use cas_fleet::name::Name;
use cas_request::reference::reference;
use cas_request::request::{Answered, Consent, Given, Kiosk as From, Request, VERSION};
use cas_spool::spool::seal::seal;
use chrono::{DateTime, TimeDelta, Utc};

use crate::city::{RING, link, make, write};
use crate::fault::{self, DayFault};
use crate::office::Office;

/// Every so many kiosks one has a wrong clock.
const WRONG_EVERY: usize = 10;
/// By how much it is wrong.
const WRONG: [TimeDelta; 2] = [TimeDelta::days(-3 * 365), TimeDelta::days(2 * 365)];
/// The number that kiosks have for visitors.
const NUMBER: u8 = 7;

/// What all kiosks have in common.
pub(crate) struct Machine {
    pub(crate) ring: &'static str,
    /// The public key of who publishes.
    pub(crate) signer: String,
    /// The file with the key to the store.
    pub(crate) access: Option<PathBuf>,
}

/// A kiosk.
pub(crate) struct Kiosk {
    pub(crate) name: Name,
    folder: PathBuf,
    courier: Courier,
    /// By how much its clock is ahead.
    ahead: TimeDelta,
    /// When it was started, where the clocks are right.
    began: DateTime<Utc>,
    /// When it makes its next round, in seconds of the day that is played.
    pub(crate) next: i64,
}

/// A request that was made.
pub(crate) struct Made {
    pub(crate) id: String,
    /// The number of its office.
    pub(crate) office: usize,
    /// The hash of the document that the office must have.
    pub(crate) hash: String,
}

impl Machine {
    /// The configuration by which content is checked before it is published.
    pub(crate) fn config_of_content() -> String {
        Self::settings("content", "locales")
    }

    fn settings(content: &str, locales: &str) -> String {
        format!(
            "[kiosk]\nnumber = {NUMBER}\nlanguages = [\"pl\", \"en\", \"uk\"]\n\
             [paths]\ncontent = \"{content}\"\nlocales = \"{locales}\"\n\
             [spool]\nin_memory = true\nsealing = \"required\"\n\
             [log]\nto = \"file\"\npath = \"log\"\n"
        )
    }

    fn config(&self, kiosk: &Name, store: &str) -> String {
        let settings = Self::settings("state/current/content", "state/current/locales");
        let key = self.access.as_ref().map(|it| it.display());
        let key = key.map_or(String::new(), |it| format!("key = \"{it}\"\n"));
        let Self { ring, signer, .. } = self;
        format!(
            "{settings}[fleet]\nstore = \"{store}\"\nkiosk = \"{kiosk}\"\nstate = \"state\"\n\
             ring = \"{ring}\"\nsigners = [\"{signer}\"]\n{key}"
        )
    }
}

impl Kiosk {
    /// Makes the folders of a kiosk. It has the content of the kiosk in the folder `image`, if there is one; otherwise it
    /// brings it in a first round.
    ///
    /// # Errors
    /// The system refused, or its configuration has faults.
    pub(crate) fn build(
        name: Name,
        folder: &Path,
        machine: &Machine,
        store: &str,
        image: Option<&Path>,
    ) -> Result<Self, DayFault> {
        make(&folder.join("spool/new"))?;
        make(&folder.join("spool/tmp"))?;
        let config = folder.join("kiosk.toml");
        write(&config, &machine.config(&name, store))?;
        if let Some(image) = image {
            let (from, to) = (image.join("state"), folder.join("state"));
            link(&from.join("releases"), &to.join("releases"))?;
            let name = format!("pointer.{RING}.json");
            let pointer = to.join(&name);
            fs::copy(from.join(&name), &pointer).map_err(fault::of(&pointer))?;
            let current = fs::read_link(from.join("current")).map_err(fault::of(&from))?;
            symlink(current, to.join("current")).map_err(fault::of(&to))?;
        }
        let mut kiosk = Self {
            courier: Courier::read(Some(&config)).map_err(DayFault::Unfit)?,
            name,
            folder: folder.to_owned(),
            ahead: TimeDelta::zero(),
            began: Utc::now(),
            next: 0,
        };
        if image.is_none() {
            kiosk.courier.round(Moment::here());
        }
        Ok(kiosk)
    }

    /// Fails if it shows no content.
    ///
    /// # Errors
    /// It shows none.
    pub(crate) fn is_set_up(&self) -> Result<(), DayFault> {
        let status = self.folder.join("state/status.json");
        self.shown().map(drop).ok_or_else(|| {
            let status = status.display();
            DayFault::Unfit(format!("the first kiosk has no content: {status}"))
        })
    }

    /// Gives some kiosks a wrong clock.
    pub(crate) fn set_clock(&mut self, index: usize) {
        if index % WRONG_EVERY == WRONG_EVERY - 1 {
            self.ahead = WRONG[index / WRONG_EVERY % WRONG.len()];
        }
    }

    /// Makes a round, when it is `now` where the clocks are right.
    pub(crate) fn round(&mut self, now: DateTime<Utc>) -> Vec<Told> {
        self.courier.round(Moment {
            now: now + self.ahead,
            running: now - self.began,
        })
    }

    /// Seals a request for an office and lays it into the spool, as the kiosk does when a visitor has sent it.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn ask(
        &self,
        number: u32,
        id: String,
        office: (usize, &Office),
        now: DateTime<Utc>,
    ) -> Result<Made, DayFault> {
        let (index, office) = office;
        let at = now + self.ahead;
        let document = request(number, &id, office, at).to_json();
        let sealed = seal(&document, &[office.recipient()])?;
        let file = format!("{id}.{}.json.age", office.name);
        let part = self.folder.join("spool/tmp").join(&file);
        fs::write(&part, sealed).map_err(fault::of(&part))?;
        let written = File::options().write(true).open(&part);
        written
            .and_then(|it| it.set_modified(system_time(at)))
            .map_err(fault::of(&part))?;
        let waiting = self.folder.join("spool/new").join(&file);
        fs::rename(&part, &waiting).map_err(fault::of(&waiting))?;
        Ok(Made {
            hash: sha256(&document),
            office: index,
            id,
        })
    }

    /// How many of its requests wait.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn waiting(&self) -> Result<usize, DayFault> {
        let new = self.folder.join("spool/new");
        Ok(fs::read_dir(&new).map_err(fault::of(&new))?.count())
    }

    /// The release that it shows.
    pub(crate) fn shown(&self) -> Option<PathBuf> {
        fs::read_link(self.folder.join("state/current")).ok()
    }
}

fn system_time(at: DateTime<Utc>) -> SystemTime {
    let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn request(number: u32, id: &str, office: &Office, at: DateTime<Utc>) -> Request {
    let words = format!("Request {number} of a day that is played.");
    Request {
        version: VERSION,
        id: id.to_owned(),
        reference: reference(NUMBER, number),
        at: at.fixed_offset(),
        kiosk: From {
            number: NUMBER,
            place: "A day that is played".to_owned(),
        },
        service: "info-call".to_owned(),
        about: None,
        office: office.name.to_string(),
        language: "pl".to_owned(),
        volunteer: None,
        helped_by: None,
        call_instead: None,
        reminds: None,
        visit_password: None,
        consent: Consent {
            notice: "1".to_owned(),
        },
        situation: Vec::new(),
        answers: vec![Answered {
            question: "name".to_owned(),
            answer: Given::Name { text: words },
        }],
    }
}
