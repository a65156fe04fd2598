//! The conversation in which a school's representative offers it as the host of a cluster.

use serde::{Deserialize, Serialize};

use super::cards;
use super::room::Hosting;
use crate::features::office::views::ROWS;
use crate::ids::{CategoryId, HostOfferId, OrganisationId};
use crate::model::groups::{self, HostAnswer, HostOffer};
use crate::model::organisations::{self, Keeper};
use crate::model::{needs, roles, ways};
use crate::outbox::Letters;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::{self, Language, clipped, forms, one_line, pinched};

pub struct OfferingRoom;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// What the school has offered.
    Of { school: OrganisationId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// What the school has offered; what is typed is searched.
    Mine { school: OrganisationId, spot: Spot },
    /// One of it.
    One { school: OrganisationId, id: HostOfferId },
    /// For which direction?
    Direction { school: OrganisationId, spot: Spot },
    /// What the school has for it is typed.
    Words { school: OrganisationId, category: CategoryId },
    /// Is everything right?
    Sure { school: OrganisationId, category: CategoryId, words: Option<String> },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf { to: Leaf },
    New,
    One { id: HostOfferId },
    Direction { id: CategoryId },
    Skip,
    Send,
    Withdraw,
    Back,
}

/// Signs of what a school says of itself.
const WORDS: usize = 500;

impl Room for OfferingRoom {
    const NAME: &'static str = "offering";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Of { school: OrganisationId(0) }
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Words { .. } | Step::Sure { .. } => Some(say!(language, "hosting-draft")),
            Step::Mine { .. } | Step::One { .. } | Step::Direction { .. } => None,
        }
    }

    async fn enter(_cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let At::Of { school } = at;
        Ok(Next::Go(Step::Mine { school, spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let (Step::Mine { school, .. }
        | Step::One { school, .. }
        | Step::Direction { school, .. }
        | Step::Words { school, .. }
        | Step::Sure { school, .. }) = step;
        let by = Keeper::of(cx, *school).await?;
        let language = cx.language();
        let back = Button::press(say!(language, "button-back"), Press::Back);
        match step {
            Step::Mine { spot, .. } => mine(cx, by, spot).await,
            Step::One { id, .. } => one(cx, by, *id).await,
            Step::Direction { spot, .. } => directions(cx, spot).await,
            Step::Words { category, .. } => {
                let direction = cards::direction(cx, *category).await?.to(language).to_lowercase();
                Ok(View::new(say!(language, "hosting-form-words-title"))
                    .line(say!(language, "hosting-direction", direction = direction))
                    .question(say!(language, "hosting-form-words-question"))
                    .button(Button::press(say!(language, "hosting-form-skip"), Press::Skip))
                    .button(back))
            }
            Step::Sure { category, words, .. } => {
                let direction = cards::direction(cx, *category).await?.to(language).to_lowercase();
                let called = called(cx, *school).await?;
                Ok(View::new(say!(language, "hosting-form-sure-title"))
                    .line(format!("📍 {called}"))
                    .line(say!(language, "hosting-direction", direction = direction))
                    .maybe_line(
                        words.as_ref().map(|words| say!(language, "hosting-words", words = clipped(words, 300))),
                    )
                    .question(say!(language, "hosting-form-sure-question"))
                    .button(Button::press(say!(language, "hosting-form-send"), Press::Send))
                    .button(back))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let list = |school| Next::Go(Step::Mine { school, spot: Spot::default() });
        Ok(match (step, said) {
            (Step::Mine { school, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Mine { school, spot: spot.after(to) })
            }
            (Step::Mine { school, .. }, Said::Text(typed)) => {
                Next::Go(Step::Mine { school, spot: Spot::found(&typed) })
            }
            (Step::Mine { school, .. }, Said::Press(Press::New)) => {
                Next::Go(Step::Direction { school, spot: Spot::default() })
            }
            (Step::Mine { school, .. }, Said::Press(Press::One { id })) => Next::Go(Step::One { school, id }),
            (Step::One { school, id }, Said::Press(Press::Withdraw)) => {
                let by = Keeper::of(cx, school).await?;
                let words = match groups::withdraw_host(cx, by, id).await? {
                    true => say!(language, "hosting-withdrawn"),
                    false => say!(language, "hosting-over"),
                };
                cx.remark(words);
                list(school)
            }

            (Step::Direction { school, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Direction { school, spot: spot.after(to) })
            }
            (Step::Direction { school, .. }, Said::Text(typed)) => {
                Next::Go(Step::Direction { school, spot: Spot::found(&typed) })
            }
            (Step::Direction { school, .. }, Said::Press(Press::Direction { id })) => {
                Next::Go(Step::Words { school, category: id })
            }
            (Step::Words { school, category }, Said::Press(Press::Skip)) => {
                Next::Go(Step::Sure { school, category, words: None })
            }
            (Step::Words { school, category }, Said::Text(typed)) => {
                let words = one_line(&typed);
                match (1..=WORDS).contains(&words.chars().count()) {
                    true => Next::Go(Step::Sure { school, category, words: Some(words) }),
                    false => Next::Stay(say!(language, "hosting-words-flaw", most = WORDS)),
                }
            }
            (Step::Sure { school, category, words }, Said::Press(Press::Send)) => {
                send(cx, school, category, words).await?;
                list(school)
            }
            (Step::Sure { school, category, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Words { school, category })
            }
            (Step::Words { school, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Direction { school, spot: Spot::default() })
            }
            (Step::One { school, .. } | Step::Direction { school, .. }, Said::Press(Press::Back)) => list(school),
            _ => Next::Puzzled,
        })
    }
}

/// What a school is called.
async fn called(cx: &mut Cx, school: OrganisationId) -> Result<String> {
    Ok(organisations::find(cx, school).await?.ok_or(Trouble::Gone)?.name)
}

/// Offers the school; the coordinators hear of it.
async fn send(cx: &mut Cx, school: OrganisationId, category: CategoryId, words: Option<String>) -> Result<()> {
    let language = cx.language();
    let by = Keeper::of(cx, school).await?;
    let Some(offered) = groups::offer_host(cx, by, category, words.as_deref()).await? else {
        cx.remark(say!(language, "hosting-offered-already"));
        return Ok(());
    };
    let mut coordinators = roles::coordinators(cx).await?;
    coordinators.retain(|person| *person != by.id());
    let direction = cards::direction(cx, category).await?;
    let letters = Letters::default()
        .and(&coordinators, Hosting::NAME, |language| cards::told_offered(language, &offered, &direction))?;
    letters.tell(cx).await?;
    cx.remark(say!(language, "hosting-sent"));
    Ok(())
}

/// What the school has offered, the newest first; what is typed is searched by the direction.
async fn mine(cx: &mut Cx, by: Keeper, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let categories = needs::categories(cx).await?;
    let offers = groups::host_offers_of(cx, by).await?;
    let school = offers.first().map(|offer| format!("📍 {}", offer.school));
    let view = View::new(say!(language, "hosting-mine-title")).maybe_line(school);
    let total = offers.len();
    let known = |offer: &HostOffer| categories.iter().find(|known| known.id == offer.category);
    let direction = |offer: &HostOffer| known(offer).map(|known| known.label(language)).unwrap_or_default();
    let whole = |offer: &HostOffer| known(offer).map(|known| known.name.to(language)).unwrap_or_default();
    let is_sought = |offer: &HostOffer| forms::finds(&spot.search, &[&direction(offer), &whole(offer)]);
    let offers: Vec<_> = offers.into_iter().filter(is_sought).collect();
    let count = (total > 0).then(|| say!(language, "hosting-mine-count", count = total));
    let view = view.maybe_line(count).asks_by_list(
        (total, offers.len()),
        [
            say!(language, "hosting-mine-none"),
            say!(language, "hosting-mine-not-found", search = spot.shown()),
            say!(language, "hosting-mine-question"),
        ],
    );
    let button = |offer: HostOffer| {
        let label = format!("{} {}", mark(offer.answer), pinched(&direction(&offer), 44));
        Button::press(label, Press::One { id: offer.id })
    };
    Ok(view
        .list(language, offers, ROWS, spot, |to| Press::Leaf { to }, button)
        .button(Button::press(say!(language, "hosting-new"), Press::New))
        .button(Button::back(language, ways::SCHOOL.of(by.organisation()))))
}

fn mark(answer: Option<HostAnswer>) -> &'static str {
    match answer {
        None => "⏳",
        Some(HostAnswer::Taken) => "✅",
        Some(HostAnswer::Declined | HostAnswer::Withdrawn) => "❌",
    }
}

/// An offer of the school.
async fn one(cx: &mut Cx, by: Keeper, id: HostOfferId) -> Result<View<Press>> {
    let language = cx.language();
    let offer = groups::host_offers_of(cx, by).await?.into_iter().find(|offer| offer.id == id).ok_or(Trouble::Gone)?;
    let direction = cards::direction(cx, offer.category).await?.to(language).to_lowercase();
    let day = offer.offered_at.with_timezone(&cx.zone()).date_naive();
    let view = View::new(say!(language, "hosting-card-title"))
        .line(say!(language, "hosting-direction", direction = direction))
        .maybe_line(offer.words.as_ref().map(|words| say!(language, "hosting-words", words = clipped(words, 300))))
        .line(say!(language, "hosting-offered", day = text::date(language, day, true)))
        .line(answered(language, offer.answer))
        .maybe_line(offer.reply.clone().map(|words| say!(language, "hosting-reply", words = words)));
    let view = match (offer.answer, offer.group) {
        (None, _) => view.button(Button::press(say!(language, "hosting-withdraw"), Press::Withdraw).grave()),
        (_, Some(group)) => view.button(Button::go(say!(language, "hosting-open"), ways::CLUSTER.of(group))),
        (_, None) => view,
    };
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// What became of an offer.
fn answered(language: Language, answer: Option<HostAnswer>) -> String {
    match answer {
        None => say!(language, "hosting-is-waiting"),
        Some(HostAnswer::Taken) => say!(language, "hosting-is-taken"),
        Some(HostAnswer::Declined) => say!(language, "hosting-is-declined"),
        Some(HostAnswer::Withdrawn) => say!(language, "hosting-is-withdrawn"),
    }
}

/// The directions: categories of deficits, by which the municipality names its current problems.
async fn directions(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut all = needs::offered_categories(cx).await?;
    all.retain(|category| forms::finds(&spot.search, &[&category.name.to(language), &category.label(language)]));
    let view = View::new(say!(language, "hosting-form-direction-title"));
    let view = match all.is_empty() {
        true => view.question(say!(language, "hosting-not-found", search = spot.shown())),
        false => view.question(say!(language, "hosting-form-direction-question")),
    };
    let button =
        |category: needs::Category| Button::press(category.label(language), Press::Direction { id: category.id });
    Ok(view
        .list(language, all, ROWS, spot, |to| Press::Leaf { to }, button)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
