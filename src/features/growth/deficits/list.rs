//! My deficits: the list and the card.

use serde::{Deserialize, Serialize};

use super::rules::Level;
use super::store::{self, Deficit};
use crate::ids::DeficitId;
use crate::model::people::Registered;
use crate::say;
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View, pager};
use crate::text::{self, clipped};

/// The room of my deficits.
pub struct Deficits;

/// What of the list is shown.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct List {
    /// Whether the closed ones are shown instead of the open ones.
    closed: bool,
    page: usize,
    search: String,
}

/// Where the person stands; beside a card, the list to go back to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// The list.
    List(List),
    /// A deficit.
    Card(DeficitId, List),
    /// Another level for a deficit.
    Level(DeficitId, List),
    /// Is a deficit really to be deleted?
    Delete(DeficitId, List),
}

/// What the buttons carry.
#[derive(Debug, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through the list.
    Page(usize),
    /// Shows the closed ones, or the open ones.
    Closed(bool),
    /// Drops the search.
    ShowAll,
    /// Opens a card.
    Open(DeficitId),
    /// Goes a step back.
    Back,
    /// Asks for another level.
    Change,
    /// Chooses a level.
    Level(Level),
    /// Closes the deficit.
    Close,
    /// Opens it again.
    Reopen,
    /// Asks whether to delete.
    Delete,
    /// Deletes.
    Really,
}

/// Deficits on one card: a line of facts and a button each.
const PAGE: usize = 6;

impl Room for Deficits {
    const NAME: &'static str = "deficits";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Deficits
    }

    async fn enter(_cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match place {
            Place::Deficit(id) => Step::Card(id, List::default()),
            _ => Step::List(List::default()),
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let owner = Registered::of(cx)?;
        match step {
            Step::List(list) => show_list(cx, owner, list).await,
            Step::Card(id, _) => show_card(cx, owner, *id).await,
            Step::Level(id, _) => ask_level(cx, owner, *id).await,
            Step::Delete(id, _) => ask_delete(cx, owner, *id).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let owner = Registered::of(cx)?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List(list), Said::Text(typed)) => {
                let search = text::one_line(&typed);
                if search.chars().count() > 100 {
                    Next::Stay(say!(language, "deficits-search-too-long"))
                } else {
                    Next::Go(Step::List(List { search, page: 0, ..list }))
                }
            }
            (Step::List(list), Said::Press(Press::Page(page))) => Next::Go(Step::List(List { page, ..list })),
            (Step::List(_), Said::Press(Press::Closed(closed))) => {
                Next::Go(Step::List(List { closed, ..List::default() }))
            }
            (Step::List(list), Said::Press(Press::ShowAll)) => {
                Next::Go(Step::List(List { closed: list.closed, ..List::default() }))
            }
            (Step::List(list), Said::Press(Press::Open(id))) => Next::Go(Step::Card(id, list)),

            (Step::Card(_, list), Said::Press(Press::Back)) => Next::Go(Step::List(list)),
            (Step::Card(id, list), Said::Press(Press::Change)) => Next::Go(Step::Level(id, list)),
            (Step::Card(id, list), Said::Press(Press::Delete)) => Next::Go(Step::Delete(id, list)),
            (Step::Card(id, list), Said::Press(Press::Close)) => {
                store::close(cx, owner, id).await?;
                cx.remark(say!(language, "deficits-closed-remark"));
                Next::Go(Step::Card(id, list))
            }
            (Step::Card(id, list), Said::Press(Press::Reopen)) => {
                if store::reopen(cx, owner, id).await? {
                    cx.remark(say!(language, "deficits-reopened-remark"));
                    Next::Go(Step::Card(id, list))
                } else {
                    Next::Stay(say!(language, "deficits-reopen-already"))
                }
            }

            (Step::Level(id, list), Said::Press(Press::Level(level))) => {
                store::set_level(cx, owner, id, level).await?;
                cx.remark(say!(language, "deficits-level-remark", level = level.named(language)));
                Next::Go(Step::Card(id, list))
            }
            (Step::Delete(id, list), Said::Press(Press::Really)) => {
                store::delete(cx, owner, id).await?;
                cx.remark(say!(language, "deficits-deleted-remark"));
                Next::Go(Step::List(list))
            }
            (Step::Level(id, list) | Step::Delete(id, list), Said::Press(Press::Back)) => {
                Next::Go(Step::Card(id, list))
            }

            _ => Next::Puzzled,
        })
    }
}

async fn show_list(cx: &mut Cx, owner: Registered, list: &List) -> Result<View<Press>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let all = store::own(cx, owner, list.closed).await?;
    let closed = store::closed(cx, owner).await?;
    let total = all.len();
    let search = list.search.to_lowercase();
    let found: Vec<Deficit> = all
        .into_iter()
        .filter(|deficit| {
            deficit.name.to_lowercase().contains(&search) || deficit.category.name.to_lowercase().contains(&search)
        })
        .collect();
    let pages = found.len().div_ceil(PAGE);
    let page = list.page.min(pages.saturating_sub(1));
    let mut view =
        View::new(if list.closed { say!(language, "deficits-title-closed") } else { say!(language, "deficits-title") });
    view = match (list.search.is_empty(), found.len()) {
        (true, 0) if list.closed => view.line(say!(language, "deficits-none-closed")),
        (true, 0) => view.line(say!(language, "deficits-none")).question(say!(language, "deficits-none-question")),
        (true, count) if count <= PAGE => view.question(say!(language, "deficits-question")),
        (true, count) => view.question(say!(language, "deficits-question-many", count = count)),
        (false, 0) => view.question(say!(language, "deficits-not-found", search = list.search.clone())),
        (false, count) => view.question(say!(language, "deficits-found", count = count, total = total)),
    };
    let shown = found.iter().enumerate().skip(page * PAGE).take(PAGE);
    for (index, deficit) in shown {
        let registered = deficit.registered_at.with_timezone(&zone).date_naive();
        view = view
            .line(say!(
                language,
                "deficits-line",
                number = index + 1,
                category = deficit.category.name.clone(),
                level = deficit.level.named(language),
                day = text::day(language, registered, today)
            ))
            .button(Button::press(format!("{}. {}", index + 1, clipped(&deficit.name, 50)), Press::Open(deficit.id)));
    }
    view = view.row(pager(language, page, pages, Press::Page));
    if !list.search.is_empty() {
        view = view.button(Button::press(say!(language, "button-search-clear"), Press::ShowAll));
    }
    if list.closed {
        return Ok(view.row([
            Button::press(say!(language, "button-back"), Press::Closed(false)),
            Button::go(say!(language, "button-menu"), Place::Menu),
        ]));
    }
    view = view.button(Button::go(say!(language, "deficits-new"), Place::NewDeficit));
    if closed > 0 {
        view = view.button(Button::press(say!(language, "deficits-show-closed", count = closed), Press::Closed(true)));
    }
    Ok(view.button(Button::go(say!(language, "button-menu"), Place::Menu)))
}

async fn show_card(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<View<Press>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let deficit = store::one(cx, owner, id).await?;
    let day = |at: chrono::DateTime<chrono::Utc>| text::day(language, at.with_timezone(&zone).date_naive(), today);
    let title = clipped(&deficit.name, 40);
    let mut view = View::new(title.clone());
    if title != deficit.name {
        view = view.line(deficit.name.clone());
    }
    view = view
        .line(say!(language, "deficits-category", category = deficit.category.name.clone()))
        .line(say!(language, "deficits-level", level = deficit.level.named(language)))
        .line(say!(language, "deficits-registered", day = day(deficit.registered_at)))
        .maybe_line(deficit.closed_at.map(|at| say!(language, "deficits-closed", day = day(at))))
        .line(say!(language, "deficits-private"))
        .button(Button::go(say!(language, "deficits-clusters"), Place::ClustersFor(deficit.category.id)));
    view = if deficit.closed_at.is_none() {
        view.button(Button::press(say!(language, "deficits-close"), Press::Close))
            .button(Button::press(say!(language, "deficits-change-level"), Press::Change))
    } else {
        view.button(Button::press(say!(language, "deficits-reopen"), Press::Reopen))
    };
    Ok(view.button(Button::press(say!(language, "deficits-delete"), Press::Delete)).row([
        Button::press(say!(language, "button-back"), Press::Back),
        Button::go(say!(language, "button-menu"), Place::Menu),
    ]))
}

async fn ask_level(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<View<Press>> {
    let language = cx.language();
    let deficit = store::one(cx, owner, id).await?;
    Ok(View::new(say!(language, "deficits-level-title"))
        .line(clipped(&deficit.name, 100))
        .lines(Level::ALL.map(|level| level.meaning(language)))
        .question(say!(language, "deficits-level-now", level = deficit.level.named(language)))
        .row(Level::ALL.map(|level| Button::press(level.label(language), Press::Level(level))))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

async fn ask_delete(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<View<Press>> {
    let language = cx.language();
    let deficit = store::one(cx, owner, id).await?;
    Ok(View::new(say!(language, "deficits-delete-title"))
        .line(say!(language, "deficits-delete-goes", name = clipped(&deficit.name, 100)))
        .line(say!(language, "deficits-delete-stays"))
        .question(say!(language, "deficits-delete-question"))
        .button(Button::press(say!(language, "deficits-delete"), Press::Really))
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}
