//! The cards of the form of a new event.

use super::cards::{self, When};
use super::details;
use super::drafting::{Draft, Question};
use super::editing::Part;
use super::form::{Press, Step};
use super::notices;
use super::rules;
use super::slot::Slot;
use crate::features::happenings::choosing;
use crate::ids::EventId;
use crate::model::audience::{self, Sender};
use crate::model::events::{Event, Host, Hosted, Kind, Level, Offered, Plan, Rhythm, Whom};
use crate::model::groups::GroupName;
use crate::model::people::FullName;
use crate::model::regulation;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Result, Spot, View, calendar};
use crate::text::{self, Language, forms};

/// Groups on a page.
const PAGE: usize = 8;
/// Kinds that stand on the first card of them: the commonest.
const KINDS: usize = 12;

/// The card of a question.
pub async fn question(cx: &mut Cx, host: &Host, step: &Step, asked: Question) -> Result<View<Press>> {
    let language = cx.language();
    let (draft, today) = (&step.draft, cx.today());
    Ok(match asked {
        Question::Group => {
            groups(language, host, step, |hosted| (hosted.group.name.clone(), Press::Group { id: hosted.group.id }))
        }
        Question::Groups => {
            let ticked = |hosted: &Hosted| {
                let id = hosted.group.id;
                match draft.groups.contains(&id) {
                    true => (format!("✅ {}", hosted.group.name), Press::Without { id }),
                    false => (hosted.group.name.clone(), Press::Group { id }),
                }
            };
            groups(language, host, step, ticked)
                .line(say!(language, "events-form-groups-count", count = draft.groups.len()))
                .button(Button::press(say!(language, "events-form-groups-done"), Press::Done))
        }
        Question::Whom => choosing_whom(cx, step).await?,
        Question::Choose(kind) => {
            let chosen = draft.whom.clone().unwrap_or_default();
            let sender = Sender::of(cx)?;
            let press = |id, has| if has { Press::Drop { of: kind, id } } else { Press::Take { of: kind, id } };
            let leaf = |to| Press::Leaf { to };
            let view = choosing::choose(cx, &sender, &chosen, (kind, &step.spot), leaf, press).await?;
            view.button(choosing::chosen(language, &chosen, kind, Press::Chosen))
        }
        Question::Kind => {
            let offered = Offered::all(&*regulation::now(cx).await?)?;
            kinds(language, &offered, &step.spot)
        }
        Question::Title => {
            View::new(say!(language, "events-form-title-title")).question(say!(language, "events-form-title-question"))
        }
        Question::Day => {
            let view =
                View::new(say!(language, "events-form-day-title")).question(say!(language, "events-form-day-question"));
            let month = step.month.or(draft.day).unwrap_or(today);
            calendar::month(view, language, month, today, rules::days(today), |pick| Press::Pick { pick })
        }
        Question::Time => {
            let day = draft.day.unwrap_or(today);
            let view = View::new(say!(language, "events-form-time-title"))
                .line(format!("🗓 {}", text::day(language, day, today)))
                .question(say!(language, "events-form-time-question"));
            cards::times(view, day, When::of(cx), |time| Press::Time { time }).row([
                Button::press(say!(language, "events-form-whole-day"), Press::Whole),
                cards::other_day(language, Press::OtherDay),
            ])
        }
        Question::Place => {
            let view = View::new(say!(language, "events-form-place-title"))
                .question(say!(language, "events-form-place-question"));
            match place_of(host, draft) {
                Some(school) => view
                    .line(say!(language, "events-form-place-school", school = school))
                    .button(Button::press(say!(language, "events-form-place-host"), Press::Host)),
                None => view,
            }
        }
        Question::More => {
            let part = |part: Part| Button::press(part.named(language), Press::Part { part });
            let whom = whom(cx, draft).await?;
            preview(say!(language, "events-more-title"), cx, host, (draft, whom))
                .question(say!(language, "events-more-question"))
                .grid(2, Part::MORE.map(part))
                .button(Button::press(say!(language, "events-repeat"), Press::Change { what: Question::Repeat }))
        }
        Question::Repeat => {
            let rhythm = |label: String, rhythm| Button::press(label, Press::Repeat { rhythm });
            View::new(say!(language, "events-repeat-title"))
                .line(say!(language, "events-repeat-most"))
                .button(rhythm(say!(language, "events-repeat-weekly"), Some(Rhythm::Weekly)))
                .button(rhythm(say!(language, "events-repeat-fortnightly"), Some(Rhythm::Fortnightly)))
                .button(rhythm(say!(language, "events-repeat-monthly"), Some(Rhythm::Monthly)))
                .button(rhythm(say!(language, "events-repeat-never"), None))
        }
        Question::Until => {
            let day = draft.day.unwrap_or(today);
            let view = View::new(say!(language, "events-repeat-until-title"))
                .question(say!(language, "events-form-day-question"));
            let month = step.month.or(draft.until).unwrap_or(day);
            calendar::month(view, language, month, today, (day, rules::days(today).1), |pick| Press::Pick { pick })
        }
        Question::Part(part) => {
            let levels = Level::offered(&*regulation::now(cx).await?)?;
            let (when, slot) = (When::of(cx), draft.slot().unwrap_or(Slot::whole(draft.day.unwrap_or(today))));
            let view = details::ask(language, part, (slot, &draft.details), (when, step.month, &levels), |what| {
                Press::Given { what }
            });
            match part {
                Part::End => view.button(Button::press(
                    say!(language, "events-more-other-day"),
                    Press::Part { part: Part::LastDay },
                )),
                _ => view,
            }
        }
    })
}

/// The groups from which one chooses, and everybody for a coordinator.
fn groups(language: Language, host: &Host, step: &Step, row: impl Fn(&Hosted) -> (String, Press)) -> View<Press> {
    let spot = &step.spot;
    let found: Vec<_> =
        host.groups.iter().filter(|hosted| forms::finds(&spot.search, &[&hosted.group.name])).cloned().collect();
    let mut view = View::new(say!(language, "events-form-group-title"));
    if found.is_empty() && !spot.search.is_empty() {
        view = view.line(say!(language, "events-not-found", search = spot.shown()));
    }
    if host.groups.len() > PAGE {
        view = view.question(say!(language, "events-form-group-question"));
    }
    if host.coordinates {
        view = view.row([
            Button::press(say!(language, "events-form-all"), Press::All),
            Button::press(say!(language, "events-form-whom"), Press::Whom),
        ]);
    }
    view.list(
        language,
        found,
        PAGE,
        spot,
        |to| Press::Leaf { to },
        |hosted| {
            let (label, press) = row(&hosted);
            Button::press(text::clipped(&label, 60), press)
        },
    )
}

/// Who is chosen: by what, and how many that are.
async fn choosing_whom(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
    let language = cx.language();
    let (sender, chosen) = (Sender::of(cx)?, step.draft.whom.clone().unwrap_or_default());
    let facts = audience::store::facts(cx, &sender, &chosen).await?;
    let view = View::new(say!(language, "events-form-whom-title"));
    let view = match (chosen.is_chosen(), facts.count.people) {
        (false, _) => {
            view.line(say!(language, "events-form-whom-line")).question(say!(language, "events-form-whom-question"))
        }
        (true, 0) => {
            view.line(audience::said(language, &chosen, &facts.names)).line(say!(language, "events-form-whom-nobody"))
        }
        (true, people) => view
            .line(audience::said(language, &chosen, &facts.names))
            .line(say!(language, "events-form-whom-count", count = people, reached = facts.count.reached()))
            .line(say!(language, "events-form-whom-later"))
            .question(say!(language, "events-form-whom-more")),
    };
    let kind = |of: &audience::Kind| choosing::kind(language, &chosen, *of, Press::Of { of: *of });
    // Whoever comes back to a question that has its answer goes on by the form's own button.
    let onward = (step.changes && facts.count.people > 0)
        .then(|| Button::press(say!(language, "events-form-whom-done", count = facts.count.people), Press::Done));
    Ok(view.grid(2, audience::Kind::LASTING.iter().map(kind)).row(onward))
}

/// How many fit besides whoever makes it.
pub async fn fits(cx: &mut Cx, chosen: &audience::Audience) -> Result<i64> {
    let sender = Sender::of(cx)?;
    Ok(audience::store::facts(cx, &sender, chosen).await?.count.people)
}

/// Who is chosen, as the event says it; `None` for one of groups, or for everybody.
pub async fn whom(cx: &mut Cx, draft: &Draft) -> Result<Option<Whom>> {
    let Some(chosen) = draft.whom.clone().filter(audience::Audience::is_chosen) else {
        return Ok(None);
    };
    let sender = Sender::of(cx)?;
    let facts = audience::store::facts(cx, &sender, &chosen).await?;
    let said = |language| audience::said(language, &chosen, &facts.names);
    Ok(Some(Whom::of(chosen.clone(), said)))
}

/// The kinds, the commonest first; the others are one press away, and are heard when they are typed.
fn kinds(language: Language, offered: &[Offered], spot: &Spot) -> View<Press> {
    let button = |kind: &Offered| {
        let press = kind.key().map_or(Press::Kind { kind: kind.kind }, |key| Press::Own { key });
        Button::press(kind.named(language), press)
    };
    let view = View::new(say!(language, "events-form-kind-title"));
    if offered.len() <= KINDS + 2 {
        return view.grid(2, offered.iter().map(button));
    }
    let (common, rare) = offered.split_at(KINDS);
    let (shown, others, label, page) = match spot.page {
        0 => (common, rare, say!(language, "events-form-kind-rare"), 1),
        _ => (rare, common, say!(language, "events-form-kind-common"), 0),
    };
    let view = view.grid(2, shown.iter().map(button));
    let view = View { others: others.iter().map(button).collect(), ..view };
    view.button(Button::press(label, Press::Leaf { to: Leaf::Page(page) }))
}

/// Where the group is hosted, if all of the chosen ones are hosted there.
pub fn place_of(host: &Host, draft: &Draft) -> Option<String> {
    let mut places = draft.groups.iter().map(|id| host.of(*id).and_then(|hosted| hosted.place.clone()));
    let first = places.next()??;
    places.all(|place| place.as_ref() == Some(&first)).then_some(first)
}

/// Of which groups the event becomes, and who leads it.
pub fn made_by(host: &Host, draft: &Draft) -> (Vec<GroupName>, Option<FullName>) {
    if draft.all || draft.whom.is_some() {
        return (Vec::new(), Some(host.name.clone()));
    }
    // The order of their names, which is that of the host's groups, and of what is read of an event.
    let chosen = |hosted: &&Hosted| draft.groups.contains(&hosted.group.id);
    let mut groups: Vec<_> = host.groups.iter().filter(chosen).map(|hosted| hosted.group.clone()).collect();
    groups.sort_by_key(|group| forms::sort(&group.name));
    let first = draft.groups.iter().min().and_then(|id| host.of(*id));
    (groups, first.and_then(|hosted| hosted.led_by.clone()))
}

/// The notice that those would get for whom the event is, below another title.
fn preview(title: String, cx: &Cx, host: &Host, (draft, whom): (&Draft, Option<Whom>)) -> View<Press> {
    let (language, when) = (cx.language(), When::of(cx));
    let slot = draft.slot();
    let day = draft.day.unwrap_or(when.today());
    let (groups, led_by) = made_by(host, draft);
    let plan = Plan {
        kind: draft.kind.unwrap_or(Kind::Other),
        title: draft.title.clone().unwrap_or_default(),
        span: slot.unwrap_or(Slot::whole(day)).roughly(when.zone),
        place: draft.place.clone().unwrap_or_default(),
        details: draft.details.clone(),
        copied_from: None,
    };
    let event = Event { repeat: draft.repeat(), ..plan.made(EventId(0), (groups, whom), led_by) };
    let moment = slot.map(|slot| slot.said(language, when.today())).unwrap_or_default();
    let count = draft.repeat().and(draft.slots()).map(|slots| slots.len());
    let view = notices::preview(title, language, &event, moment);
    view.maybe_line(count.map(|count| say!(language, "events-repeat-count", count = count)))
}

/// Whether everything is right: what members will get, and what can be changed and added.
pub async fn confirm(cx: &mut Cx, host: &Host, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let whom = whom(cx, draft).await?;
    let change = |label: String, what| Button::press(label, Press::Change { what });
    let view = preview(say!(language, "events-form-confirm-title"), cx, host, (draft, whom))
        .question(say!(language, "events-form-confirm-question"))
        .button(Button::press(say!(language, "events-form-create"), Press::Create))
        .row([
            change(say!(language, "events-form-change-kind"), Question::Kind),
            change(say!(language, "events-form-change-title"), Question::Title),
        ])
        .row([
            change(say!(language, "events-form-change-day"), Question::Day),
            change(say!(language, "events-form-change-time"), Question::Time),
        ]);
    let mut last = vec![change(say!(language, "events-form-change-place"), Question::Place)];
    if host.groups.len() > 1 || host.coordinates {
        last.push(change(say!(language, "events-form-change-group"), Question::Groups));
    }
    Ok(view.row(last).button(change(say!(language, "events-form-more"), Question::More)))
}
