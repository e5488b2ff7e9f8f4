//! The machines of a city: the folders of its kiosks, offices and of who publishes.

use std::fs;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cas_fleet::name::Name;
use cas_fleet::pointer::ALL_PERCENT;
use cas_office::cli::PublishArgs;
use cas_office::publish;
use chrono::{DateTime, Utc};
use minisign::KeyPair;
use tempfile::TempDir;

use crate::Args;
use crate::fault::{self, DayFault};
use crate::kiosk::{Kiosk, Machine};
use crate::office::Office;
use crate::tally::Tally;
use crate::way::{self, Led};

pub(crate) const RING: &str = "stable";
/// The time after which content that was published expires.
const EXPIRES: Duration = Duration::from_secs(30 * 24 * 3600);
/// Every so many kiosks one is behind a network that cuts.
const CUT_EVERY: usize = 3;
/// What a folder of the store begins with, and a bucket.
const FOLDER: &str = "file://";
const BUCKET: &str = "http://";

/// A city.
pub(crate) struct City {
    pub(crate) kiosks: Vec<Kiosk>,
    pub(crate) offices: Vec<Office>,
    pub(crate) tally: Arc<Tally>,
    /// Where the content is that is published, and by what key.
    publisher: Publisher,
    /// Kept, because its folder ends with it.
    _folder: TempDir,
}

/// Who publishes.
#[derive(Debug)]
struct Publisher {
    folder: PathBuf,
    args: Published,
}

/// What each publication is told.
#[derive(Debug)]
struct Published {
    to: String,
    access: Option<PathBuf>,
    ring: Name,
    key: PathBuf,
}

/// The addresses under which the store is known.
struct Addresses {
    /// For kiosks with a good network, and with one that cuts, by the node they are nearest to.
    kiosks: Vec<[String; 2]>,
    offices: String,
}

impl City {
    /// Makes the folders, and publishes the first content.
    ///
    /// # Errors
    /// Why there can be no city.
    pub(crate) fn build(args: &Args) -> Result<Self, DayFault> {
        let folder = tempfile::tempdir()?;
        let tally = Arc::new(Tally::default());
        let addresses = addresses(args, &tally)?;
        let content = folder.path().join("content");
        let access = args.access.as_deref().map(absolute).transpose()?;
        for name in ["content", "locales"] {
            copy(&args.project.join(name), &content.join(name))?;
        }
        let offices = offices(args, folder.path(), &addresses.offices, access.as_deref())?;
        write(&content.join("kiosk.toml"), &Machine::config_of_content())?;
        let signing = KeyPair::generate_unencrypted_keypair()?;
        let key = folder.path().join("content.key");
        write(&key, &signing.sk.to_box(None)?.to_string())?;
        let publisher = Publisher {
            folder: content,
            args: Published {
                to: args.store[0].clone(),
                access: access.clone(),
                ring: name(RING)?,
                key,
            },
        };
        publisher.publish(Utc::now())?;
        let machine = Machine {
            ring: RING,
            signer: signing.pk.to_base64(),
            access,
        };
        let kiosks = kiosks(args, folder.path(), &machine, &addresses)?;
        Ok(Self {
            kiosks,
            offices,
            tally,
            publisher,
            _folder: folder,
        })
    }

    /// Publishes something else than before, for all kiosks.
    ///
    /// # Errors
    /// Why it cannot be published.
    pub(crate) fn publish_anew(&self, now: DateTime<Utc>) -> Result<(), DayFault> {
        let site = self.publisher.folder.join("content/site.toml");
        let mut text = fs::read_to_string(&site).map_err(fault::of(&site))?;
        text.push_str("\n# Published anew.\n");
        write(&site, &text)?;
        self.publisher.publish(now)
    }
}

impl Publisher {
    fn publish(&self, now: DateTime<Utc>) -> Result<(), DayFault> {
        let Published {
            to,
            access,
            ring,
            key,
        } = &self.args;
        let args = PublishArgs {
            folder: Some(self.folder.clone()),
            to: to.clone(),
            access: access.clone(),
            ring: Some(ring.clone()),
            percent: ALL_PERCENT,
            config: Vec::new(),
            least: None,
            back: false,
            new_keys: false,
            expires: EXPIRES,
            number: None,
            sign: Some(key.clone()),
            unsigned: None,
            signed: None,
            trusted: Vec::new(),
        };
        let mut err = Vec::new();
        match publish::run(&args, now, &mut Vec::new(), &mut err) {
            Ok(_) => Ok(()),
            Err(fault) => {
                let lines = String::from_utf8_lossy(&err);
                let faults = lines.lines().filter(|it| !it.contains("advice with"));
                let faults: Vec<&str> = faults.collect();
                Err(DayFault::Unfit(format!("{} {fault}", faults.join(" "))))
            }
        }
    }
}

/// Opens a way to each node.
fn addresses(args: &Args, tally: &Arc<Tally>) -> Result<Addresses, DayFault> {
    if let [folder] = &args.store[..]
        && folder.starts_with(FOLDER)
    {
        return Ok(Addresses {
            kiosks: vec![[(); 2].map(|()| folder.clone())],
            offices: folder.clone(),
        });
    }
    let (nodes, buckets): (Vec<SocketAddr>, Vec<String>) = args
        .store
        .iter()
        .map(|it| node(it))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .unzip();
    let mut seed = args.seed << 8;
    let mut opened = |who, index: usize, cut| {
        let mut nodes = nodes.clone();
        nodes.rotate_left(index);
        seed += 1;
        let led = Led {
            nodes,
            cut,
            seed,
            who,
        };
        let address = way::open(led, tally)?;
        Ok::<_, DayFault>(format!("{BUCKET}{address}/{}", buckets[index]))
    };
    let mut kiosks = Vec::new();
    for index in 0..nodes.len() {
        kiosks.push([
            opened("kiosks", index, 0.0)?,
            opened("kiosks", index, args.cut)?,
        ]);
    }
    let offices = opened("offices", 0, 0.0)?;
    Ok(Addresses { kiosks, offices })
}

/// Returns where a node listens, and the name of the bucket.
fn node(address: &str) -> Result<(SocketAddr, String), DayFault> {
    let unfit = || DayFault::Unfit(format!("{address} is not {BUCKET}host:port/bucket"));
    let rest = address.strip_prefix(BUCKET).ok_or_else(unfit)?;
    let (host, bucket) = rest.split_once('/').ok_or_else(unfit)?;
    let found = host.to_socket_addrs().map_err(|_| unfit())?.next();
    Ok((found.ok_or_else(unfit)?, bucket.to_owned()))
}

/// Makes the offices of the content that collect; the content knows the keys of all.
fn offices(
    args: &Args,
    folder: &Path,
    store: &str,
    access: Option<&Path>,
) -> Result<Vec<Office>, DayFault> {
    const HEAD: &str = "[[office]]\nid = \"";
    let site = folder.join("content/content/site.toml");
    let mut text = fs::read_to_string(&site).map_err(fault::of(&site))?;
    let ids = text
        .split(HEAD)
        .skip(1)
        .filter_map(|it| it.split('"').next());
    let ids: Vec<String> = ids.map(str::to_owned).collect();
    if !(1..=ids.len()).contains(&args.offices) {
        let words = format!("the content has {} offices", ids.len());
        return Err(DayFault::Unfit(words));
    }
    let mut offices = Vec::new();
    for id in ids {
        let own = folder.join("offices").join(&id);
        let office = Office::build(name(&id)?, &own, store, access)?;
        let line = format!("{HEAD}{id}\"\n");
        text = text.replacen(&line, &format!("{line}{}", office.lines()), 1);
        offices.push(office);
    }
    write(&site, &text)?;
    offices.truncate(args.offices);
    Ok(offices)
}

/// Makes the kiosks. The first brings the content from the store, and the others are copies of it, as they are of one image
/// in a city.
fn kiosks(
    args: &Args,
    folder: &Path,
    machine: &Machine,
    addresses: &Addresses,
) -> Result<Vec<Kiosk>, DayFault> {
    let image = folder.join("image");
    let whoever = name("image")?;
    let first = Kiosk::build(whoever, &image, machine, &args.store[0], None)?;
    first.is_set_up()?;
    let mut kiosks = Vec::new();
    for index in 0..args.kiosks {
        let near = &addresses.kiosks[index % addresses.kiosks.len()];
        let is_cut = (index / addresses.kiosks.len()).is_multiple_of(CUT_EVERY);
        let store = &near[usize::from(is_cut)];
        let name = name(&format!("cas-{index:05}"))?;
        let own = folder.join("kiosks").join(name.as_str());
        kiosks.push(Kiosk::build(name, &own, machine, store, Some(&image))?);
    }
    Ok(kiosks)
}

fn name(text: &str) -> Result<Name, DayFault> {
    Name::new(text).map_err(|it| DayFault::Unfit(format!("{text}: {it}")))
}

fn absolute(path: &Path) -> Result<PathBuf, DayFault> {
    path.canonicalize().map_err(fault::of(path))
}

/// Writes a file, and the folders that it is in.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), DayFault> {
    if let Some(folder) = path.parent() {
        make(folder)?;
    }
    fs::write(path, text).map_err(fault::of(path))
}

pub(crate) fn make(folder: &Path) -> Result<(), DayFault> {
    fs::create_dir_all(folder).map_err(fault::of(folder))
}

fn copy(from: &Path, to: &Path) -> Result<(), DayFault> {
    each_file(from, to, &|from, to| fs::copy(from, to).map(drop))
}

/// Puts all files of a folder also into another one. They are the same files, so nobody may change them.
pub(crate) fn link(from: &Path, to: &Path) -> Result<(), DayFault> {
    each_file(from, to, &|from, to| fs::hard_link(from, to))
}

fn each_file(
    from: &Path,
    to: &Path,
    brings: &dyn Fn(&Path, &Path) -> std::io::Result<()>,
) -> Result<(), DayFault> {
    make(to)?;
    for entry in fs::read_dir(from).map_err(fault::of(from))? {
        let entry = entry.map_err(fault::of(from))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            each_file(&from, &to, brings)?;
        } else {
            brings(&from, &to).map_err(fault::of(&from))?;
        }
    }
    Ok(())
}
