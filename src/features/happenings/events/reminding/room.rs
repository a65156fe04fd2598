//! The room in which somebody chooses when to be reminded of events.

use serde::{Deserialize, Serialize};

use super::store::{self, Choice};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Room, Said, View};

pub struct Reminding;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    All,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    All,
}

/// Each says what holds from now on, so that a tap that comes twice does the same.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Choose { day: bool, hours: bool },
}

impl Room for Reminding {
    const NAME: &'static str = "reminding";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::All = at;
        Ok(Next::Go(Step::All))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let Step::All = step;
        let me = Registered::of(cx)?.id();
        let language = cx.language();
        let Choice { day, hours } = store::choice(cx, me).await?;
        let marked = |chosen: bool, label: String| if chosen { format!("✅ {label}") } else { label };
        let button = |label, day, hours| Button::press(label, Press::Choose { day, hours });
        Ok(View::new(say!(language, "events-reminding-title"))
            .line(match (day, hours) {
                (true, true) => say!(language, "events-reminding-both"),
                (true, false) => say!(language, "events-reminding-day"),
                (false, true) => say!(language, "events-reminding-hours"),
                (false, false) => say!(language, "events-reminding-none"),
            })
            .line(say!(language, "events-reminding-explained"))
            .question(say!(language, "events-reminding-question"))
            .button(button(marked(day, say!(language, "events-reminding-choose-day")), !day, hours))
            .button(button(marked(hours, say!(language, "events-reminding-choose-hours")), day, !hours))
            .button(button(marked(!day && !hours, say!(language, "events-reminding-choose-none")), false, false))
            .button(Button::back(language, ways::SETTINGS.place())))
    }

    async fn answer(cx: &mut Cx, _step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let Said::Press(Press::Choose { day, hours }) = said else { return Ok(Next::Puzzled) };
        let me = Registered::of(cx)?.id();
        store::choose(cx, me, Choice { day, hours }).await?;
        let saved = say!(cx.language(), "events-reminding-saved");
        cx.toast(saved);
        Ok(Next::Go(Step::All))
    }
}
