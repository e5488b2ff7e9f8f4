//! One request, shown to a clerk.

use std::io::Write;

use cas_request::request::Request;
use cas_setup::setup::Setup;

use super::folders::{Folders, Listing, Other};
use super::keys::Keys;
use super::open::open;
use super::sheet::{json_for_terminal, sheet};
use super::{Ended, OfficeFault, printed, renamed};

/// Prints the request whose id begins with `beginning`, if there is exactly one. If `is_document`, it
/// is printed as it is in the spool, otherwise as a sheet.
///
/// # Errors
/// There is no such request, or there are several, or it cannot be read or printed.
pub fn show(
    folders: &Folders,
    keys: &Keys,
    beginning: &str,
    setup: Option<&Setup>,
    is_document: bool,
    out: &mut dyn Write,
) -> Result<Ended, OfficeFault> {
    let request = item_of(folders, beginning, keys)?;
    let words = if is_document {
        json_for_terminal(&request)
    } else {
        sheet(&request, setup)
    };
    printed(out.write_all(words.as_bytes()))?;
    printed(out.flush())?;
    Ok(Ended::Well)
}

/// Reads the request whose id begins with `beginning`, if there is exactly one.
fn item_of(folders: &Folders, beginning: &str, keys: &Keys) -> Result<Request, OfficeFault> {
    let Listing { mut items, others } = folders.list()?;
    items.retain(|item| item.name.id().starts_with(beginning));
    // A plain and a sealed file of the same request are one request.
    items.sort_by(|a, b| a.name.id().cmp(b.name.id()));
    items.dedup_by(|a, b| a.name.id() == b.name.id());
    let item = match items.as_slice() {
        [] => return Err(renamed_item(folders, others, beginning, keys)),
        [item] => item,
        several => {
            return Err(OfficeFault::Ambiguous {
                count: several.len(),
            });
        }
    };
    let unopened = |why: String| OfficeFault::Unopened {
        file: item.name.file().to_owned(),
        why,
    };
    let bytes = folders
        .read(&item.name)
        .map_err(|it| unopened(it.to_string()))?;
    open(&item.name, &bytes, keys).map_err(|it| unopened(it.to_string()))
}

/// Returns the fault if no file has an id that begins with `beginning`. A renamed file may be the
/// request, if a key opens it.
fn renamed_item(
    folders: &Folders,
    others: Vec<Other>,
    beginning: &str,
    keys: &Keys,
) -> OfficeFault {
    let mut others = others.into_iter();
    let renamed = others.find_map(|file| {
        let request = renamed::find(folders, keys, &file).ok().flatten()?;
        let id = Some(request.id.clone()).filter(|id| id.starts_with(beginning))?;
        Some(OfficeFault::Renamed { id, file })
    });
    renamed.unwrap_or(OfficeFault::NoSuchItem)
}
