//! The engine: drafts, restarts, faults of the machine and of the network, reachability, quiet hours, commands.

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use grozd::channels::telegram::listen::Webhook;
use grozd::engine::sender::Rates;
use serde_json::json;
use sim::{Aim, Fault, PersonId};

use crate::engine_drafts::goes;
use crate::world::{CLUSTER, Somebody, World, unhurried};

/// Somebody who coordinates and leads, and a member.
pub async fn two(world: &World) -> (PersonId, PersonId) {
    let leader = world.coordinator("Смирнова Ирина").await;
    let member = world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    (leader.id, member.id)
}

/// The leader creates an event for Thursday, 26 November, 10:00.
pub async fn invites(leader: &Somebody<'_>, title: &str) {
    goes(leader, &["> /events", "Создать событие", "Семинар"]).await;
    leader.says(title).await;
    goes(leader, &["26", "10:00", "> Школа № 3", "Создать и уведомить"]).await;
}

pub fn said_by_the_bot(somebody: &Somebody<'_>) -> usize {
    let chat = somebody.world.sim.chat(somebody.id);
    chat.iter().filter(|message| message.is_from_bot()).count()
}

#[tokio::test]
async fn a_fault_in_a_turn_keeps_nothing_and_says_its_number() {
    let mut world = World::start().await;
    world.expects_errors();
    let (irina, olga) = two(&world).await;
    let (irina, olga) = (world.knows(irina), world.knows(olga));
    goes(&irina, &["> /events", "Создать событие", "Семинар", "> Линзы", "26", "10:00", "> Школа № 3"]).await;
    // The event is stored first, its notices afterwards: both must go.
    world.tamper("ALTER TABLE letter RENAME TO letter_gone").await;
    let before = world.facts().await;
    irina.presses("Создать и уведомить").await;
    irina.sees("Не получилось");
    let screen = irina.screen();
    let (_, after) = screen.split_once("под номером ").unwrap();
    let number: String = after.chars().take(6).collect();
    assert!(world.errors().contains(&number), "{}", world.errors());
    assert!(!world.errors().contains("Линзы") && !world.errors().contains("Смирнова"));
    assert_eq!(world.facts().await, before);
    assert_eq!(world.count("SELECT count(*) FROM inbox WHERE outcome = 'failed'").await, 1);
    irina.says("/events").await;
    irina.sees("Здесь появятся события");
    world.tamper("ALTER TABLE letter_gone RENAME TO letter").await;
    // The form is where it was.
    goes(&irina, &["> /events", "Создать событие", "Продолжить", "Создать и уведомить"]).await;
    irina.sees("✅ Событие создано");
    world.deliver().await;
    olga.sees("Линзы");

    let anna = world.foreigner("Anna");
    world.tamper("CREATE TRIGGER broken BEFORE INSERT ON session BEGIN SELECT RAISE(ABORT, 'broken'); END").await;
    anna.starts().await;
    anna.sees("It is our mistake, recorded under the number");
    world.tamper("DROP TRIGGER broken").await;
    anna.says("/start").await;
    anna.sees("Consent to data processing");
    world.end().await;
}

#[tokio::test]
async fn a_repeated_update_is_answered_once() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    goes(&olga, &["> /deficits", "Записать дефицит", "Цифровые", "Безопасность в сети"]).await;
    let press = world.sim.presses(olga.id, "Очень трудно").unwrap();
    world.answered(press).await;
    let said = world.sim.says(olga.id, "/events").unwrap();
    world.answered(said).await;
    let heard = said_by_the_bot(&olga);
    for update in [press, said, press] {
        assert!(world.sim.faults().repeat_update(update));
    }
    olga.says("/menu").await;
    assert_eq!(said_by_the_bot(&olga), heard + 1);
    assert_eq!(world.count("SELECT count(*) FROM deficit").await, 1);
    world.end().await;
}

#[tokio::test]
async fn unknown_updates_and_fields_do_no_harm() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let heard = said_by_the_bot(&olga);
    for update in [
        json!({ "thought_of": { "chat": { "id": olga.id.0 }, "thought": "…" } }),
        json!({ "poll": { "id": "1" } }),
        json!({ "message": { "nothing": "of a message" } }),
        json!({ "message": null }),
        json!({ "callback_query": [] }),
        json!({ "message_reaction": { "chat": { "id": olga.id.0, "type": "private" } } }),
        json!({}),
    ] {
        olga.sends_raw(update).await;
    }
    assert_eq!(said_by_the_bot(&olga), heard);
    let mut modern = olga.raw_message(&json!({
        "text": "/events",
        "aura": { "colour": "green", "of": [1, null] },
        "entities": [{ "type": "halo", "offset": 0, "length": 7, "glow": true }],
        "reply_to_message": { "message_id": 1, "date": "yesterday" },
    }));
    modern["carrier"] = json!("pigeon");
    modern["message"]["from"]["rank"] = json!({ "stars": 5 });
    modern["message"]["chat"]["weather"] = json!("snow");
    olga.sends_raw(modern).await;
    assert_eq!(said_by_the_bot(&olga), heard + 1, "{}", olga.chat());
    olga.sees("Ближайшие события");
    // What nobody has ever sent before is no answer, but not met with silence either.
    let hologram = olga.raw_message(&json!({ "hologram": { "file_id": "1" } }));
    olga.sends_raw(hologram).await;
    olga.sees("❗ Такое сообщение здесь не подойдёт.");
    world.end().await;
}

#[tokio::test]
async fn what_is_written_while_the_bot_is_down_is_answered_in_its_order() {
    let mut world = World::start().await;
    let olga = {
        let olga = world.person("Ольга");
        olga.starts().await;
        goes(&olga, &["Соглашаюсь", "Дальше"]).await;
        olga.id
    };
    world.stop().await;
    let sim = world.sim.clone();
    let mut last = None;
    for text in ["Петрова Ольга Сергеевна", "Школа № 5", "нет такой", "Школа № 7"]
    {
        last = Some(sim.says(olga, text).unwrap());
    }
    // Even a batch that comes newest first is taken in its order.
    sim.faults().reverse_batches(1);
    world.start_again().await;
    world.answered(last.unwrap()).await;
    let olga = world.knows(olga);
    olga.presses("Добавить «Школа № 7»").await;
    goes(&olga, &["Учитель", "Ничего не преподаю", "2015"]).await;
    olga.sees("Фамилия: Петрова");
    sim.wait_all_confirmed().await.unwrap();
    world.end().await;
}

#[tokio::test]
async fn nothing_that_waits_is_lost_when_the_bot_stops() {
    let mut world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await.id;
    let sim = world.sim.clone();
    // The first reply may be said in a minute alone, so that the others stand in line when the stop comes.
    sim.faults().next(1, Aim::chat(olga.0), Fault::TooMany(60));
    let updates: Vec<_> = ["/deficits", "/clusters", "/events", "/help"]
        .into_iter()
        .map(|command| sim.says(olga, command).unwrap())
        .collect();
    sim.wait_confirmed(*updates.last().unwrap()).await.unwrap();
    let before = said_by_the_bot(&world.knows(olga));
    world.stop().await;
    let at_the_stop = sim.chat(olga).iter().filter(|message| message.is_from_bot()).count();
    assert!(at_the_stop < before + 4, "nothing was left to be answered");
    world.start_again().await;
    for update in updates {
        world.answered(update).await;
    }
    let olga = world.knows(olga);
    assert_eq!(said_by_the_bot(&olga), before + 4);
    olga.sees("Что умеет бот");
    world.end().await;
}

#[tokio::test]
async fn quiet_hours_hold_a_notice_until_their_end() {
    let mut world = World::start().await;
    let (irina, olga) = {
        let (irina, olga) = two(&world).await;
        let (irina, olga) = (world.knows(irina), world.knows(olga));
        goes(&olga, &["> /settings", "Тихие часы", "21:00–7:00"]).await;
        olga.sees("Тихие часы: с 21:00 до 7:00");
        // 22:30 in Moscow.
        world.later(TimeDelta::minutes(10 * 60 + 30));
        invites(&irina, "Линзы").await;
        (irina.id, olga.id)
    };
    assert_eq!(
        world.text("SELECT datetime(due_at / 1000, 'unixepoch') FROM outbox WHERE state = 'waiting'").await,
        "2026-11-22 04:00:00"
    );
    // What one asks for is answered at any hour.
    world.knows(olga).says("/menu").await;
    assert!(!world.knows(olga).chat().contains("Семинар: Линзы"));
    world.later(TimeDelta::minutes(8 * 60 + 29));
    world.restart().await;
    world.knows(irina).says("/menu").await;
    assert!(!world.knows(olga).chat().contains("Семинар: Линзы"));
    world.later(TimeDelta::minutes(1));
    world.deliver().await;
    world.knows(olga).sees("Семинар: Линзы");
    world.end().await;
}

#[tokio::test]
async fn a_webhook_serves_as_well_as_polling() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = free.local_addr().unwrap();
    drop(free);
    let webhook = Webhook { url: format!("http://{listen}/telegram"), listen, secret: "lens-and-mirror".to_owned() };
    let mut world = World::start_with(unhurried(), Some(webhook.clone())).await;
    let olga = world.teacher("Петрова Ольга").await;
    assert_eq!(world.sim.books().calls.get("getUpdates"), None);
    world.sim.wait_all_confirmed().await.unwrap();

    // Nobody else delivers.
    let stored = world.count("SELECT count(*) FROM inbox").await;
    let mut forged = olga.raw_message(&json!({ "text": "/forget" }));
    forged["update_id"] = json!(1);
    let client = reqwest::Client::new();
    let delivers = async |secret: Option<&str>, body: String| {
        let mut request = client.post(&webhook.url).header("content-type", "application/json").body(body);
        if let Some(secret) = secret {
            request = request.header("x-telegram-bot-api-secret-token", secret);
        }
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(delivers(None, forged.to_string()).await, 401);
    assert_eq!(delivers(Some("guess"), forged.to_string()).await, 401);
    assert_eq!(delivers(Some("lens-and-mirror"), "no JSON".to_owned()).await, 400);
    assert_eq!(world.count("SELECT count(*) FROM inbox").await, stored);

    // A repetition is known, and a start by polling takes the webhook away.
    let said = world.sim.says(olga.id, "/menu").unwrap();
    world.answered(said).await;
    let heard = said_by_the_bot(&olga);
    assert!(world.sim.faults().repeat_update(said));
    olga.says("/menu").await;
    assert_eq!(said_by_the_bot(&olga), heard + 1);
    let olga = olga.id;
    world.webhook = None;
    world.restart().await;
    world.knows(olga).says("/events").await;
    world.knows(olga).sees("Ближайшие события");
    world.end().await;
}

#[tokio::test]
async fn a_group_is_shown_the_way_to_the_private_chat() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.says("/deficits").await;
    olga.presses("Записать дефицит").await;
    let pyotr = world.person("Пётр");
    let group = world.sim.group("Методсовет", pyotr.id, &[olga.id]);
    let said = world.sim.says_in(group, olga.id, "/profile@grozd_demo_bot").unwrap().unwrap();
    world.answered(said).await;
    let chat = world.sim.group_chat(group);
    let answer = chat.last().unwrap();
    assert!(answer.text.contains("Я работаю в личной переписке"), "{answer}");
    assert!(answer.has_button("Открыть бота") && !answer.text.contains("Петрова"));
    // Words that are not for the bot are not answered, and no account is opened for a group.
    let talk = json!({ "message": {
        "message_id": 1_000, "date": 1_795_251_600, "text": "Кто идёт на семинар?",
        "chat": { "id": group.0, "type": "supergroup", "title": "Методсовет" },
        "from": { "id": olga.id.0, "is_bot": false, "first_name": "Ольга" },
    } });
    olga.sends_raw(talk).await;
    assert_eq!(world.sim.group_chat(group).len(), chat.len());
    assert_eq!(world.count("SELECT count(*) FROM account").await, 1);
    // What one was doing in private goes on.
    olga.presses("Цифровые").await;
    olga.sees("Что именно?");
    let removed = world.sim.removes_bot(group, pyotr.id).unwrap();
    world.answered(removed).await;
    world.end().await;
}

#[tokio::test]
async fn commands_follow_the_role() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let anna = world.teacher("Орлова Анна").await;
    world
        .tamper(
            "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (1, 'cluster', 'Физика', x'', '', 'working', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    let commands = |somebody: &Somebody<'_>| {
        let commands = world.sim.commands(somebody.id);
        commands.iter().map(|it| it.command.clone()).collect::<Vec<_>>().join(" ")
    };
    let teacher = "menu help deficits selfcheck requests mentoring record route clusters events calendar code profile settings mydata forget cancel";
    let leader = "menu help deficits selfcheck requests mentoring record route clusters events calendar attendance code profile settings mydata forget cancel";
    let coordinator = "menu help deficits selfcheck requests mentoring record route clusters events calendar stats people code profile settings mydata forget cancel";
    assert_eq!(commands(&pyotr), teacher);
    assert_eq!(commands(&world.foreigner("Anna")), teacher);
    assert_eq!(commands(&irina), coordinator);
    let appoints = async |surname: &str, row: &str| {
        irina.says("/people").await;
        irina.says(surname).await;
        irina.presses_like(row).await;
        goes(&irina, &["Назначить руководителем"]).await;
        irina.presses_like("Физика").await;
        irina.presses("Назначить").await;
        world.deliver().await;
    };
    appoints("Ершов", "Ершов П.").await;
    assert_eq!(commands(&pyotr), leader);
    assert_eq!(world.sim.commands(pyotr.id)[11].description, "Отметить присутствие");
    appoints("Орлова", "Орлова А.").await;
    assert_eq!(commands(&pyotr), teacher);
    assert_eq!(commands(&anna), leader);
    pyotr.sees("У кластера новый руководитель");
    // Whoever is dismissed while they cannot be told loses the commands when they come back.
    anna.done(world.sim.blocks(anna.id)).await;
    appoints("Ершов", "Ершов П.").await;
    assert_eq!(commands(&pyotr), leader);
    assert_eq!(commands(&anna), leader);
    anna.done(world.sim.unblocks(anna.id)).await;
    world.deliver().await;
    assert_eq!(commands(&anna), teacher);
    // The same where the bot learns of the block only when it sets the commands.
    world.sim.faults().next(2, Aim::method("setMyCommands"), Fault::Blocked);
    appoints("Орлова", "Орлова А.").await;
    assert_eq!(commands(&pyotr), leader);
    assert_eq!(commands(&anna), teacher);
    pyotr.says("/menu").await;
    anna.says("/menu").await;
    world.deliver().await;
    assert_eq!(commands(&pyotr), teacher);
    assert_eq!(commands(&anna), leader);
    world.end().await;
}

#[tokio::test]
async fn a_chat_and_the_bulk_keep_their_rates() {
    let number = |number| NonZeroU32::new(number).unwrap();
    let rates = Rates { bulk: number(10), chat: number(10), chat_burst: number(20) };
    let world = World::start_with(rates, None).await;
    let irina = world.coordinator("Смирнова Ирина").await;
    world.tamper(CLUSTER).await;
    for _ in 0..5 {
        world.person("Кто-то").starts().await;
    }
    world
        .tamper(
            "INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form,
                                 search_form, post_id, teaching_since, enrolled_at)
             SELECT id, 1, 1, 'Участник', 'Анна', x'', '', 1, '2015-09-01', '2026-11-01T00:00:00+00:00'
             FROM account WHERE person_id IS NULL;
             UPDATE account SET person_id = id WHERE person_id IS NULL;
             INSERT INTO consent (account_id, purpose, text, given_at)
             SELECT id, purpose, 1, '2026-11-01T00:00:00+00:00' FROM account,
                    (SELECT 'processing' AS purpose UNION ALL SELECT 'notices') WHERE id > 1;
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 1",
        )
        .await;
    invites(&irina, "Линзы").await;
    let begun = Instant::now();
    irina.says("/menu").await;
    let waiting = world.count("SELECT count(*) FROM outbox WHERE ended_at IS NULL").await;
    assert!(waiting > 0, "a reply waited for the notices");
    world.deliver().await;
    // Five notices at ten a second, the first of them perhaps at once.
    assert!(begun.elapsed() >= Duration::from_millis(300), "{:?}", begun.elapsed());
    assert_eq!(world.sim.books().too_many, 0);
    world.end().await;
}
