//! Answering and checking in for colleagues: whoever represents their school, or holds the event, says that they come, and from
//! the moment at which people can check in, that they are there.
//!
//! ```text
//! representative                                     colleague
//! - (event) [Ответить за коллег]
//! - Кто придёт? Идут 0 из 2   — [Петрова О. С.]      - За вас ответили: вы идёте   — [Я не иду]
//! - (event, today) [Отметить коллег]
//! - Кто на месте?             — [Петрова О. С.]      - Вас отметили: вы на месте   — [Меня там нет]
//! ```
//!
//! What somebody has answered themselves stands; nobody stands in a list for a place by another's word. The notice changes with
//! what it says: when its person answers otherwise, when the answer is taken back, when the event is moved, cancelled or begins.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::store::{self, Colleague};
use crate::features::happenings::answered::retell;
use crate::ids::{EventId, PersonId};
use crate::model::events::{self, Answer, Event, Met, Reply, State};
use crate::model::people::FullName;
use crate::model::records;
use crate::model::roles::{self, Registered};
use crate::model::ways;
use crate::outbox::{self, Matter};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Look, Next, Result, Room, Said, Spot, Trouble, Tx, View, labels};
use crate::text::{self, Language, forms};

pub struct Colleagues;

/// Names on a page.
const ROWS: usize = 8;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Event { event: EventId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Who is there?
    List { event: EventId, spot: Spot },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    /// This one is there.
    There {
        id: PersonId,
    },
    /// This one comes, or does not after all.
    Comes {
        id: PersonId,
        is: bool,
    },
    /// On the notice: I do not come.
    NotComing {
        #[serde(rename = "e")]
        event: EventId,
    },
    /// On the notice: I am not.
    NotMe {
        #[serde(rename = "e")]
        event: EventId,
    },
}

/// What a notice is about.
#[derive(Debug, Serialize, Deserialize)]
pub struct About {
    event: EventId,
    /// Whether it is about an answer; else about a check-in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    answer: bool,
}

impl Room for Colleagues {
    const NAME: &'static str = "colleagues";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Event { event: EventId(0) }
    }

    async fn enter(_: &mut Cx, At::Event { event }: At, _: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(Step::List { event, spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, Step::List { event, spot }: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let (met, all) = expected(cx, *event).await?;
        let answers = takes_answers(cx, &met.event).await?;
        let (count, there) = (all.len(), all.iter().filter(|one| one.is_there).count());
        let going = all.iter().filter(|one| one.answer == Some(Answer::Going)).count();
        let names: Vec<_> = all.iter().map(|one| one.name.forms(&[&one.organisation])).collect();
        let called = labels::told_apart(&names, labels::SIGNS - 2);
        let found: Vec<_> = all
            .into_iter()
            .zip(called)
            .filter(|(one, _)| forms::finds(&spot.search, &[&one.name.listed(), &one.organisation]))
            .collect();
        let title = match answers {
            true => say!(language, "checkin-answers-title"),
            false => say!(language, "checkin-colleagues-title"),
        };
        let view = View::new(title).line(met.event.title.clone());
        let view = match (count, found.is_empty()) {
            (0, _) => view.line(say!(language, "checkin-colleagues-none")),
            (_, true) => view.line(say!(language, "checkin-colleagues-no-such", search = spot.shown())),
            (_, false) if answers => view
                .line(say!(language, "checkin-answers-count", going = going, count = count))
                .question(say!(language, "checkin-answers-question")),
            (_, false) => view
                .line(say!(language, "checkin-colleagues-count", there = there, count = count))
                .question(say!(language, "checkin-colleagues-question")),
        };
        let view = view.list(
            language,
            found,
            ROWS,
            spot,
            |to| Press::Leaf { to },
            |(one, called)| {
                let (sign, press) = match answers {
                    true => (said(&one), Press::Comes { id: one.person, is: one.answer != Some(Answer::Going) }),
                    false => (if one.is_there { "✅ " } else { "" }, Press::There { id: one.person }),
                };
                Button::press(format!("{sign}{}", called.label), press)
            },
        );
        Ok(view.button(Button::back(language, ways::EVENT.of(met.event.id))))
    }

    async fn answer(cx: &mut Cx, Step::List { event, spot }: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match said {
            Said::Press(Press::Leaf { to }) => Next::Go(Step::List { event, spot: spot.after(to) }),
            Said::Press(Press::There { id }) => {
                if let Some(flaw) = check_in(cx, event, id).await? {
                    return Ok(Next::Stay(flaw));
                }
                Next::Go(Step::List { event, spot })
            }
            Said::Press(Press::Comes { id, is }) => {
                if let Some(flaw) = answer_for(cx, event, id, is).await? {
                    return Ok(Next::Stay(flaw));
                }
                Next::Go(Step::List { event, spot })
            }
            Said::Text(typed) => Next::Go(Step::List { event, spot: Spot::found(&typed) }),
            Said::Press(Press::NotMe { .. } | Press::NotComing { .. }) | Said::File(_) | Said::Thing(_) => {
                Next::Puzzled
            }
        })
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let event = match press {
            Press::NotMe { event } => event,
            Press::NotComing { event } => return declines(cx, event).await.map(Some),
            Press::Leaf { .. } | Press::There { .. } | Press::Comes { .. } => return Err(Trouble::Gone),
        };
        let (me, language) = (Registered::of(cx)?, cx.language());
        let event = events::event(cx, event).await?;
        if !records::take_back(cx, me, event.id).await? && store::proxy(cx, event.id, me.id()).await?.is_some() {
            return Err(Trouble::Refused(say!(language, "checkin-taken-late")));
        }
        let but = cx.pressed_notice();
        retell(cx, (event.id, event.starts_at), me.id(), but).await?;
        Ok(Some(taken_back(language, &event)))
    }

    async fn look(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Look<View<Press>>> {
        let Ok(About { event, answer }) = serde_json::from_str(about) else {
            return Ok(Look::AsWritten);
        };
        let by = match answer {
            true => store::answered_by(tx, event, to).await?,
            false => store::proxy(tx, event, to).await?,
        };
        // They have answered themselves meanwhile, or it was taken back.
        let Some(by) = by else { return Ok(Look::Drop) };
        let event = events::event(tx, event).await?;
        Ok(match (answer, event.state(tx.now)) {
            (true, State::Coming) => Look::Say(answered(language, &event, &by, (tx.now, tx.zone()))),
            (true, State::Cancelled | State::Begun) | (false, State::Cancelled) => Look::Drop,
            // Whoever leads it has said otherwise by now.
            (false, State::Coming | State::Begun) if !store::is_there(tx, event.id, to).await? => Look::Drop,
            (false, State::Coming | State::Begun) => Look::Say(notice(language, &event, &by)),
        })
    }

    async fn look_again(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Option<View<Press>>> {
        let Ok(About { event, answer }) = serde_json::from_str(about) else {
            return Ok(None);
        };
        let met = match events::met(tx, to, event).await {
            Err(Trouble::Gone) => return Ok(None),
            met => met?,
        };
        let when = (tx.now, tx.zone());
        if answer {
            let by = store::answered_by(tx, event, to).await?;
            return Ok(Some(stands(language, &met, by.as_ref(), when)));
        }
        Ok(Some(match store::proxy(tx, event, to).await? {
            _ if met.event.cancelled => cancelled(language, &met.event, when),
            Some(by) if store::is_there(tx, event, to).await? => notice(language, &met.event, &by),
            Some(_) => corrected(language, &met.event),
            None => taken_back(language, &met.event),
        }))
    }
}

/// The event, and whom whoever speaks may check in there: the people of the schools that they represent, or everybody who
/// is expected where they hold the event.
async fn expected(cx: &mut Cx, id: EventId) -> Result<(Met, Vec<Colleague>)> {
    let (me, language) = (Registered::of(cx)?, cx.language());
    if let Some(Expected(met, all)) = cx.remembered()
        && met.event.id == id
    {
        return Ok((met, all));
    }
    let met = events::met(cx, me.id(), id).await?;
    let all = store::colleagues(cx, me, &met).await?;
    if all.is_empty() && met.holder.is_none() && roles::represented(cx, me).await?.is_empty() {
        return Err(Trouble::Refused(say!(language, "talk-not-representative")));
    }
    cx.remember(Expected(met.clone(), all.clone()));
    Ok((met, all))
}

/// What this turn has read, so that it is not asked again.
#[derive(Clone)]
struct Expected(Met, Vec<Colleague>);

/// Checks somebody in, and tells them; else says why not. A second time changes nothing and tells nobody.
async fn check_in(cx: &mut Cx, id: EventId, who: PersonId) -> Result<Option<String>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let (met, all) = expected(cx, id).await?;
    let event = met.event.clone();
    // Whoever is expected no more, or works elsewhere by now, is left out.
    let Some(one) = all.iter().find(|one| one.person == who) else {
        return Ok(None);
    };
    if one.has_checked_in {
        return Ok(None);
    }
    if event.cancelled {
        return Ok(Some(say!(language, "checkin-cancelled")));
    }
    let (opens_at, closes_at) = records::window(cx, &event).await?;
    let now = cx.now;
    if now < opens_at {
        let moment = text::moment(language, opens_at, now, cx.zone());
        return Ok(Some(say!(language, "checkin-early", moment = moment)));
    }
    if now > closes_at {
        return Ok(Some(say!(language, "checkin-colleagues-late")));
    }
    if records::check_in(cx, who, id, now, Some(me)).await?.is_none() {
        return Ok(Some(say!(language, "checkin-colleagues-closed")));
    }
    let mut all = all;
    for one in all.iter_mut().filter(|one| one.person == who) {
        (one.is_there, one.has_checked_in) = (true, true);
    }
    cx.remember(Expected(met, all));
    let Some(by) = store::proxy(cx, id, who).await? else {
        return Ok(None);
    };
    let matter = Matter { subject: id.0, about: About { event: id, answer: false }, say_by: closes_at };
    outbox::tell_of(cx, &[who], Colleagues::NAME, matter, |language| notice(language, &event, &by)).await?;
    Ok(None)
}

/// Whether an event still takes answers: until people can check in.
async fn takes_answers(cx: &mut Cx, event: &Event) -> Result<bool> {
    let (opens_at, _) = records::window(cx, event).await?;
    Ok(event.state(cx.now) == State::Coming && cx.now < opens_at)
}

/// The sign of what somebody has answered.
fn said(one: &Colleague) -> &'static str {
    match (one.answer, one.waits) {
        (Some(Answer::Going), _) => "✅ ",
        (Some(Answer::NotGoing), _) => "❌ ",
        (Some(Answer::Maybe), _) | (None, true) => "⏳ ",
        (None, false) => "",
    }
}

/// Says that somebody comes, and tells them, or takes it back; else says why not. What they have said themselves stands, and a
/// second time changes nothing and tells nobody.
async fn answer_for(cx: &mut Cx, id: EventId, who: PersonId, comes: bool) -> Result<Option<String>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let (mut met, mut all) = expected(cx, id).await?;
    let event = met.event.clone();
    let Some(one) = all.iter_mut().find(|one| one.person == who) else {
        return Ok(None);
    };
    if event.cancelled {
        return Ok(Some(say!(language, "checkin-answers-cancelled")));
    }
    if !takes_answers(cx, &event).await? {
        return Ok(Some(say!(language, "checkin-answers-late")));
    }
    let by = match (comes, one.answer, one.waits) {
        (true, Some(Answer::Going), _) | (false, None, false) => return Ok(None),
        (false, Some(Answer::Going), _) if one.is_answered_for => {
            events::unanswer_for(cx, who, &met).await?;
            (one.answer, one.is_answered_for) = (None, false);
            met.places.going -= 1;
            None
        }
        (true, None, false) if !met.places.has_one() => return Ok(Some(say!(language, "checkin-answers-full"))),
        (true, None, false) => {
            let Some(by) = events::answer_for(cx, me, who, &met).await? else { return Ok(None) };
            (one.answer, one.is_answered_for) = (Some(Answer::Going), true);
            met.places.going += 1;
            Some(by)
        }
        _ => return Ok(Some(say!(language, "checkin-answers-own"))),
    };
    cx.remember(Expected(met, all));
    retell(cx, (id, event.starts_at), who, None).await?;
    if let Some(by) = by {
        // Below zero, so that it stands for no check-in.
        let matter = Matter { subject: -id.0, about: About { event: id, answer: true }, say_by: event.starts_at };
        let when = (cx.now, cx.zone());
        let view = |language| answered(language, &event, &by, when);
        outbox::tell_of(cx, &[who], Colleagues::NAME, matter, view).await?;
    }
    Ok(None)
}

/// On the notice: whoever speaks does not come.
async fn declines(cx: &mut Cx, id: EventId) -> Result<View<Press>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let mut met = events::met(cx, me, id).await?;
    if met.event.state(cx.now) != State::Coming {
        return Err(Trouble::Refused(say!(language, "checkin-answers-over")));
    }
    if !met.is_member && met.answer.is_none() {
        return Err(Trouble::Gone);
    }
    if met.answer != Some(Answer::NotGoing) {
        events::answer(cx, me, &mut met, Answer::NotGoing).await?;
        let but = cx.pressed_notice();
        retell(cx, (id, met.event.starts_at), me, but).await?;
    }
    Ok(stands(language, &met, None, (cx.now, cx.zone())))
}

/// The event, as each notice of an answer has it.
fn about(title: String, language: Language, event: &Event, (now, zone): (DateTime<Utc>, Tz)) -> View<Press> {
    View::new(title).line(event.title.clone()).line(format!("🗓 {}", text::span(language, event.moments(), now, zone)))
}

fn open(language: Language, event: &Event) -> Button<Press> {
    Button::go(say!(language, "checkin-event"), ways::EVENT.of(event.id))
}

/// Somebody has said that you come.
fn answered(language: Language, event: &Event, by: &FullName, when: (DateTime<Utc>, Tz)) -> View<Press> {
    about(say!(language, "checkin-answered-title"), language, event, when)
        .line(say!(language, "checkin-answered-line", name = by.listed()))
        .row([
            Button::stand(say!(language, "checkin-not-coming"), Press::NotComing { event: event.id }),
            open(language, event),
        ])
}

/// What the notice says now of somebody who was answered for; `by` is who has, where it is still their word that counts.
fn stands(language: Language, met: &Met, by: Option<&FullName>, when: (DateTime<Utc>, Tz)) -> View<Press> {
    let event = &met.event;
    match (event.state(when.0), by) {
        (State::Cancelled, _) => return cancelled(language, event, when),
        (State::Begun, _) => {
            return View::new(event.title.clone())
                .line(format!("🗓 {}", text::span(language, event.moments(), when.0, when.1)))
                .line(say!(language, "checkin-answered-begun"))
                .button(open(language, event));
        }
        (State::Coming, Some(by)) => return answered(language, event, by, when),
        (State::Coming, None) => {}
    }
    let otherwise = say!(language, "checkin-answered-otherwise");
    let (title, line) = match met.reply() {
        Some(Reply::Answer(Answer::Going)) => (say!(language, "checkin-answered-going"), Some(otherwise)),
        Some(Reply::Answer(Answer::NotGoing)) => {
            let line = say!(language, "checkin-answers-declined-line");
            (say!(language, "checkin-answers-declined"), Some(line))
        }
        Some(Reply::Answer(Answer::Maybe)) => (say!(language, "checkin-answered-maybe"), Some(otherwise)),
        Some(Reply::Waits(_) | Reply::Offered(_)) => (say!(language, "checkin-answered-waits"), Some(otherwise)),
        // Who has left the event's groups is not asked to answer.
        None => {
            let line = met.is_member.then(|| say!(language, "checkin-answered-none-line"));
            (say!(language, "checkin-answered-none"), line)
        }
    };
    about(title, language, event, when).maybe_line(line).button(open(language, event))
}

/// The event will not be.
fn cancelled(language: Language, event: &Event, (now, zone): (DateTime<Utc>, Tz)) -> View<Press> {
    View::new(say!(language, "checkin-answered-cancelled", title = event.title.clone()))
        .line(format!("🗓 {}", text::span(language, event.moments(), now, zone)))
        .button(open(language, event))
}

/// Somebody has said that you are there.
fn notice(language: Language, event: &Event, by: &FullName) -> View<Press> {
    View::new(say!(language, "checkin-for-you-title"))
        .line(event.title.clone())
        .line(say!(language, "checkin-for-you-line", name = by.listed()))
        .button(Button::stand(say!(language, "checkin-not-me"), Press::NotMe { event: event.id }))
}

/// Whoever leads the event says otherwise.
fn corrected(language: Language, event: &Event) -> View<Press> {
    View::new(say!(language, "checkin-corrected"))
        .line(event.title.clone())
        .line(say!(language, "checkin-for-you-corrected"))
        .button(open(language, event))
}

fn taken_back(language: Language, event: &Event) -> View<Press> {
    View::new(say!(language, "checkin-taken-title"))
        .line(event.title.clone())
        .line(say!(language, "checkin-taken-line"))
        .button(open(language, event))
}
