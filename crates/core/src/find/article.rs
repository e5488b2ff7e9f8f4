//! Information: the list of articles, and the page of an article.

use super::{card, service, target};
use crate::outline::Outline;
use crate::take::room::Share;
use crate::wording::Wording;
use cas_setup::catalogue::Target;
use cas_setup::content::article::Article;
use cas_words::id::Id;

pub(crate) fn menu(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("information"));
    for article in wording.setup.content.articles.ids() {
        target::entry(wording, &mut outline, Target::Article(article));
    }
    outline
}

pub(crate) fn outline(wording: &Wording<'_>, id: Id<Article>) -> Outline {
    let article = &wording.setup.content.articles[id];
    let mut outline = Outline::new(wording.tell(&article.title));
    let today = [Some(wording.today())];
    card::notices(wording, &mut outline, &today, |notice| {
        notice.touches.everywhere
    });
    card::facts(
        wording,
        &mut outline,
        &article.about,
        None,
        &article.lines,
        |outline| {
            let see = article.see.iter();
            for id in see.filter_map(|id| wording.setup.content.service(id)) {
                service::with_summary(wording, outline, id);
            }
            true
        },
        |_| (),
    );
    outline
}

/// Describes the first facts and the first numbers of an article.
pub(crate) fn essentials(wording: &Wording<'_>, id: Id<Article>, share: Share) -> Outline {
    let article = &wording.setup.content.articles[id];
    let mut outline = Outline::new(wording.tell(&article.title));
    let today = [Some(wording.today())];
    let all_notices = card::first_notices(wording, &mut outline, &today, share.notices, |notice| {
        notice.touches.everywhere
    });
    let about = &article.about[..article.about.len().min(share.facts)];
    let lines = &article.lines[..article.lines.len().min(share.numbers)];
    let is_whole =
        all_notices && about.len() == article.about.len() && lines.len() == article.lines.len();
    card::facts(
        wording,
        &mut outline,
        about,
        None,
        lines,
        |_| true,
        |outline| card::rest(wording, outline, Target::Article(id), is_whole),
    );
    outline
}

/// Describes what somebody copies by hand of an article.
pub(crate) fn to_copy(wording: &Wording<'_>, id: Id<Article>) -> Outline {
    let article = &wording.setup.content.articles[id];
    let mut outline = Outline::new(wording.tell(&article.title));
    card::to_copy(wording, &mut outline, &article.about, &article.lines);
    outline
}
