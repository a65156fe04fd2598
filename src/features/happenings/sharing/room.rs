//! What is offered to other chats, and the card that says how.

use serde::{Deserialize, Serialize};

use super::store::{self, Coming};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Offer, Offers, Result, Room, Said, View, button};
use crate::text::{clipped, forms, span};

pub struct Sharing;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// How events are shared.
    How,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    How,
}

impl Room for Sharing {
    const NAME: &'static str = "sharing";
    const HAS_DRAFTS: bool = false;
    const OFFERS: Option<Offers> = Some(|cx, words| Box::pin(offers(cx, words)));
    type At = At;
    type Step = Step;
    type Press = ();

    fn home() -> At {
        At::How
    }

    async fn enter(_cx: &mut Cx, At::How: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(Step::How))
    }

    async fn ask(cx: &mut Cx, Step::How: &Step) -> Result<View<()>> {
        let language = cx.language();
        let example = format!("{} {}", cx.around.mention(), say!(language, "sharing-example"));
        Ok(View::new(say!(language, "sharing-title"))
            .line(say!(language, "sharing-how", example = example))
            .line(say!(language, "sharing-what"))
            .button(Button::go(say!(language, "sharing-events"), ways::EVENTS.place()))
            .button(Button::home(language)))
    }

    async fn answer(_cx: &mut Cx, _step: Step, _said: Said<()>) -> Result<Next<Self>> {
        Ok(Next::Puzzled)
    }
}

/// The coming events of the groups of whoever types, whose title, kind or group has the words.
async fn offers(cx: &mut Cx, words: &str) -> Result<Vec<Offer>> {
    let Some(person) = cx.person() else { return Ok(Vec::new()) };
    let (language, now, zone) = (cx.language(), cx.now, cx.zone());
    let mut offers = Vec::new();
    for event in store::coming(cx, person).await? {
        let Coming { id, kind, own_kind, title, groups, is_chosen, starts_at, ends_at, all_day, place } = event;
        let kind = kind.called(own_kind.as_deref(), language);
        if !forms::finds(words, &[&title, &kind, &groups]) {
            continue;
        }
        let name = say!(language, "sharing-event", kind = kind, title = title);
        let moment = span(language, (starts_at, ends_at, all_day), now, zone);
        let view: View<()> = View::new(name.clone())
            .line(format!("🗓 {moment}"))
            .line(format!("📍 {place}"))
            .maybe_line(match groups.is_empty() {
                true => (!is_chosen).then(|| say!(language, "sharing-of-all")),
                false => Some(say!(language, "sharing-of", groups = clipped(&groups, 120))),
            })
            .button(Button::open(say!(language, "sharing-answer"), cx.around.link(&format!("event-{id}"))));
        offers.push(Offer {
            id: format!("event-{id}"),
            title: name,
            line: format!("{moment}, {}", clipped(&place, 60)),
            screen: button::seal_notice(view, Sharing::NAME)?,
        });
    }
    Ok(offers)
}
