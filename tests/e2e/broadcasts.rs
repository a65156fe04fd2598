//! Messages to many: to whom, what, and what became of it for each.

use chrono::TimeDelta;
use serde_json::json;
use sim::NewPerson;

use crate::events::{cluster, seminar};
use crate::world::{Somebody, World};

/// Lets what is on its way go on to its end, by as many looks at it as that takes.
pub async fn runs(world: &World) {
    world.sent().await;
    while world.count("SELECT count(*) FROM broadcast WHERE state IN ('staging', 'sending')").await > 0 {
        world.later(TimeDelta::seconds(3));
        world.sent().await;
    }
}

/// So many more people of School No. 3 who agreed to everything, by their telephones.
pub async fn crowd(world: &World, count: usize) -> Vec<sim::PersonId> {
    let people: Vec<_> =
        (0..count).map(|number| world.sim.person(NewPerson::named(&format!("Рядовой {number}")))).collect();
    for person in &people {
        world.sim.starts(*person).unwrap();
    }
    let here = i64::try_from(count).unwrap();
    world.until_count("SELECT count(*) FROM account WHERE person_id IS NULL", here).await;
    world.until_count("SELECT count(*) FROM inbox WHERE done_at IS NULL", 0).await;
    world
        .tamper(
            "INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             SELECT 1000 + id, 1, 1, 'Рядовой', 'Номер ' || id, CAST(printf('%06d', id) AS BLOB), ' рядовой', 2,
                    '2015-09-01', '2026-09-01T00:00:00+00:00'
             FROM account WHERE person_id IS NULL;
             INSERT INTO consent (account_id, purpose, text, given_at)
             SELECT account.id, purpose.value, 3, '2026-09-01T00:00:00+00:00'
             FROM account CROSS JOIN json_each('[\"processing\",\"notices\",\"name\"]') AS purpose
             WHERE person_id IS NULL;
             UPDATE account SET person_id = 1000 + id WHERE person_id IS NULL",
        )
        .await;
    people
}

/// Opens the room from the menu, and begins a message.
pub async fn begins(sender: &Somebody<'_>) {
    sender.says("/menu").await;
    sender.presses("Кластеры и события").await;
    sender.presses("📄 Рассылки").await;
    sender.presses("Новая рассылка").await;
    sender.sees("Кому написать?");
}

/// «Events, Broadcasts»: from the audience to the report; what each answered stands there, and who was not reached.
#[tokio::test]
async fn a_coordinator_writes_to_many_and_sees_what_became_of_it() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO person (municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, enrolled_at)
             VALUES (1, 1, 'Списочная', 'Вера', x'', '', 1, '2026-09-01T00:00:00+00:00');
             UPDATE consent SET withdrawn_at = '2026-11-21T09:00:00+00:00' WHERE account_id = 2 AND purpose = 'notices'",
        )
        .await;
    // Whoever agreed to notices by a text that did not name such messages gets none.
    let older = "UPDATE consent SET text = 2 WHERE account_id = 1 AND purpose = 'processing'";
    world.tamper(older).await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.sees("👥 Получат 0 из 3");
    irina.sees("Не включили уведомления: 2");
    irina.says("/cancel").await;
    world.tamper("UPDATE consent SET text = 3 WHERE account_id = 1 AND purpose = 'processing'").await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.sees("👥 Получат 1 из 3");
    irina.sees("Не в боте: 1");
    irina.sees("Не включили уведомления: 1");
    irina.presses("Дальше: 1").await;
    irina.says("Семинар переносится на среду").await;
    irina.sees("Отправить?");
    irina.presses("Что под текстом").await;
    irina.presses("Вопрос с ответами").await;
    irina.says("Придёте?").await;
    irina.says("Да\nНет").await;
    assert!(
        irina.chat().contains("Придёте?\n\n— Смирнова Ирина Викторовна, координатор\nКому: все"),
        "{}",
        irina.chat()
    );
    irina.presses("Отправить: 1").await;
    // How it goes is a message of its own below, which may have come already.
    assert!(irina.chat().contains("✅ Рассылка началась."), "{}", irina.chat());
    runs(&world).await;

    olga.sees("Семинар переносится на среду");
    olga.sees("— Смирнова Ирина Викторовна, координатор");
    anna.does_not_see("Семинар переносится");
    olga.presses("Да").await;
    assert_eq!(olga.toast().await, "Ответ принят: Да");
    assert!(olga.card().has_button("✅ Да"), "{}", olga.screen());
    olga.presses("Нет").await;
    assert!(olga.card().has_button("✅ Нет") && olga.card().has_button("Да"), "{}", olga.screen());

    // The sender's message became the report by itself.
    irina.sees("✅ Рассылка закончена: 3");
    irina.presses("Открыть рассылку").await;
    for words in ["✅ Доставлено: 1", "Не в боте: 1", "Не включили уведомления: 1", "Ответили 1 из 1:", "• Нет: 1"]
    {
        irina.sees(words);
    }
    irina.presses("По людям").await;
    irina.sees("Петрова О. С. — Нет");
    irina.sees("Списочная В. — не в боте");
    irina.presses("Не дошло").await;
    irina.does_not_see("Петрова О. С.");
    irina.sees("Всего 2 человека.");
    irina.presses("‹ Назад").await;
    irina.presses("Таблица").await;
    let sheet = irina.chat();
    assert!(sheet.contains("Рассылка_1_2026-11-21.xlsx"), "{sheet}");

    // Anna turns notices on: again to those whom it did not reach, and to nobody twice.
    world.tamper("UPDATE consent SET withdrawn_at = NULL WHERE account_id = 2").await;
    irina.presses("Ещё раз, кому не дошло").await;
    runs(&world).await;
    anna.sees("Семинар переносится на среду");
    assert_eq!(olga.chat().matches("Семинар переносится").count(), 1, "{}", olga.chat());
    assert_eq!(world.count("SELECT count(*) FROM broadcast_recipient WHERE state = 'sent'").await, 2);
    world.end().await;
}

/// «Events, Broadcasts»: a leader writes to the members of their own groups, whatever a button says.
#[tokio::test]
async fn a_leader_writes_within_their_own_groups() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let stranger = world.teacher("Чужая Вера Павловна").await;
    world
        .tamper(
            "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (2, 1, 'cluster', 'Химия', x'', ' химия', 'working', '2026-11-01T00:00:00+00:00');
             INSERT INTO membership (group_id, person_id, joined_at) VALUES (2, 3, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    begins(&leader).await;
    leader.presses("Всем моим кластерам").await;
    leader.sees("Кому: кластер «Физика»");
    leader.sees("👥 Получат 1 из 1");
    leader.sees("За неделю рассылок им не приходило");
    leader.presses("Кластер").await;
    leader.does_not_see("Химия");
    let stamp = leader.card().keyboard[0][0].clone();
    let forged = format!("{:?}", stamp.action);
    let code = forged.split('"').find(|part| part.starts_with("newbroadcast:")).unwrap().to_owned();
    let stamp = code.split(':').nth(1).unwrap().to_owned();
    leader.forges(&format!("newbroadcast:{stamp}:{{\"t\":{{\"of\":\"group\",\"id\":2}}}}")).await;
    leader.presses_like("Готово").await;
    leader.sees("Руководитель пишет участникам своих кластеров");
    leader.says("/cancel").await;

    begins(&leader).await;
    leader.presses("Всем моим кластерам").await;
    leader.presses("Дальше: 1").await;
    leader.says("Встречаемся в среду").await;
    leader.presses("Отправить: 1").await;
    runs(&world).await;
    member.sees("Встречаемся в среду");
    member.sees("руководитель кластера");
    stranger.does_not_see("Встречаемся");
    // Another leader's message is nobody else's, and who leads nothing has no such door.
    stranger.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    stranger.sees("Рассылки делают координатор и руководители кластеров.");
    world.end().await;
}

/// «Events, Broadcasts»: what a person typed arrives as it was formatted, by units of UTF-16; a photo with its caption, and
/// a link below; what is too long is said before, by how much.
#[tokio::test]
async fn formatting_photos_and_links_arrive_as_they_were_sent() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.presses("Дальше: 1").await;
    irina.done(world.sim.sends_photo(irina.id, None, &"я".repeat(1_000))).await;
    world.fetched().await;
    irina.sees("Под фото и файлом помещается 1024 знаков вместе с подписью, здесь больше на 32.");
    let text = "🙂 Важно: читать здесь";
    let message = irina.raw_message(&json!({ "text": text, "entities": [
        { "type": "bold", "offset": 3, "length": 6 },
        { "type": "text_link", "offset": 17, "length": 5, "url": "https://example.org/a" },
        { "type": "hologram", "offset": 0, "length": 2 },
    ] }));
    irina.sends_raw(message).await;
    irina.presses("Отправить: 1").await;
    runs(&world).await;
    let got = olga.card();
    let spans: Vec<_> = got.entities.iter().map(|entity| format!("{entity:?}")).collect();
    assert!(got.text.starts_with(text), "{}", got.text);
    assert!(
        spans.iter().any(|it| it.to_lowercase().contains("bold") && it.contains("3") && it.contains("6")),
        "{spans:?}"
    );
    assert!(spans.iter().any(|it| it.contains("https://example.org/a")), "{spans:?}");

    begins(&irina).await;
    irina.presses("Всем").await;
    irina.presses("Дальше: 1").await;
    irina.done(world.sim.sends_photo(irina.id, None, "Наша школа")).await;
    world.fetched().await;
    irina.sees("Отправить?");
    irina.presses("Что под текстом").await;
    irina.presses("Ссылка").await;
    irina.says("Программа").await;
    irina.sees("Нужен адрес сайта");
    irina.says("Программа https://example.org").await;
    let uploads = world.sim.calls("sendPhoto");
    irina.presses("Отправить: 1").await;
    runs(&world).await;
    let got = olga.card();
    assert_eq!(got.media.as_ref().unwrap().kind, "photo");
    assert!(got.text.starts_with("Наша школа\n\n— Смирнова Ирина Викторовна, координатор"), "{}", got.text);
    assert!(got.has_button("Программа"), "{}", olga.screen());
    assert_eq!(world.sim.calls("sendPhoto"), uploads + 1);
    world.end().await;
}

/// «Events, Broadcasts»: a thousand people in the simulator, in slices, each once, with the report.
#[tokio::test]
async fn a_thousand_get_it_once_in_slices() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let people = crowd(&world, 1_000).await;
    for blocked in &people[..10] {
        world.sim.blocks(*blocked).unwrap();
    }
    world.until_count("SELECT count(*) FROM account WHERE reachable = 0", 10).await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.sees("👥 Получат 990 из 1000");
    irina.sees("Закрыли бота: 10");
    irina.presses("Дальше: 990").await;
    irina.says("Каникулы с понедельника").await;
    irina.presses("Что под текстом").await;
    irina.presses("Кнопка «Прочитано»").await;
    irina.presses("Отправить: 990").await;
    world.sent().await;
    // No more than a slice waits at once, and the sender sees how far it is.
    let begun = world.count("SELECT count(*) FROM broadcast_recipient WHERE message_id IS NOT NULL").await;
    // Ten of the first hundred and fifty cannot be reached.
    assert_eq!(begun, 140);
    let (edits, since) = (world.sim.calls("editMessageText"), world.now());
    runs(&world).await;
    world.deliver().await;
    // «One live progress message (edited at most each three seconds)».
    let looks = (world.now() - since).num_seconds() / 3;
    let edits = world.sim.calls("editMessageText") - edits;
    assert!(edits >= 1 && edits <= looks.unsigned_abs() + 1, "{edits} edits in {looks} times three seconds");
    assert_eq!(irina.chat().matches("«Каникулы с понедельника»").count(), 2, "the card, and one message of progress");
    irina.sees("✅ Рассылка закончена: 1000");
    irina.sees("✅ Доставлено: 990");
    irina.sees("Закрыли бота раньше: 10");
    for (place, person) in people.iter().enumerate() {
        let got = world.knows(*person).chat().matches("Каникулы с понедельника").count();
        assert_eq!(got, usize::from(place >= 10), "number {place}");
    }
    world.knows(people[500]).presses("Прочитано").await;
    irina.presses("Открыть рассылку").await;
    irina.sees("Прочитали: 1");
    irina.presses("По людям").await;
    irina.sees("Всего 1000 человек.");
    assert!(irina.card().has_button("1 из 100"), "{}", irina.screen());
    world.end().await;
}

/// «Events, Broadcasts»: pause, resume, cancel; what was not sent is taken back.
#[tokio::test]
async fn what_is_on_its_way_is_paused_resumed_and_cancelled() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    crowd(&world, 400).await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.presses("Дальше: 400").await;
    irina.says("Каникулы с понедельника").await;
    irina.presses("Отправить: 400").await;
    world.sent().await;
    irina.presses("Открыть рассылку").await;
    irina.presses("Пауза").await;
    irina.sees("⏳ На паузе");
    world.later(TimeDelta::minutes(10));
    world.sent().await;
    let sent = "SELECT count(*) FROM broadcast_recipient WHERE state = 'sent'";
    assert_eq!(world.count(sent).await, 150);
    irina.presses("Продолжить").await;
    world.sent().await;
    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    irina.presses("Отменить рассылку").await;
    irina.presses("Отменить рассылку").await;
    irina.sees("❌ Рассылка отменена");
    world.later(TimeDelta::minutes(10));
    world.sent().await;
    let endings = world
        .text(
            "SELECT group_concat(state || ' ' || n, ', ') FROM (SELECT state, count(*) AS n FROM broadcast_recipient
               GROUP BY state ORDER BY state)",
        )
        .await;
    assert_eq!(endings, "sent 300, withdrawn 100");
    world.end().await;
}

/// «Events, Broadcasts», faults: the event is cancelled while a message about it is on its way; its sender decides.
#[tokio::test]
async fn an_event_that_is_cancelled_holds_its_message_back() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    seminar(&leader).await;
    crowd(&world, 300).await;
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 1000",
        )
        .await;
    begins(&leader).await;
    leader.presses("Событие").await;
    leader.presses_like("Формирующее оценивание").await;
    leader.presses("Кто не ответил").await;
    leader.sees("событие «Формирующее оценивание» (кто не ответил)");
    leader.presses("Дальше: 301").await;
    leader.says("Ждём вас").await;
    leader.presses("Отправить: 301").await;
    world.sent().await;
    leader.opens("event-1").await;
    leader.presses("Отменить событие").await;
    leader.presses("Отменить событие").await;
    world.later(TimeDelta::seconds(3));
    world.sent().await;
    leader.sees("Событие, о котором она, отменено.");
    let sent = "SELECT count(*) FROM broadcast_recipient WHERE state = 'sent'";
    assert_eq!(world.count(sent).await, 150);
    leader.presses("Открыть рассылку").await;
    leader.sees("❗ На паузе: событие отменено");
    leader.presses("Продолжить").await;
    runs(&world).await;
    assert_eq!(world.count(sent).await, 301);
    world.end().await;
}

/// «Events, faults»: somebody is erased in the middle: the figures agree, and nobody is named.
#[tokio::test]
async fn who_is_erased_in_the_middle_leaves_a_row_without_a_name() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let people = crowd(&world, 200).await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.presses("Дальше: 200").await;
    irina.says("Каникулы с понедельника").await;
    irina.presses("Отправить: 200").await;
    world.sent().await;
    let last = world.knows(people[199]);
    last.does_not_see("Каникулы");
    last.says("/forget").await;
    last.presses("Удалить всё").await;
    runs(&world).await;
    irina.sees("✅ Рассылка закончена: 200");
    irina.sees("✅ Доставлено: 199");
    irina.sees("Удалили свои данные: 1");
    last.does_not_see("Каникулы");
    irina.presses("Открыть рассылку").await;
    irina.presses("По людям").await;
    irina.presses("Не дошло").await;
    irina.sees("без имени");
    world.end().await;
}

/// «Events, Broadcasts»: who writes is erased in the middle: what waits is held back, and no word of theirs stays.
#[tokio::test]
async fn a_message_goes_with_its_writer() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let anna = world.coordinator("Лугова Анна Ильинична").await;
    crowd(&world, 200).await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.presses_like("Дальше").await;
    irina.says("Ваша Ирина Викторовна").await;
    irina.presses_like("Отправить: ").await;
    world.sent().await;
    irina.says("/forget").await;
    irina.presses("Удалить всё").await;
    world.later(TimeDelta::minutes(1));
    world.sent().await;
    assert_eq!(world.count("SELECT count(*) FROM broadcast_recipient WHERE state = 'sent'").await, 150);
    assert_eq!(world.count("SELECT count(*) FROM broadcast WHERE says LIKE '%Ирина%'").await, 0);
    anna.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    anna.sees("❌ Рассылка отменена");
    anna.sees("«без текста»");
    world.end().await;
}

/// «Events, Broadcasts»: it waits for its day and hour, and in quiet hours for the morning; a double tap sends it once.
#[tokio::test]
async fn it_waits_for_its_hour_and_for_the_morning() {
    let mut world = World::start().await;
    let (olga, anna, irina) = {
        let olga = world.teacher("Петрова Ольга Сергеевна").await;
        let anna = world.teacher("Лугова Анна Ильинична").await;
        let irina = world.coordinator("Смирнова Ирина Викторовна").await;
        (olga.id, anna.id, irina.id)
    };
    world.tamper("UPDATE account SET quiet_from = 18, quiet_till = 8 WHERE id = 2").await;
    {
        let irina = world.knows(irina);
        begins(&irina).await;
        irina.presses("Должность").await;
        irina.presses("Учитель").await;
        irina.presses_like("Готово").await;
        irina.presses("Дальше: 2").await;
        irina.says("Отчёты за четверть").await;
        irina.presses("Когда").await;
        irina.presses("[21]").await;
        irina.says("11:00").await;
        irina.sees("Это время уже прошло");
        irina.says("19").await;
        let card = irina.card().id;
        irina.presses("Отправить 21.11 19:00").await;
        irina.sees("Рассылка ждёт своего часа");
        irina.sees("🗓 Рассылка: сегодня, 19:00");
        // The same button once more.
        let again = world.sim.presses_on(irina.id, card, "Отправить 21.11 19:00");
        assert!(again.is_err(), "the button is gone");
    }
    assert_eq!(world.count("SELECT count(*) FROM broadcast").await, 1);
    world.later(TimeDelta::hours(6) + TimeDelta::minutes(59));
    world.sent().await;
    assert!(!world.knows(olga).shows("Отчёты"), "it is not seven yet");
    world.later(TimeDelta::minutes(1));
    world.restart().await;
    world.until_said(olga, "Отчёты за четверть").await;
    world.sent().await;
    assert!(!world.knows(anna).shows("Отчёты"), "her evening is quiet");
    world.later(TimeDelta::hours(13));
    world.restart().await;
    world.until_said(anna, "Отчёты за четверть").await;
    runs(&world).await;
    world.knows(irina).sees("✅ Доставлено: 2");
    world.end().await;
}

/// «Events, Broadcasts»: how much these people got this week, and a warning over the limit of the regulation.
#[tokio::test]
async fn the_load_of_the_week_is_told_before_sending() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO broadcast (id, municipality_id, author_id, says, asks, whom, state, made_at, begins_at, ended_at)
             SELECT value, 1, 2, '{\"text\":\"Прежнее\"}', '\"nothing\"',
                    '{\"ru\":[\"координатор\",\"все\"],\"en\":[\"coordinator\",\"all\"]}', 'done',
                    '2026-11-20T09:00:00+00:00', '2026-11-20T09:00:00+00:00', '2026-11-20T09:00:00+00:00'
             FROM json_each('[1,2,3,4,5,6]');
             INSERT INTO broadcast_recipient (broadcast_id, person_id, state, sent_at)
             SELECT id, 1, 'sent', iif(id = 6, '2026-11-01T09:00:00+00:00', '2026-11-20T09:00:00+00:00') FROM broadcast",
        )
        .await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.sees("За неделю им уже пришло рассылок: в среднем 5,0, больше всего 5");
    irina.sees("❗ У 1 человека уже 5 за неделю или больше");
    olga.does_not_see("Прежнее");
    world.end().await;
}
