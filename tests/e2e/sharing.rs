//! Sharing events in other chats by the bot's name. Issue 11, «Sharing by inline mode».

use sim::{Spot, Typed};

use crate::world::{CLUSTER, World};

const EVENTS: &str = "
    INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
    VALUES (1, 'seminar', 'Формирующее оценивание', '', '2026-11-26T11:30:00+00:00', 'Школа № 3', 1,
            '2026-11-01T00:00:00+00:00'),
           (1, 'meeting', 'Заседание', '', '2026-11-27T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00'),
           (1, 'seminar', 'Прошедший', '', '2026-11-20T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00');
    INSERT INTO event_group VALUES (1, 1), (2, 1), (3, 1)";

/// «Sharing»: my groups' coming events, as cards without anybody, for me alone.
#[tokio::test]
async fn a_word_after_the_bot_s_name_offers_the_coming_events_of_one_s_groups() {
    let world = World::start().await;
    let leader = world.teacher("Зимина Анна Ильинична").await;
    let member = world.teacher("Петрова Ольга Сергеевна").await;
    let stranger = world.teacher("Орлова Вера Петровна").await;
    world.tamper(CLUSTER).await;
    world.tamper(EVENTS).await;
    let ask = async |who: sim::PersonId, words: &str| world.sim.asks_inline(who, Spot::Elsewhere, words).await.unwrap();
    let all = ask(member.id, "").await;
    let titles: Vec<_> = all.results.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Семинар: Формирующее оценивание", "Заседание: Заседание"]);
    assert_eq!((all.is_personal, all.cache_time, all.button), (true, 0, None));
    let found = ask(member.id, "оцен").await;
    assert_eq!(found.results.len(), 1);
    let card = &found.results[0];
    assert_eq!(card.description, "чт, 26 ноября, 14:30, Школа № 3");
    assert_eq!(card.text, "Семинар: Формирующее оценивание\n🗓 чт, 26 ноября, 14:30\n📍 Школа № 3\nКластер: Физика");
    assert_eq!(card.keyboard[0][0].text, "Ответить боту");
    // The same words of somebody else are asked anew, and find nothing that is not theirs.
    assert!(matches!(world.sim.types_inline(stranger.id, Spot::Elsewhere, "оцен"), Ok(Typed::Asked(..))));
    let nothing = ask(stranger.id, "оцен").await;
    assert_eq!((nothing.results.len(), nothing.button.unwrap().0.as_str()), (0, "Не нашлось. Как искать?"));
    // The leader is offered them too, though they are no member.
    assert_eq!(ask(leader.id, "").await.results.len(), 2);

    // What is put into a group where the bot is, is said to the group; and its button leads to the event.
    let group = world.sim.group("Учительская", member.id, &[stranger.id]);
    world.sim.wait_all_confirmed().await.unwrap();
    world.sim.asks_inline(member.id, Spot::In(group), "оцен").await.unwrap();
    let put = world.sim.chooses(member.id, Spot::In(group), "event-1").unwrap().unwrap();
    world.answered(put).await;
    assert!(world.sim.group_chat(group).iter().all(|message| !message.is_from_bot()));
    let pressed = world.sim.presses_in(group, stranger.id, "Ответить боту").unwrap();
    world.answered(pressed).await;
    stranger.sees("Формирующее оценивание");
    // In the chat with the bot it is no answer to what stands there.
    world.sim.asks_inline(member.id, Spot::WithTheBot, "оцен").await.unwrap();
    let put = world.sim.chooses(member.id, Spot::WithTheBot, "event-1").unwrap().unwrap();
    world.answered(put).await;
    world.end().await;
}

/// «Sharing»: before consent and registration only the way to the bot, and nothing is kept of who has typed.
#[tokio::test]
async fn who_has_not_registered_is_offered_the_way_to_the_bot_alone() {
    let world = World::start().await;
    world.teacher("Зимина Анна Ильинична").await;
    world.tamper(CLUSTER).await;
    world.tamper(EVENTS).await;
    let anna = world.person("Анна");
    let answer = world.sim.asks_inline(anna.id, Spot::Elsewhere, "семинар").await.unwrap();
    assert!(answer.results.is_empty() && answer.is_personal && answer.cache_time == 0);
    let (label, payload) = answer.button.clone().unwrap();
    assert_eq!((label.as_str(), payload.as_str()), ("Открыть бота и войти", "share-events"));
    assert_eq!(world.count("SELECT count(*) FROM account").await, 1);
    // Neither does one who has only begun.
    let olga = world.foreigner("Olga");
    olga.starts().await;
    let answer = world.sim.asks_inline(olga.id, Spot::Elsewhere, "").await.unwrap();
    assert_eq!(answer.button.unwrap().0, "Open the bot and sign in");
    // The button leads through consent and registration to the card that says how events are shared.
    anna.done(world.sim.presses_inline_button(anna.id)).await;
    anna.registers("Орлова Анна Петровна").await;
    anna.sees("Напишите в любом чате: @grozd_demo_bot семинар");
    world.end().await;
}

/// «Sharing»: fifty at most, whatever there is.
#[tokio::test]
async fn of_very_many_events_fifty_are_offered() {
    let world = World::start().await;
    let leader = world.teacher("Зимина Анна Ильинична").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
             SELECT value, 1, 'seminar', 'Урок ' || value, '', '2026-12-01T11:30:00+00:00', 'Школа № 3', 1,
                    '2026-11-01T00:00:00+00:00'
             FROM (WITH RECURSIVE series (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM series WHERE value < 300)
                   SELECT value FROM series);
             INSERT INTO event_group SELECT id, 1 FROM event",
        )
        .await;
    let answer = world.sim.asks_inline(leader.id, Spot::Elsewhere, "урок").await.unwrap();
    assert_eq!(answer.results.len(), 50);
    world.end().await;
}
