//! Results of a diagnosis that have come from outside: their owner sees them first, and takes or drops each.

use serde::{Deserialize, Serialize};

use super::cards::{day, diagnosed};
use crate::ids::{DiagnosisId, PersonId};
use crate::model::needs;
use crate::model::roles::Registered;
use crate::model::ways;
use crate::outbox::{self, Matter};
use crate::say;
use crate::talk::{Answer, Button, Cx, Happening, Leaf, Look, Next, Page, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::{self, Language, clipped};

/// Results on one card: a line of facts and a button each.
const PAGE: usize = 6;

pub struct Diagnosed;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Waiting,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        spot: Spot,
    },
    Card {
        id: DiagnosisId,
        spot: Spot,
    },
    /// Is none of them to be taken?
    Dropping {
        spot: Spot,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        leaf: Leaf,
    },
    Open {
        id: DiagnosisId,
    },
    Take,
    Drop,
    TakeAll,
    /// Asks whether to drop all.
    DropAll,
    Really,
    Back,
}

impl Room for Diagnosed {
    const NAME: &'static str = "diagnosed";
    /// The first text that speaks of results.
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Waiting
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Waiting = at;
        Ok(Next::Go(Step::List { spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let owner = Registered::of(cx)?;
        match step {
            Step::List { spot } => list(cx, owner, spot).await,
            Step::Card { id, .. } => card(cx, owner, *id).await,
            Step::Dropping { .. } => dropping(cx, owner).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let owner = Registered::of(cx)?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::Leaf { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { spot }, Said::Press(Press::Open { id })) => Next::Go(Step::Card { id, spot }),
            (Step::List { spot }, Said::Press(Press::TakeAll)) => {
                let taken = needs::take(cx, owner, None).await?;
                cx.remark(say!(language, "deficits-diagnosed-taken", count = taken));
                Next::Go(Step::List { spot })
            }
            (Step::List { spot }, Said::Press(Press::DropAll)) => Next::Go(Step::Dropping { spot }),
            (Step::Dropping { spot }, Said::Press(Press::Really)) => {
                let gone = needs::forget(cx, owner, None).await?;
                cx.remark(say!(language, "deficits-diagnosed-dropped", count = gone));
                Next::Go(Step::List { spot })
            }
            (Step::Card { id, spot }, Said::Press(Press::Take)) => {
                match needs::take(cx, owner, Some(id)).await? {
                    0 => return Err(Trouble::Gone),
                    taken => cx.remark(say!(language, "deficits-diagnosed-taken", count = taken)),
                }
                Next::Go(Step::List { spot })
            }
            (Step::Card { id, spot }, Said::Press(Press::Drop)) => {
                match needs::forget(cx, owner, Some(id)).await? {
                    0 => return Err(Trouble::Gone),
                    gone => cx.remark(say!(language, "deficits-diagnosed-dropped", count = gone)),
                }
                Next::Go(Step::List { spot })
            }
            (Step::Card { spot, .. } | Step::Dropping { spot }, Said::Press(Press::Back)) => {
                Next::Go(Step::List { spot })
            }
            _ => Next::Puzzled,
        })
    }

    async fn look(tx: &mut Tx, _about: &str, to: PersonId, language: Language) -> Result<Look<View<Press>>> {
        // Of several lists one word is enough, and none where all of it is answered already.
        Ok(if needs::is_awaited(tx, to).await? { Look::Say(notice(language)) } else { Look::Drop })
    }
}

/// What waits.
async fn list(cx: &mut Cx, owner: Registered, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (zone, today) = (cx.zone(), cx.today());
    let waiting = needs::pending(cx, owner).await?;
    let view = View::new(say!(language, "deficits-diagnosed-title"));
    let Some(first) = waiting.iter().map(|one| one.answer_by).min() else {
        return Ok(view
            .line(say!(language, "deficits-diagnosed-none"))
            .button(Button::go(say!(language, "deficits-door"), ways::DEFICITS.place()))
            .button(Button::home(language)));
    };
    let until = text::day(language, first.with_timezone(&zone).date_naive(), today);
    let count = waiting.len();
    let page = Page::of(spot.page, count, PAGE);
    let mut view = view
        .line(say!(language, "deficits-diagnosed-private"))
        .line(say!(language, "deficits-diagnosed-until", day = until))
        .question(say!(language, "deficits-diagnosed-question", count = count));
    for (number, one) in page.cut((1..).zip(&waiting)) {
        let name = one.name.to(language);
        view = view
            .line(say!(
                language,
                "deficits-diagnosed-line",
                number = number,
                name = clipped(&name, 60),
                category = one.category.to(language).to_lowercase(),
                level = one.level.named(language)
            ))
            .button(Button::press(format!("{number}. {}", clipped(&name, 50)), Press::Open { id: one.id }));
    }
    let all = (count > 1).then(|| {
        [
            Button::press(say!(language, "deficits-diagnosed-take-all", count = count), Press::TakeAll).grave(),
            Button::press(say!(language, "deficits-diagnosed-drop-all"), Press::DropAll),
        ]
    });
    Ok(view
        .pages(language, page, spot, |leaf| Press::Leaf { leaf })
        .grid(1, all.into_iter().flatten())
        .button(Button::home(language)))
}

/// One result, to be taken or dropped.
async fn card(cx: &mut Cx, owner: Registered, id: DiagnosisId) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let waiting = needs::pending(cx, owner).await?;
    let one = waiting.into_iter().find(|one| one.id == id).ok_or(Trouble::Gone)?;
    let name = one.name.to(language);
    let title = clipped(&name, 40);
    let full_name = (title != name).then_some(name);
    Ok(View::new(title)
        .maybe_line(full_name)
        .line(say!(language, "deficits-category", category = one.category.to(language)))
        .line(say!(language, "deficits-level", level = one.level.named(language)))
        .line(diagnosed(language, (one.source, &one.measure), day(language, one.day, today)))
        .maybe_line(one.is_known.then(|| say!(language, "deficits-diagnosed-known")))
        .line(say!(language, "deficits-private"))
        .question(say!(language, "deficits-diagnosed-take-question"))
        .button(Button::press(say!(language, "deficits-diagnosed-take"), Press::Take))
        .button(Button::press(say!(language, "deficits-diagnosed-drop"), Press::Drop).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Shall all of them go?
async fn dropping(cx: &mut Cx, owner: Registered) -> Result<View<Press>> {
    let language = cx.language();
    let count = needs::pending(cx, owner).await?.len();
    Ok(View::new(say!(language, "deficits-diagnosed-drop-title"))
        .line(say!(language, "deficits-diagnosed-drop-goes", count = count))
        .line(say!(language, "deficits-diagnosed-drop-stays"))
        .button(Button::press(say!(language, "deficits-diagnosed-drop-all"), Press::Really).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Whoever gets results hears of them, and reads them where nobody looks over their shoulder.
pub fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    Box::pin(async move {
        match *happening {
            Happening::ResultsCame { answer_by } => {
                let people = needs::receivers(tx, answer_by).await?;
                let matter = Matter { subject: 0, about: (), say_by: answer_by };
                outbox::tell_of(tx, &people, Diagnosed::NAME, matter, notice).await?;
                Ok(())
            }
            Happening::Left { .. }
            | Happening::Erasing { .. }
            | Happening::RegisteredTwice { .. }
            | Happening::RolesChanged { .. }
            | Happening::RegulationChanged { .. }
            | Happening::PresenceParted { .. }
            | Happening::LanguageChanged { .. } => Ok(()),
        }
    })
}

/// It names no deficit.
fn notice(language: Language) -> View<Press> {
    View::new(say!(language, "deficits-diagnosed-notice-title"))
        .line(say!(language, "deficits-diagnosed-notice-line"))
        .button(Button::go(say!(language, "deficits-diagnosed-look"), ways::DIAGNOSED.place()))
}
