//! The conversation about papers and blanks.

use super::steps::{At, Press, Step};
use super::{cards, facts, store};
use crate::ids::{GroupId, PaperId};
use crate::model::papers::{self, Bringing, Kind};
use crate::model::roles::Coordinator;
use crate::papers::{kinds, words};
use crate::say;
use crate::talk::{Content, Cx, Next, Own, Parcel, Result, Room, Said, Spot, Thing, Trouble, View};
use crate::text::one_line;

pub struct Papers;

/// The longest number that a paper bears.
const LONGEST_NUMBER: usize = 40;

impl Room for Papers {
    const NAME: &'static str = "papers";
    const CONSENT: i64 = papers::CONSENT;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        // A blank is a document; a photo of one nobody can fill.
        if matches!(step, Step::Blank { .. }) { &[Thing::Document] } else { &[] }
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(match at {
            At::List => Step::List { spot: Spot::default() },
            At::Card { id } => Step::Card { id },
            At::Of { group } => Step::Of { group },
            At::Blanks => Step::Blanks,
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        match step {
            Step::List { spot } => cards::list(cx, guard, spot).await,
            Step::Card { id } => cards::card(cx, guard, *id).await,
            Step::Sent { id } => Ok(cards::sent(language, *id)),
            Step::Of { group } => cards::about_group(cx, guard, *group).await,
            Step::New { kind, group } => cards::new(cx, guard, *kind, *group).await,
            Step::Taken { kind, group, number } => Ok(cards::taken(language, *kind, *group, number)),
            Step::Ordered { kind } => Ok(cards::ordered(language, *kind)),
            Step::Blanks => cards::blanks(cx, guard).await,
            Step::Blank { kind } => cards::blank(cx, guard, *kind).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::List { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),
            (Step::List { .. }, Said::Press(Press::Make { kind: Kind::Staff })) => order_staff(cx, guard).await?,
            (Step::List { .. }, Said::Press(Press::Blanks)) => Next::Go(Step::Blanks),

            (Step::Card { id }, Said::Press(Press::Send)) => send(cx, guard, id).await?,
            (Step::Card { id }, Said::Press(Press::Sign)) => {
                if papers::sign(cx, guard, id).await? {
                    cx.remark(say!(language, "papers-signed"));
                }
                Next::Go(Step::Card { id })
            }

            (Step::Of { group } | Step::Taken { group, .. }, Said::Press(Press::Make { kind })) => {
                Next::Go(Step::New { kind, group })
            }
            (Step::New { kind, group }, Said::Press(Press::Number { number })) => {
                order(cx, guard, (kind, group), Some(number)).await?
            }
            (Step::New { kind, group }, Said::Press(Press::Unnumbered)) => {
                order(cx, guard, (kind, group), None).await?
            }
            (Step::New { kind, group }, Said::Text(typed)) => {
                let number = one_line(typed.trim_start_matches('№'));
                if !(1..=LONGEST_NUMBER).contains(&number.chars().count()) {
                    return Ok(Next::Stay(say!(language, "papers-number-flaw", most = LONGEST_NUMBER)));
                }
                order(cx, guard, (kind, group), Some(number)).await?
            }

            (Step::Blanks, Said::Press(Press::Blank { kind })) => Next::Go(Step::Blank { kind }),
            (Step::Blank { kind }, Said::Press(Press::Send)) => {
                let blank = blank_of(cx, guard, kind).await?;
                cx.parcel(blank);
                Next::Go(Step::Blank { kind })
            }
            (Step::Blank { kind }, Said::Press(Press::Default)) => {
                if papers::back_to_default(cx, guard, kind).await? {
                    cx.remark(say!(language, "papers-blank-is-default"));
                }
                Next::Go(Step::Blank { kind })
            }
            (Step::Blank { kind }, Said::File(file)) => {
                papers::bring(cx, guard, Bringing { kind, file: file.id }).await?;
                cx.remark(say!(language, "papers-blank-came"));
                Next::Go(Step::Blank { kind })
            }
            _ => Next::Puzzled,
        })
    }
}

/// Orders a paper about a group.
async fn order(
    cx: &mut Cx,
    guard: Coordinator,
    (kind, group): (Kind, GroupId),
    number: Option<String>,
) -> Result<Next<Papers>> {
    let facts = store::facts(cx, guard, kind, group, number.as_deref()).await?;
    if let Some(number) = number.clone().filter(|_| facts.is_taken) {
        return Ok(Next::Go(Step::Taken { kind, group, number }));
    }
    let new = facts::about_group(cx, kind, group, &facts, number).await?;
    match papers::order(cx, guard, &new).await? {
        Some(_) => Ok(Next::Go(Step::Ordered { kind })),
        // Asked a moment ago, in this transaction: nobody else has written since.
        None => Err(Trouble::fault("a free number was refused")),
    }
}

async fn order_staff(cx: &mut Cx, guard: Coordinator) -> Result<Next<Papers>> {
    let staff = store::staff(cx, guard).await?;
    let new = facts::staff(cx, &staff).await?;
    papers::order(cx, guard, &new).await?;
    Ok(Next::Go(Step::Ordered { kind: Kind::Staff }))
}

/// Sends what was made once more: the same bytes.
async fn send(cx: &mut Cx, guard: Coordinator, id: PaperId) -> Result<Next<Papers>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    let hash = paper.hash.ok_or(Trouble::Gone)?;
    let name = format!("{}_{}.docx", paper.kind.file(), paper.day);
    let caption = words::caption(language, paper.kind, paper.number.as_deref(), &paper.about);
    cx.parcel(Parcel::Content(Content { hash, name, caption }));
    Ok(Next::Go(Step::Sent { id }))
}

/// The blank of which papers are made now, to be looked at and changed.
async fn blank_of(cx: &mut Cx, guard: Coordinator, kind: Kind) -> Result<Parcel> {
    let language = cx.language();
    let own = papers::blanks(cx, guard).await?.into_iter().find(|blank| blank.kind == kind && blank.in_force);
    let caption = say!(language, "papers-blank-caption", kind = kind.named(language));
    Ok(match own {
        Some(blank) => Parcel::Content(Content { hash: blank.hash, name: blank.name, caption }),
        None => {
            let name = format!("{}_бланк.docx", kind.file());
            Parcel::Own(Own { key: kinds::key(kind).to_owned(), name, caption })
        }
    })
}
