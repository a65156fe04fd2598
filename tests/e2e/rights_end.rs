//! A right that ends in the middle of a form, and rules that change while one is open.

use crate::papers::{file, words};
use crate::world::{CLUSTER, Somebody, World};

/// A form: where it begins, what is done in it (`> ` says, `~ ` presses what is labelled so, all else is a label), and what
/// would store it.
type Filled = (&'static str, &'static [&'static str], &'static str);

/// What a coordinator fills in; the sheet of attendance, the form of an event and appointing have their own tests
/// (`gates.rs`, `roles_office.rs`), those of a school's representative, too (`representative.rs`).
const COORDINATORS: [Filled; 21] = [
    (r#">1:organisations:"add""#, &["> Школа № 100"], "Добавить 1"),
    (r#">1:organisations:{"card":{"id":2}}"#, &["Переименовать"], "> Лицей № 50"),
    (r#">1:organisations:{"card":{"id":2}}"#, &["Объединить", "~ Школа № 3"], "Объединить"),
    (r#">1:aboutorganisation:{"of":{"id":1}}"#, &["Адрес"], "> с. Лесное, ул. Школьная, 1"),
    (
        r#">1:headcounts:{"of":{"id":1}}"#,
        &["Внести", "> 01.09.2026", "> 40 3 10 5 4", "Статистика"],
        "Внести численность",
    ),
    (
        r#">1:marks:{"of":{"id":1}}"#,
        &["Низкие результаты", "Поставить", "> приказ № 45-ОД", "> 30.08.2026", "> 01.09.2026", "Без срока"],
        "Поставить",
    ),
    (
        r#">1:agreements:{"of":{"id":1}}"#,
        &["Внести", "Соглашение", "> № 5", "> 01.09.2026", "> 21.12.2026", "> Лесной институт", "Без кластера"],
        "Записать",
    ),
    (r#">1:people:{"card":{"id":2}}"#, &["Изменить запись", "Перевести в другую школу", "> Лицей № 5"], "Перевести"),
    (r#">1:people:{"card":{"id":2}}"#, &["Изменить запись", "Больше не работает"], "Больше не работает"),
    (
        r#">1:people:{"card":{"id":2}}"#,
        &["Изменить запись", "Удалить человека", "По просьбе человека"],
        "Удалить человека",
    ),
    (r#">1:people:{"card":{"id":2}}"#, &["Сделать координатором"], "Сделать координатором"),
    (r#">1:people:"all""#, &["Добавить человека", "> Зимина Анна Петровна", "Школа № 3", "Учитель"], "Добавить"),
    (
        r#">1:people:{"card":{"id":2}}"#,
        &["Целевые категории", "+ Высокие результаты", "> победитель конкурса", "31.08.2027"],
        "Отнести",
    ),
    (r#">1:newgroup:"new""#, &["> Химия", "Предметные", "Готово: 1", "Пропустить", "Школа № 3", "~ Лугова"], "Создать"),
    (r#">1:leading:{"whom":{"group":1}}"#, &["~ Ершов"], "Назначить"),
    (r#">1:rostering:{"person":{"person":4}}"#, &[], "Физика"),
    (r#">1:groups:{"card":{"id":1}}"#, &["Этап"], "~ подводит"),
    (r#">1:roles:{"person":{"id":4}}"#, &["Координатор", "Снять", "Без приказа"], "Снять"),
    (r#">1:handing:{"from":{"person":1}}"#, &["> Ершов", "~ Ершов"], "Передать"),
    (r#">1:papers:{"of":{"group":1}}"#, &["Приказ о составе"], "Без номера"),
    (
        r#">1:newplanentry:{"of":{"which":{"group":null,"year":2026}}}"#,
        &["> Мониторинг", "Ноябрь", "Пропустить"],
        "Добавить",
    ),
];

/// What a leader fills in.
const LEADERS: [Filled; 3] = [
    (r#">1:events:{"card":{"id":1}}"#, &["Отменить событие"], "Отменить событие"),
    (
        r#">1:newplanentry:{"of":{"which":{"group":1,"year":2026}}}"#,
        &["> Открытый урок", "Ноябрь", "Пропустить"],
        "Добавить",
    ),
    (r#">1:plans:{"entry":{"id":1}}"#, &["Изменить", "Результат"], "> протокол"),
];

async fn does(person: &Somebody<'_>, step: &str) {
    if let Some(words) = step.strip_prefix("> ") {
        person.says(words).await;
    } else if let Some(part) = step.strip_prefix("~ ") {
        person.presses_like(part).await;
    } else {
        person.presses(step).await;
    }
}

/// Who leads «Физика», and two coordinators; the second person is its member.
async fn a_municipality(world: &World) -> [Somebody<'_>; 3] {
    let anna = world.teacher("Лугова Анна Ильинична").await;
    world.teacher("Ершов Иван Сергеевич").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let pavel = world.coordinator("Ким Павел Андреевич").await;
    world.school("Лицей № 5").await;
    world.tamper(CLUSTER).await;
    [anna, irina, pavel]
}

/// Fills each form up to what would store it, ends the right, and tries; then gives the right back.
async fn tries(person: &Somebody<'_>, forms: &[Filled], (ends, comes): (&'static str, &'static str), word: &str) {
    let world = person.world;
    for (place, steps, last) in forms {
        person.goes(place).await;
        if person.card().has_button("Начать заново") {
            person.presses("Начать заново").await;
        }
        for step in *steps {
            does(person, step).await;
        }
        world.tamper(ends).await;
        let before = world.facts().await;
        does(person, last).await;
        assert!(person.shows(word), "{place}, {last}:\n{}", person.screen());
        assert_eq!(world.facts().await, before, "{place}, {last}");
        world.tamper(comes).await;
    }
}

/// Office, «Bad input and faults»: a role ended in the middle of a draft: each form that needs one is refused by its last
/// press, and nothing is stored.
#[tokio::test]
async fn a_right_that_ends_in_the_middle_of_a_form_stores_nothing() {
    let world = World::start().await;
    let [anna, irina, _] = a_municipality(&world).await;
    world
        .tamper(
            "INSERT INTO plan (id, municipality_id, group_id, year) VALUES (1, 1, 1, 2026);
             INSERT INTO plan_entry (plan_id, matter, search_form, begins, ends, grain, source)
             VALUES (1, 'Семинар', ' семинар', '2026-12-01', '2026-12-31', 'month', 'hand');
             INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
             VALUES (1, 'seminar', 'Линзы', '', '2026-12-01T09:00:00+00:00', 'Школа', 1, '2026-11-01T00:00:00+00:00');
             INSERT INTO event_group SELECT id, 1 FROM event",
        )
        .await;
    let coordinates = (
        "UPDATE appointment SET until = since WHERE person_id = 3 AND role = 'coordinator'",
        "UPDATE appointment SET until = NULL WHERE person_id = 3 AND role = 'coordinator'",
    );
    tries(&irina, &COORDINATORS, coordinates, "❌ Это могут").await;
    let leads = (
        "UPDATE appointment SET until = since WHERE person_id = 1 AND role = 'leader'",
        "UPDATE appointment SET until = NULL WHERE person_id = 1 AND role = 'leader'",
    );
    tries(&anna, &LEADERS, leads, "❌ Это может").await;
    world.end().await;
}

/// The same of a list that waits for its takeover.
#[tokio::test]
async fn a_right_that_ends_beside_an_offered_list_takes_nothing_over() {
    let world = World::start().await;
    let [_, irina, _] = a_municipality(&world).await;
    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    let list = "ФИО;Школа;Должность\nКотова Вера Павловна;Школа № 3;Учитель\n".as_bytes().to_vec();
    irina.done(world.sim.sends_document(irina.id, "кадры.csv", list, "")).await;
    world.made().await;
    irina.follows(&["Проверить столбцы", "Всё верно"]).await;
    world.made().await;
    irina.presses("Открыть отчёт").await;
    world.tamper("UPDATE appointment SET until = since WHERE person_id = 3 AND role = 'coordinator'").await;
    let before = world.facts().await;
    irina.presses("Загрузить: 1").await;
    irina.sees("Это могут только координаторы муниципалитета.");
    assert_eq!(world.facts().await, before);
    world.end().await;
}

/// Changes a key by its buttons or by typing, as another coordinator.
async fn changes(person: &Somebody<'_>, key: &str, value: &str) {
    person.goes(&format!(r#">1:rules:{{"rule":{{"key":"{key}"}}}}"#)).await;
    does(person, value).await;
    person.says("решение совета").await;
    person.presses("Изменить").await;
    person.sees("✅ Записано");
}

/// Office, «Bad input and faults»: a regulation changed while a draft that asked it is open: the draft goes on by what holds
/// now. The order that is about to be made bears the head of now, and its register the version of now; a form whose part of
/// the work is given up is answered kindly, and goes on where it is taken up again.
#[tokio::test]
async fn a_draft_goes_on_by_the_rules_of_now() {
    let world = World::start().await;
    let [anna, irina, pavel] = a_municipality(&world).await;
    changes(&pavel, "head_name", "> Зорина Нина Петровна").await;
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.presses("Приказ о составе").await;
    changes(&pavel, "head_name", "> Котов Олег Юрьевич").await;
    irina.presses("Без номера").await;
    world.made().await;
    let order = words(&file(&irina).1);
    assert!(order.contains("О.Ю. Котов") && !order.contains("Зорина"), "{order}");
    let version = world.count("SELECT max(version) FROM regulation").await;
    assert_eq!(world.count("SELECT max(regulation) FROM paper").await, version);

    // The entry of a plan, where plans are given up and come back: nothing of the draft is lost.
    anna.goes(r#">1:newplanentry:{"of":{"which":{"group":1,"year":2026}}}"#).await;
    anna.says("Открытый урок").await;
    changes(&pavel, "plans", "Поставить «нет»").await;
    let before = world.facts().await;
    anna.presses("Ноябрь").await;
    anna.sees("Этого раздела в вашем муниципалитете нет");
    assert_eq!(world.facts().await, before);
    changes(&pavel, "plans", "Поставить «да»").await;
    anna.goes(r#">1:newplanentry:{"of":{"which":{"group":1,"year":2026}}}"#).await;
    anna.presses("Продолжить").await;
    for step in ["Ноябрь", "Пропустить", "Добавить"] {
        anna.presses(step).await;
    }
    anna.sees("✅ Запись добавлена.");
    world.end().await;
}
