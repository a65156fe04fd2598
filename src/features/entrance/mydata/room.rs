//! The conversation about one's own data.

use serde::{Deserialize, Serialize};

use super::page::{self, Reader};
use super::store::{self, Everything};
use crate::features::kept;
use crate::model::organisations::operator;
use crate::model::{people, roles};
use crate::say;
use crate::talk::{Button, Cx, File, Happening, Next, Opens, Parcel, Result, Room, Said, View, session};
use crate::text::Language;

pub struct MyData;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Data,
    Forget,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// What is kept.
    Data,
    /// The file has been sent.
    Sent,
    /// What erasing means.
    Forget,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// Sends everything as a file.
    File,
    Forget,
    Erase,
    Keep,
    Back,
}

impl Room for MyData {
    const NAME: &'static str = "mydata";
    const OPENS: Opens = Opens::ToAnybody;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Data
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::Data => Step::Data,
            At::Forget => Step::Forget,
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Data => data(cx).await,
            Step::Sent => Ok(sent(cx.language())),
            Step::Forget => warning(cx).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::Data, Said::Press(Press::File)) => {
                let Everything { file, kept } = store::everything(cx).await?;
                let operator = operator::now(cx).await?.reached(language);
                let (now, zone) = (cx.now, cx.zone());
                cx.parcel(Parcel::File(File {
                    name: "grozd-my-data.html".to_owned(),
                    caption: say!(language, "mydata-page-caption"),
                    text: page::page(&Reader { language, now, zone, operator: &operator }, &kept),
                }));
                cx.parcel(Parcel::File(File {
                    name: page::FILE.to_owned(),
                    caption: say!(language, "mydata-file-caption"),
                    text: serde_json::to_string_pretty(&file)?,
                }));
                cx.toast(say!(language, "mydata-file-sent"));
                Next::Go(Step::Sent)
            }
            (Step::Sent, Said::Press(Press::Back)) => Next::Go(Step::Data),
            (Step::Data, Said::Press(Press::Forget)) => Next::Go(Step::Forget),
            (Step::Forget, Said::Press(Press::Erase)) => Next::Done(erase(cx).await?),
            (Step::Forget, Said::Press(Press::Keep)) => {
                cx.remark(say!(language, "mydata-kept"));
                Next::Go(Step::Data)
            }
            _ => Next::Puzzled,
        })
    }
}

async fn data(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let mut view = View::new(say!(language, "mydata-title"));
    match cx.person() {
        Some(person) => {
            let person = people::person(cx, person).await?;
            let (name, post) = (person.name.listed(), person.post.name.to(language));
            view = view
                .line(say!(language, "mydata-person", name = name, post = post))
                .line(format!("📍 {}", person.organisation.name));
        }
        None => view = view.line(say!(language, "mydata-no-person")),
    }
    // Two tables may keep one thing, which is counted once: marks that become records.
    let mut counts: Vec<(String, usize)> = Vec::new();
    for (kept, rows) in store::kept(cx).await? {
        let what = (kept.said_as)(language);
        match counts.last_mut().filter(|(before, _)| *before == what) {
            Some((_, count)) => *count += rows.len(),
            None => counts.push((what, rows.len())),
        }
    }
    for (what, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        view = view.line(say!(language, "mydata-kept-line", what = what, count = count));
    }
    Ok(view
        .question(say!(language, "mydata-question"))
        .button(Button::press(say!(language, "mydata-file"), Press::File))
        .button(Button::press(say!(language, "mydata-forget"), Press::Forget))
        .button(Button::home(language)))
}

/// Nothing is asked again of what has just been read.
fn sent(language: Language) -> View<Press> {
    View::new(say!(language, "mydata-sent-title"))
        .line(say!(language, "mydata-sent-line"))
        .button(Button::press(say!(language, "button-back"), Press::Back))
        .button(Button::home(language))
}

async fn warning(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let mut view = View::new(say!(language, "mydata-forget-title"))
        .line(say!(language, "mydata-forget-goes"))
        .line(say!(language, "mydata-forget-stays"));
    if let Some(person) = cx.person() {
        let led = roles::held(cx, person).await?.led;
        if !led.is_empty() {
            view = view.line(say!(language, "mydata-forget-leader", count = led.len()));
        }
        if roles::coordinators(cx).await? == [person] {
            view = view.line(say!(language, "mydata-forget-last-coordinator"));
        }
    }
    Ok(view
        .question(say!(language, "mydata-forget-question"))
        .button(Button::press(say!(language, "mydata-forget-yes"), Press::Erase).grave())
        .button(Button::press(say!(language, "mydata-forget-no"), Press::Keep)))
}

/// Erases everything and says farewell.
async fn erase(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let (account, person) = (cx.account_id(), cx.person());
    // A draft that this turn has dropped is destroyed by no erasure.
    session::keep(cx).await?;
    if let Some(person) = person {
        cx.raise(Happening::Erasing { person }).await?;
    }
    let act = people::erase(cx, &kept::ERASES, account, person).await?;
    cx.account.erased = true;
    cx.account.person = None;
    cx.account.consent = None;
    let day = cx.today().format("%d.%m.%Y").to_string();
    Ok(View::new(say!(language, "mydata-farewell-title"))
        .line(say!(language, "mydata-farewell-act", number = act.to_string(), day = day))
        .line(say!(language, "mydata-farewell-return")))
}
