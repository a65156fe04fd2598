//! The room where events are looked at, answered, moved and cancelled, and one's own record.

use chrono::{NaiveDate, NaiveTime};

use super::cards::{self, Seen, When};
use super::steps::{At, Press, Step};
use super::verbs::{self, Answered, News, announce};
use super::{lists, rules, store};
use crate::ids::EventId;
use crate::model::events::{self, Answer, Event, State};
use crate::model::records;
use crate::model::roles::{Leader, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Room, Said, Spot, Trouble, View, calendar};
use crate::text;

pub struct Events;

impl Room for Events {
    const NAME: &'static str = "events";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Coming
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::Coming => Step::Coming { spot: Spot::default() },
            At::Record => Step::Record { spot: Spot::default() },
            At::Card { id } => Step::Card { id },
            At::Within { of: (id, group) } => Step::Within { id, group, among: false },
            At::Among { of: (id, group) } => Step::Within { id, group, among: true },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let (language, when) = (cx.language(), When::of(cx));
        Ok(match step {
            Step::Coming { spot } => lists::coming(cx, spot).await?,
            Step::Record { spot } => lists::record(cx, spot).await?,
            Step::Card { id } => card(cx, *id).await?,
            Step::Within { id, group, among } => {
                let back = if *among { ways::CLUSTER_EVENTS.of(*group) } else { ways::CLUSTER.of(*group) };
                let mut view = card(cx, *id).await?;
                if let Some(last) = view.rows.last_mut() {
                    *last = vec![Button::back(language, back)];
                }
                view
            }
            Step::Cancel { id } => cards::cancelling(language, &led(cx, *id).await?.1, when),
            Step::MoveDay { id, month } => cards::moving_day(language, &led(cx, *id).await?.1, when, *month),
            Step::MoveTime { id, day } => cards::moving_time(language, &led(cx, *id).await?.1, when, *day),
            Step::MoveConfirm { id, day, time } => cards::moving(language, &led(cx, *id).await?.1, when, (*day, *time)),
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        // The card is the same one, wherever it leads back to.
        let (step, came) = match step {
            Step::Within { id, group, among } => (Step::Card { id }, Some((group, among))),
            step => (step, None),
        };
        let next = match (step, said) {
            (Step::Coming { spot }, Said::Press(Press::Leaf { to })) => Next::Go(Step::Coming { spot: spot.after(to) }),
            (Step::Coming { .. }, Said::Text(typed)) => Next::Go(Step::Coming { spot: Spot::found(&typed) }),
            (Step::Record { spot }, Said::Press(Press::Leaf { to })) => Next::Go(Step::Record { spot: spot.after(to) }),
            (Step::Record { .. }, Said::Text(typed)) => Next::Go(Step::Record { spot: Spot::found(&typed) }),

            (Step::Card { id: shown }, Said::Press(Press::Answer { id, given })) => {
                let (_, answered) = answer(cx, id, given).await?;
                match answered {
                    None => Next::Go(Step::Card { id: shown }),
                    Some(state) => Next::Stay(cards::late(language, state)),
                }
            }
            (Step::Card { id }, Said::Press(Press::Cancel)) => {
                let (_, known) = led(cx, id).await?;
                if known.cancelled || known.attendance_saved {
                    Next::Go(Step::Card { id })
                } else {
                    Next::Go(Step::Cancel { id })
                }
            }
            (Step::Card { id }, Said::Press(Press::Move)) => {
                led(cx, id).await?;
                Next::Go(Step::MoveDay { id, month: cx.today() })
            }

            (Step::Cancel { id }, Said::Press(Press::Yes)) => cancel(cx, id).await?,

            (Step::MoveDay { id, .. }, Said::Press(Press::Pick { pick })) => Next::Go(match pick {
                calendar::Pick::Month(month) => Step::MoveDay { id, month },
                calendar::Pick::Day(day) => Step::MoveTime { id, day },
            }),
            (Step::MoveTime { id, day }, Said::Press(Press::Time { time })) => move_time(cx, id, day, time),
            (Step::MoveTime { id, day }, Said::Text(typed)) => match rules::time(&typed) {
                Some(time) => move_time(cx, id, day, time),
                None => Next::Stay(say!(language, "events-form-time-flaw", typed = text::clipped(&typed, 40))),
            },
            (Step::MoveConfirm { id, day, time }, Said::Press(Press::Yes)) => reschedule(cx, id, day, time).await?,
            (
                Step::Cancel { id }
                | Step::MoveDay { id, .. }
                | Step::MoveTime { id, .. }
                | Step::MoveConfirm { id, .. },
                Said::Press(Press::Back),
            ) => Next::Go(Step::Card { id }),

            _ => Next::Puzzled,
        };
        Ok(match (next, came) {
            (Next::Go(Step::Card { id }), Some((group, among))) => Next::Go(Step::Within { id, group, among }),
            (next, _) => next,
        })
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let Press::Answer { id, given } = press else {
            return Err(Trouble::Gone);
        };
        let (language, when) = (cx.language(), When::of(cx));
        let (event, answered) = answer(cx, id, given).await?;
        Ok(Some(match answered {
            None => cards::invitation(language, &event, when, Some(given)),
            Some(state) => {
                cx.toast(cards::late(language, state));
                cards::closed(language, &event, when, state)
            }
        }))
    }
}

/// Takes an answer, with a toast if it counts; `Some` if it came too late. Strangers are refused.
async fn answer(cx: &mut Cx, id: EventId, given: Answer) -> Result<(Event, Option<State>)> {
    let (me, language) = (Registered::of(cx)?, cx.language());
    let event = events::event(cx, id).await?;
    match verbs::answer(cx, me, &event, given).await? {
        Answered::Kept => {
            cx.toast(say!(language, "events-answer-kept", answer = cards::answer(language, given)));
            Ok((event, None))
        }
        Answered::Late(state) => Ok((event, Some(state))),
        Answered::Stranger => {
            Err(Trouble::Refused(say!(language, "events-answer-not-member", groups = event.of_groups())))
        }
    }
}

/// The event with the authority over it; others are refused.
async fn led(cx: &mut Cx, id: EventId) -> Result<(Leader, Event)> {
    let event = events::event(cx, id).await?;
    let leader = events::authority(cx, &event).await?;
    Ok((leader, event))
}

fn move_time(cx: &Cx, id: EventId, day: NaiveDate, time: NaiveTime) -> Next<Events> {
    match rules::schedule(day, time, cx.zone(), cx.now) {
        Ok(_) => Next::Go(Step::MoveConfirm { id, day, time }),
        Err(flaw) => Next::Stay(cards::flaw(cx.language(), flaw)),
    }
}

async fn reschedule(cx: &mut Cx, id: EventId, day: NaiveDate, time: NaiveTime) -> Result<Next<Events>> {
    let language = cx.language();
    let (leader, known) = led(cx, id).await?;
    let state = known.state(cx.now);
    if state != State::Coming {
        return Err(Trouble::Refused(cards::late(language, state)));
    }
    match rules::schedule(day, time, cx.zone(), cx.now) {
        Err(flaw) => Ok(Next::Stay(cards::flaw(language, flaw))),
        Ok(starts_at) => {
            events::reschedule(cx, leader, id, starts_at).await?;
            let reach = announce(cx, leader, id, News::Moved).await?;
            let told = cards::reach(language, reach).join(" ");
            cx.remark(say!(language, "events-moved", told = told));
            Ok(Next::Go(Step::Card { id }))
        }
    }
}

async fn cancel(cx: &mut Cx, id: EventId) -> Result<Next<Events>> {
    let language = cx.language();
    let (leader, known) = led(cx, id).await?;
    if known.attendance_saved || known.cancelled {
        return Ok(Next::Go(Step::Card { id }));
    }
    events::cancel(cx, leader, id).await?;
    // Nobody needs to be told of an event that is over.
    let told = match known.state(cx.now) {
        State::Coming => {
            let reach = announce(cx, leader, id, News::Cancelled).await?;
            cards::reach(language, reach).join(" ")
        }
        State::Begun | State::Cancelled => String::new(),
    };
    cx.remark(say!(language, "events-cancelled", told = told).trim_end());
    Ok(Next::Go(Step::Card { id }))
}

async fn card(cx: &mut Cx, id: EventId) -> Result<View<Press>> {
    let me = Registered::of(cx)?.id();
    let event = events::event(cx, id).await?;
    let seen = Seen {
        leader: events::leader_of(cx, me, &event).await?,
        is_member: events::concerns(cx, id, me).await?,
        answer: events::answer_of(cx, id, me).await?,
        presence: records::presence(cx, id, me).await?,
        event,
    };
    let tally = match seen.leader {
        Some(leader) => Some(store::tally(cx, leader, id).await?),
        None => None,
    };
    let link = cx.around.link(&cards::payload(id));
    Ok(cards::card(cx.language(), &seen, When::of(cx), link, tally))
}
