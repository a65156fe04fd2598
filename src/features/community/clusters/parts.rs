//! Who of a cluster is what: заказчик, исполнитель, эксперт (S1-06), of people and organisations (S0-07). Its leader or a
//! coordinator says so, one member after another.
//!
//! ```text
//! - (Участники) [Кто заказчик, эксперт]
//! - Роли участников: заказчиков 1, исполнителей 0, экспертов 0      — [Петрова О. С.] [Школа № 3 · заказчик]
//! - Петрова Ольга Сергеевна, Школа № 3. Кто это в кластере?          — [Заказчик] [Исполнитель] [Эксперт] [Без роли]
//! - ✅ … and the list again, where it was
//! ```

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, MembershipId};
use crate::model::groups::{self, AnswersFor, Member, Membership, Part};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::{Language, pinched, with_capital};

pub struct Parts;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Of { group: GroupId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The roster; what is typed is searched.
    All { group: GroupId, spot: Spot },
    /// One of it, and where in the list to go back.
    One { group: GroupId, member: MembershipId, spot: Spot },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf { to: Leaf },
    One { member: MembershipId },
    Part { part: Option<Part> },
    Back,
}

/// Members on one card.
const PAGE: usize = 8;

impl Room for Parts {
    const NAME: &'static str = "parts";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Of { group: GroupId(0) }
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { group } = at;
        Ok(Next::Go(Step::All { group, spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::All { group, spot } => all(cx, *group, spot).await,
            Step::One { group, member, .. } => one(cx, *group, *member).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::All { group, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::All { group, spot: spot.after(to) })
            }
            (Step::All { group, .. }, Said::Text(typed)) => Next::Go(Step::All { group, spot: Spot::found(&typed) }),
            (Step::All { group, spot }, Said::Press(Press::One { member })) => {
                Next::Go(Step::One { group, member, spot })
            }
            (Step::One { group, member, spot }, Said::Press(Press::Part { part })) => {
                let by = AnswersFor::of(cx, group).await?;
                groups::set_part(cx, by, member, part).await?;
                cx.remark(match part {
                    Some(part) => say!(cx.language(), "clusters-part-set", part = part.named(cx.language())),
                    None => say!(cx.language(), "clusters-part-unset"),
                });
                Next::Go(Step::All { group, spot })
            }
            (Step::One { group, spot, .. }, Said::Press(Press::Back)) => Next::Go(Step::All { group, spot }),
            _ => Next::Puzzled,
        })
    }
}

/// The active members, for who answers for the cluster.
async fn roster(cx: &mut Cx, group: GroupId) -> Result<(String, Vec<Membership>)> {
    let name = AnswersFor::of(cx, group).await?.named(cx).await?.name;
    let today = cx.today();
    let mut roster = groups::roster(cx, group, today).await?;
    roster.retain(|member| member.left_at.is_none());
    Ok((name, roster))
}

async fn all(cx: &mut Cx, group: GroupId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (name, roster) = roster(cx, group).await?;
    let view = View::new(say!(language, "clusters-parts-title")).line(name);
    let total = roster.len();
    let counts = Part::ALL.map(|part| roster.iter().filter(|member| member.part == Some(part)).count());
    let [customers, performers, experts] = counts;
    let found: Vec<_> = roster.into_iter().filter(|member| member.member.is_sought(&spot.search)).collect();
    let view = match (total, found.is_empty()) {
        (0, _) => view.line(say!(language, "clusters-parts-none")),
        (_, true) => view.question(say!(language, "clusters-members-not-found", search = spot.shown())),
        (_, false) => view
            .line(say!(
                language,
                "clusters-parts-count",
                customers = customers,
                performers = performers,
                experts = experts
            ))
            .question(say!(language, "clusters-parts-question")),
    };
    let button = |member: Membership| {
        let label = match (member.part, &member.member) {
            // Beside a part the initials stand, or a telephone would cut the part off.
            (Some(part), Member::Person { name, .. }) => format!("{} · {}", name.short(), part.named(language)),
            (Some(part), other) => format!("{} · {}", pinched(&other.called(), 34), part.named(language)),
            (None, member) => pinched(&member.called(), 50),
        };
        Button::press(label, Press::One { member: member.id })
    };
    Ok(view
        .list(language, found, PAGE, spot, |to| Press::Leaf { to }, button)
        .button(Button::back(language, ways::CLUSTER_MEMBERS.of(group))))
}

async fn one(cx: &mut Cx, group: GroupId, member: MembershipId) -> Result<View<Press>> {
    let language = cx.language();
    let (_, roster) = roster(cx, group).await?;
    let found = roster.into_iter().find(|one| one.id == member).ok_or(Trouble::Gone)?;
    let school = match &found.member {
        Member::Person { organisation, .. } => Some(organisation.clone()),
        Member::Organisation { .. } | Member::Named(_) => None,
    };
    let choice = |language: Language, part: Part| {
        let mark = if found.part == Some(part) { "✅ " } else { "" };
        Button::press(format!("{mark}{}", with_capital(&part.named(language))), Press::Part { part: Some(part) })
    };
    Ok(View::new(found.member.called())
        .maybe_line(school)
        .question(say!(language, "clusters-part-question"))
        .grid(1, Part::ALL.map(|part| choice(language, part)))
        .button(Button::press(say!(language, "clusters-part-none"), Press::Part { part: None }))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
