//! The code by which people check in: the leader shows it in the hall.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::here::LINK;
use super::store;
use crate::ids::EventId;
use crate::model::events::{self, Event, Holder};
use crate::model::records::{self, Code};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Parcel, Qr, Result, Room, Said, Trouble, View};
use crate::text::{self, Language};

pub struct Hall;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Hall { event: EventId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// How do people check in?
    Hall { event: EventId },
    /// Shall the picture be made anew?
    Renew { event: EventId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// Sends the picture.
    Picture,
    /// The code of the minute is asked besides, or is not.
    Changes {
        wanted: bool,
    },
    /// Shows the code of the minute.
    Fresh,
    /// Makes the picture anew, after a question.
    Renew,
    Yes,
    Back,
}

impl Room for Hall {
    const NAME: &'static str = "hall";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Hall { event: EventId(0) }
    }

    async fn enter(_: &mut Cx, At::Hall { event }: At, _: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(Step::Hall { event }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        match step {
            Step::Hall { event } => {
                let (holder, event) = held(cx, *event).await?;
                let code = records::code(cx, holder, event.id).await?;
                let arrived = store::arrived(cx, holder, event.id).await?;
                card(cx, &event, &code, arrived).await
            }
            Step::Renew { event } => {
                let (_, event) = held(cx, *event).await?;
                Ok(View::new(say!(language, "checkin-renew-title"))
                    .line(event.title)
                    .line(say!(language, "checkin-renew-line"))
                    .button(Button::press(say!(language, "checkin-renew-yes"), Press::Yes).grave())
                    .button(Button::press(say!(language, "button-back"), Press::Back)))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::Hall { event }, Said::Press(Press::Picture)) => {
                let (holder, known) = held(cx, event).await?;
                let code = records::code(cx, holder, event).await?;
                picture(cx, &known, &code);
                Next::Go(Step::Hall { event })
            }
            (Step::Hall { event }, Said::Press(Press::Changes { wanted })) => {
                let (holder, _) = held(cx, event).await?;
                records::set_changes(cx, holder, event, wanted).await?;
                Next::Go(Step::Hall { event })
            }
            (Step::Hall { event }, Said::Press(Press::Fresh)) => Next::Go(Step::Hall { event }),
            (Step::Hall { event }, Said::Press(Press::Renew)) => Next::Go(Step::Renew { event }),
            (Step::Renew { event }, Said::Press(Press::Yes)) => {
                let (holder, known) = held(cx, event).await?;
                let code = records::renew_code(cx, holder, event).await?;
                picture(cx, &known, &code);
                cx.remark(say!(cx.language(), "checkin-renewed"));
                Next::Go(Step::Hall { event })
            }
            (Step::Renew { event }, Said::Press(Press::Back)) => Next::Go(Step::Hall { event }),
            (Step::Hall { .. } | Step::Renew { .. }, _) => Next::Puzzled,
        })
    }
}

/// The event, with the authority over it; one that was cancelled has no door.
async fn held(cx: &mut Cx, id: EventId) -> Result<(Holder, Event)> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let (holder, event) = events::met(cx, me, id).await?.held(language)?;
    match event.cancelled {
        true => Err(Trouble::Refused(say!(language, "checkin-cancelled"))),
        false => Ok((holder, event)),
    }
}

async fn card(cx: &mut Cx, event: &Event, code: &Code, arrived: i64) -> Result<View<Press>> {
    let language = cx.language();
    let (opens_at, closes_at) = records::window(cx, event).await?;
    let opens = text::moment(language, opens_at, cx.now, cx.zone());
    let closes = text::moment(language, closes_at, cx.now, cx.zone());
    let mut view = View::new(event.title.clone())
        .line(say!(language, "checkin-window", opens = opens, closes = closes))
        .line(say!(language, "checkin-arrived", count = arrived));
    if code.changes {
        view = view
            .line(say!(language, "checkin-digits-now", digits = code.digits(cx.now), seconds = code.lasts(cx.now)))
            .button(Button::press(say!(language, "checkin-fresh"), Press::Fresh));
    }
    let changes =
        if code.changes { say!(language, "checkin-changes-off") } else { say!(language, "checkin-changes-on") };
    Ok(view
        .button(Button::press(say!(language, "checkin-picture"), Press::Picture))
        .button(Button::press(changes, Press::Changes { wanted: !code.changes }))
        .button(Button::press(say!(language, "checkin-renew"), Press::Renew))
        .button(Button::back(language, ways::SHEET.of(event.id))))
}

/// Sends the picture of the code, to be printed or shown on a wall.
fn picture(cx: &mut Cx, event: &Event, code: &Code) {
    let language = cx.language();
    let when = on_paper(language, event.moments(), cx.now, cx.zone());
    let link = cx.around.link(&format!("{LINK}-{}", code.token));
    let lines = vec![when, say!(language, "checkin-picture-line")];
    let caption = say!(language, "checkin-picture-caption", title = event.title.clone());
    cx.parcel(Parcel::Qr(Qr { title: event.title.clone(), link, lines, caption }));
}

/// «26 ноября 2026, 14:30»: a picture may hang longer than the year lasts. What has no hours has its days.
fn on_paper(language: Language, moments: text::Moments, now: DateTime<Utc>, zone: Tz) -> String {
    let (starts_at, _, all_day) = moments;
    let day = starts_at.with_timezone(&zone);
    match all_day {
        true => text::span(language, moments, now, zone),
        false => format!("{}, {}", text::date(language, day.date_naive(), true), day.format("%H:%M")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_names_no_hour_where_there_is_none() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let said = |moments| on_paper(Language::Ru, moments, at("2026-11-21T09:00:00Z"), chrono_tz::Europe::Moscow);
        assert_eq!(said((at("2026-11-26T11:30:00Z"), None, false)), "26 ноября 2026, 14:30");
        let (first, after) = (at("2026-11-25T21:00:00Z"), at("2026-11-28T21:00:00Z"));
        assert_eq!(said((first, None, true)), "чт, 26 ноября, весь день");
        assert_eq!(said((first, Some(after), true)), "чт, 26 ноября – сб, 28 ноября");
    }
}
