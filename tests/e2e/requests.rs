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

async fn takes(methodist: &Somebody<'_>) {
    methodist.does(&["> /requests", "Вопросы коллег"]).await;
    methodist.presses_like("Методические").await;
    methodist.presses("Беру себе").await;
}

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
    assert!(notice.contains("Вопрос ждёт вашего ответа") && !notice.contains(QUESTION), "{notice}");
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
    olga.does(&["> /menu", "Ответ на ваш вопрос", "Спасибо, помогло"]).await;
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
    takes(&vera).await;
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
    assert_eq!(said("Вопрос ждёт вашего ответа"), 1);
    irina.says("/menu").await;
    irina.sees("1 вопрос ждёт ответа");
    world.later(TimeDelta::days(3) + TimeDelta::hours(1));
    world.until_count("SELECT count(*) FROM request WHERE remind_at > '2026-11-26'", 1).await;
    world.deliver().await;
    assert_eq!(said("Вопрос ждёт вашего ответа"), 2, "{}", irina.chat());
    olga.says("/requests").await;
    olga.presses_like("Где взять задания").await;
    olga.presses("Ответ больше не нужен").await;
    world.later(TimeDelta::days(7));
    world.deliver().await;
    assert_eq!(said("Вопрос ждёт вашего ответа"), 2);
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
    takes(&anna).await;
    world.tamper("UPDATE appointment SET until = '2026-11-22T00:00:00+00:00' WHERE person_id = 2").await;
    vera.does(&["> /requests", "Вопросы коллег"]).await;
    vera.sees("Сейчас никто не ждёт ответа.");
    world.later(TimeDelta::days(3) + TimeDelta::hours(1));
    world.until_count("SELECT count(*) FROM request WHERE taken_by IS NULL", 1).await;
    takes(&vera).await;
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

/// S3-03 «routed by category»: whoever shows that they can help with it is asked first, and all when it is spoken of again.
#[tokio::test]
async fn a_question_goes_first_to_who_can_help_with_it() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = methodist(&world, "Лебедева Анна").await;
    let vera = methodist(&world, "Зимина Вера").await;
    world
        .tamper(
            "INSERT INTO strength SELECT 3, min(id), 1, '2026-11-01T00:00:00+00:00' FROM deficit_item WHERE category_id = 2;
             INSERT INTO strength SELECT 2, min(id), 0, '2026-11-01T00:00:00+00:00' FROM deficit_item WHERE category_id = 2",
        )
        .await;
    asks(&olga).await;
    world.deliver().await;
    assert!(vera.chat().contains("Вопрос ждёт вашего ответа"), "{}", vera.chat());
    assert!(
        !anna.chat().contains("Вопрос ждёт вашего ответа"),
        "what is not shown is known to nobody: {}",
        anna.chat()
    );
    anna.does(&["> /requests", "Вопросы коллег"]).await;
    anna.sees("Ждёт 1 вопрос");
    world.later(TimeDelta::days(3) + TimeDelta::hours(1));
    world.until_count("SELECT count(*) FROM request WHERE remind_at > '2026-11-26'", 1).await;
    world.deliver().await;
    assert!(anna.chat().contains("Вопрос ждёт вашего ответа"), "{}", anna.chat());
    // Where nobody shows it all are asked at once, and so is everybody else where the only one asks.
    for (asker, others, category) in [(&olga, [&anna, &vera], "Цифровые"), (&vera, [&anna, &anna], "Методические")]
    {
        let before = others.map(|one| one.chat().matches("Вопрос ждёт вашего ответа").count());
        asker.does(&["> /requests", "Задать вопрос", category, "> Что почитать об этом?"]).await;
        world.deliver().await;
        let after = others.map(|one| one.chat().matches("Вопрос ждёт вашего ответа").count());
        assert_eq!(after, before.map(|count| count + 1), "{category}");
    }
    world.end().await;
}

/// The third person of the world is the mentor of the first, in no direction.
const PAIR: &str = "INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '1', '2026-11-19');
    INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes, mentee_yes,
                      order_id, since, until)
    VALUES (1, 'mentor', 3, 1, 9, 3, 'active', '2026-11-19T00:00:00+00:00', '2026-11-19T00:00:00+00:00',
            '2026-11-19T00:00:00+00:00', 1, '2026-11-19', '2027-08-19')";

/// The first person puts a question to their mentor.
async fn puts(olga: &Somebody<'_>) {
    olga.does(&["> /requests", "Задать вопрос", "Методические"]).await;
    olga.sees("Кому вопрос?");
    olga.presses_like("Наставник Зимина").await;
    olga.sees("🔒 Вопрос увидите вы и ваш наставник: Зимина Вера");
    olga.says(QUESTION).await;
    olga.sees("✅ Вопрос отправлен.");
    olga.sees("Отвечает: Зимина Вера");
    olga.world.deliver().await;
}

/// S3-03 «to a methodist or mentor»: a question that is put to one's mentor is theirs alone, until they answer it, leave it to
/// methodists, or are the mentor no more.
#[tokio::test]
async fn a_question_is_put_to_ones_mentor() {
    const FIRST: &str = r#">1:requests:{"asked":{"id":1}}"#;
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = methodist(&world, "Лебедева Анна").await;
    let vera = world.teacher("Зимина Вера").await;
    world.tamper(PAIR).await;
    puts(&olga).await;
    let notice = vera.chat();
    assert!(notice.contains("Вопрос ждёт вашего ответа") && !notice.contains(QUESTION), "{notice}");
    assert!(!anna.chat().contains("Вопрос ждёт"), "{}", anna.chat());
    anna.goes(FIRST).await;
    anna.does_not_see(QUESTION);
    anna.does(&["> /requests", "Вопросы коллег"]).await;
    anna.sees("Сейчас никто не ждёт ответа.");
    // The mentor leaves it to methodists, who hear of it then, and reads it no more.
    vera.says("/menu").await;
    vera.presses_like("Вопрос подопечного").await;
    vera.sees(QUESTION);
    vera.presses("Вернуть всем").await;
    vera.sees("✅ Вопрос снова видят все методисты.");
    world.deliver().await;
    assert!(anna.chat().contains("Вопрос ждёт вашего ответа"), "{}", anna.chat());
    vera.goes(FIRST).await;
    vera.does_not_see(QUESTION);
    anna.goes(FIRST).await;
    anna.sees(QUESTION);
    // The next one is answered.
    puts(&olga).await;
    vera.presses("Открыть вопрос").await;
    vera.does(&["Ответить", "> Приходите ко мне на урок в среду."]).await;
    vera.sees("✅ Ответ отправлен.");
    vera.sees("Мои вопросы");
    world.deliver().await;
    olga.presses("Прочитать").await;
    olga.sees("Ответ: Приходите ко мне на урок в среду.");
    // The pair ends: what was put to the mentor is offered to methodists.
    puts(&olga).await;
    world.tamper("UPDATE pair SET state = 'completed', ended_at = '2026-11-22T00:00:00+00:00', ending = 'term'").await;
    vera.goes(r#">1:requests:{"asked":{"id":3}}"#).await;
    vera.does_not_see(QUESTION);
    vera.says("/menu").await;
    vera.does_not_see("Вопрос подопечного");
    world.later(TimeDelta::days(3) + TimeDelta::hours(1));
    world.until_count("SELECT count(*) FROM request WHERE id = 3 AND taken_by IS NULL", 1).await;
    anna.goes(r#">1:requests:{"asked":{"id":3}}"#).await;
    anna.sees(QUESTION);
    // Who has no mentor for it is not asked whom to ask.
    olga.does(&["> /requests", "Задать вопрос", "Методические"]).await;
    olga.sees("Ваш вопрос");
    world.end().await;
}

/// Whoever has taken a question is erased: it waits for all again, and says so.
#[tokio::test]
async fn a_question_outlives_who_took_it() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = methodist(&world, "Лебедева Анна").await;
    let vera = methodist(&world, "Зимина Вера").await;
    asks(&olga).await;
    takes(&anna).await;
    anna.says("/forget").await;
    anna.presses_like("Удалить").await;
    assert_eq!(world.count("SELECT count(*) FROM request WHERE taken_by IS NULL").await, 1);
    olga.says("/requests").await;
    olga.presses_like("Где взять задания").await;
    olga.sees("Ждёт методиста");
    takes(&vera).await;
    vera.sees("✅ Вопрос ваш.");
    world.end().await;
}

/// So many questions of the first person from a number on.
macro_rules! questions {
    ($first:literal, $last:literal) => {
        concat!(
            "WITH RECURSIVE n (i) AS (SELECT ",
            $first,
            " UNION ALL SELECT i + 1 FROM n WHERE i < ",
            $last,
            ") INSERT INTO request (municipality_id, person_id, category_id, words, asked_at)
             SELECT 1, 1, 2, 'Вопрос ' || i, '2026-11-02T00:00:00+00:00' FROM n"
        )
    };
}

/// Lists of nothing, of one, of a page and of many, of whoever asks and of whoever answers.
#[tokio::test]
async fn the_lists_of_questions_hold_at_any_length() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = methodist(&world, "Лебедева Анна").await;
    olga.says("/requests").await;
    olga.sees("Спросите о том, что нужно для урока");
    anna.does(&["> /requests", "Вопросы коллег"]).await;
    anna.sees("Сейчас никто не ждёт ответа.");
    for (rows, said) in [
        (questions!(1, 1), "Ждёт 1 вопрос, начните с него."),
        (questions!(2, 7), "Ждут 7 вопросов, дольше всех — первый."),
        (questions!(8, 300), "Ждут 300 вопросов, дольше всех — первый."),
    ] {
        world.tamper(rows).await;
        olga.says("/requests").await;
        assert!(olga.card().labels().len() <= 12, "{}", olga.screen());
        anna.does(&["> /requests", "Вопросы коллег"]).await;
        anna.sees(said);
        assert!(anna.card().labels().len() <= 12, "{}", anna.screen());
    }
    anna.presses("›").await;
    anna.sees("2 из 50");
    world.end().await;
}
