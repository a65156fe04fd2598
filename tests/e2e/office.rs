//! The coordinator's desk: lists of schools as they are pasted, schools that are one, people and their names.

use crate::world::World;

/// A list out of Word, with everything that such a list has.
const LIST: &str = "Список образовательных организаций района на 01.09.2026\n\n\
    1. МБОУ «Ивановская СОШ»;\n\
    2) МКОУ \"ООШ с. Луговое\",\n\
    • МДОУ детский сад «Теремок»\n\
    –\tЛицей № 5.\n\
    43. «Школа № 3»;\n\
    44. Муниципальное бюджетное общеобразовательное учреждение \"Средняя общеобразовательная школа № 35 имени А. С. \
    Пушкина\" с. Верхнее Пробное\n\
    Итого: 6";

/// Faults 26, TRIED B1, B2: what will be added, what is there, what is passed over is shown before anything is written;
/// one tap adds, one takes back what nobody uses.
#[tokio::test]
async fn a_pasted_list_is_shown_before_it_is_added_and_can_be_taken_back() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.says("/people").await;
    irina.presses("Добавить школы").await;
    irina.says(LIST).await;
    irina.sees("Добавлю 5: «МБОУ «Ивановская СОШ»», «МКОУ «ООШ с. Луговое»», «МДОУ детский сад «Теремок»» и ещё 2");
    irina.sees("Уже есть 1: «Школа № 3»");
    irina.sees("Пропущу 2: «Список образовательных организаций райо…», «Итого: 6»");
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 1);
    irina.presses("Добавить 5").await;
    irina.sees("✅ Добавлено 5 организаций.");
    assert_eq!(
        world
            .text("SELECT group_concat(short_name, '; ') FROM (SELECT short_name FROM organisation ORDER BY id)")
            .await,
        "Школа № 3; МБОУ «Ивановская СОШ»; МКОУ «ООШ с. Луговое»; МДОУ детский сад «Теремок»; Лицей № 5; \
         МБОУ «СОШ № 35 им. А. С. Пушкина» с. Верхнее Пробное"
    );

    // Somebody registers at one of them meanwhile: that one stays.
    let olga = world.person("Ольга");
    olga.starts().await;
    world
        .tamper("UPDATE person SET organisation_id = (SELECT id FROM organisation WHERE short_name = 'Лицей № 5')")
        .await;
    irina.presses("Отменить добавление").await;
    irina.sees("✅ Убрано 4 организации, 1 осталась: там уже есть люди или кластер.");
    irina.does_not_see("Отменить добавление");
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter LIKE 'organisations-%'").await, 2);
    world.end().await;
}

/// Faults 26, TRIED B3: a second message with lines adds to the list, a line is corrected, left out, and nothing is lost.
#[tokio::test]
async fn more_lines_and_corrections_join_the_list() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.says("/people").await;
    irina.presses("Добавить школы").await;
    irina.says("1. Лицей № 1\n2. Гимнозия № 6").await;
    irina.sees("Добавлю 2:");
    irina.says("3. Школа № 7\n4. Лицей №1\n5. Что-то лишнее").await;
    irina.sees("Добавлю 4:");
    irina.sees("Пропущу 1: «Лицей №1»");
    irina.presses("Исправить строки").await;
    irina.presses("2. Гимнозия № 6").await;
    irina.says("Гимназия № 6").await;
    irina.presses("Исправить строки").await;
    irina.presses("4. Что-то лишнее").await;
    irina.presses("Не добавлять").await;
    irina.sees("Добавлю 3: «Лицей № 1», «Гимназия № 6», «Школа № 7»");
    // Leaving loses nothing.
    irina.says("/clusters").await;
    irina.says("/people").await;
    irina.presses("Добавить школы").await;
    irina.sees("список школ");
    irina.presses("Продолжить").await;
    // Nor does a wrong press.
    irina.presses("Отмена").await;
    irina.sees("В нём 3 названия.");
    irina.presses("‹ Назад").await;
    irina.presses("Добавить 3").await;
    irina.sees("✅ Добавлено 3 организации.");
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 4);
    world.end().await;
}

/// Faults 11, TRIED B4: everybody writes the school differently, and finds it; what is there is not offered to be added.
#[tokio::test]
async fn a_newcomer_finds_the_school_however_it_is_written() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.says("/people").await;
    irina.presses("Добавить школы").await;
    irina.says("Берёзовская школа\nШкола № 13\nШкола № 23\nЛицей № 5").await;
    irina.presses("Добавить 4").await;
    let olga = world.person("Ольга");
    olga.starts().await;
    olga.presses("Соглашаюсь").await;
    olga.presses("Дальше").await;
    olga.says("Петрова Ольга Сергеевна").await;
    for typed in
        ["СОШ №3", "сош 3", "школа 3", "3 школа", "МБОУ СОШ № 3", "МБОУ \"СОШ № 3\"", "средняя школа № 3", "COШ №3"]
    {
        olga.says(typed).await;
        if olga.shows("Ваша должность?") {
            // What stands on a button is that button.
            olga.presses("‹ Назад").await;
            continue;
        }
        assert!(olga.card().has_button("Школа № 3"), "{typed}\n{}", olga.screen());
        assert!(!olga.screen().contains("Добавить «"), "{typed}\n{}", olga.screen());
    }
    for typed in ["березов", "берёзовская", "березовская школа", "БЕРЁЗОВСКАЯ ШКОЛА"]
    {
        olga.says(typed).await;
        if olga.shows("Ваша должность?") {
            olga.presses("‹ Назад").await;
            continue;
        }
        assert!(olga.card().has_button("Берёзовская школа"), "{typed}\n{}", olga.screen());
    }
    // A number alone offers that number first, and is no name.
    for typed in ["3", "№3", "№ 3"] {
        olga.says(typed).await;
        let screen = olga.screen();
        let at = |name: &str| screen.find(name).unwrap_or_else(|| panic!("{typed}: no {name}\n{screen}"));
        assert!(at("Школа № 3") < at("Школа № 13") && at("Школа № 13") < at("Школа № 23"), "{screen}");
    }
    // The nearest stand before what would be added.
    olga.says("школа 5").await;
    olga.sees("Может быть, это одна из этих?");
    assert!(olga.card().has_button("Лицей № 5"), "{}", olga.screen());
    olga.presses("Лицей № 5").await;
    world.end().await;
}

/// Faults 11, TRIED A12: two confirmed schools are merged, with everything that belongs; a name that another one bears
/// leads there.
#[tokio::test]
async fn two_confirmed_schools_are_merged() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.says("/people").await;
    irina.presses("Добавить школы").await;
    irina.says("Школа № 4").await;
    irina.presses("Добавить 1").await;
    world.tamper("UPDATE groups SET host_organisation_id = 2").await;
    irina.presses_like("Школа № 3").await;
    irina.sees("👥 Работает 1 человек");
    irina.presses("👥 Люди: 1").await;
    irina.presses_like("Смирнова И. В.").await;
    irina.sees("Смирнова Ирина Викторовна");
    irina.says("/people").await;
    irina.presses("Школы").await;
    irina.presses_like("Школа № 4").await;
    irina.presses("Переименовать").await;
    irina.says("МБОУ «СОШ №3»").await;
    irina.sees("В списке есть: Школа № 3");
    irina.presses("Объединить с ней").await;
    irina.sees("❌ Исчезнет: Школа № 4");
    irina.sees("✅ Останется: Школа № 3");
    irina.sees("👥 Людей в первой нет.");
    irina.presses("Объединить").await;
    irina.sees("✅ Объединено.");
    assert_eq!(world.text("SELECT group_concat(short_name) FROM organisation").await, "Школа № 3");
    assert_eq!(
        world.text("SELECT was || ' > ' || became FROM journal WHERE matter = 'organisation-merged'").await,
        "Школа № 4 > Школа № 3"
    );
    world.end().await;
}

/// Faults 2: the official name of 160 signs is taken, and the short one is what lists show.
#[tokio::test]
async fn an_official_name_is_kept_whole_and_shown_short() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.says("/people").await;
    irina.presses("Школы").await;
    irina.presses_like("Школа № 3").await;
    irina.presses("Переименовать").await;
    let official = "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 3 имени \
                    Александра Сергеевича Пушкина» Лесного муниципального района";
    irina.says(official).await;
    irina.sees("✅ Переименовано.");
    irina.sees("МБОУ «СОШ № 3 им. А. С. Пушкина»");
    irina.sees(official);
    irina.presses("Переименовать").await;
    irina.says(&"я".repeat(251)).await;
    irina.sees("❗ Название длиннее 250 знаков.");
    // Faults 3: the whole official name finds it.
    irina.presses("Отмена").await;
    irina.presses("‹ Назад").await;
    irina.says(official).await;
    irina.sees("нашлась 1 организация");
    world.end().await;
}

/// TRIED A11, A17: which events are not marked is said, a picture has the card below it again.
#[tokio::test]
async fn figures_say_which_events_are_not_marked() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, founded_at)
             VALUES (7, 1, 'cluster', 'Чтение', x'', ' чтение', '2026-09-01T00:00:00+00:00');
             WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 8)
             INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at,
                                attendance_saved_at)
             SELECT i, 1, 'seminar', 'Семинар ' || i, '', '2026-10-0' || i || 'T07:00:00+00:00', 'Школа',
                    '2026-09-01T00:00:00+00:00', iif(i = 8, '2026-10-09T07:00:00+00:00', NULL) FROM number;
             INSERT INTO event_group SELECT id, 7 FROM event",
        )
        .await;
    irina.says("/stats").await;
    irina.presses("События").await;
    irina.sees("Присутствие отмечено: 1 из 8");
    irina.presses("Без отметки: 7").await;
    irina.sees("Не отмечено 7 событий.");
    irina.sees("Семинар 7 · Чтение");
    irina.does_not_see("Семинар 8");
    irina.presses("›").await;
    irina.sees("Семинар 1 · Чтение");
    irina.presses("‹ Назад").await;
    irina.presses("📈 Картинка").await;
    let chat = world.sim.chat(irina.id);
    let (picture, card) = (&chat[chat.len() - 2], &chat[chat.len() - 1]);
    assert!(picture.media.is_some() && card.has_button("‹ Назад"), "{}", irina.screen());
    world.end().await;
}

/// Faults 3, 4, 5: organisations are found in any writing, and stand in the order of the alphabet.
#[tokio::test]
async fn the_desk_finds_and_sorts_schools() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.says("/people").await;
    irina.presses("Добавить школы").await;
    irina
        .says("Яблоневая школа\nЁлкинская школа\nАбрамовская школа\nЕлисеевская школа\nәлмәт школа\nЖуковская школа")
        .await;
    irina.presses("Добавить 6").await;
    let screen = irina.screen();
    let order = ["Абрамовская", "әлмәт", "Елисеевская", "Ёлкинская", "Жуковская"];
    let places: Vec<_> =
        order.iter().map(|name| screen.find(name).unwrap_or_else(|| panic!("{name}\n{screen}"))).collect();
    assert!(places.is_sorted(), "{screen}");
    for typed in ["елкинская", "ЁЛКИН", "школа ёлкинская", "Елкинской школы"]
    {
        irina.says(typed).await;
        irina.sees("нашлась 1 организация");
        assert!(irina.screen().contains("Ёлкинская"), "{typed}");
    }
    irina.says("нет такой").await;
    irina.sees("По запросу «нет такой» ничего не нашлось.");
    irina.presses("Показать все").await;
    irina.sees("Всего: 7.");
    world.end().await;
}

/// Faults 27, TRIED A14, B6: people are found as they are called, and a name that was written wrongly is corrected; whose
/// it is hears of it.
#[tokio::test]
async fn a_coordinator_finds_people_as_they_are_called_and_corrects_a_name() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let _ = world.teacher("Петрова Оксана Семёновна").await;
    for typed in ["Ольга Сергеевна", "Петрова О. С.", "ольга петрова", "Петрова Ольга"]
    {
        irina.says("/people").await;
        irina.says(typed).await;
        assert!(irina.screen().contains("Петрова О"), "{typed}\n{}", irina.screen());
    }
    irina.sees("1 человек");
    irina.presses_like("Петрова О").await;
    irina.presses("Исправить имя").await;
    irina.sees("Сейчас: Петрова Ольга Сергеевна");
    for (typed, answer) in [
        ("Петрова 12", "В этом имени не может стоять «1»"),
        ("Ольга", "Нужны и фамилия, и имя"),
        ("Кузнецова О. С.", "Нужны имена целиком"),
    ] {
        irina.says(typed).await;
        irina.sees(&format!("❗ {answer}"));
    }
    irina.says("Ольга Сергеевна Кузнецова").await;
    irina.sees("Было: Петрова Ольга Сергеевна");
    irina.sees("Фамилия: Кузнецова");
    irina.sees("Имя: Ольга");
    irina.sees("Отчество: Сергеевна");
    irina.presses("Сохранить").await;
    irina.sees("✅ Имя исправлено.");
    irina.sees("Кузнецова Ольга Сергеевна");
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter = 'person-renamed'").await, 1);
    world.deliver().await;
    olga.sees("Ваше имя исправлено");
    olga.does_not_see("Кузнецова");
    olga.presses("Посмотреть").await;
    olga.sees("Кузнецова Ольга Сергеевна");
    irina.says("/people").await;
    irina.says("кузнецова").await;
    irina.sees("1 человек");
    world.end().await;
}
