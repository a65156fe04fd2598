//! Papers and spreadsheets: what comes as a file is opened by other hands than those that made it.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use crate::world::{CLUSTER, Somebody, World};

/// The newest file of somebody's chat: its name and content.
pub fn file(person: &Somebody<'_>) -> (String, Vec<u8>) {
    let messages = person.world.sim.chat(person.id);
    let newest =
        messages.iter().rev().filter(|message| message.is_from_bot()).find_map(|message| message.media.as_ref());
    let media = newest.unwrap_or_else(|| panic!("a document, but:\n{}", person.chat()));
    assert_eq!(media.kind, "document");
    let (bytes, _) = person.world.sim.file(&media.file_id).unwrap();
    (media.name.clone().unwrap(), bytes.to_vec())
}

/// The cells of a spreadsheet, as texts.
pub fn cells(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| match cell {
        Data::DateTime(day) => format!("day {}", day.as_f64()),
        cell => cell.to_string(),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

/// Papers 1: the list of people and of organisations, as a coordinator opens them.
#[tokio::test]
async fn a_coordinator_gets_the_lists_as_spreadsheets() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "UPDATE organisation SET full_name = '=1+1';
             INSERT INTO organisation_flag (organisation_id, flag) VALUES (1, 'low_results')",
        )
        .await;
    irina.says("/people").await;
    irina.presses("Люди").await;
    irina.presses("📄 Таблица").await;
    let (name, bytes) = file(&irina);
    assert_eq!(name, "Люди_2026-11-21.xlsx");
    let rows = cells(bytes);
    assert_eq!(rows[0][..4], ["Фамилия", "Имя", "Отчество", "Должность"]);
    // 1 September 2015 is day 42248 of Excel.
    assert_eq!(
        rows[1],
        ["Петрова", "Ольга", "", "Учитель", "Школа № 3", "Математика", "day 42248", "", "", ""],
        "{rows:?}"
    );
    assert_eq!(rows[2][8..], ["«Физика»", "да"]);
    assert_eq!(rows.len(), 3);
    assert!(irina.chat().contains("Таблица готова"), "{}", irina.chat());

    irina.presses("‹ Назад").await;
    assert!(irina.chat().contains("Всего 2 человека"), "{}", irina.chat());
    irina.says("/people").await;
    irina.presses("Школы").await;
    irina.presses("📄 Таблица").await;
    let (name, bytes) = file(&irina);
    assert_eq!(name, "Организации_2026-11-21.xlsx");
    let rows = cells(bytes);
    assert_eq!(rows[1][..8], ["Школа № 3", "=1+1", "Школа", "", "2", "1", "да", ""], "{rows:?}");
    world.end().await;
}

/// Office: «Spreadsheets of every list»: clusters, agreements and headcounts too, for a coordinator alone.
#[tokio::test]
async fn clusters_agreements_and_headcounts_are_spreadsheets_too() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO agreement (municipality_id, kind, number, day, until)
             VALUES (1, 'contract', '000123', '2026-09-01', '2027-05-31');
             INSERT INTO agreement_party (agreement_id, organisation_id, name) VALUES (1, 1, NULL), (1, NULL, '=Институт');
             INSERT INTO headcount (organisation_id, day, teaching, under_35, source, entered_at)
             VALUES (1, '2026-09-20', 31, 7, 'statistics', '2026-09-21T08:00:00+00:00')",
        )
        .await;
    irina.says("/people").await;
    irina.presses_like("Кластеры").await;
    irina.presses("📄 Таблица").await;
    let rows = cells(file(&irina).1);
    assert_eq!(rows[1][..6], ["Физика", "работает", "Смирнова Ирина Викторовна", "Школа № 3", "1", "0"], "{rows:?}");
    irina.goes(r#">1:tables:"all""#).await;
    irina.presses("Соглашения и договоры").await;
    let rows = cells(file(&irina).1);
    // 1 September 2026 is day 46266 of Excel.
    assert_eq!(rows[1][1..3], ["000123", "day 46266"], "{rows:?}");
    assert_eq!(rows[1][4], "Школа № 3, =Институт");
    irina.presses("‹ Назад").await;
    irina.presses("Численность по датам").await;
    let rows = cells(file(&irina).1);
    assert_eq!(rows[1][..6], ["Школа № 3", "day 46285", "31", "", "7", ""], "{rows:?}");
    for of in ["groups", "agreements", "headcounts"] {
        olga.goes(&format!(r#">1:tables:"{of}""#)).await;
    }
    assert!(!olga.chat().contains(".xlsx"), "{}", olga.chat());
    world.end().await;
}

/// Papers 1: the roster, for the leader and a coordinator, and for nobody else.
#[tokio::test]
async fn a_roster_is_for_those_who_answer_for_it() {
    let world = World::start().await;
    let leader = world.teacher("Зимина Анна Ильинична").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO membership (group_id, name, joined_at) VALUES (1, 'Гостева Яна', '2026-11-02T00:00:00+00:00');
             INSERT INTO membership (group_id, organisation_id, joined_at) VALUES (1, 1, '2026-11-02T22:00:00+00:00')",
        )
        .await;
    for reader in [leader, irina] {
        reader.goes(r#">1:clusters:{"members":{"id":1}}"#).await;
        reader.presses("📄 Таблица").await;
        let (name, bytes) = file(&reader);
        assert_eq!(name, "Состав__Физика_2026-11-21.xlsx");
        let rows = cells(bytes);
        let names: Vec<_> = rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(
            names,
            ["Фамилия, имя, отчество", "Зимина Анна Ильинична", "Петрова Ольга Сергеевна", "Гостева Яна", "Школа № 3"]
        );
        assert_eq!(rows[1][4], "руководитель");
        // Joined at one in the morning of the municipality's next day.
        assert_eq!(rows[4][5], "day 46329");
    }
    olga.goes(r#">1:clusters:{"members":{"id":1}}"#).await;
    olga.does_not_see("📄 Таблица");
    olga.goes(r#">1:tables:{"roster":{"id":1}}"#).await;
    olga.goes(r#">1:tables:"people""#).await;
    olga.goes(r#">1:tables:"organisations""#).await;
    assert!(!olga.chat().contains(".xlsx"), "{}", olga.chat());
    world.end().await;
}

/// What a paper of Word says, a paragraph a line.
pub fn words(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut document = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    let mut lines = String::new();
    for paragraph in document.split("</w:p>") {
        for run in paragraph.split("<w:t").skip(1).filter(|run| run.starts_with([' ', '>'])) {
            lines += run.split_once('>').and_then(|(_, rest)| rest.split_once("</w:t>")).map_or("", |(words, _)| words);
        }
        lines.push('\n');
    }
    lines
}

/// A municipality with a cluster: the first person leads it, the second belongs to it, and a coordinator.
pub async fn a_cluster(world: &World) -> (Somebody<'_>, Somebody<'_>, Somebody<'_>) {
    let leader = world.teacher("Лугова Анна Ильинична").await;
    let member = world.teacher("Ершов Иван Сергеевич").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper(CLUSTER).await;
    (leader, member, irina)
}

pub async fn orders(irina: &Somebody<'_>, kind: &str, number: &str) {
    irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    irina.presses("📄 Бумаги").await;
    irina.presses(kind).await;
    if number.starts_with('№') || number == "Без номера" {
        irina.presses(number).await;
    } else {
        irina.says(number).await;
    }
    irina.world.made().await;
}

/// Papers 4 and 5: an order of a roster, from the card of a cluster to the register.
#[tokio::test]
async fn a_roster_is_approved_by_an_order() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    irina.presses("📄 Бумаги").await;
    irina.sees("«Физика»");
    irina.presses("Приказ о составе").await;
    irina.sees("👥 В составе 2");
    irina.sees("Какой номер поставить?");
    irina.does_not_see("❗");
    orders(&irina, "Приказ о составе", "№ 1").await;
    let (name, bytes) = file(&irina);
    assert_eq!(name, "Приказ_о_составе_2026-11-21.docx");
    let paper = words(&bytes);
    for line in [
        "Управление образования Лесного района\n",
        "21 ноября 2026 г.№ 1\n",
        "Об утверждении состава методического кластера «Физика»\n",
        "В целях организации методической работы в 2026/2027 учебном году\n",
        "методического кластера «Физика» Лугову Анну Ильиничну, учителя, Школа № 3.",
        "Руководителю (Лугова А.И.) организовать",
        "к приказу Управления образования Лесного района\n",
        "Ершов Иван Сергеевич\nУчитель, Школа № 3\nучастник\n",
        "___",
    ] {
        assert!(paper.contains(line), "«{line}» is not in\n{paper}");
    }
    assert!(!paper.contains("{{") && paper.contains("И.В. Смирнова, ___\n"), "who made it, and no telephone: {paper}");
    let hash = world.text("SELECT hash FROM paper").await;
    assert_eq!(hash, grozd::files::hash(&bytes), "what was sent is what is kept");
    assert_eq!(world.text("SELECT matter FROM journal ORDER BY id DESC LIMIT 1").await, "paper-ordered");

    // The register.
    irina.says("/people").await;
    irina.presses("📄 Бумаги").await;
    irina.sees("Всего 1 бумага");
    irina.presses_like("№ 1 · Приказ о составе").await;
    irina.sees("Приказ о составе № 1");
    irina.sees("Автор: Смирнова Ирина Викторовна");
    irina.sees("👥 Названы 3 человека");
    irina.sees("📄 Готова, ещё не подписана");
    irina.presses("Прислать файл").await;
    assert_eq!(file(&irina).1, bytes, "the same bytes");
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.presses("Отметить подписание").await;
    irina.sees("✅ Подписана: сегодня, 12:00");
    irina.goes(r#">1:tables:"papers""#).await;
    let rows = cells(file(&irina).1);
    let expected = ["Приказ о составе", "1", "day 46347", "«Физика»", "Смирнова Ирина Викторовна", "day 46347"];
    assert_eq!(rows[1][..6], expected);
    assert_eq!(rows[1].last(), Some(&hash));
    world.end().await;
}

/// Papers 4: numbers are proposed by kind and year, and none is given twice.
#[tokio::test]
async fn a_number_is_proposed_and_never_given_twice() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "12-ОД").await;
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.presses("Приказ о составе").await;
    irina.label_like("№ 13");
    irina.says("№ 12-ОД").await;
    irina.sees("Номер занят");
    assert_eq!(world.count("SELECT count(*) FROM paper").await, 1);
    irina.presses("Другой номер").await;
    irina.says(&"1".repeat(41)).await;
    irina.sees("❗ Номер");
    irina.presses("Без номера").await;
    world.made().await;
    assert!(words(&file(&irina).1).contains("___№ ___"), "a clerk writes day and number");
    // Another kind counts for itself, and so does another year.
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.presses("Соглашение").await;
    irina.label_like("№ 1");
    world.tamper("UPDATE paper SET year = 2025").await;
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.presses("Приказ о составе").await;
    irina.label_like("№ 1");
    world.end().await;
}

/// Papers 5: an agreement names who heads the school, in the genitive and with its agreement; who joins stands below.
/// What nobody has told is a gap (P36): the list of posts has one for all heads, and no right to sign.
#[tokio::test]
async fn an_agreement_names_the_head_of_the_school() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    world
        .tamper(
            "UPDATE organisation SET full_name = 'Муниципальное бюджетное учреждение «Школа № 3»';
             INSERT INTO organisation (municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (1, 'МБОУ «Лицей № 5»', 'Лицей № 5', x'', '');
             UPDATE person SET organisation_id = (SELECT max(id) FROM organisation) WHERE id = 2;
             UPDATE person SET post_id = 4 WHERE id = 1",
        )
        .await;
    orders(&irina, "Соглашение", "№ 1").await;
    let paper = words(&file(&irina).1);
    for line in [
        "в лице ___ Луговой Анны Ильиничны, действующей на основании ___, с другой",
        "Муниципальное бюджетное учреждение «Школа № 3» (далее — Опорная организация)",
        "в рамках методического кластера «Физика»",
        "А.И. Лугова",
        "1\nМБОУ «Лицей № 5»\n",
    ] {
        assert!(paper.contains(line), "«{line}» is not in\n{paper}");
    }
    world.end().await;
}

/// Papers 4: whoever agreed to the first text of the consent alone is a gap.
#[tokio::test]
async fn who_has_not_agreed_to_be_named_is_a_gap() {
    let world = World::start().await;
    let (_, member, irina) = a_cluster(&world).await;
    world.tamper("UPDATE consent SET text = 1 WHERE account_id = 2 AND purpose = 'processing'").await;
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.presses("Приказ о составе").await;
    irina.sees("❗ 1 строку впишите сами");
    orders(&irina, "Приказ о составе", "Без номера").await;
    let paper = words(&file(&irina).1);
    assert!(paper.contains("2\n___\n___\nучастник\n") && !paper.contains("Ершов"), "{paper}");
    assert_eq!(world.count("SELECT count(*) FROM paper_person").await, 2, "the leader, and who made it");
    // They hear of the new text, and agree to it.
    member.says("/menu").await;
    member.presses("Прочитать новое согласие").await;
    member.sees("бумаги службы");
    member.presses("Соглашаюсь").await;
    orders(&irina, "Приказ о составе", "Без номера").await;
    assert!(words(&file(&irina).1).contains("Ершов Иван Сергеевич"));
    world.end().await;
}

/// Papers 5: the list of staff, lying, from the desk.
#[tokio::test]
async fn the_staff_is_listed_on_paper() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.says("/people").await;
    irina.presses("📄 Бумаги").await;
    irina.presses("Список работников").await;
    irina.sees("Бумага готовится");
    world.made().await;
    let paper = words(&file(&irina).1);
    assert!(paper.contains("(Лесной район) по состоянию на 21 ноября 2026 г."), "{paper}");
    assert!(paper.contains("1\nЕршов Иван Сергеевич\nУчитель\nШкола № 3\nМатематика\n2015\n"), "{paper}");
    assert!(paper.contains("Всего: 3 чел."), "{paper}");
    world.end().await;
}

/// Papers 4: an erasure takes the content of what nobody has signed, and leaves what was.
#[tokio::test]
async fn an_erased_person_is_in_no_unsigned_paper() {
    let world = World::start().await;
    let (_, member, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    orders(&irina, "Приказ о составе", "№ 2").await;
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.presses("Отметить подписание").await;
    member.says("/mydata").await;
    member.sees("• бумаги, в которых вы названы: 2");
    member.says("/forget").await;
    member.presses("Удалить всё").await;
    assert_eq!(world.text("SELECT group_concat(id) FROM paper WHERE hash IS NOT NULL").await, "1");
    assert_eq!(world.count("SELECT count(*) FROM paper_person WHERE person_id = 2").await, 0);
    irina.goes(r#">1:papers:{"card":{"id":2}}"#).await;
    irina.sees("❌ Файла больше нет");
    irina.does_not_see("Прислать файл");
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.presses("Прислать файл").await;
    assert!(words(&file(&irina).1).contains("Ершов"), "what was signed is the office's own document");
    world.end().await;
}

/// Papers 4: papers are for coordinators, of their own municipality.
#[tokio::test]
async fn papers_are_for_coordinators() {
    let world = World::start().await;
    let (leader, _, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    for place in [r#""list""#, r#""blanks""#, r#"{"card":{"id":1}}"#, r#"{"of":{"group":1}}"#] {
        leader.goes(&format!(">1:papers:{place}")).await;
        leader.does_not_see("Приказ о составе");
    }
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Другой район', 'Europe/Moscow');
             UPDATE paper SET municipality_id = 2",
        )
        .await;
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.does_not_see("Приказ о составе № 1");
    world.end().await;
}

/// Papers 4: what was ordered is made after a restart, too.
#[tokio::test]
async fn a_restart_goes_on_with_what_was_ordered() {
    let mut world = World::start().await;
    let irina = a_cluster(&world).await.2.id;
    world.stop().await;
    {
        let file = world.file();
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
        let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
        let filling = grozd::papers::kinds::specimen(grozd::model::papers::Kind::Staff, "2026-11-21".parse().unwrap());
        sqlx::query(
            "INSERT INTO paper (municipality_id, kind, year, day, about, search_form, account_id, asked_at, filling)
             VALUES (1, 'staff', 2026, '2026-11-21', 'Район', ' район', 3, '2026-11-21T09:00:00+00:00', ?)",
        )
        .bind(serde_json::to_string(&filling).unwrap())
        .execute(&pool)
        .await
        .unwrap();
        pool.close().await;
    }
    world.start_again().await;
    world.made().await;
    assert!(words(&file(&world.knows(irina)).1).contains("Примеров Иван Сергеевич"));
    world.end().await;
}
