//! Own words, filed under an item of the catalogue: by a coordinator who never learns whose they are.

use grozd::ids::{DeficitId, PersonId};
use grozd::model::needs;
use grozd::model::roles::{Coordinator, Registered};

use crate::world::{Somebody, World};

const WORDS: &str = r#">1:ownwords:"list""#;

/// A deficit in own words, up to its card.
async fn writes(olga: &Somebody<'_>, words: &str) {
    olga.goes(r#">1:newdeficit:"new""#).await;
    olga.presses("Цифровые").await;
    olga.presses("Своими словами").await;
    olga.says(words).await;
    olga.presses("Немного").await;
    olga.sees("покажите их координатору без имени");
    olga.presses("Открыть запись").await;
}

async fn shows(olga: &Somebody<'_>) {
    olga.presses("Показать координатору").await;
    olga.sees("без имени, школы и дня");
    olga.presses("Показать без имени").await;
    olga.sees("✅ Координатор увидит эти слова без имени.");
}

/// S0-04, S4-11: the words come to a coordinator only when their owner says so, and without a name; the item that they get
/// is seen by the owner, who is told without it, and takes it back.
#[tokio::test]
async fn s0_04_own_words_are_filed_without_a_name() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    writes(&olga, "Не выходит с доской").await;
    irina.goes(WORDS).await;
    irina.sees("Здесь будут дефициты, которые педагоги описали своими словами");
    irina.does_not_see("доской");
    shows(&olga).await;
    olga.sees("👥 Эти слова без имени видит координатор");

    irina.says("/menu").await;
    irina.presses("Слова педагогов: 1").await;
    irina.sees("Без имени, школы и дня, в случайном порядке.");
    irina.presses("Не выходит с доской").await;
    irina.sees("«Не выходит с доской»");
    irina.sees("Область: Цифровые");
    // What she reads, and what her buttons carry; the message's own moment is Telegram's.
    let message = irina.card();
    let card = format!("{}\n{:?}", message.text, message.keyboard);
    for personal in ["Петрова", "Ольга", "Школа", "2026-11-2", "deficit"] {
        assert!(!card.contains(personal), "{personal} crosses:\n{card}");
    }
    irina.presses("Выбрать пункт").await;
    irina.presses("Цифровые сервисы на уроке").await;
    irina.sees("✅ Слова стоят в каталоге, автор узнает об этом.");
    irina.sees("Здесь будут дефициты");
    irina.does_not_see("Петрова");

    world.deliver().await;
    olga.sees("Вашим словам нашлось место");
    olga.does_not_see("доской");
    olga.does_not_see("Цифровые");
    olga.presses("Посмотреть").await;
    olga.sees("Цифровые сервисы на уроке");
    olga.sees("Ваши слова: «Не выходит с доской»");
    // It is a deficit of that item: the same one is not written down a second time.
    olga.goes(r#">1:newdeficit:"new""#).await;
    olga.presses("Цифровые").await;
    olga.presses("Цифровые сервисы на уроке").await;
    olga.sees("Это у вас уже записано");
    olga.presses("Открыть запись").await;
    olga.presses("Вернуть мои слова").await;
    olga.sees("✅ Запись снова вашими словами, их видите только вы.");
    olga.sees("Не выходит с доской");
    olga.does_not_see("Цифровые сервисы");
    irina.goes(WORDS).await;
    irina.does_not_see("доской");
    assert_eq!(
        world
            .count("SELECT count(*) FROM journal WHERE was LIKE '%доск%' OR became LIKE '%доск%' OR person_id = 2")
            .await,
        0,
        "deficits never enter the journal"
    );
    world.end().await;
}

/// The owner changes their mind: what a coordinator still has on the screen leads nowhere.
#[tokio::test]
async fn words_that_are_shown_no_more_are_gone() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    writes(&olga, "Не выходит с доской").await;
    shows(&olga).await;
    irina.goes(WORDS).await;
    irina.presses("Не выходит с доской").await;
    irina.presses("Выбрать пункт").await;
    olga.presses("Больше не показывать").await;
    olga.sees("✅ Эти слова снова видите только вы.");
    irina.presses("Цифровые сервисы на уроке").await;
    irina.does_not_see("✅ Слова стоят");
    irina.does_not_see("доской");
    assert_eq!(world.count("SELECT count(*) FROM deficit WHERE item_id IS NOT NULL").await, 0);

    // Closed words are nobody's to file; left ones are shown no more, and can be shown again.
    shows(&olga).await;
    irina.goes(WORDS).await;
    irina.presses("Не выходит с доской").await;
    irina.presses("Оставить как есть").await;
    irina.sees("✅ Слова остались как есть");
    olga.says("/deficits").await;
    olga.presses_like("Не выходит с доской").await;
    shows(&olga).await;
    olga.presses("Закрыть: получилось").await;
    olga.presses("Без подтверждения").await;
    irina.goes(WORDS).await;
    irina.does_not_see("доской");
    world.end().await;
}

/// A new item is made of the words; where the owner has the item already nobody else learns it.
#[tokio::test]
async fn an_item_is_made_of_words_and_a_known_one_is_not_told() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    writes(&olga, "Чат с родителями").await;
    shows(&olga).await;
    writes(&anna, "Переписка в чате класса").await;
    shows(&anna).await;
    irina.goes(WORDS).await;
    irina.sees("2 записи");
    irina.says("переписка").await;
    irina.does_not_see("Чат с родителями");
    irina.goes(WORDS).await;
    irina.presses("Чат с родителями").await;
    irina.presses("Выбрать пункт").await;
    irina.presses("Другая область").await;
    irina.presses("Коммуникативные").await;
    irina.presses("Новый пункт здесь").await;
    irina.presses("Взять эти слова").await;
    irina.presses("Без перевода").await;
    irina.sees("✅ Слова стоят в каталоге");
    world.deliver().await;
    olga.presses("Посмотреть").await;
    olga.sees("Область: Коммуникативные");
    olga.sees("Ваши слова: «Чат с родителями»");

    // Anna has the new item by her own choice, so that her words stay: she alone is told why.
    anna.goes(r#">1:newdeficit:"new""#).await;
    anna.presses("Коммуникативные").await;
    anna.presses("Чат с родителями").await;
    anna.presses("Заметно").await;
    irina.presses("Переписка в чате класса").await;
    irina.presses("Выбрать пункт").await;
    irina.says("чат").await;
    irina.presses("Чат с родителями").await;
    irina.sees("✅ Слова стоят в каталоге, автор узнает об этом.");
    world.deliver().await;
    anna.presses("Посмотреть").await;
    anna.sees("Переписка в чате класса");
    anna.sees("Для этих слов в каталоге есть пункт, и он у вас уже записан.");
    assert_eq!(world.count("SELECT count(*) FROM deficit WHERE item_id IS NOT NULL AND filed_words IS NULL").await, 1);
    world.end().await;
}

/// The order in which words stand tells nothing of when, or by whom, they were written; nobody of another municipality has them.
#[tokio::test]
async fn the_order_of_words_tells_nothing() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world
        .tamper(
            "WITH RECURSIVE number (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < 40)
             INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             SELECT 2, 2, 'Слова ' || (100 + value), 'low', '2026-11-02T00:00:00+00:00' FROM number",
        )
        .await;
    let mut tx = world.tx().await;
    let owner = Registered::find(&mut tx, PersonId(2)).await.unwrap().unwrap();
    for id in 1..=40 {
        needs::show_words(&mut tx, owner, DeficitId(id), true).await.unwrap();
    }
    let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
    let said: Vec<_> = needs::worded(&mut tx, guard).await.unwrap().into_iter().map(|one| one.said).collect();
    let mut sorted = said.clone();
    sorted.sort();
    assert_eq!(said.len(), 40);
    assert_ne!(said, sorted, "by chance once in 40! times");
    // Shown once more, they keep their place, so that a list can be leafed through.
    needs::show_words(&mut tx, owner, DeficitId(7), true).await.unwrap();
    let again: Vec<_> = needs::worded(&mut tx, guard).await.unwrap().into_iter().map(|one| one.said).collect();
    assert_eq!(said, again);
    tx.finish().0.commit().await.unwrap();
    irina.goes(WORDS).await;
    irina.sees("40 записей");
    irina.sees("1 из 6");
    world.end().await;
}
