//! Which rows of a table are things of its list.

use super::*;
use crate::model::imports::{Kind, recognise};

fn read(rows: &[&[&str]]) -> Vec<Line> {
    let grids = [Grid::of_texts("", rows.iter().map(|row| row.to_vec()))];
    let mapping = recognise(Kind::Staff.shape(), &grids).unwrap();
    lines(&mapping, &grids)
}

/// Office «Imports»: «Итого» rows, empty columns, numbers of columns, heads on each page; what is private is not read.
#[test]
fn sums_numberings_and_repeated_heads_are_no_people() {
    let head: &[&str] = &["№", "ФИО", "", "Школа", "Должность", "Телефон"];
    let found = read(&[
        head,
        &["1", "2", "3", "4", "5", "6"],
        &["1", "Лугова Анна", "", "Лицей", "Учитель", "+7 900 000-00-00"],
        head,
        &["2", "Ершов Иван", "", "Лицей", "Учитель", ""],
        &["", "Итого: 2", "", "", "", ""],
        &["", "", "", "", "", "+7 900 000-00-01"],
        &["ВСЕГО", "2", "", "", "", ""],
    ]);
    assert_eq!(found.iter().map(|line| line.number).collect::<Vec<_>>(), [3, 5]);
    assert_eq!(found[0].text("name"), "Лугова Анна");
    assert!(!format!("{found:?}").contains("900"), "{found:?}");
}

/// A list of a district has no column of schools: each stands above its people.
#[test]
fn a_school_stands_above_its_people() {
    let found = read(&[
        &["ФИО", "Должность"],
        &["МБОУ «СОШ № 3»", ""],
        &["Лугова Анна", "Учитель"],
        &["", "Лицей"],
        &["Ершов Иван", "Учитель"],
    ]);
    let schools: Vec<String> = found.iter().map(|line| line.text("organisation")).collect();
    assert_eq!(schools, ["МБОУ «СОШ № 3»", "Лицей"]);
}

#[test]
fn days_are_read_as_they_are_written() {
    for text in ["01.09.2015", "1.9.15", "2015-09-01", "1 сентября 2015 г.", "01/09/2015"] {
        assert_eq!(day(text), Some("2015-09-01".parse().unwrap()), "{text}");
    }
    assert_eq!(day("3 мая 1998"), Some("1998-05-03".parse().unwrap()));
    for text in ["", "2015", "31.02.2015", "12 лет", "1.2.3.4"] {
        assert_eq!(day(text), None, "{text}");
    }
}
