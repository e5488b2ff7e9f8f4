//! The files of a setup: from the disk, from the program itself, or from a test.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is where the files of a setup are read"
)]

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use rust_embed::RustEmbed;

use crate::fault::{Faults, Source};
use cas_words::text::Language;

/// The largest file that is read, in bytes.
pub const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// The most files in one folder of a setup, including its subfolders. If an operator names a wrong
/// folder, the program must not read the whole disk.
pub const FILES_MAX: usize = 1000;
/// The most levels of folders in a setup.
const DEPTH_MAX: usize = 2;

/// The word for a folder in messages.
const FOLDER: &str = "folder";

/// The name of the locales embedded in the program.
const SHIPPED_LOCALES: &str = "locales (in the program)";

/// The files in one folder, sorted by name.
pub(super) struct Tree {
    /// The name of the folder as the operator knows it.
    pub(super) name: String,
    /// Its files.
    pub(super) entries: Vec<Entry>,
}

/// A file of a tree.
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

impl Tree {
    fn empty(name: &str) -> Self {
        let name = name.to_owned();
        Self {
            name,
            entries: Vec::new(),
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
        let advice = "write it, or copy the one that comes with the program";
        faults.add_file(&name, "the file does not exist", advice);
        Some(Source::new(&name, ""))
    }

    /// Reports files without any text. A full disk can leave such files.
    pub(super) fn check_not_empty(&self, faults: &mut Faults) {
        for source in self.entries.iter().flat_map(|entry| &entry.source) {
            if source.text().trim().is_empty() && !faults.is_broken(source.file()) {
                let advice = "put back what was in it, or remove the file if it is not needed";
                faults.add_file(source.file(), "the file is empty", advice);
            }
        }
    }

    /// Reports a file that is not read.
    pub(super) fn add_unknown(&self, path: &str, advice: impl Into<String>, faults: &mut Faults) {
        faults.add_file(&self.name_of(path), "this file is not known here", advice);
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
pub(super) fn shipped_content() -> Tree {
    shipped::<ShippedContent>("content (in the program)")
}

/// Returns the locales embedded in the program.
pub(super) fn shipped_locales() -> Tree {
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
    tree.sorted()
}

/// Returns the texts whose paths begin with `folder`, or `None` if there are none.
pub(super) fn tree_of_texts(folder: &str, texts: &[(&str, &str)]) -> Option<Tree> {
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
pub(super) fn read_folder(folder: &Path, extension: &str, faults: &mut Faults) -> Tree {
    let mut tree = Tree::empty(&folder.display().to_string());
    read_into(&mut tree, folder, "", extension, faults);
    if tree.entries.len() > FILES_MAX {
        let message = format!("the folder has more than {FILES_MAX} files");
        let advice = "see whether it is the right one, and name it in `[paths]`";
        faults.add_file(&tree.name, message, advice);
        tree.entries.clear();
    }
    tree.sorted()
}

fn read_into(tree: &mut Tree, folder: &Path, under: &str, extension: &str, faults: &mut Faults) {
    let name = folder.display().to_string();
    let found = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(found) => found,
        Err(error) => {
            let (message, advice) = explain(&error, FOLDER);
            return faults.add_file(&name, message, advice);
        }
    };
    for entry in found {
        if tree.entries.len() > FILES_MAX {
            return;
        }
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        let within = format!("{under}{file_name}");
        let is_wanted = path.extension().is_some_and(|found| found == extension);
        if file_name.starts_with('.') {
            // Editors and version control write such files. They are not content.
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

/// Reads a text file. If it cannot be read, reports why and returns an empty one.
pub(super) fn read_file(path: &Path, name: &str, faults: &mut Faults) -> Source {
    let (message, advice) = match read_bytes(path) {
        Ok(bytes) => return text_of(bytes, name, faults),
        Err(Refusal::Io(error)) => explain(&error, "file"),
        Err(Refusal::NotAFile(what)) => (
            format!("this is {what} and not a file"),
            "put a text file in its place, or remove it".to_owned(),
        ),
        Err(Refusal::TooLarge) => (
            format!("the file has more than {FILE_BYTES_MAX} bytes"),
            "see whether it is the right file, and make it smaller".to_owned(),
        ),
    };
    faults.add_file(name, message, advice);
    Source::new(name, "")
}

enum Refusal {
    Io(io::Error),
    NotAFile(&'static str),
    TooLarge,
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Refusal> {
    // Opening a pipe would block forever, so the type is checked before.
    let metadata = fs::metadata(path).map_err(Refusal::Io)?;
    if !metadata.is_file() {
        let what = if metadata.is_dir() {
            "a folder"
        } else {
            "a device or a pipe"
        };
        return Err(Refusal::NotAFile(what));
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

/// Decodes the bytes as UTF-8. A fault points to the replacement character of the first wrong byte.
fn text_of(bytes: Vec<u8>, name: &str, faults: &mut Faults) -> Source {
    match String::from_utf8(bytes) {
        Ok(text) => Source::new(name, &text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let shown = Source::new(name, &String::from_utf8_lossy(error.as_bytes()));
            let span = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
            let advice = "save the file as UTF-8 in your editor";
            faults.add_syntax(shown.at(span), "this is not text in UTF-8", advice);
            Source::new(name, "")
        }
    }
}

/// Returns the message and the advice about a file or a folder that the system refused.
fn explain(error: &io::Error, what: &str) -> (String, String) {
    if error.kind() != io::ErrorKind::NotFound {
        let advice = format!("let the user of the kiosk read it; it must be a {what}");
        return (format!("the {what} cannot be read: {error}"), advice);
    }
    let advice = match what {
        // Only the folders that the configuration names can be missing.
        FOLDER => {
            "put it there, or correct its name in `[paths]`; without `content` and `locales` there, \
             those in the program are used"
        }
        _ => "put it there, or correct its name where it is named",
    };
    (format!("the {what} does not exist"), advice.to_owned())
}
