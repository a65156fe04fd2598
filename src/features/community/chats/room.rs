//! The conversation about the chat of a cluster: only its leader has it.

use serde::{Deserialize, Serialize};

use super::cards;
use crate::ids::GroupId;
use crate::model::chats;
use crate::model::roles::Leader;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Trouble, View};

pub struct Chats;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The chat of a group.
    Of { group: GroupId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Card {
        group: GroupId,
    },
    /// Is the chat really to be let go?
    Unbinding {
        group: GroupId,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// Asks for a code.
    Bind,
    /// Asks whether to let the chat go.
    Unbind,
    Really,
    Back,
}

impl Room for Chats {
    const NAME: &'static str = "chats";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        // Of no group: its card says that it is gone.
        At::Of { group: GroupId(0) }
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { group } = at;
        Ok(Next::Go(Step::Card { group }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Card { group } => {
                Leader::of(cx, *group).await?;
                cards::card(cx, *group).await
            }
            Step::Unbinding { group } => cards::unbinding(cx, *group).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let (Step::Card { group } | Step::Unbinding { group }) = step;
        let leader = Leader::of(cx, group).await?;
        Ok(match (step, said) {
            (Step::Card { .. }, Said::Press(Press::Bind)) => {
                let code = chats::code(cx, leader).await?;
                Next::Done(cards::binding(cx, group, &code))
            }
            (Step::Card { .. }, Said::Press(Press::Unbind)) => match chats::of_group(cx, group).await? {
                Some(_) => Next::Go(Step::Unbinding { group }),
                None => return Err(Trouble::Gone),
            },
            (Step::Unbinding { .. }, Said::Press(Press::Really)) => {
                if chats::unbind(cx, leader).await? {
                    cx.remark(say!(language, "chats-unbound"));
                }
                Next::Go(Step::Card { group })
            }
            (Step::Unbinding { .. }, Said::Press(Press::Back)) => Next::Go(Step::Card { group }),
            _ => Next::Puzzled,
        })
    }
}
