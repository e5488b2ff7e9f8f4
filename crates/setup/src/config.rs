//! `kiosk.toml`: the settings that differ from kiosk to kiosk.
//!
//! Every setting may be left out. Its value is then the one in the `kiosk.toml` that is embedded in
//! the program. So no default is written in two places, and nothing about a city is in the code.
//!
//! Three have another value where a file leaves them out, because what a full disk or a power cut leaves of a file
//! must not promise more than was written: number and place are then unwritten, and requests must be sealed.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::Duration;

use age::x25519::Recipient;
use chrono_tz::Tz;

use crate::fault::Source;
use crate::fleet::Fleet;
use crate::printer::PrinterConfig;
use crate::receiver::read_recipients;
use crate::record::{DISTRICT, Findings, LONG_GRAPHEMES_MAX, Record, Remark, read_document};
use crate::told;
use cas_page::look::{Look, Spacing, TextSize, Theme};
use cas_page::settings::{LetterOrder, Repeat};
use cas_page::voice::{Aloud, Output, RATES, VOLUMES, Voice};
use cas_words::text::{Language, Languages};

/// The `kiosk.toml` that is embedded in the program; it has every setting.
pub const SHIPPED: &str = include_str!("../../../kiosk.toml");

/// The numbers that a kiosk may have: up to two digits.
pub const NUMBERS: RangeInclusive<i64> = 0..=99;
/// The seconds that a kiosk may wait before it asks whether somebody is there.
pub const IDLE_SECONDS: RangeInclusive<i64> = 5..=3600;
/// The seconds that it may wait after that. WCAG 2.2.1 requires at least 20 seconds to ask for more
/// time; a visitor who has to find the keys first needs longer.
pub const WARNING_SECONDS: RangeInclusive<i64> = 60..=600;
/// The requests that may be taken in an hour.
const REQUESTS_PER_HOUR: RangeInclusive<i64> = 1..=1000;
/// The milliseconds in which a repeated key may be ignored as a double strike (EN 301 549, 5.8).
pub const DOUBLE_STRIKE_MS: RangeInclusive<i64> = 0..=1000;
/// The width or height that a panel may have, in millimetres.
pub const PANEL_MM: RangeInclusive<u16> = 50..=5000;
/// The distance from which a screen may be viewed, in millimetres.
pub const DISTANCE_MM: RangeInclusive<i64> = 200..=5000;
/// The highest permission bits of a file: for owner, group and others to read, write and execute.
pub const MODE_MAX: u32 = 0o777;
/// The number of a kiosk to which nobody has given one.
const TRIAL: u8 = 0;
/// The place of a kiosk as it is delivered, before somebody writes where it stands.
const UNWRITTEN: &str = "?";
/// What only the place of an example has.
const OF_EXAMPLES: [&str; 2] = ["…", "(przykład)"];
/// The longest description of the place of a kiosk, in graphemes.
const PLACE_GRAPHEMES_MAX: usize = 100;

const LEAVES: [(&str, Leave); 2] = [("ctrl-c", Leave::CtrlC), ("never", Leave::Never)];

const SAMPLES: [(&str, Samples); 2] = [("show", Samples::Show), ("leave-out", Samples::LeaveOut)];

const THEMES: [(&str, Theme); 3] = [
    ("white-on-black", Theme::WhiteOnBlack),
    ("black-on-white", Theme::BlackOnWhite),
    ("yellow-on-black", Theme::YellowOnBlack),
];
const SIZES: [(&str, TextSize); 3] = [
    ("large", TextSize::Large),
    ("larger", TextSize::Larger),
    ("largest", TextSize::Largest),
];
const SPACINGS: [(&str, Spacing); 2] = [("normal", Spacing::Normal), ("roomy", Spacing::Roomy)];
const STARTS: [(&str, SpeechStart); 3] = [
    ("key", SpeechStart::Key),
    ("always", SpeechStart::Always),
    ("headphones", SpeechStart::Headphones),
];
const OUTPUTS: [(&str, Output); 2] = [
    ("loudspeaker", Output::Loudspeaker),
    ("headphones", Output::Headphones),
];
const REPEATS: [(&str, Repeat); 2] = [("normal", Repeat::Normal), ("slow", Repeat::Slow)];
const LETTERS: [(&str, LetterOrder); 2] = [
    ("frequent", LetterOrder::Frequent),
    ("alphabetical", LetterOrder::Alphabetical),
];
/// What is sealed, in the words of `kiosk.toml`.
const SEALINGS: [(&str, Sealed); 3] = [
    ("none", Sealed::Never),
    ("age", Sealed::Always),
    ("required", Sealed::OrRefused),
];
/// The ways to large letters, in the words of `kiosk.toml`.
const WAYS: [(&str, Way); 4] = [
    ("auto", Way::Auto),
    ("native", Way::Native),
    ("scaled", Way::Scaled),
    ("blocks", Way::Blocks),
];

/// A path that begins with this is in the folder in which programs of whoever has started the kiosk keep their state.
const STATE_HOME: &str = "$XDG_STATE_HOME/";

/// The configuration of one kiosk, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The number of the kiosk, 0 to 99; part of every reference.
    pub number: u8,
    /// The place of the kiosk, in words for the office.
    pub place: String,
    /// The id of the district of the kiosk.
    pub district: String,
    /// The languages that it offers. All content must be in the first of them.
    pub languages: Languages,
    /// The key that ends the program, if any.
    pub leave: Leave,
    /// The folder with the content; `None` for the copy embedded in the program.
    pub content: Option<PathBuf>,
    /// The folder with the locales; `None` for the copy embedded in the program.
    pub locales: Option<PathBuf>,
    /// The treatment of content that is only an example.
    pub samples: Samples,
    /// True if every visit is only practice. No file can say so, only whoever starts the program.
    pub practises: bool,
    /// The folder for what the kiosk keeps for itself, such as the last content without a fault.
    pub state: PathBuf,
    /// The folder for requests and the form in which they are stored.
    pub spool: SpoolConfig,
    /// The time zone of the kiosk.
    pub zone: Tz,
    /// The time without a key after which the kiosk asks if somebody is there; `None` if it never
    /// asks. `kiosk.toml` always gives a time.
    pub idle: Option<Duration>,
    /// The time that it then waits before it forgets the visit (WCAG 2.2.1: at least 20 seconds).
    pub warning: Duration,
    /// The look of pages until a visitor changes it.
    pub look: Look,
    /// The way in which letters are enlarged.
    pub way: Way,
    /// The width and the height of the panel that the screen fills, in millimetres.
    pub panel_mm: Option<(u16, u16)>,
    /// The distance from which it is viewed, in millimetres.
    pub distance_mm: u16,
    /// The time after a key that chooses or leads to another page in which the same key does not
    /// count again (EN 301 549, 5.8).
    pub double_strike: Duration,
    /// The same for a key that moves or edits.
    pub double_strike_moving: Duration,
    /// The effect of a key that is held down, until a visitor changes it.
    pub repeat: Repeat,
    /// The order of letters in the picker, until a visitor changes it.
    pub letters: LetterOrder,
    /// The voice.
    pub speech: SpeechConfig,
    /// The destination of the operator's log.
    pub log: LogTo,
    /// The store by which the courier and the offices reach each other, if there is one.
    pub fleet: Option<Fleet>,
    /// Where slips are printed, if anywhere.
    pub printer: PrinterConfig,
    /// True if it is counted how the kiosk is used.
    pub counts: bool,
}

impl Config {
    /// True if somebody has given the kiosk a number, and has written where it stands.
    #[must_use]
    pub fn is_of_a_place(&self) -> bool {
        let is_example = OF_EXAMPLES.iter().any(|it| self.place.contains(it));
        let has_letter = self.place.contains(char::is_alphabetic);
        self.number != TRIAL && has_letter && !is_example
    }
}

/// The folder for requests and the form in which they are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpoolConfig {
    /// The folder in which they are stored.
    pub folder: PathBuf,
    /// The permission bits of a request's file.
    pub mode: u32,
    /// True if the folder may be in memory, where a power cut loses stored requests.
    pub in_memory: bool,
    /// The readers of the requests.
    pub sealing: Sealing,
    /// The most requests that are taken in an hour. No visitors send so many; a machine in the place of the
    /// keyboard might.
    pub requests_per_hour: usize,
}

/// The readers of a request in the spool, whose receiver may have keys of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sealing {
    /// Everybody who can read the file.
    None,
    /// Only those who have the secret key of one of these recipients. There is at least one
    /// (age-encryption.org/v1).
    Age(Vec<Recipient>),
    /// Nobody but those for whom a receiver has keys of its own (`[[office]]`, `[[centre]]`). What would go to
    /// another is not taken.
    Missing,
}

impl Sealing {
    /// Returns those for whom it is sealed.
    #[must_use]
    pub fn recipients(&self) -> &[Recipient] {
        match self {
            Self::Age(recipients) => recipients,
            Self::None | Self::Missing => &[],
        }
    }
}

/// What `kiosk.toml` says of sealing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sealed {
    /// Nothing is sealed.
    Never,
    /// All is, and there must be keys for all.
    Always,
    /// All is. Requests for which there are no keys are not taken.
    OrRefused,
}

/// The folders to which paths in `kiosk.toml` are relative.
#[derive(Clone, Copy, Debug)]
pub struct Folders<'a> {
    /// The folder of the file itself.
    pub own: &'a Path,
    /// The one for state of whoever has started the program, if that is known: `$XDG_STATE_HOME`.
    pub state_home: Option<&'a Path>,
}

/// The speech of a kiosk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeechConfig {
    /// The event at which it begins to speak.
    pub start: SpeechStart,
    /// The output that is used unless `headphones` names a file.
    pub output: Output,
    /// The voice until a visitor changes it. It is off until it is switched on.
    pub voice: Voice,
    /// The socket of Speech Dispatcher, used if the environment names none.
    pub socket: Option<PathBuf>,
    /// A file that contains `1` while headphones are plugged in.
    pub headphones: Option<PathBuf>,
}

/// The event at which a kiosk begins to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeechStart {
    /// A visitor presses a key for it.
    Key,
    /// No event: it speaks from the start.
    Always,
    /// Headphones are plugged in.
    Headphones,
}

/// The key that ends the program, if any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Ctrl-C ends it.
    CtrlC,
    /// No key ends it: a kiosk for the public.
    Never,
}

/// The treatment of content that is only an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Samples {
    /// It is shown, and marked as an example.
    Show,
    /// It is left out, and so is what needs it.
    LeaveOut,
}

/// The way in which letters are enlarged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// In the best way that the terminal allows.
    Auto,
    /// Not at all: letters have the terminal's own size.
    Native,
    /// By a terminal that can scale its letters.
    Scaled,
    /// By letters that are drawn from many cells each, if they fit on the screen.
    Blocks,
}

impl Way {
    /// True if the terminal has to be asked about its abilities.
    #[must_use]
    pub fn asks(self) -> bool {
        self != Self::Native
    }
}

/// The destination of the operator's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogTo {
    /// The system's journal.
    Journal,
    /// A file.
    File(PathBuf),
}

/// Reads `kiosk.toml`.
#[must_use]
pub fn read(source: &Source, folders: Folders<'_>, findings: &mut Findings) -> Config {
    // Nobody means by an empty file that Ctrl-C ends the kiosk and that requests are not sealed.
    if source.is_blank() && !findings.faults.is_broken(source.file()) {
        let advice = told!("put-settings-back");
        findings
            .faults
            .add_file(source.file(), told!("empty-file"), advice);
    }
    let defaults = shipped();
    let defaults = Config {
        number: TRIAL,
        place: UNWRITTEN.to_owned(),
        content: None,
        locales: None,
        state: folders.own.join(defaults.state),
        spool: SpoolConfig {
            folder: folders.own.join(defaults.spool.folder),
            sealing: Sealing::Missing,
            ..defaults.spool
        },
        ..defaults
    };
    read_over(defaults, source, folders, findings)
}

/// Returns the configuration that is embedded in the program, with its paths unchanged.
#[must_use]
pub fn shipped() -> Config {
    let nothing = Config {
        number: 0,
        place: String::new(),
        district: String::new(),
        languages: Language::UNDETERMINED.into(),
        leave: Leave::Never,
        content: None,
        locales: None,
        samples: Samples::Show,
        practises: false,
        state: PathBuf::new(),
        spool: SpoolConfig {
            folder: PathBuf::new(),
            mode: 0,
            in_memory: false,
            sealing: Sealing::None,
            requests_per_hour: 0,
        },
        zone: Tz::UTC,
        idle: None,
        warning: Duration::ZERO,
        look: Look {
            size: TextSize::Large,
            theme: Theme::WhiteOnBlack,
            spacing: Spacing::Normal,
        },
        way: Way::Auto,
        panel_mm: None,
        distance_mm: 0,
        double_strike: Duration::ZERO,
        double_strike_moving: Duration::ZERO,
        repeat: Repeat::Normal,
        letters: LetterOrder::Alphabetical,
        speech: SpeechConfig {
            start: SpeechStart::Key,
            output: Output::Loudspeaker,
            voice: Voice {
                is_on: false,
                rate: *RATES.start(),
                volume: *VOLUMES.start(),
                aloud: Aloud::Unasked,
            },
            socket: None,
            headphones: None,
        },
        log: LogTo::Journal,
        fleet: None,
        printer: PrinterConfig::None,
        counts: false,
    };
    let source = Source::new("kiosk.toml", SHIPPED);
    let nowhere = Folders {
        own: Path::new(""),
        state_home: None,
    };
    read_over(nothing, &source, nowhere, &mut Findings::default())
}

/// Reads the settings that are present, and leaves the rest of `config` unchanged.
fn read_over(
    mut config: Config,
    source: &Source,
    folders: Folders<'_>,
    findings: &mut Findings,
) -> Config {
    let folder = folders.own;
    read_document(source, &Language::UNDETERMINED.into(), findings, |root| {
        let district = root.optional_table("kiosk", |table| {
            read_kiosk(&mut config, table);
            table.place("district")
        });
        root.optional_table("paths", |table| read_paths(&mut config, table, folders));
        root.optional_table("content", |table| {
            if let Some(samples) = table.optional_word("samples", &SAMPLES) {
                config.samples = samples;
            }
        });
        root.optional_table("time", |table| read_time(&mut config, table));
        root.optional_table("screen", |table| read_screen(&mut config, table));
        root.optional_table("keys", |table| read_keys(&mut config, table));
        root.optional_table("speech", |table| {
            read_speech(&mut config.speech, table, folder);
        });
        root.optional_table("spool", |table| read_spool(&mut config.spool, table));
        if let Some(printer) = root.optional_table("printer", PrinterConfig::read) {
            config.printer = printer;
        }
        root.optional_table("counts", |table| {
            config.counts = table.optional_bool("on").unwrap_or(config.counts);
        });
        root.optional_table("log", |table| read_log(&mut config, table, folder));
        let fleet = root.optional_table("fleet", |table| Fleet::read(table, folder));
        config.fleet = fleet.flatten();
        // If the syntax is broken, the file may name a different district.
        if !root.is_broken() {
            let place = district.unwrap_or_else(|| root.place("kiosk"));
            root.refer(place, DISTRICT, &config.district);
        }
    });
    config
}

fn read_kiosk(config: &mut Config, table: &mut Record<'_>) {
    if let Some(number) = table.optional_integer("number", NUMBERS) {
        config.number = u8::try_from(number).unwrap_or_default();
    }
    if let Some(place) = read_place(table) {
        config.place = place;
    }
    if let Some(district) = table.optional_string("district", LONG_GRAPHEMES_MAX) {
        config.district = district;
    }
    if table.has("languages") {
        config.languages = read_languages(table).unwrap_or(config.languages.clone());
    }
    if let Some(leave) = table.optional_word("leave", &LEAVES) {
        config.leave = leave;
    }
}

/// Reads the place, which must not be left out in public, so nobody is advised to leave it out.
fn read_place(table: &mut Record<'_>) -> Option<String> {
    if table.is_blank("place") {
        let (place, advice) = (table.place("place"), told!("write-where-it-stands"));
        table.fault(place, told!("empty", key = "place"), advice);
        return None;
    }
    table.optional_string("place", PLACE_GRAPHEMES_MAX)
}

/// Reads the languages. If none can be read, reports a fault and returns `None`.
fn read_languages(table: &mut Record<'_>) -> Option<Languages> {
    let tags = table.strings("languages", LONG_GRAPHEMES_MAX);
    if tags.is_empty() {
        let advice = told!("write", what = "languages = [\"pl\"]");
        table.fault(table.place("languages"), told!("no-languages"), advice);
    }
    let mut languages = Vec::new();
    for tag in &tags {
        match Language::new(tag) {
            None => {
                let (place, advice) = (table.place("languages"), told!("write-language-tag"));
                table.fault(place, told!("no-language-tag", tag), advice);
            }
            Some(language) if languages.contains(&language) => {
                let (place, advice) = (table.place("languages"), told!("remove-one"));
                table.fault(place, told!("language-twice", tag), advice);
            }
            Some(language) => languages.push(language),
        }
    }
    Languages::new(languages)
}

fn read_paths(config: &mut Config, table: &mut Record<'_>, folders: Folders<'_>) {
    let mut path = |key: &str| {
        let path = table.optional_path(key)?;
        Some(folders.own.join(path))
    };
    config.content = path("content").or(config.content.take());
    config.locales = path("locales").or(config.locales.take());
    if let Some(state) = read_kept(table, "state", folders) {
        config.state = state;
    }
    if let Some(spool) = read_kept(table, "spool", folders) {
        config.spool.folder = spool;
    }
    if config.spool.folder == config.state {
        let (place, advice) = (
            table.place("spool"),
            told!("write-whole-path", key = "spool"),
        );
        table.fault(place, told!("spool-is-state"), advice);
    }
}

/// Reads the path of a folder into which the kiosk writes. Each person has one of their own where several use a machine.
fn read_kept(table: &mut Record<'_>, key: &str, folders: Folders<'_>) -> Option<PathBuf> {
    let words = table.optional_path_after(STATE_HOME, key)?;
    let Some(below) = words.strip_prefix(STATE_HOME) else {
        return Some(folders.own.join(words));
    };
    if folders.state_home.is_none() {
        let (place, advice) = (table.place(key), told!("write-whole-path", key));
        table.fault(place, told!("no-state-home"), advice);
    }
    Some(folders.state_home?.join(below))
}

fn read_time(config: &mut Config, table: &mut Record<'_>) {
    if let Some(name) = table.optional_string("zone", LONG_GRAPHEMES_MAX) {
        if let Ok(zone) = name.parse() {
            config.zone = zone;
        } else {
            let advice = told!("write-name-such-as", name = config.zone.name());
            table.fault(table.place("zone"), told!("no-zone", name), advice);
        }
    }
    let mut seconds = |key: &str, range| {
        let seconds = table.optional_integer(key, range)?;
        u64::try_from(seconds).ok().map(Duration::from_secs)
    };
    config.idle = seconds("idle_seconds", IDLE_SECONDS).or(config.idle);
    config.warning = seconds("warning_seconds", WARNING_SECONDS).unwrap_or(config.warning);
}

fn read_screen(config: &mut Config, table: &mut Record<'_>) {
    if let Some(theme) = table.optional_word("theme", &THEMES) {
        config.look.theme = theme;
    }
    if let Some(size) = table.optional_word("size", &SIZES) {
        config.look.size = size;
    }
    if let Some(spacing) = table.optional_word("spacing", &SPACINGS) {
        config.look.spacing = spacing;
    }
    if let Some(way) = table.optional_word("way", &WAYS) {
        config.way = way;
    }
    if let Some(mm) = table.optional_string("panel_mm", LONG_GRAPHEMES_MAX) {
        config.panel_mm = panel_mm(&mm);
        if config.panel_mm.is_none() {
            let message = told!("no-panel", words = mm);
            table.fault(table.place("panel_mm"), message, told!("write-panel"));
        }
    }
    if let Some(mm) = table.optional_integer("distance_mm", DISTANCE_MM) {
        config.distance_mm = u16::try_from(mm).unwrap_or_default();
    }
}

/// Reads the width and the height of a panel from words like `527x296`, in millimetres.
#[must_use]
pub fn panel_mm(words: &str) -> Option<(u16, u16)> {
    let (width, height) = words.split_once('x')?;
    let mm = |words: &str| words.trim().parse().ok().filter(|mm| PANEL_MM.contains(mm));
    Some((mm(width)?, mm(height)?))
}

fn read_keys(config: &mut Config, table: &mut Record<'_>) {
    let mut milliseconds = |key: &str| {
        let milliseconds = table.optional_integer(key, DOUBLE_STRIKE_MS)?;
        u64::try_from(milliseconds).ok().map(Duration::from_millis)
    };
    let (choosing, moving) = (
        milliseconds("double_strike_ms"),
        milliseconds("double_strike_moving_ms"),
    );
    config.double_strike = choosing.unwrap_or(config.double_strike);
    config.double_strike_moving = moving.unwrap_or(config.double_strike_moving);
    if let Some(repeat) = table.optional_word("repeat", &REPEATS) {
        config.repeat = repeat;
    }
    if let Some(letters) = table.optional_word("letters", &LETTERS) {
        config.letters = letters;
    }
}

fn read_speech(speech: &mut SpeechConfig, table: &mut Record<'_>, folder: &Path) {
    if let Some(output) = table.optional_word("output", &OUTPUTS) {
        speech.output = output;
    }
    let mut step = |key: &str, range: RangeInclusive<u8>| {
        let range = i64::from(*range.start())..=i64::from(*range.end());
        let step = table.optional_integer(key, range)?;
        u8::try_from(step).ok()
    };
    speech.voice.rate = step("rate", RATES).unwrap_or(speech.voice.rate);
    speech.voice.volume = step("volume", VOLUMES).unwrap_or(speech.voice.volume);
    let mut path = |key: &str| Some(folder.join(table.optional_path(key)?));
    speech.socket = path("socket").or(speech.socket.take());
    speech.headphones = path("headphones").or(speech.headphones.take());
    if let Some(start) = table.optional_word("start", &STARTS) {
        speech.start = start;
    }
    if speech.start == SpeechStart::Headphones && !table.has("headphones") {
        let (place, advice) = (table.place("start"), told!("add-headphones"));
        table.fault(place, told!("headphones-unknown"), advice);
    }
}

fn read_spool(spool: &mut SpoolConfig, table: &mut Record<'_>) {
    if let Some(octal) = table.optional_string("mode", LONG_GRAPHEMES_MAX) {
        let is_octal = octal.bytes().all(|byte| byte.is_ascii_digit());
        let mode = u32::from_str_radix(&octal, 8).ok().filter(|_| is_octal);
        if let Some(mode) = mode.filter(|mode| *mode <= MODE_MAX) {
            spool.mode = mode;
        } else {
            let advice = told!("write-permissions", most = format_args!("{MODE_MAX:04o}"));
            table.fault(table.place("mode"), told!("no-permissions", octal), advice);
        }
    }
    spool.in_memory = table.optional_bool("in_memory").unwrap_or(spool.in_memory);
    let per_hour = table.optional_integer("requests_per_hour", REQUESTS_PER_HOUR);
    let per_hour = per_hour.and_then(|it| usize::try_from(it).ok());
    spool.requests_per_hour = per_hour.unwrap_or(spool.requests_per_hour);
    read_sealing(spool, table);
}

fn read_sealing(spool: &mut SpoolConfig, table: &mut Record<'_>) {
    let sealed = table.optional_word("sealing", &SEALINGS);
    let recipients = read_recipients(table);
    let has_some = table.has_some("recipients");
    // Where nothing is said, or what is said has a fault, it is as if it must be.
    match sealed.unwrap_or(Sealed::OrRefused) {
        Sealed::Always if !has_some => {
            // The offices may have keys. They are not read yet.
            table.note(table.place("sealing"), Remark::Keyless);
            spool.sealing = Sealing::Missing;
        }
        Sealed::OrRefused if !has_some => spool.sealing = Sealing::Missing,
        Sealed::Always | Sealed::OrRefused => spool.sealing = Sealing::Age(recipients),
        Sealed::Never if has_some => {
            let (place, advice) = (table.place("recipients"), told!("seal-or-remove"));
            table.concealing(|table| table.fault(place, told!("unsealed-recipients"), advice));
        }
        Sealed::Never => spool.sealing = Sealing::None,
    }
}

fn read_log(config: &mut Config, table: &mut Record<'_>, folder: &Path) {
    let to_file = table.optional_word("to", &[("journal", false), ("file", true)]);
    let path = table.optional_path("path");
    match (to_file, path) {
        (Some(true), Some(path)) => config.log = LogTo::File(folder.join(path)),
        (Some(true), None) if !table.has("path") => {
            let (place, advice) = (table.place("to"), told!("add-log-path"));
            table.fault(place, told!("log-without-path"), advice);
        }
        (Some(false), None) => config.log = LogTo::Journal,
        (to_file, Some(_)) if to_file.is_some() || !table.has("to") => {
            let (place, advice) = (table.place("path"), told!("log-or-remove"));
            table.fault(place, told!("path-without-log"), advice);
        }
        _ => {}
    }
}
