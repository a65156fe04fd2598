//! The deputy of a cluster's leader, заместитель руководителя: the leader or a coordinator names one of its members, who does
//! there what the leader does, and can give it back.
//!
//! ```text
//! leader                                             member
//! - (card) [Заместитель]
//! - Кто будет заместителем?  — [Петрова О. С.]
//! - Назначить заместителя? … — [Назначить]
//! - ✅ Заместитель назначен. — [Снять]                 🔔 Вы заместитель руководителя: «Физика» — [Отказаться] [Открыть кластер]
//!                                                      - ✅ Вы больше не заместитель. Руководитель об этом узнает.
//! 🔔 Заместителя в кластере «Физика» больше нет
//! ```
//!
//! A cluster has one deputy at a time. Whoever leaves it, works here no more, is erased, or begins to lead it, is its deputy no
//! longer; of all but the last the leader hears, and neither why nor who it was.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::cards::called;
use crate::ids::{GroupId, PersonId};
use crate::model::groups::GroupName;
use crate::model::roles::{self, Deputised, DeputyLeft, DeputyOver, NamesDeputy, Naming, Registered, Successor};
use crate::model::{people, ways};
use crate::outbox::{self, Letters, Matter};
use crate::say;
use crate::talk::{Button, Cx, Happening, Leaf, Look, Next, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::{self, Language, pinched};

pub struct DeputyRoom;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The deputy of a group.
    Of { group: GroupId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Who it is, or who is to be it; what is typed is searched.
    Card { group: GroupId, spot: Spot },
    /// Shall it be this member?
    Sure { group: GroupId, person: PersonId },
    /// Shall it end?
    End { group: GroupId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf { to: Leaf },
    Whom { id: PersonId },
    Yes,
    End,
    Really,
    GiveBack { group: GroupId },
    Back,
}

/// Members on one card.
const PAGE: usize = 8;
/// It is told while it is news.
const FRESH: TimeDelta = TimeDelta::days(14);

impl Room for DeputyRoom {
    const NAME: &'static str = "deputy";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Of { group: GroupId(0) }
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { group } = at;
        Ok(Next::Go(Step::Card { group, spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Card { group, spot } => card(cx, *group, spot).await,
            Step::Sure { group, person } => sure(cx, *group, *person).await,
            Step::End { group } => ending(cx, *group).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let card = |group| Next::Go(Step::Card { group, spot: Spot::default() });
        Ok(match (step, said) {
            (Step::Card { group, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Card { group, spot: spot.after(to) })
            }
            // Nobody is listed, and nothing is searched, where there is a deputy.
            (Step::Card { group, .. }, Said::Text(typed)) => match roles::deputy_of(cx, group).await?.deputy {
                Some(_) => Next::Puzzled,
                None => Next::Go(Step::Card { group, spot: Spot::found(&typed) }),
            },
            (Step::Card { group, .. }, Said::Press(Press::Whom { id })) => Next::Go(Step::Sure { group, person: id }),
            (Step::Card { group, .. }, Said::Press(Press::End)) => Next::Go(Step::End { group }),
            (Step::Card { group, .. }, Said::Press(Press::GiveBack { .. })) => Next::Go(Step::End { group }),
            (Step::Sure { group, person }, Said::Press(Press::Yes)) => {
                name(cx, group, person).await?;
                card(group)
            }
            (Step::End { group }, Said::Press(Press::Really)) => {
                end(cx, group).await?;
                card(group)
            }
            // Whoever has given it back may see no card of it any more.
            (Step::End { group }, Said::Press(Press::GiveBack { .. })) => {
                let words = given_back(cx, group).await?;
                cx.remark(words);
                Next::To(ways::CLUSTER.of(group))
            }
            (Step::Sure { group, .. } | Step::End { group }, Said::Press(Press::Back)) => card(group),
            _ => Next::Puzzled,
        })
    }

    /// What is over is news no more.
    async fn look(tx: &mut Tx, about: &str, to: PersonId, _language: Language) -> Result<Look<View<Press>>> {
        let group: GroupId = serde_json::from_str(about)?;
        let known = roles::deputy_of(tx, group).await?;
        Ok(match known.deputy.is_some_and(|deputy| deputy.person.0 == to) {
            true => Look::AsWritten,
            false => Look::Drop,
        })
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let language = cx.language();
        match press {
            Press::GiveBack { group } => {
                let words = given_back(cx, group).await?;
                let open = Button::go(say!(language, "leadership-open"), ways::CLUSTER.of(group));
                Ok(Some(View::new(say!(language, "leadership-deputy-title")).line(words).button(open)))
            }
            Press::Leaf { .. } | Press::Whom { .. } | Press::Yes | Press::End | Press::Really | Press::Back => {
                Err(Trouble::Gone)
            }
        }
    }
}

/// Who the deputy is; where there is none, who may be it.
async fn card(cx: &mut Cx, group: GroupId, spot: &Spot) -> Result<View<Press>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let Deputised { group: cluster, deputy, closed, .. } = roles::deputy_of(cx, group).await?;
    let view = View::new(say!(language, "leadership-deputy-title")).line(cluster.name);
    let back = Button::back(language, ways::CLUSTER.of(group));
    if let Some(deputy) = &deputy
        && deputy.person.0 == me
    {
        return Ok(view
            .line(say!(language, "leadership-deputy-you"))
            .line(say!(language, "leadership-deputy-may"))
            .button(Button::press(say!(language, "leadership-deputy-give-back"), Press::GiveBack { group }))
            .button(back));
    }
    let by = NamesDeputy::of(cx, group).await?;
    if let Some(deputy) = deputy {
        let day = text::date(language, deputy.since.with_timezone(&cx.zone()).date_naive(), true);
        return Ok(view
            .line(say!(language, "leadership-deputy-is", name = deputy.person.1.listed(), day = day))
            .line(say!(language, "leadership-deputy-does"))
            .button(Button::press(say!(language, "leadership-deputy-end"), Press::End))
            .button(back));
    }
    if closed {
        return Ok(view.line(say!(language, "leadership-deputy-closed")).button(back));
    }
    let all = roles::deputised(cx, by).await?;
    let total = all.len();
    let is_sought = |one: &Successor| people::is_sought(&spot.search, &one.name.listed(), &one.organisation);
    let found: Vec<_> = all.into_iter().filter(is_sought).collect();
    let view = view.line(say!(language, "leadership-deputy-does")).asks_by_list(
        (total, found.len()),
        [
            say!(language, "leadership-deputy-nobody"),
            say!(language, "leadership-not-found", search = spot.shown()),
            say!(language, "leadership-deputy-question"),
        ],
    );
    let rows: Vec<_> = found.iter().map(|one| (one.person, called(one, &found))).collect();
    Ok(view
        .list(
            language,
            rows,
            PAGE,
            spot,
            |to| Press::Leaf { to },
            |(id, label)| Button::press(pinched(&label, 50), Press::Whom { id }),
        )
        .button(back))
}

/// Shall it be this member? Says what the deputy may and may not.
async fn sure(cx: &mut Cx, group: GroupId, person: PersonId) -> Result<View<Press>> {
    let language = cx.language();
    let by = NamesDeputy::of(cx, group).await?;
    let all = roles::deputised(cx, by).await?;
    let one = all.into_iter().find(|one| one.person == person).ok_or(Trouble::Gone)?;
    Ok(View::new(say!(language, "leadership-deputy-sure-title"))
        .line(say!(language, "leadership-sure-next", name = one.name.listed(), organisation = one.organisation))
        .line(say!(language, "leadership-deputy-does"))
        .question(say!(language, "leadership-deputy-sure-question"))
        .button(Button::press(say!(language, "leadership-deputy-name"), Press::Yes))
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// Shall it end? Asked of whoever names deputies, and of the deputy.
async fn ending(cx: &mut Cx, group: GroupId) -> Result<View<Press>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let known = roles::deputy_of(cx, group).await?;
    let cancel = Button::press(say!(language, "button-cancel"), Press::Back);
    let Some(deputy) = known.deputy else {
        NamesDeputy::of(cx, group).await?;
        return Ok(View::new(say!(language, "leadership-deputy-title"))
            .line(say!(language, "leadership-deputy-over"))
            .button(cancel));
    };
    if deputy.person.0 == me {
        let yes = Button::press(say!(language, "leadership-deputy-give-back"), Press::GiveBack { group });
        return Ok(View::new(say!(language, "leadership-deputy-give-back-title"))
            .line(known.group.name)
            .line(say!(language, "leadership-deputy-stays"))
            .question(say!(language, "leadership-deputy-give-back-question"))
            .button(yes.grave())
            .button(cancel));
    }
    NamesDeputy::of(cx, group).await?;
    Ok(View::new(say!(language, "leadership-deputy-end-title"))
        .line(deputy.person.1.listed())
        .line(say!(language, "leadership-deputy-stays"))
        .question(say!(language, "leadership-deputy-end-question"))
        .button(Button::press(say!(language, "leadership-deputy-end"), Press::Really).grave())
        .button(cancel))
}

/// Names a deputy, who hears of it; so does the leader, where a coordinator has named them.
async fn name(cx: &mut Cx, group: GroupId, person: PersonId) -> Result<()> {
    let language = cx.language();
    let by = NamesDeputy::of(cx, group).await?;
    match roles::name_deputy(cx, by, person).await? {
        Naming::Named(id) => {
            let known = roles::deputy_of(cx, group).await?;
            let matter = Matter { subject: id.0, about: group, say_by: cx.now + FRESH };
            outbox::tell_of(cx, &[person], DeputyRoom::NAME, matter, |language| named(language, &known.group)).await?;
            let leader: Vec<_> = known.leader.into_iter().filter(|leader| *leader != by.id()).collect();
            let letters = Letters::default().and(&leader, DeputyRoom::NAME, |language| told_named(language, &known))?;
            letters.tell(cx).await?;
            cx.remark(say!(language, "leadership-deputy-named"));
        }
        Naming::Taken => cx.remark(say!(language, "leadership-deputy-taken")),
        Naming::NotThere => cx.remark(say!(language, "leadership-not-there")),
    }
    Ok(())
}

/// Ends it; who was the deputy hears of it, and the leader, where a coordinator has ended it.
async fn end(cx: &mut Cx, group: GroupId) -> Result<()> {
    let language = cx.language();
    let by = NamesDeputy::of(cx, group).await?;
    let known = roles::deputy_of(cx, group).await?;
    let Some(person) = roles::end_deputy(cx, by).await? else {
        cx.remark(say!(language, "leadership-deputy-over"));
        return Ok(());
    };
    let leader: Vec<_> = known.leader.into_iter().filter(|leader| *leader != by.id()).collect();
    let letters = Letters::default()
        .and(&[person], DeputyRoom::NAME, |language| told_ended(language, &known.group))?
        .and(&leader, DeputyRoom::NAME, |language| told_gone(language, &known.group))?;
    letters.tell(cx).await?;
    cx.remark(say!(language, "leadership-deputy-ended"));
    Ok(())
}

/// Gives it back, and the leader hears of it, if whoever speaks was the deputy; what is said of it.
async fn given_back(cx: &mut Cx, group: GroupId) -> Result<String> {
    let (me, language) = (Registered::of(cx)?, cx.language());
    let Some(known) = roles::give_deputy_back(cx, me, group).await? else {
        return Ok(say!(language, "leadership-deputy-over"));
    };
    tell_gone(cx, &known).await?;
    Ok(say!(language, "leadership-deputy-given-back"))
}

/// Tells the leader that the deputy has left the cluster or the municipality, is about to be erased, or has lost the role at the
/// desk. Why, and who it was, is not said.
pub async fn follow(tx: &mut Tx, happening: &Happening) -> Result<()> {
    match happening {
        Happening::Left { group, person } => {
            let left = tx.remembered::<DeputyLeft>();
            if !left.is_some_and(|left| left.person == *person && left.groups.contains(group)) {
                return Ok(());
            }
            let known = roles::deputy_of(tx, *group).await?;
            // A closed cluster needs no deputy.
            if known.closed { Ok(()) } else { tell_gone(tx, &known).await }
        }
        Happening::Erasing { person } => {
            let mut letters = Letters::default();
            for (group, leader) in roles::leaves(tx, *person).await?.deputised {
                letters = letters.and(&[leader], DeputyRoom::NAME, |language| told_gone(language, &group))?;
            }
            letters.tell(tx).await?;
            Ok(())
        }
        Happening::RolesChanged { person } => match tx.remembered::<DeputyOver>() {
            Some(over) if over.person == *person => {
                let gone = |language| told_gone(language, &over.group);
                let letters = Letters::default().and(&[over.leader], DeputyRoom::NAME, gone)?;
                letters.tell(tx).await?;
                Ok(())
            }
            Some(_) | None => Ok(()),
        },
        Happening::RegisteredTwice { .. }
        | Happening::RegulationChanged { .. }
        | Happening::LanguageChanged { .. }
        | Happening::PresenceParted { .. }
        | Happening::ResultsCame { .. } => Ok(()),
    }
}

/// Tells the leader that the deputy is it no longer, by their own doing.
async fn tell_gone(tx: &mut Tx, known: &Deputised) -> Result<()> {
    let leader = known.leader.as_slice();
    let letters = Letters::default().and(leader, DeputyRoom::NAME, |language| told_gone(language, &known.group))?;
    letters.tell(tx).await?;
    Ok(())
}

/// What the deputy is told.
fn named(language: Language, group: &GroupName) -> View<Press> {
    View::new(say!(language, "leadership-notice-deputy", cluster = group.name.clone()))
        .line(say!(language, "leadership-deputy-may"))
        .button(Button::go(say!(language, "leadership-open"), ways::CLUSTER.of(group.id)))
        .button(Button::stand(say!(language, "leadership-deputy-give-back"), Press::GiveBack { group: group.id }))
}

/// What the leader is told whose deputy a coordinator has named.
fn told_named(language: Language, known: &Deputised) -> View<Press> {
    let name = known.deputy.as_ref().map(|deputy| deputy.person.1.listed()).unwrap_or_default();
    View::new(say!(language, "leadership-notice-deputy-named", cluster = known.group.name.clone()))
        .line(say!(language, "leadership-notice-deputy-named-line", name = name))
        .button(Button::go(say!(language, "leadership-deputy-open"), ways::DEPUTY.of(known.group.id)))
}

/// What somebody is told who is the deputy no longer.
fn told_ended(language: Language, group: &GroupName) -> View<Press> {
    View::new(say!(language, "leadership-notice-deputy-ended", cluster = group.name.clone()))
        .line(say!(language, "leadership-deputy-stays"))
        .button(Button::go(say!(language, "leadership-open"), ways::CLUSTER.of(group.id)))
}

/// What the leader is told who has no deputy any more.
fn told_gone(language: Language, group: &GroupName) -> View<Press> {
    View::new(say!(language, "leadership-notice-deputy-gone", cluster = group.name.clone()))
        .line(say!(language, "leadership-notice-deputy-gone-line"))
        .button(Button::go(say!(language, "leadership-deputy-another"), ways::DEPUTY.of(group.id)))
}
