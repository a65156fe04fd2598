//! The catalogue of needs, kept by a coordinator: item by item, and by a spreadsheet.

use grozd::ids::{CategoryId, ItemId, PersonId};
use grozd::model::needs::{self, ListedItem};
use grozd::model::roles::Coordinator;
use rust_xlsxwriter::{Formula, Workbook};

use crate::papers::{cells, file};
use crate::people_office::matters;
use crate::world::{Somebody, World};

const ALL: &str = r#">1:catalogue:"all""#;
const NEW_DEFICIT: &str = r#">1:newdeficit:"new""#;

/// The items of a category, as its coordinator opens them.
async fn opens(irina: &Somebody<'_>, category: &str) {
    irina.goes(ALL).await;
    irina.presses_like(category).await;
}

/// DOMAIN 2.1: an item is added, chosen by a teacher, retired, brought back and called otherwise; who has it keeps it all along,
/// and each change stands in the journal.
#[tokio::test]
async fn an_item_of_the_catalogue_is_added_retired_and_renamed() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    irina.goes(ALL).await;
    irina.sees("Предлагается 40 пунктов");
    irina.does_not_see("Слова педагогов");
    irina.presses("Методические: 5").await;
    irina.presses("Добавить пункт").await;
    irina.says("ИИ").await;
    irina.sees("Нужно от 3 до 60 знаков");
    irina.says("формирующее  оценивание").await;
    irina.sees("В этой области уже есть пункт");
    irina.says("Разновозрастные классы").await;
    irina.sees("Название по-английски");
    irina.presses("‹ Назад").await;
    irina.presses("Оставить как есть").await;
    irina.presses("Без перевода").await;
    irina.sees("✅ Пункт добавлен.");
    irina.sees("Пункт вашего муниципалитета");
    irina.sees("Без английского названия");

    olga.goes(NEW_DEFICIT).await;
    olga.says("разновозрастные").await;
    olga.presses("Разновозрастные классы").await;
    olga.presses("Заметно").await;
    olga.sees("✅ Дефицит записан");

    irina.presses("Убрать из каталога").await;
    irina.sees("Останется у всех, у кого он уже записан");
    irina.presses("Убрать из каталога").await;
    irina.sees("✅ Пункт убран.");
    irina.presses("‹ Назад").await;
    irina.sees("Убран 1 пункт");
    olga.says("/deficits").await;
    olga.presses_like("Разновозрастные классы").await;
    olga.sees("Область: Методические");
    olga.goes(NEW_DEFICIT).await;
    olga.presses("Методические").await;
    olga.does_not_see("Разновозрастные");
    olga.says("разновозрастные").await;
    olga.does_not_see("Похоже на это");

    // Its name is still taken, by what is retired.
    opens(&irina, "Методические").await;
    irina.does_not_see("Разновозрастные");
    irina.presses("Добавить пункт").await;
    irina.says("Разновозрастные классы").await;
    irina.sees("есть среди убранных");
    irina.presses("Отмена").await;
    irina.presses("Убранные: 1").await;
    irina.presses("❌ Разновозрастные классы").await;
    irina.presses("Вернуть в каталог").await;
    irina.sees("✅ Пункт снова предлагается.");
    irina.presses("Переименовать").await;
    irina.sees("Сейчас: Разновозрастные классы");
    irina.says("Классы разного возраста").await;
    irina.says("Mixed-age classes").await;
    irina.sees("✅ Пункт переименован.");
    irina.sees("По-английски: Mixed-age classes");
    olga.says("/deficits").await;
    olga.sees("Классы разного возраста");
    let noted = matters(&world).await;
    assert!(noted.ends_with("item-added item-retired item-returned item-renamed"), "{noted}");
    world.end().await;
}

/// A common item is called otherwise here, and offered no more: its strength, its route and its statements know it all the same.
#[tokio::test]
async fn a_common_item_keeps_what_hangs_on_it() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world
        .tamper(
            "INSERT INTO strength (person_id, item_id, shown, written_at)
             SELECT 2, id, 1, '2026-11-02T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Мотивация учеников';
             INSERT INTO diagnosis (municipality_id, person_id, category_id, item_id, level, source, diagnosed_on, came_at,
                                    answer_by)
             SELECT 1, 2, category_id, id, 'high', 'cpd_centre', '2026-11-10', '2026-11-20T00:00:00+00:00',
                    '2026-12-20T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Мотивация учеников'",
        )
        .await;
    irina.goes(ALL).await;
    irina.says("мотивация").await;
    irina.sees("Нашёлся 1 пункт");
    irina.presses("Мотивация учеников").await;
    irina.sees("Общий пункт");
    irina.presses("Переименовать").await;
    irina.says("Интерес к учёбе").await;
    irina.presses("Прежнее название").await;
    irina.sees("у других называется «Мотивация учеников»");
    irina.sees("По-английски: Motivating pupils");
    irina.presses("Убрать из каталога").await;
    irina.presses("Убрать из каталога").await;

    olga.goes(r#">1:strengths:"list""#).await;
    olga.sees("Интерес к учёбе");
    olga.goes(r#">1:diagnosed:"waiting""#).await;
    olga.sees("Интерес к учёбе");
    olga.presses_like("Интерес к учёбе").await;
    olga.presses("Взять себе").await;
    olga.says("/deficits").await;
    olga.sees("Интерес к учёбе");
    olga.does_not_see("Мотивация");
    // As a new strength it is not offered.
    olga.goes(r#">1:strengths:"list""#).await;
    olga.presses("Записать тему").await;
    olga.presses("Психолого-педагогические").await;
    olga.does_not_see("Интерес к учёбе");
    world.end().await;
}

/// «A deficit item removed from the catalogue while in use»: whoever has come to its last question hears that it is gone, and
/// loses nothing else.
#[tokio::test]
async fn an_item_that_is_retired_meanwhile_is_asked_anew() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    olga.goes(NEW_DEFICIT).await;
    olga.presses("Методические").await;
    olga.presses("Формирующее оценивание").await;
    opens(&irina, "Методические").await;
    irina.presses("Формирующее оценивание").await;
    irina.presses("Убрать из каталога").await;
    irina.presses("Убрать из каталога").await;
    olga.presses("Заметно").await;
    olga.sees("Этого пункта больше нет в каталоге.");
    olga.sees("Что именно?");
    olga.does_not_see("Формирующее");
    assert_eq!(world.count("SELECT count(*) FROM deficit").await, 0);
    olga.presses("Анализ и самоанализ урока").await;
    olga.sees("Насколько это трудно?");
    olga.presses("Заметно").await;
    olga.sees("✅ Дефицит записан");
    world.end().await;
}

/// A self-diagnosis asks about what is offered no more as before, and proposes nothing of it.
#[tokio::test]
async fn p22_a_self_diagnosis_proposes_no_retired_item() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world
        .tamper(
            "INSERT INTO item_here (municipality_id, item_id, retired_at)
             SELECT 1, id, '2026-11-20T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Формирующее оценивание'",
        )
        .await;
    olga.goes(r#">1:selfcheck:"list""#).await;
    olga.presses("Методические").await;
    for _ in 0..10 {
        olga.says("0").await;
    }
    olga.sees("Планирование урока по ФГОС");
    olga.does_not_see("Формирующее оценивание");
    world.end().await;
}

/// What a municipality changes, another one does not see; nothing is stale after a change that was rolled back.
#[tokio::test]
async fn a_change_holds_in_its_municipality_and_once_it_is_kept() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let item = |ru: &str| ListedItem { category: CategoryId(2), ru: ru.to_owned(), en: None, offered: true };
    let names = async |world: &World| {
        let mut tx = world.tx().await;
        let items = needs::items(&mut tx, CategoryId(2)).await.unwrap();
        items.into_iter().map(|item| item.name.ru).collect::<Vec<_>>()
    };
    let before = names(&world).await;
    {
        let mut tx = world.tx().await;
        let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
        let (new, changed, known) =
            needs::amend(&mut tx, guard, &[item("Один")], &[(ItemId(5), item("Другой"))]).await.unwrap();
        assert_eq!((new, changed), (1, 1));
        assert!(known.named(CategoryId(2), "один").is_some() && known.named(CategoryId(2), "другой").is_some());
        // It is dropped, and so rolled back.
    }
    assert_eq!(names(&world).await, before);
    opens(&irina, "Методические").await;
    irina.does_not_see("Один");
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (7, 'Соседний район', 'Europe/Moscow');
             INSERT INTO deficit_item (id, category_id, name_ru, name_en, municipality_id) VALUES (777, 2, '7/777', '7/777', 7);
             INSERT INTO item_here (municipality_id, item_id, name_ru) VALUES (7, 777, 'Соседский пункт'), (7, 5, 'По-соседски')",
        )
        .await;
    assert_eq!(names(&world).await, before);
    irina.goes(ALL).await;
    irina.says("сосед").await;
    irina.sees("ничего не нашлось");
    world.end().await;
}

/// VOICE, lists of nobody, of one, of seven and of three hundred.
#[tokio::test]
async fn the_catalogue_is_good_in_any_size() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO item_here (municipality_id, item_id, retired_at)
             SELECT 1, id, '2026-11-20T00:00:00+00:00' FROM deficit_item WHERE category_id IN (5, 8, 10);
             CREATE TEMP TABLE more AS
             WITH RECURSIVE number (n, category) AS
                 (SELECT 1, 5 UNION ALL SELECT n + 1, CASE WHEN n = 1 THEN 8 WHEN n < 8 THEN 8 ELSE 10 END
                  FROM number WHERE n < 308)
             SELECT n, category FROM number;
             INSERT INTO deficit_item (id, category_id, name_ru, name_en, municipality_id)
             SELECT 1000 + n, category, '1/' || (1000 + n), '1/' || (1000 + n), 1 FROM more;
             INSERT INTO item_here (municipality_id, item_id, name_ru) SELECT 1, 1000 + n, 'Пункт ' || n FROM more;
             DROP TABLE more",
        )
        .await;
    opens(&irina, "Коммуникативные").await;
    irina.sees("1 пункт. Выберите");
    irina.presses("Пункт 1").await;
    irina.presses("Убрать из каталога").await;
    irina.presses("Убрать из каталога").await;
    opens(&irina, "Коммуникативные").await;
    irina.sees("Здесь будут пункты этой области.");
    irina.presses("Убранные: 4").await;
    irina.sees("Убрано 4 пункта");
    opens(&irina, "Воспитательные").await;
    irina.sees("7 пунктов. Выберите");
    opens(&irina, "Управленческие").await;
    irina.sees("300 пунктов. Выберите");
    irina.sees("1 из 43");
    irina.says("пункт 308").await;
    irina.sees("Нашёлся 1 пункт");
    irina.presses("Пункт 308").await;
    irina.sees("Пункт вашего муниципалитета");
    world.end().await;
}

/// A book of one sheet, of these rows; a cell that begins with «=» is a formula.
fn book(rows: &[[&str; 5]]) -> Vec<u8> {
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
}

const HEAD: [&str; 5] = ["Номер", "Область", "Пункт", "По-английски", "Состояние"];

/// From the catalogue to the report.
async fn reported(irina: &Somebody<'_>, rows: &[[&str; 5]]) {
    irina.goes(ALL).await;
    irina.presses("Загрузить").await;
    irina.done(irina.world.sim.sends_document(irina.id, "каталог.xlsx", book(rows), "")).await;
    irina.world.made().await;
    irina.presses("Проверить столбцы").await;
    irina.presses("Всё верно").await;
    irina.world.made().await;
    irina.presses("Открыть отчёт").await;
}

/// DOMAIN 2.1: the catalogue goes out as a spreadsheet, comes back changed, is reported row by row, and taken over as a whole.
#[tokio::test]
async fn the_catalogue_comes_back_as_a_spreadsheet() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    irina.goes(ALL).await;
    irina.presses("📄 Таблица").await;
    irina.sees("📄 Таблица отправлена.");
    world.made().await;
    world.deliver().await;
    let (name, bytes) = file(&irina);
    assert_eq!(name, "Каталог_дефицитов_2026-11-21.xlsx");
    let rows = cells(bytes);
    assert!(rows.iter().any(|row| row[..3] == ["2.2", "Методические", "Формирующее оценивание"]), "{rows:?}");

    reported(
        &irina,
        &[
            HEAD,
            ["2.1", "Методические", "Планирование урока по ФГОС", "Planning a lesson by the standards", "в каталоге"],
            ["2.2", "Методические", "=Оценивание для обучения", "", ""],
            ["2.3", "", "Работа с разными уровнями", "", "убран"],
            ["", "Методические", "Разновозрастные классы", "Mixed-age classes", ""],
            ["", "Методические", "разновозрастные классы", "", ""],
            ["", "Методические", "Анализ и самоанализ уроков", "", ""],
            ["2.99", "", "Чего-то нет", "", ""],
        ],
    )
    .await;
    irina.sees("Под вопросом 1");
    irina.presses_like("Не войдут").await;
    irina.presses_like("8. Чего-то нет").await;
    irina.sees("Нет в списке: номер пункта «2.99»");
    irina.presses("‹ Назад").await;
    irina.presses("‹ Назад").await;
    irina.presses_like("Вопросы").await;
    irina.presses_like("7. Анализ").await;
    irina.sees("В этой области есть пункт с похожим названием");
    irina.presses_like("Анализ и са").await;
    irina.presses("‹ Назад").await;
    assert_eq!(world.count("SELECT count(*) FROM item_here").await, 0, "nothing is written before the word");
    irina.presses("Загрузить: 4").await;
    irina.sees("✅ Загружено. Новых: 1, изменено: 3.");

    olga.goes(NEW_DEFICIT).await;
    olga.presses("Методические").await;
    for name in ["Оценивание для обучения", "Анализ и самоанализ уроков", "Разновозрастные классы"]
    {
        olga.sees(name);
    }
    olga.does_not_see("Работа с разными уровнями");
    let noted = matters(&world).await;
    assert!(noted.ends_with("item-added item-renamed item-retired item-renamed"), "{noted}");
    world.end().await;
}

/// Office «Imports»: a file in which nothing speaks of items says so; columns of which none is the item are asked about; what has changed since the report is shown anew, and
/// nothing of the file is taken meanwhile.
#[tokio::test]
async fn a_catalogue_that_was_overtaken_is_checked_again() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.goes(r#">1:imports:{"of":{"kind":"catalogue"}}"#).await;
    irina.sees("«пункт»");
    let strange = book(&[["Телефон", "Адрес", "", "", ""], ["1", "2", "", "", ""]]);
    irina.done(world.sim.sends_document(irina.id, "не то.xlsx", strange, "")).await;
    world.made().await;
    irina.sees("Не нашёл таблицу с понятными заголовками столбцов");
    irina.presses("Прислать другой файл").await;
    let unnamed = book(&[["Область", "Тема урока", "", "", ""], ["Цифровые", "Чат класса", "", "", ""]]);
    irina.done(world.sim.sends_document(irina.id, "без пункта.xlsx", unnamed, "")).await;
    world.made().await;
    irina.presses("Проверить столбцы").await;
    irina.does_not_see("Всё верно");
    irina.presses("Отказаться").await;
    irina.presses("Отказаться").await;

    reported(&irina, &[HEAD, ["2.2", "", "Оценивание для обучения", "", ""], ["", "Цифровые", "Чат класса", "", ""]])
        .await;
    world
        .tamper(
            "INSERT INTO item_here (municipality_id, item_id, name_ru)
             SELECT 1, id, 'Оценки и отметки' FROM deficit_item WHERE name_ru = 'Формирующее оценивание'",
        )
        .await;
    irina.presses("Загрузить: 2").await;
    irina.does_not_see("✅ Загружено");
    assert_eq!(world.count("SELECT count(*) FROM deficit_item WHERE municipality_id IS NOT NULL").await, 0);
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.presses("Загрузить: 2").await;
    irina.sees("✅ Загружено. Новых: 1, изменено: 1.");
    assert_eq!(world.count("SELECT count(*) FROM deficit_item WHERE municipality_id = 1").await, 1);
    world.end().await;
}

/// A catalogue is a coordinator's: whoever else comes there by a button of theirs finds no door.
#[tokio::test]
async fn a_teacher_does_not_keep_the_catalogue() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    for place in [ALL, r#">1:ownwords:"list""#, r#">1:newitem:{"new":{"category":2}}"#] {
        olga.goes(place).await;
        olga.does_not_see("Предлагается");
        olga.does_not_see("Новый пункт");
        olga.does_not_see("Слова педагогов");
    }
    world.end().await;
}
