//! What the content was before each import, so that an import can be taken back.
//!
//! A state is one file: which files of the content an import changed, what they were before and what they
//! are after it, in the order in which they were written. It is on the disk before the first of them is
//! written, so that whatever happens in between can be taken back too.
//!
//! # Invariants
//! - The content passes the check after each step, forwards and backwards.
//! - Nothing is taken back over what somebody wrote since.

use cas_setup::told;
use cas_setup::told::Told;
use serde::{Deserialize, Serialize};

use super::store::Store;
use super::{ACTIVITIES, CENTRES, KINDS, NOTICES};

/// The folder of the states, beside the content.
pub(super) const FOLDER: &str = ".before";
/// How the name of a state ends. It begins with its number.
const ENDING: &str = ".json";
/// The number of states that are kept.
pub const STATES_MAX: usize = 10;

/// A file of the content that an import writes or removes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Change {
    /// Its path in the content.
    pub(crate) path: String,
    /// Its text before; `None` if it was not there.
    pub(crate) before: Option<String>,
    /// Its text after; `None` if it is not there any more.
    pub(crate) after: Option<String>,
}

/// What an import changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// The day and the time of the import, in words.
    pub(crate) at: String,
    /// The names of the files in the tray of which it is; none if they were named on the command line.
    pub(crate) tray: Vec<String>,
    /// The changes, in the order in which they were written.
    pub(crate) changes: Vec<Change>,
}

/// A state that is kept.
pub(crate) struct Kept {
    number: u64,
    pub(crate) state: State,
}

/// Writes changes to the content, and keeps what was there. If one cannot be written, those before it are
/// taken back.
pub(crate) fn write(store: &Store, mut state: State) -> Result<(), Told> {
    state.changes.sort_by_key(rank);
    let numbers = numbers(store);
    let number = numbers.last().map_or(1, |last| last + 1);
    let text = serde_json::to_string(&state).unwrap_or_default();
    store.put(&path(number), Some(&text))?;
    for (index, change) in state.changes.iter().enumerate() {
        if let Err(why) = store.put(&change.path, change.after.as_deref()) {
            let mut done = state.changes[..index].iter().rev();
            if done.all(|change| store.put(&change.path, change.before.as_deref()).is_ok()) {
                // What is left over can be taken back, and changes nothing.
                let _ = store.put(&path(number), None);
            }
            return Err(why);
        }
    }
    let kept = numbers.len() + 1;
    for old in numbers.iter().take(kept.saturating_sub(STATES_MAX)) {
        // The content is written; a state more than needed does no harm.
        let _ = store.put(&path(*old), None);
    }
    Ok(())
}

/// Returns the last state that is kept.
pub(crate) fn last(store: &Store) -> Result<Option<Kept>, Told> {
    let Some(number) = numbers(store).last().copied() else {
        return Ok(None);
    };
    let path = path(number);
    let text = store.read(&path)?.unwrap_or_default();
    let state = serde_json::from_str(&text).map_err(|why| {
        let why = why.to_string();
        told!("import-unread-beside", path, why)
    })?;
    Ok(Some(Kept { number, state }))
}

/// Returns what files of the content were before each import that is kept, the last first. What cannot be read
/// is left out: `last` tells of it.
pub(super) fn before(store: &Store) -> Vec<Change> {
    let numbers = numbers(store).into_iter().rev();
    let texts = numbers.filter_map(|number| store.read(&path(number)).ok()?);
    let states = texts.filter_map(|text| serde_json::from_str::<State>(&text).ok());
    states.flat_map(|state| state.changes).collect()
}

impl Kept {
    /// Returns what is to be written to take it back, in this order.
    ///
    /// # Errors
    /// The paths of the files that are not as the import left them.
    pub(crate) fn steps(&self, store: &Store) -> Result<Vec<&Change>, Vec<Told>> {
        let (mut steps, mut refused) = (Vec::new(), Vec::new());
        for change in self.state.changes.iter().rev() {
            match store.read(&change.path) {
                Ok(now) if now == change.before => {}
                Ok(now) if now == change.after => steps.push(change),
                Ok(_) => refused.push(told!("undo-edited", path = &change.path)),
                Err(why) => refused.push(why),
            }
        }
        if refused.is_empty() {
            Ok(steps)
        } else {
            Err(refused)
        }
    }

    /// Forgets it, because it was taken back.
    pub(crate) fn forget(&self, store: &Store) -> Result<(), Told> {
        store.put(&path(self.number), None)
    }
}

/// Returns the place of a change among others: nothing is there before what it needs, and nothing goes
/// before what needs it.
fn rank(change: &Change) -> u8 {
    let is_gone = change.after.is_none();
    let is_in = |folder| change.path.starts_with(folder);
    // Where it stands if it goes, and if it comes.
    let (gone, come) = match change.path.as_str() {
        _ if is_in(KINDS) => (7, 2),
        _ if is_in(NOTICES) => (0, 6),
        _ if is_in(ACTIVITIES) => (1, 5),
        CENTRES => (7, 3),
        _ => (7, 4),
    };
    if is_gone { gone } else { come }
}

fn path(number: u64) -> String {
    format!("{FOLDER}/{number}{ENDING}")
}

fn numbers(store: &Store) -> Vec<u64> {
    let names = store.names(FOLDER);
    let numbers = names
        .iter()
        .filter_map(|name| name.strip_suffix(ENDING)?.parse().ok());
    let mut numbers: Vec<u64> = numbers.collect();
    numbers.sort_unstable();
    numbers
}
