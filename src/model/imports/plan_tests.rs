//! Plans as they come from files.

use super::*;
use crate::ids::{PersonId, PlanEntryId};
use crate::model::imports::{Grid, lines, recognise};
use crate::model::people::FullName;

fn known(entries: Vec<KnownEntry>) -> Known {
    let olga = FullName::of("Петрова".to_owned(), "Ольга".to_owned(), "Сергеевна".to_owned());
    Known {
        today: "2026-11-21".parse().unwrap(),
        year_begins: "2026-09-01".parse().unwrap(),
        plan: Some(Which { group: Some(GroupId(1)), year: 2026 }),
        groups: vec![(" физика".to_owned(), GroupId(1)), (" молодые педагоги".to_owned(), GroupId(2))],
        named: crate::model::plans::Known::of([(PersonId(7), olga)]),
        entries,
        ..Known::default()
    }
}

fn entry(id: i64, matter: &str, term: &str) -> KnownEntry {
    let year = Year::of("2026-09-01".parse().unwrap());
    KnownEntry {
        id: PlanEntryId(id),
        group: Some(GroupId(1)),
        form: forms::search(matter),
        matter: matter.to_owned(),
        term: read_term(term, year, false).unwrap(),
        details: Details::default(),
        people: Vec::new(),
        state: State::Open,
        print: "x".to_owned(),
    }
}

/// The rows of a table, read by its heads as a file's are.
fn staged(known: &Known, rows: &[&[&str]]) -> Vec<Staged> {
    let grids = [Grid::of_texts("", rows.iter().map(|row| row.to_vec()))];
    let mapping = recognise(&SHAPE, &grids).unwrap();
    (SHAPE.check)(known, &lines(&mapping, &grids))
}

fn told(rows: &[Staged]) -> Vec<(u32, Outcome, Vec<Note>)> {
    rows.iter().map(|row| (row.line, row.outcome, row.notes.clone())).collect()
}

fn changes(field: &str, was: &str, now: &str) -> Note {
    Note::Changes { field: field.to_owned(), was: was.to_owned(), now: now.to_owned() }
}

/// P4, P5: both tables by their heads, whatever stands above them.
#[test]
fn the_heads_of_plans_are_recognised() {
    for (heads, expected) in [
        (
            &["№ п/п", "Мероприятие", "Сроки", "Категория участников", "Ответственные", "Планируемый результат"][..],
            &["number", "matter", "term", "participants", "responsible", "result"][..],
        ),
        (
            &[
                "№",
                "Месяц (дата)",
                "Тема заседания, вопросы",
                "Форма проведения",
                "Место",
                "Ответственные (докладчики)",
                "Отметка о выполнении",
            ],
            &["-", "term", "matter", "form", "note", "responsible", "state"],
        ),
        (
            &["№", "Мероприятие", "Сроки", "Ответственный", "Участники", "Итоговый документ"],
            &["-", "matter", "term", "responsible", "participants", "result"],
        ),
        (&["Объединение", "Содержание", "Дата проведения"], &["group", "matter", "term"]),
    ] {
        let grid =
            Grid::of_texts("", [vec!["План работы на 2026/27 учебный год"], heads.to_vec(), vec!["1"; heads.len()]]);
        let mapping = recognise(&SHAPE, &[grid]).unwrap();
        let found: Vec<&str> = mapping
            .columns
            .iter()
            .map(|column| match &column.means {
                super::super::Meaning::Field(code) => code.as_str(),
                super::super::Meaning::Nothing | super::super::Meaning::Private => "-",
            })
            .collect();
        assert_eq!(found, expected);
        assert!(mapping.lacks(&SHAPE).is_empty());
    }
}

/// Office «Imports»: new, changed, same, doubtful, wrong; a blank changes nothing.
#[test]
fn an_entry_is_the_one_of_its_words_and_its_term() {
    let mut lesson = entry(1, "Открытый урок", "25.10.2026");
    lesson.details.participants = Some("учителя физики".to_owned());
    let known = known(vec![
        lesson,
        entry(2, "Заседание", "сентябрь"),
        entry(3, "Заседание", "декабрь"),
        entry(4, "Конференция молодых педагогов", "март"),
        entry(5, "Отчёт", "май"),
    ]);
    let rows = staged(
        &known,
        &[
            &["Мероприятие", "Срок", "Участники", "Ответственный"],
            &["Открытый урок", "25 октября", "", ""],
            &["Отчёт", "июнь", "все", ""],
            &["Заседание", "сентябрь", "", ""],
            &["заседание", "январь", "", ""],
            &["Конференция молодых педагогов.", "март", "", ""],
            &["Конференция молодых учителей", "март", "", ""],
            &["Круглый стол", "в течение года", "", "методист, Петрова О.С."],
            &["Круглый стол", "в течение года", "", ""],
            &["Семинар", "когда-нибудь", "", ""],
            &["", "апрель", "учителя", ""],
        ],
    );
    let doubtful = vec![Note::Almost];
    assert_eq!(
        told(&rows),
        [
            (2, Outcome::Same, vec![]),
            (3, Outcome::Changed, vec![changes("term", "май 2027", "июнь 2027"), changes("participants", "", "все")]),
            (4, Outcome::Same, vec![]),
            (5, Outcome::Doubtful, doubtful),
            (
                6,
                Outcome::Changed,
                vec![changes("matter", "Конференция молодых педагогов", "Конференция молодых педагогов.")]
            ),
            (7, Outcome::New, vec![]),
            (8, Outcome::New, vec![]),
            (9, Outcome::Same, vec![Note::Twice { line: 8 }]),
            (10, Outcome::Wrong, vec![Note::Unread { field: "term".to_owned(), value: "когда-нибудь".to_owned() }]),
            (11, Outcome::Wrong, vec![missing("matter")]),
        ]
    );
    assert_eq!(rows[3].others, [3], "that of September is taken, December may be meant");
    assert_eq!(rows[6].fields["people"], serde_json::json!([7]));
    assert_eq!(rows[6].fields["responsible"], "методист");
    assert_eq!(rows[6].label, "Круглый стол, в течение года");
    assert_eq!(rows[0].of, Some(Kept::PlanEntry(PlanEntryId(1))));
}

/// A slip of the pen in the same month is asked about.
#[test]
fn what_reads_almost_alike_is_doubtful() {
    let known = known(vec![entry(4, "Конференция молодых педагогов", "март")]);
    let rows = staged(&known, &[&["Мероприятие", "Срок"], &["Конференция молодых педагогв", "март"]]);
    assert_eq!((rows[0].outcome, rows[0].others.as_slice()), (Outcome::Doubtful, &[4][..]));
}

/// Months in rows of their own and in cells that span several rows; an August before September; a blank term of an entry
/// that is there changes nothing.
#[test]
fn a_month_holds_for_the_rows_below() {
    let known = known(vec![entry(1, "Методический день", "ноябрь")]);
    let rows = staged(
        &known,
        &[
            &["Мероприятие", "Ответственный"],
            &["Август", ""],
            &["Совещание", "методист"],
            &["Сентябрь", ""],
            &["Заседание", "методист"],
            &["Работа с молодыми", ""],
            &["Школа молодого педагога", "методист"],
        ],
    );
    let begins = |row: &Staged| row.fields["begins"].as_str().unwrap_or_default().to_owned();
    assert_eq!((begins(&rows[0]), begins(&rows[1])), ("2026-08-01".to_owned(), "2026-09-01".to_owned()));
    assert_eq!((rows[2].outcome, rows[2].notes.as_slice()), (Outcome::Wrong, &[missing("term")][..]));

    let rows = staged(
        &known,
        &[&["Месяц", "Мероприятие"], &["октябрь", "Заседание"], &["", "Открытый урок"], &["", "Методический день"]],
    );
    assert_eq!(begins(&rows[1]), "2026-10-01");
    assert_eq!(rows[1].notes, [Note::Above { field: "term".to_owned() }]);
    assert_eq!((rows[2].outcome, rows[2].notes.len()), (Outcome::Same, 0));
}

/// A column of groups directs each row to its plan; what was done is taken, what is unclear is left out.
#[test]
fn rows_go_to_their_groups_and_marks_are_read() {
    let known = known(vec![entry(1, "Заседание", "октябрь")]);
    let rows = staged(
        &known,
        &[
            &["Кластер", "Мероприятие", "Срок", "Отметка о выполнении"],
            &["Физика", "Заседание", "октябрь", "выполнено"],
            &["Кластер «Молодые педагоги»", "Заседание", "октябрь", "не проведено"],
            &["", "Семинар", "декабрь", "отменён"],
            &["Химия", "Семинар", "декабрь", ""],
            &["", "Урок", "декабрь", "см. протокол"],
        ],
    );
    assert_eq!((rows[0].outcome, &rows[0].notes), (Outcome::Changed, &vec![changes("state", "открыто", "выполнено")]));
    assert_eq!(rows[0].fields["state_on"], "2026-10-31");
    assert_eq!((rows[1].outcome, &rows[1].fields["group"]), (Outcome::New, &serde_json::json!(2)));
    assert_eq!(rows[1].fields["state"], serde_json::Value::Null);
    assert_eq!((&rows[2].fields["state"], &rows[2].fields["state_on"]), (&"cancelled".into(), &"2026-11-21".into()));
    assert_eq!(rows[3].notes, [Note::Unknown { field: "group".to_owned(), value: "Химия".to_owned() }]);
    assert_eq!(rows[4].notes, [Note::Unread { field: "state".to_owned(), value: "см. протокол".to_owned() }]);
    assert_eq!(rows[4].outcome, Outcome::New);
}
