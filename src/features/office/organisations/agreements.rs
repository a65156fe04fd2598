//! The conversation about the agreements and contracts of an organisation (S0-08), and what is told of their ends.
//!
//! ```text
//! - (a school) → [Договоры]
//! - Договоры и соглашения. Школа № 3. Всего 2                      — [Внести] [Соглашение № 5 · до 21.12.2026]
//! - Соглашение № 5 от 1 сентября 2026. Для кластера «Физика». Школа № 3, Лесной институт. По 21 декабря 2026
//!                                                                  — [Изменить срок] [Кластер] [Убрать]
//! - (30, 14, 7 and 1 days before, as the regulation has it, to the coordinators)
//!   ❗ Соглашение № 5 заканчивается. Школа № 3. По 21 декабря 2026 — [Открыть]
//! ```

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::asking;
use crate::feature::Ran;
use crate::features::office::views::{ROWS, sure};
use crate::ids::{AgreementId, GroupId, OrganisationId, PersonId};
use crate::model::groups::{self, GroupName};
use crate::model::organisations::Reader;
use crate::model::organisations::agreements::{self, Agreement, Ending};
use crate::model::regulation::keys::clusters;
use crate::model::roles::{self, Coordinator};
use crate::model::{regulation, ways};
use crate::outbox::{self, Matter};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Look, Next, Place, Result, Room, Said, Spot, Trouble, Tx, View, calendar};
use crate::text::{self, Language, forms, pinched};

/// What a label shows of a cluster's name: cut in its middle, so that its end, where names differ, is seen.
const NAME: usize = 36;

pub struct Agreements;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The list of organisations, of which one is to be chosen first.
    All,
    /// All of an organisation.
    Of { id: OrganisationId },
    /// One of them.
    Card { of: (OrganisationId, AgreementId) },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        id: OrganisationId,
        spot: Spot,
    },
    Card {
        of: (OrganisationId, AgreementId),
    },
    /// Until when does it hold? The month shown.
    Prolong {
        of: (OrganisationId, AgreementId),
        month: Option<NaiveDate>,
    },
    /// Shall it be taken away?
    Remove {
        of: (OrganisationId, AgreementId),
    },
    /// For which cluster is it? What is typed is searched.
    Group {
        of: (OrganisationId, AgreementId),
        spot: Spot,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    New,
    Prolong,
    Pick {
        pick: calendar::Pick,
    },
    Endless,
    /// Asks for which cluster it is.
    Groups,
    /// For this one, or for none.
    Group {
        id: Option<GroupId>,
    },
    Remove,
    Yes,
    Back,
}

/// What a reminder is about: the agreement, and the end of which it tells.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct About {
    id: AgreementId,
    until: NaiveDate,
}

/// The place of an organisation's agreements.
pub fn place(id: OrganisationId) -> Place {
    Place::of::<Agreements>(&At::Of { id })
}

/// The place of one of them.
pub fn place_of(of: (OrganisationId, AgreementId)) -> Place {
    Place::of::<Agreements>(&At::Card { of })
}

impl Room for Agreements {
    const NAME: &'static str = "agreements";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(Next::Go(match at {
            At::All => return Ok(Next::To(asking::all(cx).await?)),
            At::Of { id } => Step::List { id, spot: Spot::default() },
            At::Card { of } => Step::Card { of },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::List { id, spot } => list(cx, *id, spot).await,
            Step::Card { of } => card(cx, *of).await,
            Step::Prolong { of, month } => prolong(cx, *of, *month).await,
            Step::Group { of, spot } => for_group(cx, *of, spot).await,
            Step::Remove { of } => {
                // What the keeper's guard has read proves the coordinator too.
                let (_, known, _) = find(cx, *of).await?;
                Coordinator::of(cx).await?;
                let language = cx.language();
                let view = View::new(say!(language, "organisations-agreement-remove-title"))
                    .line(headline(language, &known))
                    .line(known.parties.join(", "));
                let yes = Button::press(say!(language, "organisations-agreement-remove"), Press::Yes);
                Ok(sure(view, language, yes, place_of(*of)))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::List { id, spot: spot.after(leaf) })
            }
            (Step::List { id, .. }, Said::Press(Press::New)) => Next::To(super::agreeing::place(id)),
            (Step::Card { of }, Said::Press(Press::Prolong)) => Next::Go(Step::Prolong { of, month: None }),
            (Step::Card { of }, Said::Press(Press::Groups)) => Next::Go(Step::Group { of, spot: Spot::default() }),
            (Step::Group { of, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Group { of, spot: spot.after(leaf) })
            }
            (Step::Group { of, .. }, Said::Text(typed)) => Next::Go(Step::Group { of, spot: Spot::found(&typed) }),
            (Step::Group { of, .. }, Said::Press(Press::Back)) => Next::Go(Step::Card { of }),
            (Step::Group { of, .. }, Said::Press(Press::Group { id })) => {
                // It is of the organisation whose card it stands on.
                find(cx, of).await?;
                let guard = Coordinator::of(cx).await?;
                agreements::set_group(cx, guard, of.0, of.1, id).await?;
                cx.remark(say!(language, "organisations-agreement-grouped"));
                Next::Go(Step::Card { of })
            }
            (Step::Card { of }, Said::Press(Press::Remove)) => Next::Go(Step::Remove { of }),
            (Step::Prolong { of, .. }, Said::Press(Press::Back)) => Next::Go(Step::Card { of }),
            (Step::Prolong { of, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::Prolong { of, month: Some(month) })
            }
            (Step::Prolong { of, .. }, Said::Press(Press::Endless)) => until(cx, of, None).await?,
            (Step::Prolong { of, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                until(cx, of, Some(day)).await?
            }
            (Step::Prolong { of, .. }, Said::Text(_)) => {
                let (_, known, _) = find(cx, of).await?;
                Next::Stay(asking::day_flaw(language, ends_on(&known, cx.today())))
            }
            (Step::Remove { of }, Said::Press(Press::Yes)) => {
                // What is taken away is of the organisation whose card it stands on.
                find(cx, of).await?;
                let guard = Coordinator::of(cx).await?;
                agreements::remove(cx, guard, of.0, of.1).await?;
                cx.remark(say!(language, "organisations-agreement-removed"));
                Next::Go(Step::List { id: of.0, spot: Spot::default() })
            }
            _ => Next::Puzzled,
        })
    }

    async fn look(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Look<View<Press>>> {
        let Ok(About { id, until }) = serde_json::from_str(about) else {
            return Ok(Look::AsWritten);
        };
        if !roles::coordinators(tx).await?.contains(&to) {
            return Ok(Look::Drop);
        }
        Ok(match agreements::ending(tx, id).await? {
            Some(now) if now.until == until => Look::Say(reminder(language, &now, tx.today())),
            // It was prolonged, or is gone.
            Some(_) | None => Look::Drop,
        })
    }
}

async fn until(cx: &mut Cx, of: (OrganisationId, AgreementId), until: Option<NaiveDate>) -> Result<Next<Agreements>> {
    let (_, known, _) = find(cx, of).await?;
    let guard = Coordinator::of(cx).await?;
    if let Some(Err(flaw)) = until.map(|until| asking::within(cx.language(), until, ends_on(&known, cx.today()))) {
        return Ok(Next::Stay(flaw));
    }
    agreements::prolong(cx, guard, of.0, of.1, until).await?;
    cx.remark(say!(cx.language(), "organisations-agreement-prolonged"));
    Ok(Next::Go(Step::Card { of }))
}

/// An agreement of an organisation, its name, and who reads it.
async fn find(cx: &mut Cx, (organisation, id): (OrganisationId, AgreementId)) -> Result<(String, Agreement, Reader)> {
    let today = cx.today();
    let guard = Reader::of(cx, organisation).await?;
    let (name, all) = agreements::of(cx, guard, today).await?;
    let known = all.into_iter().find(|known| known.id == id).ok_or(Trouble::Gone)?;
    Ok((name, known, guard))
}

async fn list(cx: &mut Cx, id: OrganisationId, spot: &Spot) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let guard = Reader::of(cx, id).await?;
    let (name, all) = agreements::of(cx, guard, today).await?;
    let view = View::new(say!(language, "organisations-agreements")).line(name);
    let view = match all.len() {
        0 => view.line(say!(language, "organisations-agreements-none")),
        count => view.line(say!(language, "organisations-agreements-count", count = count)),
    };
    // Who represents the school reads them.
    let new = guard.coordinates();
    let new = new.then(|| Button::press(say!(language, "organisations-agreement-new"), Press::New));
    Ok(view
        .row(new)
        .list(
            language,
            all,
            ROWS,
            spot,
            |leaf| Press::List { leaf },
            |known| Button::go(label(language, &known, today), place_of((id, known.id))),
        )
        .button(Button::back(language, asking::home(guard))))
}

/// «Соглашение № 5 · до 21.12.26».
fn label(language: Language, known: &Agreement, today: NaiveDate) -> String {
    let named = format!("{} № {}", known.sort.named(language), known.number);
    match known.until {
        Some(until) if until < today => format!("❌ {named}"),
        Some(until) => format!("{named} · {}", until.format("%d.%m.%y")),
        None => named,
    }
}

fn headline(language: Language, known: &Agreement) -> String {
    say!(
        language,
        "organisations-agreement-headline",
        kind = known.sort.named(language),
        number = known.number.clone(),
        day = text::date(language, known.day, true)
    )
}

async fn card(cx: &mut Cx, of: (OrganisationId, AgreementId)) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let (_, known, guard) = find(cx, of).await?;
    let has_clusters = clusters::are_chosen(&*regulation::now(cx).await?)?;
    let group = known.group.as_ref().filter(|_| has_clusters);
    let to_group =
        has_clusters.then(|| Button::press(say!(language, "organisations-agreement-to-group"), Press::Groups));
    let opens =
        group.map(|group| Button::go(say!(language, "organisations-agreement-open-group"), ways::GROUP.of(group.id)));
    let view = View::new(format!("{} № {}", known.sort.named(language), known.number))
        .line(headline(language, &known))
        .maybe_line(group.map(|group| say!(language, "organisations-agreement-for", name = group.name.clone())))
        .line(say!(language, "organisations-agreement-parties", names = known.parties.join(", ")))
        .line(ends(language, known.until, today));
    // Who represents the school reads it; the cluster has its card at the desk.
    let view = match guard.coordinates() {
        true => view
            .button(Button::press(say!(language, "organisations-agreement-prolong"), Press::Prolong))
            .row(to_group.into_iter().chain(opens))
            .button(Button::press(say!(language, "organisations-agreement-remove"), Press::Remove).grave()),
        false => view,
    };
    Ok(view.button(Button::back(language, place(of.0))))
}

async fn for_group(cx: &mut Cx, of: (OrganisationId, AgreementId), spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (_, known, _) = find(cx, of).await?;
    let guard = Coordinator::of(cx).await?;
    let view = View::new(say!(language, "organisations-agreement-ask-group")).line(headline(language, &known));
    let view = groups(cx, guard, view, spot, |leaf| Press::List { leaf }, |id| Press::Group { id }).await?;
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Adds the clusters that an agreement may be for, and the choice of none.
pub async fn groups<P>(
    cx: &mut Cx,
    guard: Coordinator,
    view: View<P>,
    spot: &Spot,
    leaf: impl Fn(Leaf) -> P,
    press: impl Fn(Option<GroupId>) -> P,
) -> Result<View<P>> {
    let language = cx.language();
    let mut found = groups::open(cx, guard).await?;
    found.retain(|group| forms::finds(&spot.search, &[&group.name]));
    let not_found = (found.is_empty() && !spot.search.is_empty())
        .then(|| say!(language, "office-not-found", search = spot.shown()));
    let button = |group: GroupName| Button::press(pinched(&group.name, NAME), press(Some(group.id)));
    Ok(view
        .maybe_line(not_found)
        .question(say!(language, "organisations-agreement-group-question"))
        .button(Button::press(say!(language, "organisations-agreement-no-group"), press(None)))
        .list(language, found, ROWS, spot, leaf, button))
}

fn ends(language: Language, until: Option<NaiveDate>, today: NaiveDate) -> String {
    match until {
        None => say!(language, "organisations-agreement-endless"),
        Some(until) => {
            let day = text::date(language, until, true);
            match (until - today).num_days() {
                left if left < 0 => say!(language, "organisations-agreement-over", day = day),
                left => say!(language, "organisations-agreement-until", day = day, left = left),
            }
        }
    }
}

async fn prolong(cx: &mut Cx, of: (OrganisationId, AgreementId), month: Option<NaiveDate>) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let (_, known, _) = find(cx, of).await?;
    Coordinator::of(cx).await?;
    let view = View::new(say!(language, "organisations-agreement-ask-until"))
        .line(headline(language, &known))
        .line(ends(language, known.until, today))
        .question(say!(language, "organisations-day-question"))
        .button(Button::press(say!(language, "organisations-endless-agreement"), Press::Endless));
    let shown = (month, known.until.unwrap_or(today));
    Ok(asking::calendar(view, language, shown, today, ends_on(&known, today), |pick| Press::Pick { pick })
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// The days on which an agreement may end from now on: one that begins later does not end before it.
fn ends_on(known: &Agreement, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    asking::from(known.day.max(today))
}

fn reminder(language: Language, ending: &Ending, today: NaiveDate) -> View<Press> {
    let kind = ending.sort.named(language);
    View::new(say!(language, "organisations-reminder-title", kind = kind, number = ending.number.clone()))
        .line(ending.name.clone())
        .line(ends(language, Some(ending.until), today))
        .line(say!(language, "organisations-reminder-why"))
        .button(Button::go(say!(language, "organisations-reminder-open"), place_of((ending.of, ending.id))))
}

/// Reminds the coordinators of agreements that end soon.
pub async fn remind(tx: &mut Tx, _due: DateTime<Utc>) -> Result<Ran> {
    let today = tx.today();
    let coordinators = roles::coordinators(tx).await?;
    // Where there is nobody to tell, it stays to be told.
    if coordinators.is_empty() {
        return Ok(Ran::All);
    }
    for ending in agreements::to_remind(tx, today).await? {
        let about = About { id: ending.id, until: ending.until };
        // Through the last day.
        let say_by = groups::day_in(tx.zone(), ending.until).1;
        let matter = Matter { subject: ending.id.0, about, say_by };
        outbox::tell_of(tx, &coordinators, Agreements::NAME, matter, |language| reminder(language, &ending, today))
            .await?;
    }
    Ok(Ran::All)
}
