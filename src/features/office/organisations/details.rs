//! The conversation about what papers say of an organisation, and who heads it.
//!
//! ```text
//! - (a school) → [Данные]
//! - Данные. Школа № 3. Вид: школа. Адрес: не указан …     — [Вид] [Внутри или вне] [Адрес] [ИНН] [ОГРН] [Руководитель]
//! - ИНН                                                    — 7707329152
//! - ✅ Записано.
//! - Кто руководитель?                                      — [Петрова Ольга] or Жданок Антон Иванович
//! - Какая должность?                                       — [Директор] [Заведующий] or typed
//! - На основании чего действует?                           — [Устава] or доверенности № 5 от 01.09.2026
//! ```

use serde::{Deserialize, Serialize};

use super::cards::workers;
use super::{asking, store};
use crate::features::office::views::ROWS;
use crate::ids::OrganisationId;
use crate::model::organisations::{self, Detail, Details, Kind, NewHead, Wrong};
use crate::model::people::FullName;
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Place, Result, Room, Said, Spot, View};
use crate::text::Language;

pub struct About;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The list of organisations, of which one is to be chosen first.
    All,
    Of {
        id: OrganisationId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Card {
        id: OrganisationId,
    },
    /// One of the kinds is chosen.
    Kind {
        id: OrganisationId,
    },
    /// A text or a number is typed.
    Type {
        id: OrganisationId,
        what: Field,
    },
    /// Who heads it is chosen or typed.
    Head {
        id: OrganisationId,
        spot: Spot,
    },
    Post {
        id: OrganisationId,
        name: FullName,
    },
    Basis {
        id: OrganisationId,
        name: FullName,
        post: String,
    },
}

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Address,
    Inn,
    Ogrn,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    AskKind,
    Kind {
        kind: Kind,
    },
    Outside {
        is: bool,
    },
    Type {
        what: Field,
    },
    /// Takes away what stands there.
    Clear,
    Head,
    List {
        leaf: Leaf,
    },
    /// One who works there, by their place in the list.
    Worker {
        id: crate::ids::PersonId,
    },
    Director,
    Manager,
    Charter,
    Back,
}

/// The place of an organisation's data.
pub fn place(id: OrganisationId) -> Place {
    Place::of::<About>(&At::Of { id })
}

const ADDRESS: (usize, usize) = (5, 250);
const POST: (usize, usize) = (2, 120);
const BASIS: (usize, usize) = (2, 200);

impl Room for About {
    const NAME: &'static str = "aboutorganisation";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        let At::Of { id } = at else { return Ok(Next::To(ways::ORGANISATIONS.place())) };
        Ok(Next::Go(Step::Card { id }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match step {
            Step::Card { id } => card(language, *id, organisations::details(cx, guard, *id).await?),
            Step::Kind { id } => {
                let known = organisations::details(cx, guard, *id).await?;
                let label = |kind: Kind| match kind == known.kind {
                    true => format!("✅ {}", kind.named(language)),
                    false => kind.named(language),
                };
                View::new(say!(language, "organisations-kind-title"))
                    .line(known.name)
                    .grid(1, Kind::ALL.map(|kind| Button::press(label(kind), Press::Kind { kind })))
                    .button(Button::press(say!(language, "button-back"), Press::Back))
            }
            Step::Type { id, what } => typing(language, organisations::details(cx, guard, *id).await?, *what),
            Step::Head { id, spot } => head(cx, guard, *id, spot).await?,
            Step::Post { name, .. } => View::new(say!(language, "organisations-head-post-title"))
                .line(name.listed())
                .question(say!(language, "organisations-head-post-question"))
                .row([
                    Button::press(say!(language, "organisations-head-director"), Press::Director),
                    Button::press(say!(language, "organisations-head-manager"), Press::Manager),
                ])
                .button(Button::press(say!(language, "button-back"), Press::Back)),
            Step::Basis { name, post, .. } => View::new(say!(language, "organisations-head-basis-title"))
                .line(format!("{}, {post}", name.listed()))
                .question(say!(language, "organisations-head-basis-question"))
                .button(Button::press(say!(language, "organisations-head-charter"), Press::Charter))
                .button(Button::press(say!(language, "button-back"), Press::Back)),
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let guard = Coordinator::of(cx).await?;
        Ok(match (step, said) {
            (Step::Card { id }, Said::Press(Press::AskKind)) => Next::Go(Step::Kind { id }),
            (Step::Card { id }, Said::Press(Press::Type { what })) => Next::Go(Step::Type { id, what }),
            (Step::Card { id }, Said::Press(Press::Head)) => Next::Go(Step::Head { id, spot: Spot::default() }),
            (Step::Card { id }, Said::Press(Press::Outside { is })) => set(cx, guard, id, Detail::Outside(is)).await?,
            (Step::Kind { id }, Said::Press(Press::Kind { kind })) => set(cx, guard, id, Detail::Kind(kind)).await?,
            (Step::Type { id, what }, Said::Press(Press::Clear)) => {
                let detail = match what {
                    Field::Address => Detail::Address(None),
                    Field::Inn => Detail::Inn(None),
                    Field::Ogrn => Detail::Ogrn(None),
                };
                set(cx, guard, id, detail).await?
            }
            (Step::Type { id, what }, Said::Text(typed)) => match read(language, what, &typed) {
                Ok(detail) => set(cx, guard, id, detail).await?,
                Err(flaw) => Next::Stay(flaw),
            },
            (Step::Head { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Head { id, spot: spot.after(leaf) })
            }
            (Step::Head { id, .. }, Said::Press(Press::Worker { id: person })) => {
                let staff = store::staff(cx, guard, id, 0, usize::MAX).await?;
                match staff.people.into_iter().find(|worker| worker.id == person) {
                    Some(worker) => Next::Go(Step::Post { id, name: worker.name }),
                    // They have moved since.
                    None => Next::Go(Step::Head { id, spot: Spot::default() }),
                }
            }
            (Step::Head { id, .. }, Said::Text(typed)) => match FullName::parse(&typed) {
                Ok(name) => Next::Go(Step::Post { id, name }),
                Err(_) => Next::Stay(say!(language, "organisations-head-name-flaw")),
            },
            (Step::Head { id, .. }, Said::Press(Press::Clear)) => {
                organisations::forget_head(cx, guard, id).await?;
                cx.remark(say!(language, "organisations-head-forgotten"));
                Next::Go(Step::Card { id })
            }
            (Step::Post { id, name }, Said::Press(Press::Director)) => {
                Next::Go(Step::Basis { id, name, post: "директор".to_owned() })
            }
            (Step::Post { id, name }, Said::Press(Press::Manager)) => {
                Next::Go(Step::Basis { id, name, post: "заведующий".to_owned() })
            }
            (Step::Post { id, name }, Said::Text(typed)) => match asking::words(&typed, POST) {
                Some(post) => Next::Go(Step::Basis { id, name, post }),
                None => Next::Stay(asking::words_flaw(language, &typed, POST)),
            },
            (Step::Basis { id, name, post }, Said::Press(Press::Charter)) => {
                named(cx, guard, id, NewHead { name, post, basis: "Устава".to_owned() }).await?
            }
            (Step::Basis { id, name, post }, Said::Text(typed)) => match asking::words(&typed, BASIS) {
                Some(basis) => named(cx, guard, id, NewHead { name, post, basis }).await?,
                None => Next::Stay(asking::words_flaw(language, &typed, BASIS)),
            },
            (Step::Kind { id } | Step::Type { id, .. } | Step::Head { id, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Card { id })
            }
            (Step::Post { id, .. }, Said::Press(Press::Back)) => Next::Go(Step::Head { id, spot: Spot::default() }),
            (Step::Basis { id, name, .. }, Said::Press(Press::Back)) => Next::Go(Step::Post { id, name }),
            _ => Next::Puzzled,
        })
    }
}

async fn set(cx: &mut Cx, guard: Coordinator, id: OrganisationId, detail: Detail) -> Result<Next<About>> {
    organisations::set_detail(cx, guard, id, &detail).await?;
    cx.remark(say!(cx.language(), "organisations-detail-kept"));
    Ok(Next::Go(Step::Card { id }))
}

async fn named(cx: &mut Cx, guard: Coordinator, id: OrganisationId, head: NewHead) -> Result<Next<About>> {
    organisations::set_head(cx, guard, id, &head).await?;
    cx.remark(say!(cx.language(), "organisations-detail-kept"));
    Ok(Next::Go(Step::Card { id }))
}

/// Reads what was typed; what is wrong with it, in words.
fn read(language: Language, what: Field, typed: &str) -> Result<Detail, String> {
    match what {
        Field::Address => match asking::words(typed, ADDRESS) {
            Some(address) => Ok(Detail::Address(Some(address))),
            None => Err(asking::words_flaw(language, typed, ADDRESS)),
        },
        Field::Inn => match organisations::inn(typed) {
            Ok(inn) => Ok(Detail::Inn(Some(inn))),
            Err(Wrong::Digits(count)) => Err(say!(language, "organisations-inn-digits", count = count)),
            Err(Wrong::Persons) => Err(say!(language, "organisations-inn-persons")),
            Err(Wrong::Check) => Err(say!(language, "organisations-number-check")),
        },
        Field::Ogrn => match organisations::ogrn(typed) {
            Ok(ogrn) => Ok(Detail::Ogrn(Some(ogrn))),
            Err(Wrong::Digits(count)) => Err(say!(language, "organisations-ogrn-digits", count = count)),
            Err(Wrong::Persons) => Err(say!(language, "organisations-ogrn-persons")),
            Err(Wrong::Check) => Err(say!(language, "organisations-number-check")),
        },
    }
}

fn card(language: Language, id: OrganisationId, known: Details) -> View<Press> {
    let or_none = |what: Option<String>| what.unwrap_or_else(|| say!(language, "organisations-not-told"));
    let head = known.head.map(|head| {
        let told =
            say!(language, "organisations-head-line", post = head.post, name = head.name.listed(), basis = head.basis);
        match head.has_left {
            true => format!("{told}. {}", say!(language, "organisations-head-has-left")),
            false => told,
        }
    });
    let outside = match known.outside {
        true => say!(language, "organisations-is-outside"),
        false => say!(language, "organisations-is-inside"),
    };
    let to_outside = match known.outside {
        true => say!(language, "organisations-to-inside"),
        false => say!(language, "organisations-to-outside"),
    };
    let field = |label: String, what| Button::press(label, Press::Type { what });
    View::new(say!(language, "organisations-details"))
        .line(known.full_name)
        .line(format!("{}, {outside}", known.kind.named(language)))
        .line(say!(language, "organisations-address-line", address = or_none(known.address)))
        .line(say!(language, "organisations-inn-line", number = or_none(known.inn)))
        .line(say!(language, "organisations-ogrn-line", number = or_none(known.ogrn)))
        .line(head.unwrap_or_else(|| say!(language, "organisations-head-none")))
        .row([
            Button::press(say!(language, "organisations-to-kind"), Press::AskKind),
            field(say!(language, "organisations-to-address"), Field::Address),
        ])
        .row([
            field(say!(language, "organisations-to-inn"), Field::Inn),
            field(say!(language, "organisations-to-ogrn"), Field::Ogrn),
        ])
        .button(Button::press(say!(language, "organisations-to-head"), Press::Head))
        .button(Button::press(to_outside, Press::Outside { is: !known.outside }))
        .button(Button::back(language, ways::ORGANISATION.of(id)))
}

fn typing(language: Language, known: Details, what: Field) -> View<Press> {
    let (title, question, now) = match what {
        Field::Address => (
            say!(language, "organisations-to-address"),
            say!(language, "organisations-address-question"),
            known.address,
        ),
        Field::Inn => (say!(language, "organisations-to-inn"), say!(language, "organisations-inn-question"), known.inn),
        Field::Ogrn => {
            (say!(language, "organisations-to-ogrn"), say!(language, "organisations-ogrn-question"), known.ogrn)
        }
    };
    let clear = now.is_some().then(|| Button::press(say!(language, "organisations-clear"), Press::Clear).grave());
    View::new(title)
        .line(known.name)
        .maybe_line(now.map(|now| say!(language, "office-rename-now", name = now)))
        .question(question)
        .row(clear)
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

async fn head(cx: &mut Cx, guard: Coordinator, id: OrganisationId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let staff = store::staff(cx, guard, id, spot.page, ROWS).await?;
    let view = View::new(say!(language, "organisations-head-title"))
        .line(staff.organisation.clone())
        .question(say!(language, "organisations-head-question"));
    let leaf = |leaf| Press::List { leaf };
    Ok(workers(view, language, staff, spot, leaf, |label, id| Button::press(label, Press::Worker { id }))
        .button(Button::press(say!(language, "organisations-head-forget"), Press::Clear).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
