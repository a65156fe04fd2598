//! Questions to the service (S3-03): asked, taken by one of those who answer, answered, and asked again.

use chrono::TimeDelta;

use crate::world::{Somebody, World};

/// Makes somebody a methodist of the municipality.
async fn methodist<'a>(world: &'a World, name: &str) -> Somebody<'a> {
    let somebody = world.teacher(name).await;
    world
        .tamper(
            "INSERT INTO appointment (municipality_id, person_id, role, since)
             SELECT municipality_id, id, 'methodist', '2026-11-01T00:00:00+00:00' FROM person ORDER BY id DESC LIMIT 1",
        )
        .await;
    somebody
}

const QUESTION: &str = "Где взять задания на чтение для 5 класса?";

async fn asks(somebody: &Somebody<'_>) {
    somebody.does(&["> /requests", "Задать вопрос", "Методические", &format!("> {QUESTION}")]).await;
    somebody.sees("✅ Вопрос отправлен.");
}

#[tokio::test]
async fn a_question_is_answered_by_a_methodist() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = methodist(&world, "Лебедева Анна").await;
    asks(&olga).await;
    olga.sees("Ждёт методиста");
    world.deliver().await;
    // The notice names an area, and neither who asks nor what.
    let notice = anna.chat();
    assert!(notice.contains("Вопрос ждёт методиста") && !notice.contains(QUESTION), "{notice}");
    anna.does(&["Открыть вопрос"]).await;
    anna.sees("Петрова Ольга");
    anna.sees(QUESTION);
    anna.does(&["Ответить", "> Ау"]).await;
    anna.sees("Вижу 2 знака");
    anna.says("В банке заданий, раздел «Чтение».").await;
    anna.sees("✅ Ответ отправлен.");
    world.deliver().await;
    assert!(olga.chat().contains("На ваш вопрос ответили"), "{}", olga.chat());
    olga.does(&["Прочитать"]).await;
    olga.sees("Ответ: В банке заданий, раздел «Чтение».");
    olga.does(&["Спросить снова"]).await;
    olga.sees("Ждёт методиста");
    anna.does(&["> /requests", "Вопросы коллег"]).await;
    anna.presses_like("Методические").await;
    anna.sees("Прежний ответ: В банке заданий");
    anna.does(&["Ответить", "> Пришлю завтра подборку."]).await;
    olga.does(&["> /menu", "Ответ методиста", "Спасибо, помогло"]).await;
    olga.sees("✅ Вопрос закрыт.");
    world.end().await;
}

/// Of two who take one question the first has it; whoever gives it back leaves it to all. Nobody answers themselves.
#[tokio::test]
async fn a_question_has_one_who_answers() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = methodist(&world, "Лебедева Анна").await;
    let vera = methodist(&world, "Зимина Вера").await;
    asks(&olga).await;
    for methodist in [&anna, &vera] {
        methodist.does(&["> /requests", "Вопросы коллег"]).await;
        methodist.presses_like("Методические").await;
    }
    anna.presses("Беру себе").await;
    anna.sees("✅ Вопрос ваш.");
    vera.presses("Беру себе").await;
    vera.sees("уже взяли");
    olga.says("/requests").await;
    olga.presses_like("Где взять задания").await;
    olga.sees("Отвечает: Лебедева Анна");
    anna.presses("Вернуть всем").await;
    vera.does(&["> /requests", "Вопросы коллег"]).await;
    vera.presses_like("Методические").await;
    vera.presses("Беру себе").await;
    vera.sees("✅ Вопрос ваш.");
    // A methodist's own question waits for another one.
    asks(&vera).await;
    vera.does(&["> /requests", "Вопросы коллег"]).await;
    vera.sees("Ждёт 1 вопрос");
    world.end().await;
}

/// Where there is no methodist coordinators are asked; what nobody has answered is spoken of again, and not what is over.
#[tokio::test]
async fn silence_is_spoken_of() {
    let world = World::start().await;
    let irina = world.coordinator("Сергеева Ирина").await;
    let olga = world.teacher("Петрова Ольга").await;
    asks(&olga).await;
    world.deliver().await;
    let said = |words: &str| irina.chat().matches(words).count();
    assert_eq!(said("Вопрос ждёт методиста"), 1);
    irina.says("/menu").await;
    irina.sees("1 вопрос ждёт ответа");
    world.later(TimeDelta::days(3) + TimeDelta::hours(1));
    world.until_count("SELECT count(*) FROM request WHERE remind_at > '2026-11-26'", 1).await;
    world.deliver().await;
    assert_eq!(said("Вопрос ждёт методиста"), 2, "{}", irina.chat());
    olga.says("/requests").await;
    olga.presses_like("Где взять задания").await;
    olga.presses("Ответ больше не нужен").await;
    world.later(TimeDelta::days(7));
    world.deliver().await;
    assert_eq!(said("Вопрос ждёт методиста"), 2);
    world.end().await;
}

/// A question does not go with who took it: where they are no methodist any more, it is offered to the others.
#[tokio::test]
async fn a_question_stays_when_who_took_it_goes() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = methodist(&world, "Лебедева Анна").await;
    let vera = methodist(&world, "Зимина Вера").await;
    asks(&olga).await;
    anna.does(&["> /requests", "Вопросы коллег"]).await;
    anna.presses_like("Методические").await;
    anna.presses("Беру себе").await;
    world.tamper("UPDATE appointment SET until = '2026-11-22T00:00:00+00:00' WHERE person_id = 2").await;
    vera.does(&["> /requests", "Вопросы коллег"]).await;
    vera.sees("Сейчас никто не ждёт ответа.");
    world.later(TimeDelta::days(3) + TimeDelta::hours(1));
    world.until_count("SELECT count(*) FROM request WHERE taken_by IS NULL", 1).await;
    vera.does(&["> /requests", "Вопросы коллег"]).await;
    vera.presses_like("Методические").await;
    vera.presses("Беру себе").await;
    vera.sees("✅ Вопрос ваш.");
    world.end().await;
}

/// Whoever does not answer sees nobody's questions, and an erasure takes one's own.
#[tokio::test]
async fn questions_are_read_by_those_who_answer_alone() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let nina = world.teacher("Орлова Нина").await;
    asks(&olga).await;
    nina.goes(r#">1:requests:"open""#).await;
    nina.sees("На вопросы отвечают методисты.");
    olga.does(&["> /forget", "Удалить всё"]).await;
    assert_eq!(world.count("SELECT count(*) FROM request").await, 0);
    world.end().await;
}
