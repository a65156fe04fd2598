//! Names that stand on a school's list twice, and the codes for colleagues (Office, «Roles», «Imports»): the representative
//! answers, or a coordinator.

use crate::representative::a_school;
use crate::world::World;

/// Office: somebody registers under a name of the list. The same question reaches the coordinator and the representative;
/// the first answer joins the two, and the other's notice says so. The other, pressed at the same time, changes nothing.
#[tokio::test]
async fn a_name_that_stands_twice_is_asked_of_both_and_answered_once() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    world.lists(1, &["Зимина Анна Петровна"]).await;
    let anna = world.person("Анна");
    anna.starts().await;
    anna.registers("Зимина Анна Петровна").await;
    world.deliver().await;
    for who in [irina, vera] {
        who.sees("❗ Одно имя дважды в одной школе");
        who.sees("Вам пишем, потому что вы отвечаете за людей этой школы.");
    }
    vera.does_not_see("Прежняя запись");
    let (hers, notice) = (vera.card().id, irina.card().id);
    let no = irina.card().keyboard.iter().flatten().find_map(|button| match &button.action {
        sim::Action::Callback(data) if button.text == "Нет, разные люди" => Some(data.clone()),
        _ => None,
    });
    vera.presses("Посмотреть").await;
    vera.sees("Новая запись: Зимина Анна Петровна, учитель");
    vera.sees("📄 В списке школы: Зимина Анна Петровна, учитель");
    vera.does_not_see("Прежняя запись");
    vera.says("/menu").await;
    vera.sees("Одно имя дважды: Зимина");
    vera.says("/school").await;
    vera.sees("❗ Одно имя дважды: 1");

    vera.presses_on(hers, "Это один человек").await;
    assert_eq!(vera.messages_with("✅ Записи соединены."), hers);
    assert_eq!(world.count("SELECT count(*) FROM person").await, 3);
    world.deliver().await;
    let stands = world.sim.chat(irina.id).into_iter().find(|message| message.id == notice).unwrap().to_string();
    assert!(stands.contains("✅ Записи соединены.") && !stands.contains("Нет, разные люди"), "{stands}");
    // The coordinator has pressed at the same time, and comes second.
    irina.forges(&no.unwrap()).await;
    assert_eq!(irina.messages_with("На это уже ответили. ✅ Записи соединены."), notice);
    assert_eq!(world.count("SELECT count(*) FROM person").await, 3, "the first answer holds");
    assert_eq!(
        world.text("SELECT group_concat(author_id || ' ' || matter, ', ') FROM journal WHERE id > 2").await,
        "1 people-listed, 2 people-merged"
    );
    anna.sees("✅ Запись школы теперь ваша");
    irina.says("/menu").await;
    irina.does_not_see("Одно имя дважды");
    vera.says("/school").await;
    vera.does_not_see("Одно имя дважды");
    world.end().await;
}

/// Office: namesakes, says one of those who are asked; it enters the journal, nothing is joined, and the representative
/// reads so in the notice. A code, or a merge at the desk, settles the question as well.
#[tokio::test]
async fn a_no_and_a_code_settle_the_question_for_all() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    world.lists(1, &["Зимина Анна Петровна", "Алова Инна Петровна"]).await;
    let anna = world.person("Анна");
    anna.starts().await;
    anna.registers("Зимина Анна Петровна").await;
    world.deliver().await;
    let notice = vera.card().id;
    irina.presses("Нет, разные люди").await;
    irina.sees("✅ Ответ: тёзки. Записи остаются раздельными.");
    world.deliver().await;
    assert_eq!(vera.messages_with("✅ Ответ: тёзки."), notice);
    vera.does_not_see("Это один человек");
    assert_eq!(world.count("SELECT count(*) FROM merge").await, 0);
    assert_eq!(
        world.text("SELECT author_id || ' ' || matter || ' ' || person_id FROM journal ORDER BY id DESC").await,
        "1 namesakes-differ 5"
    );
    irina.goes(r#">1:journal:"all""#).await;
    irina.sees("тёзки, а не один человек");

    // The representative hands a code over, and the colleague uses it while both are asked.
    let inna = world.person("Инна");
    inna.starts().await;
    inna.registers("Алова Инна Петровна").await;
    world.deliver().await;
    let notice = irina.card().id;
    vera.says("/school").await;
    vera.presses("Сотрудники: 6").await;
    vera.says("алова").await;
    vera.presses_like("📄").await;
    vera.presses("Выдать код").await;
    let code: String = vera.screen().split("Код: ").nth(1).unwrap().chars().take(9).collect();
    inna.says("/code").await;
    inna.says(&code).await;
    inna.sees("✅ Это вы: запись школы теперь ваша.");
    world.deliver().await;
    assert_eq!(irina.messages_with("✅ Записи соединены."), notice);
    let journal = world.text("SELECT group_concat(author_id || ' ' || matter, ', ') FROM journal WHERE id > 4").await;
    assert_eq!(journal, "2 code-handed-over, 6 people-merged");
    world.end().await;
}

/// Office: where both have an account each of them is asked, also by the representative's word; the answer comes to the
/// representative without a way to the desk.
#[tokio::test]
async fn each_account_is_asked_by_the_representative_s_word_too() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    let old = world.teacher("Петрова Ольга Сергеевна").await;
    let new = world.person("Ольга");
    new.starts().await;
    new.registers("Петрова Ольга Сергеевна").await;
    world.deliver().await;
    vera.presses("Это один человек").await;
    vera.sees("⏳ Спросили. Записи соединятся, когда человек подтвердит.");
    world.deliver().await;
    irina.sees("⏳ Спросили.");
    for phone in [old, new] {
        phone.presses("Посмотреть").await;
        phone.presses("Да, это я").await;
    }
    world.deliver().await;
    vera.sees("✅ Записи соединены");
    vera.does_not_see("Открыть запись");
    assert_eq!(world.count("SELECT count(*) FROM person").await, 3);
    irina.messages_with("✅ Записи соединены.");

    // Whoever asked represents the school no more when the last account agrees: nobody answers for it.
    let third = world.person("Ольга");
    third.starts().await;
    third.registers("Петрова Ольга Сергеевна").await;
    world.deliver().await;
    vera.presses("Это один человек").await;
    world.deliver().await;
    world.tamper("UPDATE appointment SET until = '2030-01-01T00:00:00+00:00' WHERE role = 'representative'").await;
    for phone in [old, new, third] {
        phone.says("/menu").await;
        phone.presses_like("Это ваша вторая запись?").await;
        phone.presses("Да, это я").await;
    }
    third.sees("Вопрос больше не действует.");
    assert_eq!(world.count("SELECT count(*) FROM person").await, 4);
    world.end().await;
}
