//! What stands on buttons: it can be typed, no two buttons read the same, and every step of a form has a way back.

use crate::world::{CLUSTER, Somebody, World};

/// Faults 28.
#[tokio::test]
async fn a_newcomer_types_what_stands_on_the_buttons() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    // A consent is given by its whole label.
    olga.says("соглаш").await;
    olga.sees("Может быть, это?");
    assert_eq!(world.count("SELECT count(*) FROM consent").await, 0);
    olga.says("соглашаюсь").await;
    olga.says("Дальше.").await;
    olga.says("здравствуйте").await;
    olga.sees("Здравствуйте.");
    olga.sees("Как вас зовут?");
    olga.does_not_see("❗");
    olga.says("Петрова Ольга").await;
    olga.says("Школа № 3").await;
    olga.says("добавить школа 3").await;
    olga.sees("Ваша должность?");
    // Four posts of the second page and of others begin so.
    olga.says("педагог").await;
    olga.sees("Может быть, одно из этого?");
    olga.sees("[Педагог-организатор]");
    olga.presses("Показать все").await;
    olga.sees("1 из 5");
    olga.says("УЧИТЕЛЬ").await;
    olga.says("✅ математика").await;
    olga.sees("[✅ Математика]");
    olga.says("рус").await;
    olga.sees("Выбрано: «Русский язык».");
    olga.sees("[✅ Русский язык]");
    olga.says("матиматика").await;
    olga.sees("Может быть, это?");
    olga.says("физкультминутка").await;
    olga.sees("❗ Здесь нужно нажать кнопку под сообщением.");
    olga.says("готово").await;
    olga.sees("С какого года вы преподаёте?");
    olga.says("Спасибо большое!").await;
    olga.sees("Рады помочь.");
    olga.does_not_see("❗");
    olga.sees("С какого года вы преподаёте?");
    olga.says("2015").await;
    olga.says("всё верно").await;
    olga.sees("✅ Вы зарегистрированы");
    // A card that ends a conversation has nobody to ask; its buttons can be typed all the same.
    olga.says("записать дефицит").await;
    olga.sees("В какой области");
    assert_eq!(world.count("SELECT count(*) FROM person_subject").await, 2);
    world.end().await;
}

/// Faults 28.
#[tokio::test]
async fn days_kinds_and_ways_are_typed_and_what_cannot_be_taken_back_is_not_pressed_by_half() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    pyotr.says("/events").await;
    pyotr.says("создать событие").await;
    pyotr.says("семинар").await;
    pyotr.says("Линзы").await;
    pyotr.says("назад").await;
    pyotr.sees("Как называется?");
    pyotr.says("оставить как есть").await;
    for (typed, day) in [("в четверг", "чт, 26 ноября"), ("завтра", "вс, 22 ноября"), ("3.12", "чт, 3 декабря")]
    {
        pyotr.says(typed).await;
        pyotr.sees(day);
        pyotr.says("‹ назад").await;
    }
    pyotr.says("31.02").await;
    pyotr.sees("❗");
    pyotr.sees("В какой день?");

    olga.says("/clusters").await;
    olga.says("физика").await;
    olga.presses_like("Физика").await;
    olga.says("выйти").await;
    olga.sees("Выйти из кластера?");
    olga.says("вый").await;
    olga.sees("Может быть, это?");
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE left_at IS NULL").await, 1);
    olga.says("Выйти.").await;
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE left_at IS NULL").await, 0);
    world.end().await;
}

/// Faults 29.
#[tokio::test]
async fn a_form_leads_back_and_its_draft_is_dropped_only_after_a_question() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр").await;
    world.tamper(CLUSTER).await;
    let begins = async || {
        pyotr.says("/events").await;
        pyotr.presses("Создать событие").await;
    };
    begins().await;
    // Nothing was answered: nothing is asked.
    pyotr.presses("Отмена").await;
    pyotr.does_not_see("черновик");
    begins().await;
    pyotr.presses("Семинар").await;
    pyotr.says("Линзы").await;
    pyotr.presses("26").await;
    pyotr.says("14:30").await;
    pyotr.sees("Где?");
    for question in ["Во сколько?", "В какой день?", "Как называется?", "Какое событие?"]
    {
        pyotr.presses("‹ Назад").await;
        pyotr.sees(question);
    }
    pyotr.presses("Практикум").await;
    // The later answers have stayed.
    pyotr.sees("Где?");
    pyotr.presses("Отмена").await;
    pyotr.sees("Вы не закончили новое событие.");
    pyotr.presses("‹ Назад").await;
    pyotr.sees("Где?");
    pyotr.presses("Отмена").await;
    pyotr.presses("Закончу позже").await;
    pyotr.sees("Черновик сохранён.");
    pyotr.says("/menu").await;
    pyotr.presses("Продолжить: новое событие").await;
    pyotr.sees("Где?");
    // Whoever goes elsewhere in the middle hears that nothing is lost, and goes on by typing what the button says.
    pyotr.says("/help").await;
    pyotr.sees("Вы не закончили новое событие. Черновик сохранён.");
    begins().await;
    pyotr.says("продолжить").await;
    pyotr.sees("Где?");
    pyotr.says("Актовый зал").await;
    pyotr.sees("Практикум: Линзы");
    pyotr.presses("Отмена").await;
    pyotr.says("удалить").await;
    pyotr.sees("Может быть, это?");
    pyotr.says("удалить черновик").await;
    pyotr.sees("Отменено, черновик удалён.");
    assert_eq!(world.count("SELECT count(*) FROM session WHERE room = 'newevent'").await, 0);
    world.end().await;
}

/// Faults 1.
#[tokio::test]
async fn namesakes_are_told_apart_wherever_they_are_chosen() {
    let world = World::start().await;
    let leader = world.coordinator("Соколова Ирина Павловна").await;
    for name in ["Петрова Ольга Сергеевна", "Петрова Оксана Семёновна", "Петрова Ольга Семёновна", "Ёлкин Антон"]
    {
        world.teacher(name).await;
    }
    // Two who differ in nothing that is known of them.
    world.teacher("Ли Анна").await;
    world.teacher("Ли Анна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
                 SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 2",
        )
        .await;
    leader.says("/people").await;
    leader.says("петрова").await;
    leader.sees("[Петрова Ольга Сергеевна]");
    leader.sees("[Петрова Оксана С.]");
    leader.sees("[Петрова Ольга Семёновна]");
    leader.says("ли анна").await;
    leader.sees("1. Ли Анна, Школа № 3");
    leader.sees("[2. Ли А., Школа № 3]");

    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("Линзы").await;
    leader.presses("22").await;
    leader.says("10:00").await;
    leader.says("Актовый зал").await;
    leader.presses("Создать и уведомить").await;
    world.later(chrono::TimeDelta::days(2));
    leader.says("/attendance").await;
    leader.presses_like("Линзы").await;
    leader.says("петрова").await;
    leader.presses("Петрова Оксана С.").await;
    leader.presses("Показать все").await;
    leader.presses("Закрыть лист").await;
    let marked = "SELECT given_name FROM record JOIN person ON person.id = record.person_id";
    assert_eq!(world.text(marked).await, "Оксана");
    world.end().await;
}

/// «Faults 28», VOICE: no category of deficits is cut on its button, wherever it is chosen, and the full name is typed all
/// the same.
#[tokio::test]
async fn long_names_of_categories_have_short_labels() {
    let world = World::start().await;
    let irina = world.coordinator("Соколова Ирина Павловна").await;
    let fit = |somebody: &Somebody<'_>, most: usize| {
        for label in somebody.card().labels().concat() {
            assert!(label.chars().count() <= most, "«{label}» is cut:\n{}", somebody.screen());
        }
    };
    irina.says("/deficits").await;
    irina.presses("Записать дефицит").await;
    irina.sees("В какой области трудно?");
    for label in ["Функц. грамотность", "Проекты и исследования"] {
        irina.label_like(label);
    }
    fit(&irina, 24);
    irina.says("функциональная грамотность").await;
    irina.sees("Область: Функциональная грамотность");
    world.tamper(CLUSTER).await;
    irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    irina.presses("Категории дефицитов").await;
    fit(&irina, 24);
    irina.presses("›").await;
    fit(&irina, 24);
    // What is ticked says the same.
    irina.presses("Функц. грамотность").await;
    irina.label_like("✅ Функц. грамотность");
    irina.presses("Проекты и исследования").await;
    fit(&irina, 24);
    irina.says("/clusters").await;
    irina.presses("Выбрать по теме").await;
    irina.label_like("Функц. грамотность: 1");
    world.end().await;
}

/// «Faults 28», VOICE: no post and no subject is cut on its button, and the full name is typed all the same.
#[tokio::test]
async fn long_names_of_reference_lists_have_short_labels_and_are_typed_in_full() {
    let world = World::start().await;
    let too_long = "SELECT (SELECT count(*) FROM post WHERE length(coalesce(label_ru, name_ru)) > 24
                               OR length(coalesce(label_en, name_en)) > 24)
                         + (SELECT count(*) FROM subject WHERE length(coalesce(label_ru, name_ru)) > 24
                               OR length(coalesce(label_en, name_en)) > 24)";
    assert_eq!(world.count(too_long).await, 0);
    world.school("Школа № 3").await;
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    olga.presses("Дальше").await;
    olga.says("Петрова Ольга").await;
    olga.presses("Школа № 3").await;
    olga.says("Инструктор по физической культуре").await;
    olga.says("родной язык и литература").await;
    olga.sees("[Готово: 1]");
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 1);
    world.end().await;
}
