//! The cards about one's own school.

use super::room::Press;
use super::store::{self, Staff, Worker};
use crate::features::office::views::ROWS;
use crate::ids::{OrganisationId, PersonId};
use crate::model::people::Sought;
use crate::model::roles::{self, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Page, Result, Spot, Trouble, View, labels};
use crate::text::{self, Language, schools};

/// Which of several?
pub async fn choose(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let all = roles::represented(cx, me).await?;
    if all.is_empty() {
        return Err(Trouble::Refused(say!(language, "school-none")));
    }
    let button = |school: roles::School| {
        Button::press(schools::label(&school.name, labels::SIGNS), Press::School { id: school.id })
    };
    Ok(View::new(say!(language, "school-choose-title"))
        .question(say!(language, "school-choose-question"))
        .list(language, all, ROWS, spot, |leaf| Press::List { leaf }, button)
        .button(Button::home(language)))
}

pub async fn card(cx: &mut Cx, id: OrganisationId) -> Result<View<Press>> {
    let language = cx.language();
    let school = store::school(cx, id).await?;
    let official = (school.full_name != school.name).then_some(school.full_name);
    let marks: Vec<String> = school.marks.iter().map(|mark| mark.named(language).to_lowercase()).collect();
    let counted = match &school.counted {
        None => say!(language, "school-not-counted"),
        Some(counted) => {
            let day = text::date(language, counted.day, true);
            match counted.teaching {
                Some(count) => say!(language, "school-counted", day = day, count = count),
                None => say!(language, "school-counted-in-part", day = day),
            }
        }
    };
    let view = View::new(school.name)
        .maybe_line(official)
        .line(match school.staff {
            0 => say!(language, "school-staff-none"),
            count => say!(language, "school-staff", count = count, here = school.here),
        })
        .line(counted)
        .maybe_line((!marks.is_empty()).then(|| say!(language, "school-marks", marks = marks.join(", "))))
        .maybe_line((school.agreements > 0).then(|| say!(language, "school-agreements", count = school.agreements)));
    let twice = match school.twice.as_slice() {
        [] => None,
        [(question, _)] => Some(Button::go(say!(language, "school-twice", count = 1), ways::NAMESAKES.of(*question))),
        more => Some(Button::press(say!(language, "school-twice", count = more.len()), Press::Twice)),
    };
    let another = (school.schools > 1).then(|| Button::press(say!(language, "school-another"), Press::Another));
    Ok(view
        .row(twice)
        .button(Button::press(say!(language, "school-to-staff", count = school.staff), Press::Staff))
        .button(Button::go(say!(language, "school-headcounts"), ways::HEADCOUNTS.of(id)))
        .row([
            Button::go(say!(language, "school-to-marks"), ways::MARKS.of(id)),
            Button::go(say!(language, "school-to-agreements"), ways::AGREEMENTS.of(id)),
        ])
        .button(Button::go(say!(language, "school-to-hosting"), ways::HOST_OFFERS_OF.of(id)))
        .row(another)
        .button(Button::home(language)))
}

/// Who works there.
pub async fn staff(cx: &mut Cx, id: OrganisationId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let Staff { school, people, count } = store::staff(cx, id).await?;
    let school = school.ok_or(Trouble::Gone)?;
    let hidden = count - i64::try_from(people.len()).map_err(Trouble::fault)?;
    let is_listed = people.iter().any(|worker| !worker.here);
    let found = found(people, &spot.search);
    let view = View::new(say!(language, "school-staff-title")).line(school);
    let view = match (found.len(), spot.search.is_empty()) {
        (0, true) if hidden == 0 => view.line(say!(language, "school-staff-none")),
        (0, false) => view
            .line(say!(language, "office-not-found", search = spot.shown()))
            .question(say!(language, "school-not-found-hint")),
        (found, false) => view
            .line(say!(language, "office-people-found", count = found, search = spot.shown()))
            .question(say!(language, "school-staff-question")),
        (_, true) => view
            .line(say!(language, "school-staff-count", count = count))
            .maybe_line(is_listed.then(|| say!(language, "school-staff-listed")))
            .maybe_line((hidden > 0).then(|| say!(language, "school-staff-hidden", count = hidden)))
            .question(say!(language, "school-staff-question")),
    };
    let page = Page::of(spot.page, found.len(), ROWS);
    let shown: Vec<_> = page.cut(found).collect();
    // The sign stands before the name, and leaves it less room.
    let signs = labels::SIGNS - 2;
    let forms = |worker: &Worker| worker.name().forms(&[&worker.post().to(language).to_lowercase()]);
    let called = labels::told_apart(&shown.iter().map(forms).collect::<Vec<_>>(), signs);
    let lines: Vec<_> = called.iter().filter_map(|called| called.line.clone()).collect();
    let rows = called.into_iter().zip(shown).map(|(called, worker)| {
        let label = if worker.here { called.label } else { format!("📄 {}", called.label) };
        Button::press(label, Press::Person { id: worker.id })
    });
    Ok(view
        .lines(lines)
        .grid(1, rows)
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Those whose names hold what was typed, the best first; a school has some hundred at most, who are all there.
fn found(people: Vec<Worker>, search: &str) -> Vec<Worker> {
    if search.is_empty() {
        return people;
    }
    let sought = Sought::of(search);
    let ranked = people.into_iter().filter_map(|worker| Some((sought.finds(&worker.form)?, worker)));
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, worker)| worker).collect()
}

/// One of them: what any colleague knows, and the code for who is merely listed.
pub async fn person(cx: &mut Cx, (id, person): (OrganisationId, PersonId)) -> Result<View<Press>> {
    let language = cx.language();
    let (school, worker) = store::worker(cx, id, person).await?;
    let subjects: Vec<_> = worker.subjects().map(|subject| subject.to(language)).collect();
    let post = worker.post().to(language);
    let view = View::new(worker.name().listed()).line(format!("📍 {school}")).line(if subjects.is_empty() {
        post
    } else {
        format!("{post}: {}", subjects.join(", "))
    });
    let view = match worker.here {
        true => view.line(say!(language, "school-person-here")),
        false => view
            .line(say!(language, "people-listed"))
            .question(say!(language, "school-person-code"))
            .button(Button::press(say!(language, "people-code"), Press::Code)),
    };
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// The names that stand twice.
pub async fn twice(cx: &mut Cx, id: OrganisationId, spot: &Spot) -> Result<View<Press>> {
    let language: Language = cx.language();
    let school = store::school(cx, id).await?;
    let view = View::new(say!(language, "people-twice-title")).line(school.name);
    let view = match school.twice.is_empty() {
        true => view.line(say!(language, "school-twice-none")),
        false => view.question(say!(language, "school-twice-question")),
    };
    Ok(view
        .list(
            language,
            school.twice,
            ROWS,
            spot,
            |leaf| Press::List { leaf },
            |(question, name)| Button::go(name, ways::NAMESAKES.of(question)),
        )
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
