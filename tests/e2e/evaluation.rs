//! How an event went: asked when its sheet is closed, answered by one tap without a name, told after three days.

use chrono::TimeDelta;

use crate::events::{cluster, seminar};
use crate::world::{Somebody, World};

/// The seminar is over, and so many members were there besides the leader; its sheet is closed.
async fn held<'w>(world: &'w World, names: &[&str]) -> (Somebody<'w>, Vec<Somebody<'w>>) {
    let (leader, member) = cluster(world).await;
    let mut people = vec![member];
    for name in names {
        people.push(world.teacher(name).await);
    }
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 2",
        )
        .await;
    seminar(&leader).await;
    world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("❗ 26.11").await;
    leader.presses("Все пришли").await;
    leader.presses("Закрыть лист").await;
    world.until_count("SELECT count(*) FROM evaluation WHERE state = 'begun'", 0).await;
    world.deliver().await;
    (leader, people)
}

const FOUR_MORE: [&str; 5] = ["Борисов Николай", "Ёлкина Анна", "Жуков Пётр", "Зимина Вера", "Ильин Олег"];

/// Events: one tap and a word; who has answered is kept apart from what; it is told once, after three days, from five
/// answers on, words in an order that nobody has given.
#[tokio::test]
async fn five_answers_are_told_after_three_days_and_nobody_before() {
    let world = World::start().await;
    let (leader, people) = held(&world, &FOUR_MORE).await;
    for (somebody, score) in people.iter().zip(["5", "5", "4", "3", "5"]) {
        somebody.sees("Как прошло?");
        somebody.presses(score).await;
        somebody.sees("✅ Спасибо за оценку");
    }
    let first = &people[0];
    first.presses("Добавить слово").await;
    first.says("5").await;
    first.sees("Нужно хотя бы слово");
    first.says("Полезно, но долго").await;
    first.sees("✅ Спасибо за оценку");
    // A second number is not counted, since nothing says which was the first.
    first.forges(r#"evaluation:*:{"give":{"e":1,"s":1}}"#).await;
    let answers = "SELECT group_concat(score || ':' || given, ' ' ORDER BY score) FROM evaluation_score";
    assert_eq!(world.text(answers).await, "3:1 4:1 5:3");

    // Nobody reads it before it is over, its leader neither.
    leader.goes(r#">*:evaluation:{"event":{"event":1}}"#).await;
    leader.sees("Оценку ставят те, кто был на событии.");
    world.later(TimeDelta::days(3));
    world.until_count("SELECT count(*) FROM evaluation WHERE state != 'told'", 0).await;
    world.deliver().await;
    leader.sees("📈 Как оценили событие");
    leader.sees("В среднем 4,4 из 5, 5 ответов");
    leader.sees("5 — 3, 4 — 1, 3 — 1, 2 — 0, 1 — 0");
    leader.sees("«Полезно, но долго»");
    people[5].presses("4").await;
    people[5].sees("Оценки этого события уже собраны.");
    first.goes(r#">*:evaluation:{"event":{"event":1}}"#).await;
    first.does_not_see("В среднем");

    // Who has answered is their own data; what they answered is nobody's.
    first.says("/forget").await;
    first.presses("Удалить всё").await;
    assert_eq!(world.count("SELECT count(*) FROM evaluation_given").await, 4);
    assert_eq!(world.count("SELECT sum(given) FROM evaluation_score").await, 5);
    world.end().await;
}

/// Events: more words than a card holds are leafed through, in an order that nobody has given and that stays.
#[tokio::test]
async fn more_words_are_leafed_through_in_the_same_order() {
    let world = World::start().await;
    let (leader, people) = held(&world, &FOUR_MORE).await;
    for somebody in &people {
        somebody.presses("5").await;
    }
    world
        .tamper(
            "INSERT INTO evaluation_word (event_id, place, words)
             WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 25)
             SELECT 1, randomblob(16), 'Слово ' || n FROM numbers",
        )
        .await;
    world.later(TimeDelta::days(3));
    world.until_count("SELECT count(*) FROM evaluation WHERE state != 'told'", 0).await;
    world.deliver().await;
    leader.sees("📈 Как оценили событие");
    let first =
        |screen: String| screen.lines().filter(|line| line.contains("«Слово")).map(str::to_owned).collect::<Vec<_>>();
    let told = first(leader.screen());
    assert_eq!(told.len(), 10);
    leader.presses("Ещё слова: 15").await;
    assert_eq!(first(leader.screen()), told);
    let mut all = told.clone();
    for _ in 0..2 {
        leader.presses("›").await;
        all.extend(first(leader.screen()));
    }
    assert_eq!(all.len(), 25);
    leader.presses("›").await;
    assert_eq!(first(leader.screen()), told);
    world.end().await;
}

/// Events: fewer than five are never shown, and kept by nobody.
#[tokio::test]
async fn four_answers_are_shown_to_nobody() {
    let world = World::start().await;
    let (leader, people) = held(&world, &FOUR_MORE).await;
    for somebody in &people[..4] {
        somebody.presses("5").await;
    }
    people[0].presses("Добавить слово").await;
    people[0].presses("Ничего не добавлять").await;
    people[1].presses("Добавить слово").await;
    people[1].says("Скучно").await;
    world.later(TimeDelta::days(3));
    world.until_count("SELECT count(*) FROM evaluation WHERE state != 'told'", 0).await;
    world.deliver().await;
    leader.sees("Ответили меньше 5 человек, поэтому итог не показываем никому.");
    leader.does_not_see("Скучно");
    assert_eq!(world.count("SELECT count(*) FROM evaluation_score").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM evaluation_word").await, 0);
    world.end().await;
}

/// Events: where so few were there that nothing could be shown, nobody is asked in vain; a sheet that is opened again and
/// closed asks nobody twice.
#[tokio::test]
async fn nobody_is_asked_in_vain_or_twice() {
    let world = World::start().await;
    let (leader, people) = held(&world, &[]).await;
    assert!(!people[0].chat().contains("Как прошло?"), "{}", people[0].chat());
    leader.presses("Открыть снова").await;
    leader.presses("Кого-то забыли").await;
    leader.presses("Закрыть лист").await;
    world.deliver().await;
    assert!(!people[0].chat().contains("Как прошло?"));
    assert_eq!(world.count("SELECT count(*) FROM evaluation WHERE state = 'told'").await, 1);
    world.end().await;
}
