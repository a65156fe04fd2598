//! A name that stands twice in one school: the coordinators and whoever represents the school are asked whether it is one
//! human. The first answer settles it, and what the others' chats say is mended.
//!
//! ```text
//! coordinator                                        representative
//! - ❗ Одно имя дважды в одной школе. Зимина Анна …   - (the same)
//!      — [Это один человек] [Нет, разные люди] …
//!                                                    — [Это один человек]
//!                                                    - ✅ Записи соединены.
//! - (the notice, mended) ✅ Записи соединены.
//! ```

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{merging, same};
use crate::feature::{Asks, Wait};
use crate::ids::{AccountId, NamesakeId, PersonId};
use crate::model::people::merge::{Asking, KEEPS};
use crate::model::people::namesakes::{self, Answered, Question, Side, State};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::outbox::{self, Again, Matter};
use crate::say;
use crate::talk::{Button, Cx, Look, Next, Place, Result, Room, Said, Trouble, Tx, View};
use crate::text::Language;

pub struct Namesakes;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Question { id: NamesakeId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Question { id: NamesakeId },
}

/// Each names its question, since it stands on notices too.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Same { id: NamesakeId },
    Different { id: NamesakeId },
}

/// What waits for those who may answer.
pub const WAIT: Wait = Wait {
    kind: "namesakes",
    rows: namesakes::WAITING,
    asks: Asks::Something,
    label: |waiting, reader| say!(reader.language, "people-twice-waits", name = waiting.words.clone()),
    place: |waiting| ways::NAMESAKES.of(NamesakeId(waiting.subject)),
};

/// How long an open question matters; it stays on «Сегодня» for longer.
const MATTERS: TimeDelta = KEEPS;

impl Room for Namesakes {
    const NAME: &'static str = "namesakes";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        // No question has this number: the card says that it is over.
        At::Question { id: NamesakeId(0) }
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks whether the reader may answer.
        let At::Question { id } = at;
        Ok(Next::Go(Step::Question { id }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let Step::Question { id } = step;
        let question = read(cx, *id).await?;
        let language = cx.language();
        let view = View::new(say!(language, "people-twice-card")).line(format!("📍 {}", question.school)).line(say!(
            language,
            "people-twice-new",
            who = told(language, &question.newcomer)
        ));
        let former = told(language, &question.former);
        let view = match question.has_account {
            true => view.line(say!(language, "people-twice-old", who = former)),
            false => view.line(say!(language, "people-twice-listed", who = former)),
        };
        let view = match question.state {
            State::Open => view
                .line(say!(language, "people-twice-means"))
                .question(say!(language, "people-twice-question"))
                .button(Button::press(say!(language, "people-twice-same"), Press::Same { id: *id }).grave())
                .button(Button::press(say!(language, "people-twice-different"), Press::Different { id: *id }).grave()),
            state => view.line(stands(language, state)),
        };
        Ok(view.row(records(language, &question)).button(Button::back(language, back(&question))))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let Step::Question { id } = step;
        Ok(match said {
            Said::Press(press @ (Press::Same { .. } | Press::Different { .. })) => {
                let words = decide(cx, press).await?;
                cx.remark(words);
                Next::Go(Step::Question { id })
            }
            _ => Next::Puzzled,
        })
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let words = decide(cx, press).await?;
        let (Press::Same { id } | Press::Different { id }) = press;
        // The record that it was may be gone: it is another one's now.
        let question = read(cx, id).await?;
        Ok(Some(answered(cx.language(), &question, words)))
    }

    async fn look(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Look<View<Press>>> {
        let Ok(id) = serde_json::from_str(about) else { return Ok(Look::AsWritten) };
        Ok(match namesakes::question(tx, to, id).await? {
            Some(question) if question.state == State::Open => Look::Say(asking(language, &question)),
            // Somebody was faster, or it is nobody's question any more.
            Some(_) | None => Look::Drop,
        })
    }

    async fn look_again(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Option<View<Press>>> {
        let Ok(id) = serde_json::from_str(about) else { return Ok(None) };
        Ok(Some(match namesakes::question(tx, to, id).await? {
            Some(question) if question.state == State::Open => asking(language, &question),
            Some(question) => answered(language, &question, stands(language, question.state)),
            None => View::new(say!(language, "people-twice-title")).line(say!(language, "people-twice-over")),
        }))
    }
}

/// The question, if whoever speaks may answer it.
async fn read(cx: &mut Cx, id: NamesakeId) -> Result<Question> {
    let reader = Registered::of(cx)?.id();
    namesakes::question(cx, reader, id).await?.ok_or(Trouble::Gone)
}

/// Takes an answer; tells what came of it.
async fn decide(cx: &mut Cx, press: Press) -> Result<String> {
    let (id, is_same) = match press {
        Press::Same { id } => (id, true),
        Press::Different { id } => (id, false),
    };
    let question = read(cx, id).await?;
    let language = cx.language();
    let words = match namesakes::answer(cx, &question, is_same).await? {
        Answered::Before => return Ok(say!(language, "people-twice-before", how = stands(language, question.state))),
        Answered::Different => stands(language, State::Different),
        Answered::Same(asking) => {
            same::follow_up(cx, asking, [question.former.person, question.newcomer.person]).await?;
            let words = merging::outcome(language, asking);
            if matches!(asking, Asking::Itself | Asking::Pending | Asking::Paired | Asking::Unreachable) {
                // It stays open.
                return Ok(words);
            }
            words
        }
    };
    retell(cx, &[id]).await?;
    Ok(words)
}

/// Has the notices say how their questions stand, but the one whose own button was pressed.
async fn retell(cx: &mut Cx, questions: &[NamesakeId]) -> Result<()> {
    let but = cx.pressed_notice();
    again(cx, questions, but).await
}

async fn again(tx: &mut Tx, questions: &[NamesakeId], but: Option<(AccountId, String)>) -> Result<()> {
    let of: Vec<_> = questions.iter().map(|id| (Namesakes::NAME, id.0)).collect();
    let until = tx.now + MATTERS;
    outbox::retell(tx, Again { of: &of, until, to: None, but }).await
}

/// Whatever else has settled a question about a person, the notices say so: a code, a merge from the desk, a no of the
/// person, an erasure.
pub async fn settled(tx: &mut Tx, person: PersonId) -> Result<()> {
    let questions = namesakes::about(tx, person).await?;
    again(tx, &questions, None).await
}

/// Somebody's roles have changed: what their chat asks of them that is theirs to answer no more says so.
pub async fn changed(tx: &mut Tx, person: PersonId) -> Result<()> {
    let questions = namesakes::lost_on(tx, person).await?;
    let of: Vec<_> = questions.iter().map(|id| (Namesakes::NAME, id.0)).collect();
    let (until, to) = (tx.now + MATTERS, Some(person));
    outbox::retell(tx, Again { of: &of, until, to, but: None }).await
}

/// Asks all who may answer about somebody who stands there.
pub async fn tell(tx: &mut Tx, newcomer: PersonId, former: PersonId) -> Result<()> {
    let (id, name) = namesakes::wonder(tx, newcomer, former).await?;
    let asked = namesakes::who_may_answer(tx, former).await?;
    let name = name.listed();
    let matter = Matter { subject: id.0, about: id, say_by: tx.now + MATTERS };
    outbox::tell_of(tx, &asked, Namesakes::NAME, matter, |language| twice(language, &name, id)).await?;
    Ok(())
}

/// What everybody who is asked sees of it.
fn twice(language: Language, name: &str, id: NamesakeId) -> View<Press> {
    View::new(say!(language, "people-twice-title"))
        .line(say!(language, "people-twice-line", name = name.to_owned()))
        .line(say!(language, "people-twice-why"))
        .button(Button::stand(say!(language, "people-twice-same"), Press::Same { id }))
        .button(Button::stand(say!(language, "people-twice-different"), Press::Different { id }))
}

/// The notice, as one of them sees it.
fn asking(language: Language, question: &Question) -> View<Press> {
    let view = twice(language, &question.newcomer.name.listed(), question.id);
    match question.coordinates {
        true => view.row(records(language, question)),
        false => view.button(Button::go(say!(language, "people-twice-look"), ways::NAMESAKES.of(question.id))),
    }
}

/// What the notice says once it is answered.
fn answered(language: Language, question: &Question, words: String) -> View<Press> {
    View::new(say!(language, "people-twice-title")).line(question.newcomer.name.listed()).line(words).button(
        match question.coordinates {
            true => Button::go(say!(language, "people-open-person"), ways::PERSON.of(question.newcomer.person)),
            false => Button::go(say!(language, "people-twice-look"), ways::NAMESAKES.of(question.id)),
        },
    )
}

/// The ways to both records, for a coordinator.
fn records(language: Language, question: &Question) -> Vec<Button<Press>> {
    let go = |label: String, side: &Side| Button::go(label, ways::PERSON.of(side.person));
    match (question.coordinates, question.state) {
        (false, _) => Vec::new(),
        (true, State::Joined) => vec![go(say!(language, "people-open-person"), &question.newcomer)],
        (true, State::Open | State::Asked | State::Apart | State::Different) => vec![
            go(say!(language, "people-twice-newcomer"), &question.newcomer),
            go(say!(language, "people-twice-former"), &question.former),
        ],
    }
}

fn back(question: &Question) -> Place {
    match question.coordinates {
        true => ways::PEOPLE.place(),
        false => ways::SCHOOL.of(question.organisation),
    }
}

/// «Зимина Анна Петровна, учитель».
fn told(language: Language, side: &Side) -> String {
    format!("{}, {}", side.name.listed(), side.post.to(language).to_lowercase())
}

/// How an answered question stands.
fn stands(language: Language, state: State) -> String {
    match state {
        State::Open => say!(language, "people-twice-question"),
        State::Asked => say!(language, "people-merge-asked"),
        State::Joined => say!(language, "people-merge-merged"),
        State::Apart => say!(language, "people-twice-apart"),
        State::Different => say!(language, "people-twice-are-different"),
    }
}
