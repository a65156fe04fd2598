//! The questions of an appointment.

use super::steps::{Draft, Place, Press, Question, Step, Term};
use crate::features::office::roles::store::{self, Open, Whom};
use crate::features::office::roles::{cards, rules, words};
use crate::ids::GroupId;
use crate::model::roles::{Role, Scope};
use crate::say;
use crate::talk::{Button, Cx, Result, View, calendar};
use crate::text::{Language, clipped, with_capital};

/// Groups on a page: with the other places and the ways on it stays within twelve.
const ROWS: usize = 5;

/// A question of the form. Each card asks the guard together with who it is about.
pub async fn question(cx: &mut Cx, step: &Step, asked: Question) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let draft = &step.draft;
    let of_group = draft.role.filter(|role| asked == Question::Place && role.scopes().contains(&Scope::Group));
    let Whom { name, works_at, groups, .. } = store::whom(cx, draft.person, of_group).await?;
    let whose = format!("{}, {works_at}", name.listed());
    let view = |title: String| View::new(title).line(whose.clone());
    Ok(match asked {
        Question::Role => view(say!(language, "roles-form-role")).grid(
            2,
            Role::APPOINTED.map(|role| Button::press(with_capital(&role.named(language)), Press::Role { role })),
        ),
        Question::Place => {
            let view = view(say!(language, "roles-form-place")).maybe_line(draft.role.map(|role| role.named(language)));
            let scopes = draft.role.map(Role::scopes).unwrap_or_default();
            let school = scopes
                .contains(&Scope::Organisation)
                .then(|| Button::press(clipped(&works_at, 40), Press::Place { place: Place::Organisation }));
            let all = scopes.contains(&Scope::Municipality).then(|| {
                Button::press(say!(language, "roles-form-municipality"), Press::Place { place: Place::Municipality })
            });
            let view = view.row(school).row(all);
            if of_group.is_none() {
                return Ok(view);
            }
            let none = groups.is_empty().then(|| say!(language, "roles-form-no-groups"));
            view.maybe_line(none).list(
                language,
                groups,
                ROWS,
                &step.spot,
                |leaf| Press::List { leaf },
                |group| Button::press(group.name, Press::Place { place: Place::Group { id: group.id } }),
            )
        }
        Question::Order => view(say!(language, "roles-form-order"))
            .question(say!(language, "roles-form-order-question"))
            .button(Button::press(say!(language, "roles-without-order"), Press::Without)),
        Question::Day => {
            let view = view(say!(language, "roles-form-day")).question(say!(language, "roles-order-day-question"));
            let range = rules::days_of_orders(today);
            calendar::month(view, language, step.month.unwrap_or(today), today, range, |pick| Press::Pick { pick })
        }
        Question::Term => {
            let last = cards::end_of_year(cx).await?;
            let year = Button::press(
                say!(language, "roles-form-till", day = words::day(last)),
                Press::Term { term: Term::Till { day: last } },
            );
            let endless = Button::press(say!(language, "roles-term-endless"), Press::Term { term: Term::Endless });
            let view = view(say!(language, "roles-form-term")).question(say!(language, "roles-term-question"));
            let view = view.row([year, endless]);
            let range = rules::days_of_terms(today);
            calendar::month(view, language, step.month.unwrap_or(today), today, range, |pick| Press::Pick { pick })
        }
    })
}

/// Shall it be so? Says whom the person replaces.
pub async fn confirm(cx: &mut Cx, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let group = draft.place.and_then(Place::group);
    let Whom { name, works_at, groups, .. } =
        store::whom(cx, draft.person, draft.role.filter(|_| group.is_some())).await?;
    let place = place_name(draft, &works_at, &groups);
    let replaced = replaced(draft, &groups).map(|leader| {
        let name = leader.leader.as_ref().map(|name| name.listed()).unwrap_or_default();
        say!(language, "roles-form-replaces", name = name)
    });
    let what = draft.role.map(|role| words::what(language, role, place.as_deref())).unwrap_or_default();
    let change = |label: String, what| Button::press(label, Press::Change { what });
    Ok(View::new(say!(language, "roles-form-sure"))
        .line(format!("{}, {works_at}", name.listed()))
        .line(what)
        .maybe_line(replaced)
        .line(words::by(language, draft.order().as_ref()))
        .line(words::term(language, draft.last_day()))
        .line(say!(language, "roles-form-told"))
        .question(say!(language, "office-sure"))
        .button(Button::press(say!(language, "roles-form-appoint"), Press::Appoint).grave())
        .row([
            change(say!(language, "roles-form-change-role"), Question::Role),
            change(say!(language, "roles-form-change-order"), Question::Order),
            change(say!(language, "roles-form-change-term"), Question::Term),
        ]))
}

/// Of what it is: the name of the group or the school.
pub fn place_name(draft: &Draft, works_at: &str, groups: &[Open]) -> Option<String> {
    match draft.place? {
        Place::Municipality => None,
        Place::Organisation => Some(works_at.to_owned()),
        Place::Group { id } => found(groups, id).map(|group| group.name.clone()),
    }
}

/// The group that has another leader now.
fn replaced<'a>(draft: &Draft, groups: &'a [Open]) -> Option<&'a Open> {
    let group = found(groups, draft.place?.group()?)?;
    let is_other = draft.role == Some(Role::Leader) && group.leader_id.is_some_and(|leader| leader != draft.person);
    is_other.then_some(group)
}

fn found(groups: &[Open], id: GroupId) -> Option<&Open> {
    groups.iter().find(|group| group.id == id)
}

/// What the draft is, as the object of a sentence.
pub fn draft(language: Language) -> String {
    say!(language, "roles-form-draft")
}
