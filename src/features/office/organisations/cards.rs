//! The cards about organisations that are there.

use super::marks::place as marks_of;
use super::steps::Press;
use super::store::{self, Listed};
use super::{agreements, denominators, details, headcounts};
use crate::features::office::views::{ROWS, sure};
use crate::ids::{OrganisationId, PersonId};
use crate::model::imports::Kind;
use crate::model::organisations::{Mark, ranked};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::labels::{self, SIGNS};
use crate::talk::{Button, Cx, Leaf, Result, Spot, View};
use crate::text::{Language, schools};

pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let all = store::listed(cx, guard).await?;
    let undoes = all.iter().any(|one| one.was_added_last) && spot.search.is_empty();
    let view = View::new(say!(language, "organisations-title"));
    let view = rows(view, language, all, spot, |label, id| Button::go(label, ways::ORGANISATION.of(id)))
        .button(Button::go(say!(language, "office-add-organisations"), ways::NEW_ORGANISATIONS.place()));
    let view = view
        .row([
            Button::go(say!(language, "office-table"), ways::ORGANISATIONS_TABLE.place()),
            Button::go(say!(language, "organisations-headcounts"), denominators::place()),
        ])
        // Whoever has just added a list may take it back first: twelve rows are the most.
        .row((!undoes).then(|| Button::go(say!(language, "office-load"), ways::IMPORT_OF.of(Kind::Schools))));
    let undo = undoes.then(|| Button::press(say!(language, "organisations-undo"), Press::Undo).grave());
    Ok(view.row(undo).button(Button::back(language, ways::DESK.place())))
}

/// Those into which one may be merged: those that are called alike first.
pub async fn merge(cx: &mut Cx, guard: Coordinator, from: OrganisationId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut all = store::listed(cx, guard).await?;
    let Some(at) = all.iter().position(|one| one.id == from) else {
        return Err(crate::talk::Trouble::Gone);
    };
    let former = all.remove(at);
    if spot.search.is_empty() {
        let alike = ranked(&former.name, all.clone(), |one| &one.search_form);
        let first: Vec<_> = alike.found.into_iter().chain(alike.near).collect();
        all.retain(|one| first.iter().all(|other| other.id != one.id));
        all.splice(0..0, first);
    }
    let view = View::new(say!(language, "organisations-merge-title")).line(say!(
        language,
        "organisations-merge-from",
        name = former.name
    ));
    Ok(rows(view, language, all, spot, |label, id| Button::press(label, Press::Into { id }))
        .button(Button::back(language, ways::ORGANISATION.of(from))))
}

fn rows(
    view: View<Press>,
    language: Language,
    all: Vec<Listed>,
    spot: &Spot,
    button: impl Fn(String, OrganisationId) -> Button<Press>,
) -> View<Press> {
    let there_are_none = all.is_empty();
    // Nothing typed leaves the order of the list.
    let found = match spot.search.is_empty() {
        true => all,
        false => {
            let ranked = ranked(&spot.search, all, |one| &one.search_form);
            if ranked.found.is_empty() { ranked.near } else { ranked.found }
        }
    };
    let view = match (found.is_empty(), spot.search.is_empty()) {
        _ if there_are_none => view.line(say!(language, "organisations-none")),
        (true, _) => view
            .line(say!(language, "office-not-found", search = spot.shown()))
            .question(say!(language, "organisations-not-found-hint")),
        (false, true) => view
            .line(say!(language, "organisations-count", count = found.len()))
            .question(say!(language, "organisations-question")),
        (false, false) => view
            .line(say!(language, "organisations-found", count = found.len(), search = spot.shown()))
            .question(say!(language, "organisations-question")),
    };
    view.list(
        language,
        found,
        ROWS,
        spot,
        |leaf| Press::List { leaf },
        |found| {
            let mark = if found.confirmed { "" } else { "❗ " };
            let staff = format!(" · {}", found.staff);
            let room = SIGNS.saturating_sub(mark.chars().count() + staff.chars().count());
            button(format!("{mark}{}{staff}", schools::label(&found.name, room)), found.id)
        },
    )
}

pub async fn card(cx: &mut Cx, guard: Coordinator, id: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let detail = store::detail(cx, guard, id).await?;
    let official = (detail.full_name != detail.name).then_some(detail.full_name);
    let kind = match detail.outside {
        true => format!("{}, {}", detail.kind.named(language), say!(language, "organisations-is-outside")),
        false => detail.kind.named(language),
    };
    let marks: Vec<Mark> = serde_json::from_str(&detail.marks)?;
    let marks: Vec<String> = marks.into_iter().map(|mark| mark.named(language).to_lowercase()).collect();
    let mut view = View::new(detail.name)
        .maybe_line(official)
        .line(kind)
        .line(say!(language, "organisations-staff", count = detail.staff))
        .maybe_line((detail.hosts > 0).then(|| say!(language, "organisations-hosts", count = detail.hosts)))
        .maybe_line((!marks.is_empty()).then(|| say!(language, "organisations-marked", marks = marks.join(", "))));
    if !detail.confirmed {
        view = view
            .line(say!(language, "organisations-unconfirmed"))
            .button(Button::press(say!(language, "organisations-confirm"), Press::Confirm));
    }
    view = view
        .row([
            Button::go(say!(language, "organisations-details"), details::place(id)),
            Button::go(say!(language, "organisations-headcounts"), headcounts::place(id)),
        ])
        .row([
            Button::go(say!(language, "organisations-marks"), marks_of(id)),
            Button::go(say!(language, "organisations-to-agreements"), agreements::place(id)),
        ]);
    if detail.staff > 0 {
        view = view.button(Button::press(say!(language, "organisations-to-staff", count = detail.staff), Press::Staff));
    }
    view = view.row([
        Button::press(say!(language, "office-rename"), Press::Rename),
        Button::press(say!(language, "organisations-merge"), Press::Merge),
    ]);
    if detail.staff + detail.hosts + detail.ties == 0 {
        view = view.button(Button::press(say!(language, "organisations-delete"), Press::Delete));
    }
    Ok(view
        .button(Button::go(say!(language, "office-journal"), ways::JOURNAL_OF_ORGANISATION.of(id)))
        .button(Button::back(language, ways::ORGANISATIONS.place())))
}

/// Who works there.
pub async fn staff(cx: &mut Cx, guard: Coordinator, id: OrganisationId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let staff = store::staff(cx, guard, id, spot.page, ROWS).await?;
    let view = View::new(staff.organisation.clone())
        .line(say!(language, "organisations-staff", count = staff.page.count))
        .question(say!(language, "organisations-staff-question"));
    let leaf = |leaf| Press::List { leaf };
    Ok(workers(view, language, staff, spot, leaf, |label, worker| Button::go(label, ways::PERSON.of(worker)))
        .button(Button::back(language, ways::ORGANISATION.of(id))))
}

/// Adds a page of those who work somewhere, a button a row; namesakes are told apart by their posts.
pub fn workers<P>(
    view: View<P>,
    language: Language,
    staff: store::Staff,
    spot: &Spot,
    leaf: impl Fn(Leaf) -> P,
    button: impl Fn(String, PersonId) -> Button<P>,
) -> View<P> {
    let forms = |worker: &store::Worker| worker.name.forms(&[&worker.post.to(language).to_lowercase()]);
    let called = labels::told_apart(&staff.people.iter().map(forms).collect::<Vec<_>>(), SIGNS);
    let lines: Vec<String> = called.iter().filter_map(|called| called.line.clone()).collect();
    let rows = called.into_iter().zip(staff.people).map(|(called, worker)| button(called.label, worker.id));
    view.lines(lines).grid(1, rows).pages(language, staff.page, spot, leaf)
}

/// The new name is typed.
pub async fn rename(cx: &mut Cx, guard: Coordinator, id: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let name = store::detail(cx, guard, id).await?.full_name;
    Ok(View::new(say!(language, "office-rename-title"))
        .line(say!(language, "office-rename-now", name = name))
        .question(say!(language, "organisations-rename-question"))
        .button(Button::cancel(language, ways::ORGANISATION.of(id))))
}

/// The new name is another one's.
pub async fn taken(cx: &mut Cx, guard: Coordinator, id: OrganisationId, other: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let pair = store::pair(cx, guard, id, other).await?;
    Ok(View::new(say!(language, "organisations-taken-title"))
        .line(say!(language, "organisations-taken-line", name = pair.stays))
        .line(say!(language, "office-rename-now", name = pair.goes))
        .question(say!(language, "organisations-taken-question"))
        .button(Button::press(say!(language, "organisations-merge-with-it"), Press::Into { id: other }))
        .button(Button::press(say!(language, "organisations-another-name"), Press::Rename))
        .button(Button::back(language, ways::ORGANISATION.of(id))))
}

/// Shall the first be merged into the second?
pub async fn merging(
    cx: &mut Cx,
    guard: Coordinator,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<View<Press>> {
    let language = cx.language();
    let pair = store::pair(cx, guard, from, into).await?;
    let view = View::new(say!(language, "organisations-merging-title"))
        .line(say!(language, "organisations-merging-goes", name = pair.goes))
        .line(say!(language, "organisations-merging-stays", name = pair.stays))
        .line(say!(language, "organisations-merging-staff", count = pair.staff))
        .maybe_line((pair.hosts > 0).then(|| say!(language, "organisations-merging-hosts", count = pair.hosts)))
        .maybe_line(pair.brings.then(|| say!(language, "organisations-merging-brings")))
        .maybe_line(pair.loses_head.then(|| say!(language, "organisations-merging-head")));
    let yes = Button::press(say!(language, "organisations-merge"), Press::Yes);
    Ok(sure(view, language, yes, ways::ORGANISATION.of(from)))
}

/// Shall it be deleted?
pub async fn delete(cx: &mut Cx, guard: Coordinator, id: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let name = store::detail(cx, guard, id).await?.name;
    Ok(sure(
        View::new(say!(language, "organisations-delete-title"))
            .line(name)
            .line(say!(language, "organisations-delete-line")),
        language,
        Button::press(say!(language, "organisations-delete"), Press::Yes),
        ways::ORGANISATION.of(id),
    ))
}
