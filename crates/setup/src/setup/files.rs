//! The files of a setup: from the disk, from the program itself, or from a test.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is where the files of a setup are read"
)]

use std::env::var_os;
use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use super::{CONTENT_EXTENSION, LOCALE_EXTENSION};
use crate::fault::{Faults, Place, Source};
use crate::told;
use crate::told::Told;
use cas_words::text::Language;

/// The largest file that is read, in bytes.
pub const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// The most files in one folder of a setup, including its subfolders. If an operator names a wrong
/// folder, the program must not read the whole disk.
pub const FILES_MAX: usize = 1000;
/// The most levels of folders in a setup.
const DEPTH_MAX: usize = 2;

/// The beginning of the paths of content, where texts are given with their paths.
const CONTENT: &str = "content";
/// The same for locales.
const LOCALES: &str = "locales";

/// The files that systems write into every folder that is opened, in small letters.
const STRAYS: [&str; 2] = ["thumbs.db", "desktop.ini"];
/// The ends of the names that editors give to earlier versions.
const STRAY_ENDS: [&str; 6] = ["~", ".bak", ".old", ".orig", ".swp", ".tmp"];
/// The words that a file manager adds to the name of a copy, after a dash.
const COPIES: [&str; 3] = ["copy", "kopia", "копія"];
/// The words that programs for shared folders add to the name of a file that two people changed.
const CONFLICTS: [&str; 4] = [
    "conflicted copy",
    "sync-conflict",
    "powodująca konflikt",
    "конфліктна копія",
];

/// The name of the locales embedded in the program.
const SHIPPED_LOCALES: &str = "locales (in the program)";

/// The folder in the home of each person for what programs keep (XDG Base Directory Specification).
const STATE_IN_HOME: &str = ".local/state";

/// The texts of the content and of the locales, as they were read.
#[derive(Clone, Debug)]
pub struct Files {
    pub(super) content: Tree,
    pub(super) locales: Tree,
    /// The reasons why some could not be read.
    pub(super) unread: Faults,
}

/// The state of the files in some folders, without their texts: it differs if a file was written, added or
/// removed in between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint(Vec<(PathBuf, Option<Stat>)>);

/// What the system knows of a file: its number, its size, and the times of its last changes in
/// seconds and nanoseconds. A file that replaces another has another number.
type Stat = (u64, u64, [(i64, i64); 2]);

/// The files in one folder, sorted by name.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// The name of the folder as the operator knows it.
    pub(super) name: String,
    /// Its files.
    pub(super) entries: Vec<Entry>,
    /// The paths of files that nobody wrote for it ([`is_stray`]). They are not read.
    strays: Vec<String>,
    /// True if it is a copy embedded in the program.
    is_shipped: bool,
}

/// A file of a tree.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its path under the folder of the tree, such as `services/zlota-raczka.toml`.
    pub(super) path: String,
    /// Its text; empty if it could not be read, which has been reported. `None` if files with such
    /// a name are not read.
    pub(super) source: Option<Source>,
}

#[derive(RustEmbed)]
#[folder = "../../content"]
struct ShippedContent;

#[derive(RustEmbed)]
#[folder = "../../locales"]
struct ShippedLocales;

impl Files {
    /// Reads both folders. A folder that is not given is the one embedded in the program.
    pub(super) fn read(content: Option<&Path>, locales: Option<&Path>) -> Self {
        let mut unread = Faults::new();
        let mut tree = |folder: Option<&Path>, extension| {
            folder.map(|folder| read_folder(folder, extension, &mut unread))
        };
        let content = tree(content, CONTENT_EXTENSION);
        let locales = tree(locales, LOCALE_EXTENSION);
        Self {
            content: content.unwrap_or_else(shipped_content),
            locales: locales.unwrap_or_else(shipped_locales),
            unread,
        }
    }

    /// Returns those embedded in the program.
    #[must_use]
    pub fn shipped() -> Self {
        Self::of_texts(&[])
    }

    /// Makes them of texts, each with its path: `content/…`, `locales/…`. If one of these two has no
    /// text, it is taken from the program.
    #[must_use]
    pub fn of_texts(texts: &[(&str, &str)]) -> Self {
        Self {
            content: tree_of_texts(CONTENT, texts).unwrap_or_else(shipped_content),
            locales: tree_of_texts(LOCALES, texts).unwrap_or_else(shipped_locales),
            unread: Faults::new(),
        }
    }

    /// Returns them with another text for a file of the content, which may be there or not.
    #[must_use]
    pub fn with_content(mut self, path: &str, text: &str) -> Self {
        self.content.entries.retain(|entry| entry.path != path);
        self.content.push_text(path, text);
        self.content = self.content.sorted();
        self
    }

    /// Returns them without a file of the content.
    #[must_use]
    pub fn without_content(mut self, path: &str) -> Self {
        self.content.entries.retain(|entry| entry.path != path);
        self
    }

    /// Returns the text of a file of the content.
    #[must_use]
    pub fn content(&self, path: &str) -> Option<&str> {
        let entry = self.content.entries.iter().find(|it| it.path == path)?;
        Some(entry.source.as_ref()?.text())
    }

    /// Returns the texts of all files of the content, with their paths.
    pub fn contents(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.content.entries.iter();
        entries.filter_map(|entry| Some((entry.path.as_str(), entry.source.as_ref()?.text())))
    }

    /// Returns a number that is another one if anything about these files is different.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for tree in [&self.content, &self.locales] {
            for entry in &tree.entries {
                (&entry.path, entry.source.as_ref().map(Source::text)).hash(&mut hasher);
            }
            tree.strays.hash(&mut hasher);
        }
        self.unread.len().hash(&mut hasher);
        hasher.finish()
    }

    /// Returns the places of the files that nobody wrote for them.
    pub(super) fn strays(&self) -> impl Iterator<Item = Place> {
        let trees = [&self.content, &self.locales].into_iter();
        let strays = trees.flat_map(|tree| tree.strays.iter().map(|path| tree.name_of(path)));
        strays.map(|name| Source::new(&name, "").whole())
    }

    /// Returns the texts of which [`Files::of_texts`] makes the same files: all but those embedded in the
    /// program.
    pub fn texts(&self) -> impl Iterator<Item = (String, &str)> {
        let trees = [(CONTENT, &self.content), (LOCALES, &self.locales)];
        let own = trees.into_iter().filter(|(_, tree)| !tree.is_shipped);
        let entries = own.flat_map(|(folder, tree)| {
            let entries = tree.entries.iter();
            entries.map(move |entry| (folder, entry))
        });
        entries.filter_map(|(folder, entry)| {
            let text = entry.source.as_ref()?.text();
            Some((format!("{folder}/{}", entry.path), text))
        })
    }
}

impl Fingerprint {
    /// Looks at these files, and at those in these folders, as deep as content is read.
    #[must_use]
    pub fn of(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        for path in paths {
            found.add(path, 0);
        }
        found.0.sort();
        found
    }

    fn add(&mut self, path: &Path, depth: usize) {
        if self.0.len() > FILES_MAX * DEPTH_MAX {
            return;
        }
        let stat = fs::metadata(path).ok();
        if stat.as_ref().is_some_and(Metadata::is_dir) && depth < DEPTH_MAX {
            let entries = fs::read_dir(path).into_iter().flatten().flatten();
            for entry in entries {
                self.add(&entry.path(), depth + 1);
            }
        }
        let stat = stat.map(|it| {
            let times = [(it.mtime(), it.mtime_nsec()), (it.ctime(), it.ctime_nsec())];
            (it.ino(), it.size(), times)
        });
        self.0.push((path.to_owned(), stat));
    }
}

impl Tree {
    fn empty(name: &str) -> Self {
        let name = name.to_owned();
        Self {
            name,
            entries: Vec::new(),
            strays: Vec::new(),
            is_shipped: false,
        }
    }

    /// Returns the name of a file of this tree as the operator knows it.
    pub(super) fn name_of(&self, path: &str) -> String {
        format!("{}/{path}", self.name)
    }

    /// Reports that a file does not exist, and returns an empty one, so that nothing in it is
    /// reported as missing. Returns `None` without a report if the whole folder could not be read.
    pub(super) fn missing(&self, path: &str, faults: &mut Faults) -> Option<Source> {
        if faults.is_broken(&self.name) {
            return None;
        }
        let name = self.name_of(path);
        faults.add_file(&name, told!("file-absent"), told!("write-file"));
        Some(Source::new(&name, ""))
    }

    /// Reports files without any text.
    pub(super) fn check_not_empty(&self, faults: &mut Faults) {
        for source in self.entries.iter().flat_map(|entry| &entry.source) {
            if source.is_blank() && !faults.is_broken(source.file()) {
                faults.add_file(source.file(), told!("empty-file"), told!("put-back"));
            }
        }
    }

    /// Reports a file that is not read.
    pub(super) fn add_unknown(&self, path: &str, advice: Told, faults: &mut Faults) {
        faults.add_file(&self.name_of(path), told!("unknown-file"), advice);
    }

    fn push_text(&mut self, path: &str, text: &str) {
        let source = Some(Source::new(&self.name_of(path), text));
        let path = path.to_owned();
        self.entries.push(Entry { path, source });
    }

    fn push_shipped<E: RustEmbed>(&mut self, path: &str) {
        if let Some(file) = E::get(path) {
            // Bytes that are not UTF-8 are reported as an empty file.
            self.push_text(path, str::from_utf8(&file.data).unwrap_or_default());
        }
    }

    fn sorted(mut self) -> Self {
        self.entries.sort_by(|a, b| a.path.cmp(&b.path));
        self
    }
}

/// Returns the content embedded in the program.
fn shipped_content() -> Tree {
    shipped::<ShippedContent>("content (in the program)")
}

/// Returns the locales embedded in the program.
fn shipped_locales() -> Tree {
    shipped::<ShippedLocales>(SHIPPED_LOCALES)
}

/// Returns the embedded files of one language.
pub(super) fn shipped_files(language: Language) -> Vec<Source> {
    let folder = format!("{language}/");
    let mut tree = Tree::empty(SHIPPED_LOCALES);
    for path in ShippedLocales::iter().filter(|path| path.starts_with(&folder)) {
        tree.push_shipped::<ShippedLocales>(&path);
    }
    let entries = tree.sorted().entries.into_iter();
    entries.filter_map(|entry| entry.source).collect()
}

fn shipped<E: RustEmbed>(name: &str) -> Tree {
    let mut tree = Tree::empty(name);
    for path in E::iter() {
        tree.push_shipped::<E>(&path);
    }
    tree.is_shipped = true;
    tree.sorted()
}

/// Returns the texts whose paths begin with `folder`, or `None` if there are none.
fn tree_of_texts(folder: &str, texts: &[(&str, &str)]) -> Option<Tree> {
    let mut tree = Tree::empty(folder);
    for (path, text) in texts {
        let within = path
            .strip_prefix(folder)
            .and_then(|path| path.strip_prefix('/'));
        if let Some(path) = within {
            tree.push_text(path, text);
        }
    }
    (!tree.entries.is_empty()).then(|| tree.sorted())
}

/// Reads the files of a folder whose names end in `extension`, and lists the others without reading
/// them. Files whose names begin with a point are left out.
fn read_folder(folder: &Path, extension: &str, faults: &mut Faults) -> Tree {
    let mut tree = Tree::empty(&folder.display().to_string());
    read_into(&mut tree, folder, "", extension, faults);
    if tree.entries.len() + tree.strays.len() > FILES_MAX {
        let message = told!("too-many-files", most = FILES_MAX);
        faults.add_file(&tree.name, message, told!("right-folder"));
        tree.entries.clear();
    }
    tree.sorted()
}

fn read_into(tree: &mut Tree, folder: &Path, under: &str, extension: &str, faults: &mut Faults) {
    let name = folder.display().to_string();
    let found = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(found) => found,
        Err(error) => {
            let (message, advice) = refused_folder(&error);
            return faults.add_file(&name, message, advice);
        }
    };
    for entry in found {
        if tree.entries.len() + tree.strays.len() > FILES_MAX {
            return;
        }
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        let within = format!("{under}{file_name}");
        let is_wanted = path.extension().is_some_and(|found| found == extension);
        if file_name.starts_with('.') {
            // Editors and version control write such files. They are not content.
        } else if is_stray(&file_name) {
            tree.strays.push(within);
        } else if path.is_dir() && !is_wanted && within.split('/').count() < DEPTH_MAX {
            read_into(tree, &path, &format!("{within}/"), extension, faults);
        } else {
            let name = tree.name_of(&within);
            let source = is_wanted.then(|| read_file(&path, &name, faults));
            tree.entries.push(Entry {
                path: within,
                source,
            });
        }
    }
}

/// True if a file of this name was left behind by another program, or is a copy that somebody or a
/// program for shared folders made. Nobody means such a file for visitors.
fn is_stray(name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    // "centres - Copy (2)", "centres — kopia", "centres (2)"
    let (first, number) = stem.rsplit_once(" (").unwrap_or((stem, ""));
    let digits = number.strip_suffix(')').unwrap_or_default();
    let is_numbered = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    let words = if is_numbered { first } else { stem };
    let is_copy = COPIES.iter().any(|copy| {
        let before = words.strip_suffix(copy).unwrap_or_default();
        before.trim_end().ends_with(['-', '–', '—'])
    });
    is_numbered
        || is_copy
        || name.starts_with("~$")
        || STRAYS.contains(&&*name)
        || STRAY_ENDS.iter().any(|end| name.ends_with(end))
        || CONFLICTS.iter().any(|word| stem.contains(word))
}

/// Reads a text file. If it cannot be read, reports why and returns an empty one.
pub(super) fn read_file(path: &Path, name: &str, faults: &mut Faults) -> Source {
    let (message, advice) = match read_bytes(path) {
        Ok(bytes) => return text_of(bytes, name, faults),
        Err(Refusal::Io(error)) => refused_file(&error),
        Err(Refusal::IsFolder) => (told!("is-a-folder"), told!("put-text-file")),
        Err(Refusal::IsDevice) => (told!("is-a-device"), told!("put-text-file")),
        Err(Refusal::TooLarge) => {
            let message = told!("file-too-large", most = FILE_BYTES_MAX);
            (message, told!("right-file"))
        }
    };
    faults.add_file(name, message, advice);
    Source::new(name, "")
}

enum Refusal {
    Io(io::Error),
    IsFolder,
    /// It is a device, a pipe or a socket.
    IsDevice,
    TooLarge,
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Refusal> {
    // Opening a pipe would block forever, so the type is checked before.
    let metadata = fs::metadata(path).map_err(Refusal::Io)?;
    if metadata.is_dir() {
        return Err(Refusal::IsFolder);
    }
    if !metadata.is_file() {
        return Err(Refusal::IsDevice);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Refusal::Io)?;
    file.take(FILE_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(Refusal::Io)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    Ok(bytes)
}

/// True if something is there, or on the way there, that is no folder.
pub(super) fn is_in_the_way(path: &Path) -> bool {
    match fs::metadata(path) {
        Ok(metadata) => !metadata.is_dir(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.is_symlink(),
        // Whoever checks may not look everywhere where the kiosk may.
        Err(error) => error.kind() != io::ErrorKind::PermissionDenied,
    }
}

/// Decodes the bytes as UTF-8. A fault points to the replacement character of the first wrong byte.
fn text_of(bytes: Vec<u8>, name: &str, faults: &mut Faults) -> Source {
    match String::from_utf8(bytes) {
        Ok(text) => Source::new(name, &text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let shown = Source::new(name, &String::from_utf8_lossy(error.as_bytes()));
            let span = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
            faults.add_syntax(shown.at(span), told!("not-utf8"), told!("save-utf8"));
            Source::new(name, "")
        }
    }
}

/// Returns the message and the advice about a file that the system refused.
fn refused_file(error: &io::Error) -> (Told, Told) {
    if error.kind() == io::ErrorKind::NotFound {
        return (told!("file-absent"), told!("put-file"));
    }
    (told!("file-unreadable", error), told!("let-read-file"))
}

/// Returns the message and the advice about a folder that the system refused. Only the folders that the
/// configuration names can be missing.
fn refused_folder(error: &io::Error) -> (Told, Told) {
    if error.kind() == io::ErrorKind::NotFound {
        return (told!("folder-absent"), told!("put-folder"));
    }
    (told!("folder-unreadable", error), told!("let-read-folder"))
}

/// Returns the folder in which programs of this person keep what they need again, if there is a home.
pub(super) fn state_home() -> Option<PathBuf> {
    let named = |name| {
        let path = PathBuf::from(var_os(name)?);
        path.is_absolute().then_some(path)
    };
    named("XDG_STATE_HOME").or_else(|| Some(named("HOME")?.join(STATE_IN_HOME)))
}
