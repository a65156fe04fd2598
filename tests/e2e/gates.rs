//! Gates: consent, registration, roles, other people's numbers, old cards, links that appoint.

use chrono::TimeDelta;

use crate::world::{Somebody, World, in_base_36};

/// Everything that a phone can bring besides the answer that is asked for.
const COMMANDS: [&str; 15] = [
    "/start",
    "/start event-1",
    "/start nonsense",
    "/menu",
    "/help",
    "/profile",
    "/deficits",
    "/clusters",
    "/events",
    "/attendance",
    "/stats",
    "/people",
    "/settings",
    "/mydata",
    "/what",
];

/// Codes of buttons that somebody could send without ever having seen them.
const FORGED: [&str; 12] = [
    r#">1:today:"day""#,
    r#">*:figures:"overview""#,
    r#">*:events:{"card":{"id":1}}"#,
    r#"=*:people:"all""#,
    r#"!!*:people:"all""#,
    r#"events:*:{"a":{"id":1,"given":"going"}}"#,
    r#"registration:1:"confirm""#,
    r#"people:1:"promote""#,
    r#"nowhere:1:"X""#,
    r#"nowhere:*:"X""#,
    "::",
    "чужое",
];

/// A cluster of School No. 3, led by the first person; the second is its member.
const CLUSTER: &str = "
    INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase, founded_at)
    VALUES (1, 'cluster', 'Физика', x'', '', 1, 'working', '2026-11-01T00:00:00+00:00');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (1, 1, 'leader', 1, '2026-11-01T00:00:00+00:00');
    INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 2, '2026-11-01T00:00:00+00:00');
    INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
    VALUES (1, 'seminar', 'Линзы', '', '2026-11-26T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00');
    INSERT INTO event_group VALUES (1, 1);
    INSERT INTO deficit (person_id, category_id, item_id, level, registered_at)
    VALUES (1, 2, 6, 'high', '2026-11-01T00:00:00+00:00')";

/// Another municipality with one of everything, all numbered 77.
const ELSEWHERE: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (77, 'Степной район', 'Asia/Omsk');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (77, 77, 'Степная школа', 'Степная школа', x'', ' степная школа');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    VALUES (77, 77, 77, 'Степнова', 'Анна', x'', ' степнова анна', 1, '2015-09-01', '2026-11-01T00:00:00+00:00');
    INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
    VALUES (77, 77, 'cluster', 'Степной кластер', x'', ' степной кластер', 'working', '2026-11-01T00:00:00+00:00');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (77, 77, 'leader', 77, '2026-11-01T00:00:00+00:00');
    INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
    VALUES (77, 77, 'seminar', 'Степной семинар', ' степной семинар', '2026-11-26T11:30:00+00:00', 'Степь', 77,
            '2026-11-01T00:00:00+00:00');
    INSERT INTO event_group VALUES (77, 77);
    INSERT INTO deficit (id, person_id, category_id, item_id, level, registered_at)
    VALUES (77, 77, 2, 6, 'high', '2026-11-01T00:00:00+00:00')";

async fn tries_everything(somebody: &Somebody<'_>, and_sees: &str) {
    let sim = &somebody.world.sim;
    // What is kept may be seen and erased by one who refuses, too.
    for command in COMMANDS.into_iter().filter(|command| *command != "/mydata") {
        somebody.says(command).await;
        somebody.sees(and_sees);
    }
    for code in FORGED {
        somebody.forges(code).await;
        somebody.sees(and_sees);
    }
    somebody.done(sim.sends_sticker(somebody.id)).await;
    somebody.done(sim.shares_contact(somebody.id)).await;
    somebody.says("/cancel").await;
    somebody.says("Петрова Ольга Сергеевна").await;
}

#[tokio::test]
async fn before_the_consent_nothing_else_is_asked_shown_or_stored() {
    let world = World::start().await;
    let leader = world.teacher("Соколова Ирина").await;
    world.teacher("Ершов Пётр").await;
    world.tamper(CLUSTER).await;
    let before = world.facts().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    tries_everything(&olga, "Согласие на обработку данных").await;
    olga.sees("Согласие на обработку данных");
    olga.sees("Вы согласны?");
    assert!(!olga.chat().contains("Линзы"));
    // Not even a draft is kept, only where the chat stands.
    assert_eq!(
        world
            .text(
                "SELECT group_concat(room || ' ' || step) FROM session WHERE account_id = 3 AND room <> 'destination'"
            )
            .await,
        r#"consent "text""#
    );
    assert_eq!(world.facts().await, before);
    leader.says("/menu").await;
    world.end().await;
}

#[tokio::test]
async fn a_refusal_is_explained_and_may_be_taken_back() {
    let world = World::start().await;
    let before = world.facts().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Не соглашаюсь").await;
    olga.sees("Хорошо, ничего не записано");
    olga.sees("Участвовать можно и без бота: Управление образования");
    olga.says("Петрова Ольга").await;
    olga.sees("❗ Здесь нужно нажать кнопку под сообщением");
    assert_eq!(world.facts().await, before);
    olga.says("/mydata").await;
    olga.sees("Всё, что о вас хранится");
    olga.says("/start").await;
    olga.presses("Не соглашаюсь").await;
    olga.presses("Прочитать ещё раз").await;
    olga.sees("Вы согласны?");
    olga.registers("Петрова Ольга").await;
    assert_eq!(
        world
            .text(
                "SELECT group_concat(purpose || ' ' || text || ' ' || given_at, '; ' ORDER BY id) FROM consent
             WHERE account_id = 1 AND withdrawn_at IS NULL"
            )
            .await,
        "processing 3 2026-11-21T09:00:00+00:00; notices 3 2026-11-21T09:00:00+00:00; \
         name 3 2026-11-21T09:00:00+00:00"
    );
    world.end().await;
}

#[tokio::test]
async fn before_the_registration_only_ones_own_rights_work() {
    let world = World::start().await;
    world.teacher("Соколова Ирина").await;
    world.teacher("Ершов Пётр").await;
    world.tamper(CLUSTER).await;
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    olga.presses("Дальше").await;
    olga.says("Петрова Ольга Сергеевна").await;
    let before = world.facts().await;
    for command in COMMANDS {
        olga.says(command).await;
        match command {
            "/help" => olga.sees("Что умеет бот"),
            "/settings" => olga.sees("Язык: русский"),
            "/mydata" => olga.sees("Вы не зарегистрированы"),
            // What was answered so far is kept: the next question goes on.
            _ => olga.sees("Где вы работаете?"),
        }
    }
    for code in FORGED {
        olga.forges(code).await;
        olga.sees("Где вы работаете?");
    }
    assert_eq!(world.facts().await, before);
    assert!(!olga.chat().contains("Линзы"));
    olga.says("/forget").await;
    olga.presses("Удалить всё").await;
    olga.sees("✅ Удалено");
    assert_eq!(world.count("SELECT count(*) FROM account").await, 2);
    world.end().await;
}

#[tokio::test]
async fn a_link_leads_on_when_its_opener_has_registered() {
    let world = World::start().await;
    world.teacher("Соколова Ирина").await;
    world.teacher("Ершов Пётр").await;
    world.tamper(CLUSTER).await;
    let olga = world.person("Ольга");
    olga.opens("event-1").await;
    olga.sees("Согласие на обработку данных");
    assert!(!olga.chat().contains("Линзы"));
    olga.registers("Петрова Ольга").await;
    // No press is lost between the registration and what she came for.
    olga.sees("✅ Вы зарегистрированы");
    olga.sees("Линзы");
    olga.presses("Вступить и пойти").await;
    olga.sees("✅ Ваш ответ: Иду");
    world.end().await;
}

/// «Faults 30»: what a newcomer's link led to is gone meanwhile: the registration stands all the same, and so does the
/// agreement to a newer text.
#[tokio::test]
async fn a_link_that_opens_nothing_any_more_undoes_no_registration() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.opens("event-77").await;
    olga.registers("Петрова Ольга").await;
    olga.sees("✅ Вы зарегистрированы");
    olga.sees("❌ Этого уже нет");
    olga.sees("чем помочь?");
    assert_eq!(world.count("SELECT count(*) FROM person").await, 1);
    world.end().await;
}

#[tokio::test]
async fn a_teacher_who_forges_buttons_of_other_roles_changes_nothing() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина").await;
    world.teacher("Ершов Пётр").await;
    world.tamper(CLUSTER).await;
    let olga = world.teacher("Петрова Ольга").await;
    let before = world.facts().await;
    let coordinators = "Это могут только координаторы муниципалитета.";
    for code in [
        r#">*:rules:"chapters""#,
        r#">*:rules:{"rule":{"key":"quorum"}}"#,
        r#">*:desk:"desk""#,
        r#">*:people:"all""#,
        r#">*:people:{"card":{"id":1}}"#,
        r#">*:organisations:{"card":{"id":1}}"#,
        r#">*:organisations:"add""#,
        r#">*:groups:{"card":{"id":1}}"#,
        r#">*:newgroup:"new""#,
        r#"!*:newgroup:"new""#,
        r#">*:leading:{"whom":{"group":1}}"#,
        r#">*:leading:{"what":{"person":3}}"#,
        r#"=*:people:"all""#,
    ] {
        olga.forges(code).await;
        olga.sees("Так нельзя");
        olga.sees(coordinators);
    }
    olga.forges(r#"=*:figures:"overview""#).await;
    olga.sees("Показатели видят координаторы и наблюдатели муниципалитета.");
    let leaders = "Это может только руководитель этого кластера.";
    for (code, words) in [
        (r#">*:attendance:{"sheet":{"event":1}}"#, leaders),
        (r#">*:newevent:{"of":{"group":1}}"#, "События создают руководители кластеров."),
        (r#">*:newevent:"new""#, "События создают руководители кластеров."),
        (r#">*:clusters:{"members":{"id":1}}"#, "Список участников видят те, кто состоит в кластере."),
        (r#"events:*:{"a":{"id":1,"given":"going"}}"#, "Отвечают участники кластера «Физика»."),
        (r#"events:*:"cancel""#, "Этого уже нет"),
        (r#"people:*:"yes""#, "Этого уже нет"),
        (r#"attendance:*:"close""#, "Этого уже нет"),
    ] {
        olga.forges(code).await;
        olga.sees("Так нельзя");
        olga.sees(words);
    }
    // The stamp of her own card under the codes of rooms where she does not stand.
    for (room, press) in [
        ("rules", r#""yes""#),
        ("rules", r#""send""#),
        ("people", r#""yes""#),
        ("figures", r#""picture""#),
        ("newgroup", r#""create""#),
        ("newevent", r#""create""#),
        ("attendance", r#""save""#),
        ("newdeficit", r#"{"level":{"level":"low"}}"#),
    ] {
        olga.says("/menu").await;
        let stamp = world.count("SELECT stamp FROM account WHERE person_id = 3").await;
        let code = format!("{room}:{}:{press}", in_base_36(stamp));
        olga.forges(&code).await;
        let refused = ["Так нельзя", "Присутствие отмечают руководители", "В какой области трудно?"];
        assert!(refused.iter().any(|words| olga.shows(words)), "{code}\n{}", olga.screen());
    }
    // A step of the desk from the days when she was a coordinator.
    world
        .tamper("INSERT INTO session (account_id, room, version, step, saved_at) SELECT id, 'people', 1, '{\"promote\":{\"id\":3}}', 0 FROM account WHERE person_id = 3")
        .await;
    olga.forges(r#"=*:people:"all""#).await;
    olga.sees(coordinators);
    assert_eq!(world.facts().await, before);
    // Who leads nothing is told so kindly, and shown nothing.
    olga.forges(r#">*:attendance:"list""#).await;
    olga.sees("Присутствие отмечают руководители кластеров.");
    world.end().await;
}

#[tokio::test]
async fn numbers_of_other_people_and_other_municipalities_are_gone() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    world.tamper(ELSEWHERE).await;
    let before = world.facts().await;
    for code in [
        r#">*:deficits:{"card":{"id":1}}"#,
        r#">*:deficits:{"card":{"id":77}}"#,
        r#">*:deficits:{"card":{"id":-1}}"#,
        r#">*:clusters:{"card":{"id":77}}"#,
        r#">*:events:{"card":{"id":77}}"#,
        r#">*:events:{"card":{"id":9223372036854775807}}"#,
        r#">*:attendance:{"sheet":{"event":77}}"#,
        r#"events:*:{"a":{"id":77,"given":"going"}}"#,
    ] {
        olga.forges(code).await;
        olga.sees("Этого уже нет");
    }
    for link in ["event-77", "cluster-77"] {
        olga.opens(link).await;
        olga.sees("Этого уже нет");
    }
    for code in [
        r#">*:people:{"card":{"id":77}}"#,
        r#">*:organisations:{"card":{"id":77}}"#,
        r#">*:groups:{"card":{"id":77}}"#,
        r#">*:events:{"card":{"id":77}}"#,
        r#">*:leading:{"whom":{"group":77}}"#,
        r#">*:leading:{"what":{"person":77}}"#,
    ] {
        irina.forges(code).await;
        irina.sees("Этого уже нет");
    }
    irina.says("/people").await;
    irina.sees("👥 Людей: 2");
    irina.says("степнова").await;
    irina.does_not_see("Степнова А.");
    irina.says("/stats").await;
    irina.sees("👥 Людей: 2");
    olga.says("/clusters").await;
    olga.sees("Физика");
    for somebody in [irina, olga] {
        assert!(!somebody.chat().contains("Степн"), "{}", somebody.chat());
    }
    assert_eq!(world.facts().await, before);
    world.end().await;
}

#[tokio::test]
async fn an_old_card_redraws_what_is_current_and_answers_the_press() {
    let mut world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await.id;
    world.knows(olga).says("/deficits").await;
    world.knows(olga).presses("Записать дефицит").await;
    // After a restart the bot no longer knows which card is to lose its buttons, so that an old one keeps them.
    world.restart().await;
    let olga = world.knows(olga);
    let first = olga.card().id;
    olga.says("что угодно").await;
    olga.sees("По запросу «что угодно» ничего не нашлось.");
    olga.presses("Методические").await;
    olga.presses_on(first, "Цифровые").await;
    assert_eq!(olga.toast().await, "Экран обновлён");
    // The old card became the current one: its category was not chosen.
    let redrawn = world.sim.chat(olga.id).into_iter().find(|message| message.id == first).unwrap();
    assert!(redrawn.text.contains("Область: Методические"), "{redrawn}");
    olga.presses_on(first, "Формирующее оценивание").await;
    olga.presses_on(first, "Немного").await;
    assert_eq!(world.count("SELECT category_id FROM deficit").await, 2);
    world.end().await;
}

#[tokio::test]
async fn a_double_press_acts_once() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    let twice = async |somebody: &Somebody<'_>, label: &str| {
        let card = somebody.card().id;
        let presses = [
            world.sim.presses_on(somebody.id, card, label).unwrap(),
            world.sim.presses_on(somebody.id, card, label).unwrap(),
        ];
        for press in presses {
            world.answered(press).await;
        }
        // Each press is answered by itself, so that either answer may be the last.
        world.sim.wait_for_answers(somebody.id).await.unwrap();
        let toasts = world.sim.toasts(somebody.id);
        let of_these = &toasts[toasts.len().saturating_sub(2)..];
        assert!(of_these.iter().any(|toast| toast.text == "Экран обновлён"), "{of_these:?} {}", somebody.screen());
    };
    olga.says("/deficits").await;
    olga.presses("Записать дефицит").await;
    olga.presses("Цифровые").await;
    olga.presses("Безопасность в сети").await;
    twice(&olga, "Очень трудно").await;
    assert_eq!(world.count("SELECT count(*) FROM deficit WHERE person_id = 2").await, 1);
    pyotr.says("/events").await;
    pyotr.presses("Создать событие").await;
    pyotr.presses("Семинар").await;
    pyotr.says("Зеркала").await;
    pyotr.presses("26").await;
    pyotr.presses("10:00").await;
    pyotr.says("Школа № 3").await;
    twice(&pyotr, "Создать и уведомить").await;
    assert_eq!(world.count("SELECT count(*) FROM event WHERE title = 'Зеркала'").await, 1);
    world.deliver().await;
    assert_eq!(olga.chat().matches("Зеркала").count(), 1, "{}", olga.chat());
    world.end().await;
}

#[tokio::test]
async fn a_link_that_appoints_works_once_for_its_first_opener_and_for_a_day() {
    let world = World::start().await;
    let claim = world.claim().await;
    let irina = world.person("Ирина");
    let anna = world.teacher("Орлова Анна").await;
    irina.opens(&claim).await;
    irina.sees("✅ Ссылка принята.");
    // The second opener gets nothing, though already registered.
    anna.opens(&claim).await;
    anna.sees("❌ Ссылка недействительна");
    anna.says("/people").await;
    anna.sees("Это могут только координаторы");
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE role = 'coordinator' AND until IS NULL").await, 0);
    // The first may open it again, and becomes a coordinator at the end of the registration.
    irina.opens(&claim).await;
    irina.sees("✅ Ссылка принята.");
    irina.registers("Смирнова Ирина").await;
    irina.sees("Вы координатор муниципалитета.");
    irina.opens(&claim).await;
    irina.sees("❌ Ссылка недействительна");
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE role = 'coordinator' AND until IS NULL").await, 1);

    let late = world.claim().await;
    world.later(TimeDelta::days(1));
    anna.opens(&late).await;
    anna.sees("❌ Ссылка недействительна");
    let timely = world.claim().await;
    world.later(TimeDelta::hours(23));
    anna.opens(&timely).await;
    anna.sees("✅ Вы координатор муниципалитета.");
    anna.opens("claim-").await;
    anna.sees("❌ Ссылка недействительна");
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE role = 'coordinator' AND until IS NULL").await, 2);
    world.end().await;
}

#[tokio::test]
async fn who_was_dismissed_between_the_card_and_the_press_is_refused() {
    let world = World::start().await;
    let pyotr = world.coordinator("Ершов Пётр").await;
    let irina = world.coordinator("Смирнова Ирина").await;
    world.tamper(CLUSTER).await;
    pyotr.says("/events").await;
    pyotr.presses("Создать событие").await;
    pyotr.presses("Семинар").await;
    pyotr.says("Зеркала").await;
    pyotr.presses("26").await;
    pyotr.presses("10:00").await;
    pyotr.says("Школа № 3").await;
    // A coordinator makes events for any group, so that both rights end.
    world
        .tamper(
            "UPDATE appointment SET person_id = 2 WHERE role = 'leader';
             UPDATE appointment SET until = since WHERE person_id = 1 AND role = 'coordinator'",
        )
        .await;
    pyotr.presses("Создать и уведомить").await;
    pyotr.sees("Так нельзя");
    assert_eq!(world.count("SELECT count(*) FROM event").await, 1);

    // A sheet in the middle of being marked.
    world.tamper("UPDATE appointment SET person_id = 1 WHERE role = 'leader'").await;
    world.later(TimeDelta::days(6));
    pyotr.says("/attendance").await;
    pyotr.presses_like("Линзы").await;
    pyotr.presses("Все пришли").await;
    world.tamper("UPDATE appointment SET person_id = 2 WHERE role = 'leader'").await;
    pyotr.presses("Закрыть лист").await;
    pyotr.sees("Это может только руководитель этого кластера.");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 0);

    world.tamper("UPDATE appointment SET until = NULL WHERE person_id = 1 AND role = 'coordinator'").await;
    // A desk whose coordinator is one no more.
    pyotr.says("/people").await;
    pyotr.presses("Добавить школы").await;
    irina.says("/people").await;
    irina.says("ершов").await;
    irina.presses_like("Ершов П.").await;
    irina.presses("Снять координатора").await;
    irina.presses("Снять координатора").await;
    irina.sees("✅ Снято.");
    world.deliver().await;
    pyotr.sees("Вы больше не координатор");
    pyotr.says("Школа № 100").await;
    pyotr.sees("Это могут только координаторы муниципалитета.");
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 1);
    world.end().await;
}
