//! What papers say of the office and of heads of schools, and what they leave open. Issue 10, «Papers»: «what is not known
//! prints as «___», never invented», «the doubtful are asked».

use crate::papers::{a_cluster, file, orders, words};
use crate::world::{Somebody, World};

fn says(paper: &str, lines: &[&str]) {
    for line in lines {
        assert!(paper.contains(line), "«{line}» is not in\n{paper}");
    }
}

/// Four lines, the forms of a name of which the rules only guess.
const FORMS: &str =
    "Жданока Антона Ивановича\nЖданоку Антону Ивановичу\nЖданока Антона Ивановича\nЖданоком Антоном Ивановичем";

const TYPED_HEAD: &str = "
    INSERT INTO organisation_head (organisation_id, family_name, given_name, patronymic, search_form, post, basis)
    VALUES (1, 'Жданок', 'Антон', 'Иванович', ' жданок антон иванович', 'Заведующий', 'доверенности № 7')";

async fn begins(irina: &Somebody<'_>, kind: &str) {
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.presses(kind).await;
}

/// PAPERS P36: the head's own post and right to sign, as somebody has told them for the school's card. A name that was
/// typed is asked in its cases, remembered, and forgotten with the name.
#[tokio::test]
async fn a_head_who_is_known_by_name_signs_as_told_and_is_asked_in_cases() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    world.tamper(TYPED_HEAD).await;
    begins(&irina, "Соглашение").await;
    irina.sees("Жданок Антон Иванович");
    irina.sees("вижу кого: Жданка Антона Ивановича");
    assert_eq!(world.count("SELECT count(*) FROM paper").await, 0, "no guess is printed unseen");
    irina.says(FORMS).await;
    irina.sees("Какой номер поставить?");
    irina.presses("№ 1").await;
    world.made().await;
    says(
        &words(&file(&irina).1),
        &[
            "в лице заведующего Жданока Антона Ивановича, действующего на основании доверенности № 7",
            "Заведующий\n____________\nА.И. Жданок\n",
        ],
    );
    begins(&irina, "Соглашение").await;
    irina.sees("Какой номер поставить?");
    assert_eq!(world.count("SELECT count(*) FROM typed_name_form").await, 4);
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE was LIKE '%Ждан%' OR became LIKE '%Ждан%'").await, 0);
    world.tamper("UPDATE organisation_head SET family_name = 'Зимин', search_form = ' зимин антон иванович'").await;
    assert_eq!(world.count("SELECT count(*) FROM typed_name_form").await, 0, "they are forms of another name");
    world.end().await;
}

/// 152-FZ: the forms of a name that was typed go with whoever bears it.
#[tokio::test]
async fn forms_of_a_typed_name_go_with_whoever_bears_it() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.sets("Учреждение и бумаги", "Руководитель", "Жданок Антон Иванович").await;
    irina.sets("Учреждение и бумаги", "Должность руководителя", "Начальник").await;
    begins(&irina, "Приказ о составе").await;
    irina.says(FORMS).await;
    irina.sees("✅ Запомнил");
    assert_eq!(world.count("SELECT count(*) FROM typed_name_form").await, 4);
    let anton = world.teacher("Жданок Антон Иванович").await;
    anton.says("/mydata").await;
    anton.sees("имя в падежах: 4");
    // A draft that he would sign names him.
    orders(&irina, "Приказ о составе", "№ 1").await;
    anton.says("/forget").await;
    anton.presses("Удалить всё").await;
    assert_eq!(world.count("SELECT count(*) FROM typed_name_form").await, 0);
    assert_eq!(world.text("SELECT flaw FROM paper").await, "person_gone");
    world.end().await;
}

/// Office: the head of the office, the post and the office's name are asked where the nominative alone stands in the key,
/// before any paper, also one of the whole municipality; and never twice.
#[tokio::test]
async fn the_office_is_asked_in_its_doubtful_cases() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.sets("Учреждение и бумаги", "Название учреждения", "Кружок методистов").await;
    irina.sets("Учреждение и бумаги", "Руководитель", "Жданок Антон Иванович").await;
    irina.sets("Учреждение и бумаги", "Должность руководителя", "Директор").await;
    irina.says("/people").await;
    irina.follows(&["📄 Бумаги", "Список работников"]).await;
    irina.sees("Кружок методистов");
    irina.says("Кружка методистов\nКружку методистов\nКружок методистов\nКружком методистов").await;
    irina.sees("Жданок Антон Иванович");
    assert_eq!(world.count("SELECT count(*) FROM paper").await, 0);
    irina.says(FORMS).await;
    irina.sees("Бумага готовится");
    world.made().await;
    says(&words(&file(&irina).1), &["Кружок методистов\n", "Директор\n____________\nА.И. Жданок\n"]);
    orders(&irina, "Приказ о составе", "№ 1").await;
    says(&words(&file(&irina).1), &["к приказу Кружка методистов\n"]);
    orders(&irina, "Соглашение", "№ 1").await;
    says(&words(&file(&irina).1), &["в лице директора Жданока Антона Ивановича, действующего на основании ___"]);
    // The rules in force ask nothing any more.
    irina.goes(r#">1:papers:"rules""#).await;
    irina.sees("Какой номер поставить?");
    irina.presses("Падежи").await;
    irina.sees("Что проверить?");
    irina.presses("‹ Назад").await;
    irina.sees("Какой номер поставить?");
    world.end().await;
}

/// PAPERS 0.1, 0.9, 0.12, P36: the place, whoever made the paper with a telephone, and the office's own requisites are keys
/// of the regulation; each is a gap until somebody has told it.
#[tokio::test]
async fn papers_bear_the_place_the_executor_and_the_requisites_of_the_office() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    orders(&irina, "Соглашение", "№ 1").await;
    says(
        &words(&file(&irina).1),
        &["в лице ___ ___, действующего(-ей) на основании ___, с одной стороны", "Адрес: ___, ИНН ___, ОГРН ___\n"],
    );
    for (key, value) in [
        ("Руководитель", "Сосновый Пётр Ильич"),
        ("Должность руководителя", "Начальник управления"),
        ("Основание подписи", "Положения об управлении"),
        ("Место на бумагах", "с. Лесное"),
        ("Адрес учреждения", "с. Лесное, ул. Центральная, 1"),
        ("ИНН учреждения", "7707083893"),
        ("ОГРН учреждения", "1027700132195"),
        ("Телефон исполнителя", "8 (000) 000-00-00"),
    ] {
        irina.sets("Учреждение и бумаги", key, value).await;
    }
    orders(&irina, "Соглашение", "№ 2").await;
    says(
        &words(&file(&irina).1),
        &[
            "с. Лесное21 ноября 2026 г.\n",
            "в лице начальника управления Соснового Петра Ильича, действующего на основании Положения об управлении,",
            "Адрес: с. Лесное, ул. Центральная, 1, ИНН 7707083893, ОГРН 1027700132195\n",
            "Начальник управления\n____________\nП.И. Сосновый\n",
        ],
    );
    orders(&irina, "Приказ о составе", "№ 1").await;
    let paper = words(&file(&irina).1);
    says(&paper, &["№ 1\nс. Лесное\n", "И.В. Смирнова, 8 (000) 000-00-00\n"]);

    irina.opens_key("Учреждение и бумаги", "Имена в подписях").await;
    irina.presses("Сначала фамилия").await;
    irina.says("инструкция по делопроизводству").await;
    irina.presses("Изменить").await;
    orders(&irina, "Приказ о составе", "№ 2").await;
    let paper = words(&file(&irina).1);
    says(&paper, &["Начальник управления\n____________\nСосновый П.И.\n", "Смирнова И.В., 8 (000) 000-00-00\n"]);
    world.end().await;
}

/// A slip of the keyboard in a number with check digits is seen before it stands in an agreement.
#[tokio::test]
async fn a_number_of_the_office_that_cannot_be_is_refused() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    for (key, wrong) in [("ИНН учреждения", "7707083894"), ("ОГРН учреждения", "12345")] {
        irina.opens_key("Учреждение и бумаги", key).await;
        irina.says(wrong).await;
        irina.sees("Контрольная цифра проверяется");
    }
    assert_eq!(world.count("SELECT count(*) FROM regulation_override").await, 0);
    world.end().await;
}

/// PAPERS P37: experts stand in the roster after its members, and who is of an organisation elsewhere «по согласованию».
#[tokio::test]
async fn experts_and_those_of_elsewhere_stand_in_a_roster() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    world.teacher("Громова Вера Павловна").await;
    world
        .tamper(
            "INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form, outside)
             VALUES (7, 1, 'МБОУ «Лицей № 5»', 'Лицей № 5', x'', '', 1), (8, 1, 'Институт', 'Институт', x'', '', 0);
             UPDATE person SET organisation_id = 7 WHERE id = 2;
             UPDATE person SET organisation_id = 8 WHERE family_name = 'Громова';
             INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             SELECT 1, id, 'expert', 1, '2026-11-01T00:00:00+00:00' FROM person WHERE family_name IN ('Громова', 'Ершов')",
        )
        .await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    let paper = words(&file(&irina).1);
    says(
        &paper,
        &[
            "(3 чел.)",
            "1\nЛугова Анна Ильинична\nУчитель, Школа № 3\nруководитель\n",
            "2\nЕршов Иван Сергеевич\nУчитель, Лицей № 5 (по согласованию)\nучастник, эксперт\n",
            "3\nГромова Вера Павловна\nУчитель, Институт\nэксперт\n",
        ],
    );
    // An expert's organisation joins no agreement.
    orders(&irina, "Соглашение", "№ 1").await;
    let paper = words(&file(&irina).1);
    says(&paper, &["1\nМБОУ «Лицей № 5»\n"]);
    assert!(!paper.contains("Институт"), "{paper}");
    world.end().await;
}
