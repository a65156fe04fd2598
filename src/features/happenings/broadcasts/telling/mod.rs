//! What people get: the message with its buttons, and what follows from pressing one.
//!
//! ```text
//! - Семинар переносится на среду. …   — [Прочитано]      … [✅ Прочитано]
//! - … Придёте?                         — [Да] [Нет]       … [✅ Да] [Нет]
//! ```

pub mod store;

use serde::{Deserialize, Serialize};

use crate::ids::{BroadcastId, PersonId};
use crate::model::people::FullName;
use crate::model::people::consents::NAMES_BROADCASTS;
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Button, Cx, Message, Next, Place, Result, Room, Said, Trouble, Tx, View, units};
use crate::text::{Bilingual, Language};

/// What stands under a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Under {
    #[default]
    Nothing,
    /// «Прочитано».
    Read,
    Link {
        label: String,
        to: String,
    },
    Question {
        asks: String,
        options: Vec<String>,
    },
}

/// A message with all that is said of it.
#[derive(Debug, Clone)]
pub struct Letter {
    pub message: Message,
    pub under: Under,
    /// Who writes; an erased person has no name any more.
    pub author: Option<FullName>,
    /// What they are.
    pub role: Bilingual,
    /// To whom.
    pub whom: Bilingual,
}

/// What somebody has answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mine {
    pub read: bool,
    pub answer: Option<i64>,
}

/// A message as its reader sees it; the number is that of a sample where it is 0.
pub fn view(language: Language, id: BroadcastId, letter: &Letter, mine: Mine) -> View<Press> {
    let view = View::message(letter.message.clone());
    let marked = |label: &str, holds: bool| if holds { format!("✅ {label}") } else { label.to_owned() };
    let view = match &letter.under {
        Under::Nothing => view,
        Under::Read => {
            let label = marked(&say!(language, "broadcasts-read"), mine.read);
            view.button(Button::stand(label, Press::Read { id }))
        }
        Under::Link { label, to } => view.button(Button::open(label.clone(), to.clone())),
        Under::Question { asks, options } => {
            let width = if options.len() == 2 && options.iter().all(|it| it.chars().count() <= 12) { 2 } else { 1 };
            let button = |(number, label): (i64, &String)| {
                Button::stand(marked(label, mine.answer == Some(number)), Press::Answer { id, given: number })
            };
            view.question(asks.clone()).grid(width, (0..).zip(options).map(button))
        }
    };
    view.lines(footer(language, letter))
}

/// Who writes, and why this person gets it.
fn footer(language: Language, letter: &Letter) -> [String; 2] {
    let role = letter.role.to(language);
    let who = match &letter.author {
        Some(name) => say!(language, "broadcasts-signed", name = name.listed(), role = role),
        None => say!(language, "broadcasts-signed-nameless", role = role),
    };
    [who, say!(language, "broadcasts-whom", whom = letter.whom.to(language))]
}

/// By how much a message is longer than the messenger takes, in either language.
pub fn too_long_by(letter: &Letter) -> Option<usize> {
    let over = |language| {
        let view = view(language, BroadcastId(0), letter, Mine::default());
        let question = view.question.map_or(0, |question| units(&question) + 2);
        let whole = letter.message.says.units() + question + units(&view.lines.join("\n")) + 2;
        whole.checked_sub(letter.message.most()).filter(|over| *over > 0)
    };
    over(Language::Ru).max(over(Language::En))
}

/// The room of what was sent: its buttons lie in chats for years.
pub struct Told;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Home,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    #[serde(rename = "r")]
    Read { id: BroadcastId },
    #[serde(rename = "a")]
    Answer { id: BroadcastId, given: i64 },
}

impl Room for Told {
    const NAME: &'static str = "told";
    const CONSENT: i64 = NAMES_BROADCASTS;
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = ();
    type Press = Press;

    fn home() -> At {
        At::Home
    }

    async fn enter(_cx: &mut Cx, At::Home: At, _draft: Option<()>) -> Result<Next<Self>> {
        Ok(Next::To(Place::home()))
    }

    async fn ask(cx: &mut Cx, _step: &()) -> Result<View<Press>> {
        Ok(View::new(say!(cx.language(), "broadcasts-title")).button(Button::home(cx.language())))
    }

    async fn answer(_cx: &mut Cx, _step: (), _said: Said<Press>) -> Result<Next<Self>> {
        Ok(Next::Puzzled)
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let (me, language) = (Registered::of(cx)?.id(), cx.language());
        let (Press::Read { id } | Press::Answer { id, .. }) = press;
        if id == BroadcastId(0) {
            cx.toast(say!(language, "broadcasts-sample"));
            return Ok(None);
        }
        let given = match press {
            Press::Read { .. } => None,
            Press::Answer { given, .. } => Some(given),
        };
        let (letter, mine) = store::answer(cx, id, me, given).await?.ok_or(Trouble::Gone)?;
        cx.toast(match (&letter.under, mine.answer) {
            (Under::Question { options, .. }, Some(number)) => {
                let answer = usize::try_from(number).ok().and_then(|number| options.get(number)).cloned();
                say!(language, "broadcasts-answer-kept", answer = answer.unwrap_or_default())
            }
            _ => say!(language, "broadcasts-read-kept"),
        });
        Ok(Some(view(language, id, &letter, mine)))
    }

    async fn look_again(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Option<View<Press>>> {
        let Ok(id) = serde_json::from_str(about) else {
            return Ok(None);
        };
        let found = store::letter(tx, id, to).await?;
        Ok(found.map(|(letter, mine)| view(language, id, &letter, mine)))
    }
}
