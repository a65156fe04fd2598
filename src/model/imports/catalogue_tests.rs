//! The rules of a catalogue that comes as a spreadsheet.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::ids::ItemId;
use crate::model::imports::Value;
use crate::text::Bilingual;

fn entry(category: i64, id: i64, ru: &str, is_offered: bool) -> Entry {
    let name = Bilingual { ru: ru.to_owned(), en: ru.to_owned() };
    let item = Item { id: ItemId(id), name, is_offered };
    Entry { category: CategoryId(category), item, is_translated: false, seed: None, is_kept: is_offered }
}

fn there() -> Known {
    let category = |id: i64, code: &str, name: &str| {
        let name = Bilingual { ru: name.to_owned(), en: code.to_owned() };
        Category::plain(CategoryId(id), code.to_owned(), name)
    };
    let items = Catalogue {
        categories: vec![category(2, "method", "Методические"), category(3, "psych_ped", "Психолого-педагогические")],
        entries: vec![
            entry(2, 5, "Планирование урока по ФГОС", true),
            entry(2, 6, "Формирующее оценивание", true),
            entry(2, 7, "Анализ урока", false),
            entry(3, 10, "Дети с ОВЗ", true),
            entry(3, 11, "Мотивация учеников", true),
        ],
    };
    Known { items, ..Known::default() }
}

fn line(number: u32, cells: [&str; 5]) -> Line {
    let codes = ["number", "category", "item", "english", "state"];
    Line::of(
        number,
        codes.into_iter().zip(cells).filter(|(_, text)| !text.is_empty()).map(|(c, t)| (c, Value::text(t))),
    )
}

fn outcomes(lines: &[Line]) -> Vec<Outcome> {
    check(&there(), lines).into_iter().map(|row| row.outcome).collect()
}

/// Office «Imports», DOMAIN 2.1: what each row would do to the catalogue.
#[test]
fn a_row_with_a_number_is_that_item_and_one_without_is_new() {
    let lines = [
        line(2, ["2.1", "Методические", "Планирование урока по ФГОС", "", "в каталоге"]),
        line(3, ["2.2", "", "Оценивание для обучения", "", ""]),
        line(4, ["2,3", "", "Анализ урока", "", "в каталоге"]),
        line(5, ["3.1", "", "Дети с ОВЗ", "Special needs", "убран"]),
        line(6, ["", "Методические", "Разновозрастные классы", "", ""]),
        line(7, ["", "методическая компетентность", "  РАЗНОВОЗРАСТНЫЕ   классы", "", ""]),
        line(8, ["", "Психолого-педагогические", "Мотивация ученика", "", ""]),
        line(9, ["", "Психолого-педагогические", "мотивация учеников", "", "убран"]),
    ];
    use Outcome::{Changed, Doubtful, New, Same};
    assert_eq!(outcomes(&lines), [Same, Changed, Changed, Changed, New, Same, Doubtful, Changed]);
    let staged = check(&there(), &lines);
    assert_eq!(staged[2].notes, [Note::Returns]);
    let english = Note::Changes { field: "english".to_owned(), was: String::new(), now: "Special needs".to_owned() };
    assert_eq!(staged[3].notes, [english, Note::Retires]);
    assert_eq!(staged[5].notes, [Note::Twice { line: 6 }]);
    assert_eq!((staged[6].others.as_slice(), &staged[6].notes[..]), ([11].as_slice(), &[Note::Almost][..]));
    assert_eq!(staged[7].of, Some(Kept::Item(ItemId(11))), "the name says which item it is");
}

#[test]
fn what_cannot_be_taken_says_why() {
    let long = "я".repeat(61);
    let wrong = |cells: [&str; 5]| {
        let mut staged = check(&there(), &[line(2, cells)]);
        let row = staged.pop().unwrap();
        assert_eq!(row.outcome, Outcome::Wrong, "{cells:?}");
        row.notes.into_iter().next_back().unwrap()
    };
    let unknown = |field: &str, value: &str| Note::Unknown { field: field.to_owned(), value: value.to_owned() };
    assert_eq!(wrong(["2.1", "", "", "", ""]), Note::Missing { field: "item".to_owned() });
    assert_eq!(wrong(["2.9", "", "Что-то", "", ""]), unknown("number", "2.9"));
    assert_eq!(wrong(["двадцать", "", "Что-то", "", ""]), unknown("number", "двадцать"));
    assert_eq!(wrong(["2.1", "Психолого-педагогические", "Планирование", "", ""]), Note::Moved);
    assert_eq!(wrong(["", "", "Что-то", "", ""]), Note::Missing { field: "category".to_owned() });
    assert_eq!(wrong(["", "Кулинарные", "Что-то", "", ""]), unknown("category", "Кулинарные"));
    assert_eq!(wrong(["", "Методические", &long, "", ""]), Note::Misnamed { value: long.clone() });
    assert_eq!(wrong(["", "Методические", "Что-то", "", "убран"]), unknown("item", "Что-то"));
    let taken = Note::Taken { value: "Формирующее оценивание".to_owned() };
    assert_eq!(wrong(["2.1", "", "Формирующее оценивание", "", ""]), taken);
}

/// What is not understood of a row is passed over, and the rest of it is taken.
#[test]
fn a_state_that_is_no_state_changes_nothing() {
    let staged = check(&there(), &[line(2, ["2.1", "", "Планирование урока по ФГОС", "", "может быть"])]);
    assert_eq!(staged[0].outcome, Outcome::Same);
    let unread = Note::Unread { field: "state".to_owned(), value: "может быть".to_owned() };
    assert_eq!(staged[0].notes, [unread]);
}

/// The catalogue after a takeover, as `needs::amend` would have it.
fn after(known: &Known, staged: &[Staged]) -> Known {
    let mut after = known.clone();
    for row in staged {
        let Ok(item) = serde_json::from_value::<ListedItem>(row.fields.clone()) else { continue };
        match (row.outcome, row.of) {
            (Outcome::New, None) => {
                let id = 100 + i64::try_from(after.items.entries.len()).unwrap();
                let place = after.items.entries.iter().rposition(|entry| entry.category == item.category);
                let mut new = entry(item.category.0, id, &item.ru, true);
                if let Some(en) = item.en {
                    (new.item.name.en, new.is_translated) = (en, true);
                }
                after.items.entries.insert(place.map_or(0, |place| place + 1), new);
            }
            (Outcome::Changed, Some(Kept::Item(id))) => {
                let entry = after.items.entries.iter_mut().find(|entry| entry.item.id == id).unwrap();
                (entry.item.is_offered, entry.is_kept) = (item.offered, item.offered);
                entry.item.name.ru = item.ru;
                if let Some(en) = item.en {
                    (entry.item.name.en, entry.is_translated) = (en, true);
                }
            }
            _ => {}
        }
    }
    after
}

fn rows() -> impl Strategy<Value = Vec<Line>> {
    let cell = |texts: &'static [&'static str]| proptest::sample::select(texts);
    let row = (
        cell(&["", "", "2.1", "2.2", "2.3", "3.1", "3.2", "9.9", "х"]),
        cell(&["", "Методические", "Психолого-педагогические", "3", "Музейные"]),
        cell(&[
            "Дети с ОВЗ",
            "дети с овз",
            "Дети с ОВЗ.",
            "Анализ урока",
            "Чат класса",
            "Чаты класса",
            "Ы",
            "Мотивация",
        ]),
        cell(&["", "Pupils", "Chats", "P"]),
        cell(&["", "да", "убран", "?"]),
    );
    let lines = |rows: Vec<(&str, &str, &str, &str, &str)>| {
        (2..).zip(rows).map(|(number, (a, b, c, d, e))| line(number, [a, b, c, d, e])).collect()
    };
    proptest::collection::vec(row, 0..24).prop_map(lines)
}

proptest! {
    /// However a file looks: each row has its outcome, no category holds a name twice afterwards, no number moves, and what was
    /// taken is the same when the file comes once more.
    #[test]
    fn a_catalogue_that_was_taken_stays_sound(lines in rows()) {
        let known = there();
        let staged = check(&known, &lines);
        prop_assert_eq!(staged.len(), lines.len());
        let after = after(&known, &staged);
        let mut names = HashSet::new();
        for entry in &after.items.entries {
            prop_assert!(names.insert((entry.category, forms::search(&entry.item.name.ru))), "{}", entry.item.name.ru);
        }
        for entry in &known.items.entries {
            prop_assert_eq!(known.items.number(entry.item.id), after.items.number(entry.item.id));
        }
        let again = check(&after, &lines);
        for (first, again) in staged.iter().zip(&again) {
            let was_taken = matches!(first.outcome, Outcome::New | Outcome::Changed);
            prop_assert!(!was_taken || again.outcome == Outcome::Same, "{:?} then {:?}", first, again);
        }
    }
}
