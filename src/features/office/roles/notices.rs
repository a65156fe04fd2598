//! What people are told about their roles.

use super::room::RolesRoom;
use super::steps::Press;
use super::store::Held;
use super::words;
use crate::ids::{PersonId, RoleRequestId};
use crate::model::people::FullName;
use crate::model::roles::{Due, Order, Role};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Result, Room, Tx, View};
use crate::text::Language;
use crate::{outbox, talk};

/// Tells people something about roles.
pub async fn tell(tx: &mut Tx, people: &[PersonId], view: impl Fn(Language) -> View<Press>) -> Result<()> {
    outbox::tell(tx, people, RolesRoom::NAME, view).await?;
    Ok(())
}

/// What somebody is told who has got a role.
pub fn appointed(
    language: Language,
    (role, place): (Role, Option<&str>),
    order: Option<&Order>,
    term: Option<chrono::NaiveDate>,
) -> View<Press> {
    let view = View::new(say!(language, "roles-notice-appointed-title"))
        .line(words::what(language, role, place))
        .line(words::by(language, order))
        .line(words::term(language, term))
        .line(say!(language, "roles-notice-appointed-by"));
    opened(view, language, role).button(mine(language))
}

/// What somebody is told whose role a coordinator has ended.
pub fn ended(language: Language, held: &Held, order: Option<&Order>) -> View<Press> {
    View::new(say!(language, "roles-notice-ended-title"))
        .line(held.what(language))
        .line(words::by(language, order))
        .line(say!(language, "roles-notice-ended-by"))
        .button(mine(language))
}

/// What a former leader is told whose group has got another.
pub fn replaced(language: Language, place: Option<&str>) -> View<Press> {
    View::new(say!(language, "roles-notice-ended-title"))
        .line(words::what(language, Role::Leader, place))
        .line(say!(language, "roles-notice-replaced"))
        .button(mine(language))
}

/// What somebody is told whose term is another one.
pub fn extended(language: Language, held: &Held) -> View<Press> {
    View::new(say!(language, "roles-notice-extended-title"))
        .line(held.what(language))
        .line(words::term(language, held.term))
        .line(say!(language, "roles-notice-extended-by"))
        .button(mine(language))
}

/// What coordinators are told when somebody has laid a role down.
pub fn resigned(language: Language, name: &FullName, held: &str, person: PersonId) -> View<Press> {
    View::new(say!(language, "roles-notice-resigned-title"))
        .line(say!(language, "roles-notice-resigned-line", name = name.listed(), role = held.to_owned()))
        .button(Button::go(say!(language, "roles-open-person"), ways::ROLES_OF.of(person)))
}

/// What coordinators are told when somebody says what they are.
pub fn asked(language: Language, id: RoleRequestId, name: &FullName, works_at: &str, role: &str) -> View<Press> {
    View::new(say!(language, "roles-notice-asked-title"))
        .line(role)
        .line(say!(language, "roles-notice-asked-by", name = name.listed(), organisation = works_at.to_owned()))
        .question(say!(language, "roles-notice-asked-question"))
        .button(Button::stand(say!(language, "roles-grant"), Press::Grant { id }))
        .button(Button::stand(say!(language, "roles-refuse"), Press::Refuse { id }))
}

/// What somebody is told whose request was answered.
pub fn answered(language: Language, (role, what): (Role, &str), granted: bool) -> View<Press> {
    let view = match granted {
        true => opened(View::new(say!(language, "roles-notice-granted-title")).line(what), language, role),
        false => View::new(say!(language, "roles-notice-refused-title"))
            .line(what)
            .line(say!(language, "roles-notice-refused-line")),
    };
    view.button(mine(language))
}

/// What a new role opens.
fn opened(view: View<Press>, language: Language, role: Role) -> View<Press> {
    match role {
        Role::Coordinator => view.button(Button::go(say!(language, "people-open-desk"), ways::DESK.place())),
        Role::Observer => view.button(Button::go(say!(language, "roles-open-figures"), ways::FIGURES.place())),
        Role::Representative => view.button(Button::go(say!(language, "school-door"), ways::MY_SCHOOL.place())),
        Role::Curator | Role::Methodist | Role::Tutor | Role::Expert | Role::Leader | Role::Deputy => view,
    }
}

/// What somebody is told before the end of their term.
pub fn ending(language: Language, due: &Due) -> View<Press> {
    View::new(say!(language, "roles-notice-ending-title"))
        .line(words::what(language, due.role, due.place.as_deref()))
        .line(words::term(language, Some(due.term)))
        .line(say!(language, "roles-notice-ending-line"))
        .button(mine(language))
}

/// What somebody is told whose term has run out.
pub fn run_out(language: Language, due: &Due) -> View<Press> {
    View::new(say!(language, "roles-notice-ran-out-title"))
        .line(words::what(language, due.role, due.place.as_deref()))
        .line(say!(language, "roles-notice-ran-out-line", day = words::day(due.term)))
        .button(mine(language))
}

/// What coordinators are told of terms: before they end, or after.
pub fn terms(language: Language, count: usize, over: bool) -> View<Press> {
    let view = match over {
        true => View::new(say!(language, "roles-notice-terms-over-title", count = count))
            .line(say!(language, "roles-notice-terms-over-line")),
        false => View::new(say!(language, "roles-notice-terms-title", count = count))
            .line(say!(language, "roles-notice-terms-line")),
    };
    let to = if over { ways::ROLES.place() } else { ways::ROLE_TERMS.place() };
    view.button(Button::go(say!(language, "roles-open-list"), to))
}

/// What both are told of a handing over: the one who has everything now, and the one who had it.
pub fn handed(language: Language, other: &FullName, what: &[String], is_taker: bool) -> View<Press> {
    let view = match is_taker {
        true => View::new(say!(language, "roles-notice-taken-title")).line(say!(
            language,
            "roles-notice-taken-line",
            name = other.listed(),
            what = what.join(", ")
        )),
        false => View::new(say!(language, "roles-notice-handed-title")).line(say!(
            language,
            "roles-notice-handed-line",
            name = other.listed(),
            what = what.join(", ")
        )),
    };
    view.button(mine(language)).button(Button::go(say!(language, "roles-open-clusters"), ways::MY_CLUSTERS.place()))
}

fn mine(language: Language) -> talk::Button<Press> {
    Button::go(say!(language, "roles-to-mine"), ways::MY_ROLES.place())
}
