//! Information: the articles, and one of them.

use super::outline::Outline;
use super::wording::Wording;
use super::{card, target};
use crate::catalogue::Target;

pub(super) fn menu(wording: &Wording<'_>) -> Outline {
    let articles = (0..wording.setup.content.articles.len()).map(Target::Article);
    let outline = Outline::new(wording.say("information"));
    articles.fold(outline, |outline, article| {
        target::entry(wording, outline, article)
    })
}

pub(super) fn outline(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(article) = wording.setup.content.articles.get(index) else {
        return menu(wording);
    };
    let outline = Outline::new(wording.tell(&article.title));
    let today = [Some(wording.today())];
    let outline = card::notices(wording, outline, &today, |notice| notice.touches.everywhere);
    card::facts(
        wording,
        outline,
        &article.about,
        &article.lines,
        |outline| outline,
    )
}
