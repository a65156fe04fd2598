//! What the members of a cluster bring, by name where they show it; and what they lack, in sums of a look (S0-04).

mod store;

use super::cards::way_back;
use super::steps::Press;
use super::store::{Sees, head};
use crate::ids::GroupId;
use crate::model::needs;
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Cx, Page, Result, Spot, Trouble, View};
use crate::text::{clipped, forms};

/// Members on one card, a line each.
const LINES: usize = 6;
/// Categories of deficits in one line.
const LACKS: usize = 5;

pub async fn card(cx: &mut Cx, reader: Registered, id: GroupId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let cluster = head(cx, reader, id).await?;
    if cluster.sees != Some(Sees::Everybody) {
        return Err(Trouble::Refused(say!(language, "talk-not-leader")));
    }
    let brings: Vec<String> = store::brings(cx, id)
        .await?
        .into_iter()
        .map(|one| {
            let topics: Vec<_> = one.items.iter().map(|item| item.to(language).to_lowercase()).collect();
            let topics = clipped(&topics.join(", "), 120);
            say!(language, "clusters-skills-line", name = one.name.short(), topics = topics)
        })
        .filter(|line| forms::finds(&spot.search, &[line]))
        .collect();
    let categories = needs::categories(cx).await?;
    let lacks = store::lacks(cx, id).await?.map(|shown| {
        let mut shown: Vec<_> = categories
            .iter()
            .zip(shown.categories)
            .filter_map(|(category, figure)| Some((category.name.to(language).to_lowercase(), figure.exact()?)))
            .filter(|(_, people)| *people > 0)
            .collect();
        shown.sort_by_key(|(_, people)| -*people);
        let told: Vec<_> = shown.into_iter().take(LACKS).map(|(name, people)| format!("{name}: {people}")).collect();
        told.join(", ")
    });
    let page = Page::of(spot.page, brings.len(), LINES);
    let view = View::new(say!(language, "clusters-skills-title")).line(clipped(&cluster.name, 60));
    let view = match (brings.is_empty(), spot.search.is_empty()) {
        (true, true) => view.line(say!(language, "clusters-skills-none")),
        (true, false) => view.line(say!(language, "clusters-members-not-found", search = spot.shown())),
        (false, _) => view.lines(page.cut(brings).collect::<Vec<_>>()),
    };
    let view = match lacks.filter(|lacks| !lacks.is_empty()) {
        Some(lacks) => view.line(say!(language, "clusters-skills-lacks", topics = lacks)),
        None => view.line(say!(language, "clusters-skills-few")),
    };
    Ok(view.pages(language, page, spot, |leaf| Press::Leaf { leaf }).row(way_back(language)))
}
