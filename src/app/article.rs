//! Information: the articles, and one of them.

use super::outline::Outline;
use super::wording::Wording;
use super::{card, target};
use crate::catalogue::Target;

pub(super) fn menu(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("information"));
    for article in 0..wording.setup.content.articles.len() {
        target::entry(wording, &mut outline, Target::Article(article));
    }
    outline
}

pub(super) fn outline(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(article) = wording.setup.content.articles.get(index) else {
        return menu(wording);
    };
    let mut outline = Outline::new(wording.tell(&article.title));
    let today = [Some(wording.today())];
    card::notices(wording, &mut outline, &today, |notice| {
        notice.touches.everywhere
    });
    card::facts(
        wording,
        &mut outline,
        &article.about,
        &article.lines,
        |_| (),
    );
    outline
}
