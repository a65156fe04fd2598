//! What a cluster addresses, set by who answers for it; and its link as a picture.

use super::cards::way_back;
use super::steps::Press;
use crate::ids::{CategoryId, GroupId};
use crate::model::groups::{self, AnswersFor};
use crate::model::needs::{self, Item};
use crate::say;
use crate::talk::{Button, Cx, Parcel, Qr, Result, Spot, Trouble, View};
use crate::text::{clipped, forms};

/// Categories, or items, on one card.
const PAGE: usize = 7;

/// The categories, each with the number of its items that the cluster addresses.
pub async fn categories(cx: &mut Cx, id: GroupId, spot: &Spot) -> Result<View<Press>> {
    AnswersFor::of(cx, id).await?;
    let language = cx.language();
    let (cluster, chosen) = (groups::named(cx, id).await?, groups::items(cx, id).await?);
    let catalogue = needs::catalogue(cx).await?;
    let count = |category: CategoryId| {
        let of = catalogue.entries.iter().filter(|entry| entry.category == category);
        of.filter(|entry| chosen.contains(&entry.item.id)).count()
    };
    // What the catalogue offers no more is shown where the cluster addresses it.
    let mut all = needs::categories(cx).await?;
    all.retain(|category| category.is_offered || count(category.id) > 0);
    let button = |category: needs::Category| {
        let name = category.label(language);
        let label = match count(category.id) {
            0 => name,
            count => say!(language, "clusters-addresses-row", name = name, count = count),
        };
        Button::press(label, Press::Topic { id: category.id })
    };
    Ok(View::new(say!(language, "clusters-addresses-title"))
        .line(cluster.name)
        .question(say!(language, "clusters-addresses-question"))
        .list(language, all, PAGE, spot, |leaf| Press::Leaf { leaf }, button)
        .row(way_back(language)))
}

/// The items of a category, those that the cluster addresses with their mark.
pub async fn items(cx: &mut Cx, id: GroupId, category: CategoryId, spot: &Spot) -> Result<View<Press>> {
    AnswersFor::of(cx, id).await?;
    let language = cx.language();
    let chosen = groups::items(cx, id).await?;
    let name = needs::categories(cx).await?.into_iter().find(|one| one.id == category).ok_or(Trouble::Gone)?.name;
    let known = needs::catalogue(cx).await?;
    // What is offered no more stays where it was chosen, so that it can be taken away.
    let of = known.entries.iter().filter(|entry| entry.category == category);
    let there = of.filter(|entry| entry.item.is_offered || chosen.contains(&entry.item.id));
    let mut items: Vec<Item> = there.map(|entry| entry.item.clone()).collect();
    items.retain(|item| forms::finds(&spot.search, &[&item.name.to(language)]));
    let question = match items.is_empty() {
        true => say!(language, "clusters-addresses-none", search = spot.shown()),
        false => say!(language, "clusters-addresses-items"),
    };
    let button = |item: Item| {
        let wanted = !chosen.contains(&item.id);
        let mark = if wanted { "" } else { "✅ " };
        Button::press(format!("{mark}{}", clipped(&item.name.to(language), 50)), Press::Item { id: item.id, wanted })
    };
    Ok(View::new(say!(language, "clusters-addresses-title"))
        .line(name.to(language))
        .question(question)
        .list(language, items, PAGE, spot, |leaf| Press::Leaf { leaf }, button)
        .row(way_back(language)))
}

/// The link of a cluster as a picture, to be shown or printed: whoever answers for it invites by it.
pub async fn picture(cx: &mut Cx, id: GroupId) -> Result<()> {
    AnswersFor::of(cx, id).await?;
    let language = cx.language();
    let cluster = groups::named(cx, id).await?;
    let link = cx.around.link(&format!("cluster-{id}"));
    let lines = vec![say!(language, "clusters-qr-line"), link.clone()];
    let caption = say!(language, "clusters-qr-caption", name = cluster.name.clone());
    cx.parcel(Parcel::Qr(Qr { title: cluster.name, link, lines, caption }));
    Ok(())
}
