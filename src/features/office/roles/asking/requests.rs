//! Requests at the desk: a coordinator confirms or refuses, from a card or by one tap on the notice.

use super::store::{self, Request};
use crate::features::office::roles::steps::Press;
use crate::features::office::roles::{notices, words};
use crate::features::office::views::file_name;
use crate::ids::RoleRequestId;
use crate::model::roles::{self, Answer, Appointing, Coordinator, Scope};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cell, Cx, MOST_ROWS, Result, Sheet, Spot, View};
use crate::text::Language;

/// Requests on one card.
const ROWS: usize = 7;

impl Request {
    /// «Методист · Школа № 3».
    pub fn what(&self, language: Language) -> String {
        words::what(language, self.role, self.place.as_deref())
    }
}

pub async fn list(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let waiting = store::waiting(cx).await?;
    let view = View::new(say!(language, "roles-requests-title"));
    let view = match waiting.len() {
        0 => view.line(say!(language, "roles-requests-none")),
        count => view.line(say!(language, "roles-requests-count", count = count)),
    };
    let sheet = (!waiting.is_empty()).then(|| Button::press(say!(language, "office-table"), Press::Sheet));
    let button = |request: Request| {
        let label = format!("{}: {}", request.name.short(), request.role.named(language));
        Button::go(label, ways::ROLE_REQUEST.of(request.id))
    };
    Ok(view
        .list(language, waiting, ROWS, spot, |leaf| Press::List { leaf }, button)
        .row(sheet)
        .button(Button::back(language, ways::ROLES.place())))
}

/// The requests that wait, as a spreadsheet.
pub async fn sheet(cx: &mut Cx) -> Result<Sheet> {
    let waiting = store::waiting(cx).await?;
    let (language, day, zone) = (cx.language(), cx.today(), cx.zone());
    let title = say!(language, "roles-requests-title");
    let caption = if waiting.len() <= MOST_ROWS {
        title.clone()
    } else {
        say!(language, "roles-table-cut", title = title.clone(), most = MOST_ROWS)
    };
    let heads = vec![
        say!(language, "roles-column-family"),
        say!(language, "roles-column-given"),
        say!(language, "roles-column-patronymic"),
        say!(language, "roles-column-works"),
        say!(language, "roles-column-role"),
        say!(language, "roles-column-place"),
        say!(language, "roles-column-asked"),
    ];
    let row = |request: Request| {
        vec![
            Cell::text(request.name.family),
            Cell::text(request.name.given),
            Cell::text(request.name.patronymic),
            Cell::text(request.works_at),
            Cell::text(request.role.named(language)),
            Cell::text(request.place.unwrap_or_default()),
            Cell::Day(request.asked_at.with_timezone(&zone).date_naive()),
        ]
    };
    let rows = waiting.into_iter().take(MOST_ROWS).map(row).collect();
    Ok(Sheet { name: file_name(&title, day), caption, title, day, heads, rows })
}

pub async fn card(cx: &mut Cx, id: RoleRequestId) -> Result<View<Press>> {
    let language = cx.language();
    let request = store::request(cx, id).await?;
    let view = View::new(request.what(language)).line(request.name.listed()).line(format!("📍 {}", request.works_at));
    let view = match request.answer {
        Some(answer) => view.line(said(language, answer)),
        None => view
            .question(say!(language, "roles-notice-asked-question"))
            .button(Button::press(say!(language, "roles-grant"), Press::Grant { id }).grave())
            .button(Button::press(say!(language, "roles-refuse"), Press::Refuse { id }).grave()),
    };
    Ok(view
        .button(Button::go(say!(language, "roles-to-person"), ways::PERSON.of(request.person)))
        .button(Button::back(language, ways::ROLE_REQUESTS.place())))
}

/// What became of a request that somebody else has answered.
fn said(language: Language, answer: Answer) -> String {
    match answer {
        Answer::Granted => say!(language, "roles-request-granted-already"),
        Answer::Refused => say!(language, "roles-request-refused-already"),
        Answer::Withdrawn => say!(language, "roles-request-withdrawn"),
    }
}

/// What a coordinator has done with a request: which it was, and the words for it.
#[derive(Debug)]
pub struct Done {
    request: Request,
    pub words: String,
}

/// Confirms somebody in the role that they asked for; they hear of it.
pub async fn grant(cx: &mut Cx, id: RoleRequestId) -> Result<Done> {
    let language = cx.language();
    let request = store::request(cx, id).await?;
    let guard = Coordinator::of(cx).await?;
    if let Some(answer) = request.answer {
        return Ok(Done { words: said(language, answer), request });
    }
    if !request.is_right {
        // They work elsewhere by now, and would answer for a school that is not theirs.
        roles::answer(cx, guard, id, Answer::Withdrawn).await?;
        return Ok(Done { words: say!(language, "roles-request-moved"), request });
    }
    roles::answer(cx, guard, id, Answer::Granted).await?;
    let scope = if request.place.is_some() { Scope::Organisation } else { Scope::Municipality };
    let (person, role) = (request.person, request.role);
    // Where a coordinator has appointed them meanwhile, it is as they asked.
    roles::appoint(cx, guard, &Appointing { person, role, scope, group: None, order: None, term: None }).await?;
    notices::tell(cx, &[person], |language| notices::answered(language, (role, &request.what(language)), true)).await?;
    Ok(Done { words: say!(language, "roles-request-granted"), request })
}

/// Refuses; they hear of it.
pub async fn refuse(cx: &mut Cx, id: RoleRequestId) -> Result<Done> {
    let language = cx.language();
    let request = store::request(cx, id).await?;
    let guard = Coordinator::of(cx).await?;
    if let Some(answer) = request.answer {
        return Ok(Done { words: said(language, answer), request });
    }
    roles::answer(cx, guard, id, Answer::Refused).await?;
    let (person, role) = (request.person, request.role);
    notices::tell(cx, &[person], |language| notices::answered(language, (role, &request.what(language)), false))
        .await?;
    Ok(Done { words: say!(language, "roles-request-refused"), request })
}

/// What the notice says from now on.
pub fn answered(language: Language, Done { request, words }: Done) -> View<Press> {
    View::new(say!(language, "roles-notice-asked-title"))
        .line(request.what(language))
        .line(say!(language, "roles-notice-asked-by", name = request.name.listed(), organisation = request.works_at))
        .line(words)
        .button(Button::go(say!(language, "roles-open-person"), ways::ROLES_OF.of(request.person)))
}
