//! The digest of the day: who wishes gets ordinary messages to many together, at one hour.

use chrono::TimeDelta;

use crate::broadcasts::{begins, runs};
use crate::world::{Somebody, World};

/// Chooses it in the settings.
async fn reads_once_a_day(somebody: &Somebody<'_>) {
    somebody.says("/settings").await;
    somebody.presses("Тихие часы").await;
    somebody.presses("Рассылки раз в день").await;
    somebody.presses("‹ Назад").await;
    somebody.sees("Рассылки: раз в день, в 17:00, одним сообщением. Важное приходит сразу.");
}

/// Writes to everybody, who are so many, and lets all of it leave that leaves at once.
async fn writes(sender: &Somebody<'_>, words: &str, people: i64, is_urgent: bool) {
    begins(sender).await;
    sender.presses("Всем").await;
    sender.presses(&format!("Дальше: {people}")).await;
    sender.says(words).await;
    sender.presses("Что под текстом").await;
    sender.presses("Кнопка «Прочитано»").await;
    sender.sees("Читают рассылки раз в день, сводкой: 1");
    if is_urgent {
        sender.presses("Важное: сразу всем").await;
        sender.does_not_see("Читают рассылки раз в день");
    }
    sender.presses(&format!("Отправить: {people}")).await;
    for _ in 0..4 {
        sender.world.sent().await;
        sender.world.later(TimeDelta::seconds(3));
    }
    sender.world.sent().await;
}

/// «Events, Broadcasts»: «A person who wishes gets ordinary ones as one daily digest»: both come together at five, each is
/// opened by one tap and is then as others have it; what is important comes at once.
#[tokio::test]
async fn who_wishes_gets_ordinary_messages_once_a_day_together() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    reads_once_a_day(&olga).await;
    writes(&irina, "Отчёты за четверть", 2, false).await;
    writes(&irina, "Открыта запись на курс", 2, false).await;
    writes(&irina, "Завтра школы закрыты", 2, true).await;
    for words in ["Отчёты за четверть", "Открыта запись на курс", "Завтра школы закрыты"]
    {
        assert!(anna.chat().contains(words), "{}", anna.chat());
    }
    assert!(!olga.chat().contains("Отчёты") && !olga.chat().contains("запись"), "{}", olga.chat());
    assert!(olga.chat().contains("Завтра школы закрыты"), "{}", olga.chat());
    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    irina.sees("Ждут сводки дня: 1");
    irina.sees("✅ Доставлено: 1");

    world.later(TimeDelta::hours(5));
    world.sent().await;
    olga.sees("📄 Рассылки за день: 2");
    olga.sees("1. Смирнова И. В.: Отчёты за четверть");
    olga.sees("2. Смирнова И. В.: Открыта запись на курс");
    olga.presses("2. Открыта запись на курс").await;
    assert!(
        olga.chat().contains("Открыта запись на курс\n\n— Смирнова Ирина Викторовна, координатор"),
        "{}",
        olga.chat()
    );
    olga.presses("Прочитано").await;
    assert!(olga.card().has_button("✅ Прочитано"), "{}", olga.screen());
    runs(&world).await;
    assert_eq!(world.count("SELECT count(*) FROM broadcast_recipient WHERE state = 'sent'").await, 6);
    assert_eq!(world.count("SELECT count(*) FROM broadcast WHERE state = 'done'").await, 3);
    irina.goes(">1:broadcasts:{\"card\":{\"id\":2}}").await;
    irina.sees("✅ Доставлено: 2");
    irina.sees("Прочитали: 1");
    irina.does_not_see("Ждут сводки");
    world.end().await;
}

/// «Events, faults»: what is cancelled while it waits is not in the digest, and one message alone comes as itself; who is
/// erased meanwhile leaves the figures as they were.
#[tokio::test]
async fn a_digest_holds_only_what_is_still_to_be_said() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    reads_once_a_day(&olga).await;
    writes(&irina, "Отчёты за четверть", 2, false).await;
    writes(&irina, "Открыта запись на курс", 2, false).await;
    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    irina.presses("Отменить рассылку").await;
    irina.presses("Отменить рассылку").await;
    irina.sees("Отозвано: 1");
    world.later(TimeDelta::hours(5));
    world.sent().await;
    olga.does_not_see("Рассылки за день");
    olga.sees("Открыта запись на курс");
    assert!(!olga.chat().contains("Отчёты"), "{}", olga.chat());
    runs(&world).await;

    writes(&irina, "Каникулы с понедельника", 2, false).await;
    olga.says("/forget").await;
    olga.presses("Удалить всё").await;
    world.later(TimeDelta::days(1));
    world.sent().await;
    runs(&world).await;
    irina.goes(">1:broadcasts:{\"card\":{\"id\":3}}").await;
    irina.sees("✅ Рассылка закончена: 2");
    irina.sees("✅ Доставлено: 1");
    irina.sees("Удалили свои данные: 1");
    assert!(anna.chat().contains("Каникулы"), "{}", anna.chat());
    world.end().await;
}
