//! The room of whoever sends: what was sent, what became of it, and holding it back.

use serde::{Deserialize, Serialize};

use super::store::{self, Slice};
use super::{cards, schools};
use crate::features::happenings::broadcasts::sending;
use crate::features::happenings::broadcasts::sending::store::State;
use crate::ids::{BroadcastId, FileId, PersonId};
use crate::model::audience::Sender;
use crate::say;
use crate::talk::{Content, Cx, Leaf, Look, Next, Parcel, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::Language;

pub struct Broadcasts;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    All,
    Card { id: BroadcastId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        spot: Spot,
    },
    Card {
        id: BroadcastId,
    },
    /// Shall it go no further?
    Cancel {
        id: BroadcastId,
    },
    People {
        id: BroadcastId,
        slice: Slice,
        spot: Spot,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        leaf: Leaf,
    },
    Refresh,
    Pause,
    Resume,
    /// Again to those whom it has not reached.
    Again,
    /// To those who have not answered.
    Remind,
    Cancel,
    Yes,
    People,
    Slice {
        of: Slice,
    },
    Table,
    /// A part of it, from 0: more people than one file holds.
    Part {
        part: usize,
    },
    /// Hands over the file that somebody has answered with.
    File {
        id: FileId,
    },
    Back,
}

impl Room for Broadcasts {
    const NAME: &'static str = "broadcasts";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Sender::of(cx)?;
        Ok(Next::Go(match at {
            At::All => Step::List { spot: Spot::default() },
            At::Card { id } => Step::Card { id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        cards::ask(cx, step).await
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::Leaf { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),

            (Step::Card { id }, Said::Press(Press::Refresh)) => Next::Go(Step::Card { id }),
            (Step::Card { id }, Said::Press(Press::Pause)) => {
                if matches!(state(cx, id).await?, State::Staging | State::Sending) {
                    sending::stop(cx, id, State::Paused, "sender").await?;
                }
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Resume)) => {
                if state(cx, id).await? == State::Paused {
                    may_send(cx, id).await?;
                    sending::resume(cx, id).await?;
                }
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Again)) => {
                if state(cx, id).await? == State::Done {
                    may_send(cx, id).await?;
                    sending::resume(cx, id).await?;
                }
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Remind)) => {
                if state(cx, id).await? == State::Done {
                    may_send(cx, id).await?;
                    sending::remind(cx, id).await?;
                    let language = cx.language();
                    cx.remark(say!(language, "broadcasts-reminded"));
                }
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Cancel)) => Next::Go(Step::Cancel { id }),
            (Step::Card { id }, Said::Press(Press::People)) => {
                Next::Go(Step::People { id, slice: Slice::All, spot: Spot::default() })
            }
            (Step::Card { id }, Said::Press(Press::Table)) => {
                table(cx, id, 0).await?;
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Part { part })) => {
                table(cx, id, part).await?;
                Next::Go(Step::Card { id })
            }
            (Step::Cancel { id }, Said::Press(Press::Yes)) => {
                let me = Sender::of(cx)?.id();
                if !state(cx, id).await?.is_over() {
                    sending::cancel(cx, me, id).await?;
                    let language = cx.language();
                    cx.remark(say!(language, "broadcasts-cancelled"));
                }
                Next::Go(Step::Card { id })
            }
            (Step::Cancel { id } | Step::People { id, .. }, Said::Press(Press::Back)) => Next::Go(Step::Card { id }),
            (Step::People { id, .. }, Said::Press(Press::Slice { of })) => {
                Next::Go(Step::People { id, slice: of, spot: Spot::default() })
            }
            (Step::People { id, slice, spot }, Said::Press(Press::File { id: file })) => {
                let report = cards::own(cx, id).await?;
                let (_, sent) = store::files(cx, id, Some(file), (1, 0)).await?;
                let sent = sent.into_iter().next().ok_or(Trouble::Gone)?;
                let caption = schools::from(&report, &sent);
                cx.parcel(Parcel::Content(Content { hash: sent.hash, name: sent.name, caption, names: true }));
                Next::Go(Step::People { id, slice, spot })
            }
            (Step::People { id, slice, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::People { id, slice, spot: spot.after(leaf) })
            }
            _ => Next::Puzzled,
        })
    }

    async fn look(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Look<View<Press>>> {
        Ok(match Self::look_again(tx, about, to, language).await? {
            Some(view) => Look::Say(view),
            None => Look::AsWritten,
        })
    }

    async fn look_again(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Option<View<Press>>> {
        let Ok(id) = serde_json::from_str(about) else {
            return Ok(None);
        };
        let (now, zone) = (tx.now, tx.zone());
        let report = store::report(tx, id, Some(to)).await?;
        Ok(report.map(|report| cards::progress(language, &report, now, zone)))
    }
}

/// Sends a part of the spreadsheet.
async fn table(cx: &mut Cx, id: BroadcastId, part: usize) -> Result<()> {
    let sheet = cards::sheet(cx, id, part).await?;
    cx.sheet(sheet);
    Ok(())
}

/// Where a message stands that whoever speaks may hold back.
async fn state(cx: &mut Cx, id: BroadcastId) -> Result<State> {
    Ok(cards::own(cx, id).await?.state)
}

/// Whether whoever speaks may write to these people today: a leader may lead other groups by now than when it was sent.
async fn may_send(cx: &mut Cx, id: BroadcastId) -> Result<()> {
    if let Some(own) = Sender::of(cx)?.groups()
        && !store::is_within(cx, id, &own).await?
    {
        return Err(Trouble::Refused(say!(cx.language(), "model-audience-not-own")));
    }
    Ok(())
}
