//! Events and attendance: a leader invites, members answer, the leader marks who was there.

use chrono::TimeDelta;

use crate::world::{CLUSTER, Somebody, World};

/// A leader with a cluster and a member; both are registered.
async fn cluster(world: &World) -> (Somebody<'_>, Somebody<'_>) {
    let leader = world.teacher("Соколова Ирина Павловна").await;
    let member = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    (leader, member)
}

/// The leader makes a seminar for Thursday, 26 November, 14:30.
async fn seminar(leader: &Somebody<'_>) {
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("Формирующее оценивание").await;
    leader.presses("26").await;
    leader.says("1430").await;
    leader.presses_like("Школа-площадка").await;
    leader.sees("🗓 чт, 26 ноября, 14:30");
    leader.presses("Создать и уведомить").await;
    leader.world.deliver().await;
}

#[tokio::test]
async fn a_leader_invites_and_a_member_answers_and_changes_the_answer() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    leader.sees("Уведомим 1 участника.");
    member.sees("🗓 Семинар: Формирующее оценивание");
    member.sees("Вы участник кластера «Физика», пишет его руководитель.");
    member.presses("Иду").await;
    member.sees("✅ Ваш ответ: Иду");
    assert_eq!(member.toast(), "Ответ принят: Иду");
    member.presses("Под вопросом").await;
    member.sees("✅ Ваш ответ: Под вопросом");
    assert_eq!(world.count("SELECT count(*) FROM event_answer").await, 1);
    leader.presses("Открыть событие").await;
    leader.sees("Идут 0, не идут 0, под вопросом 1, молчат 0");

    leader.presses("Перенести").await;
    leader.presses("27").await;
    leader.presses("10:00").await;
    leader.presses("Перенести").await;
    world.deliver().await;
    leader.sees("Событие перенесено. Уведомим 1 участника.");
    member.sees("🗓 Перенесено: Формирующее оценивание");
    member.sees("пт, 27 ноября, 10:00");
    member.presses("Иду").await;
    world.later(TimeDelta::days(7));
    member.presses("Не иду").await;
    member.sees("❗ Событие уже началось");
    assert_eq!(world.count("SELECT count(*) FROM event_answer WHERE answer = 'going'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn a_cancelled_event_takes_no_answers_and_leaves_the_list() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    leader.presses("Открыть событие").await;
    leader.presses("Отменить событие").await;
    leader.sees("Отменяем?");
    leader.presses("Отменить событие").await;
    world.deliver().await;
    leader.sees("❌ Событие отменено");
    member.sees("❌ Отменено: Формирующее оценивание");
    member.presses("Иду").await;
    assert_eq!(member.toast(), "Событие отменено, отвечать больше не нужно.");
    assert!(member.chat().contains("❗ Событие отменено, отвечать больше не нужно."));
    assert_eq!(world.count("SELECT count(*) FROM event_answer").await, 0);
    member.says("/events").await;
    member.sees("Здесь появятся события");
    world.end().await;
}

#[tokio::test]
async fn only_leaders_make_events_and_mark_attendance() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    let stranger = world.teacher("Ершов Пётр Ильич").await;
    stranger.opens("event-1").await;
    stranger.sees("Отвечают участники кластера.");
    stranger.does_not_see("Идут");
    stranger.says("/attendance").await;
    stranger.sees("Присутствие отмечают руководители кластеров.");
    member.opens("event-1").await;
    member.does_not_see("Отметить присутствие");
    member.opens("event-77").await;
    member.sees("Этого уже нет");
    leader.opens("event-1").await;
    leader.sees("Идут 0, не идут 0, под вопросом 0, молчат 1");
    leader.does_not_see("Отметить присутствие");
    world.later(TimeDelta::days(5));
    leader.opens("event-1").await;
    leader.presses("Отметить присутствие").await;
    leader.sees("Отмечено 0 из 1");
    world.end().await;
}

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
        leader.presses("Добавить гостя «Семёнова Яна»").await;
        leader.sees("Отмечено 1 из 1, гостей 1");
        (leader.id, member.id)
    };
    // What was marked survives leaving and a restart.
    world.restart().await;
    let leader = Somebody { world: &world, id: leader };
    let member = Somebody { world: &world, id: member };
    leader.says("/attendance").await;
    leader.sees("Вы не закончили отметку присутствия.");
    leader.presses("Продолжить").await;
    leader.sees("Отмечено 1 из 1, гостей 1");
    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: слушатель").await;
    leader.presses("доклад").await;
    leader.presses("Сохранить").await;
    leader.sees("✅ Присутствие сохранено");
    leader.sees("Отмечено 1 из 1, гостей 1");
    member.says("/menu").await;
    member.presses("Мой рост").await;
    member.presses("✅ Моё участие").await;
    member.sees("Всего 1 событие, из них с вашим вкладом: 1.");
    member.sees("чт, 26 ноября. Семинар «Формирующее оценивание», кластер «Физика»: доклад");

    // Saved again, nothing doubles, and the row of somebody who was erased stays.
    let nameless = "INSERT INTO record (municipality_id, deed, event_id, day) VALUES (1, 'presence', 1, '2026-11-26')";
    world.tamper(nameless).await;
    leader.presses("Изменить").await;
    leader.presses("✅ Петрова О. С.").await;
    leader.presses("Петрова О. С.").await;
    leader.presses("Сохранить").await;
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
    leader.sees("Уведомим 1 участника.");
    leader.sees("Ещё 300 не включили уведомления");
    world.later(TimeDelta::days(5));
    leader.says("/attendance").await;
    leader.presses_like("Формирующее").await;
    leader.presses("›").await;
    leader.presses("Участник108 А.").await;
    leader.sees("✅ Участник108 А.");
    leader.sees("2 из 38");
    leader.sees("Отмечено 1 из 301");
    leader.says("участник39").await;
    leader.sees("По «участник39»: 10 человек.");
    leader.presses("Участник395 А.").await;
    leader.presses("Показать все").await;
    leader.presses("Все пришли").await;
    leader.presses("Отмена").await;
    leader.sees("Не сохранять отметки?");
    leader.presses("Продолжить отметку").await;
    leader.presses("Сохранить").await;
    leader.sees("Отмечено 301 из 301");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 301);
    world.end().await;
}

#[tokio::test]
async fn what_waits_stands_on_today_until_it_is_done() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    member.says("/menu").await;
    member.sees("Сегодня вас ничего не ждёт.");
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("/menu").await;
    leader.sees("❗ Вас ждёт 1 дело.");
    leader.presses("Продолжить: новое событие").await;
    leader.says("Формирующее оценивание").await;
    leader.presses("26").await;
    leader.presses("10:00").await;
    leader.says("Школа № 3").await;
    leader.presses("Создать и уведомить").await;
    world.deliver().await;

    // To the leader it is merely next; the member is asked, wherever the answer is given.
    leader.says("/menu").await;
    leader.sees("Сегодня вас ничего не ждёт.");
    leader.label_like("🗓 26.11 10:00 Формирующее");
    member.says("/menu").await;
    member.sees("❗ Вас ждёт 1 дело.");
    member.presses_like("Ответить: 26.11 Формирующее").await;
    member.presses("Иду").await;
    member.says("/menu").await;
    member.sees("Сегодня вас ничего не ждёт.");
    member.label_like("🗓 26.11 10:00 Формирующее");

    world.later(TimeDelta::days(6));
    member.says("/menu").await;
    member.does_not_see("Формирующее");
    leader.says("/menu").await;
    leader.sees("❗ Вас ждёт 1 дело.");
    leader.presses_like("Отметить: 26.11 Формирующее").await;
    leader.presses("Сохранить").await;
    leader.says("/menu").await;
    leader.sees("Сегодня вас ничего не ждёт.");
    leader.does_not_see("Формирующее");
    world.end().await;
}
