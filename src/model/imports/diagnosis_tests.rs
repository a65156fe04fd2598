//! Results of a diagnosis: who they are about, what they say, and what nothing is kept of.

use super::super::known::{KnownOrganisation, KnownPerson};
use super::super::topics::tests::catalogue;
use super::*;
use crate::ids::{PersonId, PostId};
use crate::text::schools::search_form;

const TODAY: &str = "2026-11-21";

fn known() -> Known {
    let school = |id, name: &str| KnownOrganisation {
        id: OrganisationId(id),
        name: name.to_owned(),
        full: name.to_owned(),
        form: search_form(name, name),
        confirmed: true,
        print: String::new(),
    };
    let person = |id, name: &str, organisation| KnownPerson {
        id: PersonId(id),
        form: forms::search(name),
        organisation: OrganisationId(organisation),
        post: PostId(1),
        subjects: Vec::new(),
        teaching: None,
        managing: None,
        is_listed: id == 3,
        has_left: false,
        print: String::new(),
    };
    let takers = [1, 2, 4].map(|id| (PersonId(id), format!("print {id}")));
    Known {
        today: TODAY.parse().unwrap(),
        organisations: vec![school(1, "Школа № 3"), school(2, "Лицей")],
        people: vec![
            person(1, "Петрова Ольга Сергеевна", 1),
            person(2, "Ким Ирина Олеговна", 2),
            // Listed, and not in the bot.
            person(3, "Лугова Вера Павловна", 1),
            person(4, "Котов Олег Юрьевич", 1),
            person(5, "Котов Олег Юрьевич", 1),
        ],
        takers: takers.into_iter().collect(),
        catalogue: catalogue(),
        ..Known::default()
    }
}

/// A row about Petrova of School No. 3, with these cells besides.
fn row(number: u32, cells: &[(&'static str, Value)]) -> Line {
    let mut all = vec![("name", Value::text("Петрова Ольга Сергеевна")), ("organisation", Value::text("СОШ № 3"))];
    all.extend(cells.iter().cloned());
    Line::of(number, all)
}

fn result(staged: &Staged) -> Diagnosed {
    serde_json::from_value(staged.fields.clone()).unwrap()
}

/// What becomes of one row with these cells.
fn one(cells: &[(&'static str, Value)]) -> Staged {
    check(&known(), &[row(2, cells)]).remove(0)
}

/// DOMAIN 2.1: category, item, level, percentage, source, date.
#[test]
fn a_row_says_what_was_found() {
    let staged = one(&[
        ("item", Value::text("3.2")),
        ("percent", Value::text("45,5 %")),
        ("day", Value::text("10.11.2026")),
        ("source", Value::text("Методический совет школы")),
    ]);
    assert_eq!((staged.outcome, staged.of), (Outcome::New, Some(Kept::Person(PersonId(1)))));
    assert_eq!(staged.print.as_deref(), Some("print 1"));
    let Diagnosed { category, item, words, level, measure, source, day } = result(&staged);
    assert_eq!((category, item, words, level), (CategoryId(3), Some(ItemId(11)), None, None));
    assert_eq!((measure.percent, source, day), (Some(45.5), Source::SchoolCouncil, "2026-11-10".parse().unwrap()));
    // A category alone keeps the words of the file; without a day it was today, and by the centre.
    let staged = one(&[("category", Value::text("Методическая компетентность")), ("points", Value::text("9 из 20"))]);
    let found = result(&staged);
    assert_eq!((found.item, found.words.as_deref()), (None, Some("Методическая компетентность")));
    assert_eq!((found.measure.percent, found.measure.points), (Some(45.0), Some(9.0)));
    assert_eq!((found.source, found.day), (Source::CpdCentre, TODAY.parse().unwrap()));
    let numbered = result(&one(&[("category", Value::Number(2.0)), ("percent", Value::Number(45.0))]));
    assert_eq!(numbered.words.as_deref(), Some("Методические"));
}

#[test]
fn a_level_is_that_of_the_need_and_mastery_is_its_reverse() {
    let level = |field, text: &str| one(&[("item", Value::text("3.2")), (field, Value::text(text))]);
    for (field, text, found) in [
        ("level", "Высокий", Some(Level::High)),
        ("level", "средний уровень", Some(Level::Medium)),
        ("level", "низкий", Some(Level::Low)),
        ("mastery", "высокий", Some(Level::Low)),
        ("mastery", "базовый", Some(Level::Medium)),
        ("mastery", "недостаточный", Some(Level::High)),
    ] {
        assert_eq!(result(&level(field, text)).level, found, "{field}: {text}");
    }
    for text in ["3", "ниже среднего", "средний или низкий"] {
        let staged = level("level", text);
        assert_eq!(staged.outcome, Outcome::Wrong, "{text}");
        assert_eq!(staged.fields, serde_json::Value::Null, "{text}");
    }
    for staged in [level("level", "нет"), level("percent", "100 %"), level("percent", "20 из 20")] {
        assert_eq!((staged.outcome, &staged.notes[..]), (Outcome::Same, &[Note::NoNeed][..]));
        assert_eq!(staged.fields, serde_json::Value::Null);
    }
    // What rounds up to all is not all.
    assert_eq!(result(&level("percent", "99,97 %")).measure.percent, Some(99.9));
}

#[test]
fn shares_are_hundredths_or_parts_of_one() {
    let percents = |values: &[Value]| -> Vec<Option<f64>> {
        let items = ["3.1", "3.2", "7.1", "7.2"];
        let lines: Vec<Line> = (2..)
            .zip(values.iter().zip(items))
            .map(|(number, (value, item))| row(number, &[("item", Value::text(item)), ("percent", value.clone())]))
            .collect();
        check(&known(), &lines).iter().map(|staged| result(staged).measure.percent).collect()
    };
    // A cell of Excel that shows «45 %».
    assert_eq!(percents(&[Value::Number(0.45), Value::Number(0.9)]), [Some(45.0), Some(90.0)]);
    assert_eq!(percents(&[Value::Number(1.0), Value::Number(45.0)]), [Some(1.0), Some(45.0)]);
    assert_eq!(percents(&[Value::text("0,5"), Value::text("70%")]), [Some(50.0), Some(70.0)]);
}

#[test]
fn what_cannot_be_is_wrong_by_its_column() {
    let item = ("item", Value::text("3.2"));
    for (cells, note) in [
        (vec![item.clone()], missing("percent")),
        (vec![item.clone(), ("points", Value::Number(9.0))], missing("points_of")),
        (vec![("percent", Value::Number(45.0))], missing("item")),
        (
            vec![("category", Value::text("высшая")), ("percent", Value::Number(45.0))],
            unknown("category", "высшая".to_owned()),
        ),
        (
            vec![item.clone(), ("points", Value::Number(21.0)), ("points_of", Value::Number(20.0))],
            Note::Impossible { field: "points".to_owned(), of: "points_of".to_owned() },
        ),
        (
            vec![item.clone(), ("percent", Value::text("145 %"))],
            Note::Unread { field: "percent".to_owned(), value: "145 %".to_owned() },
        ),
        (
            vec![item.clone(), ("percent", Value::Number(45.0)), ("day", Value::text("10.11.2027"))],
            Note::Unread { field: "day".to_owned(), value: "10.11.2027".to_owned() },
        ),
    ] {
        let staged = one(&cells);
        assert_eq!((staged.outcome, &staged.notes[..]), (Outcome::Wrong, &[note][..]), "{cells:?}");
        assert_eq!(staged.fields, serde_json::Value::Null);
    }
}

/// Issue 10: no result is stored for who is listed without the bot; a namesake is asked about.
#[test]
fn nothing_is_staged_of_who_is_not_in_the_bot() {
    let known = known();
    let of = |number, name: &str, school: &str| {
        let cells = [
            ("name", Value::text(name)),
            ("organisation", Value::text(school)),
            ("item", Value::text("3.2")),
            ("percent", Value::Number(45.0)),
        ];
        Line::of(number, cells)
    };
    let staged = check(
        &known,
        &[
            of(2, "Лугова Вера Павловна", "Школа № 3"),
            of(3, "Иная Анна Петровна", "Школа № 3"),
            of(4, "Ким Ирина Олеговна", "Школа № 3"),
            of(5, "Котов Олег Юрьевич", "Школа № 3"),
            of(6, "Петрова Ольга", "Школа № 3"),
            of(7, "Петрова Ольга Сергеевна", "Гимназия № 8"),
        ],
    );
    for staged in &staged[..2] {
        assert_eq!((staged.outcome, &staged.notes[..]), (Outcome::Skipped, &[Note::NoTaker][..]));
        assert_eq!((&staged.fields, staged.of), (&serde_json::Value::Null, None));
    }
    let asked = |at: usize| (staged[at].outcome, staged[at].notes[0].clone(), staged[at].others.clone());
    assert_eq!(asked(2), (Outcome::Doubtful, Note::Elsewhere, vec![2]));
    // Of two namesakes one uses the bot.
    assert_eq!(asked(3), (Outcome::Doubtful, Note::Namesakes, vec![4]));
    assert_eq!(asked(4), (Outcome::Doubtful, Note::Almost, vec![1]));
    assert_eq!(staged[5].outcome, Outcome::Wrong);
}

#[test]
fn the_same_twice_is_said_once() {
    let line = |number, item: &str| row(number, &[("item", Value::text(item)), ("percent", Value::Number(45.0))]);
    let staged = check(&known(), &[line(2, "3.2"), line(3, "Мотивация учеников"), line(4, "3.1"), line(5, "3.2")]);
    let outcomes: Vec<Outcome> = staged.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::New, Outcome::Same, Outcome::New, Outcome::Same]);
    assert_eq!(staged[1].notes, [Note::Twice { line: 2 }]);
    assert_eq!(staged[3].notes, [Note::Twice { line: 2 }]);
}
