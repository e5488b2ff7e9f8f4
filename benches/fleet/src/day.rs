//! The day: what happens in each of its minutes.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::Args;
use crate::city::City;
use crate::fault::DayFault;
use crate::kiosk::{Kiosk, Made};

/// The time from one round of a kiosk to the next, in seconds, and up to how much is added by chance.
const PAUSE: u32 = 240;
const PAUSE_MORE: u32 = 30;
/// The time from one collection of an office to the next, in minutes.
const COLLECT_EVERY: u32 = 5;
/// How often content is published in the day, besides what is there at its beginning.
const PUBLISHED: u32 = 2;
/// The most rounds and collections after the day until all has arrived.
const SETTLED_MAX: u32 = 30;
/// The longest line in the table of what was told.
const KIND_CHARS_MAX: usize = 110;

/// A day that is played.
pub(crate) struct Day<'d> {
    city: &'d mut City,
    threads: usize,
    minutes: u32,
    random: ChaCha8Rng,
    began: DateTime<Utc>,
    begun: Instant,
    /// In which minutes requests are made.
    asked: BTreeMap<u32, usize>,
    story: Story,
}

/// What has happened.
#[derive(Default)]
pub(crate) struct Story {
    pub(crate) made: Vec<Made>,
    rounds: usize,
    /// What was told, and how often.
    told: BTreeMap<String, usize>,
    seconds: f64,
}

impl<'d> Day<'d> {
    pub(crate) fn of(city: &'d mut City, args: &Args) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(args.seed);
        let minutes = args.hours * 60;
        let per_day = args.kiosks * args.requests;
        let mut asked = BTreeMap::new();
        for _ in 0..per_day * args.hours as usize / 24 {
            *asked.entry(random.next_u32() % minutes).or_default() += 1;
        }
        for (index, kiosk) in city.kiosks.iter_mut().enumerate() {
            kiosk.set_clock(index);
            kiosk.next = i64::from(random.next_u32() % PAUSE);
        }
        Self {
            city,
            threads: usize::from(args.threads),
            minutes,
            random,
            began: Utc::now(),
            begun: Instant::now(),
            asked,
            story: Story::default(),
        }
    }

    /// Plays all minutes.
    ///
    /// # Errors
    /// The system refused something with the machines' folders, or nothing can be published.
    pub(crate) fn play(&mut self) -> Result<(), DayFault> {
        for minute in 0..self.minutes {
            self.city.tally.begin_minute(minute);
            let now = self.began + TimeDelta::minutes(i64::from(minute));
            let is_published = |it| minute == self.minutes * it / (PUBLISHED + 1);
            if (1..=PUBLISHED).any(is_published) {
                self.city.publish_anew(now)?;
            }
            for _ in 0..self.asked.get(&minute).copied().unwrap_or_default() {
                self.ask(now)?;
            }
            self.minute(minute);
        }
        Ok(())
    }

    /// Lets all machines do what is left, until nothing waits. Returns false if something waits on.
    pub(crate) fn settle(&mut self) -> bool {
        for more in 0..SETTLED_MAX {
            let minute = self.minutes + more * COLLECT_EVERY;
            let end = i64::from(minute + COLLECT_EVERY) * 60;
            for kiosk in &mut self.city.kiosks {
                kiosk.next = kiosk.next.min(end - 1);
            }
            for each in minute..minute + COLLECT_EVERY {
                self.city.tally.begin_minute(self.minutes);
                self.minute(each);
            }
            let is_empty = |it: &Kiosk| it.waiting().is_ok_and(|count| count == 0);
            if more > 0 && self.city.kiosks.iter().all(is_empty) {
                return true;
            }
        }
        false
    }

    pub(crate) fn end(mut self) -> Story {
        self.story.seconds = self.begun.elapsed().as_secs_f64();
        self.story
    }

    /// Somebody asks for something at one of the kiosks.
    fn ask(&mut self, now: DateTime<Utc>) -> Result<(), DayFault> {
        let random = &mut self.random;
        let mut one_of = |count: usize| random.next_u32() as usize % count;
        let kiosk = one_of(self.city.kiosks.len());
        let office = one_of(self.city.offices.len());
        let id = format!("{:016x}{:016x}", random.next_u64(), random.next_u64());
        let number = u32::try_from(self.story.made.len()).unwrap_or_default() % 1_000_000;
        let receiver = (office, &self.city.offices[office]);
        let made = self.city.kiosks[kiosk].ask(number, id, receiver, now)?;
        self.story.made.push(made);
        Ok(())
    }

    /// All machines do what they do in this minute, some at the same time.
    fn minute(&mut self, minute: u32) {
        let told = Mutex::new(Vec::new());
        let tell = |lines: Vec<String>| {
            if let Ok(mut told) = told.lock() {
                told.extend(lines);
            }
        };
        let end = i64::from(minute + 1) * 60;
        let began = self.began;
        let mut due: Vec<&mut Kiosk> = self.city.kiosks.iter_mut().collect();
        due.retain(|it| it.next < end);
        self.story.rounds += due.len();
        let share = due.len().div_ceil(self.threads).max(1);
        thread::scope(|scope| {
            for (index, office) in (0..).zip(&mut self.city.offices) {
                if (minute + index).is_multiple_of(COLLECT_EVERY) {
                    let now = began + TimeDelta::minutes(i64::from(minute));
                    scope.spawn(move || tell(office.collect(now)));
                }
            }
            for kiosks in due.chunks_mut(share) {
                scope.spawn(move || {
                    for kiosk in kiosks {
                        let now = began + TimeDelta::seconds(kiosk.next);
                        let told = kiosk.round(now);
                        tell(told.iter().map(ToString::to_string).collect());
                    }
                });
            }
        });
        for kiosk in due {
            let more = self.random.next_u32() % PAUSE_MORE;
            kiosk.next += i64::from(PAUSE + more);
        }
        for line in told.into_inner().unwrap_or_default() {
            *self.story.told.entry(kind(&line)).or_default() += 1;
        }
    }
}

impl Story {
    /// Prints what has happened in a city.
    ///
    /// # Errors
    /// It cannot be printed.
    pub(crate) fn print(&self, city: &City, hours: u32, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "kiosks: {}", city.kiosks.len())?;
        writeln!(out, "hours: {hours}, played in {:.0} s", self.seconds)?;
        writeln!(out, "rounds: {}", self.rounds)?;
        writeln!(out, "made: {}", self.made.len())?;
        for office in &city.offices {
            writeln!(
                out,
                "{}: {} taken; collected {} times, half of them within {:.2} s, all within {:.2} s",
                office.name,
                office.told_taken.len(),
                office.took.len(),
                within(&office.took, 2),
                within(&office.took, 1)
            )?;
        }
        city.tally.print(hours, out)?;
        for (line, count) in &self.told {
            writeln!(out, "told {count} times: {line}")?;
        }
        Ok(())
    }
}

/// Returns the time, in seconds, within which one of so many of these ended.
fn within(took: &[Duration], part: usize) -> f64 {
    let mut took = took.to_vec();
    took.sort();
    let last = (took.len() / part).saturating_sub(1);
    took.get(last).map_or(0.0, Duration::as_secs_f64)
}

/// Returns what a line says, without what differs from kiosk to kiosk: names, paths, numbers.
fn kind(line: &str) -> String {
    let differs = |word: &&str| word.contains('/') || word.contains(|c: char| c.is_ascii_digit());
    let words = line
        .split(' ')
        .map(|it| if differs(&it) { "…" } else { it });
    let words: Vec<&str> = words.collect();
    words.join(" ").chars().take(KIND_CHARS_MAX).collect()
}
