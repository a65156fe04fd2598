//! Schools that offer to host a cluster (S1-01): the offer, what a coordinator answers by an order or with a word, and what
//! the school hears.

use crate::world::{Somebody, World};

/// A coordinator, and who represents School No. 3.
async fn a_school(world: &World) -> (Somebody<'_>, Somebody<'_>) {
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let vera = world.teacher("Орлова Вера Павловна").await;
    world.represents(2).await;
    world.deliver().await;
    (irina, vera)
}

/// The school is offered for a direction.
async fn offers(vera: &Somebody<'_>, direction: &str, words: &str) {
    vera.does(&["> /school", "Принять кластер", "Предложить школу", direction, words, "Отправить"]).await;
}

/// S1-01: an offer becomes a cluster of that school by an order, and «Сегодня» brings it to the coordinator.
#[tokio::test]
async fn s1_01_a_school_offers_itself_and_hosts_a_cluster() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    vera.does(&["> /school", "Принять кластер"]).await;
    vera.sees("Школа может стать опорной");
    offers(&vera, "Методические", "> Лаборатория и два эксперта").await;
    vera.sees("✅ Координаторы увидят предложение.");
    vera.sees("Отправлено 1 предложение.");
    // The same is not offered twice while it waits.
    offers(&vera, "Методические", "Пропустить").await;
    vera.sees("Такое предложение уже ждёт ответа.");
    assert_eq!(world.count("SELECT count(*) FROM host_offer").await, 1);
    world.deliver().await;
    irina.sees("Школа № 3 готова принять кластер");
    irina.says("/menu").await;
    irina.presses_like("Предложения школ: 1").await;
    irina.sees("Ждёт 1 предложение.");
    irina.presses_like("Школа № 3").await;
    irina.sees("Направление: методические");
    irina.sees("Лаборатория и два эксперта");
    irina.presses("Принять").await;
    for (typed, answer) in [
        ("№", "Не вижу номера приказа."),
        ("7-о от 31.02.2026", "Не понимаю дату приказа."),
        ("7-о от 01.12.2026", "Этот день ещё не наступил."),
    ] {
        irina.says(typed).await;
        irina.sees(answer);
    }
    irina.says("№ 7-о от 10.11.2026").await;
    irina.sees("«Методические: Школа № 3»");
    irina.sees("Приказ № 7-о от 10.11.2026");
    irina.does(&["Назвать иначе", "> Оценивание без отметок"]).await;
    irina.sees("«Оценивание без отметок»");
    irina.presses("Создать").await;
    irina.sees("✅ Кластер создан. Осталось назначить руководителя.");
    irina.sees("📍 Школа № 3");
    irina.sees("Создан приказом № 7-о от 10.11.2026");
    world.deliver().await;
    vera.sees("✅ Школа № 3 принимает кластер");
    vera.presses("Открыть кластер").await;
    vera.sees("2026/27 учебный год: приказ № 7-о от 10.11.2026");
    assert_eq!(
        world.text("SELECT host_organisation_id || ' ' || order_number || ' ' || order_day FROM groups").await,
        "1 7-о 2026-11-10"
    );
    assert_eq!(
        world.text("SELECT group_concat(became) FROM journal WHERE matter = 'host-offer'").await,
        "offered,taken"
    );
    vera.does(&["> /school", "Принять кластер", "✅ Методические"]).await;
    vera.sees("✅ Принято, кластер создан");
    irina.says("/menu").await;
    irina.does_not_see("Предложения школ");
    world.end().await;
}

/// A number that another cluster bears is asked about: one order may name several schools, and another day of the year
/// cannot.
#[tokio::test]
async fn an_order_that_is_used_twice_is_asked_about() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    for direction in ["Методические", "Предметные"] {
        offers(&vera, direction, "Пропустить").await;
    }
    world.deliver().await;
    irina.does(&["> /menu", "~ Предложения школ: 2", "~ методические", "Принять"]).await;
    irina.does(&["> 7-о от 10.11.2026", "Создать"]).await;
    irina.does(&["> /menu", "~ Предложения школ: 1", "~ предметные", "Принять", "> 7-о от 11.11.2026"]).await;
    irina.sees("❗ Приказ с этим номером от 10.11.2026 уже стоит у кластера «Методические: Школа № 3».");
    irina.does(&["Исправить приказ", "> 7-о от 10.11.2026"]).await;
    irina.sees("❗ По этому приказу уже создан кластер «Методические: Школа № 3».");
    // One order for several: she knows better.
    irina.presses("Создать").await;
    irina.sees("✅ Кластер создан.");
    assert_eq!(world.count("SELECT count(*) FROM groups WHERE order_number = '7-о'").await, 2);
    // A name that is taken is said so, and another is asked for.
    offers(&vera, "Методические", "Пропустить").await;
    irina.does(&["> /menu", "~ Предложения школ", "~ методические", "Принять", "> 8 от 10.11.2026", "Создать"]).await;
    irina.sees("Методические: Школа № 3");
    irina.says("Второй кластер").await;
    irina.presses("Создать").await;
    irina.sees("✅ Кластер создан.");
    world.end().await;
}

/// Declining with a word; taking back; what is answered already does nothing.
#[tokio::test]
async fn an_offer_is_declined_with_a_word_or_taken_back() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    offers(&vera, "Методические", "Пропустить").await;
    world.deliver().await;
    irina.presses("Посмотреть").await;
    irina.does(&["Отклонить", "> Весной вернёмся к этому направлению"]).await;
    irina.sees("✅ Предложение отклонено.");
    world.deliver().await;
    vera.sees("Школа № 3: предложение отклонено");
    vera.sees("Координатор пишет: Весной вернёмся к этому направлению");
    vera.presses("Предложения школы").await;
    vera.presses("❌ Методические").await;
    vera.sees("Отклонено координатором");
    // Taken back while the coordinator looks at it.
    offers(&vera, "Предметные", "Пропустить").await;
    irina.does(&["> /menu", "~ Предложения школ", "~ предметные"]).await;
    vera.does(&["⏳ Предметные", "Отозвать предложение"]).await;
    vera.sees("✅ Предложение отозвано.");
    irina.does(&["Принять", "> 9 от 10.11.2026"]).await;
    irina.sees("школа его отозвала");
    assert_eq!(world.count("SELECT count(*) FROM groups").await, 0);
    assert_eq!(
        world.text("SELECT group_concat(became) FROM journal WHERE matter = 'host-offer'").await,
        "offered,declined,offered,withdrawn"
    );
    world.end().await;
}

/// A teacher who represents nothing offers nothing, and no municipality without host schools has the door.
#[tokio::test]
async fn a_teacher_offers_no_school() {
    let world = World::start().await;
    let (irina, _vera) = a_school(&world).await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.goes(r#">1:offering:{"of":{"school":1}}"#).await;
    olga.does_not_see("Предложить школу");
    olga.goes(r#">1:hosting:"list""#).await;
    olga.does_not_see("Здесь будут школы");
    irina.goes(r#">1:hosting:"list""#).await;
    irina.sees("Здесь будут школы, которые готовы принять кластер.");
    world.end().await;
}

/// Lists of one, of a page and of many, on both sides.
#[tokio::test]
async fn the_lists_of_offers_hold_at_any_length() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    for (rows, said) in [
        (
            "INSERT INTO host_offer (municipality_id, organisation_id, category_id, offered_at)
             VALUES (1, 1, 2, '2026-11-01T00:00:00+00:00')",
            "Ждёт 1 предложение.",
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6)
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form, confirmed)
             SELECT 1000 + i, 1, 'Лицей № ' || i, 'Лицей № ' || i, x'01', ' лицей ' || i, 1 FROM n;
             INSERT INTO host_offer (municipality_id, organisation_id, category_id, offered_at)
             SELECT 1, id, 2, '2026-11-01T00:00:00+00:00' FROM organisation WHERE id > 1000;
             INSERT INTO host_offer (municipality_id, organisation_id, category_id, offered_at, answered_at, answer)
             SELECT 1, 1, id, '2026-11-01T00:00:00+00:00', '2026-11-02T00:00:00+00:00', 'withdrawn'
             FROM deficit_category WHERE id != 2",
            "Ждут 7 предложений.",
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 7 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form, confirmed)
             SELECT 1000 + i, 1, 'Лицей № ' || i, 'Лицей № ' || i, x'01', ' лицей ' || i, 1 FROM n;
             INSERT INTO host_offer (municipality_id, organisation_id, category_id, offered_at)
             SELECT 1, id, 2, '2026-11-01T00:00:00+00:00' FROM organisation WHERE id > 1006",
            "Ждут 300 предложений.",
        ),
    ] {
        world.tamper(rows).await;
        irina.goes(r#">1:hosting:"list""#).await;
        irina.sees(said);
        assert!(irina.card().labels().len() <= 12, "{}", irina.screen());
        vera.does(&["> /school", "Принять кластер"]).await;
        assert!(vera.card().labels().len() <= 12, "{}", vera.screen());
    }
    irina.says("лицей № 250").await;
    irina.label_like("Лицей № 250");
    irina.says("гимназия").await;
    irina.sees("По запросу «гимназия» ничего не нашлось.");
    world.end().await;
}

/// Both lists of offers are searched by typing: by the school and the direction, and one's own by the direction.
#[tokio::test]
async fn offers_are_searched_by_typing() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    vera.does(&["> /school", "Принять кластер", "> методические"]).await;
    vera.sees("Школа может стать опорной");
    offers(&vera, "Методические", "Пропустить").await;
    offers(&vera, "Цифровые", "Пропустить").await;
    vera.sees("Выберите предложение или напишите направление.");
    vera.says("цифр").await;
    vera.label_like("⏳ Цифровые");
    assert!(vera.card().labels().concat().iter().all(|label| !label.contains("Методические")), "{}", vera.screen());
    vera.says("никакое").await;
    vera.sees("По запросу «никакое» ничего не нашлось. Напишите часть направления.");
    irina.goes(r#">1:hosting:"list""#).await;
    irina.sees("Выберите предложение или напишите школу либо направление.");
    irina.says("методич").await;
    irina.label_like("методические");
    assert!(irina.card().labels().concat().iter().all(|label| !label.contains("цифровые")), "{}", irina.screen());
    irina.says("школа 3").await;
    irina.label_like("цифровые");
    irina.says("никакое").await;
    irina.sees("По запросу «никакое» ничего не нашлось.");
    world.end().await;
}
