//! The group of a cluster in the messenger. Issue 11, «Group chats».

use chrono::TimeDelta;
use sim::{Action, ChatMessage, GroupId, PersonId, Sign};

use crate::world::{CLUSTER, Somebody, World};

/// The leader of the cluster «Физика», and a member of it.
async fn a_cluster(world: &World) -> (PersonId, PersonId) {
    let leader = world.teacher("Зимина Анна Ильинична").await;
    let member = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    (leader.id, member.id)
}

/// The address by which the leader adds the bot to a group.
async fn link(leader: &Somebody<'_>) -> String {
    leader.goes(r#">1:chats:{"of":{"group":1}}"#).await;
    let bind = leader.label_like("Привязать");
    leader.presses(&bind).await;
    let card = leader.card();
    let button = card.keyboard.iter().flatten().find(|button| button.text == "Выбрать группу").unwrap();
    let Action::Open(address) = &button.action else { panic!("{card}") };
    address.clone()
}

/// Says what the messenger says for somebody who has followed such an address.
fn command(address: &str) -> String {
    let (_, payload) = address.split_once("startgroup=").unwrap();
    format!("/start@grozd_demo_bot {payload}")
}

/// What the bot has said last in a group.
fn said(world: &World, group: GroupId) -> ChatMessage {
    let chat = world.sim.group_chat(group);
    (**chat.iter().rev().find(|message| message.is_from_bot()).unwrap()).clone()
}

async fn says_in(world: &World, group: GroupId, who: PersonId, text: &str) {
    let update = world.sim.says_in(group, who, text).unwrap().unwrap();
    world.answered(update).await;
}

/// A group without the bot, bound by the leader's link.
async fn bound(world: &World, leader: PersonId, member: PersonId) -> GroupId {
    let group = world.sim.basic_group("Физики района", leader, &[member]);
    let address = link(&world.knows(leader)).await;
    let update = world.sim.adds_bot_by_link(group, leader, &address).unwrap();
    world.answered(update).await;
    let answer = said(world, group);
    assert!(answer.text.contains("Группа привязана к кластеру «Физика»"), "{answer}");
    group
}

async fn makes(leader: &Somebody<'_>) {
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("Формирующее оценивание").await;
    leader.presses("26").await;
    leader.says("14:30").await;
    leader.presses("Школа-площадка").await;
    leader.presses("Создать и уведомить").await;
}

async fn moves(leader: &Somebody<'_>, day: &str) {
    leader.opens("event-1").await;
    leader.presses("Перенести").await;
    leader.presses(day).await;
    leader.presses("Перенести и уведомить").await;
}

async fn cancels(leader: &Somebody<'_>) {
    leader.opens("event-1").await;
    leader.presses("Отменить событие").await;
    leader.presses("Отменить событие").await;
}

/// Waits until a group has a message of the bot with these words.
async fn until_in(world: &World, group: GroupId, words: &str) -> ChatMessage {
    let has = |message: &ChatMessage| message.is_from_bot() && message.text.contains(words);
    let chat = world.sim.wait_for_in(group, |chat| chat.iter().any(|it| has(it))).await.unwrap();
    (**chat.iter().rev().find(|it| has(it)).unwrap()).clone()
}

/// «Group chats»: a leader adds the bot and binds the group by a code; it gets cards of events without anybody's data, with
/// a link to answer in private, and they change in place.
#[tokio::test]
async fn the_group_of_a_cluster_gets_cards_that_change_with_their_events() {
    let world = World::start().await;
    let (leader, member) = a_cluster(&world).await;
    let group = bound(&world, leader, member).await;
    let (leader, member) = (world.knows(leader), world.knows(member));
    leader.goes(r#">1:clusters:{"card":{"id":1}}"#).await;
    leader.sees("Группа в Telegram: «Физики района»");
    leader.presses("Группа в Telegram").await;
    leader.sees("✅ Привязана группа «Физики района».");

    makes(&leader).await;
    let card = until_in(&world, group, "Формирующее оценивание").await;
    assert_eq!(card.text, "Семинар: Формирующее оценивание\n🗓 чт, 26 ноября, 14:30\n📍 Школа № 3\nКластер: Физика");
    assert_eq!(card.labels(), [["Ответить боту"]]);
    let pressed = world.sim.presses_in(group, member.id, "Ответить боту").unwrap();
    world.answered(pressed).await;
    member.sees("Формирующее оценивание");
    member.presses("Иду").await;

    moves(&leader, "27").await;
    let moved = until_in(&world, group, "пт, 27 ноября, 14:30 (было: чт, 26 ноября, 14:30)").await;
    assert_eq!(moved.id, card.id);
    cancels(&leader).await;
    let cancelled = until_in(&world, group, "❌ Отменено: Формирующее оценивание").await;
    assert_eq!((cancelled.id, cancelled.keyboard.len()), (card.id, 0));

    // Whatever was done, nobody is named in the group, and nobody's answer.
    for message in world.sim.group_chat(group).iter().filter(|it| it.is_from_bot()) {
        for secret in ["Зимина", "Петрова", "Анна", "Ольга", "Иду", "идут", "идёт"] {
            assert!(!message.text.contains(secret), "{message}");
        }
    }
    world.end().await;
}

/// «Group chats»: a code of ten minutes, taken only from the account that asked for it, once.
#[tokio::test]
async fn a_code_binds_one_group_once_and_for_its_leader_alone() {
    let world = World::start().await;
    let (leader, member) = a_cluster(&world).await;
    let first = world.sim.group("Физика", leader, &[member]);
    let other = world.sim.group("Химия", leader, &[member]);
    let wrong = |group| {
        let answer = said(&world, group);
        assert!(answer.text.contains("Код не подошёл"), "{answer}");
    };
    let address = link(&world.knows(leader)).await;
    // What is kept of it is not the code.
    let code = address.split_once("chat-").unwrap().1.to_owned();
    assert!(!world.facts().await.contains(&code));
    says_in(&world, first, member, &command(&address)).await;
    wrong(first);
    says_in(&world, first, leader, "/start@grozd_demo_bot chat-abc").await;
    wrong(first);
    says_in(&world, first, leader, &command(&address)).await;
    assert!(said(&world, first).text.contains("Группа привязана"), "{}", said(&world, first));
    says_in(&world, other, leader, &command(&address)).await;
    wrong(other);
    // A later code takes the place of an earlier one, and both run out.
    let (earlier, later) = (link(&world.knows(leader)).await, link(&world.knows(leader)).await);
    says_in(&world, other, leader, &command(&earlier)).await;
    wrong(other);
    world.later(TimeDelta::minutes(10));
    says_in(&world, other, leader, &command(&later)).await;
    wrong(other);
    // Whoever leads it no more binds nothing, though the code is theirs.
    let last = link(&world.knows(leader)).await;
    world.tamper("UPDATE appointment SET until = '2026-11-21T08:00:00+00:00' WHERE person_id = 1").await;
    says_in(&world, other, leader, &command(&last)).await;
    wrong(other);
    assert_eq!(world.count("SELECT count(*) FROM group_chat").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'chat-bound'").await, 1);
    world.end().await;
}

/// «Group chats»: one group belongs to one cluster; who speaks in its name is asked to speak in their own.
#[tokio::test]
async fn a_group_of_another_cluster_and_a_nameless_administrator_are_told_so() {
    let world = World::start().await;
    let (leader, member) = a_cluster(&world).await;
    let group = bound(&world, leader, member).await;
    world
        .tamper(
            "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (2, 1, 'cluster', 'Химия', x'', '', 'working', '2026-11-01T00:00:00+00:00');
             INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             VALUES (1, 2, 'leader', 2, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    let member = world.knows(member);
    member.goes(r#">1:chats:{"of":{"group":2}}"#).await;
    member.presses("Привязать группу").await;
    let card = member.card();
    let Action::Open(address) = &card.keyboard[0][0].action else { panic!("{card}") };
    says_in(&world, group, member.id, &command(address)).await;
    assert!(said(&world, group).text.contains("уже привязана к другому кластеру"), "{}", said(&world, group));
    let nameless = serde_json::json!({ "message": {
        "message_id": 1_000, "date": 1_795_251_600, "text": command(address),
        "chat": { "id": group.0, "type": "supergroup", "title": "Физики района" },
        "from": { "id": 1_087_968_824, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot" },
        "sender_chat": { "id": group.0, "type": "supergroup", "title": "Физики района" },
    } });
    let heard = world.sim.inject_update(nameless);
    world.answered(heard).await;
    assert!(said(&world, group).text.contains("от имени группы"), "{}", said(&world, group));
    // Only the leader of a cluster comes to its group.
    member.goes(r#">1:chats:{"of":{"group":1}}"#).await;
    member.does_not_see("Физики района");
    world.end().await;
}

/// «Group chats»: migration to a supergroup, by its two signs in both orders.
#[tokio::test]
async fn a_group_that_becomes_a_supergroup_is_followed_in_either_order_of_the_signs() {
    for first in [Sign::OfTheGroup, Sign::OfTheSupergroup] {
        let world = World::start().await;
        let (leader, member) = a_cluster(&world).await;
        let group = bound(&world, leader, member).await;
        let leader = world.knows(leader);
        makes(&leader).await;
        until_in(&world, group, "Формирующее оценивание").await;
        let moved = world.sim.migrates(group, leader.id, first).unwrap();
        world.sim.wait_all_confirmed().await.unwrap();
        moves(&leader, "27").await;
        // The old message cannot be reached any more: the news stand in the new chat.
        until_in(&world, moved, "27 ноября").await;
        world.until_count("SELECT count(*) FROM group_chat WHERE external LIKE '-100%' AND gone_at IS NULL", 1).await;
        world.end().await;
    }
}

/// «Group chats»: migration that is learnt of by a refusal alone.
#[tokio::test]
async fn a_refusal_that_names_the_supergroup_is_followed_and_loses_nothing() {
    let world = World::start().await;
    let (leader, member) = a_cluster(&world).await;
    let group = bound(&world, leader, member).await;
    assert_eq!(group, GroupId(-4_518_810_001));
    let leader = world.knows(leader);
    let moved = world.sim.migrates(group, leader.id, Sign::OfTheGroup).unwrap();
    world.sim.wait_all_confirmed().await.unwrap();
    world.until_count("SELECT count(*) FROM group_chat WHERE external LIKE '-100%'", 1).await;
    // As if neither sign had come.
    world.tamper("UPDATE group_chat SET external = '-4518810001'").await;
    makes(&leader).await;
    until_in(&world, moved, "Формирующее оценивание").await;
    world.deliver().await;
    assert_eq!(world.count("SELECT count(*) FROM group_chat WHERE external LIKE '-100%'").await, 1);
    world.end().await;
}

/// «Group chats»: being removed and coming back.
#[tokio::test]
async fn a_bot_that_is_put_out_says_nothing_and_catches_up_when_it_is_back() {
    let world = World::start().await;
    let (leader, member) = a_cluster(&world).await;
    let group = bound(&world, leader, member).await;
    let leader = world.knows(leader);
    let removed = world.sim.removes_bot(group, member).unwrap();
    world.answered(removed).await;
    world.until_said(leader.id, "Бота убрали из группы кластера").await;
    leader.presses("Группа кластера").await;
    leader.sees("❗");
    makes(&leader).await;
    world.deliver().await;
    assert!(!said(&world, group).text.contains("Формирующее"));
    let back = world.sim.adds_bot(group, leader.id).unwrap();
    world.answered(back).await;
    let card = until_in(&world, group, "Формирующее оценивание").await;
    leader.goes(r#">1:chats:{"of":{"group":1}}"#).await;
    leader.presses("Отвязать").await;
    leader.sees("Карточки в группе останутся");
    leader.presses("Отвязать").await;
    leader.sees("✅ Группа отвязана");
    cancels(&leader).await;
    world.deliver().await;
    assert_eq!(said(&world, group).text, card.text);
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'chat-unbound'").await, 1);
    world.end().await;
}

/// «Bad input»: a group in which members may only read; the card of the cluster says so, and nothing else is held up.
#[tokio::test]
async fn a_group_in_which_the_bot_may_not_write_is_shown_to_the_leader() {
    let world = World::start().await;
    let (leader, member) = a_cluster(&world).await;
    let group = bound(&world, leader, member).await;
    world.sim.mutes(group, true).unwrap();
    let leader = world.knows(leader);
    makes(&leader).await;
    world.until_count("SELECT count(*) FROM group_chat WHERE gone_at IS NOT NULL", 1).await;
    world.until_said(member, "Семинар: Формирующее оценивание").await;
    leader.goes(r#">1:chats:{"of":{"group":1}}"#).await;
    leader.sees("❗");
    // The same group is bound anew, and gets what it has missed as soon as it changes.
    world.sim.mutes(group, false).unwrap();
    let address = link(&leader).await;
    says_in(&world, group, leader.id, &command(&address)).await;
    moves(&leader, "27").await;
    until_in(&world, group, "27 ноября").await;
    let refused = "sendMessage was refused: Bad Request: not enough rights to send text messages to the chat";
    world.end_owing(&[refused]).await;
}

/// «Group chats»: an event far ahead gets its card thirty days before it begins.
#[tokio::test]
async fn a_card_comes_thirty_days_before_its_event() {
    let world = World::start().await;
    let (leader, member) = a_cluster(&world).await;
    let group = bound(&world, leader, member).await;
    world
        .tamper(
            "INSERT INTO event (municipality_id, kind, title, search_form, starts_at, all_day, place, created_by, created_at)
             VALUES (1, 'seminar', 'Далёкий', '', '2027-01-19T21:00:00+00:00', 1, 'Школа № 3', 1, '2026-11-01T00:00:00+00:00');
             INSERT INTO event_group VALUES (1, 1)",
        )
        .await;
    let leader = world.knows(leader);
    leader.says("/events").await;
    world.later(TimeDelta::days(29));
    world.deliver().await;
    assert!(!said(&world, group).text.contains("Далёкий"));
    world.later(TimeDelta::days(2));
    // One without hours is said without any.
    let card = until_in(&world, group, "Далёкий").await;
    assert!(card.text.contains("🗓 ср, 20 января 2027, весь день\n"), "{card}");
    world.end().await;
}

/// Issue 11, «What was said stays true»: whatever a card in a group says is changed with it, the name of the cluster, the place and
/// the title among them; where the clock of the municipality is another one, no event was moved.
#[tokio::test]
async fn a_card_in_a_group_follows_the_name_of_its_cluster_and_all_else_that_it_says() {
    let world = World::start().await;
    let (leader, member) = a_cluster(&world).await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let group = bound(&world, leader, member).await;
    let leader = world.knows(leader);
    makes(&leader).await;
    let card = until_in(&world, group, "Кластер: Физика").await;
    irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    irina.presses("Переименовать").await;
    irina.says("Физика и астрономия").await;
    irina.sees("Физика и астрономия");
    let renamed = until_in(&world, group, "Кластер: Физика и астрономия").await;
    assert_eq!(renamed.id, card.id, "the same message: {renamed}");

    leader.opens("event-1").await;
    leader.does(&["Изменить", "Место", "> Планетарий", "Название", "> Звёзды", "Сохранить тихо"]).await;
    let changed = until_in(&world, group, "Семинар: Звёзды").await;
    assert!(changed.id == card.id && changed.text.contains("📍 Планетарий"), "{changed}");
    cancels(&leader).await;
    until_in(&world, group, "❌ Отменено: Звёзды").await;
    leader.does(&["Вернуть событие", "Вернуть тихо"]).await;
    let restored = until_in(&world, group, "Семинар: Звёзды").await;
    assert_eq!(restored.id, card.id, "{restored}");

    irina.opens_key("Работа бота", "Часовой пояс").await;
    irina.presses("Красноярск, МСК+4").await;
    irina.says("перешли на местное время").await;
    irina.presses("Изменить").await;
    world.deliver().await;
    let text = said(&world, group).text;
    assert!(text.contains("🗓 чт, 26 ноября, 14:30\n"), "nothing was moved: {text}");
    world.end().await;
}

/// The same of an event of two clusters, and of a series that is moved and stopped.
#[tokio::test]
async fn a_card_of_two_clusters_and_of_a_series_says_what_holds() {
    let world = World::start().await;
    let (leader, member) = a_cluster(&world).await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let group = bound(&world, leader, member).await;
    let leader = world.knows(leader);
    world
        .tamper(
            "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (2, 1, 'cluster', 'Химия', x'ff', '', 'working', '2026-11-01T00:00:00+00:00');
             INSERT INTO event_series (id, municipality_id, rhythm, until) VALUES (1, 1, 'weekly', '2026-12-03');
             INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at, series_id)
             VALUES (1, 'seminar', 'Линзы', '', '2026-11-26T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00', 1),
                    (1, 'seminar', 'Линзы', '', '2026-12-03T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00', 1);
             INSERT INTO event_group VALUES (1, 1), (1, 2), (2, 1)",
        )
        .await;
    leader.says("/events").await;
    irina.goes(r#">1:groups:{"card":{"id":2}}"#).await;
    irina.presses("Переименовать").await;
    irina.says("Органика").await;
    until_in(&world, group, "Кластер: Физика, Органика").await;
    until_in(&world, group, "чт, 3 декабря, 14:30").await;
    leader.opens("event-1").await;
    leader.does(&["Перенести", "27", "Перенести тихо", "Это и все следующие"]).await;
    until_in(&world, group, "пт, 27 ноября, 14:30 (было: чт, 26 ноября, 14:30)").await;
    until_in(&world, group, "пт, 4 декабря, 14:30 (было: чт, 3 декабря, 14:30)").await;
    leader.does(&["Отменить событие", "Это и все следующие"]).await;
    world.deliver().await;
    let off = world.sim.group_chat(group).iter().filter(|it| it.text.contains("❌ Отменено: Линзы")).count();
    assert_eq!(off, 2);
    world.end().await;
}
