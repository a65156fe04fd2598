//! What belongs to a cluster besides its events: its programme, the roster of a day, who of its members is what (S1-06,
//! S0-07), and its end.

use crate::papers::{cells, file};
use crate::world::{CLUSTER, World};

/// S1-06: the leader brings the programme, members open it, it is replaced and taken off; a coordinator sees who has none.
#[tokio::test]
async fn s1_06_a_cluster_has_a_programme_for_its_members() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = world.teacher("Ким Анна").await;
    let irina = world.coordinator("Смирнова Ирина").await;
    world.tamper(CLUSTER).await;
    irina.does(&["> /people", "Кластеры", "Без программы: 1"]).await;
    irina.sees("Кластеры без программы");
    irina.presses_like("Физика").await;
    irina.sees("Программы пока нет");
    olga.does(&["> /clusters", "~ Физика"]).await;
    assert!(!olga.card().has_button("Программа"), "{}", olga.screen());
    pyotr.does(&["> /clusters", "~ Физика", "Программа"]).await;
    pyotr.sees("Здесь будет программа для участников.");
    pyotr.done(world.sim.sends_document(pyotr.id, "Программа.txt", b"aims and weeks".to_vec(), "")).await;
    world.fetched().await;
    pyotr.sees("✅ Программа сохранена.");
    pyotr.sees("Программа.txt");
    assert_eq!(world.count("SELECT count(*) FROM file").await, 0, "the file is the cluster's now");
    olga.does(&["> /clusters", "~ Физика", "Программа", "Открыть файл"]).await;
    world.made().await;
    assert_eq!(olga.file("Программа.txt"), "aims and weeks");
    // Who does not belong to it has no such button, and a forged one opens nothing.
    anna.does(&["> /clusters", "~ Физика"]).await;
    assert!(!anna.card().has_button("Программа"), "{}", anna.screen());
    anna.goes(r#">1:programme:{"of":{"group":1}}"#).await;
    anna.does_not_see("Программа.txt");
    // Replaced: one file, the new one.
    pyotr.does(&["Заменить"]).await;
    pyotr.done(world.sim.sends_document(pyotr.id, "Весна.txt", b"spring".to_vec(), "")).await;
    world.fetched().await;
    pyotr.sees("Весна.txt");
    pyotr.does_not_see("Программа.txt");
    irina.does(&["> /people", "Кластеры"]).await;
    irina.does_not_see("Без программы");
    pyotr.does(&["Убрать", "Убрать"]).await;
    pyotr.sees("✅ Программа убрана.");
    assert_eq!(world.count("SELECT count(*) FROM groups WHERE programme_hash IS NULL").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'group-programme'").await, 3);
    world.end().await;
}

/// S0-07, S1-06: people and organisations are customers, performers, experts; the roster, the spreadsheet and the journal
/// say so.
#[tokio::test]
async fn s1_06_members_are_customers_performers_and_experts() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO membership (group_id, organisation_id, joined_at) VALUES (1, 1, '2026-11-01T00:00:00+00:00');
             INSERT INTO membership (group_id, name, joined_at) VALUES (1, 'Гостев Пётр', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    pyotr.does(&["> /clusters", "~ Физика", "Участники", "Роли участников"]).await;
    pyotr.sees("Заказчиков: 0, исполнителей: 0, экспертов: 0");
    pyotr.does(&["~ Петрова", "Исполнитель"]).await;
    pyotr.sees("✅ Роль записана: исполнитель.");
    pyotr.does(&["~ Школа № 3", "Заказчик", "~ Гостев", "Эксперт"]).await;
    pyotr.sees("Заказчиков: 1, исполнителей: 1, экспертов: 1");
    pyotr.label_like("Школа № 3 · заказчик");
    pyotr.presses("‹ Назад").await;
    pyotr.sees("Петрова Ольга, Школа № 3 · исполнитель");
    pyotr.presses("📄 Таблица").await;
    world.made().await;
    let rows = cells(file(&pyotr).1);
    let roles: Vec<_> = rows.iter().skip(1).map(|row| row[4].as_str()).collect();
    // People come before organisations.
    assert_eq!(roles, ["руководитель", "участник, исполнитель", "участник, эксперт", "участник, заказчик"], "{rows:?}");
    // Members see the same of each other; and a part can be taken off.
    olga.does(&["> /clusters", "~ Физика", "Участники"]).await;
    olga.sees("исполнитель");
    pyotr.does(&["> /clusters", "~ Физика", "Участники", "Роли участников", "~ Петрова", "Без роли"]).await;
    pyotr.sees("✅ Роль снята.");
    assert_eq!(
        world
            .text(
                "SELECT group_concat(coalesce(person_id, 'o' || organisation_id, 'name') || ':' || coalesce(became, '-'), ' ')
                 FROM journal WHERE matter = 'member-part'"
            )
            .await,
        "2:performer o1:customer name:expert 2:-"
    );
    // A member who is none of those who answer has no such room.
    olga.goes(r#">1:parts:{"of":{"group":1}}"#).await;
    olga.does_not_see("Заказчиков");
    world.end().await;
}

/// Rosters of nobody, of one, of a page and of many, with parts and as of a day.
#[tokio::test]
async fn rosters_hold_at_any_length() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    world.tamper("DELETE FROM membership").await;
    pyotr.does(&["> /clusters", "~ Физика", "Участники", "Роли участников"]).await;
    pyotr.sees("Здесь будут участники кластера: люди и организации.");
    pyotr.does(&["‹ Назад", "Состав на начало"]).await;
    pyotr.sees("👥 Состав на 1 сентября 2026: 0");
    pyotr.sees("В этот день в кластере никого не было.");
    for (rows, said) in [
        (
            "INSERT INTO membership (group_id, name, joined_at) VALUES (1, 'Гость 1', '2026-08-20T00:00:00+00:00')",
            "👥 Состав на 1 сентября 2026: 1",
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 7)
             INSERT INTO membership (group_id, name, joined_at) SELECT 1, 'Гость ' || i, '2026-08-20T00:00:00+00:00' FROM n",
            "👥 Состав на 1 сентября 2026: 7",
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 8 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
             INSERT INTO membership (group_id, name, joined_at) SELECT 1, 'Гость ' || i, '2026-08-20T00:00:00+00:00' FROM n",
            "👥 Состав на 1 сентября 2026: 300",
        ),
    ] {
        world.tamper(rows).await;
        pyotr.does(&["> /clusters", "~ Физика", "Участники", "Роли участников"]).await;
        assert!(pyotr.card().labels().len() <= 12, "{}", pyotr.screen());
        pyotr.does(&["‹ Назад", "Состав на начало"]).await;
        pyotr.sees(said);
        assert!(pyotr.card().labels().len() <= 12, "{}", pyotr.screen());
    }
    world.end().await;
}

/// The roster as it was on the first day of the year, or on another, on the screen and as a spreadsheet.
#[tokio::test]
async fn a_roster_of_a_day_is_opened_and_printed() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    world.teacher("Петрова Ольга").await;
    let anna = world.teacher("Ким Анна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "UPDATE membership SET joined_at = '2026-08-20T00:00:00+00:00', left_at = '2026-10-10T00:00:00+00:00';
             UPDATE appointment SET since = '2026-08-20T00:00:00+00:00' WHERE role = 'leader';
             INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 3, '2026-10-20T00:00:00+00:00')",
        )
        .await;
    pyotr.does(&["> /clusters", "~ Физика", "Участники"]).await;
    pyotr.does_not_see("Петрова");
    pyotr.presses("Состав на начало").await;
    pyotr.sees("👥 Состав на 1 сентября 2026: 1");
    pyotr.sees("Петрова Ольга, Школа № 3");
    pyotr.does_not_see("Ким");
    pyotr.presses("📄 Таблица").await;
    world.made().await;
    let (name, bytes) = file(&pyotr);
    assert!(name.contains("01_09_2026"), "{name}");
    let rows = cells(bytes);
    assert_eq!(rows.iter().skip(1).map(|row| row[1].as_str()).collect::<Vec<_>>(), ["Ершов Пётр", "Петрова Ольга"]);
    pyotr.does(&["‹ Назад", "На другой день", "> потом"]).await;
    pyotr.sees("Не понимаю день.");
    pyotr.says("21.10.2026").await;
    pyotr.sees("👥 Состав на 21 октября 2026: 1");
    pyotr.sees("Ким Анна");
    // Going back from the calendar keeps the day that was chosen before, whatever month was looked at.
    pyotr.does(&["На другой день", "‹", "‹ Назад"]).await;
    pyotr.sees("👥 Состав на 21 октября 2026: 1");
    anna.goes(r#">1:startroster:{"of":{"group":1}}"#).await;
    anna.does_not_see("Состав на");
    world.end().await;
}

/// A cluster with members is closed: they are told, and what is theirs stays.
#[tokio::test]
async fn whoever_belongs_to_a_closed_cluster_is_told() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    let irina = world.coordinator("Смирнова Ирина").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, subject_id, months, most, state, proposed_at,
                               mentor_yes, mentee_yes, since, until)
             VALUES (1, 'subject', 1, 2, 4, 12, 3, 'active', '2026-11-01T00:00:00+00:00', '2026-11-01T00:00:00+00:00',
                     '2026-11-01T00:00:00+00:00', '2026-11-01', '2027-10-31')",
        )
        .await;
    let pairs = "SELECT json_group_array(json_array(id, state, until, ended_at)) FROM pair";
    let before = world.text(pairs).await;
    irina.does(&["> /people", "Кластеры", "~ Физика", "Этап", "завершён"]).await;
    irina.sees("Завершить кластер?");
    irina.sees("1 участнику придёт сообщение");
    irina.sees("индивидуальные маршруты и наставнические пары останутся");
    assert_eq!(world.text("SELECT phase FROM groups").await, "working");
    irina.presses("Завершить").await;
    irina.sees("✅ Кластер завершён. Сообщение получит 1 участник.");
    world.deliver().await;
    olga.sees("Кластер «Физика» завершён");
    olga.sees("Маршрут и наставническая пара продолжаются как есть.");
    olga.presses("Открыть кластер").await;
    olga.sees("Кластер завершён, вступить уже нельзя.");
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE left_at IS NULL").await, 1);
    assert_eq!(world.text(pairs).await, before);
    // The leader of a closed one passes nothing on.
    pyotr.goes(r#">1:clusters:{"card":{"id":1}}"#).await;
    assert!(!pyotr.card().has_button("Передать кластер"), "{}", pyotr.screen());
    world.end().await;
}
