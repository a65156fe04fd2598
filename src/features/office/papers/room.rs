//! The conversation about papers and blanks.

use super::declining::{self, Declining};
use super::steps::{At, Press, Step};
use super::{blanks, cards, numbering, signing};
use crate::ids::PaperId;
use crate::model::papers::{self, Bringing, Kind};
use crate::model::roles::Coordinator;
use crate::papers::words;
use crate::say;
use crate::talk::{Content, Cx, Next, Parcel, Result, Room, Said, Spot, Thing, Trouble, View};

pub struct Papers;

impl Room for Papers {
    const NAME: &'static str = "papers";
    const HAS_DRAFTS: bool = false;
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
        let guard = Coordinator::of(cx).await?;
        Ok(Next::Go(match at {
            At::List => Step::List { spot: Spot::default() },
            At::Card { id } => Step::Card { id },
            At::Of { group } => Step::Of { group },
            At::Blanks => Step::Blanks,
            At::Rules => return declining::before(cx, guard, Kind::Rules, None).await,
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        match step {
            Step::List { spot } => cards::list(cx, guard, spot).await,
            Step::Card { id } => cards::card(cx, guard, *id).await,
            Step::Link { id } => cards::link(cx, guard, *id).await,
            Step::Sources { id, what, spot } => cards::sources(cx, guard, *id, *what, spot).await,
            Step::Copy { id } => cards::copy(cx, guard, *id).await,
            Step::Sent { id } => Ok(cards::sent(language, *id)),
            Step::Of { group } => cards::about_group(cx, guard, *group).await,
            Step::Forms { kind, group } => declining::list(cx, guard, *kind, *group).await,
            Step::Form { kind, group, mark, .. } => declining::card(cx, guard, (*kind, *group), mark).await,
            Step::Case { kind, group, mark, case, .. } => {
                declining::one(cx, guard, (*kind, *group), (mark, *case)).await
            }
            Step::New { kind, group, day } => numbering::new(cx, guard, (*kind, *group), *day).await,
            Step::Number { id, day } => numbering::number(cx, guard, *id, *day).await,
            Step::Day { day, month, .. } => Ok(numbering::day(cx, *day, *month)),
            Step::Taken { of, kind, number, .. } => Ok(numbering::taken(language, *of, *kind, number)),
            Step::Ordered { kind } => Ok(cards::ordered(language, *kind)),
            Step::Blanks => blanks::blanks(cx, guard).await,
            Step::Blank { kind } => blanks::blank(cx, guard, *kind).await,
            Step::Versions { kind, spot } => blanks::versions(cx, guard, *kind, spot).await,
            Step::Version { kind, id } => blanks::version(cx, guard, *kind, *id).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::List { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),
            (Step::List { .. }, Said::Press(Press::Make { kind: Kind::Staff })) => {
                declining::before(cx, guard, Kind::Staff, None).await?
            }
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
            (Step::Card { id }, Said::Press(Press::Unsign)) => {
                let told = match papers::unsign(cx, guard, id).await? {
                    true => say!(language, "papers-unsigned"),
                    false => say!(language, "papers-stays-signed"),
                };
                cx.remark(told);
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Copy)) => Next::Go(Step::Copy { id }),
            (Step::Copy { id }, Said::Press(Press::Certify { elsewhere })) => {
                signing::copy(cx, guard, id, elsewhere).await?
            }
            (Step::Copy { id } | Step::Sources { id, .. }, Said::Press(Press::Back)) => Next::Go(Step::Card { id }),
            (Step::Card { id }, Said::Press(Press::Sources { what })) => {
                Next::Go(Step::Sources { id, what, spot: Spot::default() })
            }
            (Step::Sources { id, what, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Sources { id, what, spot: spot.after(leaf) })
            }
            (Step::Card { id }, Said::Press(Press::Enter)) => Next::Go(Step::Number { id, day: None }),

            (Step::Of { group }, Said::Press(Press::Make { kind })) => {
                declining::before(cx, guard, kind, Some(group)).await?
            }
            (Step::Taken { of, day, .. }, Said::Press(Press::Again)) => numbering::again(of, day),
            (Step::Forms { kind, group }, Said::Press(Press::Form { mark })) => {
                Next::Go(Step::Form { kind, group, mark, asked: false })
            }
            (Step::Forms { kind, group }, Said::Press(Press::Back)) => Next::Go(Step::New { kind, group, day: None }),
            (Step::Form { kind, group, mark, asked }, said) => {
                declining::answer(cx, guard, Declining { kind, group, mark, asked }, said).await?
            }
            (Step::Case { kind, group, mark, asked, case }, said) => {
                declining::answer_one(cx, guard, Declining { kind, group, mark, asked }, case, said).await?
            }
            (Step::New { kind, group, day }, said) => {
                numbering::answer_new(cx, guard, (kind, group), day, said).await?
            }
            (Step::Number { id, day }, said) => numbering::answer_number(cx, guard, id, day, said).await?,
            (Step::Day { of, day, .. }, said) => numbering::answer_day(cx, of, day, said),

            (Step::Blanks, Said::Press(Press::Blank { kind })) => Next::Go(Step::Blank { kind }),
            (Step::Blank { kind }, Said::Press(Press::Send)) => {
                let blank = blanks::own_or_default(cx, guard, kind).await?;
                cx.parcel(blank);
                Next::Go(Step::Blank { kind })
            }
            (Step::Blank { kind }, Said::Press(Press::Default)) => {
                if papers::back_to_default(cx, guard, kind).await? {
                    cx.remark(say!(language, "papers-blank-is-default"));
                }
                Next::Go(Step::Blank { kind })
            }
            (Step::Blank { kind }, Said::Press(Press::Versions)) => {
                Next::Go(Step::Versions { kind, spot: Spot::default() })
            }
            (Step::Versions { kind, .. }, Said::Press(Press::Version { id })) => Next::Go(Step::Version { kind, id }),
            (Step::Versions { kind, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Versions { kind, spot: spot.after(leaf) })
            }
            (Step::Versions { kind, .. }, Said::Press(Press::Back)) => Next::Go(Step::Blank { kind }),
            (Step::Version { kind, id }, Said::Press(Press::Send)) => blanks::send(cx, guard, kind, id).await?,
            (Step::Version { kind, id }, Said::Press(Press::PutBack)) => blanks::put_back(cx, guard, kind, id).await?,
            (Step::Version { kind, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Versions { kind, spot: Spot::default() })
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
