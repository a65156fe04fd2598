//! Roles by order and for a term, those who say what they are, and handing over.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use chrono::TimeDelta;

use crate::papers::{cells, file};
use crate::world::{CLUSTER, Somebody, World};

/// Somebody's roles, by the card of the person.
pub async fn opens_roles(coordinator: &Somebody<'_>, family: &str) {
    coordinator.says("/people").await;
    coordinator.says(family).await;
    coordinator.presses_like(family).await;
    coordinator.presses("Роли").await;
}

/// Gives somebody a role of the municipality without an order and without a term.
pub async fn appoints(coordinator: &Somebody<'_>, family: &str, role: &str) {
    opens_roles(coordinator, family).await;
    coordinator.presses("Назначить роль").await;
    coordinator.presses(role).await;
    coordinator.presses("Без приказа").await;
    coordinator.presses("Без срока").await;
    coordinator.presses("Назначить").await;
    coordinator.sees("✅ Назначено.");
    coordinator.world.deliver().await;
}

/// Office, «Roles»: with order number and date, for a term or without; who holds what stands on one card. Faults: an
/// order without a number, or of a day to come; a term in the past; the same given twice.
#[tokio::test]
async fn a_role_is_given_by_order_and_for_a_term_and_ended() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    opens_roles(&irina, "Петрова").await;
    irina.sees("Ролей пока нет.");
    irina.presses("Назначить роль").await;
    irina.presses("Методист").await;
    irina.sees("Где?");
    irina.presses("Школа № 3").await;
    irina.sees("По какому приказу?");
    // Who names an order does not mean that there is none.
    for typed in ["№", "приказ"] {
        irina.says(typed).await;
        irina.sees("❗ Не вижу номера приказа.");
    }
    irina.says("114-о от 22.11.2026").await;
    irina.sees("❗ Этот день ещё не наступил.");
    irina.says("приказ № 114-о").await;
    irina.sees("От какого числа приказ?");
    irina.says("1 сентября").await;
    irina.sees("На какой срок?");
    irina.says("31.08.2026").await;
    irina.sees("❗ Этот день уже прошёл или идёт.");
    irina.presses("До 31.08.2027").await;
    irina.sees("Методист · Школа № 3");
    irina.sees("Приказ № 114-о от 01.09.2026");
    irina.sees("Срок: до 31.08.2027");
    assert_eq!(world.count("SELECT count(*) FROM appointment").await, 1, "nothing is stored yet");
    irina.presses("Назначить").await;
    irina.sees("✅ Назначено.");
    irina.sees("• Методист · Школа № 3: с 21.11.2026, приказ № 114-о от 01.09.2026, до 31.08.2027");
    world.deliver().await;
    olga.sees("✅ Вам назначена роль");
    olga.sees("Методист · Школа № 3");
    olga.presses("Мои роли").await;
    olga.sees("приказ № 114-о от 01.09.2026, до 31.08.2027");
    assert_eq!(
        world
            .text(
                "SELECT role || ' ' || organisation_id || ' ' || order_number || ' ' || order_day || ' ' || term
                 FROM appointment WHERE person_id = 2"
            )
            .await,
        "methodist 1 114-о 2026-09-01 2027-08-31"
    );

    // The same once more changes nothing, and says so.
    irina.presses("Назначить роль").await;
    irina.presses("Методист").await;
    irina.presses("Школа № 3").await;
    irina.presses("Без приказа").await;
    irina.presses("Без срока").await;
    let before = world.facts().await;
    irina.presses("Назначить").await;
    irina.sees("Эта роль у человека уже есть.");
    assert_eq!(world.facts().await, before);

    irina.presses("Методист · Школа № 3").await;
    irina.presses("Изменить срок").await;
    irina.says("вчера").await;
    irina.sees("❗");
    irina.says("1 июня 2027").await;
    irina.sees("✅ Срок изменён. Срок: до 01.06.2027");
    world.deliver().await;
    olga.sees("Срок роли изменён");
    irina.presses("Снять").await;
    irina.says("5 от 21.11.2026").await;
    irina.sees("Приказ № 5 от 21.11.2026");
    irina.presses("Снять").await;
    irina.sees("✅ Роль снята.");
    irina.sees("Раньше:");
    irina.sees("по 21.11.2026");
    world.deliver().await;
    olga.sees("Роль завершена");
    assert_eq!(
        world
            .text(
                "SELECT group_concat(matter || ': ' || coalesce(was, '') || ' > ' || coalesce(became, ''), char(10))
                 FROM journal WHERE person_id = 2 AND author_id = 1"
            )
            .await,
        "role-appointed:  > methodist; № 114-о 01.09.2026; → 31.08.2027\n\
         role-term: methodist; 31.08.2027 > methodist; 01.06.2027\n\
         role-ended: methodist > order, № 5 2026-11-21"
    );
    irina.goes(r#">1:journal:"all""#).await;
    irina.sees("новая роль «методист» — Петрова");
    irina.sees("больше не методист — Петрова");
    world.end().await;
}

/// Office, «Roles within groups»; the one before is told, and whoever lays the role down leaves the coordinators a matter.
#[tokio::test]
async fn who_leads_a_group_is_replaced_and_lays_it_down() {
    let world = World::start().await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let pyotr = world.teacher("Ершов Пётр Ильич").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper(CLUSTER).await;
    opens_roles(&irina, "Ершов").await;
    irina.presses("Назначить роль").await;
    irina.presses("Руководитель").await;
    irina.presses("Физика").await;
    irina.presses("Без приказа").await;
    irina.presses("Без срока").await;
    irina.sees("Сейчас руководит Лугова Анна Ильинична и перестанет.");
    irina.presses("Назначить").await;
    irina.sees("• Руководитель · Физика");
    world.deliver().await;
    anna.sees("Координатор назначил другого руководителя.");
    pyotr.sees("✅ Вам назначена роль");
    assert_eq!(world.count("SELECT person_id FROM appointment WHERE role = 'leader' AND until IS NULL").await, 2);

    // An expert of the same group beside the leader, and of a closed one nobody.
    opens_roles(&irina, "Лугова").await;
    irina.presses("Назначить роль").await;
    irina.presses("Эксперт").await;
    irina.sees("Весь муниципалитет");
    irina.presses("Физика").await;
    irina.presses("Без приказа").await;
    irina.presses("Без срока").await;
    world.tamper("UPDATE groups SET phase = 'closed'").await;
    irina.presses("Назначить").await;
    irina.sees("Этого уже нет");
    world.tamper("UPDATE groups SET phase = 'working'").await;
    irina.says("/menu").await;
    irina.presses_like("назначение").await;
    irina.presses("Назначить").await;
    irina.sees("• Эксперт · Физика");
    // They are no leader by it, and keep neither their profile from saying what they lead.
    anna.says("/profile").await;
    anna.does_not_see("Ведёте кластеры");

    pyotr.says("/profile").await;
    pyotr.presses("Мои роли").await;
    pyotr.presses("Руководитель · Физика").await;
    pyotr.presses("Сложить роль").await;
    pyotr.sees("Кластер останется без руководителя");
    pyotr.presses("Сложить роль").await;
    pyotr.sees("✅ Роль сложена.");
    world.deliver().await;
    irina.sees("Ершов Пётр Ильич. Руководитель · Физика.");
    assert_eq!(
        world.count("SELECT count(*) FROM journal WHERE matter = 'leader-dismissed' AND author_id = 2").await,
        1
    );
    irina.says("/menu").await;
    irina.sees("❗ Нет руководителя: Физика");
    world.end().await;
}

/// Office, «Self-service»: «я методист школы № 3» asks, a coordinator confirms by one tap from the notice; another one who
/// taps at the same moment hears what has become of it.
#[tokio::test]
async fn who_says_what_they_are_is_confirmed_from_the_notice() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let pavel = world.coordinator("Ким Павел Андреевич").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    olga.says("/profile").await;
    olga.presses("Мои роли").await;
    olga.sees("Ролей пока нет.");
    olga.presses("Я методист").await;
    olga.presses("Школа № 3").await;
    olga.sees("⏳ Координатор подтвердит");
    olga.sees("⏳ Ждёт подтверждения: Методист · Школа № 3");
    assert!(!olga.card().has_button("Я методист"));
    world.deliver().await;
    irina.sees("Просьба о роли");
    irina.sees("Петрова Ольга Сергеевна, Школа № 3");
    irina.says("/menu").await;
    irina.sees("❗ Подтвердить роль: Петрова Ольга");
    irina.presses("Подтвердить").await;
    assert!(irina.chat().contains("✅ Подтверждено."), "{}", irina.chat());
    pavel.presses("Отказать").await;
    assert!(pavel.chat().contains("✅ Это уже подтверждено."), "{}", pavel.chat());
    world.deliver().await;
    olga.sees("✅ Ваша роль подтверждена");
    assert_eq!(
        world.text("SELECT role || organisation_id FROM appointment WHERE person_id = 3 AND until IS NULL").await,
        "methodist1"
    );
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'role-appointed'").await, 1);

    // A role without a choice of the place is one tap; it can be taken back, and refused.
    olga.presses("Мои роли").await;
    olga.presses("Я представляю школу").await;
    olga.presses_like("Забрать").await;
    olga.sees("Просьба снята.");
    olga.presses("Я тьютор").await;
    world.deliver().await;
    // All that wait, as a spreadsheet.
    irina.goes(r#">1:roles:"requests""#).await;
    irina.presses("📄 Таблица").await;
    world.deliver().await;
    let rows = cells(file(&irina).1);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][..6], ["Петрова", "Ольга", "Сергеевна", "Школа № 3", "тьютор", ""]);
    irina.says("/menu").await;
    irina.presses_like("Подтвердить роль").await;
    irina.sees("Тьютор");
    irina.presses("Отказать").await;
    irina.sees("❌ Отказано.");
    irina.sees("Новых просьб нет.");
    world.deliver().await;
    olga.sees("❌ Роль не подтверждена");
    assert_eq!(
        world.text("SELECT group_concat(answer, ' ') FROM (SELECT answer FROM role_request ORDER BY id)").await,
        "granted withdrawn refused"
    );
    world.end().await;
}

/// Office, «Roles»: whoever works elsewhere by now is not confirmed in the school of before; whoever coordinates no more
/// confirms nothing.
#[tokio::test]
async fn a_request_is_looked_at_again_when_it_is_answered() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let pavel = world.coordinator("Ким Павел Андреевич").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.school("Лицей № 5").await;
    olga.says("/profile").await;
    olga.presses("Мои роли").await;
    olga.presses("Я представляю школу").await;
    world.deliver().await;
    world.tamper("UPDATE appointment SET until = since WHERE person_id = 2").await;
    let before = world.facts().await;
    pavel.presses("Подтвердить").await;
    assert_eq!(world.facts().await, before, "whoever coordinates no more answers nothing");
    world.tamper("UPDATE person SET organisation_id = 2 WHERE id = 3").await;
    irina.presses("Подтвердить").await;
    assert!(irina.chat().contains("Человек теперь работает в другом месте"), "{}", irina.chat());
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE person_id = 3").await, 0);
    world.end().await;
}

/// Office, «Roles»: the last coordinator cannot resign without another, but can always erase themselves (152-FZ).
#[tokio::test]
async fn the_last_coordinator_stays_until_there_is_another_and_may_always_go() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    irina.says("/profile").await;
    irina.presses("Мои роли").await;
    irina.presses("Координатор").await;
    irina.presses("Сложить роль").await;
    irina.presses("Сложить роль").await;
    irina.sees("❗ Вы единственный координатор.");
    opens_roles(&irina, "Смирнова").await;
    irina.presses("Координатор").await;
    irina.presses("Снять").await;
    irina.presses("Без приказа").await;
    irina.presses("Снять").await;
    irina.sees("❗ Это единственный координатор.");
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE until IS NULL").await, 1);

    appoints(&irina, "Петрова", "Координатор").await;
    irina.says("/profile").await;
    irina.presses("Мои роли").await;
    irina.presses("Координатор").await;
    irina.presses("Сложить роль").await;
    irina.presses("Сложить роль").await;
    irina.sees("✅ Роль сложена.");
    irina.says("/people").await;
    irina.sees("Это могут только координаторы муниципалитета.");
    world.tamper("UPDATE appointment SET until = NULL, ended_by = NULL WHERE person_id = 1; UPDATE appointment SET until = since WHERE person_id = 2").await;
    irina.says("/forget").await;
    irina.sees("Удалить");
    let yes = irina.card().labels().concat()[0].to_owned();
    irina.presses(&yes).await;
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE until IS NULL").await, 0);
    world.end().await;
}

/// Office, «Roles»: a duty ends what has run out, and tells the person and the coordinators before. The last coordinator's
/// term takes nobody from the municipality.
#[tokio::test]
async fn a_term_is_spoken_of_before_it_ends_and_ends_by_itself() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    opens_roles(&irina, "Петрова").await;
    irina.presses("Назначить роль").await;
    irina.presses("Наблюдатель").await;
    irina.presses("Без приказа").await;
    // Fifteen days: the rungs of the regulation are 60 and 14.
    irina.says("6 декабря").await;
    irina.presses("Назначить").await;
    world.tamper("UPDATE appointment SET term = '2026-12-01' WHERE role = 'coordinator'").await;
    world.deliver().await;
    olga.presses("Показатели").await;
    olga.sees("Показатели");
    world.later(TimeDelta::days(1));
    world.until_said(olga.id, "Срок вашей роли скоро кончится").await;
    world.until_said(irina.id, "Скоро кончится срок").await;
    assert_eq!(world.count("SELECT warned FROM appointment WHERE role = 'observer'").await, 14);
    // It is said once a rung.
    world.later(TimeDelta::days(1));
    world.deliver().await;
    assert_eq!(olga.chat().matches("Срок вашей роли скоро кончится").count(), 1);

    // The sixth is the last day.
    world.later(TimeDelta::days(13));
    world.deliver().await;
    olga.says("/stats").await;
    olga.does_not_see("Показатели видят координаторы");
    world.later(TimeDelta::days(1));
    world.until_said(olga.id, "Срок вашей роли кончился").await;
    world.until_said(irina.id, "Кончился срок 1 роли").await;
    assert_eq!(
        world.text("SELECT ended_by || ' ' || until FROM appointment WHERE role = 'observer'").await,
        "term 2026-12-07T09:00:00+00:00"
    );
    olga.says("/stats").await;
    olga.sees("Показатели видят координаторы и наблюдатели муниципалитета.");
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE role = 'coordinator' AND until IS NULL").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'role-ended' AND author_id IS NULL").await, 1);
    world.end().await;
}

/// Office, «Roles»: «передать всё» in one step, with a preview, the journal and notices to both; what is over or of another
/// kind stays.
#[tokio::test]
async fn everything_is_handed_over_in_one_step() {
    let world = World::start().await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let pyotr = world.teacher("Ершов Пётр Ильич").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (2, 1, 'cluster', 'Чтение', x'01', '', 'working', '2026-11-01T00:00:00+00:00'),
                    (3, 1, 'cluster', 'Былое', x'02', '', 'closed', '2026-11-01T00:00:00+00:00');
             INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             VALUES (1, 1, 'leader', 2, '2026-11-01T00:00:00+00:00'), (1, 1, 'leader', 3, '2026-11-01T00:00:00+00:00');
             INSERT INTO appointment (municipality_id, person_id, role, since)
             VALUES (1, 1, 'tutor', '2026-11-01T00:00:00+00:00');
             INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
             VALUES (1, 'seminar', 'Линзы', '', '2026-12-01T09:00:00+00:00', 'Школа', 1, '2026-11-01T00:00:00+00:00'),
                    (1, 'seminar', 'Зеркала', '', '2026-11-02T09:00:00+00:00', 'Школа', 1, '2026-11-01T00:00:00+00:00');
             INSERT INTO event_group SELECT id, 1 FROM event",
        )
        .await;
    opens_roles(&irina, "Лугова").await;
    irina.presses("Передать всё").await;
    irina.sees("Сейчас есть: 1 событие, 2 кластера");
    irina.says("Лугова").await;
    irina.presses_like("Лугова").await;
    irina.sees("❗ Передать самому себе нельзя.");
    irina.says("Ершов").await;
    irina.presses_like("Ершов").await;
    irina.sees("✅ 2 кластера: «Физика», «Чтение»");
    irina.sees("✅ 1 событие: «Линзы»");
    irina.presses("Передать").await;
    irina.sees("✅ Передано: 1 событие, 2 кластера");
    world.deliver().await;
    pyotr.sees("Вам переданы дела");
    anna.sees("Ваши дела переданы");
    assert_eq!(
        world
            .text(
                "SELECT group_concat(person_id || ' ' || role || ' ' || coalesce(group_id, '-'), ', ') FROM
                 (SELECT * FROM appointment WHERE until IS NULL AND role != 'coordinator' ORDER BY person_id, group_id)"
            )
            .await,
        "1 tutor -, 1 leader 3, 2 leader 1, 2 leader 2"
    );
    assert_eq!(world.text("SELECT group_concat(title || created_by) FROM event").await, "Линзы2,Зеркала1");
    assert_eq!(
        world.text("SELECT group_concat(matter || ' ' || person_id, ', ') FROM journal WHERE author_id = 3").await,
        "coordinator-appointed 3, event-handed-over 2, leader-appointed 2, leader-appointed 2"
    );
    // Nothing is left, and that is said.
    opens_roles(&irina, "Лугова").await;
    irina.presses("Передать всё").await;
    irina.sees("Передавать нечего.");
    world.end().await;
}

/// The list is good with one row, seven and three hundred; it is narrowed by role, by term and by name, and is a
/// spreadsheet.
#[tokio::test]
async fn the_list_of_roles_is_narrowed_and_taken_along() {
    let world = World::start().await;
    // Nothing speaks of terms here: a notice would stand below the list.
    world
        .tamper("INSERT OR REPLACE INTO duty (name, municipality_id, due_at) VALUES ('roles-told', 1, 4102444800000)")
        .await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.says("/people").await;
    irina.presses("Роли").await;
    irina.sees("Всего 1 назначение.");
    world
        .tamper(
            "WITH RECURSIVE number(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM number WHERE i < 300)
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             SELECT i, 1, 1, iif(i = 150, 'Ёлкина', 'Петрова'), 'Ольга', x'7f', iif(i = 150, ' елкина ольга', ' петрова ольга'),
                    1, '2015-09-01', '2026-09-01T00:00:00+00:00' FROM number;
             INSERT INTO appointment (municipality_id, person_id, role, since, term)
             SELECT 1, id, iif(id = 150, 'expert', 'tutor'), '2026-11-01T00:00:00+00:00',
                    iif(id IN (20, 150), '2027-0' || (1 + (id = 20)) || '-01', NULL) FROM person WHERE id > 1",
        )
        .await;
    irina.goes(r#">1:roles:"list""#).await;
    irina.sees("Всего 300 назначений.");
    irina.presses("‹").await;
    irina.sees("50 из 50");
    irina.says("Ёлкина").await;
    irina.sees("Всего 1 назначение.");
    irina.says("Сидорова").await;
    irina.sees("По запросу «Сидорова» ничего не нашлось.");
    irina.presses("Выбрать роль").await;
    irina.sees("Тьютор: 298");
    irina.presses("Эксперт: 1").await;
    irina.sees("Ёлкина О.");
    irina.sees("до 01.01.2027");
    irina.presses("Выбрать роль").await;
    irina.presses("Со сроком").await;
    let screen = irina.screen();
    assert!(screen.find("01.01.2027") < screen.find("01.02.2027"), "{screen}");
    irina.sees("Всего 2 назначения.");
    irina.presses("📄 Таблица").await;
    irina.sees("В ней 300 строк.");
    world.deliver().await;
    let sent = world.sim.chat(irina.id);
    let media = sent.iter().rev().find_map(|message| message.media.clone()).expect("a file has come");
    let (bytes, _) = world.sim.file(&media.file_id).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert!(rows.iter().any(|row| row.concat().contains("Ёлкина") && row.concat().contains("эксперт")), "{rows:?}");
    world.end().await;
}
