//! What must hold at the end of the day.

use std::collections::BTreeMap;

use crate::city::City;
use crate::day::Story;
use crate::fault::DayFault;
use crate::office::Office;

/// Returns what does not hold.
///
/// # Errors
/// The system refused something with the machines' folders.
pub(crate) fn wrong(
    city: &City,
    story: &Story,
    has_settled: bool,
) -> Result<Vec<String>, DayFault> {
    let mut wrong = Vec::new();
    if !has_settled {
        for kiosk in &city.kiosks {
            let (name, waiting) = (&kiosk.name, kiosk.waiting()?);
            if waiting > 0 {
                wrong.push(format!("{waiting} requests wait on at {name}"));
            }
        }
    }
    for (index, office) in city.offices.iter().enumerate() {
        let made = story.made.iter().filter(|it| it.office == index);
        let made: BTreeMap<&str, &str> = made.map(|it| (&*it.id, &*it.hash)).collect();
        wrong.extend(wrong_in(office, &made)?);
    }
    let shown: Vec<_> = city.kiosks.iter().map(crate::kiosk::Kiosk::shown).collect();
    if shown.iter().any(|it| it.is_none() || *it != shown[0]) {
        wrong.push("not all kiosks show the same content".to_owned());
    }
    Ok(wrong)
}

/// Returns what does not hold in an office that should have these requests, by their ids and hashes.
fn wrong_in(office: &Office, made: &BTreeMap<&str, &str>) -> Result<Vec<String>, DayFault> {
    let name = &office.name;
    let mut wrong = Vec::new();
    let files = office.files()?;
    for (id, hash) in made {
        match files.get(&format!("{id}.json")) {
            None => wrong.push(format!("{name} has not {id}")),
            Some(found) if found != hash => wrong.push(format!("{name} has {id} with other bytes")),
            Some(_) => {}
        }
        let told = office.told_taken.get(*id).copied().unwrap_or_default();
        if told != 1 {
            wrong.push(format!("{name} has told {id} {told} times"));
        }
    }
    if files.len() != made.len() {
        let count = files.len();
        wrong.push(format!(
            "{name} has {count} files for {} requests",
            made.len()
        ));
    }
    if !office
        .ledger()?
        .iter()
        .map(String::as_str)
        .eq(made.keys().copied())
    {
        wrong.push(format!("the ledger of {name} has not what was made"));
    }
    Ok(wrong)
}
