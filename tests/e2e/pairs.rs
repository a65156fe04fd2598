//! Mentoring: pairs from a proposal to an order and their end, and what silence, faults and departures make of them.

use chrono::TimeDelta;

use crate::pair_matching::matches;
use crate::world::{Somebody, World};

/// The regulation of S2: three bases.
const BASES: &str = "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
    INSERT INTO regulation_override VALUES (1, 'pair_bases', 1, 'subject,mentor,competency', 'приказ')";

async fn states(world: &World) -> String {
    world.text("SELECT coalesce(group_concat(state || coalesce(' ' || ending, ''), '; '), '') FROM (SELECT * FROM pair ORDER BY id)").await
}

/// Looks for a mentor and asks the one of this name.
async fn asks(who: &Somebody<'_>, name: &str) {
    who.goes(r#">1:mentoring:"mine""#).await;
    who.presses("Нужен наставник").await;
    if who.shows("Какая помощь нужна?") {
        who.presses("Опытный наставник").await;
    }
    who.presses("Не учитывать").await;
    who.presses_like(name).await;
    who.presses("9 месяцев").await;
}

async fn offers(who: &Somebody<'_>) {
    who.goes(r#">1:mentoring:"mine""#).await;
    who.presses("Могу быть наставником").await;
    who.sees("✅ Вы готовы быть наставником");
}

/// S0-02, S2-21 (b), DOMAIN 2.3: proposed, accepted by both, confirmed by an order, at work, a meeting by one tap, a private
/// note that nobody else reads, completed. A number of an order stands for one day; coverage counts who lacks a mentor.
#[tokio::test]
async fn s0_02_a_pair_goes_from_a_proposal_to_its_end() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world.tamper("UPDATE person SET teaching_since = '2025-09-01' WHERE id = 3").await;
    irina.goes(r#">1:pairing:"all""#).await;
    irina.sees("❗ Без наставника 1 молодой специалист");
    irina.presses("Без наставника: 1").await;
    irina.sees("Зимина");
    offers(&olga).await;
    asks(&anna, "Петрова").await;
    anna.sees("✅ Предложение отправлено.");
    world.deliver().await;
    olga.sees("⏳ Вам предлагают пару");
    olga.presses("Открыть").await;
    olga.presses("Спросить подробнее").await;
    olga.says("Когда вам удобно?").await;
    world.deliver().await;
    anna.sees("Вопрос о паре");
    anna.presses("Открыть").await;
    anna.sees("Когда вам удобно?");
    olga.presses("Согласиться").await;
    olga.sees("✅ Согласны оба. Ждём приказа.");
    world.deliver().await;
    anna.sees("✅ На пару согласны оба");
    assert_eq!(states(&world).await, "accepted");
    assert_eq!(world.count("SELECT count(*) FROM mentoring WHERE seeks_since IS NOT NULL").await, 0);

    irina.says("/menu").await;
    irina.presses("Пары ждут приказа: 1").await;
    irina.presses("⏳ Ждёт приказа: 1").await;
    irina.presses_like("Петрова").await;
    irina.presses("Закрепить приказом").await;
    irina.says("№ 15-н").await;
    irina.presses("[21]").await;
    irina.presses("20").await;
    irina.sees("✅ Пара закреплена, оба узнают об этом.");
    irina.sees("📄 Приказ № 15-н от 21.11.2026");
    irina.sees("📄 Согласие наставника от 20.11.2026");
    irina.sees("🗓 С 21.11.2026 до 21.08.2027");
    world.deliver().await;
    olga.sees("✅ Пара начала работу");
    irina.goes(r#">1:pairing:"all""#).await;
    irina.sees("✅ У всех молодых специалистов есть наставник");

    olga.presses("Открыть").await;
    olga.presses("Отметить встречу").await;
    olga.presses_like("Урок: Зимина").await;
    olga.sees("✅ Встреча записана.");
    olga.presses("60 мин").await;
    olga.presses("Есть сдвиг").await;
    olga.presses("Личная заметка").await;
    olga.says("Много говорит сама, мало дети").await;
    olga.sees("🔒 Заметка: Много говорит сама");
    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.presses("Встречи").await;
    anna.sees("1 встреча, всего 60 мин");
    anna.presses_like("21.11.2026").await;
    anna.sees("🔒 Личной заметки нет");
    irina.goes(r#">1:pairing:{"card":{"id":1}}"#).await;
    irina.sees("1 встреча, последняя 21.11.2026");
    assert!(!irina.chat().contains("Много говорит") && !anna.chat().contains("Много говорит"));

    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    olga.presses("Завершить пару").await;
    olga.presses("Цель достигнута").await;
    world.deliver().await;
    // What they are asked about the pair may have come first.
    assert!(olga.chat().contains("Итог: цель достигнута"), "{}", olga.chat());
    assert_eq!(states(&world).await, "completed reached");
    assert!(anna.chat().contains("Пара завершена"), "{}", anna.chat());
    world.end().await;
}

/// S2-21 (a): two equals, no order; both propose to each other: one pair, at work at once, and unique whoever proposes.
#[tokio::test]
async fn s2_21_two_equals_who_propose_to_each_other_are_one_pair() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world.tamper(BASES).await;
    for (who, other) in [(&olga, "Зимина"), (&anna, "Петрова"), (&olga, "Зимина")] {
        who.goes(r#">1:mentoring:"mine""#).await;
        who.presses("Пара по предмету").await;
        who.presses("Математика").await;
        who.presses_like(other).await;
        who.presses("3 месяца").await;
    }
    olga.sees("Такое предложение уже есть.");
    assert_eq!(states(&world).await, "active");
    olga.sees("👥 Петрова О. С.");
    olga.does_not_see("Наставник:");
    let refused =
        "INSERT OR IGNORE INTO pair (municipality_id, basis, mentor_id, mentee_id, subject_id, months, most, state,
                                               proposed_at)
         SELECT 1, 'subject', mentee_id, mentor_id, subject_id, 3, 3, 'proposed', proposed_at FROM pair;
         INSERT OR IGNORE INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at)
         VALUES (1, 'mentor', 2, 2, 3, 3, 'proposed', '2026-11-21T00:00:00+00:00')";
    world.tamper(refused).await;
    assert_eq!(world.count("SELECT count(*) FROM pair").await, 1, "the tables refuse the other way round, and oneself");
    world.end().await;
}

/// Two acceptances of one mentee's proposals give one pair: the other hears why; what was left over of a full mentor's is
/// closed and told. The table refuses a load above the limit.
#[tokio::test]
async fn of_two_mentors_one_gets_the_mentee_and_a_full_one_takes_no_more() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let vera = world.teacher("Орлова Вера Ильинична").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    let ivan = world.teacher("Котов Иван Ильич").await;
    world
        .tamper(
            "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
             INSERT INTO regulation_override VALUES (1, 'mentor_load', 1, '1', 'приказ')",
        )
        .await;
    offers(&olga).await;
    offers(&vera).await;
    asks(&anna, "Петрова").await;
    asks(&anna, "Орлова").await;
    asks(&ivan, "Петрова").await;
    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    vera.goes(r#">1:mentoring:{"card":{"id":2}}"#).await;
    olga.presses("Согласиться").await;
    vera.presses("Согласиться").await;
    assert!(vera.chat().contains("Эта пара уже закрыта или решена."), "{}", vera.chat());
    vera.sees("Итог: наставник уже нашёлся");
    assert_eq!(states(&world).await, "accepted; cancelled taken; cancelled full");
    world.deliver().await;
    ivan.sees("Предложение пары закрыто");
    ivan.sees("Итог: у наставника больше нет места");
    ivan.goes(r#">1:mentoring:"mine""#).await;
    ivan.presses("Нужен наставник").await;
    ivan.presses("Не учитывать").await;
    ivan.does_not_see("Петрова");
    olga.goes(r#">1:mentoring:{"card":{"id":3}}"#).await;
    olga.does_not_see("Согласиться");
    world.end().await;
}

/// An order's number stands for one day; the same order may confirm several pairs.
#[tokio::test]
async fn a_number_of_an_order_is_not_used_for_another_day() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.teacher("Зимина Анна Петровна").await;
    world.teacher("Котов Иван Ильич").await;
    world
        .tamper(
            "INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes,
                               mentee_yes)
             SELECT 1, 'mentor', 2, id, 9, 3, 'accepted', '2026-11-20T00:00:00+00:00', '2026-11-20T00:00:00+00:00',
                    '2026-11-20T00:00:00+00:00' FROM person WHERE id IN (3, 4)",
        )
        .await;
    let confirms = async |id: i64, day: &str| {
        irina.goes(&format!(r#">1:pairing:{{"card":{{"id":{id}}}}}"#)).await;
        irina.presses("Закрепить приказом").await;
        irina.says("15-н").await;
        irina.presses(day).await;
        irina.presses("16").await;
    };
    confirms(1, "20").await;
    irina.sees("✅ Пара закреплена");
    confirms(2, "19").await;
    irina.sees("Приказ № 15-н уже записан с другим днём: 20.11.2026.");
    confirms(2, "20").await;
    irina.sees("✅ Пара закреплена");
    assert_eq!(world.count("SELECT count(*) FROM pair_order").await, 1);
    world.end().await;
}

/// Silence: a proposal is spoken of twice and closed; an active pair is asked after 14 days, its curator told after 30, its
/// closing proposed after 60; a meeting begins anew.
#[tokio::test]
async fn silence_is_spoken_of_by_the_keys_of_the_regulation() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    offers(&olga).await;
    asks(&anna, "Петрова").await;
    world.deliver().await;
    for _ in 0..2 {
        world.later(TimeDelta::days(3));
        world.deliver().await;
    }
    assert_eq!(olga.chat().matches("Предложение пары ждёт ответа").count(), 2, "{}", olga.chat());
    assert!(!anna.chat().contains("Предложение пары ждёт"), "{}", anna.chat());
    world.later(TimeDelta::days(3));
    world.deliver().await;
    assert_eq!(states(&world).await, "cancelled silent");
    anna.sees("Итог: не дождались ответа");
    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    olga.does_not_see("Согласиться");

    world
        .tamper(
            "INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '1', '2026-11-30');
             INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes,
                               mentee_yes, order_id, since, until, next_at)
             VALUES (1, 'mentor', 2, 3, 9, 3, 'active', '2026-11-30T00:00:00+00:00', '2026-11-30T00:00:00+00:00',
                     '2026-11-30T00:00:00+00:00', 1, '2026-11-30', '2027-08-30', '2026-12-14T09:00:00+00:00')",
        )
        .await;
    let heard = |who: &Somebody<'_>, words: &str| who.chat().matches(words).count();
    world.later(TimeDelta::days(15));
    world.app().sleepers().notice_time();
    olga.says("/menu").await;
    world.until_count("SELECT rungs FROM pair WHERE id = 2", 1).await;
    world.deliver().await;
    assert_eq!((heard(&olga, "Давно не было встреч"), heard(&anna, "Давно не было встреч")), (1, 1));
    assert_eq!(heard(&irina, "Пара давно не встречалась"), 0);
    world.later(TimeDelta::days(16));
    world.deliver().await;
    assert_eq!(heard(&irina, "Пара давно не встречалась"), 1);
    world.later(TimeDelta::days(30));
    world.deliver().await;
    assert_eq!(heard(&irina, "Пара молчит: завершить?"), 1);
    olga.goes(r#">1:mentoring:{"card":{"id":2}}"#).await;
    olga.presses("Отметить встречу").await;
    olga.presses("Консультация").await;
    assert_eq!(world.count("SELECT rungs FROM pair WHERE id = 2").await, 0);
    world.end().await;
}

/// Whoever leaves or is erased is in no pair, whether it is proposed, accepted or at work; whoever stays hears so, and keeps what was
/// noted without the other's name.
#[tokio::test]
async fn a_pair_ends_with_who_leaves_or_is_erased() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    let ivan = world.teacher("Котов Иван Ильич").await;
    offers(&olga).await;
    asks(&anna, "Петрова").await;
    asks(&ivan, "Петрова").await;
    // The first is at work, the second waits for its order, and a mentor of Olga's own has met her once.
    let vera = world.teacher("Орлова Вера Ильинична").await;
    world
        .tamper(
            "UPDATE pair SET mentor_yes = proposed_at, mentee_yes = proposed_at, state = 'accepted';
             INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '1', '2026-10-01');
             UPDATE pair SET state = 'active', order_id = 1, since = '2026-10-01', until = '2027-07-01' WHERE id = 1;
             INSERT INTO pair (id, municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes,
                               mentee_yes, order_id, since, until)
             VALUES (3, 1, 'mentor', 5, 2, 9, 3, 'active', '2026-09-20T00:00:00+00:00', '2026-09-20T00:00:00+00:00',
                     '2026-09-20T00:00:00+00:00', 1, '2026-10-01', '2027-07-01');
             INSERT INTO pair_meeting (pair_id, held_on, kind, minutes, noted_at)
             VALUES (3, '2026-10-05', 'talk', 45, '2026-10-05T00:00:00+00:00')",
        )
        .await;
    let mut tx = world.tx().await;
    let guard = grozd::model::roles::Coordinator::find(&mut tx, grozd::ids::PersonId(1)).await.unwrap().unwrap();
    grozd::model::people::mark_left(&mut tx, guard, grozd::ids::PersonId(3)).await.unwrap();
    tx.finish().0.commit().await.unwrap();
    world.app().sleepers().notice_time();
    olga.says("/menu").await;
    world.until_count("SELECT count(*) FROM pair WHERE untold = 1", 0).await;
    world.deliver().await;
    assert_eq!(states(&world).await, "cancelled left; accepted; active");
    assert!(olga.chat().contains("Итог: коллега здесь больше не работает"), "{}", olga.chat());
    ivan.says("/forget").await;
    ivan.presses("Удалить всё").await;
    world.until_count("SELECT count(*) FROM pair WHERE untold = 1", 0).await;
    world.deliver().await;
    assert_eq!(states(&world).await, "cancelled left; cancelled erased; active");
    assert!(olga.chat().contains("Итог: коллега удалил свои данные"), "{}", olga.chat());
    olga.goes(r#">1:mentoring:{"card":{"id":2}}"#).await;
    olga.sees("Подопечный: коллега, которого здесь больше нет\n");
    // Of a pair at work the mentor goes: the meeting stays, without their name.
    vera.says("/forget").await;
    vera.presses("Удалить всё").await;
    world.until_count("SELECT count(*) FROM pair WHERE untold = 1", 0).await;
    world.deliver().await;
    assert_eq!(states(&world).await, "cancelled left; cancelled erased; cancelled erased");
    assert!(olga.chat().contains("Пара завершена\nИтог: коллега удалил свои данные"), "{}", olga.chat());
    olga.goes(r#">1:mentoring:{"card":{"id":3}}"#).await;
    olga.sees("Наставник: коллега, которого здесь больше нет");
    assert_eq!(world.count("SELECT count(*) FROM pair_meeting WHERE pair_id = 3").await, 1);
    world.end().await;
}

/// Taps, from the menu: asking for a mentor, answering, and noting a meeting.
#[tokio::test]
async fn asking_for_a_mentor_takes_six_an_answer_two_and_a_meeting_two() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    offers(&olga).await;
    anna.says("/menu").await;
    let taps = ["Мой рост", "Наставничество", "Нужен наставник", "Не учитывать", "Петрова", "9 месяцев"];
    for tap in taps {
        anna.presses_like(tap).await;
    }
    anna.sees("✅ Предложение отправлено.");
    world.deliver().await;
    olga.presses("Открыть").await;
    olga.presses("Согласиться").await;
    assert_eq!(states(&world).await, "accepted");
    world.end().await;
}

/// The matcher: of two who look for a mentor and two who offer to be one each gets the fitter, and why is said; what was
/// proposed is proposed once.
#[tokio::test]
async fn the_matcher_proposes_the_best_whole_set_and_says_why() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    matches(&irina).await;
    irina.sees("Подбирать некого");
    offers(&olga).await;
    anna.goes(r#">1:mentoring:"mine""#).await;
    anna.presses("Нужен наставник").await;
    anna.presses("Не учитывать").await;
    matches(&irina).await;
    irina.sees("✅ Подобрана 1 пара");
    irina.presses("Посмотреть пары").await;
    irina.sees("Подобрана 1 пара");
    irina.presses_like("Петрова О. С. → Зимина А. П.").await;
    irina.sees("Наставник: Петрова Ольга Сергеевна");
    irina.sees("Почему: один предмет");
    irina.presses("Предложить обоим").await;
    assert_eq!(states(&world).await, "proposed");
    matches(&irina).await;
    irina.sees("Подбирать некого");
    world.end().await;
}
