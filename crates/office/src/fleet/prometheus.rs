//! All kiosks in the text format of Prometheus, version 0.0.4, for a file that `node_exporter` reads.
//!
//! The labels are names of kiosks and words of ours: there is nothing in them that would have to be escaped.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::fmt::{Display, Write as _};

use cas_fleet::status::Status;

use super::Fleet;
use super::judged::{Kiosk, Wrong};

/// Returns the text.
pub(super) fn text(fleet: &Fleet) -> String {
    let mut text = Text(String::new());
    text.family("cas_fleet_time_seconds", "gauge", "The time of the store.");
    text.sample("cas_fleet_time_seconds", "", fleet.now);
    text.family("cas_kiosk_wrong", "gauge", "1 if this is wrong, else 0.");
    for kiosk in &fleet.kiosks {
        for wrong in Wrong::ALL {
            let labels = format!("{{kiosk=\"{}\",what=\"{}\"}}", kiosk.name, wrong.word());
            let value = i32::from(kiosk.wrong.contains(&wrong));
            text.sample("cas_kiosk_wrong", &labels, value);
        }
    }
    let help = "When the kiosk has told last, by the clock of the store.";
    text.of_each(
        fleet,
        "cas_kiosk_seen_timestamp_seconds",
        "gauge",
        help,
        |it| it.written,
    );
    text.of_statuses(
        fleet,
        "cas_kiosk_waiting",
        "gauge",
        "Requests that wait.",
        |it| Some(it.waiting()),
    );
    let help = "For how long the oldest request waits; 0 if none does.";
    text.of_statuses(fleet, "cas_kiosk_oldest_seconds", "gauge", help, |it| {
        Some(it.oldest_seconds.unwrap_or_default())
    });
    let help = "Requests that were ever seen at the kiosk.";
    text.of_statuses(fleet, "cas_kiosk_made_total", "counter", help, |it| {
        Some(it.made())
    });
    let help = "Requests of the kiosk that are in the ledgers.";
    text.of_each(fleet, "cas_kiosk_collected_total", "counter", help, |it| {
        it.collected
    });
    let help = "The number of the pointer that the kiosk follows.";
    text.of_statuses(fleet, "cas_kiosk_content_number", "gauge", help, |it| {
        Some(it.content.as_ref()?.number)
    });
    let help = "When that pointer expires.";
    text.of_statuses(
        fleet,
        "cas_kiosk_content_expires_timestamp_seconds",
        "gauge",
        help,
        |it| Some(it.content.as_ref()?.expires.timestamp()),
    );
    let help = "The room for requests that is left.";
    text.of_statuses(fleet, "cas_kiosk_disk_free_bytes", "gauge", help, |it| {
        Some(it.disk?.free)
    });
    let help = "The whole room for requests.";
    text.of_statuses(fleet, "cas_kiosk_disk_size_bytes", "gauge", help, |it| {
        Some(it.disk?.size)
    });
    let help = "Starts of the machine in the last day.";
    text.of_statuses(fleet, "cas_kiosk_starts", "gauge", help, |it| {
        Some(it.boots.len())
    });
    text.0
}

/// A text in that format.
struct Text(String);

impl Text {
    /// Begins the samples of a name.
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn sample(&mut self, name: &str, labels: &str, value: impl Display) {
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }

    /// Writes a sample of each kiosk of which the value is known.
    fn of_each<V: Display>(
        &mut self,
        fleet: &Fleet,
        name: &str,
        kind: &str,
        help: &str,
        value: impl Fn(&Kiosk) -> Option<V>,
    ) {
        self.family(name, kind, help);
        for kiosk in &fleet.kiosks {
            if let Some(value) = value(kiosk) {
                self.sample(name, &format!("{{kiosk=\"{}\"}}", kiosk.name), value);
            }
        }
    }

    /// The same for what kiosks tell.
    fn of_statuses<V: Display>(
        &mut self,
        fleet: &Fleet,
        name: &str,
        kind: &str,
        help: &str,
        value: impl Fn(&Status) -> Option<V>,
    ) {
        self.of_each(fleet, name, kind, help, |it| value(it.status.as_ref()?));
    }
}
