//! The programme of a cluster for its members (S1-06): one file. Who answers for the cluster brings it and replaces it, and
//! those who belong to it open it.
//!
//! ```text
//! leader                                             member
//! - (card) [Программа]
//! - Программы пока нет. Пришлите файл.  — (a file)
//! - ✅ Программа сохранена.                           - (card) [Программа]
//!   — [Прислать файл] [Заменить] [Убрать]             - Программа.docx, с 26 ноября   — [Прислать файл]
//! ```

use serde::{Deserialize, Serialize};

use crate::ids::GroupId;
use crate::model::groups::{self, AnswersFor, Programme, Shelf};
use crate::model::roles::{Coordinator, Leader, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Content, Cx, Next, Parcel, Received, Result, Room, Said, Thing, Trouble, View};
use crate::text::{self, links};

pub struct ProgrammeRoom;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Of { group: GroupId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// What there is; where there is nothing, a file is asked for.
    Card { group: GroupId },
    /// Another file is asked for.
    Replace { group: GroupId },
    /// Is it really to go?
    Drop { group: GroupId },
    /// The file was sent below the card.
    Sent { group: GroupId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Send,
    Replace,
    Drop,
    Really,
    Back,
}

/// The longest name, as the database takes it.
const NAME: usize = 200;

impl Room for ProgrammeRoom {
    const NAME: &'static str = "programme";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Of { group: GroupId(0) }
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        match step {
            Step::Card { .. } | Step::Replace { .. } => &[Thing::Document, Thing::Photo],
            Step::Drop { .. } | Step::Sent { .. } => &[],
        }
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { group } = at;
        Ok(Next::Go(Step::Card { group }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        match step {
            Step::Card { group } => card(cx, *group).await,
            Step::Replace { group } => {
                AnswersFor::of(cx, *group).await?;
                Ok(View::new(say!(language, "clusters-programme-title"))
                    .question(say!(language, "clusters-programme-replace-question"))
                    .button(Button::press(say!(language, "button-back"), Press::Back)))
            }
            Step::Drop { group } => {
                AnswersFor::of(cx, *group).await?;
                let kept = seen(cx, *group).await?.1.programme.ok_or(Trouble::Gone)?;
                Ok(View::new(say!(language, "clusters-programme-drop-title"))
                    .line(kept.name)
                    .question(say!(language, "clusters-programme-drop-question"))
                    .button(Button::press(say!(language, "clusters-programme-drop"), Press::Really).grave())
                    .button(Button::press(say!(language, "button-cancel"), Press::Back)))
            }
            Step::Sent { group } => Ok(View::new(say!(language, "clusters-programme-sent"))
                .button(Button::press(say!(language, "button-back"), Press::Back))
                .button(Button::go(say!(language, "clusters-open"), ways::CLUSTER.of(*group)))),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::Card { group } | Step::Replace { group }, Said::File(file)) => take(cx, group, &file).await?,
            (Step::Card { group }, Said::Press(Press::Send)) => {
                let (_, Shelf { group: caption, programme, .. }) = seen(cx, group).await?;
                let Programme { hash, name, .. } = programme.ok_or(Trouble::Gone)?;
                // It may name people, so that it goes where the regulation says.
                cx.parcel(Parcel::Content(Content { hash, name: links::file_name(&name), caption, names: true }));
                Next::Go(Step::Sent { group })
            }
            (Step::Card { group }, Said::Press(Press::Replace)) => Next::Go(Step::Replace { group }),
            (Step::Card { group }, Said::Press(Press::Drop)) => Next::Go(Step::Drop { group }),
            (Step::Drop { group }, Said::Press(Press::Really)) => {
                let by = AnswersFor::of(cx, group).await?;
                if groups::drop_programme(cx, by).await? {
                    cx.wake_files();
                    cx.remark(say!(cx.language(), "clusters-programme-dropped"));
                }
                Next::Go(Step::Card { group })
            }
            (Step::Replace { group } | Step::Drop { group } | Step::Sent { group }, Said::Press(Press::Back)) => {
                Next::Go(Step::Card { group })
            }
            _ => Next::Puzzled,
        })
    }
}

/// The programme, and whether whoever speaks answers for the cluster: for those who do, and for those who belong to it.
async fn seen(cx: &mut Cx, group: GroupId) -> Result<(bool, Shelf)> {
    let me = Registered::of(cx)?.id();
    let leads = Leader::all_of(cx)?.iter().any(|led| led.group() == group);
    let answers = leads || Coordinator::known(cx)?.is_some();
    let shelf = groups::programme(cx, group, me).await?;
    if !answers && !shelf.belongs {
        return Err(Trouble::Refused(say!(cx.language(), "clusters-programme-stranger")));
    }
    Ok((answers, shelf))
}

async fn card(cx: &mut Cx, group: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let (answers, shelf) = seen(cx, group).await?;
    let view = View::new(say!(language, "clusters-programme-title")).line(shelf.group);
    let view = match shelf.programme {
        Some(kept) => {
            let day = kept.at.with_timezone(&cx.zone()).date_naive();
            let view = view
                .line(say!(
                    language,
                    "clusters-programme-kept",
                    name = kept.name,
                    day = text::date(language, day, true)
                ))
                .button(Button::press(say!(language, "clusters-programme-send"), Press::Send));
            match answers {
                true => view.row([
                    Button::press(say!(language, "clusters-programme-replace"), Press::Replace),
                    Button::press(say!(language, "clusters-programme-drop"), Press::Drop),
                ]),
                false => view,
            }
        }
        None if answers => {
            view.line(say!(language, "clusters-programme-none")).question(say!(language, "clusters-programme-question"))
        }
        None => view.line(say!(language, "clusters-programme-none-yet")),
    };
    Ok(view.button(Button::back(language, ways::CLUSTER.of(group))))
}

/// Takes a file that has come.
async fn take(cx: &mut Cx, group: GroupId, file: &Received) -> Result<Next<ProgrammeRoom>> {
    let language = cx.language();
    let by = AnswersFor::of(cx, group).await?;
    let name = match text::one_line(&file.name) {
        name if name.is_empty() => say!(language, "clusters-programme-unnamed"),
        name => text::pinched(&name, NAME),
    };
    let account = cx.account_id();
    groups::keep_programme(cx, by, &name, (account, file.id)).await?;
    cx.wake_files();
    cx.remark(say!(language, "clusters-programme-saved"));
    Ok(Next::Go(Step::Card { group }))
}
