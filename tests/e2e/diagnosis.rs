//! Results of a diagnosis from outside: from the coordinator's file to whom they are about, and to nobody else. And lists
//! that are laid into the operator's folder, where no file with names passes the messenger.

use std::path::PathBuf;

use chrono::TimeDelta;

use crate::world::{Somebody, World};

const HEAD: &str = "ФИО;Школа;Дефицит;Процент верных ответов;Дата диагностики;Телефон";

pub fn saved(lines: &[&str]) -> Vec<u8> {
    lines.iter().fold(format!("{HEAD}\r\n"), |text, line| text + line + "\r\n").into_bytes()
}

pub async fn sends(person: &Somebody<'_>, name: &str, bytes: Vec<u8>) {
    person.done(person.world.sim.sends_document(person.id, name, bytes, "")).await;
    person.world.made().await;
}

/// From the list of kinds to the report: the columns are as they should be.
pub async fn reported(irina: &Somebody<'_>, bytes: Vec<u8>) {
    irina.goes(r#">1:imports:{"of":{"kind":"diagnosis"}}"#).await;
    sends(irina, "результаты.csv", bytes).await;
    irina.presses("Проверить столбцы").await;
    irina.presses("Всё верно").await;
    irina.world.made().await;
    irina.presses("Открыть отчёт").await;
}

/// Somebody whom the school's list names and who has never come: the third person of the world.
const LISTED: &str = "
    INSERT INTO person (municipality_id, organisation_id, family_name, given_name, patronymic, sort_form, search_form,
                        post_id, enrolled_at)
    VALUES (1, 1, 'Лугова', 'Вера', 'Павловна', x'01', ' лугова вера павловна', 1, '2026-11-01T00:00:00+00:00');
    INSERT INTO listing SELECT id, 'file', '2026-11-01T00:00:00+00:00' FROM person WHERE family_name = 'Лугова'";

/// Office «Imports», Growth «Privacy»: a report by row, nothing of who is not in the bot, one notice that names no deficit,
/// and the owner takes or drops each; the coordinator learns neither what was found nor what became of it.
#[tokio::test]
async fn results_go_to_their_owner_who_takes_or_drops_each() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(LISTED).await;
    let list = || {
        saved(&[
            "Петрова Ольга Сергеевна;СОШ № 3;3.2;45 %;10.11.2026;8 900 000-00-00",
            "Петрова Ольга Сергеевна;СОШ № 3;Методическая компетентность;70 %;10.11.2026;",
            "Лугова Вера Павловна;СОШ № 3;3.1;30 %;10.11.2026;",
            "Иная Анна Петровна;СОШ № 3;3.1;30 %;10.11.2026;",
            "Петрова Ольга Сергеевна;СОШ № 3;7.1;100 %;10.11.2026;",
            "Петрова Ольга Сергеевна;СОШ № 3;звездочёт;45 %;10.11.2026;",
            "Итого;;;;;",
        ])
    };
    irina.goes(r#">1:imports:"choose""#).await;
    irina.presses("Результаты диагностики").await;
    irina.sees("🔒 Что найдено, увидит только сам человек");
    irina.presses("📄 Перечень с номерами").await;
    world.deliver().await;
    irina.goes(r#">1:imports:{"of":{"kind":"diagnosis"}}"#).await;
    sends(&irina, "результаты.csv", list()).await;
    irina.presses("Проверить столбцы").await;
    irina.sees("«Дефицит»: дефицит");
    irina.sees("🔒 Не читаю, это здесь не нужно: «Телефон»");
    irina.sees("Чья диагностика: ЦНППМ");
    irina.presses("Чья диагностика").await;
    irina.presses("Аттестация").await;
    irina.sees("Чья диагностика: аттестация");
    irina.presses("Всё верно").await;
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.sees("Появятся 2 новые строки");
    irina.sees("Пропущу 2");
    irina.sees("Не войдёт 1");
    irina.sees("Без изменений 1");
    irina.presses_like("Пропущены").await;
    irina.presses_like("4. Лугова").await;
    irina.sees("Этого человека нет в боте");
    irina.does_not_see("ОВЗ");
    assert_eq!(
        world.count("SELECT count(*) FROM import_row WHERE outcome != 'new' AND json_type(fields) != 'null'").await,
        0,
        "of who is not in the bot nothing that was found is staged"
    );
    irina.presses("‹ Назад").await;
    irina.presses("‹ Назад").await;
    assert_eq!(world.count("SELECT count(*) FROM diagnosis").await, 0, "nothing is written before the confirmation");
    irina.presses("Загрузить: 2").await;
    irina.sees("✅ Загружено. Новых: 2");
    world.deliver().await;

    let told = olga.chat();
    assert_eq!(told.matches("Пришли результаты диагностики").count(), 1, "{told}");
    assert!(!told.contains("Мотивация") && !told.contains("Методич") && !told.contains("45"), "{told}");
    assert_eq!(world.count("SELECT count(*) FROM deficit").await, 0, "until it is taken it is nobody's deficit");
    assert_eq!(world.count("SELECT count(*) FROM deficit_change").await, 0, "and in no figure");
    olga.says("/menu").await;
    olga.presses("Итоги диагностики").await;
    olga.sees("🔒 Видите только вы");
    olga.sees("Ждут до: пн, 21 декабря");
    olga.sees("1. Методическая компетентность (методические): заметно");
    olga.sees("2. Мотивация учеников (психолого-педагогические): очень трудно");
    olga.presses_like("2. Мотивация").await;
    olga.sees("Аттестация, вт, 10 ноября: 45\u{a0}%");
    olga.presses("Взять себе").await;
    olga.sees("✅ Взят 1 результат");
    olga.presses_like("1. Методическая").await;
    olga.presses("Не беру, удалить").await;
    olga.sees("1 результат удалён. Об этом никто не узнает.");
    olga.sees("Новых результатов нет");
    let taken =
        "SELECT group_concat(name_ru || ' ' || level || ' ' || source || ' ' || percent || ' ' || diagnosed_on, '; ')
                 FROM deficit JOIN deficit_item ON deficit_item.id = item_id";
    assert_eq!(world.text(taken).await, "Мотивация учеников high attestation 45.0 2026-11-10");
    assert_eq!(world.count("SELECT count(*) FROM diagnosis").await, 0);
    olga.presses("Мои дефициты").await;
    olga.presses_like("1. Мотивация").await;
    olga.sees("Аттестация, вт, 10 ноября: 45\u{a0}%");

    // The journal has that it was done, and names nobody.
    let noted = "SELECT count(*) FROM journal WHERE matter = 'import-diagnosis' AND person_id IS NULL AND was IS NULL
                 AND became IS NULL";
    assert_eq!(world.count(noted).await, 1);
    assert!(!irina.chat().contains("Мотивация"), "{}", irina.chat());

    // Once more: what was taken is passed over, and the report tells no difference.
    reported(&irina, list()).await;
    irina.sees("Появятся 2 новые строки");
    irina.presses("Загрузить: 2").await;
    irina.sees("✅ Загружено. Новых: 2");
    assert_eq!(world.text("SELECT group_concat(words) FROM diagnosis").await, "Методическая компетентность");
    world.end().await;
}

/// Growth: «what is not answered within a term is deleted», by the municipality's key.
#[tokio::test]
async fn what_is_not_answered_in_time_is_deleted() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    reported(
        &irina,
        saved(&["Петрова Ольга Сергеевна;СОШ № 3;3.2;45 %;;", "Петрова Ольга Сергеевна;СОШ № 3;3.1;9 из 20;;"]),
    )
    .await;
    irina.presses("Загрузить: 2").await;
    world.deliver().await;
    world.later(TimeDelta::days(29));
    world.deliver().await;
    assert_eq!(world.count("SELECT count(*) FROM diagnosis").await, 2);
    world.later(TimeDelta::days(1) + TimeDelta::minutes(1));
    world.until_count("SELECT count(*) FROM diagnosis", 0).await;
    olga.goes(r#">1:diagnosed:"waiting""#).await;
    olga.sees("Новых результатов нет");
    assert_eq!(world.count("SELECT count(*) FROM deficit").await, 0);
    world.end().await;
}

/// All at once, and what stands open already says what was found; who has answered before the notice is said hears none.
#[tokio::test]
async fn all_of_it_is_taken_or_dropped_at_once() {
    let mut world = World::start().await;
    let irina_id = world.coordinator("Смирнова Ирина Викторовна").await.id;
    let olga_id = world.teacher("Петрова Ольга Сергеевна").await.id;
    let (irina, olga) = (world.knows(irina_id), world.knows(olga_id));
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, item_id, level, registered_at)
             SELECT 2, category_id, id, 'low', '2026-11-01T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Мотивация учеников'",
        )
        .await;
    let list = || {
        saved(&[
            "Петрова Ольга Сергеевна;СОШ № 3;3.2;45 %;;",
            "Петрова Ольга Сергеевна;СОШ № 3;3.1;9 из 20;;",
            "Петрова Ольга Сергеевна;СОШ № 3;Правовая;80 %;;",
        ])
    };
    // She teaches till the evening.
    world.tamper("UPDATE account SET quiet_from = 8, quiet_till = 20 WHERE person_id = 2").await;
    reported(&irina, list()).await;
    irina.presses("Загрузить: 3").await;
    olga.goes(r#">1:diagnosed:"waiting""#).await;
    olga.presses_like("Мотивация").await;
    olga.sees("Такой дефицит у вас уже записан");
    olga.presses("‹ Назад").await;
    olga.presses("Взять все: 3").await;
    olga.sees("✅ Взяты 3 результата");
    let all = "SELECT group_concat(level || ' ' || percent, '; ') FROM (SELECT * FROM deficit ORDER BY id)";
    assert_eq!(world.text(all).await, "high 45.0; high 45.0; low 80.0");
    assert_eq!(world.count("SELECT count(*) FROM outbox WHERE state = 'waiting'").await, 1);
    world.later(TimeDelta::hours(12));
    world.restart().await;
    world.deliver().await;
    let (irina, olga) = (world.knows(irina_id), world.knows(olga_id));
    assert_eq!(world.count("SELECT count(*) FROM outbox WHERE state = 'waiting'").await, 0);
    assert!(!olga.chat().contains("Пришли результаты"), "she knows already: {}", olga.chat());

    let other =
        String::from_utf8(list()).unwrap().replace("3.1", "3.3").replace("Правовая", "4.2").replace("3.2", "3.4");
    reported(&irina, other.into_bytes()).await;
    irina.presses("Загрузить: 3").await;
    olga.goes(r#">1:diagnosed:"waiting""#).await;
    olga.presses("Убрать все").await;
    olga.sees("Удалятся 3 результата");
    olga.presses("Убрать все").await;
    olga.sees("Новых результатов нет");
    assert_eq!(world.count("SELECT count(*) FROM deficit").await, 3);
    world.end().await;
}

/// Office: namesakes are asked about by card; what changes meanwhile is checked again; nobody opens what is another's; an
/// erasure takes everything along.
#[tokio::test]
async fn a_result_is_nobody_else_s() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let vera = world.teacher("Ким Вера Олеговна").await;
    world.school("Лицей").await;
    reported(&irina, saved(&["Петрова Ольга Сергеевна;Лицей;3.2;45 %;;", "Ким Вера Олеговна;СОШ № 3;3.1;45 %;;"]))
        .await;
    irina.sees("❗ Под вопросом 1");
    irina.presses_like("Вопросы").await;
    irina.does_not_see("Все — новые");
    irina.presses_like("2. Петрова").await;
    irina.sees("Человек с таким именем есть в другой школе");
    irina.does_not_see("Новый человек");
    irina.presses_like("Петрова").await;
    irina.presses("‹ Назад").await;
    irina.sees("Появятся 2 новые строки");
    // Somebody leaves between the report and the confirmation.
    world.tamper("UPDATE person SET left_at = '2026-11-21T09:00:00+00:00' WHERE family_name = 'Ким'").await;
    irina.presses("Загрузить: 2").await;
    irina.sees("Ничего не записано, проверяю заново");
    assert_eq!(world.count("SELECT count(*) FROM diagnosis").await, 0);
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.sees("Пропущу 1");
    irina.presses_like("Вопросы").await;
    irina.presses_like("2. Петрова").await;
    irina.presses_like("Петрова").await;
    irina.presses("‹ Назад").await;
    irina.presses("Загрузить: 1").await;
    world.deliver().await;
    let whose = "SELECT group_concat(family_name, ' ') FROM diagnosis JOIN person ON person.id = person_id";
    assert_eq!(world.text(whose).await, "Петрова");
    world.tamper("UPDATE person SET left_at = NULL WHERE family_name = 'Ким'").await;

    vera.goes(r#">1:diagnosed:"waiting""#).await;
    vera.does_not_see("Мотивация");
    for place in [r#">1:diagnosed:"waiting""#, r#">1:diagnosed:{"card":{"id":1}}"#] {
        irina.goes(place).await;
        irina.does_not_see("Мотивация");
    }
    // With a second municipality nothing of the other one is touched by this one's term.
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Другой район', 'Europe/Moscow');
             UPDATE diagnosis SET municipality_id = 2 WHERE person_id = 2",
        )
        .await;
    let mut tx = world.tx().await;
    tx.now += TimeDelta::days(60);
    assert!(!grozd::model::needs::lapse(&mut tx).await.unwrap());
    tx.finish().0.commit().await.unwrap();
    assert_eq!(world.count("SELECT count(*) FROM diagnosis WHERE person_id = 2").await, 1);
    world.tamper("UPDATE diagnosis SET municipality_id = 1").await;
    olga.says("/mydata").await;
    olga.sees("результаты диагностики");
    olga.goes(r#">1:mydata:"forget""#).await;
    olga.presses_like("Удалить").await;
    assert_eq!(world.count("SELECT count(*) FROM diagnosis WHERE person_id = 2").await, 0);
    world.end().await;
}

/// Where lists go into the folder.
pub async fn lists_go_into_the_folder(irina: &Somebody<'_>) {
    irina.opens_key("Учреждение и бумаги", "Куда уходят бумаги").await;
    irina.presses("В папку службы").await;
    irina.says("приказ № 14").await;
    irina.presses("Изменить").await;
    irina.sees("✅ Записано");
}

/// Lays a file into the operator's folder.
pub fn lay(world: &World, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = world.exchange().join("import");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
    folder.join(name)
}

const STAFF: &str = "ФИО;Школа;Должность\r\nЛугова Вера Павловна;СОШ № 3;Учитель\r\n";

/// Office «Papers»: «a folder of the operator's machine, from which imports are taken too; then no file with other people's
/// names passes the messenger».
#[tokio::test]
async fn lists_are_taken_from_the_folder_where_none_passes_the_messenger() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    lists_go_into_the_folder(&irina).await;
    // A file that is sent is refused where lists are asked for, and kept nowhere.
    for place in [
        r#">1:imports:"choose""#,
        r#">1:imports:{"of":{"kind":"staff"}}"#,
        r#">1:people:"all""#,
        r#">1:organisations:"add""#,
    ] {
        irina.goes(place).await;
        sends(&irina, "кадры.csv", STAFF.as_bytes().to_vec()).await;
        irina.sees("списки с именами через мессенджер не идут");
    }
    assert_eq!(world.count("SELECT (SELECT count(*) FROM import) + (SELECT count(*) FROM file)").await, 0);

    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    irina.sees("Там пока пусто");
    let laid = lay(&world, "кадры.csv", STAFF.as_bytes());
    lay(&world, "иное.csv", b"");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", laid.with_file_name("ссылка.csv")).unwrap();
    irina.presses("Обновить").await;
    irina.sees("1. кадры.csv: 0,1 МБ");
    irina.does_not_see("иное.csv");
    irina.does_not_see("ссылка.csv");
    irina.presses_like("1. кадры.csv").await;
    world.made().await;
    irina.presses("Проверить столбцы").await;
    irina.presses("Всё верно").await;
    world.made().await;
    irina.presses("Открыть отчёт").await;
    assert!(laid.exists(), "it is there until a word is given");
    irina.presses("Загрузить: 1").await;
    irina.sees("✅ Загружено. Новых: 1");
    world.until_count("SELECT count(*) FROM import_laid", 0).await;
    assert!(!laid.exists(), "and is taken away with the confirmation");

    // What is refused goes as well; what was laid there anew meanwhile does not, nor what could not be read.
    let laid = lay(&world, "кадры.csv", STAFF.replace("Лугова", "Озёрова").as_bytes());
    for stays in [false, true] {
        irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
        irina.presses_like("1. кадры.csv").await;
        world.made().await;
        irina.presses("Проверить столбцы").await;
        if stays {
            lay(&world, "кадры.csv", b"another");
        }
        irina.presses("Отказаться").await;
        irina.presses("Отказаться").await;
        irina.sees("Загрузка отменена");
        world.until_count("SELECT count(*) FROM import_laid", 0).await;
        assert_eq!(laid.exists(), stays);
        lay(&world, "кадры.csv", STAFF.replace("Лугова", "Лесная").as_bytes());
    }
    let scan = lay(&world, "а.pdf", b"%PDF-1.7");
    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    irina.presses_like("1. а.pdf").await;
    world.made().await;
    irina.sees("Это PDF");
    world.until_count("SELECT count(*) FROM import_laid", 0).await;
    assert!(scan.exists());
    // What is gone when it is chosen, and a folder that is not there.
    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    std::fs::remove_file(scan).unwrap();
    irina.presses_like("1. а.pdf").await;
    irina.does_not_see("Беру файл");
    world.end().await;
}

/// A folder that the operator has not set is told, and no way to send the list instead is offered.
#[tokio::test]
async fn a_folder_that_is_not_set_is_told_to_who_loads_a_list() {
    let mut world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await.id;
    lists_go_into_the_folder(&world.knows(irina)).await;
    world.exports = false;
    world.restart().await;
    let irina = world.knows(irina);
    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    irina.sees("❗ Папки нет, или она не отвечает");
    irina.does_not_see("Пришлите файл");
    world.end().await;
}

/// «10,000 rows (a report by row, nothing half-done)»: each row is staged, a wrong one and one that comes twice among them; nothing
/// is there before the word, nor after a takeover that one withdrawn consent has overtaken; then all of it is at once.
#[tokio::test]
async fn ten_thousand_results_are_handed_to_a_thousand_people() {
    const PEOPLE: usize = 1_000;
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let names = ["Анна", "Вера", "Дарья", "Елена", "Жанна", "Инна", "Ксения", "Лидия", "Мария", "Нина"];
    let letters: Vec<char> = "абвгдежзик".chars().collect();
    let name = |at: usize| {
        let family: String = (0..3).map(|place| letters[at / 10_usize.pow(place) % 10]).collect();
        format!("Лес{family}ова {} Ильинична", names[at % names.len()])
    };
    world
        .tamper(
            "WITH RECURSIVE number (at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM number WHERE at < 999),
                  named (at, family, given) AS (SELECT at,
                      'Лес' || substr('абвгдежзик', at % 10 + 1, 1) || substr('абвгдежзик', at / 10 % 10 + 1, 1)
                      || substr('абвгдежзик', at / 100 + 1, 1) || 'ова',
                      json_extract('[\"анна\",\"вера\",\"дарья\",\"елена\",\"жанна\",\"инна\",\"ксения\",\"лидия\",\"мария\",\"нина\"]',
                                   '$[' || (at % 10) || ']') FROM number)
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, patronymic, sort_form,
                                 search_form, post_id, enrolled_at)
             SELECT 100 + at, 1, 1, family, given, 'Ильинична', x'01', ' лес' || substr(family, 4) || ' ' || given || ' ильинична',
                    1, '2026-11-01T00:00:00+00:00' FROM named;
             INSERT INTO account (id, channel, external, municipality_id, person_id, language, reachable)
             SELECT id, 'telegram', 900000 + id, 1, id, 'ru', 0 FROM person WHERE id >= 100;
             INSERT INTO consent (account_id, purpose, text, given_at)
             SELECT id, 'processing', 3, '2026-11-01T00:00:00+00:00' FROM account WHERE id >= 100",
        )
        .await;
    let items = ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2", "4.1", "5.1", "6.1", "7.1"];
    let mut lines = Vec::new();
    for at in 0..PEOPLE {
        for item in items {
            lines.push(format!("{};СОШ № 3;{item};45 %;10.11.2026;", name(at)));
        }
    }
    lines[4_999] = format!("{};СОШ № 3;звездочёт;45 %;10.11.2026;", name(499));
    lines[9_999] = lines[9_998].clone();
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    reported(&irina, saved(&lines)).await;
    assert_eq!(world.count("SELECT count(*) FROM import_row").await, 10_000);
    irina.sees("Не войдёт 1");
    irina.sees("Без изменений 1");
    irina.presses_like("Не войдут").await;
    irina.presses_like("5001. Лес").await;
    irina.sees("звездочёт");
    irina.presses("‹ Назад").await;
    irina.presses("‹ Назад").await;
    assert_eq!(world.count("SELECT count(*) FROM diagnosis").await, 0);
    // The last of them has withdrawn what allows it: nothing of the whole list is taken.
    world.tamper("UPDATE consent SET withdrawn_at = '2026-11-21T09:00:00+00:00' WHERE account_id = 1099").await;
    irina.presses("Загрузить: 9998").await;
    irina.sees("Ничего не записано, проверяю заново");
    assert_eq!(world.count("SELECT count(*) FROM diagnosis").await, 0);
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.sees("Пропущу 10");
    irina.presses("Загрузить: 9989").await;
    irina.sees("✅ Загружено.");
    assert_eq!(world.count("SELECT count(*) FROM diagnosis").await, 9_989);
    assert_eq!(world.count("SELECT count(DISTINCT person_id) FROM diagnosis").await, 999);
    world.end().await;
}
