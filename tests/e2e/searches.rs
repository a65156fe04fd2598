//! Every list finds what is sought as people write it, and has one order.

use grozd::text::forms;

use crate::world::{CLUSTER, Somebody, World};

/// Longer than the part of a search that a card repeats.
const LONG: &str = "Берёзовская средняя общеобразовательная школа имени Героя Советского Союза Фёдора Тёркина № 35";

/// What is typed into the list that stands, and what then stands on the card.
async fn finds(somebody: &Somebody<'_>, list: &str, typed: &[&str], expected: &str) {
    for text in typed {
        somebody.says(list).await;
        somebody.says(text).await;
        assert!(somebody.shows(expected), "«{text}» does not find «{expected}»:\n{}", somebody.screen());
    }
}

/// Faults 3, 4: «е» and «ё», small and large letters find one another in each list, and so does a whole long name.
#[tokio::test]
async fn each_list_finds_what_is_typed_as_people_type() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    world.teacher("Ёлкина Анна").await;
    world.teacher("Семенов Федор").await;
    world.school(LONG).await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "UPDATE groups SET name = 'Каждый ребёнок важен: как увидеть, понять и поддержать того, кому труднее';
             INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             VALUES (1, 1, 'Учёт знаний', 'high', '2026-11-20T06:00:00+00:00');
             INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 3, '2026-11-01T00:00:00+00:00');
             INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 1, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    finds(&irina, "/people", &["елкина", "ЁЛКИНА", "ёлк", "Елкина Анна"], "Ёлкина").await;
    finds(&irina, "/people", &["семёнов", "СЕМЕНОВ", "фёдор", "федор семёнов"], "Семенов").await;
    let cluster = "Каждый";
    finds(&irina, "/clusters", &["ребенок", "РЕБЁНОК", "каждый ребенок важен"], cluster).await;
    let whole = "каждый ребенок важен: как увидеть, понять и поддержать того, кому труднее";
    finds(&irina, "/clusters", &[whole], cluster).await;
    finds(&irina, "/deficits", &["учет", "УЧЁТ", "учёт знаний"], "Нашёлся 1 из 1").await;

    irina.says("/clusters").await;
    irina.presses_like(cluster).await;
    irina.presses("Участники").await;
    for typed in ["семёнов", "елкина", "ЁЛКИНА"] {
        irina.says(typed).await;
        irina.sees("Наш");
    }

    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    olga.presses("Дальше").await;
    olga.says("Петрова Ольга").await;
    for typed in ["березовская", "БЕРЁЗОВСКАЯ СРЕДНЯЯ", "школа имени федора теркина"]
    {
        olga.says(typed).await;
        olga.sees("№ 35");
        olga.sees("Где вы работаете?");
    }
    // The whole name is the button itself.
    olga.says(LONG).await;
    olga.sees("Ваша должность?");
    world.end().await;
}

/// Faults 4, TRIED A14: events, sheets, the desk's groups and members too; people as they are called.
#[tokio::test]
async fn events_sheets_groups_and_members_are_found_as_people_type() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Алексеева Вера Михайловна").await;
    world.teacher("Алексеева Марина Викторовна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "UPDATE groups SET name = 'Каждый ребёнок важен';
             INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 3, '2026-11-01T00:00:00+00:00');
             INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_at)
             VALUES (1, 'seminar', 'Учёт знаний', '', '2026-11-26T11:30:00+00:00', 'Школа', '2026-11-20T06:00:00+00:00'),
                    (1, 'seminar', 'Съёмка урока', '', '2026-11-20T11:30:00+00:00', 'Школа', '2026-11-19T06:00:00+00:00');
             INSERT INTO event_group SELECT id, 1 FROM event",
        )
        .await;
    finds(&irina, "/events", &["учет", "УЧЁТ", "знаний учет"], "14:30 Учёт знаний").await;
    finds(&irina, "/attendance", &["съемка", "СЪЁМКА", "урока съем"], "20.11 Съёмка урока").await;
    irina.says("/people").await;
    irina.presses("Кластеры").await;
    for typed in ["ребенок", "РЕБЁНОК", "каждый ребенок"] {
        irina.says(typed).await;
        irina.sees("[Каждый ребёнок важен");
    }
    irina.says("/clusters").await;
    irina.presses_like("Каждый").await;
    irina.presses("Участники").await;
    for typed in ["Вера Михайловна", "Алексеева В.М.", "алексеева вера"] {
        irina.says(typed).await;
        irina.sees("Алексеева Вера");
        irina.does_not_see("Алексеева Марина");
    }
    // On a sheet the only one who is called so is ticked at once.
    irina.says("/attendance").await;
    irina.presses_like("Съёмка").await;
    irina.says("Вера Михайловна").await;
    irina.sees("✅ Отмечено 1: Алексеева В. М.");
    irina.says("Алексеева М.В.").await;
    irina.sees("Отмечено 2 из 2");
    world.end().await;
}

/// Faults 5: one order everywhere.
#[tokio::test]
async fn each_list_has_the_same_order() {
    let world = World::start().await;
    let irina = world.coordinator("Яковлева Ирина").await;
    for name in ["Әхмәтова Алия", "Ёлкина Анна", "Елкин Яков", "Жуков Пётр", "Абрамова Ольга"]
    {
        world.teacher(name).await;
    }
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
                 SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 2",
        )
        .await;
    let order = ["Абрамова", "Әхмәтова", "Елкин Я", "Ёлкина", "Жуков"];
    let stands = |somebody: &Somebody<'_>| {
        let screen = somebody.screen();
        let places: Vec<_> = order.iter().map(|name| screen.find(name)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{screen}");
    };
    irina.says("/people").await;
    irina.presses("Люди").await;
    stands(&irina);
    irina.says("/clusters").await;
    irina.presses_like("Физика").await;
    irina.presses("Участники").await;
    stands(&irina);
    world
        .tamper(
            "INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_at)
             VALUES (1, 'seminar', 'Линзы', '', '2026-11-20T11:30:00+00:00', 'Школа', '2026-11-19T06:00:00+00:00');
             INSERT INTO event_group SELECT id, 1 FROM event",
        )
        .await;
    irina.says("/attendance").await;
    irina.presses_like("Линзы").await;
    stands(&irina);
    for school in ["яшинская школа", "Ёлкинская школа", "Ежовская школа", "Жуковская школа"]
    {
        world.school(school).await;
    }
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    olga.presses("Дальше").await;
    olga.says("Петрова Ольга").await;
    let screen = olga.screen();
    let schools = ["Ежовская", "Ёлкинская", "Жуковская", "Школа № 3", "яшинская"];
    let places: Vec<_> = schools.iter().map(|name| screen.find(name)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{screen}");
    world.end().await;
}

/// Faults 5: the desk's groups have the same order as all lists, within their three kinds: who is without a leader is
/// first, what is closed is last. Whoever is given a group to lead chooses in the same order.
#[tokio::test]
async fn the_desk_s_groups_have_the_same_order() {
    let world = World::start().await;
    let irina = world.coordinator("Яковлева Ирина").await;
    world.teacher("Абрамова Ольга").await;
    // Founded in no order.
    for (name, phase, led) in [
        ("яркий урок", "working", false),
        ("Ёлка и химия", "forming", false),
        ("Әдәбият", "working", true),
        ("Азбука", "closed", false),
        ("Ежедневник учителя", "working", false),
        ("Жизнь класса", "summing", false),
        ("Яблоко Ньютона", "closed", true),
        ("Абак", "working", true),
        ("Язык и речь", "working", true),
    ] {
        let form: String = forms::sort(name).iter().map(|byte| format!("{byte:02x}")).collect();
        let leader = if led {
            "INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             SELECT 1, 2, 'leader', max(id), '2026-11-01T00:00:00+00:00' FROM groups"
        } else {
            ""
        };
        let sql = format!(
            "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (1, 'cluster', '{name}', x'{form}', '', '{phase}', '2026-11-01T00:00:00+00:00'); {leader}"
        );
        // The world takes what is written in a test, and this is.
        world.tamper(sql.leak()).await;
    }
    let open = ["Ежедневник", "Ёлка", "Жизнь", "яркий", "Абак", "Әдәбият", "Язык"];
    let stands = |order: &[&str]| {
        let card = irina.card();
        let labels = card.labels().concat();
        let places: Vec<_> = order.iter().map(|name| labels.iter().position(|label| label.contains(name))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{}", irina.screen());
    };
    irina.goes(r#">1:groups:"list""#).await;
    stands(&open);
    irina.presses("›").await;
    stands(&["Азбука", "Яблоко"]);
    irina.goes(r#">1:leading:{"what":{"person":2}}"#).await;
    stands(&open);
    world.end().await;
}
