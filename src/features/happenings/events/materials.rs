//! What belongs to an event: addresses and files that its leader adds, and those get for whom it is.
//!
//! ```text
//! leader                                          member
//! - (card) [Материалы]
//! - Материалы события     — (a file, or a link)
//! - … 1. Программа.pdf
//!                                                 - (card) [Материалы: 1]
//!                                                 - … [1. Программа.pdf]
//!                                                 - (the file)
//! ```

use serde::{Deserialize, Serialize};

use super::rules;
use crate::ids::{EventId, MaterialId};
use crate::model::events::{self, MOST_MATERIALS, Material, Met};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Content, Cx, Leaf, Next, Parcel, Received, Result, Room, Said, Spot, Thing, Trouble, View};
use crate::text::{self, Language};

pub struct Materials;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Of { event: EventId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// All of them.
    All { event: EventId, spot: Spot },
    /// A file or an address is asked for.
    Add { event: EventId },
    /// One of them, of which the leader disposes.
    One { event: EventId, id: MaterialId },
    /// One was sent below the card.
    Sent { event: EventId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf { to: Leaf },
    Add,
    One { id: MaterialId },
    Send { id: MaterialId },
    Drop,
    Back,
}

/// Materials on a page.
const PAGE: usize = 8;
/// The longest title, as the database takes it.
const TITLE: usize = 200;

impl Room for Materials {
    const NAME: &'static str = "materials";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Of { event: EventId(0) }
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        match step {
            Step::Add { .. } => &[Thing::Document, Thing::Photo],
            Step::All { .. } | Step::One { .. } | Step::Sent { .. } => &[],
        }
    }

    const HAS_DRAFTS: bool = false;

    async fn enter(_cx: &mut Cx, at: At, _: Option<Step>) -> Result<Next<Self>> {
        let At::Of { event } = at;
        Ok(Next::Go(Step::All { event, spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Ok(match step {
            Step::All { event, spot } => {
                let (met, materials) = found(cx, *event).await?;
                all(language, &met, materials, spot)
            }
            Step::Add { event } => {
                seen(cx, *event).await?.held(language)?;
                View::new(say!(language, "events-materials-add-title"))
                    .question(say!(language, "events-materials-add-question"))
                    .button(back(language))
            }
            Step::One { event, id } => {
                let (met, materials) = found(cx, *event).await?;
                met.held(language)?;
                let one = materials.into_iter().find(|one| one.id == *id).ok_or(Trouble::Gone)?;
                let view = View::new(say!(language, "events-materials-one-title")).line(one.title.clone());
                let view = match &one.link {
                    Some(link) => view.button(Button::open(say!(language, "events-open-link"), link.clone())),
                    None => {
                        view.button(Button::press(say!(language, "events-materials-send"), Press::Send { id: *id }))
                    }
                };
                view.button(Button::press(say!(language, "events-materials-drop"), Press::Drop).grave())
                    .button(back(language))
            }
            Step::Sent { .. } => View::new(say!(language, "events-materials-sent")).button(back(language)),
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let list = |event| Next::Go(Step::All { event, spot: Spot::default() });
        Ok(match (step, said) {
            (Step::All { event, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::All { event, spot: spot.after(to) })
            }
            (Step::All { event, .. }, Said::Press(Press::Add)) => {
                let (_, known) = seen(cx, event).await?.held(language)?;
                if known.materials >= MOST_MATERIALS as i64 {
                    return Ok(Next::Stay(say!(language, "events-materials-full", count = MOST_MATERIALS)));
                }
                Next::Go(Step::Add { event })
            }
            (Step::All { event, .. }, Said::Press(Press::One { id })) => Next::Go(Step::One { event, id }),
            (Step::All { event, .. } | Step::One { event, .. }, Said::Press(Press::Send { id })) => {
                send(cx, event, id).await?
            }
            (Step::Add { event }, Said::File(file)) => take(cx, event, &file).await?,
            (Step::Add { event }, Said::Text(typed)) => {
                let (holder, _) = seen(cx, event).await?.held(language)?;
                let Some((title, link)) = rules::titled_address(&typed) else {
                    return Ok(Next::Stay(say!(language, "events-materials-link-flaw")));
                };
                if !events::add_link(cx, holder, &title, &link).await? {
                    return Ok(Next::Stay(say!(language, "events-materials-full", count = MOST_MATERIALS)));
                }
                cx.remark(say!(language, "events-materials-kept"));
                list(event)
            }
            (Step::One { event, id }, Said::Press(Press::Drop)) => {
                let (holder, _) = seen(cx, event).await?.held(language)?;
                if events::drop_material(cx, holder, id).await? {
                    cx.wake_files();
                    cx.remark(say!(language, "events-materials-dropped"));
                }
                list(event)
            }
            (Step::Add { event } | Step::One { event, .. } | Step::Sent { event }, Said::Press(Press::Back)) => {
                list(event)
            }
            _ => Next::Puzzled,
        })
    }
}

/// An event, for one for whom it is.
async fn seen(cx: &mut Cx, event: EventId) -> Result<Met> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let met = events::met(cx, me, event).await?;
    if !met.is_member && met.holder.is_none() {
        return Err(Trouble::Refused(say!(language, "events-materials-stranger")));
    }
    Ok(met)
}

/// An event and what belongs to it.
async fn found(cx: &mut Cx, event: EventId) -> Result<(Met, Vec<Material>)> {
    let met = seen(cx, event).await?;
    let materials = events::materials(cx, &met).await?;
    Ok((met, materials))
}

/// Takes a file that has come.
async fn take(cx: &mut Cx, event: EventId, file: &Received) -> Result<Next<Materials>> {
    let language = cx.language();
    let (holder, _) = seen(cx, event).await?.held(language)?;
    let title = match text::one_line(&file.name) {
        name if name.is_empty() => say!(language, "events-materials-unnamed"),
        name => text::pinched(&name, TITLE),
    };
    let account = cx.account_id();
    if !events::add_file(cx, holder, &title, (account, file.id)).await? {
        return Ok(Next::Stay(say!(language, "events-materials-full", count = MOST_MATERIALS)));
    }
    cx.remark(say!(language, "events-materials-kept"));
    Ok(Next::Go(Step::All { event, spot: Spot::default() }))
}

/// Sends a file: the same bytes. It may name people, so that it goes where the regulation says.
async fn send(cx: &mut Cx, event: EventId, id: MaterialId) -> Result<Next<Materials>> {
    let (met, materials) = found(cx, event).await?;
    let one = materials.into_iter().find(|one| one.id == id).ok_or(Trouble::Gone)?;
    let hash = one.hash.ok_or(Trouble::Gone)?;
    cx.parcel(Parcel::Content(Content {
        hash,
        name: rules::file_name(&one.title),
        caption: met.event.title,
        names: true,
    }));
    Ok(Next::Go(Step::Sent { event }))
}

fn all(language: Language, met: &Met, materials: Vec<Material>, spot: &Spot) -> View<Press> {
    let holds = met.holder.is_some();
    let view = View::new(say!(language, "events-materials-title")).line(met.event.title.clone());
    let view = match materials.len() {
        0 => view.line(say!(language, "events-materials-none")),
        count => view.line(say!(language, "events-materials-count", count = count)),
    };
    let numbered: Vec<_> = materials.into_iter().enumerate().collect();
    let view = view.list(
        language,
        numbered,
        PAGE,
        spot,
        |to| Press::Leaf { to },
        |(number, one)| {
            let label = text::pinched(&format!("{}. {}", number + 1, one.title), 60);
            match one.link {
                _ if holds => Button::press(label, Press::One { id: one.id }),
                Some(link) => Button::open(label, link),
                None => Button::press(label, Press::Send { id: one.id }),
            }
        },
    );
    let view =
        if holds { view.button(Button::press(say!(language, "events-materials-add"), Press::Add)) } else { view };
    view.button(Button::back(language, ways::EVENT.of(met.event.id)))
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}
