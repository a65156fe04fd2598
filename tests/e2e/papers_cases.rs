//! Papers of the rules in force, and the cases that somebody has corrected. Issue 10, «The regulation» and «Papers».

use crate::papers::{a_cluster, file, orders, words};
use crate::world::World;

/// Office, «as a Word paper «Действующие правила» with clauses», registered like the others.
#[tokio::test]
async fn the_rules_in_force_are_a_paper_of_the_register() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.takes_from(&["Объединение (МунУМО)"]).await;
    irina.opens_key("Заседания и решения", "Кворум").await;
    irina.presses("Две трети состава").await;
    irina.says("п. 3.2 нашего положения").await;
    irina.presses("Изменить").await;
    irina.regulation().await;
    irina.follows(&["Файл", "Бумага Word"]).await;
    irina.sees("Лесной район");
    irina.sees("Версия 2 · своих решений: 1");
    irina.presses("№ 1").await;
    irina.sees("Бумага готовится");
    world.made().await;
    let (name, bytes) = file(&irina);
    assert_eq!(name, "Действующие_правила_2026-11-21.docx");
    let paper = words(&bytes);
    for line in [
        "Управление образования Лесного района\n",
        "(Лесной район) на 21 ноября 2026 г.\n№ 1, версия 2\n",
        "2. Заседания и решения\n",
        "Кворум\nдве трети состава\nРешение муниципалитета: п. 3.2 нашего положенияНе применяется: больше половины состава \
         · S2 п. 2.4\n",
        "Решения муниципалитета вместо взятых положений и умолчаний (1):\n",
        "Кворум\nдве трети состава\nбольше половины состава\nп. 3.2 нашего положения\n21 ноября 2026 г.\n",
        "Зачёт лишь с кворумом\nда\nВ положении не сказано, по умолчанию бота\n",
    ] {
        assert!(paper.contains(line), "«{line}» is not in\n{paper}");
    }
    // Every key of every chapter, and nobody's name.
    for rule in grozd::model::regulation::keys::ALL.iter().filter(|rule| rule.name != "head_name") {
        let title = (rule.title)(grozd::text::Language::Ru);
        assert!(paper.contains(&format!("\n{title}\n")), "{title} is not in\n{paper}");
    }
    assert!(!paper.contains("{{") && !paper.contains("Смирнова"), "{paper}");
    irina.goes(r#">1:papers:"rules""#).await;
    irina.says("1").await;
    irina.sees("❌ Действующие правила № 1 в этом году уже есть.");
    irina.presses("Другой номер").await;
    irina.presses("Без номера").await;
    world.made().await;
    irina.says("/people").await;
    irina.presses("📄 Бумаги").await;
    irina.sees("Всего 2 бумаги");
    irina.label_like("№ 1 · Действующие правила");
    world.end().await;
}

/// Office: «heads, letterhead and blocks of signature from the regulation», in the cases that it gives.
#[tokio::test]
async fn the_office_stands_on_its_papers_as_the_regulation_names_it() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.sets("Учреждение и бумаги", "Название учреждения", "Центр «Исток»\nЦентра «Исток»").await;
    irina.sets("Учреждение и бумаги", "Шапка бланка", "ЛЕСНОЙ РАЙОН\nЦентр «Исток»").await;
    irina.sets("Учреждение и бумаги", "Руководитель", "Сосновый Пётр Ильич").await;
    irina.sets("Учреждение и бумаги", "Должность руководителя", "Директор").await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    let paper = words(&file(&irina).1);
    for line in ["ЛЕСНОЙ РАЙОНЦентр «Исток»\n", "к приказу Центра «Исток»\n", "Директор\n____________\nП.И. Сосновый\n"]
    {
        assert!(paper.contains(line), "«{line}» is not in\n{paper}");
    }
    orders(&irina, "Соглашение", "№ 1").await;
    let paper = words(&file(&irina).1);
    assert!(paper.contains("в лице директора Соснового Петра Ильича, действующего на основании"), "{paper}");
    world.end().await;
}

/// Office: numbers run by the calendar or by the school year, as the regulation has it.
#[tokio::test]
async fn numbers_run_by_the_year_of_the_regulation() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.opens_key("Учреждение и бумаги", "Номера бумаг").await;
    irina.presses("По учебному году").await;
    irina.says("приказ № 14").await;
    irina.presses("Изменить").await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    world.later(chrono::TimeDelta::days(60));
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.presses("Приказ о составе").await;
    irina.label_like("№ 2");
    world.end().await;
}

/// Office, «Papers»: doubtful cases are asked before the paper, corrected by a person, remembered, and go with whose they
/// are.
#[tokio::test]
async fn doubtful_cases_are_asked_once_and_remembered() {
    let world = World::start().await;
    let (leader, _, irina) = a_cluster(&world).await;
    world
        .tamper("UPDATE person SET family_name = 'Жданок', given_name = 'Антон', patronymic = 'Иванович' WHERE id = 1")
        .await;
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.presses("Приказ о составе").await;
    irina.sees("Жданок Антон Иванович");
    irina.sees("вижу кого: Жданка Антона Ивановича");
    irina.says("Жданка").await;
    irina.sees("❗ Нужно четыре строки");
    irina.says("Жданка А.И.\nЖданку А.И.\nЖданка А.И.\nЖданком А.И.").await;
    irina.sees("❗ В имени 3 слова");
    irina
        .says(
            "Жданока Антона Ивановича\nЖданоку Антону Ивановичу\nЖданока Антона Ивановича\nЖданоком Антоном Ивановичем",
        )
        .await;
    irina.sees("✅ Запомнил");
    irina.sees("Какой номер поставить?");
    irina.presses("№ 1").await;
    world.made().await;
    let paper = words(&file(&irina).1);
    assert!(paper.contains("Жданока Антона Ивановича, учителя, Школа № 3."), "{paper}");
    // Nobody is asked again; one form of a post is corrected where nothing is doubtful.
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.presses("Приказ о составе").await;
    irina.sees("Какой номер поставить?");
    irina.follows(&["Падежи", "Учитель", "Винительный"]).await;
    irina.says("учителя физики").await;
    irina.sees("вижу кого: учителя физики");
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.follows(&["Приказ о составе", "№ 2"]).await;
    world.made().await;
    assert!(words(&file(&irina).1).contains("Жданока Антона Ивановича, учителя физики, Школа № 3."));
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'forms-kept'").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE was LIKE '%Ждан%' OR became LIKE '%Ждан%'").await, 0);

    assert_eq!(world.count("SELECT count(*) FROM name_form").await, 4);
    leader.says("/mydata").await;
    leader.sees("имя в падежах: 4");
    world.tamper("UPDATE person SET family_name = 'Жданко' WHERE id = 1").await;
    assert_eq!(world.count("SELECT count(*) FROM name_form").await, 0, "they are forms of another name");
    world.end().await;
}

/// What is kept of a name goes with whoever bears it; the forms of one municipality are not another's.
#[tokio::test]
async fn forms_go_with_their_person_and_stay_in_their_municipality() {
    let world = World::start().await;
    let (leader, _, irina) = a_cluster(&world).await;
    world
        .tamper(
            "INSERT INTO name_form VALUES (1, 'accusative', 'Лугову Анну Львовну', 'Лугова Анна Ильинична'),
                                        (1, 'genitive', 'Прежней Анны Ильиничны', 'Прежняя Анна Ильинична');
             INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Степной район', 'Europe/Moscow');
             INSERT INTO phrase_form VALUES (2, 'post', 'Учитель', 'accusative', 'чужую форму')",
        )
        .await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    let paper = words(&file(&irina).1);
    assert!(paper.contains("Лугову Анну Львовну, учителя,"), "{paper}");
    leader.says("/forget").await;
    leader.presses("Удалить всё").await;
    assert_eq!(world.count("SELECT count(*) FROM name_form").await, 0);
    world.end().await;
}
