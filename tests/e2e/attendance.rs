//! Attendance: the leader marks who was there, from the answers, by taps, by names, or from a pasted list.

use chrono::TimeDelta;

use crate::events::{cluster, seminar};
use crate::world::{Somebody, World};

#[tokio::test]
async fn s1_09_a_leader_marks_who_was_there_and_the_member_sees_the_record() {
    let mut world = World::start().await;
    let (leader, member) = {
        let (leader, member) = cluster(&world).await;
        seminar(&leader).await;
        member.presses("Иду").await;
        world.later(TimeDelta::days(6));
        leader.says("/attendance").await;
        leader.presses_like("❗ 26.11").await;
        leader.sees("Отмечено 1 из 1");
        leader.says("Семёнова Яна").await;
        leader.presses("Записать гостем").await;
        leader.sees("Отмечено 1 из 1, гостей 1");
        (leader.id, member.id)
    };
    // What was marked survives leaving and a restart.
    world.restart().await;
    let leader = Somebody { world: &world, id: leader };
    let member = Somebody { world: &world, id: member };
    leader.says("/attendance").await;
    leader.presses_like("❗ 26.11").await;
    leader.sees("Отмечено 1 из 1, гостей 1");
    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: слушатель").await;
    leader.presses("доклад").await;
    leader.presses("Закрыть лист").await;
    leader.sees("✅ Лист закрыт");
    leader.sees("Отмечено 1 из 1, гостей 1");
    member.says("/menu").await;
    member.presses("Мой рост").await;
    member.presses("Мои достижения").await;
    member.sees("👥 События: 1, с вашим вкладом: 1");
    member.sees("26.11.26 доклад: Формирующее оценивание");

    // Saved again, nothing doubles, and the row of somebody who was erased stays.
    let nameless = "INSERT INTO record (municipality_id, deed, event_id, day) VALUES (1, 'presence', 1, '2026-11-26')";
    world.tamper(nameless).await;
    leader.presses("Открыть снова").await;
    leader.presses("Ошибка в отметке").await;
    leader.sees("Отмечено 1 из 1, гостей 1, и 1 без имени");
    leader.presses("✅ Петрова О. С.").await;
    leader.presses("Петрова О. С.").await;
    leader.presses("Закрыть лист").await;
    assert_eq!(world.count("SELECT count(*) FROM record").await, 3);
    assert_eq!(world.count("SELECT count(*) FROM record WHERE contribution IS NOT NULL").await, 0);
    world.end().await;
}

#[tokio::test]
async fn a_sheet_of_three_hundred_keeps_its_page_and_is_searched_by_surname() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    world
        .tamper(
            "INSERT INTO person (municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             WITH RECURSIVE number(n) AS (SELECT 101 UNION ALL SELECT n + 1 FROM number WHERE n < 400)
             SELECT 1, 1, 'Участник' || n, 'Анна', CAST(n AS BLOB), ' участник' || n || ' анна', 1, '2015-09-01',
                    '2026-11-01T00:00:00+00:00' FROM number;
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 2",
        )
        .await;
    seminar(&leader).await;
    leader.sees("Уведомление получит 1 участник.");
    leader.sees("Ещё 300 не включили уведомления");
    world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("Формирующее").await;
    leader.presses("›").await;
    leader.presses("Участник108 А.").await;
    leader.sees("✅ Участник108 А.");
    leader.sees("2 из 38");
    leader.sees("Отмечено 1 из 301");
    leader.says("участник39").await;
    leader.sees("По запросу «участник39»: 10 человек.");
    leader.presses("Участник395 А.").await;
    leader.presses("Показать все").await;
    leader.presses("Все пришли").await;
    leader.presses("Закрыть лист").await;
    leader.sees("Отмечено 301 из 301");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 301);
    world.end().await;
}

/// «Faults 18»: before the beginning a sheet is a draft, and a record holds only what has been.
#[tokio::test]
async fn marks_before_the_event_are_no_records() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world.later(TimeDelta::days(5));
    leader.says("/attendance").await;
    leader.presses_like("🗓 26.11").await;
    leader.sees("До начала это черновик");
    leader.presses("Петрова О. С.").await;
    assert!(!leader.card().has_button("Закрыть лист"), "nothing «was» yet");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM event WHERE attendance_saved_at IS NOT NULL").await, 0);
    member.opens("event-1").await;
    member.does_not_see("Вы были");

    // The event can still be cancelled, or moved: then the marks are asked about.
    leader.opens("event-1").await;
    leader.sees("На листе отмечен 1 человек: пока это черновик.");
    leader.sees("Отменить событие");
    leader.presses("Перенести").await;
    leader.presses("[26]").await;
    leader.presses("15:30").await;
    leader.presses("Перенести тихо").await;
    leader.sees("Что делать с отметками?");
    leader.presses("Оставить отметки").await;
    leader.sees("На листе отмечен 1 человек");
    leader.presses("Перенести").await;
    leader.presses("›").await;
    leader.presses("15").await;
    leader.presses("Перенести тихо").await;
    leader.presses("Снять отметки").await;
    leader.sees("Событие перенесено.");
    leader.does_not_see("На листе");
    assert_eq!(world.count("SELECT count(*) FROM mark").await, 0);
    member.says("/menu").await;
    member.presses("Мой рост").await;
    member.presses("Мои достижения").await;
    member.sees("Здесь сами появятся события, на которых вас отметят");

    // What was marked beforehand begins the sheet, and is saved once more after the beginning.
    world.later(TimeDelta::days(19));
    leader.says("/attendance").await;
    leader.presses_like("🗓 15.12").await;
    leader.presses("Петрова О. С.").await;
    world.later(TimeDelta::hours(5));
    leader.says("/attendance").await;
    leader.presses_like("❗ 15.12").await;
    leader.sees("Отмечено 1 из 1");
    leader.presses("Закрыть лист").await;
    leader.sees("✅ Лист закрыт");
    assert_eq!(world.count("SELECT count(*) FROM record WHERE person_id = 2 AND day = '2026-12-15'").await, 1);
    world.end().await;
}

/// «Faults 19»: the roster of a past event is that of its day.
#[tokio::test]
async fn who_has_left_since_is_on_the_sheet_and_who_has_joined_since_is_not() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world.later(TimeDelta::days(6));
    world.tamper("UPDATE membership SET left_at = '2026-11-27T08:00:00+00:00' WHERE person_id = 2").await;
    member.says("/events").await;
    let newcomer = world.teacher("Ершов Пётр Ильич").await;
    newcomer.opens("event-1").await;
    newcomer.presses("Открыть кластер").await;
    newcomer.presses("Вступить").await;
    leader.says("/attendance").await;
    leader.presses_like("❗ 26.11").await;
    leader.sees("в списке 1");
    leader.does_not_see("Ершов");
    leader.presses("Все пришли").await;
    leader.sees("Отмечено 1 из 1");
    leader.sees("✅ Петрова О. С.");
    leader.presses("Закрыть лист").await;
    assert_eq!(world.count("SELECT person_id FROM record").await, 2);
    world.end().await;
}

/// «Faults 20»: the sheet and the figures agree after an erasure.
#[tokio::test]
async fn the_sheet_and_the_figures_count_the_erased_alike() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let coordinator = world.coordinator("Ким Вера Олеговна").await;
    seminar(&leader).await;
    member.presses("Иду").await;
    world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("❗ 26.11").await;
    leader.says("Семёнова Яна").await;
    leader.presses("Записать гостем").await;
    leader.presses("Закрыть лист").await;
    leader.sees("Отмечено 1 из 1, гостей 1");
    coordinator.says("/stats").await;
    coordinator.sees("на каждом в среднем 2");
    coordinator.does_not_see("без имени");
    member.says("/forget").await;
    member.presses("Удалить всё").await;
    leader.opens("event-1").await;
    leader.presses("Отметить присутствие").await;
    leader.sees("Отмечено 0 из 0, гостей 1, и 1 без имени");
    coordinator.says("/stats").await;
    coordinator.sees("на каждом в среднем 2,0 (и 1 без имени)");
    world.end().await;
}

/// People of the cluster besides its leader and its member.
async fn colleagues(world: &World) {
    world
        .tamper(
            "INSERT INTO person (municipality_id, organisation_id, family_name, given_name, patronymic, sort_form,
                                 search_form, post_id, teaching_since, enrolled_at)
             SELECT 1, 1, value ->> 0, value ->> 1, value ->> 2, CAST((value ->> 0) || (value ->> 1) AS BLOB), '', 1,
                    '2015-09-01', '2026-11-01T00:00:00+00:00'
             FROM json_each('[[\"Борисов\",\"Николай\",\"Петрович\"],[\"Ёлкина\",\"Анна\",\"Ивановна\"],
                              [\"Иванова\",\"Ирина\",\"Петровна\"],[\"Иванова\",\"Юлия\",\"Семёновна\"]]');
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 2",
        )
        .await;
}

/// The leader opens the sheet of a past seminar.
async fn sheet(leader: &Somebody<'_>) {
    seminar(leader).await;
    leader.world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("❗ 26.11").await;
}

/// «Faults 26», «A8»: a pasted list ticks who is clear and asks about the rest.
#[tokio::test]
async fn a_pasted_list_ticks_who_is_clear_and_asks_about_the_rest() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    colleagues(&world).await;
    sheet(&leader).await;
    leader.says("Борисов Н, Иванова, Петрова\nСидорова Анна").await;
    leader.sees("✅ Отмечено 2: Борисов Н. П., Петрова О. С.");
    leader.sees("Кто это?");
    leader.sees("«Иванова»: подходят 2 человека.");
    leader.presses("Иванова Ю. С.").await;
    leader.sees("Этих людей в списке нет");
    leader.sees("Сидорова Анна");
    leader.presses("Записать гостями: 1").await;
    leader.sees("Отмечено 3 из 5, гостей 1");
    leader.presses("Вернуть как было").await;
    leader.sees("Пока никто не отмечен, в списке 5");

    // A list that goes wrong is taken back from its questions too.
    leader.says("Ёлкина\nИванова").await;
    leader.sees("Кто это?");
    leader.presses("‹ Убрать этот список").await;
    leader.sees("Пока никто не отмечен, в списке 5");
    leader.says("1. Борисов Николай Петрович;\n2. Елкина А.И.;\n3. Иванова И. П.").await;
    leader.sees("✅ Отмечено 3: Борисов Н. П., Ёлкина А. И., Иванова И. П.");
    leader.presses("Закрыть лист").await;
    assert_eq!(world.count("SELECT count(*) FROM record").await, 3);
    world.end().await;
}

/// «A8»: by surname first, the only match at once; guests are found again; all marks go after a question and come back.
#[tokio::test]
async fn names_are_found_and_marks_put_back() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    colleagues(&world).await;
    sheet(&leader).await;
    leader.says("елкина").await;
    leader.sees("✅ Отмечено 1: Ёлкина А. И.");
    leader.says("петров").await;
    let card = leader.card();
    let found = card.labels().concat();
    let found: Vec<_> = found.into_iter().take(3).collect();
    assert_eq!(found, ["Петрова О. С.", "Борисов Н. П.", "Иванова И. П."]);
    leader.presses("Петрова О. С.").await;
    leader.says("Сидорова Анна").await;
    leader.presses("Записать гостем").await;
    leader.sees("Отмечено 2 из 5, гостей 1");

    leader.says("сидорова").await;
    leader.presses("✅ Гость Сидорова Анна").await;
    leader.sees("Отмечено 2 из 5");
    leader.does_not_see("гостей");
    leader.presses("Гость Сидорова Анна").await;
    leader.presses("Показать все").await;

    leader.presses("Снять все").await;
    leader.sees("Отмечено 2 из 5, гостей 1");
    leader.presses("Снять все").await;
    leader.sees("Пока никто не отмечен");
    leader.presses("Вернуть как было").await;
    leader.sees("Отмечено 2 из 5, гостей 1");

    leader.presses("Участие").await;
    leader.says("елк").await;
    leader.does_not_see("Петрова");
    leader.presses("Ёлкина А. И.: слушатель").await;
    leader.sees("Как участвовал этот человек?");
    leader.presses("урок").await;
    leader.presses("Закрыть лист").await;
    leader.sees("Выступили или показали своё: 1");
    world.end().await;
}
