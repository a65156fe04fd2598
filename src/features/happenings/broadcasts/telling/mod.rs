//! What people get: the message with its buttons, and what follows from pressing one.
//!
//! ```text
//! - Семинар переносится на среду. …   — [Прочитано]      … [✅ Прочитано]
//! - … Придёте?                         — [Да] [Нет]       … [✅ Да] [Нет]
//! - Сколько педагогов в школе?         — [Ответить]
//! - Ваш ответ?                         — 41               … ✅ Ответ школы: 41 (сегодня, 14:30, Петрова О. С.)
//! ```
//!
//! A plan or a photo is an answer, too: it is sent where the number would be typed. An album is one answer with all of its files.
//!
//! Where a school answers as one, its newest answer counts, and each of its people sees it on their own message, with the
//! name of whoever gave it where they show that.

pub mod store;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::composing::rules;
use super::digests;
use crate::ids::{BroadcastId, FileId, PersonId};
use crate::model::people::FullName;
use crate::model::people::consents::NAMES_BROADCASTS;
use crate::model::roles::Registered;
use crate::outbox;
use crate::say;
use crate::talk::{
    Button, Cx, Look, Message, Next, Parcel, Place, Received, Result, Room, Said, Thing, Trouble, Tx, View, button,
    files, units,
};
use crate::text::{Bilingual, Language, clipped, one_line};

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
    /// The message asks for a number.
    Number,
    /// The message asks for a few words.
    Words,
    /// The message asks for a file.
    File,
}

impl Under {
    /// Whether an answer is awaited.
    pub fn asks(&self) -> bool {
        match self {
            Under::Question { .. } | Under::Number | Under::Words | Under::File => true,
            Under::Nothing | Under::Read | Under::Link { .. } => false,
        }
    }
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
    /// Whether the newest answer of a school is that of all of it.
    pub by_school: bool,
    /// How often those who had not answered were reminded.
    pub reminders: i64,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// One of those that were offered.
    Option(i64),
    Number(i64),
    Words(String),
    File {
        id: FileId,
        name: String,
        /// How many came in one album with it.
        more: i64,
    },
}

impl Given {
    /// As lists and cards write it.
    pub fn said(&self, under: &Under) -> String {
        match (self, under) {
            (Given::Option(number), Under::Question { options, .. }) => {
                usize::try_from(*number).ok().and_then(|number| options.get(number)).cloned().unwrap_or_default()
            }
            (Given::Option(number) | Given::Number(number), _) => number.to_string(),
            (Given::Words(words), _) => words.clone(),
            (Given::File { name, more: 0, .. }, _) => name.clone(),
            (Given::File { name, more, .. }, _) => format!("{name} (+{more})"),
        }
    }
}

/// What somebody has answered, or where a school answers as one, their school.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mine {
    pub read: bool,
    pub given: Option<Given>,
    /// When that was.
    pub at: Option<DateTime<Utc>>,
    /// Who of the school it was, where they show their name.
    pub by: Option<FullName>,
}

/// A message as its reader sees it; the number is that of a sample where it is 0.
pub fn view(language: Language, id: BroadcastId, letter: &Letter, mine: &Mine, zone: Tz) -> View<Press> {
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
                let holds = mine.given == Some(Given::Option(number));
                Button::stand(marked(label, holds), Press::Answer { id, given: number })
            };
            view.question(asks.clone()).grid(width, (0..).zip(options).map(button))
        }
        Under::Number | Under::Words | Under::File => {
            let label = match mine.given {
                Some(_) => say!(language, "broadcasts-answer-change"),
                None => say!(language, "broadcasts-answer"),
            };
            let to = Place::of::<Told>(&At::Answer { id });
            // A sample has nowhere to lead.
            let sample = id == BroadcastId(0);
            view.button(if sample { Button::stand(label, Press::Read { id }) } else { Button::go(label, to) })
        }
    };
    let reminder = (letter.reminders > 0 && mine.given.is_none()).then(|| say!(language, "broadcasts-reminder"));
    // What is added is shortened where it would push who writes out of the message.
    let footer = footer(language, letter);
    let room = letter.message.most().saturating_sub(length(letter, &view, &footer) + 1);
    let added = answered(language, letter, mine, zone).or(reminder);
    let added = added.map(|words| clipped(&words, room)).filter(|words| room >= FEWEST && units(words) <= room);
    view.maybe_line(added).lines(footer)
}

/// Fewer signs of what was answered say nothing.
const FEWEST: usize = 16;

/// How long the words of a message are with its question and these lines.
fn length(letter: &Letter, view: &View<Press>, lines: &[String]) -> usize {
    let question = view.question.as_deref().map_or(0, |question| units(question) + 2);
    letter.message.says.units() + question + units(&lines.join("\n")) + 2
}

/// What the school, or this person, has answered; to what has its own buttons, those say it.
fn answered(language: Language, letter: &Letter, mine: &Mine, zone: Tz) -> Option<String> {
    let given = mine.given.as_ref()?.said(&letter.under);
    if !letter.by_school {
        let has_buttons = matches!(letter.under, Under::Question { .. });
        return (!has_buttons).then(|| say!(language, "broadcasts-my-answer", answer = given));
    }
    let at = mine.at.map(|at| at.with_timezone(&zone).format("%d.%m %H:%M").to_string()).unwrap_or_default();
    Some(match &mine.by {
        Some(name) => say!(language, "broadcasts-school-answer-by", answer = given, at = at, name = name.short()),
        None => say!(language, "broadcasts-school-answer", answer = given, at = at),
    })
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
        let view = view(language, BroadcastId(0), letter, &Mine::default(), Tz::UTC);
        length(letter, &view, &view.lines).checked_sub(letter.message.most()).filter(|over| *over > 0)
    };
    over(Language::Ru).max(over(Language::En))
}

/// The room of what was sent: its buttons lie in chats for years.
pub struct Told;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Home,
    /// Where a number or words are typed.
    Answer {
        id: BroadcastId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Home,
    Answer {
        id: BroadcastId,
        /// Whether it is a file that is awaited.
        #[serde(default)]
        file: bool,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    #[serde(rename = "r")]
    Read { id: BroadcastId },
    #[serde(rename = "a")]
    Answer { id: BroadcastId, given: i64 },
    /// Shows a message of a digest as it is.
    #[serde(rename = "o")]
    Open { id: BroadcastId },
}

impl Room for Told {
    const NAME: &'static str = "told";
    const CONSENT: i64 = NAMES_BROADCASTS;
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Home
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        match step {
            Step::Answer { file: true, .. } => &[Thing::Photo, Thing::Document],
            Step::Answer { file: false, .. } | Step::Home => &[],
        }
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Answer { id } = at else {
            return Ok(Next::To(Place::home()));
        };
        let me = Registered::of(cx)?.id();
        let (under, _) = store::asks(cx, id, me).await?.ok_or(Trouble::Gone)?;
        Ok(Next::Go(Step::Answer { id, file: under == Under::File }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let Step::Answer { id, .. } = step else {
            return Ok(View::new(say!(language, "broadcasts-title")).button(Button::home(language)));
        };
        let (me, zone) = (Registered::of(cx)?.id(), cx.zone());
        let (letter, mine) = store::letter(cx, *id, me).await?.ok_or(Trouble::Gone)?;
        let question = match letter.under {
            Under::Number => say!(language, "broadcasts-answer-number"),
            Under::File => say!(language, "broadcasts-answer-file"),
            _ => say!(language, "broadcasts-answer-words"),
        };
        Ok(View::new(say!(language, "broadcasts-answer-title"))
            .line(clipped(&one_line(&letter.message.says.text), 200))
            .maybe_line(answered(language, &letter, &mine, zone))
            .question(question)
            .button(Button::home(language)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let Step::Answer { id, .. } = step else {
            return Ok(Next::Puzzled);
        };
        let language = cx.language();
        let me = Registered::of(cx)?.id();
        let Some((under, before)) = store::asks(cx, id, me).await? else {
            return Err(Trouble::Gone);
        };
        let given = match (&under, said) {
            (Under::Number, Said::Text(typed)) => match rules::number(&typed) {
                Some(number) => Given::Number(number),
                None => return Ok(Next::Stay(say!(language, "broadcasts-flaw-number"))),
            },
            (Under::Words, Said::Text(typed)) => {
                let words = one_line(&typed);
                match words.chars().count().checked_sub(rules::WORDS).filter(|over| *over > 0) {
                    Some(over) => return Ok(Next::Stay(say!(language, "broadcasts-flaw-words", over = over))),
                    None => Given::Words(words),
                }
            }
            (Under::File, Said::File(file)) => {
                let (album, awaited) = file.album.clone().map(|album| (album.name, album.awaited)).unzip();
                let is_further = album.is_some() && before.album == album;
                // The newest counts, an album as one: what was before goes.
                if !is_further {
                    for file in &before.files {
                        files::discard(cx, *file).await?;
                    }
                }
                files::keep(cx, file.id).await?;
                let waits = awaited.is_some_and(|awaited| awaited > 0);
                if is_further {
                    return further(cx, id, (me, under), waits).await;
                }
                let given = Given::File { id: file.id, name: named(file), more: 0 };
                if album.is_some() {
                    store::answer(cx, id, me, Some(&given)).await?.ok_or(Trouble::Gone)?;
                    return further(cx, id, (me, under), waits).await;
                }
                given
            }
            (Under::File, Said::Text(_)) => return Ok(Next::Stay(say!(language, "broadcasts-flaw-file"))),
            (Under::Number | Under::Words | Under::File, _) => return Ok(Next::Puzzled),
            (Under::Nothing | Under::Read | Under::Link { .. } | Under::Question { .. }, _) => {
                return Err(Trouble::Gone);
            }
        };
        let said = given.said(&under);
        let who = store::answer(cx, id, me, Some(&given)).await?.ok_or(Trouble::Gone)?;
        retell(cx, id, &who).await?;
        cx.remark(format!("✅ {}", say!(language, "broadcasts-answer-kept", answer = said)));
        Ok(Next::To(Place::home()))
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let (me, language) = (Registered::of(cx)?.id(), cx.language());
        let (Press::Read { id } | Press::Answer { id, .. } | Press::Open { id }) = press;
        if id == BroadcastId(0) {
            cx.toast(say!(language, "broadcasts-sample"));
            return Ok(None);
        }
        let given = match press {
            Press::Open { .. } => {
                let zone = cx.zone();
                let (letter, mine) = store::letter(cx, id, me).await?.ok_or(Trouble::Gone)?;
                let whole = view(language, id, &letter, &mine, zone);
                cx.parcel(Parcel::Sample(Box::new(button::seal_notice(whole, Told::NAME)?)));
                return Ok(None);
            }
            Press::Read { .. } => None,
            Press::Answer { given, .. } => Some(Given::Option(given)),
        };
        let who = store::answer(cx, id, me, given.as_ref()).await?.ok_or(Trouble::Gone)?;
        let others: Vec<_> = who.into_iter().filter(|person| *person != me).collect();
        retell(cx, id, &others).await?;
        let (letter, mine) = store::letter(cx, id, me).await?.ok_or(Trouble::Gone)?;
        cx.toast(match &given {
            Some(given) => say!(language, "broadcasts-answer-kept", answer = given.said(&letter.under)),
            None => say!(language, "broadcasts-read-kept"),
        });
        let zone = cx.zone();
        Ok(Some(view(language, id, &letter, &mine, zone)))
    }

    async fn look(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Look<View<Press>>> {
        match serde_json::from_str(about) {
            Ok(about) => digests::look(tx, &about, to, language).await,
            // A message that comes as itself is said as it was written, unless there is an answer already: of a colleague while
            // it waited for the morning, or to the copy of which this one reminds.
            Err(_) => Ok(match serde_json::from_str(about) {
                Ok(id) if store::is_answered(tx, id, to).await? => {
                    Self::look_again(tx, about, to, language).await?.map_or(Look::AsWritten, Look::Say)
                }
                Ok(_) | Err(_) => Look::AsWritten,
            }),
        }
    }

    async fn look_again(tx: &mut Tx, about: &str, to: PersonId, language: Language) -> Result<Option<View<Press>>> {
        let Ok(id) = serde_json::from_str(about) else {
            return Ok(None);
        };
        let zone = tx.zone();
        let found = store::letter(tx, id, to).await?;
        Ok(found.map(|(letter, mine)| view(language, id, &letter, &mine, zone)))
    }
}

/// Another part of an album has come, which is one answer: it is said when all are there.
async fn further(cx: &mut Cx, id: BroadcastId, (me, under): (PersonId, Under), waits: bool) -> Result<Next<Told>> {
    if waits {
        return Ok(Next::Wait(Step::Answer { id, file: true }));
    }
    let language = cx.language();
    let who = store::whose(cx, id, me).await?;
    retell(cx, id, &who).await?;
    let said = store::own(cx, id, me).await?.map(|given| given.said(&under)).unwrap_or_default();
    cx.remark(format!("✅ {}", say!(language, "broadcasts-answer-kept", answer = said)));
    // A part of the album may be on its way still that nobody knows of yet.
    Ok(Next::Go(Step::Answer { id, file: true }))
}

/// The name of a file as others get it: a photo has none of its own.
pub fn named(file: Received) -> String {
    match file.kind.as_deref() == Some("image/jpeg") && !file.name.contains('.') {
        true => format!("{}.jpg", file.name),
        false => file.name,
    }
}

/// Has the messages of these people say what their school has answered.
async fn retell(cx: &mut Cx, id: BroadcastId, who: &[PersonId]) -> Result<()> {
    let until = cx.now + KEPT;
    outbox::retell_to(cx, (Told::NAME, id.0), until, who).await
}

/// For so long an answer is still to be seen.
const KEPT: TimeDelta = TimeDelta::days(14);
