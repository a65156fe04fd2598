//! The areas of the catalogue of needs, which are its categories: a municipality's own as its items are, by the bot and by the
//! spreadsheet.

use grozd::ids::{CategoryId, MunicipalityId};
use grozd::model::needs;
use rust_xlsxwriter::Workbook;

use crate::papers::{cells, file};
use crate::people_office::matters;
use crate::world::{CLUSTER, Somebody, World};

const ALL: &str = r#">1:catalogue:"all""#;
const NEW_DEFICIT: &str = r#">1:newdeficit:"new""#;

/// An area, as its coordinator opens it.
async fn opens(irina: &Somebody<'_>, area: &str) {
    irina.goes(ALL).await;
    irina.presses_like(area).await;
}

/// DOMAIN 2.1: an area is added with a short name for buttons, chosen by a teacher, called otherwise, retired and brought back;
/// what is written down in it stays all along, and each change stands in the journal.
#[tokio::test]
async fn an_area_of_the_catalogue_is_added_renamed_retired_and_returned() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    irina.goes(ALL).await;
    irina.does_not_see("Убранные области");
    irina.presses("Добавить область").await;
    irina.says("Я").await;
    irina.sees("Нужно от 3 до 60 знаков");
    irina.says("методические").await;
    irina.sees("Так уже называется другая область");
    irina.says("Музейная педагогика и краеведение").await;
    irina.sees("Короткое название");
    irina.says("Музейная педагогика и город").await;
    irina.sees("Нужно от 3 до 24 знаков");
    irina.says("Музейные").await;
    irina.sees("Название по-английски");
    irina.presses("Без перевода").await;
    irina.sees("✅ Область добавлена.");
    irina.sees("Музейная педагогика и краеведение");
    irina.sees("На кнопках: Музейные");
    irina.sees("Область вашего муниципалитета");
    irina.presses("Добавить пункт").await;
    irina.says("Работа с экспонатом").await;
    irina.presses("Без перевода").await;
    irina.sees("✅ Пункт добавлен.");

    olga.goes(NEW_DEFICIT).await;
    olga.presses("Музейные").await;
    olga.presses("Работа с экспонатом").await;
    olga.presses("Заметно").await;
    olga.sees("✅ Дефицит записан");
    // A route is drafted against it, too.
    olga.goes(r#">1:routes:"mine""#).await;
    olga.goes(r#">1:routes:"home""#).await;
    olga.presses("Составить маршрут").await;
    olga.presses_like("Составить:").await;
    olga.sees("✅ Черновик готов");
    assert!(world.count("SELECT count(DISTINCT form) FROM route_step").await >= 2);
    opens(&irina, "Музейные").await;
    irina.presses("Переименовать область").await;
    irina.sees("Сейчас: Музейная педагогика и краеведение");
    irina.says("Краеведение").await;
    irina.says("Local history").await;
    irina.sees("✅ Область переименована.");
    irina.does_not_see("На кнопках");
    olga.says("/deficits").await;
    olga.presses_like("Работа с экспонатом").await;
    olga.sees("Область: Краеведение");

    irina.presses("Убрать область").await;
    irina.sees("Останется всё, что уже записано");
    irina.presses("Убрать область").await;
    irina.sees("✅ Область убрана.");
    irina.sees("❌ Область убрана: её пункты");
    irina.presses("Работа с экспонатом").await;
    irina.sees("❌ Не предлагается: убрана вся область");
    olga.says("/deficits").await;
    olga.sees("Работа с экспонатом");
    olga.goes(NEW_DEFICIT).await;
    olga.does_not_see("Краеведение");
    olga.says("экспонат").await;
    olga.does_not_see("Работа с экспонатом");

    // Its name is still taken, and it comes back with its items.
    irina.goes(ALL).await;
    irina.does_not_see("Краеведение");
    irina.presses("Добавить область").await;
    irina.says("Краеведение").await;
    irina.sees("может быть, убранная");
    irina.presses("Отмена").await;
    irina.goes(ALL).await;
    irina.presses("Убранные области: 1").await;
    irina.sees("1 область для новых записей не предлагается");
    irina.presses("❌ Краеведение").await;
    irina.presses("Вернуть область").await;
    irina.sees("✅ Область снова предлагается.");
    olga.goes(NEW_DEFICIT).await;
    olga.presses("Краеведение").await;
    olga.sees("Работа с экспонатом");
    let noted = matters(&world).await;
    let told = "category-added item-added category-renamed category-retired category-returned";
    assert!(noted.ends_with(told), "{noted}");
    world.end().await;
}

/// A common area that is called otherwise here is called so wherever it stands, and nowhere else: neither by another municipality
/// nor for it.
#[tokio::test]
async fn an_area_is_called_otherwise_in_its_municipality_alone() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO group_category (group_id, category_id) VALUES (1, 2) ON CONFLICT DO NOTHING;
             INSERT INTO deficit (person_id, category_id, own_words, level, registered_at, words_shown)
             VALUES (2, 2, 'Не выходит с доской', 'low', '2026-11-20T00:00:00+00:00', 17);
             INSERT INTO request (municipality_id, person_id, category_id, words, asked_at)
             VALUES (1, 2, 2, 'Как начать урок?', '2026-11-20T00:00:00+00:00');
             INSERT INTO municipality (id, name, time_zone) VALUES (7, 'Соседний район', 'Europe/Moscow');
             INSERT INTO deficit_category (id, code, name_ru, name_en, municipality_id)
             VALUES (777, '7/777', '7/777', '7/777', 7);
             INSERT INTO category_here (municipality_id, category_id, name_ru)
             VALUES (7, 777, 'Соседская область'), (7, 2, 'По-соседски')",
        )
        .await;
    opens(&irina, "Методические").await;
    irina.presses("Переименовать область").await;
    irina.says("Методика урока").await;
    irina.says("Lesson methods").await;
    irina.sees("✅ Область переименована.");
    irina.sees("Общая область, которая у других называется «Методические»");

    olga.says("/deficits").await;
    olga.presses_like("Не выходит").await;
    olga.sees("Область: Методика урока");
    olga.goes(r#">1:clusters:{"card":{"id":1}}"#).await;
    olga.sees("методика урока");
    irina.goes(r#">1:ownwords:"list""#).await;
    irina.presses("Не выходит с доской").await;
    irina.sees("Область: Методика урока");
    olga.goes(r#">1:requests:{"one":{"id":1}}"#).await;
    olga.sees("етодика урока");
    assert!(!irina.chat().contains("По-соседски") && !olga.chat().contains("По-соседски"));
    irina.goes(ALL).await;
    irina.does_not_see("Соседск");
    irina.says("сосед").await;
    irina.sees("ничего не нашлось");
    // The neighbours have their own words for it, and what comes with the program stays as it was.
    let mut tx = world.tx().await;
    let there = needs::catalogue_of(tx.db(), MunicipalityId(7)).await.unwrap();
    let named = |id: i64| there.category(CategoryId(id)).map(|category| category.name.ru.clone()).unwrap_or_default();
    assert_eq!([named(2), named(777)], ["По-соседски", "Соседская область"]);
    assert_eq!(there.categories.len(), 11);
    let here = needs::catalogue(&mut tx).await.unwrap();
    assert_eq!(here.category(CategoryId(2)).unwrap().name.en, "Lesson methods");
    assert!(here.category(CategoryId(777)).is_none() && here.categories.len() == 10);
    drop(tx);
    world.end().await;
}

/// PAPERS P22: a questionnaire that asks about a retired area is answered to its end, and proposes nothing of it.
#[tokio::test]
async fn p22_a_questionnaire_that_cites_a_retired_area_stays_usable() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world
        .tamper(
            "INSERT INTO category_here (municipality_id, category_id, retired_at)
             SELECT 1, id, '2026-11-20T00:00:00+00:00' FROM deficit_category WHERE id NOT IN (1, 5)",
        )
        .await;
    olga.goes(r#">1:selfcheck:"list""#).await;
    olga.sees("Коммуникативные");
    olga.does_not_see("Цифровые");
    olga.presses_like("Быстр").await;
    for _ in 0..10 {
        olga.says("0").await;
    }
    olga.presses_like("Записать").await;
    let written =
        "SELECT coalesce(group_concat(DISTINCT category_id), '') FROM (SELECT category_id FROM deficit ORDER BY 1)";
    let written = world.text(written).await;
    assert!(written.split(',').all(|id| id == "1" || id == "5") && !written.is_empty(), "{written}");
    assert!(world.count("SELECT count(DISTINCT category_id) FROM self_check").await > 2, "all sums are kept");
    world.end().await;
}

/// DOMAIN 2.1: what is offered no more is no topic of clusters, unless one has it.
#[tokio::test]
async fn a_retired_area_is_a_topic_only_where_a_cluster_has_it() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    world.tamper("INSERT INTO group_category VALUES (1, 2)").await;
    for area in ["Предметные", "Методические"] {
        opens(&irina, area).await;
        irina.does(&["Убрать область", "Убрать область"]).await;
        irina.sees("✅ Область убрана.");
    }
    olga.says("/clusters").await;
    olga.presses("Выбрать по теме").await;
    assert_eq!(olga.card().labels()[0], ["Методические: 1"]);
    olga.presses("›").await;
    olga.does_not_see("Предметные");
    olga.presses("‹").await;
    olga.does_not_see("Предметные");
    // Nor is it offered to whoever says what the cluster addresses; what was said before can be taken away.
    world.tamper("INSERT INTO group_item SELECT 1, min(id) FROM deficit_item WHERE category_id = 1").await;
    irina.does(&["> /clusters", "~ Физика", "Чем помогает"]).await;
    irina.label_like("Предметные");
    let card = irina.card();
    assert!(card.labels().concat().iter().all(|label| !label.contains("Методические")), "{}", irina.screen());
    irina.presses_like("Предметные").await;
    let card = irina.card();
    assert_eq!(card.labels().concat().iter().filter(|label| label.contains('✅')).count(), 1, "{}", irina.screen());
    irina.presses_like("✅").await;
    assert_eq!(world.count("SELECT count(*) FROM group_item").await, 0);
    irina.presses("‹ Назад").await;
    let card = irina.card();
    assert!(card.labels().concat().iter().all(|label| !label.contains("Предметные")), "{}", irina.screen());
    world.end().await;
}

/// VOICE: areas that are retired are a list of any length; no more are offered than a card has room for, and one stays.
#[tokio::test]
async fn areas_are_good_in_any_number() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    // As many own ones as there is room for beside the ten, and three hundred that are retired.
    world
        .tamper(
            "CREATE TEMP TABLE more AS
             WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 310) SELECT n FROM number;
             INSERT INTO deficit_category (id, code, name_ru, name_en, municipality_id)
             SELECT 1000 + n, '1/' || (1000 + n), '1/' || (1000 + n), '1/' || (1000 + n), 1 FROM more;
             INSERT INTO category_here (municipality_id, category_id, name_ru, retired_at)
             SELECT 1, 1000 + n, 'Область ' || n, iif(n > 10, '2026-11-20T00:00:00+00:00', NULL) FROM more;
             DROP TABLE more",
        )
        .await;
    irina.goes(ALL).await;
    irina.sees("Область 10");
    irina.does_not_see("Область 11:");
    irina.presses("Добавить область").await;
    irina.says("Музейные").await;
    irina.sees("Областей уже 20: больше на кнопках не поместится.");
    irina.presses("Отмена").await;
    irina.goes(ALL).await;
    irina.presses("Убранные области: 300").await;
    irina.sees("300 областей для новых записей не предлагаются");
    irina.sees("1 из 43");
    irina.says("область 310").await;
    irina.presses("❌ Область 310").await;
    irina.presses("Вернуть область").await;
    irina.sees("Областей уже 20");
    world
        .tamper(
            "DELETE FROM category_here WHERE category_id > 1017;
             DELETE FROM deficit_category WHERE id > 1017;
             UPDATE category_here SET retired_at = retired_at",
        )
        .await;
    irina.goes(ALL).await;
    irina.presses("Убранные области: 7").await;
    irina.sees("7 областей для новых записей не предлагаются");
    // All but one.
    world
        .tamper(
            "INSERT INTO category_here (municipality_id, category_id, retired_at)
             SELECT 1, id, '2026-11-20T00:00:00+00:00' FROM deficit_category WHERE id > 1 AND municipality_id IS NULL;
             UPDATE category_here SET retired_at = '2026-11-20T00:00:00+00:00'",
        )
        .await;
    opens(&irina, "Предметные").await;
    irina.presses("Убрать область").await;
    irina.presses("Убрать область").await;
    irina.sees("Хотя бы одна область, которую может выбрать каждый, должна остаться.");
    assert_eq!(world.count("SELECT count(*) FROM category_here WHERE category_id = 1").await, 0);
    world.end().await;
}

fn book(rows: &[[&str; 6]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// Office «Imports»: areas go out with the catalogue and come back changed, with their items, as a whole.
#[tokio::test]
async fn areas_come_back_with_the_spreadsheet() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    irina.goes(ALL).await;
    irina.presses("📄 Таблица").await;
    world.made().await;
    world.deliver().await;
    let rows = cells(file(&irina).1);
    let place = |wanted: [&str; 3]| rows.iter().position(|row| row[..3] == wanted);
    let (area, item) = (place(["2", "Методические", ""]), place(["2.1", "Методические", "Планирование урока по ФГОС"]));
    assert!(area.is_some() && area < item, "{rows:?}");

    let sent = [
        ["Номер", "Область", "Пункт", "По-английски", "Состояние", "Коротко"],
        ["", "Музейная педагогика и краеведение", "Работа с экспонатом", "", "", ""],
        ["2", "Методика урока", "", "Lesson methods", "", ""],
        ["3", "Психолого-педагогические", "", "Psychological", "в каталоге", ""],
        ["9", "Проектно-исследовательские", "", "", "убран", ""],
        ["", "Музейная педагогика и краеведение", "", "", "", "Музейные"],
        ["", "Краеведение и туризм нашего города", "", "", "", ""],
        ["77", "Чего-то нет", "", "", "", ""],
    ];
    irina.goes(ALL).await;
    irina.presses("Загрузить").await;
    irina.done(world.sim.sends_document(irina.id, "каталог.xlsx", book(&sent), "")).await;
    world.made().await;
    irina.presses("Проверить столбцы").await;
    irina.presses("Всё верно").await;
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.presses_like("Не войдут").await;
    irina.presses_like("7. Краеведение").await;
    irina.sees("Для кнопок нужно короткое название");
    irina.presses("‹ Назад").await;
    irina.presses("‹ Назад").await;
    assert_eq!(world.count("SELECT count(*) FROM category_here").await, 0, "nothing is written before the word");
    irina.presses("Загрузить: 4").await;
    irina.sees("✅ Загружено. Новых: 2, изменено: 2.");
    olga.goes(NEW_DEFICIT).await;
    olga.sees("Методика урока");
    olga.does_not_see("Проекты и исследования");
    olga.presses("Музейные").await;
    olga.sees("Работа с экспонатом");
    let noted = matters(&world).await;
    assert!(noted.ends_with("category-added category-renamed category-retired item-added"), "{noted}");

    // What has changed since the report is shown anew, and nothing of the file is taken meanwhile.
    let again = [sent[0], ["2", "Методика", "", "", "", ""], sent[6], sent[7]];
    irina.goes(ALL).await;
    irina.presses("Загрузить").await;
    irina.done(world.sim.sends_document(irina.id, "каталог.xlsx", book(&again), "")).await;
    world.made().await;
    irina.presses("Проверить столбцы").await;
    irina.presses("Всё верно").await;
    world.made().await;
    irina.presses("Открыть отчёт").await;
    world.tamper("UPDATE category_here SET name_ru = 'Урок' WHERE category_id = 2").await;
    irina.presses("Загрузить: 1").await;
    irina.does_not_see("✅ Загружено");
    assert_eq!(world.text("SELECT name_ru FROM category_here WHERE category_id = 2").await, "Урок");
    world.end().await;
}
