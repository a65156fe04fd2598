//! The cards about one's own roles.

use super::room::Press;
use super::store::{self, Mine};
use crate::features::office::roles::store::Held;
use crate::features::office::roles::words;
use crate::ids::AppointmentId;
use crate::model::roles::{Registered, Role, Scope};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Page, Result, Spot, Trouble, View};
use crate::text::{Language, clipped};

/// Roles on one card, each with a line and a button.
const ROWS: usize = 4;

pub async fn mine(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let me = Registered::of(cx)?;
    let Mine { held, asked, .. } = store::mine(cx, me).await?;
    let lines: Vec<_> = Page::of(spot.page, held.len(), ROWS).cut(&held).map(|it| it.line(language, zone)).collect();
    let waiting = asked.iter().map(|it| say!(language, "roles-mine-waits", role = it.what(language)));
    let is_known = |role: Role| held.iter().any(|it| it.role == role) || asked.iter().any(|it| it.role == role);
    let ask: Vec<_> = Role::ASKED
        .into_iter()
        .filter(|role| !is_known(*role))
        .filter_map(|role| Some(Button::press(i_am(language, role)?, Press::Ask { role })))
        .collect();
    let none = (held.is_empty() && asked.is_empty()).then(|| say!(language, "roles-mine-none"));
    let question = (!ask.is_empty()).then(|| say!(language, "roles-mine-question"));
    let view = View::new(say!(language, "roles-mine-title"))
        .maybe_line(none)
        .lines(lines)
        .lines(waiting)
        .list(
            language,
            held,
            ROWS,
            spot,
            |leaf| Press::List { leaf },
            |held| Button::press(held.what(language), Press::Open { id: held.id }),
        )
        .grid(
            1,
            asked.iter().map(|it| {
                let label = say!(language, "roles-mine-withdraw", role = it.role.named(language));
                Button::press(label, Press::Withdraw { id: it.id })
            }),
        )
        .grid(2, ask)
        .button(Button::back(language, ways::PROFILE.place()));
    Ok(View { question, ..view })
}

/// «Я методист»: what one can say of oneself.
fn i_am(language: Language, role: Role) -> Option<String> {
    match role {
        Role::Methodist => Some(say!(language, "roles-i-methodist")),
        Role::Representative => Some(say!(language, "roles-i-representative")),
        Role::Tutor => Some(say!(language, "roles-i-tutor")),
        Role::Expert => Some(say!(language, "roles-i-expert")),
        Role::Coordinator | Role::Observer | Role::Curator | Role::Leader | Role::Deputy => None,
    }
}

/// Of what is somebody what they say?
pub async fn place(cx: &mut Cx, role: Role) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let works_at = store::mine(cx, me).await?.works_at;
    Ok(View::new(say!(language, "roles-mine-place"))
        .line(words::what(language, role, None))
        .button(Button::press(clipped(&works_at, 40), Press::At { role, of_school: true }))
        .button(Button::press(say!(language, "roles-form-municipality"), Press::At { role, of_school: false }))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Whether a role that one asks for may be of the school or of the municipality.
pub fn has_choice(role: Role) -> bool {
    let scopes = role.scopes();
    scopes.contains(&Scope::Organisation) && scopes.contains(&Scope::Municipality)
}

/// One of somebody's own roles.
pub async fn held(cx: &mut Cx, id: AppointmentId) -> Result<Held> {
    let me = Registered::of(cx)?;
    store::mine(cx, me).await?.held.into_iter().find(|held| held.id == id).ok_or(Trouble::Gone)
}

pub async fn one(cx: &mut Cx, id: AppointmentId) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let held = held(cx, id).await?;
    let since = words::day(held.since.with_timezone(&zone).date_naive());
    let school = held.role == Role::Representative;
    Ok(View::new(held.what(language))
        .line(crate::text::with_capital(&say!(language, "roles-since", day = since)))
        .line(words::by(language, held.order().as_ref()))
        .line(words::term(language, held.term))
        .row(school.then(|| Button::go(say!(language, "school-door"), ways::MY_SCHOOL.place())))
        .button(Button::press(say!(language, "roles-resign"), Press::Resign))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Shall it be laid down? Says what goes and what stays.
pub async fn sure(cx: &mut Cx, id: AppointmentId) -> Result<View<Press>> {
    let language = cx.language();
    let held = held(cx, id).await?;
    let leads = (held.role == Role::Leader).then(|| say!(language, "roles-resign-leader"));
    Ok(View::new(say!(language, "roles-resign-title"))
        .line(held.what(language))
        .line(say!(language, "roles-resign-goes"))
        .maybe_line(leads)
        .question(say!(language, "office-sure"))
        .button(Button::press(say!(language, "roles-resign"), Press::Yes).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
