//! The matcher at work beside the turns: how far it is, how it is stopped, what a restart makes of it, and what it says where
//! there is nobody; then what of a pair is read by whom, and its road from an order to the first questionnaire.

use chrono::TimeDelta;

use crate::world::{Somebody, World};

const DESK: &str = r#">1:pairing:"all""#;

/// Waits until the matcher has come to its end, and its messages say so.
pub async fn ended(world: &World) {
    world.until_count("SELECT count(*) FROM pair_run WHERE state IN ('waits', 'runs') OR tell_at IS NOT NULL", 0).await;
    world.deliver().await;
}

/// Has the matcher look for the best whole set, and waits for it.
pub async fn matches(who: &Somebody<'_>) {
    who.goes(DESK).await;
    who.presses("Подобрать пары").await;
    ended(who.world).await;
}

async fn offers(who: &Somebody<'_>) {
    who.goes(r#">1:mentoring:"mine""#).await;
    who.presses("Могу быть наставником").await;
}

async fn seeks(who: &Somebody<'_>) {
    who.goes(r#">1:mentoring:"mine""#).await;
    who.presses("Нужен наставник").await;
    who.presses("Не учитывать").await;
}

/// A run of the matcher that is at work elsewhere: ten of forty are behind it.
const AT_WORK: &str = "INSERT INTO pair_run (id, municipality_id, state, begun_at, seekers, helpers, passed, whole)
    VALUES (7, 1, 'runs', '2026-11-21T08:00:00+00:00', 40, 12, 10, 40)";

/// The second person coordinates as well.
const SECOND: &str = "INSERT INTO appointment (municipality_id, person_id, role, since)
    VALUES (1, 2, 'coordinator', '2026-11-01T00:00:00+00:00')";

/// S2-21: nobody who looks for a mentor, nobody who offers to be one, and everything ruled out are three answers.
#[tokio::test]
async fn nobody_on_either_side_and_everything_ruled_out_are_answered() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    matches(&irina).await;
    irina.sees("Подбирать некого: наставника никто не ищет");
    seeks(&anna).await;
    matches(&irina).await;
    irina.sees("Подбирать не из кого");
    offers(&olga).await;
    world
        .tamper("INSERT INTO pair_unfit (mentor_id, mentee_id, refused_at) VALUES (2, 3, '2026-11-20T00:00:00+00:00')")
        .await;
    matches(&irina).await;
    irina.sees("Ни одной пары не сложилось");
    irina.does_not_see("Посмотреть пары");
    world.tamper("DELETE FROM pair_unfit").await;
    matches(&irina).await;
    irina.sees("✅ Подобрана 1 пара");
    irina.presses("Посмотреть пары").await;
    irina.sees("Петрова О. С. → Зимина А. П.");
    // What has changed meanwhile stands in the set no more.
    anna.goes(r#">1:mentoring:"mine""#).await;
    anna.presses("Больше не ищу").await;
    irina.goes(r#">1:pairing:"found""#).await;
    irina.sees("Подобранных пар нет");
    assert_eq!(world.text("SELECT found FROM pair_run ORDER BY id DESC LIMIT 1").await, "[[2,3]]");
    // Whoever is erased stands in no set, neither.
    olga.says("/forget").await;
    olga.presses("Удалить всё").await;
    assert_eq!(world.text("SELECT found FROM pair_run ORDER BY id DESC LIMIT 1").await, "[]");
    world.end().await;
}

/// S2-21, S0-02: a young specialist is to have a mentor without asking for one; the matcher looks at none of their deficits, leaves
/// in peace who pauses or cannot be written to, and the coordinator's card says that they have not asked.
#[tokio::test]
async fn a_young_specialist_who_has_not_asked_is_matched() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    offers(&olga).await;
    world
        .tamper(
            "UPDATE person SET teaching_since = '2025-09-01' WHERE id = 3;
             INSERT INTO strength (person_id, item_id, shown, written_at) SELECT 2, min(id), 1, '2026-11-01T00:00:00+00:00' FROM deficit_item;
             INSERT INTO deficit (person_id, item_id, category_id, level, registered_at)
             SELECT 3, min(id), category_id, 'high', '2026-11-01T00:00:00+00:00' FROM deficit_item",
        )
        .await;
    world.tamper("INSERT INTO mentoring (person_id, municipality_id, paused_till) VALUES (3, 1, '2026-12-31')").await;
    matches(&irina).await;
    irina.sees("Подбирать некого");
    world.tamper("DELETE FROM mentoring WHERE person_id = 3").await;
    world.lists(1, &["Белова Дарья Ивановна"]).await;
    world.tamper("UPDATE person SET teaching_since = '2025-09-01' WHERE family_name = 'Белова'").await;
    matches(&irina).await;
    irina.sees("✅ Подобрана 1 пара");
    irina.presses("Посмотреть пары").await;
    irina.presses("Петрова О. С. → Зимина А. П.").await;
    irina.sees("Молодой специалист без наставника: сам о нём пока не просил.");
    irina.sees("Почему: один предмет, одна школа");
    irina.does_not_see("где трудно");
    irina.presses("Предложить обоим").await;
    world.deliver().await;
    assert_eq!(world.text("SELECT basis || ' ' || state FROM pair").await, "mentor proposed");
    anna.sees("Вам предлагают пару");
    matches(&irina).await;
    irina.sees("Подбирать некого");
    world.end().await;
}

/// Two coordinators press at once: one run, of which both are told; each three seconds at most its messages say how far it is; either
/// stops it.
#[tokio::test]
async fn two_who_press_watch_one_run_and_either_stops_it() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(SECOND).await;
    world.tamper(AT_WORK).await;
    for who in [&irina, &olga] {
        who.goes(DESK).await;
        who.presses("Подобрать пары").await;
        world.deliver().await;
        who.sees("⏳ Подбираем пары: 25 %");
        who.sees("👥 Нужен наставник: 40, могут взять ещё: 12");
    }
    assert_eq!(world.count("SELECT count(*) FROM pair_run").await, 1);
    let messages = irina.card().id;
    world.tamper("UPDATE pair_run SET passed = 20, tell_at = '2026-11-21T08:00:03+00:00'").await;
    world.app().sleepers().notice_time();
    world.until_count("SELECT count(*) FROM pair_run WHERE tell_at IS NOT NULL", 0).await;
    world.deliver().await;
    for who in [&irina, &olga] {
        who.sees("⏳ Подбираем пары: 50 %");
    }
    assert_eq!(irina.card().id, messages, "it is the same message");

    olga.presses("Остановить").await;
    assert_eq!(world.text("SELECT state FROM pair_run").await, "stopped");
    ended(&world).await;
    for who in [&irina, &olga] {
        who.sees("Подбор остановлен.");
        who.does_not_see("Остановить");
    }
    irina.presses("Подобрать заново").await;
    ended(&world).await;
    irina.sees("Подбирать некого");
    assert_eq!(
        world.text("SELECT group_concat(state) FROM pair_run").await,
        "done",
        "the one that was stopped is forgotten"
    );
    world.end().await;
}

/// A restart in the middle is said in the same message, and the matcher can be begun again from there.
#[tokio::test]
async fn a_restart_in_the_middle_is_said_and_it_can_be_begun_again() {
    let mut world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await.id;
    world.tamper(AT_WORK).await;
    let coordinator = world.knows(irina);
    coordinator.goes(DESK).await;
    coordinator.presses("Подобрать пары").await;
    world.deliver().await;
    coordinator.sees("⏳ Подбираем пары: 25 %");
    world.restart().await;
    ended(&world).await;
    let coordinator = world.knows(irina);
    assert_eq!(world.text("SELECT state FROM pair_run").await, "cut");
    coordinator.sees("❗ Подбор прервался: бота перезапускали.");
    coordinator.presses("Подобрать заново").await;
    ended(&world).await;
    coordinator.sees("Подбирать некого");
    world.end().await;
}

/// What was asked for before a restart, and had not begun, is done after it.
#[tokio::test]
async fn what_had_not_begun_before_a_restart_is_done_after_it() {
    let mut world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    world.stop().await;
    let path = format!("sqlite://{}", world.file().display());
    let pool = sqlx::SqlitePool::connect(&path).await.unwrap();
    sqlx::raw_sql(
        "INSERT INTO pair_run (municipality_id, state, begun_at) VALUES (1, 'waits', '2026-11-21T08:00:00+00:00')",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    world.start_again().await;
    ended(&world).await;
    assert_eq!(world.text("SELECT state || ' ' || found FROM pair_run").await, "done []");
    world.end().await;
}

/// S0-04: the mentor who is asked reads the direction when both have agreed, and not before; the mentee reads their own.
#[tokio::test]
async fn s0_04_a_mentor_reads_the_direction_after_both_have_agreed() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    offers(&olga).await;
    world
        .tamper(
            "INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, category_id, months, most, state, proposed_at,
                               mentee_yes)
             VALUES (1, 'competency', 2, 3, 3, 9, 3, 'proposed', '2026-11-20T00:00:00+00:00', '2026-11-20T00:00:00+00:00')",
        )
        .await;
    let direction = world.text("SELECT name_ru FROM deficit_category WHERE id = 3").await;
    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.sees(&format!("🔒 Направление: {direction}"));
    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    olga.sees("Перенимает опыт: Зимина");
    olga.does_not_see("Направление");
    olga.goes(r#">1:measures:{"of":{"pair":1}}"#).await;
    assert!(!olga.chat().contains(&direction), "{}", olga.chat());
    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    olga.presses("Согласиться").await;
    olga.sees(&format!("🔒 Направление: {direction}"));
    world.end().await;
}

/// DOMAIN 2.3: a curator of one school reads no name of another one, also of somebody who has moved there while they looked.
#[tokio::test]
async fn a_curator_of_one_school_reads_no_name_of_another() {
    let world = World::start().await;
    let olga = {
        world.coordinator("Смирнова Ирина Викторовна").await;
        world.teacher("Петрова Ольга Сергеевна").await
    };
    world.teacher("Зимина Анна Петровна").await;
    world
        .tamper(
            "INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (77, 1, 'Школа № 77', 'Школа № 77', x'', ' школа 77');
             INSERT INTO appointment (municipality_id, person_id, role, organisation_id, since)
             VALUES (1, 2, 'curator', 77, '2026-01-01T00:00:00+00:00');
             UPDATE person SET organisation_id = 77, teaching_since = '2025-09-01' WHERE id = 3",
        )
        .await;
    olga.goes(DESK).await;
    olga.presses("Без наставника: 1").await;
    olga.presses_like("Зимина").await;
    olga.sees("Зимина Анна Петровна");
    world.tamper("UPDATE person SET organisation_id = 1 WHERE id = 3").await;
    olga.says("Петрова").await;
    olga.does_not_see("Зимина");
    world.end().await;
}

/// S0-02, PAPERS P17: the road of a pair from its order to the first questionnaire: three days later both are asked, each answers by
/// buttons, reads their own answers alone, and the office reads nothing of two.
#[tokio::test]
async fn a_pair_goes_from_its_order_to_the_first_questionnaire() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    offers(&olga).await;
    seeks(&anna).await;
    anna.presses_like("Петрова").await;
    anna.presses("9 месяцев").await;
    world.deliver().await;
    olga.presses("Открыть").await;
    olga.presses("Согласиться").await;
    irina.goes(DESK).await;
    irina.presses("⏳ Ждёт приказа: 1").await;
    irina.presses_like("Петрова").await;
    irina.presses("Закрепить приказом").await;
    irina.says("15-н").await;
    irina.presses("[21]").await;
    irina.presses("20").await;
    irina.sees("✅ Пара закреплена");
    world.deliver().await;
    world.later(TimeDelta::days(2));
    world.deliver().await;
    assert!(!olga.chat().contains("Анкета о вашей паре"), "{}", olga.chat());
    world.later(TimeDelta::days(1) + TimeDelta::hours(1));
    world.app().sleepers().notice_time();
    world.until_count("SELECT surveys FROM pair", 1).await;
    world.deliver().await;
    for (who, points) in [(&olga, "7"), (&anna, "4")] {
        who.sees("⏳ Анкета о вашей паре");
        who.presses("Ответить на анкету").await;
        for at in 1..=5 {
            who.sees(&format!("{at} из 5"));
            who.presses(points).await;
        }
        who.sees("Ваши ответы");
        who.sees("🔒 Видите только вы");
    }
    assert_eq!(
        world.text("SELECT group_concat(moment || ' ' || person_id || ' ' || sum, '; ') FROM (SELECT moment, person_id, sum(points) AS sum FROM pair_answer GROUP BY 1, 2)").await,
        "enter 2 35; enter 3 20"
    );
    anna.does_not_see(" 7");
    irina.goes(DESK).await;
    irina.presses("Сводка анкет").await;
    irina.sees("Сводка появится, когда ответят хотя бы пять человек.");
    world.end().await;
}
