//! The room where events are looked at, answered, moved and cancelled, and one's own record.

use super::cards::{self, When};
use super::steps::{At, Press, Step, Within};
use super::store::{self, Tally};
use super::verbs::{self, About, Answered, News, Outlook, announce};
use super::{editing, lists, moving, notices, reminding, stopping};
use crate::ids::{EventId, PersonId};
use crate::model::events::{self, Answer, Event, Holder, Met, State};
use crate::model::groups::{self, Joining};
use crate::model::records;
use crate::model::roles::{self, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Look, Next, Place, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::Language;

pub struct Events;

impl Room for Events {
    const NAME: &'static str = "events";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Coming
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Edit { draft, .. } if !draft.is_empty() => Some(say!(language, "events-edit-draft")),
            Step::Coming { .. }
            | Step::Card { .. }
            | Step::Cancel { .. }
            | Step::Restore { .. }
            | Step::Move { .. }
            | Step::Edit { .. } => None,
        }
    }

    async fn enter(_cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        Ok(Next::Go(match at {
            At::Coming => Step::Coming { spot: Spot::default() },
            // What somebody did has a room of its own by now.
            At::Record => return Ok(Next::To(ways::RECORD.place())),
            At::Card { id } => Step::card(id),
            At::Within { of: (id, group) } => Step::card(id).within(Some(Within { group, among: false })),
            At::Among { of: (id, group) } => Step::card(id).within(Some(Within { group, among: true })),
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let (language, when) = (cx.language(), When::of(cx));
        Ok(match step {
            Step::Coming { spot } => lists::coming(cx, spot).await?,
            Step::Card { id, met, within } => card(cx, *id, met.as_deref(), *within).await?,
            Step::Cancel { id } => {
                let met = met(cx, *id).await?;
                let follows = met.is_followed();
                stopping::cancelling(language, &met.held(language)?.1, when, follows)
            }
            Step::Restore { id } => stopping::restoring(language, &held(cx, *id).await?.1, when),
            Step::Move { id, ask } => moving::ask(cx, *id, *ask).await?,
            Step::Edit { id, draft } => editing::ask(cx, *id, draft).await?,
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::Coming { spot }, Said::Press(Press::Leaf { to })) => Next::Go(Step::Coming { spot: spot.after(to) }),
            (Step::Coming { .. }, Said::Text(typed)) => Next::Go(Step::Coming { spot: Spot::found(&typed) }),

            (Step::Card { within, .. }, Said::Press(Press::Answer { id, given })) => {
                let (met, late) = answer(cx, id, given).await?;
                match late {
                    None => Next::Go(Step::card_of(met).within(within)),
                    Some(state) => Next::Stay(cards::late(language, state)),
                }
            }
            (Step::Card { id, .. }, Said::Press(Press::Cancel)) => {
                let (_, known) = held(cx, id).await?;
                if known.cancelled || known.attendance_saved {
                    Next::Go(Step::card(id))
                } else {
                    Next::Go(Step::Cancel { id })
                }
            }
            (Step::Card { .. }, Said::Press(Press::Join { id })) => join(cx, id).await?,
            (Step::Card { id, .. }, Said::Press(Press::Move)) => moving::begin(cx, id).await?,
            (Step::Card { id, .. }, Said::Press(Press::Edit)) => {
                Next::Go(Step::Edit { id, draft: editing::Draft::default() })
            }
            (Step::Card { id, within, .. }, Said::Press(Press::Silent)) => {
                let me = Registered::of(cx)?.id();
                if events::be_silent(cx, id, me).await? {
                    cx.remark(say!(language, "events-silent"));
                }
                Next::Go(Step::card(id).within(within))
            }
            (Step::Cancel { id }, Said::Press(Press::Yes)) => cancel(cx, id, false).await?,
            (Step::Cancel { id }, Said::Press(Press::Following)) => cancel(cx, id, true).await?,
            (Step::Card { id, .. }, Said::Press(Press::Restore)) => {
                let (_, known) = held(cx, id).await?;
                let is_ahead = known.cancelled && known.starts_at > cx.now;
                Next::Go(if is_ahead { Step::Restore { id } } else { Step::card(id) })
            }
            (Step::Restore { id }, Said::Press(Press::Yes)) => restore(cx, id, true).await?,
            (Step::Restore { id }, Said::Press(Press::Quietly)) => restore(cx, id, false).await?,
            (Step::Cancel { id } | Step::Restore { id }, Said::Press(Press::Back)) => Next::Go(Step::card(id)),
            (Step::Move { id, ask }, said) => moving::answer(cx, id, ask, said).await?,
            (Step::Edit { id, draft }, said) => editing::answer(cx, id, draft, said).await?,

            _ => Next::Puzzled,
        })
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let Press::Answer { id, given } = press else {
            return Err(Trouble::Gone);
        };
        let (language, when) = (cx.language(), When::of(cx));
        let (met, late) = answer(cx, id, given).await?;
        Ok(Some(match late {
            None => notices::invitation(language, &met.event, when, met.reply()),
            Some(state) => {
                cx.toast(cards::late(language, state));
                notices::closed(language, &met.event, when, state)
            }
        }))
    }

    fn answers_notice(typed: &str, language: Language) -> bool {
        cards::answer_typed(language, typed).is_some()
    }

    async fn answer_notice(cx: &mut Cx, subject: i64, typed: &str) -> Result<Place> {
        let id = EventId(subject);
        if let Some(given) = cards::answer_typed(cx.language(), typed) {
            // One that comes too late is told by the card.
            answer(cx, id, given).await?;
        }
        Ok(ways::EVENT.of(id))
    }

    async fn look_again(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Option<View<Press>>> {
        let Ok(About { event, news }) = serde_json::from_str(about) else {
            return Ok(None);
        };
        Ok(match events::met(tx, to, event).await {
            Err(Trouble::Gone) => None,
            met => Some(notices::standing(language, &met?, When::of(tx), &news)),
        })
    }

    async fn look(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Look<View<Press>>> {
        // What another version wrote is said as it was written.
        let Ok(About { event, news }) = serde_json::from_str(about) else {
            return Ok(Look::AsWritten);
        };
        let met = match events::met(tx, to, event).await {
            Err(Trouble::Gone) => return Ok(Look::DropAll),
            met => met?,
        };
        if matches!(news, News::Soon { .. }) && reminding::knows(tx, &met.event, to).await? {
            return Ok(Look::Drop);
        }
        Ok(match verbs::outlook(&news, &met, When::of(tx)) {
            Outlook::Say => Look::Say(notices::of_met(language, &met, When::of(tx), &news)),
            Outlook::Drop => Look::Drop,
            Outlook::DropAll => Look::DropAll,
        })
    }
}

/// The event, and what it is to the person who speaks.
pub async fn met(cx: &mut Cx, id: EventId) -> Result<Met> {
    let me = Registered::of(cx)?.id();
    events::met(cx, me, id).await
}

/// Takes an answer, with a toast if it counts; `Some` if it came too late. Strangers are refused.
async fn answer(cx: &mut Cx, id: EventId, given: Answer) -> Result<(Met, Option<State>)> {
    let (me, language) = (Registered::of(cx)?, cx.language());
    let mut met = met(cx, id).await?;
    let pressed = cx.pressed_notice();
    match verbs::answer(cx, me, &mut met, given, pressed).await? {
        Answered::Kept => {
            cx.toast(cards::kept(language, &met, given));
            Ok((met, None))
        }
        Answered::Late(state) => Ok((met, Some(state))),
        Answered::Stranger => Err(Trouble::Refused(match met.event.is_of_groups() {
            true => say!(language, "events-answer-not-member", groups = met.event.of_groups()),
            false => say!(language, "events-card-stranger-chosen"),
        })),
    }
}

/// The event with the authority over it; others are refused.
async fn held(cx: &mut Cx, id: EventId) -> Result<(Holder, Event)> {
    met(cx, id).await?.held(cx.language())
}

/// A stranger joins the event's group, the first of them that admits, and comes.
async fn join(cx: &mut Cx, id: EventId) -> Result<Next<Events>> {
    let (me, language) = (Registered::of(cx)?, cx.language());
    let mut met = met(cx, id).await?;
    let state = met.event.state(cx.now);
    if state != State::Coming {
        return Ok(Next::Stay(cards::late(language, state)));
    }
    let (mut joined, mut is_full) = (None, false);
    for group in met.event.groups.clone() {
        if met.is_member {
            break;
        }
        match groups::join(cx, group.id, me).await? {
            Joining::Joined | Joining::Already => {
                met.is_member = true;
                joined = Some(group.name);
            }
            Joining::HasLeft => return Err(Trouble::Refused(say!(language, "events-join-left"))),
            Joining::NotInPerson(admits) => return Err(Trouble::Refused(admits.why(language))),
            // Another of its groups may admit them.
            Joining::Closed => {}
            Joining::Full(_) => is_full = true,
        }
    }
    if !met.is_member {
        return Err(Trouble::Refused(match met.event.is_of_groups() {
            true if is_full => say!(language, "events-join-full"),
            true => say!(language, "events-join-closed"),
            false => say!(language, "events-card-stranger-chosen"),
        }));
    }
    verbs::answer(cx, me, &mut met, Answer::Going, None).await?;
    if let Some(group) = joined {
        cx.remark(match met.waits {
            Some(waits) => say!(language, "events-joined-waits", group = group, number = waits.number),
            None => say!(language, "events-joined", group = group),
        });
    }
    Ok(Next::Go(Step::card_of(met)))
}

async fn cancel(cx: &mut Cx, id: EventId, following: bool) -> Result<Next<Events>> {
    let language = cx.language();
    let mut met = met(cx, id).await?;
    let (holder, known) = met.clone().held(language)?;
    if known.attendance_saved || known.cancelled {
        return Ok(Next::Go(Step::card_of(met)));
    }
    let people = events::cancel(cx, holder).await?.ok_or(Trouble::Gone)?;
    met.event.cancelled = true;
    let mut gone = match following {
        true => events::cancel_following(cx, holder).await?,
        false => Vec::new(),
    };
    let following = !gone.is_empty();
    gone.push((id, known.starts_at));
    verbs::retell_all(cx, &gone).await?;
    // Nobody needs to be told of an event that is over.
    let told = match known.state(cx.now) {
        State::Coming => {
            let news = if following { News::Stopped } else { News::Cancelled };
            let reach = announce(cx, &met.event, &people, news).await?;
            cards::reach(language, &met.event, reach).join(" ")
        }
        State::Begun | State::Cancelled => String::new(),
    };
    let remark = match gone.len() {
        1 => say!(language, "events-cancelled", told = told),
        count => say!(language, "events-cancelled-all", count = count, told = told),
    };
    cx.remark(remark.trim_end());
    Ok(Next::Go(Step::card_of(met)))
}

/// A cancelled event will be after all. Those who were told of the cancelling are told.
async fn restore(cx: &mut Cx, id: EventId, loud: bool) -> Result<Next<Events>> {
    let language = cx.language();
    let mut met = met(cx, id).await?;
    let (holder, known) = met.clone().held(language)?;
    if !known.cancelled {
        return Ok(Next::Go(Step::card_of(met)));
    }
    let Some(people) = events::restore(cx, holder).await? else {
        return Ok(Next::Stay(say!(language, "events-restore-late")));
    };
    met.event.cancelled = false;
    verbs::retell(cx, &met.event).await?;
    let told = if loud {
        cards::reach(language, &met.event, announce(cx, &met.event, &people, News::Restored).await?).join(" ")
    } else {
        say!(language, "events-told-nobody")
    };
    cx.remark(say!(language, "events-restored", told = told));
    Ok(Next::Go(Step::card_of(met)))
}

/// Whether people can check in now.
async fn takes_people(cx: &mut Cx, event: &Event) -> Result<bool> {
    if event.cancelled || event.attendance_saved {
        return Ok(false);
    }
    let (opens_at, closes_at) = records::window(cx, event).await?;
    Ok((opens_at..=closes_at).contains(&cx.now))
}

async fn card(cx: &mut Cx, id: EventId, known: Option<&Met>, within: Option<Within>) -> Result<View<Press>> {
    let met = match known {
        Some(known) => known.clone(),
        None => met(cx, id).await?,
    };
    let tally = match met.holder {
        Some(holder) if !met.event.cancelled => Some(store::tally(cx, holder).await?),
        // Whoever holds it may restore it.
        Some(_) => Some(Tally::default()),
        None => None,
    };
    let link = cx.around.link(&cards::payload(id));
    let mut view = cards::card(cx.language(), &met, When::of(cx), (link, cx.around.shares), tally);
    let (is_representative, takes) = (roles::represents(cx)?, takes_people(cx, &met.event).await?);
    if is_representative && met.event.state(cx.now) == State::Coming && !takes {
        let colleagues = Button::go(say!(cx.language(), "events-card-answer-for"), ways::COLLEAGUES.of(id));
        view.rows.insert(0, vec![colleagues]);
    }
    if takes {
        // Whoever represents a school does so for its people.
        if is_representative {
            let colleagues = Button::go(say!(cx.language(), "events-card-colleagues"), ways::COLLEAGUES.of(id));
            view.rows.insert(0, vec![colleagues]);
        }
        if met.is_member || met.answer == Some(Answer::Going) {
            let here = Button::go(say!(cx.language(), "events-card-here"), ways::CHECK_IN.of(id));
            view.rows.insert(0, vec![here]);
        }
    }
    if met.presence.is_some() && met.event.attendance_saved {
        let certificate = Button::go(say!(cx.language(), "events-card-certificate"), ways::CERTIFICATE.of(id));
        view.rows.insert(0, vec![certificate]);
    }
    if let (Some(within), Some(last)) = (within, view.rows.last_mut()) {
        *last = vec![Button::back(cx.language(), within.place())];
    }
    Ok(view)
}
