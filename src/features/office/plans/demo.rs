//! Plans' share of the demo: what each group and the service have to do in this school year; what is past is done.

use chrono::Months;
use futures::FutureExt;

use crate::features::Town;
use crate::ids::{GroupId, PersonId};
use crate::model::plans::{self, Details, Loaded, State, Term, Which, Year};
use crate::talk::Answer;
use crate::text::forms;

/// A line of a plan: so many months after the year's beginning, or all the year round; what, in what form, for whom, and
/// what comes of it.
type Line = (Option<u32>, &'static str, &'static str, &'static str, &'static str);

/// Fills the plans, as by a file.
pub fn fill(town: &mut Town) -> Answer<'_, ()> {
    async move {
        town.days_ago(0);
        let guard = town.coordinator().await?;
        let which = Which::current(&mut town.tx, None).await?;
        let year = which.span(&mut town.tx).await?;
        let mut rows = Vec::new();
        for (group, sketch) in &town.groups {
            let leader = town.people[sketch.leader % town.people.len()].person;
            rows.extend(GROUPS.iter().map(|line| row(which, year, (Some(*group), Some(leader)), line, town)));
        }
        rows.extend(SERVICE.iter().map(|line| row(which, year, (None, None), line, town)));
        plans::take_all(&mut town.tx, guard, &rows, &[]).await?;
        Ok(())
    }
    .boxed()
}

fn row(
    which: Which,
    year: Year,
    (group, leader): (Option<GroupId>, Option<PersonId>),
    (after, matter, form, participants, result): &Line,
    town: &Town,
) -> Loaded {
    let month = after.and_then(|months| year.first.checked_add_months(Months::new(months)));
    let term = month.map_or_else(|| year.whole(), Term::month);
    let today = town.tx.today();
    let is_past = term.ends < today;
    let said = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    Loaded {
        group,
        year: which.year,
        matter: (*matter).to_owned(),
        search: forms::search(matter),
        details: Details {
            number: None,
            form: said(form),
            responsible: leader.is_none().then(|| "методисты службы".to_owned()),
            participants: said(participants),
            result: said(result),
            note: None,
        },
        people: Some(leader.into_iter().collect()),
        state: is_past.then_some(State::Done),
        state_on: is_past.then_some(term.ends),
        term: Some(term),
    }
}

const GROUPS: [Line; 6] = [
    (Some(0), "Заседание: план работы на год", "заседание", "участники кластера", "план работы"),
    (Some(1), "Диагностика затруднений", "анкетирование", "участники кластера", "справка"),
    (Some(2), "Открытые уроки в опорной школе", "открытый урок", "учителя, молодые педагоги", "конспекты уроков"),
    (Some(4), "Мастер-класс по теме кластера", "мастер-класс", "педагоги муниципалитета", "методические материалы"),
    (Some(6), "Обобщение опыта участников", "круглый стол", "участники кластера", "методический продукт"),
    (Some(8), "Анализ итогов работы", "заседание", "участники кластера", "анализ итогов"),
];

const SERVICE: [Line; 6] = [
    (None, "Консультации для педагогов и руководителей", "консультация", "педагоги муниципалитета", ""),
    (Some(0), "Совещание руководителей кластеров", "совещание", "руководители кластеров", "протокол"),
    (Some(1), "Мониторинг кадрового состава", "сбор данных", "школы", "сводная таблица"),
    (Some(3), "Муниципальный этап олимпиады", "олимпиада", "школьники 7–11 классов", "приказ об итогах"),
    (Some(6), "Методическая конференция", "конференция", "педагоги муниципалитета", "сборник материалов"),
    (Some(8), "Отчёт о работе за учебный год", "", "методисты службы", "отчёт"),
];
