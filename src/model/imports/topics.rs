//! What of the catalogue of needs a text names: by its number («3.2»), its words in any case, or other words for it.

use super::Value;
use crate::ids::{CategoryId, ItemId};
use crate::model::needs::{Before, Category, Item};
use crate::text::forms;

/// Items by other words, each by the beginnings of words that must all stand in a text.
const ITEMS: [(&[&str], &str); 38] = [
    (&["огэ"], "Подготовка к ОГЭ и ЕГЭ"),
    (&["егэ"], "Подготовка к ОГЭ и ЕГЭ"),
    (&["гиа"], "Подготовка к ОГЭ и ЕГЭ"),
    (&["итогов", "аттестац"], "Подготовка к ОГЭ и ЕГЭ"),
    (&["олимпиад"], "Олимпиадные задачи"),
    (&["лабораторн"], "Практические работы и опыты"),
    (&["эксперимент"], "Практические работы и опыты"),
    (&["планирован", "урок"], "Планирование урока по ФГОС"),
    (&["проектирован", "урок"], "Планирование урока по ФГОС"),
    (&["формирующ", "оцен"], "Формирующее оценивание"),
    (&["критериальн", "оцен"], "Формирующее оценивание"),
    (&["дифференц"], "Работа с разными уровнями"),
    (&["образовательн", "технолог"], "Современные технологии урока"),
    (&["самоанализ"], "Анализ и самоанализ урока"),
    (&["овз"], "Дети с ОВЗ"),
    (&["инклюз"], "Дети с ОВЗ"),
    (&["мотивац"], "Мотивация учеников"),
    (&["девиант"], "Трудное поведение"),
    (&["одарен"], "Одарённые дети"),
    (&["выгоран"], "Адаптация и профилактика стресса"),
    (&["стресс"], "Адаптация и профилактика стресса"),
    (&["обновлен", "фгос"], "Обновлённые ФГОС и ФОП"),
    (&["фоп"], "Обновлённые ФГОС и ФОП"),
    (&["аттестац", "педагог"], "Аттестация педагога"),
    (&["документац"], "Школьная документация"),
    (&["родител"], "Общение с родителями"),
    (&["конфликт"], "Конфликтные ситуации"),
    (&["публичн", "выступлен"], "Публичное выступление"),
    (&["цифров", "сервис"], "Цифровые сервисы на уроке"),
    (&["электронн", "журнал"], "Электронный журнал и ФГИС"),
    (&["искусственн", "интеллект"], "Искусственный интеллект в работе"),
    (&["нейросет"], "Искусственный интеллект в работе"),
    (&["безопасн", "интернет"], "Безопасность в сети"),
    (&["читательск"], "Читательская грамотность"),
    (&["естественн", "научн"], "Естественно-научная грамотность"),
    (&["естественнонаучн"], "Естественно-научная грамотность"),
    (&["классн", "руковод"], "Классное руководство"),
    (&["всоко"], "Внутренняя оценка качества"),
];

/// Categories by the beginnings of words that give them away.
const CATEGORIES: [(&[&str], &str); 14] = [
    (&["предметн"], "subject"),
    (&["методич"], "method"),
    (&["психолог"], "psych_ped"),
    (&["нормативн"], "legal"),
    (&["правов"], "legal"),
    (&["коммуникатив"], "comm"),
    (&["цифров"], "digital"),
    (&["икт"], "digital"),
    (&["функциональн", "грамотн"], "func_lit"),
    (&["воспитат"], "upbringing"),
    (&["проектн"], "project"),
    (&["исследоват"], "project"),
    (&["управленч"], "management"),
    (&["менеджмент"], "management"),
];

/// The catalogue, taken apart once for all rows of a file.
pub struct Topics<'k> {
    catalogue: &'k [(Category, Vec<Item>)],
    /// The beginnings of the words of each item, with its number.
    items: Vec<(CategoryId, ItemId, Vec<String>)>,
    /// What they were called before.
    before: Before,
}

impl<'k> Topics<'k> {
    /// Those of a catalogue.
    pub fn of(catalogue: &'k [(Category, Vec<Item>)]) -> Topics<'k> {
        let mut items = Vec::new();
        for (category, of) in catalogue {
            for item in of.iter().filter(|item| item.is_offered) {
                items.push((category.id, item.id, stems(&item.name.ru)));
            }
        }
        Topics { catalogue, items, before: Before::default() }
    }

    /// The same, which know the former names too: a list that was made earlier has those.
    #[must_use]
    pub fn knowing(mut self, before: &Before) -> Topics<'k> {
        for (category, of) in self.catalogue {
            for item in of.iter().filter(|item| item.is_offered) {
                let former = before.items.iter().filter(|(id, _)| *id == item.id);
                self.items.extend(former.map(|(_, name)| (category.id, item.id, stems(name))));
            }
        }
        self.before = before.clone();
        self
    }

    /// Whether an item was called so before.
    fn was(&self, item: &Item, is_name: impl Fn(&str) -> bool) -> bool {
        self.before.items.iter().any(|(id, name)| *id == item.id && is_name(name))
    }

    /// The item that a cell names, with its category: the only one that it can be.
    pub fn item(&self, cell: &Value) -> Option<(CategoryId, ItemId)> {
        if let Some((of, number)) = numbers(cell) {
            let (category, items) = self.catalogue.iter().find(|(category, _)| category.id.0 == i64::from(of))?;
            // An item that is offered no more keeps its number, so that those behind it do, too.
            let item = items.get(usize::try_from(number).ok()?.checked_sub(1)?)?;
            return item.is_offered.then_some((category.id, item.id));
        }
        let text = cell.shown();
        if text.trim().is_empty() {
            return None;
        }
        let all = || {
            let all =
                self.catalogue.iter().flat_map(|(category, items)| items.iter().map(move |item| (category, item)));
            all.filter(|(_, item)| item.is_offered)
        };
        let mut same =
            all().filter(|(_, item)| forms::is_same(&item.name.ru, &text) || forms::is_same(&item.name.en, &text));
        if let Some((category, item)) = same.next() {
            return Some((category.id, item.id));
        }
        // A name may have gone over to another item since, which then bears it; else two that were called so are in doubt.
        let former = all().filter(|(_, item)| self.was(item, |name| forms::is_same(name, &text)));
        let former: Vec<_> = former.map(|(category, item)| (category.id, item.id)).collect();
        if !former.is_empty() {
            return only(former);
        }
        let words = words(&text);
        let named =
            |name: &str| all().find(|(_, item)| item.name.ru == name || self.was(item, |former| former == name));
        let mut found: Vec<(CategoryId, ItemId)> = self
            .items
            .iter()
            .filter(|(_, _, stems)| !stems.is_empty() && stems.iter().all(|stem| begins(&words, stem)))
            .map(|(category, item, _)| (*category, *item))
            .collect();
        if found.is_empty() {
            let aliased = ITEMS.iter().filter(|(stems, _)| stems.iter().all(|stem| begins(&words, stem)));
            found =
                aliased.filter_map(|(_, name)| named(name)).map(|(category, item)| (category.id, item.id)).collect();
        }
        found.sort_unstable();
        found.dedup();
        only(found)
    }

    /// The category that a cell names: the only one that it can be.
    pub fn category(&self, cell: &Value) -> Option<CategoryId> {
        let text = cell.shown();
        if text.trim().is_empty() {
            return None;
        }
        if let Ok(number) = text.trim().trim_end_matches('.').parse::<i64>() {
            return self
                .catalogue
                .iter()
                .find(|(category, _)| category.id.0 == number)
                .map(|(category, _)| category.id);
        }
        let is_named = |category: &&Category| {
            let same = |name: &str| forms::is_same(name, &text);
            category.is_called(&text) || same(&category.code)
        };
        let categories = || self.catalogue.iter().map(|(category, _)| category);
        if let Some(category) = categories().find(is_named) {
            return Some(category.id);
        }
        let was = |category: &&Category| {
            let former = self.before.categories.iter().filter(|(id, _)| *id == category.id);
            former.map(|(_, name)| name).any(|name| forms::is_same(name, &text))
        };
        if let Some(category) = categories().find(was) {
            return Some(category.id);
        }
        let words = words(&text);
        let aliased = CATEGORIES.iter().filter(|(stems, _)| stems.iter().all(|stem| begins(&words, stem)));
        let mut found: Vec<CategoryId> = aliased
            .filter_map(|(_, code)| categories().find(|category| category.code == *code))
            .map(|category| category.id)
            .collect();
        found.dedup();
        only(found)
    }

    /// What a category is called.
    pub fn named(&self, id: CategoryId) -> &'k str {
        self.catalogue.iter().find(|(category, _)| category.id == id).map_or("", |(category, _)| &category.name.ru)
    }
}

/// The number of an item as a person writes it: that of its category, and its place there. «3.2» in a cell of Excel is a
/// number or, in Russian, the third of February.
pub fn numbers(cell: &Value) -> Option<(u32, u32)> {
    use chrono::Datelike;
    if let Value::Day(day) = cell {
        return Some((day.day(), day.month()));
    }
    let text = cell.shown();
    let text = text.trim().trim_start_matches('№').trim().trim_end_matches('.');
    let (category, item) = text.split_once(['.', ',', '-'])?;
    Some((category.trim().parse().ok()?, item.trim().parse().ok()?))
}

fn words(text: &str) -> Vec<String> {
    forms::search(text).split_whitespace().map(str::to_owned).collect()
}

fn begins(words: &[String], stem: &str) -> bool {
    words.iter().any(|word| word.starts_with(stem))
}

/// The beginnings of the words that say what an item is.
fn stems(name: &str) -> Vec<String> {
    const SILENT: [&str; 6] = ["по", "на", "из", "для", "при", "о"];
    let telling = words(name).into_iter().filter(|word| word.chars().count() > 1 && !SILENT.contains(&word.as_str()));
    telling
        .map(|word| {
            // A long word loses its ending; a short one is itself.
            let letters = word.chars().count();
            let kept = if letters > 5 { letters - 2 } else { letters };
            word.chars().take(kept).collect()
        })
        .collect()
}

fn only<T>(found: Vec<T>) -> Option<T> {
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::text::Bilingual;

    fn named(ru: &str) -> Bilingual {
        Bilingual { ru: ru.to_owned(), en: String::new() }
    }

    /// A part of the catalogue, with its numbers.
    pub fn catalogue() -> Vec<(Category, Vec<Item>)> {
        let category = |id, code: &str, name: &str| Category::plain(CategoryId(id), code.to_owned(), named(name));
        let items = |first: i64, names: &[&str]| -> Vec<Item> {
            (first..)
                .zip(names)
                .map(|(id, name)| Item { id: ItemId(id), name: named(name), is_offered: true })
                .collect()
        };
        vec![
            (category(1, "subject", "Предметные"), items(1, &["Трудные темы предмета", "Подготовка к ОГЭ и ЕГЭ"])),
            (
                category(2, "method", "Методические"),
                items(5, &["Планирование урока по ФГОС", "Формирующее оценивание"]),
            ),
            (category(3, "psych_ped", "Психолого-педагогические"), items(10, &["Дети с ОВЗ", "Мотивация учеников"])),
            (
                category(7, "func_lit", "Функциональная грамотность"),
                items(25, &["Читательская грамотность", "Математическая грамотность"]),
            ),
        ]
    }

    /// S4-11 and the catalogue of DOMAIN 2.1: an item by its number and by its words, in whichever case.
    #[test]
    fn an_item_is_found_by_its_number_and_its_words() {
        let catalogue = catalogue();
        let topics = Topics::of(&catalogue);
        let item = |cell: Value| topics.item(&cell).map(|(category, item)| (category.0, item.0));
        for (text, found) in [
            ("3.2", Some((3, 11))),
            ("№ 3,2", Some((3, 11))),
            ("7-1", Some((7, 25))),
            ("3.9", None),
            ("11.1", None),
            ("мотивация учеников", Some((3, 11))),
            ("Повышение мотивации обучающихся", Some((3, 11))),
            ("работа с детьми с ОВЗ", Some((3, 10))),
            ("Читательская грамотность (5–9 классы)", Some((7, 25))),
            ("математической грамотности", Some((7, 26))),
            ("подготовка к ЕГЭ", Some((1, 2))),
            ("формирующего оценивания", Some((2, 6))),
            // It may be the one or the other.
            ("читательская и математическая грамотность", None),
            ("методические", None),
            ("", None),
        ] {
            assert_eq!(item(Value::text(text)), found, "{text}");
        }
        assert_eq!(item(Value::Number(3.2)), Some((3, 11)));
        assert_eq!(item(Value::Day("2026-02-03".parse().unwrap())), Some((3, 11)), "as Excel in Russia makes of 3.2");
    }

    /// S4-11: a list that was made before an item and a category were called otherwise still names them.
    #[test]
    fn former_names_are_found_too() {
        let mut catalogue = catalogue();
        catalogue[2].0.name = named("Дети и мы");
        catalogue[2].1[1].name = named("Интерес к учёбе");
        catalogue[0].1[0].name = named("Сложные разделы");
        let before = Before {
            items: vec![
                (ItemId(11), "Мотивация учеников".to_owned()),
                (ItemId(11), "Вовлечённость".to_owned()),
                (ItemId(1), "Вовлечённость".to_owned()),
                (ItemId(1), "Трудные темы предмета".to_owned()),
            ],
            categories: vec![(CategoryId(3), "Психология".to_owned())],
        };
        let blind = Topics::of(&catalogue);
        let topics = Topics::of(&catalogue).knowing(&before);
        for (text, found) in [
            ("Интерес к учёбе", Some((3, 11))),
            ("мотивация учеников", Some((3, 11))),
            // Other words for what was once called so, too.
            ("Повышение мотивации обучающихся", Some((3, 11))),
            ("трудные темы предмета", Some((1, 1))),
            ("Вовлечённость", None),
        ] {
            let item = topics.item(&Value::text(text)).map(|(category, item)| (category.0, item.0));
            assert_eq!(item, found, "{text}");
        }
        assert_eq!(blind.item(&Value::text("мотивация учеников")), None);
        assert_eq!(topics.category(&Value::text("Психология")), Some(CategoryId(3)));
        assert_eq!(topics.category(&Value::text("дети и мы")), Some(CategoryId(3)));
    }

    #[test]
    fn a_category_is_found_by_its_number_and_its_words() {
        let catalogue = catalogue();
        let topics = Topics::of(&catalogue);
        for (text, found) in [
            ("2", Some(2)),
            ("Методические", Some(2)),
            ("методическая компетентность", Some(2)),
            ("Психолого-педагогический блок", Some(3)),
            ("функциональная грамотность учителя", Some(7)),
            ("func_lit", Some(7)),
            ("предметно-методические", None),
            ("высшая", None),
            ("99", None),
        ] {
            assert_eq!(topics.category(&Value::text(text)), found.map(CategoryId), "{text}");
        }
        assert_eq!(topics.category(&Value::Number(7.0)), Some(CategoryId(7)));
        assert_eq!(topics.named(CategoryId(2)), "Методические");
    }
}
