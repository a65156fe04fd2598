//! A code of one's school: whoever has registered shows by it that it is they whom the list names.
//!
//! ```text
//! - (welcome) Такое имя уже есть в списке этой школы …        — [Ввести код школы]
//! - Код из восьми цифр. Его выдаёт школа …                    — 1234 5678
//! - ✅ Это вы: запись школы теперь ваша.
//! ```

use serde::{Deserialize, Serialize};

use crate::model::people::merge::{self, Tried};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Room, Said, View};

pub struct Joining;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Code,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Code,
}

impl Room for Joining {
    const NAME: &'static str = "code";
    type At = At;
    type Step = Step;
    type Press = ();

    fn home() -> At {
        At::Code
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Code = at;
        Ok(Next::Go(Step::Code))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<()>> {
        let Step::Code = step;
        let language = cx.language();
        Ok(View::new(say!(language, "people-join-title"))
            .line(say!(language, "people-join-line"))
            .question(say!(language, "people-join-question"))
            .button(Button::home(language)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<()>) -> Result<Next<Self>> {
        let Step::Code = step;
        let Said::Text(typed) = said else { return Ok(Next::Puzzled) };
        let language = cx.language();
        Ok(match merge::try_code(cx, &typed).await? {
            Tried::Joined => {
                let me = Registered::of(cx)?.id();
                super::namesakes::settled(cx, me).await?;
                cx.remark(say!(language, "people-join-done"));
                Next::To(ways::PROFILE.place())
            }
            Tried::Wrong { left: 0 } | Tried::TooMany => Next::Stay(say!(language, "people-join-too-many")),
            Tried::Wrong { left } => Next::Stay(say!(language, "people-join-wrong", count = left)),
        })
    }
}
