//! The cards about offers of schools, and what people are told of them.

use super::room::{Draft, Press};
use crate::features::office::views::ROWS;
use crate::ids::{CategoryId, HostOfferId};
use crate::model::groups::{self, Founded, HostOffer, Offered};
use crate::model::roles::{Coordinator, Order, orders};
use crate::model::{needs, ways};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, Trouble, View};
use crate::text::{self, Bilingual, Language, clipped, forms, pinched};

/// The longest name of a cluster.
const NAME: usize = 120;

/// What a direction is called.
pub async fn direction(cx: &mut Cx, category: CategoryId) -> Result<Bilingual> {
    let all = needs::categories(cx).await?;
    Ok(all.into_iter().find(|known| known.id == category).ok_or(Trouble::Gone)?.name)
}

/// An offer that waits; `None` where it waits no more.
async fn waiting(cx: &mut Cx, guard: Coordinator, id: HostOfferId) -> Result<Option<HostOffer>> {
    Ok(groups::host_offers(cx, guard).await?.into_iter().find(|offer| offer.id == id))
}

/// What waits.
pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let categories = needs::categories(cx).await?;
    let named = |offer: &HostOffer| {
        let known = categories.iter().find(|known| known.id == offer.category);
        known.map(|known| known.name.to(language).to_lowercase()).unwrap_or_default()
    };
    let offers = groups::host_offers(cx, guard).await?;
    let total = offers.len();
    let found: Vec<_> =
        offers.into_iter().filter(|offer| forms::finds(&spot.search, &[&offer.school, &named(offer)])).collect();
    let count = (total > 0 && !found.is_empty()).then(|| say!(language, "hosting-count", count = total));
    let view = View::new(say!(language, "hosting-title")).maybe_line(count).asks_by_list(
        (total, found.len()),
        [
            say!(language, "hosting-none"),
            say!(language, "hosting-not-found", search = spot.shown()),
            say!(language, "hosting-question"),
        ],
    );
    let button = |offer: HostOffer| {
        let label = format!("{}: {}", pinched(&offer.school, 26), named(&offer));
        Button::press(pinched(&label, 50), Press::Open { id: offer.id })
    };
    Ok(view
        .list(language, found, ROWS, spot, |to| Press::Leaf { to }, button)
        .button(Button::back(language, ways::DESK.place())))
}

/// The head of a card about an offer: the school and the direction, or that it waits no more.
async fn head(cx: &mut Cx, offer: Option<&HostOffer>, title: String) -> Result<View<Press>> {
    let language = cx.language();
    let Some(offer) = offer else { return Ok(View::new(title).line(say!(language, "hosting-over"))) };
    let direction = direction(cx, offer.category).await?.to(language).to_lowercase();
    let line = say!(language, "hosting-direction", direction = direction);
    Ok(View::new(title).line(format!("📍 {}", offer.school)).line(line))
}

/// The same, of an offer by its number.
pub async fn about(cx: &mut Cx, guard: Coordinator, id: HostOfferId, title: String) -> Result<View<Press>> {
    let offer = waiting(cx, guard, id).await?;
    head(cx, offer.as_ref(), title).await
}

/// An offer.
pub async fn card(cx: &mut Cx, guard: Coordinator, id: HostOfferId) -> Result<View<Press>> {
    let language = cx.language();
    let offer = waiting(cx, guard, id).await?;
    let view = head(cx, offer.as_ref(), say!(language, "hosting-card-title")).await?;
    let back = Button::press(say!(language, "button-back"), Press::Back);
    let Some(offer) = offer else { return Ok(view.button(back)) };
    let day = offer.offered_at.with_timezone(&cx.zone()).date_naive();
    Ok(view
        .maybe_line(offer.words.map(|words| say!(language, "hosting-words", words = clipped(&words, 300))))
        .line(say!(language, "hosting-offered", day = text::date(language, day, true)))
        .question(say!(language, "hosting-card-question"))
        .row([
            Button::press(say!(language, "hosting-take"), Press::Take),
            Button::press(say!(language, "hosting-decline"), Press::Decline),
        ])
        .button(Button::go(say!(language, "hosting-school"), ways::ORGANISATION.of(offer.organisation)))
        .button(back))
}

/// What the cluster is to be called, unless it was said: by its direction and its school.
pub async fn name(cx: &mut Cx, draft: &Draft, offer: &HostOffer) -> Result<String> {
    match &draft.name {
        Some(name) => Ok(name.clone()),
        None => proposed(cx, offer).await,
    }
}

/// A cluster bears one name, in the language of the municipality.
async fn proposed(cx: &mut Cx, offer: &HostOffer) -> Result<String> {
    let direction = direction(cx, offer.category).await?.ru;
    Ok(clipped(&format!("{direction}: {}", offer.school), NAME))
}

/// Is everything right? A number of an order that another cluster bears is asked about.
pub async fn sure(cx: &mut Cx, guard: Coordinator, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let offer = waiting(cx, guard, draft.id).await?;
    let view = head(cx, offer.as_ref(), say!(language, "hosting-sure-title")).await?;
    let back = Button::press(say!(language, "button-back"), Press::Back);
    let Some(offer) = offer else { return Ok(view.button(back)) };
    let name = name(cx, draft, &offer).await?;
    let order = Order { number: draft.number.clone(), day: draft.day };
    let twin = groups::under_order(cx, guard, &order).await?;
    let twin = twin.map(|twin| {
        let (name, day) = (clipped(&twin.group.name, 60), written(twin.day));
        match twin.day == order.day {
            true => say!(language, "hosting-order-twice", name = name),
            false => say!(language, "hosting-order-twice-day", name = name, day = day),
        }
    });
    Ok(view
        .line(format!("«{name}»"))
        .line(said(language, &order))
        .maybe_line(twin)
        .question(say!(language, "hosting-sure-question"))
        .button(Button::press(say!(language, "hosting-found"), Press::Found))
        .row([
            Button::press(say!(language, "hosting-rename"), Press::Name),
            Button::press(say!(language, "hosting-reorder"), Press::Order),
        ])
        .button(back))
}

fn written(day: chrono::NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// «Приказ № 114-о от 01.09.2026».
fn said(language: Language, order: &Order) -> String {
    say!(language, "hosting-order", number = order.number.clone(), day = written(order.day))
}

/// What is wrong with a typed order.
pub fn flaw(language: Language, flaw: orders::Flaw) -> String {
    match flaw {
        orders::Flaw::Empty => say!(language, "hosting-flaw-empty"),
        orders::Flaw::TooLong => say!(language, "hosting-flaw-long", most = orders::LONGEST_NUMBER),
        orders::Flaw::NoDay => say!(language, "hosting-flaw-day"),
        orders::Flaw::Ahead => say!(language, "hosting-flaw-ahead"),
    }
}

/// What coordinators are told of a new offer.
pub fn told_offered(language: Language, offered: &Offered, direction: &Bilingual) -> View<Press> {
    View::new(say!(language, "hosting-notice-offered", school = offered.school.clone()))
        .line(say!(language, "hosting-direction", direction = direction.to(language).to_lowercase()))
        .line(say!(language, "hosting-notice-offered-line"))
        .button(Button::go(say!(language, "hosting-look"), ways::HOST_OFFER.of(offered.id)))
}

/// What a school is told that hosts a cluster now.
pub fn told_taken(language: Language, founded: &Founded, name: &str, order: &Order) -> View<Press> {
    View::new(say!(language, "hosting-notice-taken", school = founded.offer.school.clone()))
        .line(format!("«{name}»"))
        .line(said(language, order))
        .line(say!(language, "hosting-notice-taken-line"))
        .button(Button::go(say!(language, "hosting-open"), ways::CLUSTER.of(founded.group)))
}

/// What a school is told whose offer was declined.
pub fn told_declined(language: Language, offer: &HostOffer, direction: &Bilingual, words: Option<&str>) -> View<Press> {
    View::new(say!(language, "hosting-notice-declined", school = offer.school.clone()))
        .line(say!(language, "hosting-direction", direction = direction.to(language).to_lowercase()))
        .maybe_line(words.map(|words| say!(language, "hosting-reply", words = words.to_owned())))
        .line(say!(language, "hosting-notice-declined-line"))
        .button(Button::go(say!(language, "hosting-mine"), ways::HOST_OFFERS_OF.of(offer.organisation)))
}
