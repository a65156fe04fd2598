//! The categories of the catalogue in its spreadsheet: a row that has a category and no item is that category. With its number it
//! may be called otherwise, be offered no more, or again; without one it is new, or the one that is called so already. Items of a
//! category that is new in the same file may name it, above or below.

use serde::{Deserialize, Serialize};

use super::catalogue::state;
use super::{Kept, Line, Note, Outcome, Staged};
use crate::ids::CategoryId;
use crate::model::needs::{Catalogue, Category, CategoryFlaw, ListedCategory, SHORT, fitting, fitting_short, flaw_of};
use crate::text::{Bilingual, Language, clipped, forms, one_line};

/// A category as it is staged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedArea {
    /// What it is to be.
    pub area: ListedCategory,
    /// By which number items of the same file mean it, where it is new; a number of the database is above zero.
    pub mark: CategoryId,
}

/// Whether a row is a category.
pub fn is_area(line: &Line) -> bool {
    line.text("item").trim().is_empty() && !line.text("category").trim().is_empty()
}

/// What the rows before have made of the categories.
#[derive(Debug, Clone)]
pub struct Areas {
    /// The catalogue as it would be.
    after: Catalogue,
    /// Of which rows have spoken already, and where.
    met: Vec<(CategoryId, u32)>,
}

impl Areas {
    /// Before the first row.
    pub fn of(catalogue: &Catalogue) -> Areas {
        Areas { after: Catalogue { categories: catalogue.categories.clone(), entries: Vec::new() }, met: Vec::new() }
    }

    /// The category that is new in this file and bears a name.
    pub fn new_one(&self, name: &str) -> Option<CategoryId> {
        let mut new = self.after.categories.iter().filter(|category| category.id.0 < 0);
        new.find(|category| category.is_called(name)).map(|category| category.id)
    }

    /// What becomes of a row.
    pub fn row(&mut self, line: &Line) -> Staged {
        let written = one_line(&line.text("category"));
        let blank = Staged::new(line.number, clipped(&written, 120));
        let Some(ru) = fitting(&written) else { return blank.wrong(Note::MisnamedArea { value: written }) };
        let number = one_line(&line.text("number"));
        let known = match number.trim_end_matches('.').parse::<i64>() {
            _ if number.is_empty() => self.after.categories.iter().find(|category| category.is_called(&ru)),
            Ok(id) if id > 0 => self.after.category(CategoryId(id)),
            Ok(_) | Err(_) => None,
        };
        let known = known.cloned();
        if known.is_none() && !number.is_empty() {
            return blank.wrong(Note::Unknown { field: "number".to_owned(), value: number });
        }
        let mut notes = Vec::new();
        let mut read = |field: &str| {
            let text = one_line(&line.text(field));
            let fits = fitting_short(&text);
            if fits.is_none() && !text.is_empty() {
                notes.push(Note::Unread { field: field.to_owned(), value: text });
            }
            fits
        };
        let (short, en) = (read("short"), read("english"));
        let offered = state(&line.text("state")).unwrap_or_else(|()| {
            notes.push(Note::Unread { field: "state".to_owned(), value: line.text("state") });
            None
        });
        match known {
            Some(known) => self.known(known, (ru, short, en, offered), notes, blank),
            None => self.added(ListedCategory { ru, short, en, offered: offered.unwrap_or(true) }, notes, blank),
        }
    }

    /// A row of a category that is there, or that an earlier row brings.
    fn known(
        &mut self,
        known: Category,
        (ru, short, en, offered): (String, Option<String>, Option<String>, Option<bool>),
        mut notes: Vec<Note>,
        blank: Staged,
    ) -> Staged {
        if let Some((_, line)) = self.met.iter().find(|(id, _)| *id == known.id) {
            return Staged { outcome: Outcome::Same, notes: vec![Note::Twice { line: *line }], ..blank };
        }
        let (id, before) = (known.id, notes.len());
        // What stands there in the short form alone is no other name.
        let is_label = !forms::is_same(&ru, &known.name.ru) && known.is_called(&ru);
        let ru = if is_label { known.name.ru.clone() } else { ru };
        let changes = |field: &str, was: &str, now: &str| Note::Changes {
            field: field.to_owned(),
            was: was.to_owned(),
            now: now.to_owned(),
        };
        let label = known.label(Language::Ru);
        let short = short.filter(|_| ru.chars().count() > SHORT);
        if ru != known.name.ru {
            if ru.chars().count() > SHORT && short.is_none() {
                return blank.wrong(Note::NeedsShort { value: ru });
            }
            notes.push(changes("category", &known.name.ru, &ru));
        }
        if let Some(short) = short.as_deref().filter(|short| *short != label) {
            notes.push(changes("short", &label, short));
        }
        let english = known.english.as_deref().unwrap_or_default();
        if let Some(en) = en.as_deref().filter(|en| *en != english) {
            notes.push(changes("english", english, en));
        }
        let offered = offered.unwrap_or(known.is_offered);
        match (known.is_offered, offered) {
            (true, false) => notes.push(Note::Retires),
            (false, true) => notes.push(Note::Returns),
            (true, true) | (false, false) => {}
        }
        if notes.len() == before {
            self.met.push((id, blank.line));
            return Staged { outcome: Outcome::Same, notes, ..blank };
        }
        let wanted = ListedCategory { ru, short, en, offered };
        if let Some(flaw) = flaw_of(&self.after, Some(id), &wanted) {
            return blank.wrong(flawed(flaw, wanted.ru));
        }
        self.met.push((id, blank.line));
        if let Some(there) = self.after.categories.iter_mut().find(|category| category.id == id) {
            become_so(there, &wanted);
        }
        Staged {
            outcome: Outcome::Changed,
            fields: serde_json::json!(ListedArea { area: wanted, mark: id }),
            notes,
            of: Some(Kept::Category(id)),
            print: Some(known.print()),
            ..blank
        }
    }

    /// A row of a category that is not there.
    fn added(&mut self, wanted: ListedCategory, mut notes: Vec<Note>, blank: Staged) -> Staged {
        if !wanted.offered {
            return blank.wrong(Note::Unknown { field: "category".to_owned(), value: wanted.ru });
        }
        let is_long = wanted.ru.chars().count() > SHORT;
        if is_long && wanted.short.is_none() {
            return blank.wrong(Note::NeedsShort { value: wanted.ru });
        }
        let wanted = ListedCategory { short: wanted.short.filter(|_| is_long), ..wanted };
        if let Some(flaw) = flaw_of(&self.after, None, &wanted) {
            return blank.wrong(flawed(flaw, wanted.ru));
        }
        let mark = CategoryId(-i64::from(blank.line));
        let name = Bilingual { ru: String::new(), en: String::new() };
        let mut new = Category::plain(mark, format!("/{}", blank.line), name);
        become_so(&mut new, &wanted);
        self.after.categories.push(new);
        self.met.push((mark, blank.line));
        notes.push(Note::NewArea);
        Staged { fields: serde_json::json!(ListedArea { area: wanted, mark }), notes, ..blank }
    }
}

/// A category as it would be.
fn become_so(category: &mut Category, wanted: &ListedCategory) {
    let english = wanted.en.clone().or_else(|| category.english.clone()).filter(|en| !en.is_empty());
    let short = wanted.short.clone().unwrap_or_else(|| wanted.ru.clone());
    category.name = Bilingual { en: english.clone().unwrap_or_else(|| wanted.ru.clone()), ru: wanted.ru.clone() };
    category.short = Some(Bilingual { en: english.clone().unwrap_or_else(|| short.clone()), ru: short });
    (category.english, category.is_offered) = (english, wanted.offered);
}

fn flawed(flaw: CategoryFlaw, value: String) -> Note {
    match flaw {
        CategoryFlaw::Taken => Note::TakenArea { value },
        CategoryFlaw::TooMany => Note::TooManyAreas,
        CategoryFlaw::NoneLeft => Note::LastArea,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::imports::Value;

    fn there() -> Areas {
        let category = |id: i64, code: &str, ru: &str| {
            let name = Bilingual { ru: ru.to_owned(), en: code.to_owned() };
            Category::plain(CategoryId(id), code.to_owned(), name)
        };
        let categories =
            vec![category(1, "subject", "Предметные"), category(9, "project", "Проектно-исследовательские")];
        Areas::of(&Catalogue { categories, entries: Vec::new() })
    }

    fn line(number: u32, cells: [&str; 5]) -> Line {
        let codes = ["number", "category", "short", "english", "state"];
        let cells = codes.into_iter().zip(cells).filter(|(_, text)| !text.is_empty());
        Line::of(number, cells.map(|(code, text)| (code, Value::text(text))))
    }

    /// Office «Imports», DOMAIN 2.1: what each row would do to the categories.
    #[test]
    fn a_row_of_a_category_renames_retires_or_adds_it() {
        let mut areas = there();
        use Outcome::{Changed, New, Same, Wrong};
        for (row, (cells, outcome)) in (2..).zip([
            (["1", "Предметные", "", "", ""], Same),
            (["9", "Проекты и исследования школы", "Проекты школы", "School projects", ""], Changed),
            (["9.", "Проектные", "", "", ""], Same),
            (["", "Музейная педагогика", "", "Museums", ""], New),
            (["", "музейная  педагогика", "", "", ""], Same),
            (["", "Музейная педагогика и краеведение", "", "", ""], Wrong),
            (["", "Краеведческие", "", "", "убран"], Wrong),
            (["77", "Краеведческие", "", "", ""], Wrong),
            (["", "Я", "", "", ""], Wrong),
        ]) {
            let staged = areas.row(&line(row, cells));
            assert_eq!(staged.outcome, outcome, "{cells:?}: {:?}", staged.notes);
        }
        assert_eq!(areas.new_one("музейная педагогика"), Some(CategoryId(-5)));
        assert_eq!(areas.new_one("Предметные"), None);
        let last = areas.row(&line(20, ["", "Предметные", "", "", "убран"]));
        assert_eq!(last.notes, [Note::Twice { line: 2 }], "a row speaks of a category once");
    }

    #[test]
    fn the_last_category_stays_and_a_name_is_nobody_elses() {
        let mut areas = there();
        let retired = areas.row(&line(2, ["9", "Проектно-исследовательские", "", "", "убран"]));
        assert_eq!((retired.outcome, retired.notes.as_slice()), (Outcome::Changed, [Note::Retires].as_slice()));
        assert_eq!(areas.row(&line(3, ["1", "Предметные", "", "", "убран"])).notes, [Note::LastArea]);
        let taken = Note::TakenArea { value: "Проектно-исследовательские".to_owned() };
        assert_eq!(areas.row(&line(4, ["1", "Проектно-исследовательские", "Проекты", "", ""])).notes, [taken]);
    }
}
