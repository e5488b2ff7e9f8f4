//! Start: a greeting, the languages, and the time that the kiosk waits for a key.
//!
//! Every language is shown in its own words here, because nobody has chosen one yet.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveTime};

use super::Goodbye;
use super::adjusted::Adjusted;
use super::setting;
use crate::find::card;
use crate::find::number::Typed;
use crate::focus::Focus;
use crate::keys::number_keys;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::wording::{Wording, in_minutes};
use cas_page::page::{Key, Page};
use cas_page::settings::{Adjustable, Setting};
use cas_setup::setup::Setup;
use cas_words::text::Language;

/// The shortest time until Start checks for a change of notices. A screen that changes by itself
/// disturbs a reader.
const NOTICES_CHECKED_MIN: Duration = Duration::from_secs(60);
/// The longest time until Start checks for a change of notices. The clock may be corrected.
const NOTICES_CHECKED_MAX: Duration = Duration::from_secs(3600);

/// Start, before a visit.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) focus: Focus,
    pub(crate) typed: Typed,
    pub(crate) adjusted: Adjusted,
    /// The goodbye to a visitor who has just finished, until the next key.
    pub(crate) farewell: Option<Goodbye>,
    pub(crate) now: DateTime<FixedOffset>,
}

impl Start {
    pub(crate) fn new(setup: &Setup, adjustable: Adjustable, now: DateTime<FixedOffset>) -> Self {
        Self {
            focus: Focus::Initial,
            typed: Typed::Nothing,
            adjusted: Adjusted::new(&setup.config, adjustable),
            farewell: None,
            now,
        }
    }

    pub(crate) fn is_untouched(&self, setup: &Setup, adjustable: Adjustable) -> bool {
        *self == Self::new(setup, adjustable, self.now)
    }

    /// Returns the language and the first screen of a visit, if one begins. Messages that arrive
    /// late, such as an outcome for a visitor who has gone, are ignored.
    pub(crate) fn update(
        &mut self,
        setup: &Setup,
        adjustable: Adjustable,
        message: Message,
    ) -> Option<(Language, Screen)> {
        self.adjusted.forget_told();
        self.farewell = None;
        match message {
            Message::Begin(language, screen) => return Some((language, screen)),
            Message::Digit(digit) => {
                let screen = self
                    .typed
                    .push(digit, setup, self.now, self.adjusted.settings)?;
                return Some((setup.config.languages.first(), screen));
            }
            Message::RubOut => self.typed.pop(),
            Message::EnterNumber => self.typed.enter(),
            Message::Focus(stop) => {
                self.focus = Focus::Stop(stop);
                self.typed = Typed::Nothing;
            }
            Message::Change(setting) => self.adjusted.change(setting, adjustable),
            Message::TimeUp => *self = Self::new(setup, adjustable, self.now),
            _ => {}
        }
        None
    }

    /// Returns the time until the next midnight, when notices begin and end; `None` if no notice
    /// will change. A correction of the clock is noticed within [`NOTICES_CHECKED_MAX`].
    pub(crate) fn until_notices_change(&self, setup: &Setup) -> Option<Duration> {
        let today = self.now.date_naive();
        let notices = setup.content.notices.iter();
        let changes = notices.flat_map(|notice| [Some(notice.from), notice.until.succ_opt()]);
        changes.flatten().filter(|day| *day > today).min()?;
        let midnight = today.succ_opt()?.and_time(NaiveTime::MIN);
        let left = (midnight - self.now.naive_local()).to_std().ok()?;
        Some(left.clamp(NOTICES_CHECKED_MIN, NOTICES_CHECKED_MAX))
    }
}

pub(crate) fn page(setup: &Setup, adjustable: Adjustable, start: &Start) -> Page<Message> {
    let languages = &setup.config.languages;
    let wording = |language| Wording::new(setup, language, start.now);
    let first = &wording(languages.first());
    let wordings: Vec<_> = languages.iter().map(wording).collect();
    let settings = start.adjusted.settings;
    let hint = if settings.offers(Setting::Size, adjustable) {
        "hint-start-size"
    } else {
        "hint-start"
    };
    let mut outline = Outline::new(first.say("start-heading"));
    outline.hinted(hint);
    // Every language says that the content is only an example. So, even on the smallest screen, a
    // visitor sees this before choosing a language.
    for wording in &wordings {
        let begin = Message::Begin(wording.language, Screen::Home);
        let name = wording.say("language-name");
        if setup.has_samples() {
            outline.entry_with(name, wording.say("start-trial"), begin);
        } else {
            outline.entry(name, begin);
        }
    }
    let can_speak = settings.offers(Setting::Speech, adjustable) && !settings.voice.is_on;
    // The texts of one language are together. The smallest screen has space for only one language,
    // and a listener need not wait through two other languages for the rest.
    let how = if can_speak {
        "start-speech"
    } else {
        "start-choose"
    };
    for wording in &wordings {
        outline.block_for_keys(wording.say(how), Some(wording.say("ask-number")));
        if let Some(idle) = setup.config.idle {
            let minutes = [("minutes", in_minutes(idle))];
            outline.block(wording.say_with("start-waits", &minutes));
        }
        card::notices_with_names(wording, &mut outline, &[Some(wording.today())], |_| true);
    }
    for wording in &wordings {
        let help = Message::Begin(wording.language, Screen::Help);
        outline.entry(wording.say("help"), help);
    }
    let mut keys = vec![(Key::Help, Message::Begin(first.language, Screen::Help))];
    if adjustable.keys && !settings.voice.is_on {
        let switch = Message::Change(Setting::Speech);
        keys.push((Key::Right, switch.clone()));
        // No number begins with 0.
        keys.extend((!start.typed.has_digits()).then_some((Key::Char('0'), switch)));
    }
    keys.extend(number_keys(first, &start.typed));
    keys.extend(setting::KEYS);
    let changed = start.adjusted.status(first, adjustable);
    let told = changed.or_else(|| start.typed.status(first));
    let goodbye = || {
        let goodbye = start.farewell?;
        Some(wording(goodbye.language).say(goodbye.words()))
    };
    outline.status(told.or_else(goodbye));
    outline.finished(first, keys, start.focus)
}
