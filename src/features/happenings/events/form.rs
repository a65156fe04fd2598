//! The form of a new event.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::asking;
use super::cards::{self, When};
use super::details::{self, Given, Taken};
use super::drafting::{self, Draft, Question};
use super::editing::Part;
use super::rules;
use super::slot::Slot;
use super::verbs::{News, announce};
use crate::features::happenings::clock::Hours;
use crate::ids::{CategoryId, EventId, GroupId};
use crate::model::events::{self, Audience, Event, Host, Kind, Level, Offered, Plan, Rhythm};
use crate::model::roles::{Coordinator, Leader, Registered};
use crate::model::{audience, needs, regulation, ways};
use crate::say;
use crate::talk::{Button, Cx, Form, Leaf, Next, Result, Room, Said, Spot, Trouble, Turn, View, calendar};
use crate::text::Language;

pub struct NewEvent;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    New,
    Of {
        group: GroupId,
    },
    /// One about what many find hard, for everybody.
    About {
        category: CategoryId,
    },
    /// An earlier one once more.
    Again {
        event: EventId,
    },
}

/// What the person has said so far, and what is asked now.
pub type Step = Form<Draft>;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    Group {
        id: GroupId,
    },
    /// It is not for this one, which was chosen.
    Without {
        id: GroupId,
    },
    /// It is for everybody.
    All,
    /// It is for people who are chosen.
    Whom,
    /// Of which kind one is chosen.
    Of {
        of: audience::Kind,
    },
    /// Chooses one; its name is short, since a button has room for 64 bytes.
    #[serde(rename = "t")]
    Take {
        of: audience::Kind,
        id: i64,
    },
    /// Leaves one out that was chosen.
    #[serde(rename = "d")]
    Drop {
        of: audience::Kind,
        id: i64,
    },
    /// Back to all kinds.
    Chosen,
    /// The groups are these.
    Done,
    Kind {
        kind: Kind,
    },
    /// A kind of the municipality's own.
    Own {
        key: i64,
    },
    Pick {
        pick: calendar::Pick,
    },
    Time {
        time: NaiveTime,
    },
    /// It has no hours.
    Whole,
    /// Asks for the day again.
    OtherDay,
    /// The organisation that hosts the group is the place.
    Host,
    Change {
        what: Question,
    },
    Part {
        part: Part,
    },
    /// Something that it may have besides; its names are short, since a button has room for 64 bytes.
    #[serde(rename = "g")]
    Given {
        #[serde(rename = "w")]
        what: Given,
    },
    /// How often it repeats.
    Repeat {
        rhythm: Option<Rhythm>,
    },
    Create,
    Form {
        turn: Turn,
    },
}

impl Room for NewEvent {
    const NAME: &'static str = "newevent";
    /// A draft has several groups, or none and is for everybody.
    const VERSION: i64 = 2;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::New
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        // Before the kind is chosen there is nothing to lose.
        step.draft.kind.is_some().then(|| say!(language, "events-form-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let host = host(cx).await?;
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let draft = match at {
            At::Of { group } => {
                among(cx, &host, &[group]).await?;
                Draft { groups: vec![group], ..Draft::default() }
            }
            // A leader of one group is not asked which.
            At::New if host.led().count() == 1 => {
                Draft { groups: host.led().map(|hosted| hosted.group.id).collect(), ..Draft::default() }
            }
            At::New => Draft { choose: true, ..Draft::default() },
            At::About { category } => {
                Coordinator::of(cx).await?;
                let category = needs::offered_categories(cx).await?.into_iter().find(|one| one.id == category);
                Draft::about(&category.ok_or(Trouble::Gone)?)
            }
            At::Again { event } => {
                let earlier = events::event(cx, event).await?;
                let slot = When::of(cx).slot(&earlier);
                let refused = || Trouble::Refused(say!(cx.language(), "talk-not-leader"));
                Draft::again(&earlier, slot, &host).ok_or_else(refused)?
            }
        };
        Ok(Next::Go(Form::onward(draft)))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let turn = |turn| Press::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            return Ok(leaving);
        }
        let host = host(cx).await?;
        let view = match step.asks {
            Some(asked) => {
                let view = asking::question(cx, &host, step, asked).await?;
                // What nobody is asked for is no step of the form.
                let is_step = !matches!(
                    asked,
                    Question::Groups
                        | Question::Choose(_)
                        | Question::More
                        | Question::Part(_)
                        | Question::Repeat
                        | Question::Until
                );
                if is_step { step.card(language, view) } else { view }
            }
            None => asking::confirm(cx, &host, &step.draft).await?,
        };
        // A list of what can be chosen leads back to all kinds.
        if matches!(step.asks, Some(Question::Choose(_))) {
            return Ok(view);
        }
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        if let Said::Press(Press::Form { turn }) = said {
            return Ok(step.turn(cx, turn, ways::EVENTS.place()));
        }
        // Another leader may have taken the group over since the form was begun.
        let host = host(cx).await?;
        if !step.draft.groups.is_empty() {
            among(cx, &host, &step.draft.groups).await?;
        }
        let kinds = Offered::all(&*regulation::now(cx).await?)?;
        let (asks, draft) = (step.asks, step.draft.clone());
        Ok(match (asks, said) {
            (Some(Question::Group | Question::Groups | Question::Kind), Said::Press(Press::Leaf { to })) => {
                let spot = step.spot.clone().after(to);
                Next::Go(step.at(spot))
            }
            (Some(Question::Group | Question::Groups), Said::Text(typed)) => Next::Go(step.at(Spot::found(&typed))),
            (Some(Question::Group), Said::Press(Press::Group { id })) => {
                among(cx, &host, &[id]).await?;
                Next::Go(Form::onward(draft.of(vec![id], false, None)))
            }
            (Some(Question::Group | Question::Groups), Said::Press(Press::All)) if host.coordinates => {
                Next::Go(Form::onward(draft.of(Vec::new(), true, None)))
            }
            (Some(Question::Group | Question::Groups), Said::Press(Press::Whom)) if host.coordinates => {
                let whom = draft.whom.clone().unwrap_or_default();
                Next::Go(Form::change(draft.of(Vec::new(), false, Some(whom)), Question::Whom))
            }
            (Some(Question::Whom), Said::Press(Press::Of { of })) if audience::Kind::LASTING.contains(&of) => {
                Next::Go(Form::change(draft, Question::Choose(of)))
            }
            (Some(Question::Whom), Said::Press(Press::Done)) => Next::Go(Form::onward(draft)),
            (Some(Question::Choose(_)), Said::Press(Press::Leaf { to })) => {
                let spot = step.spot.clone().after(to);
                Next::Go(step.at(spot))
            }
            (Some(Question::Choose(_)), Said::Text(typed)) => Next::Go(step.at(Spot::found(&typed))),
            (Some(Question::Choose(kind)), Said::Press(Press::Take { of, id })) if of == kind => {
                Next::Go(Form { draft: draft.choosing(of, id, true), ..step })
            }
            (Some(Question::Choose(kind)), Said::Press(Press::Drop { of, id })) if of == kind => {
                Next::Go(Form { draft: draft.choosing(of, id, false), ..step })
            }
            (Some(Question::Choose(_)), Said::Press(Press::Chosen)) => Next::Go(Form::change(draft, Question::Whom)),
            (Some(Question::Groups), Said::Press(Press::Group { id })) => {
                among(cx, &host, &[id]).await?;
                let mut groups = draft.groups.clone();
                if !groups.contains(&id) {
                    groups.push(id);
                }
                Next::Go(Form { draft: draft.of(groups, false, None), ..step })
            }
            (Some(Question::Groups), Said::Press(Press::Without { id })) => {
                let mut groups = draft.groups.clone();
                groups.retain(|group| *group != id);
                // One of them stays.
                if groups.is_empty() {
                    return Ok(Next::Stay(say!(language, "events-form-groups-one")));
                }
                Next::Go(Form { draft: draft.of(groups, false, None), ..step })
            }
            (Some(Question::Groups), Said::Press(Press::Done)) => Next::Go(Form::onward(draft)),
            // «Семинар: Формирующее оценивание» says two things at once.
            (Some(Question::Kind), Said::Text(typed)) => match drafting::named(&kinds, language, &typed) {
                Some((kind, title)) => Next::Go(Form::onward(Draft { title: Some(title), ..draft.of_kind(kind) })),
                None => Next::Puzzled,
            },
            (Some(Question::Kind), Said::Press(Press::Kind { kind })) => {
                Next::Go(Form::onward(draft.of_kind(Offered { kind, own: None })))
            }
            (Some(Question::Kind), Said::Press(Press::Own { key })) => {
                match kinds.iter().find(|kind| kind.key() == Some(key)) {
                    Some(kind) => Next::Go(Form::onward(draft.of_kind(kind.clone()))),
                    None => Next::Stay(say!(language, "events-form-regulation")),
                }
            }
            (Some(Question::Title), Said::Text(typed)) => match rules::title(&typed) {
                None => Next::Stay(say!(language, "events-form-title-flaw", count = typed.chars().count())),
                title => Next::Go(Form::onward(Draft { title, ..draft })),
            },
            (Some(Question::Day), Said::Press(Press::Pick { pick })) => step.picked(pick, |draft, day| {
                let (first, last) = rules::days(cx.today());
                match (first..=last).contains(&day) {
                    true => Ok(on(cx, draft, day)),
                    false => Err(say!(language, "events-flaw-past")),
                }
            }),
            // «27.11 с 10 до 12» says two things at once.
            (Some(Question::Day), Said::Text(typed)) => match cards::moment_typed(language, &typed, When::of(cx)) {
                Some(Ok((day, hours))) => timed(cx, draft, Slot::of(day, hours)),
                Some(Err(words)) => Next::Stay(words),
                None => Next::Stay(cards::no_day(language, &typed)),
            },
            (Some(Question::Time), Said::Press(Press::Time { time })) => {
                let day = draft.day.unwrap_or(cx.today());
                timed(cx, draft, Slot::of(day, Hours::from(time)))
            }
            (Some(Question::Time), Said::Press(Press::Whole)) => {
                let slot = Slot::whole(draft.day.unwrap_or(cx.today()));
                // The days of one that had none of the hours either stay.
                let slot = draft.slot().filter(|was| was.hours.is_none()).unwrap_or(slot);
                timed(cx, draft, slot)
            }
            (Some(Question::Time), Said::Press(Press::OtherDay)) => Next::Go(Form::change(draft, Question::Day)),
            (Some(Question::Time), Said::Text(typed)) => {
                let (when, day) = (When::of(cx), draft.day.unwrap_or(cx.today()));
                match cards::hours_typed(language, &typed, day, when) {
                    Ok(hours) => timed(cx, draft, Slot::of(day, hours)),
                    // Perhaps it is another day as well.
                    Err(words) => match cards::moment_typed(language, &typed, when) {
                        Some(Ok((day, hours))) => timed(cx, draft, Slot::of(day, hours)),
                        Some(Err(words)) => Next::Stay(words),
                        None => Next::Stay(words),
                    },
                }
            }
            (Some(Question::Place), Said::Press(Press::Host)) => {
                let place = asking::place_of(&host, &draft);
                Next::Go(Form::onward(Draft { place, ..draft }))
            }
            (Some(Question::Place), Said::Text(typed)) => match rules::place(&typed) {
                None => Next::Stay(say!(language, "events-form-place-flaw", count = typed.chars().count())),
                place => Next::Go(Form::onward(Draft { place, ..draft })),
            },
            (Some(Question::More | Question::Part(_)) | None, Said::Press(Press::Part { part })) => {
                let part = draft.slot().map_or(part, |slot| part.asked_of(slot));
                Next::Go(Form::change(draft, Question::Part(part)))
            }
            (Some(Question::Part(part)), Said::Press(Press::Given { what })) => match draft.slot() {
                Some(slot) => took(step, details::given(language, part, (slot, draft.details), what)),
                None => Next::Puzzled,
            },
            (Some(Question::Part(part)), Said::Text(typed)) => match draft.slot() {
                Some(slot) => {
                    let when = When::of(cx);
                    took(step, details::typed(language, part, (slot, draft.details), &typed, when))
                }
                None => Next::Puzzled,
            },
            (Some(Question::More), Said::Press(Press::Change { what: Question::Repeat })) => {
                Next::Go(Form::change(draft, Question::Repeat))
            }
            (Some(Question::Repeat), Said::Press(Press::Repeat { rhythm: Some(rhythm) })) => {
                Next::Go(Form::change(Draft { rhythm: Some(rhythm), ..draft }, Question::Until))
            }
            (Some(Question::Repeat), Said::Press(Press::Repeat { rhythm: None })) => {
                Next::Go(Form::onward(Draft { rhythm: None, until: None, ..draft }))
            }
            (Some(Question::Until), Said::Press(Press::Pick { pick })) => step.picked(pick, |draft, day| {
                let draft = Draft { until: Some(day), ..draft };
                match draft.repeat() {
                    Some(_) => Ok(draft),
                    None => Err(say!(language, "events-repeat-flaw")),
                }
            }),
            (Some(Question::Until), Said::Text(typed)) => Next::Stay(cards::no_day(language, &typed)),
            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(draft, what)),
            (None, Said::Press(Press::Create)) => finish(cx, &host, &kinds, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

/// For whom the person may make events; who may for nobody is told who does.
async fn host(cx: &mut Cx) -> Result<Host> {
    let me = Registered::of(cx)?.id();
    let host = events::host(cx, me).await?;
    if host.groups.is_empty() && !host.coordinates {
        return Err(Trouble::Refused(say!(cx.language(), "events-form-no-group")));
    }
    Ok(host)
}

/// Holds that the groups are the person's; of another one it is asked whether it is closed or somebody else's.
async fn among(cx: &mut Cx, host: &Host, groups: &[GroupId]) -> Result<()> {
    for group in groups {
        if host.of(*group).is_none() {
            if !host.coordinates {
                Leader::of(cx, *group).await?;
            }
            return Err(Trouble::Refused(say!(cx.language(), "events-form-closed")));
        }
    }
    Ok(())
}

/// The draft on another day. A time that the day has made past is asked again.
fn on(cx: &Cx, draft: Draft, day: NaiveDate) -> Draft {
    let draft = Draft { day: Some(day), ..draft };
    match draft.slot().map(|slot| slot.span(cx.zone(), cx.now)) {
        Some(Ok(_)) | None => draft,
        Some(Err(_)) => Draft { time: None, end: None, whole: false, ..draft },
    }
}

fn timed(cx: &Cx, draft: Draft, slot: Slot) -> Next<NewEvent> {
    match slot.span(cx.zone(), cx.now) {
        Ok(_) => Next::Go(Form::onward(draft.at(slot))),
        Err(flaw) => Next::Stay(cards::flaw(cx.language(), flaw)),
    }
}

/// What follows an answer about what an event may have besides.
fn took(step: Step, taken: Taken) -> Next<NewEvent> {
    match taken {
        Taken::Done(slot, details) => Next::Go(Form::onward(Draft { details, ..step.draft.at(slot) })),
        Taken::On(slot, part) => Next::Go(Form::change(step.draft.at(slot), Question::Part(part))),
        Taken::Month(month) => Next::Go(Form { month: Some(month), ..step }),
        Taken::No(words) => Next::Stay(words),
        Taken::Puzzled => Next::Puzzled,
    }
}

/// For whom the draft is, as the guard lets it. Of who was chosen, those who fit now.
async fn audience(cx: &mut Cx, host: &Host, draft: &Draft) -> Result<Option<Audience>> {
    if let Some(whom) = asking::whom(cx, draft).await? {
        let by = Coordinator::of(cx).await?;
        let fits = asking::fits(cx, &whom.of).await? > 0;
        return Ok(fits.then(|| Audience::chosen(by, whom)));
    }
    // A draft without a group and without everybody is not whole.
    Ok(if draft.all != draft.groups.is_empty() { None } else { host.audience(&draft.groups) })
}

/// The draft becomes an event, and those are told for whom it is.
async fn finish(cx: &mut Cx, host: &Host, kinds: &[Offered], draft: Draft) -> Result<Next<NewEvent>> {
    let language = cx.language();
    if draft.all && !host.coordinates {
        return Err(Trouble::Refused(say!(language, "talk-not-coordinator")));
    }
    let audience = audience(cx, host, &draft).await?;
    if audience.is_none() && draft.whom.is_some() {
        // Whom somebody has chosen may all have left since.
        cx.remark(say!(language, "events-form-whom-nobody"));
        return Ok(Next::Go(Form::change(draft, Question::Whom)));
    }
    let (Some(audience), Some(kind), Some(title), Some(slots), Some(place)) =
        (audience, draft.kind, draft.title.clone(), draft.slots(), draft.place.clone())
    else {
        return Ok(Next::Go(Form::onward(draft)));
    };
    // The regulation may have changed since it was said, or since the event of which this is a copy.
    let gone = match draft.details.level {
        _ if !kinds.iter().any(|one| one.kind == kind && one.own == draft.details.own_kind) => Some(Question::Kind),
        Some(level) if !Level::offered(&*regulation::now(cx).await?)?.contains(&level) => {
            Some(Question::Part(Part::Level))
        }
        Some(_) | None => None,
    };
    if let Some(gone) = gone {
        cx.remark(say!(language, "events-form-regulation"));
        return Ok(Next::Go(Form::change(draft, gone)));
    }
    let spans: std::result::Result<Vec<_>, rules::Flaw> =
        slots.into_iter().map(|slot| slot.span(cx.zone(), cx.now)).collect();
    let spans = match spans {
        Ok(spans) => spans,
        // The draft may be days old.
        Err(flaw) => return Ok(Next::Stay(cards::flaw(language, flaw))),
    };
    let Some(span) = spans.first().copied() else {
        return Ok(Next::Go(Form::onward(draft)));
    };
    let Draft { details, copied_from, .. } = draft.clone();
    let plan = Plan { kind, title, span, place, details, copied_from };
    let repeat = draft.repeat();
    let (id, people) = match repeat {
        Some(repeat) => events::create_all(cx, &audience, &plan, repeat, &spans).await?,
        None => events::create(cx, &audience, &plan).await?,
    };
    // One that is not for everybody any more reaches too few of those who find it hard.
    if let Some(category) = draft.about.filter(|_| draft.all) {
        let by = Coordinator::of(cx).await?;
        events::say_about(cx, by, id, category).await?;
    }
    let (groups, led_by) = asking::made_by(host, &draft);
    let whom = asking::whom(cx, &draft).await?;
    let event = Event { repeat, ..plan.made(id, (groups, whom), led_by) };
    let reach = announce(cx, &event, &people, News::Created).await?;
    let link = cx.around.link(&cards::payload(id));
    let another = match draft.groups.as_slice() {
        [group] => ways::NEW_EVENT_OF.of(*group),
        _ => ways::NEW_EVENT.place(),
    };
    let view = View::new(say!(language, "events-form-created-title"))
        .line(format!("{}: {}", event.called(language), event.title))
        .line(format!("🗓 {}", When::of(cx).near(language, &event)))
        .maybe_line(repeat.map(|_| say!(language, "events-repeat-count", count = spans.len())))
        .lines(cards::reach(language, &event, reach))
        .line(say!(language, "events-card-link", link = link))
        .button(Button::go(say!(language, "events-form-open"), ways::EVENT.of(id)))
        .button(Button::go(say!(language, "events-form-another"), another))
        .button(Button::home(language));
    Ok(Next::Done(view))
}
