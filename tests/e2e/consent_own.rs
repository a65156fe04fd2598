//! The parts of the consent that are the municipality's own. Issue 10, «The regulation».

use crate::world::World;

const OFFICE: &str = "Учреждение и бумаги";

/// Office: «the consent's variable parts: operator, address, contact, link of its policy, term; any change is a new
/// version and is asked anew».
#[tokio::test]
async fn another_operator_is_another_text_which_everybody_is_asked_about() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга").await;
    let anna = world.teacher("Зимина Анна").await;
    irina.opens_key(OFFICE, "Оператор данных").await;
    irina.sees("Пока не указан");
    irina.says("Центр «Исток»").await;
    irina.says("приказ № 14").await;
    irina.sees("❗ Согласие получит новую редакцию: бот спросит каждого заново.");
    irina.presses("Изменить").await;
    irina.sets(OFFICE, "Адрес оператора", "г. Лесной, ул. Новая, 2").await;
    irina.sets(OFFICE, "Контакт оператора", "тел. 2-15-40").await;
    irina.opens_key(OFFICE, "Политика оператора").await;
    irina.says("исток.рф").await;
    irina.sees("Пришлите ссылку");
    irina.says("https://istok.example/policy").await;
    irina.says("приказ № 14").await;
    irina.presses("Изменить").await;
    irina.sets(OFFICE, "Срок согласия", "до конца работы в районе").await;

    // Whoever agreed before goes on, and is asked once.
    olga.says("/menu").await;
    olga.presses("Прочитать новое согласие").await;
    olga.sees("Сейчас оператор: Центр «Исток», г. Лесной, ул. Новая, 2 (тел. 2-15-40)");
    olga.presses("Прочитать весь текст").await;
    for line in [
        "Оператор: Центр «Исток», г. Лесной, ул. Новая, 2.",
        "Обращения: тел. 2-15-40.",
        "Политика оператора: https://istok.example/policy",
        "Срок: до конца работы в районе;",
        ", редакция 5",
    ] {
        olga.sees(line);
    }
    olga.presses("Соглашаюсь").await;
    assert_eq!(
        world.text("SELECT group_concat(text || '.' || edition, ' ') FROM consent WHERE account_id = 2 AND purpose = 'processing'").await,
        "3.0 3.5",
        "the proof of both stays"
    );
    olga.says("/menu").await;
    olga.does_not_see("Прочитать новое согласие");
    anna.says("/menu").await;
    anna.presses("Прочитать новое согласие").await;
    anna.presses("Оставить как было").await;
    anna.does_not_see("Прочитать новое согласие");
    anna.says("/deficits").await;
    anna.sees("дефицит");

    // A change of another key is no other text; the next one of these is, for whoever refused, too.
    irina.sets("Работа бота", "Наименьшая группа", "7").await;
    anna.says("/menu").await;
    anna.does_not_see("Прочитать новое согласие");
    irina.sets(OFFICE, "Контакт оператора", "тел. 2-15-41").await;
    anna.says("/menu").await;
    anna.label_like("Прочитать новое согласие");

    // The help, the file of one's own data and a newcomer's text follow.
    olga.says("/help").await;
    olga.sees("Вопросы: Центр «Исток», г. Лесной, ул. Новая, 2 (тел. 2-15-41).");
    olga.says("/mydata").await;
    olga.presses("📄 Прислать файлы").await;
    assert!(olga.file("grozd-my-data.html").contains("Оператор: Центр «Исток»"));
    let newcomer = world.person("Новая");
    newcomer.says("/start").await;
    newcomer.sees("Обращения: тел. 2-15-41.");
    newcomer.presses("Не соглашаюсь").await;
    newcomer.sees("Центр «Исток», г. Лесной, ул. Новая, 2 (тел. 2-15-41)");
    world.end().await;
}

/// Office: «GROZD_OPERATOR and GROZD_MUNICIPALITY are the first values of a new database»: a later value of the setting
/// changes nothing that people agreed to.
#[tokio::test]
async fn the_settings_name_the_operator_of_a_new_database_alone() {
    let mut world = World::start().await;
    assert_eq!(
        world.text("SELECT operator FROM municipality").await,
        "Управление образования Лесного района, ул. Школьная, 1"
    );
    world.tamper("UPDATE municipality SET operator = 'Прежнее управление, ул. Старая, 1'").await;
    world.restart().await;
    let newcomer = world.person("Новая");
    newcomer.says("/start").await;
    newcomer.sees("Оператор: Прежнее управление, ул. Старая, 1.");
    world.end().await;
}
