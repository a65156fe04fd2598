//! No two buttons of a card read the same for different things.
//!
//! A messenger shows so many signs of a label ([`SIGNS`]) and cuts the rest. [`told_apart`] chooses for each row of a list
//! the shortest of its names that no other row can be mistaken for; where none does, the rows get numbers, and the card
//! says in a line whom each number means. [`mend`] does the same for the finished card of any room, whose rows have one
//! name each: it shortens in the middle, or begins with what differs, or numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::{Key, KeyDoes, Screen};
use crate::text::{clipped, pinched};

/// So many signs of a label can be relied on to be seen.
pub const SIGNS: usize = 24;
/// No label is longer, however much room there is.
const LONGEST: usize = 60;

/// What stands on a button, and what the card says of it where the button alone does not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// What stands on the button.
    pub label: String,
    /// The line of the card that says what the number on the button means.
    pub line: Option<String>,
}

/// What a reader sees of a label where so many signs are shown.
pub fn seen(label: &str, signs: usize) -> String {
    clipped(label.trim(), signs)
}

/// The labels of rows, each of which has names from short to long; `signs` are shown of each.
///
/// Members of a class that read alike under a name get the next one, so that everybody keeps the shortest name that
/// tells them apart. A name that fits comes before one that would be cut.
pub fn told_apart(rows: &[Vec<String>], signs: usize) -> Vec<Called> {
    let fits = |name: &&String| name.chars().count() <= signs;
    let ordered = |names: &Vec<String>| -> Vec<String> {
        names.iter().filter(fits).chain(names.iter().filter(|name| !fits(name))).cloned().collect()
    };
    let tried: Vec<_> = rows.iter().map(ordered).collect();
    let mut labels = vec![String::new(); rows.len()];
    settle(&tried, (0..rows.len()).collect(), 0, signs, &mut labels);
    number(rows, labels, signs)
}

/// Gives labels to a class of rows that the names before `level` do not tell apart.
fn settle(rows: &[Vec<String>], class: Vec<usize>, level: usize, signs: usize, labels: &mut [String]) {
    let names = |row: usize, level: usize| {
        let names = &rows[row];
        names.get(level).or(names.last()).map_or("", String::as_str)
    };
    let levels = class.iter().map(|row| rows[*row].len()).max().unwrap_or(0);
    for row in &class {
        labels[*row] = pinched(names(*row, level.min(levels.saturating_sub(1))), signs);
    }
    if class.len() < 2 {
        return;
    }
    if level >= levels {
        return begin_with_what_differs(rows, &class, signs, labels);
    }
    for part in parted(&class, |row| seen(&pinched(names(row, level), signs), signs)) {
        if part.len() == 1 {
            labels[part[0]] = pinched(names(part[0], level), signs);
        } else {
            settle(rows, part, level + 1, signs, labels);
        }
    }
}

/// «Школа …Иванова», «Школа …Петрова»: the longest names without what they have in common at their head, but for the first
/// word where there is room for it: who it is must be seen too.
fn begin_with_what_differs(rows: &[Vec<String>], class: &[usize], signs: usize, labels: &mut [String]) {
    let longest = |row: usize| rows[row].last().map_or("", String::as_str);
    let words = |row: usize| longest(row).split(' ').collect::<Vec<_>>();
    let Some(first) = class.first().map(|row| words(*row)) else { return };
    let common =
        (0..first.len()).take_while(|at| class.iter().all(|row| words(*row).get(*at) == first.get(*at))).count();
    let after = |row: usize, has_head: bool| {
        let words = words(row);
        // The last word in common is seen, so that a name that ends there is not empty.
        let from = common.min(words.len().saturating_sub(1));
        if from == 0 {
            return clipped(longest(row), signs);
        }
        let head = if has_head { format!("{} ", words[0]) } else { String::new() };
        clipped(&format!("{head}…{}", words[from..].join(" ")), signs)
    };
    let parts = |has_head| parted(class, |row| after(row, has_head)).len();
    let has_head = common > 1 && 2 * first[0].chars().count() <= signs && parts(true) == parts(false);
    let tail = |row: usize| after(row, has_head);
    for part in parted(class, tail) {
        if part.len() == 1 {
            labels[part[0]] = tail(part[0]);
        } else if part.len() < class.len() {
            begin_with_what_differs(rows, &part, signs, labels);
        }
    }
}

/// The rows that read the same.
fn parted(class: &[usize], reads: impl Fn(usize) -> String) -> Vec<Vec<usize>> {
    let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in class {
        parts.entry(reads(*row).to_lowercase()).or_default().push(*row);
    }
    parts.into_values().collect()
}

/// Numbers what still reads the same.
fn number(rows: &[Vec<String>], labels: Vec<String>, signs: usize) -> Vec<Called> {
    let parts = parted(&(0..rows.len()).collect::<Vec<_>>(), |row| seen(&labels[row], signs));
    let alike: BTreeSet<usize> = parts.into_iter().filter(|part| part.len() > 1).flatten().collect();
    let named = labels.into_iter().enumerate().map(|(row, label)| {
        if !alike.contains(&row) {
            return Called { label, line: None };
        }
        let (shortest, longest) = (rows[row].first(), rows[row].last());
        let numbered = |name: Option<&String>| format!("{}. {}", row + 1, name.map_or("", String::as_str));
        Called { label: pinched(&numbered(shortest), signs), line: Some(numbered(longest)) }
    });
    named.collect()
}

/// The most rows of buttons that a card should have.
const MOST_ROWS: usize = 12;

/// So many signs of each label are seen on a narrow phone where so many buttons stand side by side.
fn seen_beside(buttons: usize) -> usize {
    match buttons {
        2 => 16,
        3 => 10,
        _ => usize::MAX,
    }
}

/// Parts the rows whose labels would be cut side by side, as long as the card has room for more rows.
fn part(screen: &mut Screen) {
    let mut room = MOST_ROWS.saturating_sub(screen.rows.len());
    for row in std::mem::take(&mut screen.rows) {
        let fits = |keys: &[Key]| keys.iter().all(|key| key.label.chars().count() <= seen_beside(keys.len()));
        if fits(&row) {
            screen.rows.push(row);
            continue;
        }
        let mut parted: Vec<Vec<Key>> = Vec::new();
        for key in &row {
            match parted.last_mut() {
                Some(last) if fits(&[last.as_slice(), std::slice::from_ref(key)].concat()) => last.push(key.clone()),
                _ => parted.push(vec![key.clone()]),
            }
        }
        let more = parted.len() - 1;
        if more > room {
            screen.rows.push(row);
        } else {
            room -= more;
            screen.rows.append(&mut parted);
        }
    }
}

/// Makes the buttons of a finished card differ where they lead to different things, and be read side by side. What no messenger shows whole is
/// shortened in its middle: names of institutions begin alike.
pub fn mend(screen: &mut Screen) {
    for key in screen.rows.iter_mut().flatten() {
        key.label = pinched(&key.label, LONGEST);
    }
    let mut readers: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (row, keys) in screen.rows.iter().enumerate() {
        for (column, key) in keys.iter().enumerate() {
            readers.entry(seen(&key.label, SIGNS)).or_default().push((row, column));
        }
    }
    let leads = |key: &Key| match &key.does {
        KeyDoes::Code(code) => code.clone(),
        KeyDoes::Url(words) | KeyDoes::Share(words) => words.clone(),
    };
    for places in readers.into_values() {
        let leads: BTreeSet<String> = places.iter().map(|(row, column)| leads(&screen.rows[*row][*column])).collect();
        if leads.len() < 2 {
            continue;
        }
        let rows: Vec<_> = places.iter().map(|(row, column)| vec![screen.rows[*row][*column].label.clone()]).collect();
        for ((row, column), called) in places.into_iter().zip(told_apart(&rows, SIGNS)) {
            screen.rows[row][column].label = called.label;
            screen.lines.extend(called.line);
        }
    }
    part(screen);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn labels(rows: &[&[&str]]) -> Vec<String> {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|names| names.iter().map(|name| (*name).to_owned()).collect()).collect();
        told_apart(&rows, SIGNS).into_iter().map(|called| called.label).collect()
    }

    /// Faults 1.
    #[test]
    fn everybody_keeps_the_shortest_name_that_tells_them_apart() {
        let olga = ["Петрова О. С.", "Петрова Ольга С.", "Петрова Ольга Сергеевна", "Петрова О. С., Школа № 3"];
        let oxana = ["Петрова О. С.", "Петрова Оксана С.", "Петрова Оксана Семёновна", "Петрова О. С., Школа № 3"];
        let other = ["Петрова О. С.", "Петрова Ольга С.", "Петрова Ольга Сергеевна", "Петрова О. С., Школа № 5"];
        let ivan = ["Иванов И.", "Иванов Иван"];
        assert_eq!(labels(&[&olga, &oxana, &ivan]), ["Петрова Ольга С.", "Петрова Оксана С.", "Иванов И."]);
        assert_eq!(
            labels(&[&olga, &oxana, &other]),
            ["Петрова О. С., Школа № 3", "Петрова Оксана С.", "Петрова О. С., Школа № 5"]
        );
        let called = told_apart(&[olga, olga].map(|names| names.map(str::to_owned).to_vec()), SIGNS);
        assert_eq!(called[0].label, "1. Петрова О. С.");
        assert_eq!(called[1].line.as_deref(), Some("2. Петрова О. С., Школа № 3"));
    }

    /// Faults 2.
    #[test]
    fn what_differs_is_seen_wherever_it_stands() {
        let named =
            |end: &str| format!("Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № {end}»");
        let found = labels(&[&[&named("3")], &[&named("35")]]);
        assert!(found[0].ends_with("№ 3»") && found[1].ends_with("№ 35»"), "{found:?}");
        let middle = |of: &str| format!("Школа имени Героя Советского Союза {of} города Верхнее Пробное");
        let found = labels(&[&[&middle("Иванова")], &[&middle("Петрова")]]);
        assert!(found[0].contains("Иванова") && found[1].contains("Петрова"), "{found:?}");
    }

    /// Whom a button means is seen beside what tells namesakes apart.
    #[test]
    fn what_differs_keeps_its_first_word() {
        let named = |school: &str| format!("Алексеева М. П., {school}");
        let found = labels(&[&[&named("Лесная основная школа")], &[&named("Речная основная школа")]]);
        assert_eq!(found, ["Алексеева …Лесная основ…", "Алексеева …Речная основ…"]);
    }

    #[test]
    fn buttons_that_would_be_cut_side_by_side_stand_below_one_another() {
        let key = |label: &&str| Key { label: (*label).to_owned(), does: KeyDoes::Code((*label).to_owned()) };
        let rows = |rows: &[&[&str]]| {
            let rows = rows.iter().map(|row| row.iter().map(key).collect()).collect();
            let mut screen = Screen { rows, ..Screen::default() };
            part(&mut screen);
            let labels = |row: Vec<Key>| row.into_iter().map(|key| key.label).collect::<Vec<_>>().join(" | ");
            screen.rows.into_iter().map(labels).collect::<Vec<_>>()
        };
        assert_eq!(rows(&[&["Немного", "Заметно", "Очень трудно"]]), ["Немного | Заметно", "Очень трудно"]);
        assert_eq!(rows(&[&["Мой рост", "Кластеры и события"]]), ["Мой рост", "Кластеры и события"]);
        assert_eq!(rows(&[&["‹", "12 из 15", "›"]]), ["‹ | 12 из 15 | ›"]);
        let full: Vec<&[&str]> = std::iter::repeat_n(&["Кластеры и события", "Мой рост"][..], MOST_ROWS).collect();
        assert_eq!(rows(&full).len(), MOST_ROWS, "no card grows beyond its rows");
    }

    proptest! {
        /// Faults 1, 2: whatever the names are, no two labels read the same, and all fit.
        #[test]
        fn no_two_labels_read_the_same(
            rows in prop::collection::vec(prop::collection::vec("[а-бА-Б .№]{1,30}", 1..4), 1..12),
            signs in 12_usize..30,
        ) {
            let called = told_apart(&rows, signs);
            prop_assert_eq!(called.len(), rows.len());
            let seen: BTreeSet<_> = called.iter().map(|called| seen(&called.label, signs)).collect();
            prop_assert_eq!(seen.len(), rows.len(), "{:?}", called);
            prop_assert!(called.iter().all(|called| called.label.chars().count() <= signs));
        }
    }
}
