//! Rows of staff against what is there.

use super::*;
use crate::ids::PersonId;
use crate::model::imports::Value;
use crate::model::imports::known::KnownOrganisation;
use crate::model::people::{Post, Subject};
use crate::text::Bilingual;
use crate::text::schools::search_form;

fn in_russian(ru: &str) -> Bilingual {
    Bilingual { ru: ru.to_owned(), en: String::new() }
}

/// Two schools, three posts, three subjects.
fn there(people: Vec<KnownPerson>) -> Known {
    let school = |id, name: &str| KnownOrganisation {
        id: OrganisationId(id),
        name: name.to_owned(),
        full: name.to_owned(),
        form: search_form(name, name),
        confirmed: true,
        print: String::new(),
    };
    let post = |id, name| Post { id: PostId(id), name: in_russian(name), management: false };
    let subject = |id, name| Subject { id: SubjectId(id), name: in_russian(name) };
    Known {
        today: "2026-11-21".parse().unwrap(),
        year_begins: "2026-09-01".parse().unwrap(),
        posts: vec![post(1, "Учитель"), post(2, "Методист"), post(3, "Воспитатель")],
        subjects: vec![subject(1, "Физика"), subject(2, "Химия"), subject(3, "Математика")],
        organisations: vec![school(1, "Школа № 3"), school(2, "Лицей")],
        people,
        ..Known::default()
    }
}

fn person(id: i64, name: &str, school: i64) -> KnownPerson {
    KnownPerson {
        id: PersonId(id),
        form: forms::search(name),
        organisation: OrganisationId(school),
        post: PostId(1),
        subjects: vec![SubjectId(1)],
        teaching: Some("2015-09-01".parse().unwrap()),
        managing: None,
        is_listed: true,
        has_left: false,
        print: "print".to_owned(),
    }
}

fn line(number: u32, name: &str, school: &str, post: &str) -> Line {
    Line::of(number, [("name", Value::text(name)), ("organisation", Value::text(school)), ("post", Value::text(post))])
}

fn checked(known: &Known, lines: &[Line]) -> Vec<(Outcome, Vec<Note>)> {
    (SHAPE.check)(known, lines).into_iter().map(|row| (row.outcome, row.notes)).collect()
}

/// Office «Imports»: new, same, doubtful, wrong; the same school however it is written.
#[test]
fn a_row_is_somebody_by_name_and_school() {
    let known = there(vec![
        person(1, "Лугова Анна Ильинична", 1),
        person(2, "Ершов Иван", 1),
        person(3, "Зимина Ольга Сергеевна", 2),
        person(4, "Котов Олег Юрьевич", 1),
        person(5, "Котов Олег Юрьевич", 1),
    ]);
    let unknown = |field: &str, value: &str| Note::Unknown { field: field.to_owned(), value: value.to_owned() };
    let rows = checked(
        &known,
        &[
            line(2, "ЛУГОВА АННА ИЛЬИНИЧНА", "МБОУ «СОШ №3»", "учитель физики"),
            line(3, "Новикова Инна Юрьевна", "лицей", "учитель"),
            line(4, "Ершов Иван Петрович", "Школа № 3", "учитель физики"),
            line(5, "Зимина Ольга Сергеевна", "Школа № 3", "учитель физики"),
            line(6, "Котов Олег Юрьевич", "Школа № 3", "учитель"),
            line(7, "Петрова О. С.", "Школа № 3", "учитель"),
            line(8, "Гаврилов Пётр Ильич", "Школа № 77", "учитель"),
            line(9, "Гаврилов Пётр Ильич", "Лицей", "сторож"),
            line(10, "Гаврилов Пётр Ильич", "", "учитель"),
        ],
    );
    assert_eq!(
        rows,
        [
            (Outcome::Same, vec![]),
            (Outcome::New, vec![]),
            (Outcome::Doubtful, vec![Note::Almost]),
            (Outcome::Doubtful, vec![Note::Elsewhere]),
            (Outcome::Doubtful, vec![Note::Namesakes]),
            (Outcome::Wrong, vec![Note::Initials { value: "Петрова О. С.".to_owned() }]),
            (Outcome::Wrong, vec![unknown("organisation", "Школа № 77")]),
            (Outcome::Wrong, vec![unknown("post", "сторож")]),
            (Outcome::Wrong, vec![Note::Missing { field: "organisation".to_owned() }]),
        ]
    );
}

/// Office «Imports»: a blank cell changes nothing, and what says the same in other words changes nothing either.
#[test]
fn a_blank_changes_nothing() {
    let known = there(vec![person(1, "Лугова Анна Ильинична", 1)]);
    let with = |cells: [(&'static str, Value); 2]| {
        let all = [
            ("name", Value::text("Лугова Анна Ильинична")),
            ("organisation", Value::text("Школа № 3")),
            ("post", Value::text("учитель")),
        ];
        checked(&known, &[Line::of(2, all.into_iter().chain(cells))])
    };
    assert_eq!(with([("subject", Value::Empty), ("teaching", Value::Empty)]), [(Outcome::Same, vec![])]);
    // Eleven whole years since 1 September 2015.
    assert_eq!(
        with([("subject", Value::text("физика")), ("teaching", Value::Number(11.0))]),
        [(Outcome::Same, vec![])]
    );
    assert_eq!(
        with([("subject", Value::Empty), ("teaching", Value::text("11 лет 2 мес."))]),
        [(Outcome::Same, vec![])]
    );
    let changes = |field: &str, was: &str, now: &str| Note::Changes {
        field: field.to_owned(),
        was: was.to_owned(),
        now: now.to_owned(),
    };
    assert_eq!(
        with([("subject", Value::text("химия, физика")), ("teaching", Value::Number(2010.0))]),
        [(
            Outcome::Changed,
            vec![changes("subject", "Физика", "Физика, Химия"), changes("teaching", "01.09.2015", "01.09.2010")],
        )]
    );
    let unread = |field: &str, value: &str| Note::Unread { field: field.to_owned(), value: value.to_owned() };
    assert_eq!(
        with([("subject", Value::text("астрономия")), ("teaching", Value::text("давно"))]),
        [(Outcome::Same, vec![unread("subject", "астрономия"), unread("teaching", "давно")],)]
    );
}

/// Who has come into the bot says themselves what they are.
#[test]
fn a_list_does_not_overrule_somebody_who_is_here() {
    let known =
        there(vec![KnownPerson { is_listed: false, ..person(1, "Лугова Анна Ильинична", 1) }]);
    let rows = checked(&known, &[line(2, "Лугова Анна Ильинична", "Школа № 3", "методист")]);
    assert_eq!(rows[0].0, Outcome::Same);
    assert_eq!(rows[0].1[0], Note::Own);
}

/// Who teaches two subjects stands in two rows; the same name at another school is asked about.
#[test]
fn one_person_stands_in_several_rows() {
    let known = there(Vec::new());
    let staged = (SHAPE.check)(
        &known,
        &[
            line(2, "Лугова Анна Ильинична", "Школа № 3", "учитель физики"),
            line(3, "Лугова Анна Ильинична", "школа 3", "учитель химии"),
            line(4, "Лугова Анна Ильинична", "Лицей", "учитель"),
        ],
    );
    let outcomes: Vec<_> = staged.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::New, Outcome::Same, Outcome::Doubtful]);
    assert_eq!(staged[0].fields["subjects"], serde_json::json!([1, 2]));
    assert_eq!(staged[1].notes, [Note::Twice { line: 2 }]);
    assert_eq!(staged[2].notes, [Note::Twice { line: 2 }]);
}

/// The columns say which part of a name is which, where the words alone would not.
#[test]
fn a_name_in_three_columns_is_read_by_its_columns() {
    let known = there(Vec::new());
    let parts = |family, given, patronymic| {
        Line::of(
            2,
            [
                ("family", Value::text(family)),
                ("given", Value::text(given)),
                ("patronymic", Value::text(patronymic)),
                ("organisation", Value::text("Лицей")),
                ("post", Value::text("учитель")),
            ],
        )
    };
    for (line, expected) in [
        (parts("ЛУГОВА", "АННА", "ИЛЬИНИЧНА"), ["Лугова", "Анна", "Ильинична"]),
        (parts("Роман", "Ольга", ""), ["Роман", "Ольга", ""]),
        (parts("Лугова Анна", "", "Ильинична"), ["Лугова", "Анна", "Ильинична"]),
    ] {
        let staged = (SHAPE.check)(&known, &[line]);
        let read = ["family", "given", "patronymic"].map(|part| staged[0].fields[part].as_str().unwrap().to_owned());
        assert_eq!(read, expected);
    }
}
