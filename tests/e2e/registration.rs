//! Consent and registration, with their side roads.

use insta::assert_snapshot;

use crate::world::{Somebody, World, in_base_36};

#[tokio::test]
async fn a_newcomer_agrees_registers_and_lands_on_the_menu() {
    let world = World::start().await;
    world.coordinator("Соколова Ирина Павловна").await;
    let olga = world.person("Ольга");
    olga.starts().await;
    assert_snapshot!("consent", olga.screen());
    olga.registers("Петрова Ольга Сергеевна").await;
    olga.presses("‹ Меню").await;
    assert_snapshot!("registration", olga.chat());
    assert_eq!(world.count("SELECT count(*) FROM person").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM appointment WHERE role = 'coordinator' AND until IS NULL").await, 1);
    world.end().await;
}

/// Engine 3: counted beside a teloxide bot that makes the same calls.
#[tokio::test]
async fn a_consent_that_stays_in_the_chat_loses_its_buttons_in_one_call() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    // This card comes after all that the one before it brought.
    olga.presses("Дальше").await;
    olga.sees("Как вас зовут?");
    assert_eq!(world.sim.calls("editMessageReplyMarkup"), 1);
    world.end().await;
}

/// Two impatient taps on one button, both before the answer comes: the second stands on the same old card.
async fn double_taps(somebody: &Somebody<'_>, label: &str) {
    let sim = &somebody.world.sim;
    let taps = [(); 2].map(|()| sim.presses(somebody.id, label).unwrap());
    for tap in taps {
        somebody.world.answered(tap).await;
    }
}

#[tokio::test]
async fn a_double_tap_gives_and_withdraws_once() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    double_taps(&olga, "English").await;
    olga.sees("Do you agree?");
    double_taps(&olga, "Русский").await;
    olga.presses("Соглашаюсь").await;
    for on in ["Включить уведомления", "Показать имя коллегам"] {
        double_taps(&olga, on).await;
    }
    olga.sees("[✅ Уведомления]");
    olga.sees("[✅ Имя видят коллеги]");
    // The processing, the notices, the name: each once, none withdrawn.
    assert_eq!(world.count("SELECT count(*) FROM consent").await, 3);
    double_taps(&olga, "✅ Уведомления").await;
    olga.sees("[Включить уведомления]");
    assert_eq!(world.count("SELECT count(*) FROM consent").await, 3);
    assert_eq!(world.text("SELECT group_concat(purpose) FROM consent WHERE withdrawn_at IS NOT NULL").await, "notices");

    olga.presses("Дальше").await;
    olga.says("Петрова Ольга").await;
    olga.says("Школа № 3").await;
    olga.presses("Добавить «Школа № 3»").await;
    olga.presses("Учитель").await;
    double_taps(&olga, "Математика").await;
    olga.sees("[✅ Математика]");
    olga.sees("[Готово: 1]");
    double_taps(&olga, "✅ Математика").await;
    olga.presses("Ничего не преподаю").await;
    olga.presses("2015").await;
    olga.presses("Всё верно").await;

    olga.says("/settings").await;
    olga.presses("Мои согласия").await;
    double_taps(&olga, "Включить уведомления").await;
    olga.sees("[✅ Уведомления]");
    world.end().await;
}

/// Presses what no button carries, on the current card of the consent; there is one account.
async fn forges_here(somebody: &Somebody<'_>, press: &str) {
    let stamp = somebody.world.count("SELECT stamp FROM account").await;
    somebody.forges(&format!("consent:{}:{press}", in_base_36(stamp))).await;
}

#[tokio::test]
async fn no_button_takes_the_consent_to_processing_back() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    let before = world.facts().await;
    for press in [r#"{"set":{"extra":"processing","wanted":false}}"#, r#"{"toggle":{"extra":"processing"}}"#] {
        forges_here(&olga, press).await;
        olga.sees("Ещё два согласия");
    }
    assert_eq!(world.facts().await, before);
    // The same code with a consent that may be changed is taken, so the stamp was right.
    forges_here(&olga, r#"{"set":{"extra":"notices","wanted":true}}"#).await;
    olga.sees("[✅ Уведомления]");
    world.end().await;
}

#[tokio::test]
async fn each_question_leads_back_to_the_one_before() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    olga.presses("Дальше").await;
    olga.does_not_see("[‹ Назад]");
    olga.says("Петрова Олга").await;
    olga.presses("‹ Назад").await;
    olga.sees("Как вас зовут?");
    olga.says("Петрова Ольга").await;
    olga.says("Школа № 3").await;
    olga.presses("Добавить «Школа № 3»").await;
    olga.presses("‹ Назад").await;
    olga.sees("Где вы работаете?");
    // Nothing is added before the last button.
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 0);
    olga.says("Школа № 3").await;
    olga.presses("Добавить «Школа № 3»").await;
    olga.presses("Воспитатель").await;
    olga.presses("‹ Назад").await;
    olga.sees("Ваша должность?");
    olga.presses("Заместитель руководителя").await;
    olga.presses("Математика").await;
    olga.presses("Готово: 1").await;
    // What was chosen of several stays marked.
    olga.presses("‹ Назад").await;
    olga.sees("[✅ Математика]");
    olga.presses("Русский язык").await;
    // The list has pages: what is chosen is said, too.
    olga.sees("✅ Русский язык, Математика");
    olga.presses("Готово: 2").await;
    olga.presses("2015").await;
    olga.sees("С какого года вы руководите?");
    olga.presses("‹ Назад").await;
    olga.sees("С какого года вы преподаёте?");
    // What was answered stands until there is another answer.
    olga.presses("Оставить как есть").await;
    olga.sees("С какого года вы руководите?");
    olga.presses("‹ Назад").await;
    olga.presses("2016").await;
    olga.presses("2019").await;
    olga.sees("Всё верно?");
    olga.presses("‹ Назад").await;
    olga.sees("С какого года вы руководите?");
    olga.presses("2020").await;
    olga.sees("Преподаёте с 2016 года");
    olga.sees("Руководите с 2020 года");
    // An answer that is only being changed is not lost.
    olga.presses("Место работы").await;
    olga.presses("‹ Назад").await;
    olga.sees("📍 Школа № 3");
    olga.presses("Всё верно").await;
    olga.sees("✅ Вы зарегистрированы");

    // Amending: back to the card, or out of it.
    olga.says("/profile").await;
    olga.presses("Изменить").await;
    olga.sees("[Отмена]");
    olga.does_not_see("‹ Назад");
    olga.presses("Имя").await;
    olga.sees("[‹ Назад] [Отмена]");
    olga.presses("‹ Назад").await;
    olga.sees("Фамилия: Петрова");
    olga.presses("Отмена").await;
    assert_eq!(world.count("SELECT count(*) FROM person_subject").await, 2);
    world.end().await;
}

/// Office, «Bad input and faults»: a school merged away while somebody names it in their profile: nothing is stored, and it is
/// asked again.
#[tokio::test]
async fn a_school_that_goes_while_a_profile_names_it_is_asked_again() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.school("Лицей № 5").await;
    olga.says("/profile").await;
    for step in ["Изменить", "Место работы", "Лицей № 5"] {
        olga.presses(step).await;
    }
    world.tamper("DELETE FROM organisation WHERE short_name = 'Лицей № 5'").await;
    let before = world.facts().await;
    olga.presses("Сохранить").await;
    olga.sees("Вашу организацию объединили с другой или удалили.");
    assert_eq!(world.facts().await, before);
    olga.presses("Школа № 3").await;
    olga.presses("Сохранить").await;
    assert_eq!(world.count("SELECT organisation_id FROM person").await, 1);
    world.end().await;
}
