//! Lists that come as files: from the file to the people, and everything that may happen in between.

use std::io::{Cursor, Write};

use calamine::{Reader, Xlsx};
use chrono::TimeDelta;
use grozd::files::Files;
use grozd::model::imports;

use crate::world::{Somebody, World};

const HEAD: &str = "№;ФИО педагога;Место работы;Должность;Предмет;Педагогический стаж;СНИЛС;Телефон";

/// A list as Excel in Russia saves it as CSV: Windows-1251, semicolons.
fn saved(lines: &[&str]) -> Vec<u8> {
    let text = lines.iter().fold(format!("{HEAD}\r\n"), |text, line| text + line + "\r\n");
    let byte = |c: char| match c {
        'А'..='я' => u8::try_from(c as u32 - 0x410 + 0xC0).unwrap(),
        'Ё' => 0xA8,
        'ё' => 0xB8,
        '№' => 0xB9,
        c => u8::try_from(c).unwrap(),
    };
    text.chars().map(byte).collect()
}

async fn sends(person: &Somebody<'_>, name: &str, bytes: Vec<u8>) {
    person.done(person.world.sim.sends_document(person.id, name, bytes, "")).await;
    person.world.made().await;
}

/// From the list of people to the report: the columns are as they should be.
async fn reported(irina: &Somebody<'_>, name: &str, bytes: Vec<u8>) {
    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    sends(irina, name, bytes).await;
    irina.presses("Проверить столбцы").await;
    irina.presses("Всё верно").await;
    irina.world.made().await;
    irina.presses("Открыть отчёт").await;
}

/// What lies beside the database.
fn kept_files(world: &World) -> Vec<(String, u64)> {
    Files::at(world.file().with_file_name("grozd.db.files")).list().unwrap()
}

/// Goes on talking until what an ended import has left is cleared away beside the turns.
async fn talks_until_cleared(person: &Somebody<'_>) {
    for _ in 0..500 {
        let left = person.world.count("SELECT count(*) FROM import_row").await;
        if left == 0 && kept_files(person.world).is_empty() {
            return;
        }
        person.says("/menu").await;
    }
    panic!("what was staged, or its file, is still there");
}

/// Office «Imports»: a report, a confirmation, then all of it; the doubtful are asked about; what is private is not read.
#[tokio::test]
async fn a_staff_list_is_loaded_after_its_report() {
    let world = World::start().await;
    let irina = {
        let irina = world.coordinator("Смирнова Ирина Викторовна").await;
        world.teacher("Ершова Анна Ильинична").await;
        world.school("Лицей").await;
        irina.says("/people").await;
        irina.presses("Люди").await;
        irina.presses("📄 Загрузить из файла").await;
        irina.sees("Пришлите файл");
        irina.sees("«должность»");
        irina.says("вот он").await;
        irina.sees("❗ Здесь нужно прислать файл или нажать кнопку под сообщением.");
        let list = saved(&[
            "1;Лугова Вера Павловна;МБОУ СОШ №3;учитель физики;;12 лет;112-233-445 95;8 900 000-00-00",
            "2;КОТОВ ОЛЕГ ЮРЬЕВИЧ;Лицей;Учитель химии;астрономия;2015;112-233-445 96;8 900 000-00-01",
            "3;Ершова Анна Ильинична;Лицей;Учитель;Математика;;;",
            "4;Петрова О. С.;Лицей;Учитель;;;;",
            ";Итого: 4;;;;;;",
        ]);
        sends(&irina, "кадры.csv", list).await;
        irina.sees("Список работников: 5 строк");
        irina.presses("Проверить столбцы").await;
        irina.sees("«ФИО педагога»: фамилия, имя и отчество");
        irina.sees("«Место работы»: организация");
        irina.sees("🔒 Не читаю, это здесь не нужно: «СНИЛС», «Телефон»");
        irina.sees("Пропущу: «№»");
        irina.presses("Всё верно").await;
        world.made().await;
        irina.presses("Открыть отчёт").await;
        irina.sees("Появятся 2 новые строки");
        irina.sees("Под вопросом 1");
        irina.sees("Не войдёт 1");
        irina.sees("В 1 строке не всё понятно");
        irina.does_not_see("Загрузить:");
        assert_eq!(world.count("SELECT count(*) FROM person").await, 2, "nothing is written before the confirmation");

        irina.presses_like("Не войдут").await;
        irina.presses_like("5. Петрова").await;
        irina.sees("Инициалы вместо имени: «Петрова О. С.»");
        irina.presses("‹ Назад").await;
        irina.presses("‹ Назад").await;
        irina.presses_like("Вопросы").await;
        irina.presses_like("4. Ершова").await;
        irina.sees("Человек с таким именем есть в другой школе");
        irina.sees("Кто это?");
        irina.presses("Новый человек").await;
        irina.sees("Таких строк нет.");
        irina.presses("‹ Назад").await;
        irina.sees("Появятся 3 новые строки");
        irina.presses("📄 Отчёт таблицей").await;
        world.deliver().await;
        let rows = cells(&irina);
        assert_eq!(rows[1], ["2", "Лугова Вера Павловна", "Новые", ""]);
        assert_eq!(rows[2][2..], ["Новые", "Не понял и пропустил: предмет «астрономия»"]);
        assert_eq!(rows[4][1..3], ["Петрова О. С.", "Не войдут"]);
        irina.goes(r#">1:imports:{"card":{"id":1}}"#).await;
        irina.presses("Загрузить: 3").await;
        irina.sees("✅ Загружено. Новых: 3, изменено: 0.");
        irina
    };
    let names = world
        .text(
            "SELECT group_concat(family_name || ' ' || organisation.short_name || ' ' || post.name_ru, '; ') FROM person
             JOIN organisation ON organisation.id = organisation_id JOIN post ON post.id = post_id
             JOIN listing ON listing.person_id = person.id",
        )
        .await;
    assert_eq!(names, "Лугова Школа № 3 Учитель; Котов Лицей Учитель; Ершова Лицей Учитель");
    let taught =
        "SELECT group_concat(family_name || ' ' || coalesce(teaching_since, '—') || ' ' || subject.name_ru, '; ')
                  FROM person JOIN person_subject ON person_subject.person_id = person.id
                  JOIN subject ON subject.id = subject_id WHERE family_name IN ('Лугова', 'Котов')";
    assert_eq!(world.text(taught).await, "Лугова 2014-09-01 Физика; Котов 2015-09-01 Химия");
    assert_eq!(world.text("SELECT became FROM journal WHERE matter = 'people-listed'").await, "3");
    // The file and the staged rows are gone; the mapping holds no row.
    talks_until_cleared(&irina).await;
    assert_eq!(world.count("SELECT count(*) FROM import WHERE hash IS NOT NULL OR columns IS NOT NULL").await, 0);
    let meanings = world.text("SELECT meanings FROM import_mapping").await;
    assert!(!meanings.contains("Лугова") && meanings.contains("private"), "{meanings}");
    irina.says("/people").await;
    irina.presses("Люди").await;
    irina.says("лугова").await;
    irina.presses_like("Лугова").await;
    irina.sees("Лугова Вера Павловна");
    world.end().await;
}

/// The cells of the newest spreadsheet of somebody's chat.
fn cells(person: &Somebody<'_>) -> Vec<Vec<String>> {
    let messages = person.world.sim.chat(person.id);
    let media = messages.iter().rev().find_map(|message| message.media.as_ref().filter(|_| message.is_from_bot()));
    let (bytes, _) = person.world.sim.file(&media.expect("a file").file_id).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// Office «Imports»: the same staff file twice; a second file of the same people changes what it says otherwise.
#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_a_newer_one_what_it_says() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let list = || saved(&["1;Лугова Вера Павловна;Школа № 3;Учитель;Физика;2015;;"]);
    reported(&irina, "а.csv", list()).await;
    // While it waits, the same file is the same import, whatever it is called.
    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    sends(&irina, "б.csv", list()).await;
    irina.sees("Этот файл уже загружается");
    assert_eq!(world.count("SELECT count(*) FROM import").await, 1);
    irina.presses("Загрузить: 1").await;
    reported(&irina, "в.csv", list()).await;
    irina.sees("Без изменений 1");
    irina.sees("Загружать нечего");
    irina.presses("Отказаться").await;
    irina.presses("Отказаться").await;
    irina.sees("Загрузка отменена");

    // A blank changes nothing, another post and another subject do.
    reported(&irina, "г.csv", saved(&["1;Лугова Вера Павловна;Школа № 3;Методист;Химия;;;"])).await;
    irina.sees("Изменится 1");
    irina.presses_like("Изменятся").await;
    irina.presses_like("Лугова").await;
    irina.sees("должность: Учитель → Методист");
    irina.sees("предмет: Физика → Химия");
    irina.does_not_see("стаж");
    irina.presses("‹ Назад").await;
    irina.presses("‹ Назад").await;
    irina.presses("Загрузить: 1").await;
    let now = "SELECT post.name_ru || ' ' || teaching_since || ' ' || subject.name_ru FROM person
               JOIN post ON post.id = post_id JOIN person_subject ON person_subject.person_id = person.id
               JOIN subject ON subject.id = subject_id WHERE family_name = 'Лугова'";
    assert_eq!(world.text(now).await, "Методист 2015-09-01 Химия");
    assert_eq!(world.count("SELECT count(*) FROM person WHERE family_name = 'Лугова'").await, 1);
    world.end().await;
}

/// Office «Imports»: what has changed since the report is shown again, and nothing is written by halves.
#[tokio::test]
async fn what_changes_meanwhile_is_shown_again() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let list = saved(&[
        "1;Лугова Вера Павловна;Школа № 3;Учитель;Физика;2015;;",
        "2;Котов Олег Юрьевич;Школа № 3;Учитель;;;;",
    ]);
    reported(&irina, "а.csv", list).await;
    // Somebody registers under a name of the list.
    world.teacher("Котов Олег Юрьевич").await;
    irina.presses("Загрузить: 2").await;
    irina.sees("Ничего не записано, проверяю заново");
    assert_eq!(world.count("SELECT count(*) FROM listing").await, 0);
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.sees("Появится 1 новая строка");
    irina.sees("Без изменений 1");
    irina.presses("Загрузить: 1").await;
    irina.sees("✅ Загружено. Новых: 1, изменено: 0.");
    assert_eq!(world.count("SELECT count(*) FROM person WHERE family_name = 'Котов'").await, 1);
    world.end().await;
}

/// Office «Imports»: a crash between leaves the offer standing.
#[tokio::test]
async fn an_offer_outlives_a_restart() {
    let mut world = World::start().await;
    let id = {
        let irina = world.coordinator("Смирнова Ирина Викторовна").await;
        reported(&irina, "а.csv", saved(&["1;Лугова Вера Павловна;Школа № 3;Учитель;;;;"])).await;
        // As if the second half of the check had been cut off.
        world.tamper("UPDATE import SET state = 'checking'").await;
        irina.id
    };
    world.restart().await;
    world.made().await;
    let irina = world.knows(id);
    irina.presses("Открыть отчёт").await;
    irina.presses("Загрузить: 1").await;
    irina.sees("✅ Загружено. Новых: 1");
    world.end().await;
}

/// Office «Imports»: nobody's word for a day, and everything of it is gone.
#[tokio::test]
async fn a_list_is_forgotten_after_a_day() {
    let mut world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    reported(&irina, "а.csv", saved(&["1;Лугова Вера Павловна;Школа № 3;Учитель;;;;"])).await;
    let expire = async || {
        let mut tx = world.tx().await;
        imports::expire(&mut tx).await.unwrap();
        tx.finish().0.commit().await.unwrap();
    };
    world.later(TimeDelta::hours(23));
    expire().await;
    irina.goes(r#">1:imports:{"card":{"id":1}}"#).await;
    irina.sees("Загрузить: 1");
    world.later(TimeDelta::hours(2));
    // The duty does the same, and may have been first.
    expire().await;
    irina.presses("Загрузить: 1").await;
    irina.sees("Эту загрузку уже завершили");
    irina.sees("Загрузка не подтверждена");
    assert_eq!(world.count("SELECT count(*) FROM listing").await, 0);
    let id = irina.id;
    world.restart().await;
    talks_until_cleared(&world.knows(id)).await;
    world.end().await;
}

/// Office «Imports»: unknown schools are named and may be added; a school is confirmed and gets its official name.
#[tokio::test]
async fn schools_come_from_a_file_or_from_a_staff_list() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    reported(
        &irina,
        "а.csv",
        saved(&["1;Лугова Вера Павловна;Гимназия № 8;Учитель;;;;", "2;Котов Олег Юрьевич;гимназия 8;Учитель;;;;"]),
    )
    .await;
    irina.sees("Не войдут 2");
    irina.sees("Нет в списке школ: «Гимназия № 8»");
    irina.presses("Добавить школы: 1").await;
    irina.sees("Добавлена 1 школа");
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.presses("Загрузить: 2").await;
    assert_eq!(world.count("SELECT count(*) FROM person WHERE organisation_id = 2").await, 2);

    // A list of schools, as a book of Excel, where schools are added.
    let full = "Муниципальное бюджетное общеобразовательное учреждение «Гимназия № 8»";
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for (row, cells) in [
        ["Список образовательных организаций", "", ""],
        ["№", "Полное наименование", "Краткое наименование"],
        ["1", full, "МБОУ Гимназия № 8"],
        ["2", "", "Берёзовская школа"],
        ["", "Итого", "2"],
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            page.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    irina.goes(r#">1:organisations:"add""#).await;
    sends(&irina, "школы.xlsx", book.save_to_buffer().unwrap()).await;
    irina.presses("Проверить столбцы").await;
    irina.presses("Всё верно").await;
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.sees("Появится 1 новая строка");
    irina.sees("Изменится 1");
    irina.presses("Загрузить: 2").await;
    let schools = "SELECT group_concat(short_name || ': ' || full_name, '; ')
                   FROM (SELECT * FROM organisation WHERE id > 1 ORDER BY id)";
    assert_eq!(world.text(schools).await, format!("Гимназия № 8: {full}; Берёзовская школа: Берёзовская школа"));
    // Found by the words of either name, once each.
    irina.goes(r#">1:organisations:"list""#).await;
    irina.says("бюджетное гимназия").await;
    irina.sees("Гимназия № 8");
    world.end().await;
}

/// Office «Imports»: what to send instead, and columns that are set right by buttons and remembered.
#[tokio::test]
async fn a_file_is_named_for_what_it_is_and_columns_are_corrected() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let zip = |part: &str| {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(b"x").unwrap();
        writer.finish().unwrap().into_inner()
    };
    for (name, bytes, words) in [
        ("кадры.pdf", b"%PDF-1.7".to_vec(), "Это PDF"),
        ("кадры.xlsx", b"\x89PNG\r\n\x1a\n".to_vec(), "Это картинка"),
        ("кадры.zip", zip("кадры.xlsx"), "Такой файл не прочту"),
        ("кадры.csv", "а;б\n1;2\n".as_bytes().to_vec(), "Не нашёл таблицу"),
    ] {
        irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
        sends(&irina, name, bytes).await;
        irina.sees(words);
    }
    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    irina.done(world.sim.sends_photo(irina.id, None, "")).await;
    world.made().await;
    irina.sees("Файл не прочитан");

    let list = "Кто;Школа;Должность;Паспорт\nЛугова Вера Павловна;Школа № 3;Учитель;1234 567890\n";
    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    sends(&irina, "а.csv", list.as_bytes().to_vec()).await;
    irina.presses("Проверить столбцы").await;
    irina.sees("❗ Не нашёл: «фамилия, имя и отчество»");
    irina.does_not_see("Всё верно?");
    irina.presses("Исправить столбцы").await;
    irina.does_not_see("Паспорт");
    irina.presses_like("A. Кто").await;
    irina.presses("Фамилия, имя и отчество").await;
    irina.sees("«Кто»: фамилия, имя и отчество");
    irina.presses("Всё верно").await;
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.presses("Загрузить: 1").await;
    // The next file with these heads needs no word.
    let newer = list.replace("Лугова", "Озёрова");
    irina.goes(r#">1:imports:"choose""#).await;
    sends(&irina, "б.csv", newer.into_bytes()).await;
    irina.sees("Что в файле?");
    irina.presses("Список работников").await;
    world.made().await;
    irina.presses("Проверить столбцы").await;
    irina.sees("Как вы отметили в прошлый раз");
    irina.sees("Всё верно?");
    world.end().await;
}

/// Office «Imports», DOMAIN 1.10: headcounts by date; the impossible is refused by name, and a correction is a further
/// entry that changes what it says.
#[tokio::test]
async fn headcounts_are_loaded_from_a_file() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.school("Лицей").await;
    let list = |first: &str| {
        let head = "Организация,На дату,Педагогических работников,Управленческих кадров,До 35 лет,Стаж до 3 лет,\
                    До 35 лет и стаж до 3 лет";
        format!("{head}\nСОШ № 3,01.09.2026,{first}\nЛицей,01.09.2026,10,1,11,,\nИтого,,50,4,,,\n").into_bytes()
    };
    let report = async |first: &str| {
        irina.goes(r#">1:imports:{"of":{"kind":"headcounts"}}"#).await;
        sends(&irina, "численность.csv", list(first)).await;
        irina.presses("Проверить столбцы").await;
        irina.presses("Всё верно").await;
        world.made().await;
        irina.presses("Открыть отчёт").await;
    };
    report("40,3,10,5,4").await;
    irina.sees("Появится 1 новая строка");
    irina.presses_like("Не войдут").await;
    irina.presses_like("Лицей").await;
    irina.sees("Так не бывает: моложе 35 лет больше, чем педагогические работники");
    irina.presses("‹ Назад").await;
    irina.presses("‹ Назад").await;
    irina.presses("Загрузить: 1").await;
    let last =
        "SELECT day || ' ' || teaching || '/' || management || '/' || under_35 || '/' || first_years || '/' || both
                FROM headcount ORDER BY id DESC LIMIT 1";
    assert_eq!(world.text(last).await, "2026-09-01 40/3/10/5/4");
    let noted = "SELECT became FROM journal WHERE matter = 'organisation-headcount' ORDER BY id DESC LIMIT 1";
    assert_eq!(world.text(noted).await, "2026-09-01: 40/3/10/5/4");
    // An empty cell changes nothing of what was told of the same day.
    report("41,,,,").await;
    irina.sees("Изменится 1");
    irina.presses("Загрузить: 1").await;
    assert_eq!(world.text(last).await, "2026-09-01 41/3/10/5/4");
    assert_eq!(world.count("SELECT count(*) FROM headcount").await, 2);
    world.end().await;
}

/// Office: with a second municipality nothing of the other one is seen or touched; and none but coordinators come in.
#[tokio::test]
async fn an_import_is_its_municipality_s_and_its_coordinators_own() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    reported(&irina, "а.csv", saved(&["1;Лугова Вера Павловна;Школа № 3;Учитель;;;;"])).await;
    for place in [r#">1:imports:{"card":{"id":1}}"#, r#">1:imports:"choose""#, r#">1:imports:{"of":{"kind":"staff"}}"#]
    {
        olga.goes(place).await;
        olga.does_not_see("Лугова");
        olga.does_not_see("Загруз");
    }
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Другой район', 'Europe/Moscow');
             UPDATE import SET municipality_id = 2",
        )
        .await;
    irina.goes(r#">1:imports:{"card":{"id":1}}"#).await;
    irina.does_not_see("Загрузить: 1");
    irina.does_not_see("а.csv");
    irina.goes(r#">1:imports:"choose""#).await;
    irina.does_not_see("а.csv");
    assert_eq!(world.count("SELECT count(*) FROM listing").await, 0);
    world.end().await;
}

/// Office «Imports»: 10,000 rows are read, each has its line in the report, and all are taken over at once, in one turn. How long
/// it takes it prints, of whatever machine it runs on.
#[tokio::test]
async fn ten_thousand_rows_are_loaded() {
    const ROWS: usize = 10_000;
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let names = ["Анна", "Вера", "Дарья", "Елена", "Жанна", "Инна", "Ксения", "Лидия", "Мария", "Нина"];
    let letters: Vec<char> = "абвгдежзик".chars().collect();
    let mut list = format!("{HEAD}\r\n");
    for row in 0..ROWS {
        let family: String = (0..4).map(|place| letters[row / 10_usize.pow(place) % 10]).collect();
        let name = names[row % names.len()];
        list += &format!("{row};Лес{family}ова {name} Ильинична;СОШ № 3;учитель физики;;12;;\r\n");
    }
    irina.goes(r#">1:imports:{"of":{"kind":"staff"}}"#).await;
    let begun = std::time::Instant::now();
    sends(&irina, "кадры.csv", list.into_bytes()).await;
    println!("to its columns: {:?}", begun.elapsed());
    irina.presses("Проверить столбцы").await;
    let begun = std::time::Instant::now();
    irina.presses("Всё верно").await;
    world.made().await;
    println!("to its report: {:?}", begun.elapsed());
    irina.presses("Открыть отчёт").await;
    assert_eq!(world.count("SELECT count(*) FROM import_row WHERE outcome = 'new'").await, ROWS as i64);
    assert_eq!(world.count("SELECT count(*) FROM listing").await, 0, "nothing is there before the word");
    let begun = std::time::Instant::now();
    irina.presses(&format!("Загрузить: {ROWS}")).await;
    println!("the takeover, with its card: {:?}", begun.elapsed());
    assert_eq!(world.count("SELECT count(*) FROM listing").await, ROWS as i64);
    talks_until_cleared(&irina).await;
    world.end().await;
}
