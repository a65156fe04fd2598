//! The room of self-diagnosis: a list, the statements, what came out, the profile.

use super::questionnaires::{self, Questionnaire};
use super::rules::{self, Topic};
use super::steps::{At, MOST, Press, Sitting, Step};
use super::{cards, store};
use crate::ids::{CategoryId, ItemId};
use crate::model::needs::{self, Need, What};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Cx, Next, Parcel, Result, Room, Said, Trouble, Tx, View};
use crate::text::Language;

pub struct SelfCheck;

impl Room for SelfCheck {
    const NAME: &'static str = "selfcheck";
    /// The first text that speaks of what one says of oneself.
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            // Answers to the statements of an earlier version are no draft of this one.
            Step::Asks { sitting, .. } | Step::Found { sitting, .. }
                if !sitting.answers.is_empty() && questionnaire(sitting).is_ok() =>
            {
                Some(say!(language, "selfcheck-draft"))
            }
            Step::Asks { .. } | Step::Found { .. } | Step::List | Step::Profile { .. } | Step::Forgetting => None,
        }
    }

    async fn enter(_cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        Ok(match (at, draft) {
            (At::List, Some(_)) => Next::Offer(At::List),
            (At::List, None) => Next::Go(Step::List),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let owner = Registered::of(cx)?;
        match step {
            Step::List => cards::list(cx, owner).await,
            Step::Asks { sitting, at } => cards::statement(cx, questionnaire(sitting)?, sitting, *at),
            Step::Found { sitting, without, untaught } => {
                cards::found(cx, questionnaire(sitting)?, sitting, (without, untaught)).await
            }
            Step::Profile { of } => cards::profile(cx, owner, of.as_deref()).await,
            Step::Forgetting => Ok(cards::forgetting(cx.language())),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let owner = Registered::of(cx)?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List | Step::Profile { .. }, Said::Press(Press::Begin { of })) => {
                let questionnaire = cards::offered(cx, owner).await?.into_iter().find(|one| one.name == of);
                let version = questionnaire.ok_or(Trouble::Gone)?.version;
                Next::Go(Step::Asks { sitting: Sitting { of, version, answers: Vec::new() }, at: 0 })
            }
            (Step::List, Said::Press(Press::Profile)) => Next::Go(Step::Profile { of: None }),

            (Step::Asks { sitting, .. }, Said::Press(Press::Say { at, points })) => say(sitting, at, points)?,
            // The answers are numbered from nought on.
            (Step::Asks { sitting, at }, Said::Text(typed)) => match typed.trim().parse::<u8>() {
                Ok(points) if points <= MOST => say(sitting, at, points)?,
                Ok(_) | Err(_) => Next::Puzzled,
            },
            (Step::Asks { sitting, .. }, Said::Press(Press::Before { at })) => match usize::checked_sub(at, 1) {
                Some(at) => Next::Go(Step::Asks { sitting, at }),
                None => Next::Go(Step::List),
            },

            (Step::Found { sitting, mut without, untaught }, Said::Press(Press::Mark { at, taken })) => {
                mark(&mut without, at, taken);
                Next::Go(Step::Found { sitting, without, untaught })
            }
            (Step::Found { sitting, without, mut untaught }, Said::Press(Press::Teach { at, taken })) => {
                mark(&mut untaught, at, taken);
                Next::Go(Step::Found { sitting, without, untaught })
            }
            (Step::Found { sitting, .. }, Said::Press(Press::Before { at })) => Next::Go(Step::Asks { sitting, at }),
            (Step::Found { sitting, without, untaught }, Said::Press(Press::Save)) => {
                save(cx, owner, &sitting, (&without, &untaught)).await?
            }
            (Step::Found { .. }, Said::Press(Press::Forget)) => {
                cx.remark(say!(language, "selfcheck-dropped"));
                Next::Go(Step::List)
            }

            (Step::Profile { of }, Said::Press(Press::Picture)) => {
                let picture = cards::picture(cx, owner, of.as_deref()).await?;
                cx.parcel(Parcel::Chart(picture));
                Next::Go(Step::Profile { of })
            }
            (Step::Profile { .. }, Said::Press(Press::Forget)) => Next::Go(Step::Forgetting),
            (Step::Forgetting, Said::Press(Press::Really)) => {
                store::forget(cx, owner).await?;
                cx.remark(say!(language, "selfcheck-forgotten"));
                Next::Go(Step::List)
            }
            (Step::Forgetting, Said::Press(Press::Back)) => Next::Go(Step::Profile { of: None }),
            (Step::Profile { .. }, Said::Press(Press::Back)) => Next::Go(Step::List),
            _ => Next::Puzzled,
        })
    }
}

/// The questionnaire of a sitting. A newer version has other statements, so that its answers are asked anew.
fn questionnaire(sitting: &Sitting) -> Result<&'static Questionnaire> {
    let found = questionnaires::named(&sitting.of).filter(|one| one.version == sitting.version);
    found.ok_or(Trouble::Gone)
}

/// Answers a statement; the last one leads to what came out, and so does one that was only mended.
fn say(mut sitting: Sitting, at: usize, points: u8) -> Result<Next<SelfCheck>> {
    let (count, answered) = (questionnaire(&sitting)?.statements.len(), sitting.answers.len());
    let points = points.min(MOST);
    match sitting.answers.get_mut(at) {
        Some(answer) => *answer = points,
        None if at == answered && at < count => sitting.answers.push(points),
        None => return Err(Trouble::Gone),
    }
    Ok(Next::Go(match at + 1 {
        next if next == count => Step::Found { sitting, without: Vec::new(), untaught: Vec::new() },
        next => Step::Asks { sitting, at: next },
    }))
}

/// Takes a number, or leaves it out.
fn mark(left_out: &mut Vec<usize>, at: usize, taken: bool) {
    left_out.retain(|one| *one != at);
    if !taken {
        left_out.push(at);
    }
}

/// Keeps the sums, and writes down what was not left out: what is hard, and what one could teach. The latter is seen by its
/// owner alone until they show it.
async fn save(
    cx: &mut Cx,
    owner: Registered,
    sitting: &Sitting,
    (without, untaught): (&[usize], &[usize]),
) -> Result<Next<SelfCheck>> {
    let questionnaire = questionnaire(sitting)?;
    if sitting.answers.len() != questionnaire.statements.len() {
        return Err(Trouble::Gone);
    }
    let topics = rules::topics(questionnaire, &sitting.answers);
    keep(cx, owner, questionnaire, &topics).await?;
    let mut hard = Vec::new();
    let known = needs::catalogue(cx).await?;
    let taken = cards::hard(&topics, &known).enumerate().filter(|(number, _)| !without.contains(number));
    for (_, (topic, level)) in taken {
        let (category, item) = topic_of(cx, topic).await?;
        let what = match (item, &topic.of.about) {
            (Some(item), _) => What::Item(item),
            (None, Some(about)) => What::OwnWords(about.to(cx.language())),
            (None, None) => continue,
        };
        hard.push(Need { category, what, level });
    }
    let mut strong = Vec::new();
    for (_, topic) in cards::strong(&topics, &known).enumerate().filter(|(number, _)| !untaught.contains(number)) {
        if let (category, Some(item)) = topic_of(cx, topic).await? {
            strong.push((category, item));
        }
    }
    let taught = needs::can_help_with(cx, owner, &strong).await?;
    let written = needs::take_up(cx, owner, &hard).await?;
    let saved = match written {
        0 => say!(cx.language(), "selfcheck-saved"),
        count => say!(cx.language(), "selfcheck-saved-with", count = count),
    };
    cx.remark(match taught {
        0 => saved,
        count => format!("{saved} {}", say!(cx.language(), "selfcheck-saved-strong", count = count)),
    });
    Ok(Next::Go(Step::Profile { of: Some(sitting.of.clone()) }))
}

/// Keeps the sums of a sitting.
pub async fn keep(tx: &mut Tx, owner: Registered, of: &Questionnaire, topics: &[Topic<'_>]) -> Result<()> {
    let mut sums = Vec::with_capacity(topics.len());
    for topic in topics {
        let (category, item) = topic_of(tx, topic).await?;
        sums.push((category, item, topic.points, topic.points_of));
    }
    store::keep(tx, owner, (of.name, of.version), &sums).await
}

/// The category and the item of a topic, which the catalogue has.
async fn topic_of(tx: &mut Tx, topic: &Topic<'_>) -> Result<(CategoryId, Option<ItemId>)> {
    let known = needs::catalogue(tx).await?;
    let category = known.categories.iter().find(|one| one.code == topic.of.category).ok_or(Trouble::Gone)?.id;
    let Some(name) = &topic.of.item else { return Ok((category, None)) };
    Ok((category, Some(known.seeded(category, name).ok_or(Trouble::Gone)?.item.id)))
}
