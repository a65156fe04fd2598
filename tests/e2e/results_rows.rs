//! Lists of results that are not as they should be, and lists that name what is called otherwise now.

use rust_xlsxwriter::{Formula, Workbook};

use crate::diagnosis::{reported, saved, sends};
use crate::world::World;

/// Columns that are none of results say so; a formula is read as what it shows; the same twice is said once; and nothing of a file is
/// there before the word, nor after a takeover that something has overtaken.
#[tokio::test]
async fn a_list_of_results_is_reported_row_by_row_or_not_taken_at_all() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let book = |rows: &[[&str; 4]]| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell.strip_prefix('=') {
                    Some(result) => sheet.write_formula(row, column, Formula::new("=A1").set_result(result)).unwrap(),
                    None => sheet.write_string(row, column, *cell).unwrap(),
                };
            }
        }
        book.save_to_buffer().unwrap()
    };
    irina.goes(r#">1:imports:{"of":{"kind":"diagnosis"}}"#).await;
    sends(&irina, "не то.xlsx", book(&[["Адрес", "Индекс", "Площадь", "Этаж"], ["ул. Лесная", "1", "2", "3"]])).await;
    irina.sees("Не нашёл таблицу с понятными заголовками столбцов");
    irina.presses("Прислать другой файл").await;
    // Nobody knows of what the results are: it cannot go on.
    let no_item = [["ФИО", "Школа", "Процент верных ответов", ""], ["Петрова Ольга Сергеевна", "СОШ № 3", "45", ""]];
    sends(&irina, "без дефицита.xlsx", book(&no_item)).await;
    irina.presses("Проверить столбцы").await;
    irina.does_not_see("Всё верно");
    irina.presses("Отказаться").await;
    irina.presses("Отказаться").await;

    irina.goes(r#">1:imports:{"of":{"kind":"diagnosis"}}"#).await;
    let rows = [
        ["ФИО", "Школа", "Дефицит", "Процент верных ответов"],
        ["=Петрова Ольга Сергеевна", "СОШ № 3", "=3.2", "=45"],
        ["Петрова Ольга Сергеевна", "СОШ № 3", "мотивация учеников", "45"],
        ["Петрова Ольга Сергеевна", "СОШ № 3", "3.1", "4500"],
        ["=#REF!", "СОШ № 3", "3.1", "30"],
    ];
    sends(&irina, "результаты.xlsx", book(&rows)).await;
    irina.presses("Проверить столбцы").await;
    irina.presses("Всё верно").await;
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.sees("Появится 1 новая строка");
    irina.presses_like("Без изменений").await;
    irina.presses_like("3. Петрова").await;
    irina.sees("строк");
    irina.presses("‹ Назад").await;
    irina.presses("‹ Назад").await;
    assert_eq!(world.count("SELECT count(*) FROM diagnosis").await, 0);
    // She has withdrawn what allows it: nothing is taken, and it is reported anew.
    world.tamper("UPDATE consent SET text = 1 WHERE account_id = (SELECT id FROM account WHERE person_id = 2)").await;
    irina.presses("Загрузить: 1").await;
    irina.does_not_see("✅ Загружено");
    assert_eq!(world.count("SELECT count(*) FROM diagnosis").await, 0);
    world.made().await;
    olga.does_not_see("Пришли результаты");
    world.end().await;
}

/// S4-11: a list of results finds an item that is called otherwise now by what it was called before: by the program, and here.
#[tokio::test]
async fn s4_11_results_name_an_item_as_it_was_called_before() {
    const ALL: &str = r#">1:catalogue:"all""#;
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    for name in ["Вовлечённость детей", "Интерес к учёбе"] {
        irina.goes(ALL).await;
        irina.says(if name.starts_with('В') { "мотивация" } else { "вовлечённость" }).await;
        irina
            .presses(if name.starts_with('В') {
                "Мотивация учеников"
            } else {
                "Вовлечённость детей"
            })
            .await;
        irina.presses("Переименовать").await;
        irina.says(name).await;
        irina.presses("Без перевода").await;
        irina.sees("✅ Пункт переименован.");
    }
    for (row, name) in [(1, "Мотивация учеников"), (2, "вовлечённость  детей"), (3, "Интерес к учёбе")]
    {
        reported(&irina, saved(&[&format!("Петрова Ольга Сергеевна;СОШ № 3;{name};45 %;10.11.2026;")])).await;
        irina.presses("Загрузить: 1").await;
        irina.sees("✅ Загружено.");
        let of = "SELECT group_concat(DISTINCT deficit_item.name_ru) FROM diagnosis JOIN deficit_item ON deficit_item.id = item_id";
        assert_eq!(world.text(of).await, "Мотивация учеников", "{row}");
    }
    olga.goes(r#">1:diagnosed:"waiting""#).await;
    olga.sees("Интерес к учёбе");
    world.end().await;
}
