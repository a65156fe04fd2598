//! The catalogue of needs as a spreadsheet (DOMAIN 2.1): the bot gives it out, somebody changes it and sends it back.
//!
//! A row with a number is that item: it may be called otherwise, be offered no more, or again. A row without one is a new
//! item of the category that it names, or the one that is called so already. A row without an item is a category (`areas`).
//! What the file does not mention stays as it is, so that a part of the catalogue can be sent as well. An item never leaves its category, since those who have it
//! chose it there.

use super::areas::{Areas, is_area};
use super::topics::{Topics, numbers};
use super::{Field, Kept, Known, Line, Note, Outcome, Shape, Staged};
use crate::ids::CategoryId;
use crate::model::needs::{Catalogue, Category, Entry, Item, ListedItem, fitting};
use crate::say;
use crate::text::{clipped, forms, one_line};

/// The list of items.
pub static SHAPE: Shape = Shape {
    named: |language| say!(language, "model-import-catalogue"),
    fields: &[
        Field {
            code: "number",
            named: |language| say!(language, "model-import-catalogue-number"),
            heads: &["номер", "номер пункта", "код", "number", "code"],
        },
        Field {
            code: "category",
            named: |language| say!(language, "model-import-category"),
            heads: &["область", "область дефицита", "категория", "категория дефицита", "раздел", "category", "area"],
        },
        Field {
            code: "short",
            named: |language| say!(language, "model-import-catalogue-short"),
            heads: &["коротко", "краткое название", "на кнопке", "short", "short name"],
        },
        Field {
            code: "item",
            named: |language| say!(language, "model-import-catalogue-item"),
            heads: &[
                "пункт",
                "пункт каталога",
                "название",
                "название пункта",
                "наименование",
                "дефицит",
                "затруднение",
                "item",
                "name",
            ],
        },
        Field {
            code: "english",
            named: |language| say!(language, "model-import-catalogue-english"),
            heads: &["по английски", "английское название", "название по английски", "english", "in english"],
        },
        Field {
            code: "state",
            named: |language| say!(language, "model-import-catalogue-state"),
            heads: &["состояние", "статус", "предлагается", "в каталоге", "state", "status"],
        },
    ],
    needs: &[&["item"]],
    check,
};

/// How like two names must be for one to be asked about.
const ALIKE: f64 = 0.85;
/// So many are asked about at most.
const MOST_ALIKE: usize = 3;

/// Whether a cell says that an item is offered; `None` where it says nothing, `Err` where it cannot be read.
pub fn state(cell: &str) -> Result<Option<bool>, ()> {
    const OFFERED: [&str; 8] = ["в каталоге", "предлагается", "есть", "да", "вернуть", "offered", "yes", "in use"];
    const RETIRED: [&str; 9] =
        ["убран", "убрать", "убран из каталога", "не предлагается", "нет", "удалить", "retired", "no", "removed"];
    let is_among = |words: &[&str]| words.iter().any(|word| forms::is_same(word, cell));
    match () {
        () if cell.trim().is_empty() => Ok(None),
        () if is_among(&OFFERED) => Ok(Some(true)),
        () if is_among(&RETIRED) => Ok(Some(false)),
        () => Err(()),
    }
}

/// What a row says of an item.
struct Said {
    ru: String,
    en: Option<String>,
    offered: Option<bool>,
    notes: Vec<Note>,
}

/// What has been met in the rows before: of items, and of names that will be there.
#[derive(Default)]
struct Met {
    items: Vec<(i64, u32)>,
    names: Vec<(CategoryId, String, u32)>,
}

fn check(known: &Known, lines: &[Line]) -> Vec<Staged> {
    let pairs = pairs(&known.items);
    let topics = Topics::of(&pairs);
    let (mut met, mut areas) = (Met::default(), Areas::of(&known.items));
    // The categories come first, so that their items may stand anywhere.
    let of_area: Vec<Option<Staged>> = lines.iter().map(|line| is_area(line).then(|| areas.row(line))).collect();
    let staged = of_area.into_iter().zip(lines);
    staged.map(|(area, line)| area.unwrap_or_else(|| row(&known.items, (&topics, &areas), &mut met, line))).collect()
}

/// The catalogue as topics are found in it.
pub fn pairs(catalogue: &Catalogue) -> Vec<(Category, Vec<Item>)> {
    let of = |category: &Category| {
        let entries = catalogue.entries.iter().filter(|entry| entry.category == category.id);
        (category.clone(), entries.map(|entry| entry.item.clone()).collect())
    };
    catalogue.categories.iter().map(of).collect()
}

fn row(catalogue: &Catalogue, (topics, areas): (&Topics<'_>, &Areas), met: &mut Met, line: &Line) -> Staged {
    let written = one_line(&line.text("item"));
    let blank = Staged::new(line.number, clipped(&written, 120));
    if written.is_empty() {
        return blank.wrong(Note::Missing { field: "item".to_owned() });
    }
    let Some(ru) = fitting(&written) else { return blank.wrong(Note::Misnamed { value: written }) };
    let mut said = Said { ru, en: None, offered: None, notes: Vec::new() };
    let english = one_line(&line.text("english"));
    if !english.is_empty() {
        match fitting(&english) {
            Some(english) => said.en = Some(english),
            None => said.notes.push(Note::Unread { field: "english".to_owned(), value: english }),
        }
    }
    match state(&line.text("state")) {
        Ok(offered) => said.offered = offered,
        Err(()) => said.notes.push(Note::Unread { field: "state".to_owned(), value: line.text("state") }),
    }
    let category = one_line(&line.text("category"));
    let of = topics.category(line.value("category")).or_else(|| areas.new_one(&category));
    if of.is_none() && !category.is_empty() {
        return blank.wrong(Note::Unknown { field: "category".to_owned(), value: category });
    }
    let number = one_line(&line.text("number"));
    if !number.is_empty() {
        let Some(entry) = numbers(line.value("number")).and_then(|number| by_number(catalogue, number)) else {
            return blank.wrong(Note::Unknown { field: "number".to_owned(), value: number });
        };
        if of.is_some_and(|of| of != entry.category) {
            return blank.wrong(Note::Moved);
        }
        return known(catalogue, met, entry, said, blank);
    }
    let Some(of) = of else { return blank.wrong(Note::Missing { field: "category".to_owned() }) };
    if let Some(entry) = catalogue.named(of, &said.ru) {
        return known(catalogue, met, entry, said, blank);
    }
    new(catalogue, met, of, said, blank)
}

fn by_number(catalogue: &Catalogue, (category, item): (u32, u32)) -> Option<&Entry> {
    let mut of = catalogue.entries.iter().filter(|entry| entry.category.0 == i64::from(category));
    of.nth(usize::try_from(item).ok()?.checked_sub(1)?)
}

/// A row of an item that is there.
fn known(catalogue: &Catalogue, met: &mut Met, entry: &Entry, said: Said, blank: Staged) -> Staged {
    let id = entry.item.id;
    if let Some((_, first)) = met.items.iter().find(|(item, _)| *item == id.0) {
        return Staged { outcome: Outcome::Same, notes: vec![Note::Twice { line: *first }], ..blank };
    }
    let bears = |other: &&Entry| other.item.id != id;
    let of_another = catalogue.named(entry.category, &said.ru).filter(bears).is_some();
    if of_another || met.holds(entry.category, &said.ru).is_some() {
        return blank.wrong(Note::Taken { value: said.ru });
    }
    met.items.push((id.0, blank.line));
    met.names.push((entry.category, forms::search(&said.ru), blank.line));
    let offered = said.offered.unwrap_or(entry.is_kept);
    let mut notes = said.notes;
    let changes = |field: &str, was: String, now: String| Note::Changes { field: field.to_owned(), was, now };
    let before = notes.len();
    if said.ru != entry.item.name.ru {
        notes.push(changes("item", entry.item.name.ru.clone(), said.ru.clone()));
    }
    if let Some(english) = said.en.as_ref().filter(|english| Some(english.as_str()) != entry.english()) {
        notes.push(changes("english", entry.english().unwrap_or_default().to_owned(), english.clone()));
    }
    match (entry.is_kept, offered) {
        (true, false) => notes.push(Note::Retires),
        (false, true) => notes.push(Note::Returns),
        (true, true) | (false, false) => {}
    }
    let outcome = if notes.len() == before { Outcome::Same } else { Outcome::Changed };
    let fields = ListedItem { category: entry.category, ru: said.ru, en: said.en, offered };
    Staged {
        outcome,
        fields: serde_json::json!(fields),
        notes,
        of: Some(Kept::Item(id)),
        print: Some(entry.print()),
        ..blank
    }
}

/// A row of an item that is not there.
fn new(catalogue: &Catalogue, met: &mut Met, of: CategoryId, said: Said, blank: Staged) -> Staged {
    if let Some(first) = met.holds(of, &said.ru) {
        return Staged { outcome: Outcome::Same, notes: vec![Note::Twice { line: first }], ..blank };
    }
    if said.offered == Some(false) {
        return blank.wrong(Note::Unknown { field: "item".to_owned(), value: said.ru });
    }
    let form = forms::search(&said.ru);
    let likeness = |entry: &&Entry| {
        let alike = strsim::normalized_levenshtein(&forms::search(&entry.item.name.ru), &form);
        (alike >= ALIKE).then_some(entry.item.id.0)
    };
    let others: Vec<i64> =
        catalogue.entries.iter().filter(|entry| entry.category == of).filter_map(|entry| likeness(&entry)).collect();
    met.names.push((of, form, blank.line));
    let fields = serde_json::json!(ListedItem { category: of, ru: said.ru, en: said.en, offered: true });
    let mut notes = said.notes;
    if others.is_empty() {
        return Staged { fields, notes, ..blank };
    }
    notes.push(Note::Almost);
    let others = others.into_iter().take(MOST_ALIKE).collect();
    Staged { outcome: Outcome::Doubtful, fields, notes, others, ..blank }
}

impl Met {
    /// In which row a name has been met in a category.
    fn holds(&self, category: CategoryId, name: &str) -> Option<u32> {
        let form = forms::search(name);
        self.names.iter().find(|(of, met, _)| *of == category && *met == form).map(|(.., line)| *line)
    }
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;
