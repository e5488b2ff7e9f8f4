//! The rights of each thread of the kiosk: what its configuration says that the thread works with.

use std::path::Path;

use cas_setup::config::{Config, LogTo};
use cas_setup::printer::PrinterConfig;

use crate::sandbox::Reach;

/// The terminal of the program (tty(4)).
const TERMINAL: &str = "/dev/tty";
/// The folder of devices.
const DEVICES: &str = "/dev";

/// Returns the reach of the thread of the spool. A disk may be mounted at the folder later, so the folder
/// around it is needed, and the one that is opened now may be taken away and come back.
pub(super) fn of_spool(folder: &Path) -> Reach {
    let own = ["tmp", "new"].map(|name| folder.join(name));
    let reach = around(folder).writing(folder);
    own.iter().fold(reach, |reach, it| reach.writing(it))
}

/// Returns the reach of the thread that reads content and locales.
pub(super) fn of_content(config: &Config) -> Reach {
    let read = config.content.iter().chain(&config.locales);
    read.fold(Reach::default(), |reach, it| reach.reading(it))
}

/// Returns the reach of the threads that keep content, tell how the kiosk is, and count.
pub(super) fn of_state(state: &Path) -> Reach {
    Reach::default().writing(state)
}

/// Returns the reach of the thread that writes the log. The file may be moved away and made anew.
pub(super) fn of_log(to: &LogTo) -> Reach {
    let LogTo::File(file) = to else {
        return Reach::default();
    };
    around(file)
}

/// Returns the reach of the thread of the printer. A device that was unplugged comes back as another one, so all that the
/// system lets the kiosk use are needed. The socket of CUPS is no file of which the kernel asks this.
pub(super) fn of_printer(config: &PrinterConfig) -> Reach {
    match config {
        PrinterConfig::Receipts { device, .. } if device.starts_with(DEVICES) => {
            Reach::default().using(Path::new(DEVICES))
        }
        PrinterConfig::Receipts { device, .. } => Reach::default().using(device),
        PrinterConfig::None | PrinterConfig::Cups { .. } => Reach::default(),
    }
}

/// Returns the reach of the main thread, and so of the threads of the keyboard, the voice and the
/// headphones.
pub(super) fn of_others(config: &Config) -> Reach {
    let reach = Reach::default().using(Path::new(TERMINAL));
    let headphones = config.speech.headphones.iter();
    headphones.fold(reach, |reach, it| reach.reading(it))
}

/// Returns a reach to write in the folder around this path, unless that is the whole disk.
fn around(path: &Path) -> Reach {
    match path.parent() {
        Some(folder) if folder == Path::new("") => Reach::default().writing(Path::new(".")),
        Some(folder) if folder.parent().is_some() => Reach::default().writing(folder),
        _ => Reach::default().writing(path),
    }
}
