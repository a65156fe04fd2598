//! Listing somebody by hand: a colleague who does not use the bot.
//!
//! ```text
//! - (Люди) [Добавить человека]
//! - Как зовут?            — Зимина Анна Петровна
//! - Где работает?         — [Школа № 3]
//! - Кем?                  — [Учитель]
//! - Зимина Анна Петровна, Школа № 3, учитель. Стаж не указан …   — [Добавить]
//! - ✅ Добавлено.
//! ```

use serde::{Deserialize, Serialize};

use super::cards::name_flaw;
use super::store;
use crate::features::office::views::ROWS;
use crate::ids::{OrganisationId, PostId};
use crate::model::organisations::{self, Ranked};
use crate::model::people::{self, FullName, Listing};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Result, Room, Said, Spot, Trouble, View, labels};
use crate::text::{Language, schools};

pub struct NewPerson;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    New,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Name,
    School { name: FullName, spot: Spot },
    Post { name: FullName, school: OrganisationId, spot: Spot },
    Certain { name: FullName, school: OrganisationId, post: PostId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List { leaf: Leaf },
    School { id: OrganisationId },
    Post { id: PostId },
    Back,
    Yes,
}

impl Room for NewPerson {
    const NAME: &'static str = "newperson";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::New
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        (!matches!(step, Step::Name)).then(|| say!(language, "people-new-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match draft {
            Some(step) if Self::draft(&step, cx.language()).is_some() => Next::Offer(at),
            Some(_) | None => Next::Go(Step::Name),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        if !matches!(step, Step::Certain { .. }) {
            Coordinator::of(cx).await?;
        }
        Ok(match step {
            Step::Name => View::new(say!(language, "people-new-title"))
                .line(say!(language, "people-new-line"))
                .question(say!(language, "people-name-question"))
                .button(Button::cancel(language, ways::PEOPLE.place())),
            Step::School { name, spot } => school(cx, name, spot).await?,
            Step::Post { name, spot, .. } => {
                let posts = people::posts(cx).await?;
                let found: Vec<_> = posts
                    .iter()
                    .filter(|post| crate::text::forms::finds(&spot.search, &[&post.of.name.to(language)]))
                    .collect();
                row_of_ways(
                    View::new(say!(language, "people-new-post-title"))
                        .line(name.listed())
                        .question(say!(language, "people-new-post-question"))
                        .list(
                            language,
                            found,
                            ROWS,
                            spot,
                            |leaf| Press::List { leaf },
                            |post| Button::press(post.label.to(language), Press::Post { id: post.of.id }),
                        ),
                    language,
                )
            }
            Step::Certain { name, school, post } => certain(cx, name, *school, *post).await?,
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::Name, Said::Text(typed)) => match FullName::parse(&typed) {
                Ok(name) => Next::Go(Step::School { name, spot: Spot::default() }),
                Err(flaw) => Next::Stay(name_flaw(cx.language(), flaw)),
            },
            (Step::School { name, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::School { name, spot: spot.after(leaf) })
            }
            (Step::School { name, .. }, Said::Text(typed)) => {
                Next::Go(Step::School { name, spot: Spot::found(&typed) })
            }
            (Step::School { name, .. }, Said::Press(Press::School { id })) => {
                Next::Go(Step::Post { name, school: id, spot: Spot::default() })
            }
            (Step::School { .. }, Said::Press(Press::Back)) => Next::Go(Step::Name),
            (Step::Post { name, school, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Post { name, school, spot: spot.after(leaf) })
            }
            (Step::Post { name, school, .. }, Said::Text(typed)) => {
                Next::Go(Step::Post { name, school, spot: Spot::found(&typed) })
            }
            (Step::Post { name, school, .. }, Said::Press(Press::Post { id })) => {
                Next::Go(Step::Certain { name, school, post: id })
            }
            (Step::Post { name, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::School { name, spot: Spot::default() })
            }
            (Step::Certain { name, school, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Post { name, school, spot: Spot::default() })
            }
            (Step::Certain { name, school, post }, Said::Press(Press::Yes)) => {
                let guard = Coordinator::of(cx).await?;
                // A school that has been merged away meanwhile is asked for anew.
                let person = match people::list(cx, guard, &Listing::of(&name, school, post)).await {
                    Err(Trouble::Gone) => return Ok(Next::Go(Step::School { name, spot: Spot::default() })),
                    listed => listed?,
                };
                cx.remark(say!(cx.language(), "people-new-done"));
                Next::To(ways::PERSON.of(person))
            }
            _ => Next::Puzzled,
        })
    }
}

fn row_of_ways(view: View<Press>, language: Language) -> View<Press> {
    view.row([
        Button::press(say!(language, "button-back"), Press::Back),
        Button::cancel(language, ways::PEOPLE.place()),
    ])
}

async fn school(cx: &mut Cx, name: &FullName, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let Ranked { found, near, .. } = organisations::search(cx, &spot.search).await?;
    let found = if found.is_empty() { near } else { found };
    let view =
        View::new(say!(language, "people-new-school-title")).line(name.listed()).question(match found.is_empty() {
            true => say!(language, "people-move-none"),
            false => say!(language, "people-move-question"),
        });
    let view = view.list(
        language,
        found,
        ROWS,
        spot,
        |leaf| Press::List { leaf },
        |school| Button::press(schools::label(&school.name, labels::SIGNS), Press::School { id: school.id }),
    );
    Ok(row_of_ways(view, language))
}

/// Shall they be listed? A name that stands there already is said, with the way to it.
async fn certain(cx: &mut Cx, name: &FullName, school: OrganisationId, post: PostId) -> Result<View<Press>> {
    let language = cx.language();
    let there = store::there(cx, name, school).await?;
    let namesake = there.namesake;
    let school = there.organisation.ok_or(Trouble::Gone)?;
    let post = people::posts(cx).await?.iter().find(|known| known.of.id == post).map(|post| post.of.name.to(language));
    let view = View::new(say!(language, "people-new-certain-title"))
        .line(name.listed())
        .line(format!("📍 {school}"))
        .maybe_line(post)
        .maybe_line(namesake.map(|_| say!(language, "people-new-namesake")))
        .line(say!(language, "people-new-means"))
        .question(say!(language, "office-sure"))
        .button(Button::press(say!(language, "people-new-yes"), Press::Yes))
        .row(namesake.map(|person| Button::go(say!(language, "people-open-person"), ways::PERSON.of(person))));
    Ok(row_of_ways(view, language))
}
