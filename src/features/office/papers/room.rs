//! The conversation about papers and blanks.

use super::declining::{self, Declining};
use super::signing;
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
        match step {
            Step::Blank { .. } => &[Thing::Document],
            // The signed paper, scanned or photographed.
            Step::Card { .. } => &[Thing::Document, Thing::Photo],
            _ => &[],
        }
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(match at {
            At::List => Step::List { spot: Spot::default() },
            At::Card { id } => Step::Card { id },
            At::Of { group } => Step::Of { group },
            At::Blanks => Step::Blanks,
            At::Rules => Step::New { kind: Kind::Rules, group: None },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        match step {
            Step::List { spot } => cards::list(cx, guard, spot).await,
            Step::Card { id } => cards::card(cx, guard, *id).await,
            Step::Link { id } => cards::link(cx, guard, *id).await,
            Step::Sent { id } => Ok(cards::sent(language, *id)),
            Step::Of { group } => cards::about_group(cx, guard, *group).await,
            Step::Forms { kind, group } => declining::list(cx, guard, *kind, *group).await,
            Step::Form { kind, group, mark, .. } => declining::card(cx, guard, (*kind, *group), mark).await,
            Step::Case { kind, group, mark, case, .. } => {
                declining::one(cx, guard, (*kind, *group), (mark, *case)).await
            }
            Step::New { kind, group: Some(group) } => cards::new(cx, guard, *kind, *group).await,
            Step::New { kind, group: None } => cards::new_whole(cx, guard, *kind).await,
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
            (Step::Card { id }, Said::Press(Press::Scan)) => signing::send_scan(cx, guard, id).await?,
            (Step::Card { id }, Said::File(file)) => signing::take_scan(cx, guard, id, &file).await?,
            (Step::Card { id }, Said::Press(Press::Publish)) => Next::Go(Step::Link { id }),
            (Step::Link { id }, Said::Text(typed)) => signing::publish(cx, guard, id, &typed).await?,
            (Step::Link { id }, Said::Press(Press::Back)) => Next::Go(Step::Card { id }),
            (Step::Card { id }, Said::Press(Press::Sign)) => {
                if papers::sign(cx, guard, id).await? {
                    cx.remark(say!(language, "papers-signed"));
                }
                Next::Go(Step::Card { id })
            }

            (Step::Of { group } | Step::Taken { group: Some(group), .. }, Said::Press(Press::Make { kind })) => {
                declining::before(cx, guard, kind, group).await?
            }
            (Step::Taken { group: None, .. }, Said::Press(Press::Make { kind })) => {
                Next::Go(Step::New { kind, group: None })
            }
            (Step::New { kind, group: Some(group) }, Said::Press(Press::Forms)) => {
                Next::Go(Step::Forms { kind, group })
            }
            (Step::Forms { kind, group }, Said::Press(Press::Form { mark })) => {
                Next::Go(Step::Form { kind, group, mark, asked: false })
            }
            (Step::Forms { kind, group }, Said::Press(Press::Back)) => Next::Go(Step::New { kind, group: Some(group) }),
            (Step::Form { kind, group, mark, asked }, said) => {
                declining::answer(cx, guard, Declining { kind, group, mark, asked }, said).await?
            }
            (Step::Case { kind, group, mark, asked, case }, said) => {
                declining::answer_one(cx, guard, Declining { kind, group, mark, asked }, case, said).await?
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

/// Orders a paper about a group, or about the whole municipality.
async fn order(
    cx: &mut Cx,
    guard: Coordinator,
    (kind, group): (Kind, Option<GroupId>),
    number: Option<String>,
) -> Result<Next<Papers>> {
    let (is_taken, new) = match group {
        Some(group) => {
            let facts = store::facts(cx, guard, kind, group, number.as_deref()).await?;
            (facts.is_taken, facts::about_group(cx, kind, group, &facts, number.clone()).await?)
        }
        None => {
            let whole = declining::store::whole(cx, guard, kind, number.as_deref()).await?;
            (whole.is_taken, facts::rules(cx, &whole, number.clone()).await?)
        }
    };
    if let Some(number) = number.filter(|_| is_taken) {
        return Ok(Next::Go(Step::Taken { kind, group, number }));
    }
    let account = cx.account_id();
    match papers::order(cx, guard, account, &new).await? {
        Some(_) => Ok(Next::Go(Step::Ordered { kind })),
        // Asked a moment ago, in this transaction: nobody else has written since.
        None => Err(Trouble::fault("a free number was refused")),
    }
}

async fn order_staff(cx: &mut Cx, guard: Coordinator) -> Result<Next<Papers>> {
    let staff = store::staff(cx, guard).await?;
    let new = facts::staff(cx, &staff).await?;
    let account = cx.account_id();
    papers::order(cx, guard, account, &new).await?;
    Ok(Next::Go(Step::Ordered { kind: Kind::Staff }))
}

/// Sends what was made once more: the same bytes.
async fn send(cx: &mut Cx, guard: Coordinator, id: PaperId) -> Result<Next<Papers>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    let hash = paper.hash.ok_or(Trouble::Gone)?;
    let name = format!("{}_{}.docx", paper.kind.file(), paper.day);
    let caption = words::caption(language, paper.kind, paper.number.as_deref(), &paper.about);
    cx.parcel(Parcel::Content(Content { hash, name, caption, names: true }));
    Ok(Next::Go(Step::Sent { id }))
}

/// The blank of which papers are made now, to be looked at and changed.
async fn blank_of(cx: &mut Cx, guard: Coordinator, kind: Kind) -> Result<Parcel> {
    let language = cx.language();
    let own = papers::blanks(cx, guard).await?.into_iter().find(|blank| blank.kind == kind && blank.in_force);
    let caption = say!(language, "papers-blank-caption", kind = kind.named(language));
    Ok(match own {
        Some(blank) => Parcel::Content(Content { hash: blank.hash, name: blank.name, caption, names: false }),
        None => {
            let name = format!("{}_бланк.docx", kind.file());
            Parcel::Own(Own { key: kinds::key(kind).to_owned(), name, caption })
        }
    })
}
