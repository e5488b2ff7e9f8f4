//! The trail: the screens that led to the current one. Back returns along it.
//!
//! # Invariants
//! - It begins at Home, so there is always a screen to show.
//! - No screen is on it twice, so its length is limited.
//! - A screen of a form is on it only if there is a request that was begun.

use super::ask::draft::Draft;
use super::ask::progress::Inquiry;
use super::focus::Focus;
use super::screen::{FormScreen, Screen};

/// The screens that led to the current one.
#[derive(Clone)]
pub(crate) struct Trail {
    home: Focus,
    /// The screens after Home and before the form.
    before: Vec<Station<Screen>>,
    request: Option<Unsent>,
    /// The screens that were opened over the form. Empty if no screen of the form is on the trail.
    over: Vec<Station<Screen>>,
}

/// A screen and its focus.
#[derive(Clone)]
struct Station<S> {
    screen: S,
    focus: Focus,
}

/// A request that was begun, and the screens of its form that are on the trail.
#[derive(Clone)]
struct Unsent {
    draft: Draft,
    places: Vec<Station<FormScreen>>,
}

/// The screen that is shown.
pub(crate) enum At<'t> {
    /// A screen without a draft.
    Screen(&'t Screen),
    /// A screen of the form of a request.
    Form(&'t FormScreen, &'t Draft),
}

/// A screen of a form, with its draft.
pub(crate) struct OpenForm<'t> {
    pub(crate) screen: &'t mut FormScreen,
    pub(crate) focus: &'t mut Focus,
    pub(crate) draft: &'t mut Draft,
}

impl Trail {
    /// Makes a trail from Home to a screen.
    pub(crate) fn to(screen: Screen) -> Self {
        let mut trail = Self {
            home: Focus::Initial,
            before: Vec::new(),
            request: None,
            over: Vec::new(),
        };
        trail.open(screen);
        trail
    }

    /// Returns the screen that is shown.
    pub(crate) fn at(&self) -> At<'_> {
        if let Some(place) = self.over.last() {
            return At::Screen(&place.screen);
        }
        if let Some(request) = &self.request
            && let Some(place) = request.places.last()
        {
            return At::Form(&place.screen, &request.draft);
        }
        let place = self.before.last();
        At::Screen(place.map_or(&Screen::Home, |place| &place.screen))
    }

    /// True if this screen is shown.
    pub(crate) fn is_at(&self, screen: &Screen) -> bool {
        matches!(self.at(), At::Screen(shown) if shown == screen)
    }

    /// True if a page is shown on which the visitor waits for the outcome of sending, or sends, or is asked
    /// whether to leave in spite of it.
    pub(crate) fn is_sending(&self) -> bool {
        let is_over = self.over.iter().any(|it| it.screen != Screen::Leaving);
        let shown = self.places().last().map(|place| &place.screen);
        !is_over
            && matches!(
                shown,
                Some(FormScreen::Consent(_) | FormScreen::Saving | FormScreen::Doubtful(_))
            )
    }

    /// True if the visitor is asked for consent.
    pub(crate) fn is_at_consent(&self) -> bool {
        matches!(self.at(), At::Form(FormScreen::Consent(_), _))
    }

    /// True if the phone number is shown to be heard.
    pub(crate) fn is_at_heard(&self) -> bool {
        matches!(self.at(), At::Form(FormScreen::Heard(_), _))
    }

    /// True if this screen is on the trail.
    pub(crate) fn has(&self, screen: &Screen) -> bool {
        let mut places = self.before.iter().chain(&self.over);
        *screen == Screen::Home || places.any(|place| place.screen == *screen)
    }

    /// Returns the focus of the screen that is shown.
    pub(crate) fn focus(&self) -> Focus {
        let form = self.places().last().map(|place| place.focus);
        let over = self.over.last().map(|place| place.focus);
        let before = self.before.last().map(|place| place.focus);
        over.or(form).or(before).unwrap_or(self.home)
    }

    /// Sets the focus of the screen that is shown.
    pub(crate) fn set_focus(&mut self, focus: Focus) {
        let form = self.request.as_mut().and_then(|it| it.places.last_mut());
        let form = form.map(|place| &mut place.focus);
        let over = self.over.last_mut().map(|place| &mut place.focus);
        let before = self.before.last_mut().map(|place| &mut place.focus);
        *over.or(form).or(before).unwrap_or(&mut self.home) = focus;
    }

    /// Shows a screen. If it is on the trail already, goes back to it.
    pub(crate) fn open(&mut self, screen: Screen) {
        if screen == Screen::Home {
            return self.go_home();
        }
        let at = |places: &[Station<Screen>]| places.iter().position(|it| it.screen == screen);
        if let Some(at) = at(&self.before) {
            self.before.truncate(at + 1);
            self.leave_form();
        } else if let Some(at) = at(&self.over) {
            self.over.truncate(at + 1);
        } else if self.is_on_form() {
            self.over.push(Station::new(screen));
        } else {
            self.before.push(Station::new(screen));
        }
    }

    /// Goes one screen back, but not from Home.
    pub(crate) fn back(&mut self) {
        let places = self.request.as_mut().map(|request| &mut request.places);
        if let Some(left) = self.over.pop() {
            come_back(&mut self.over, &left.screen);
        } else if places.and_then(Vec::pop).is_none()
            && let Some(left) = self.before.pop()
        {
            come_back(&mut self.before, &left.screen);
        }
    }

    /// True if Home is shown.
    pub(crate) fn is_home(&self) -> bool {
        self.before.is_empty() && !self.is_on_form()
    }

    /// Goes back to Home. A request that was begun is kept.
    pub(crate) fn go_home(&mut self) {
        self.before.clear();
        self.leave_form();
    }

    /// Removes these screens from the trail.
    pub(crate) fn leave_out(&mut self, is_left_out: impl Fn(&Screen) -> bool) {
        self.before.retain(|place| !is_left_out(&place.screen));
        self.over.retain(|place| !is_left_out(&place.screen));
    }

    /// Returns the last answers to eligibility questions that led here.
    pub(crate) fn inquiry(&self) -> Option<&Inquiry> {
        let mut places = self.before.iter().chain(&self.over).rev();
        places.find_map(|place| match &place.screen {
            Screen::Eligible(inquiry) => Some(inquiry),
            _ => None,
        })
    }

    /// Returns the request that was begun.
    pub(crate) fn draft(&self) -> Option<&Draft> {
        self.request.as_ref().map(|request| &request.draft)
    }

    /// Returns the request that was begun, to write in it.
    pub(crate) fn draft_mut(&mut self) -> Option<&mut Draft> {
        self.request.as_mut().map(|request| &mut request.draft)
    }

    /// Begins a request. It replaces one that was begun before.
    pub(crate) fn begin(&mut self, draft: Draft) {
        self.drop_request();
        self.request = Some(Unsent {
            draft,
            places: Vec::new(),
        });
    }

    /// Forgets the request that was begun.
    pub(crate) fn drop_request(&mut self) {
        self.request = None;
        self.before.append(&mut self.over);
    }

    /// Returns the request that was begun, if one of its screens is on the trail.
    pub(crate) fn form(&self) -> Option<&Draft> {
        self.draft().filter(|_| self.is_on_form())
    }

    /// Returns the screen of a form, if one is shown.
    pub(crate) fn form_mut(&mut self) -> Option<OpenForm<'_>> {
        let request = self.request.as_mut().filter(|_| self.over.is_empty())?;
        let place = request.places.last_mut()?;
        Some(OpenForm {
            screen: &mut place.screen,
            focus: &mut place.focus,
            draft: &mut request.draft,
        })
    }

    /// Shows a screen of the form of the request that was begun.
    pub(crate) fn open_form(&mut self, screen: FormScreen) {
        let Some(request) = &mut self.request else {
            return;
        };
        self.over.clear();
        let places = &mut request.places;
        match places.iter().position(|place| place.screen == screen) {
            Some(at) => places.truncate(at + 1),
            None => places.push(Station::new(screen)),
        }
    }

    /// Removes the screens of the form after the question for consent.
    pub(crate) fn back_to_consent(&mut self) {
        let places = self.request.as_mut().map(|request| &mut request.places);
        if let Some(places) = places
            && let Some(at) = places
                .iter()
                .position(|place| matches!(place.screen, FormScreen::Consent(_)))
        {
            places.truncate(at + 1);
        }
    }

    /// Shows the last screen of the form. Returns false if none of its screens is on the trail.
    pub(crate) fn resume(&mut self) -> bool {
        self.over.clear();
        self.is_on_form()
    }

    fn is_on_form(&self) -> bool {
        !self.places().is_empty()
    }

    fn places(&self) -> &[Station<FormScreen>] {
        self.request.as_ref().map_or(&[], |request| &request.places)
    }

    fn leave_form(&mut self) {
        self.over.clear();
        if let Some(request) = &mut self.request {
            request.places.clear();
        }
    }
}

/// Shows the answer that was given to the eligibility question to which the visitor comes back.
fn come_back(places: &mut [Station<Screen>], left: &Screen) {
    if let Some(Station { screen, focus }) = places.last_mut()
        && let (Screen::Eligible(inquiry), Screen::Eligible(left)) = (screen, left)
    {
        inquiry.come_back_from(left);
        *focus = Focus::Initial;
    }
}

impl<S> Station<S> {
    fn new(screen: S) -> Self {
        Self {
            screen,
            focus: Focus::Initial,
        }
    }
}
