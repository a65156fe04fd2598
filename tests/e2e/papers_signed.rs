//! What becomes of papers after they were made, and where they go. Issue 10, «Papers».

use crate::papers::{a_cluster, cells, file, orders, words};
use crate::papers_blanks::blank;
use crate::world::{Somebody, World};

async fn sends(person: &Somebody<'_>, name: &str, bytes: Vec<u8>) {
    person.done(person.world.sim.sends_document(person.id, name, bytes, "")).await;
    person.world.fetched().await;
}

/// Office: «the signed scan when it comes, link of its publication», in the register and its spreadsheet.
#[tokio::test]
async fn the_scan_and_the_link_of_a_signed_paper_stand_in_the_register() {
    let world = World::start().await;
    let (_, member, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.sees("Бумагу подписали? Пришлите её скан");
    sends(&irina, "приказ.docx", b"PK\x03\x04".to_vec()).await;
    irina.sees("❗ Это не фото и не PDF");
    assert_eq!(world.count("SELECT count(*) FROM file").await, 0, "what was refused is not kept");
    sends(&irina, "приказ.pdf", b"%PDF-1.7 one".to_vec()).await;
    irina.sees("✅ Скан сохранён, бумага подписана.");
    irina.sees("✅ Подписана: сегодня, 12:00");
    sends(&irina, "приказ.pdf", b"%PDF-1.7 two".to_vec()).await;
    irina.presses("Прислать скан").await;
    assert_eq!(file(&irina), ("Приказ_о_составе_2026-11-21_скан.pdf".to_owned(), b"%PDF-1.7 two".to_vec()));

    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.presses("Ссылка публикации").await;
    irina.says("на сайте").await;
    irina.sees("❗ Нужна ссылка целиком");
    irina.says("https://school.example/orders/1").await;
    irina.sees("Опубликована: https://school.example/orders/1");
    irina.goes(r#">1:tables:"papers""#).await;
    let rows = cells(file(&irina).1);
    let at = |head: &str| rows[0].iter().position(|cell| cell == head).unwrap();
    assert_eq!(rows[1][at("Скан")], "да");
    assert_eq!(rows[1][at("Опубликована")], "day 46347");
    assert_eq!(rows[1][at("Ссылка")], "https://school.example/orders/1");
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.presses("Ссылка публикации").await;
    irina.says("нет").await;
    irina.does_not_see("Опубликована");
    assert_eq!(
        world.text("SELECT group_concat(matter, ' ') FROM (SELECT matter FROM journal WHERE matter LIKE 'paper-%' ORDER BY id)").await,
        "paper-ordered paper-scanned paper-scanned paper-published paper-unpublished"
    );
    // It was signed: an erasure leaves it, as it was issued.
    member.says("/forget").await;
    member.presses("Удалить всё").await;
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.presses("Прислать скан").await;
    assert_eq!(file(&irina).1, b"%PDF-1.7 two");
    world.end().await;
}

/// The scan of another municipality's paper, and one of a paper that is not made.
#[tokio::test]
async fn a_scan_belongs_to_a_paper_of_ones_own() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    world.tamper("UPDATE paper SET hash = NULL, bytes = NULL, flaw = 'person_gone'").await;
    sends(&irina, "приказ.pdf", b"%PDF-1.7".to_vec()).await;
    irina.sees("❗ Такой бумаги ещё нет");
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Степной район', 'Europe/Moscow');
             UPDATE paper SET municipality_id = 2, group_id = NULL",
        )
        .await;
    sends(&irina, "приказ.pdf", b"%PDF-1.7".to_vec()).await;
    assert_eq!(world.count("SELECT count(*) FROM paper WHERE scan_hash IS NOT NULL").await, 0);
    world.end().await;
}

/// The files that the messenger carried to somebody.
fn carried(person: &Somebody<'_>) -> Vec<String> {
    let messages = person.world.sim.chat(person.id);
    let files = messages.iter().filter(|message| message.is_from_bot());
    files.filter_map(|message| message.media.as_ref()?.name.clone()).collect()
}

/// The files in the folder of the operator's machine.
fn left(world: &World) -> Vec<String> {
    left_in(world, OURS)
}

/// The folder of the municipality of these tests.
const OURS: &str = "1_Лесной_район";

fn left_in(world: &World, folder: &str) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(world.exchange().join(folder)) else { return Vec::new() };
    // Where lists are laid for the bot is a folder within.
    let files = folder.map(|file| file.unwrap()).filter(|file| file.file_type().unwrap().is_file());
    let mut names: Vec<_> = files.map(|file| file.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

async fn papers_go_into_the_folder(irina: &Somebody<'_>) {
    irina.opens_key("Учреждение и бумаги", "Куда уходят бумаги").await;
    irina.presses("В папку службы").await;
    irina.says("приказ № 14").await;
    irina.presses("Изменить").await;
    irina.sees("✅ Записано");
}

/// Office: «where papers go is a key … then no file with other people's names passes the messenger: a test over all papers
/// and lists».
#[tokio::test]
async fn no_file_with_names_passes_the_messenger_where_papers_go_into_a_folder() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    papers_go_into_the_folder(&irina).await;
    // Every paper.
    for kind in ["Приказ о составе", "Соглашение"] {
        orders(&irina, kind, "№ 1").await;
    }
    irina.says("/people").await;
    irina.follows(&["📄 Бумаги", "Список работников"]).await;
    irina.goes(r#">1:papers:"rules""#).await;
    irina.presses("№ 1").await;
    world
        .tamper(
            "INSERT INTO plan (id, municipality_id, group_id, year) VALUES (1, 1, 1, 2026);
             INSERT INTO plan_entry (plan_id, matter, search_form, begins, ends, grain, source)
             VALUES (1, 'Открытый урок', ' открытый урок', '2026-12-01', '2026-12-31', 'month', 'hand');
             INSERT INTO plan_entry_person VALUES (1, 1)",
        )
        .await;
    irina.goes(r#">1:plans:{"of":{"group":1}}"#).await;
    irina.presses("📄 План бумагой").await;
    world.made().await;
    assert_eq!(world.count("SELECT count(DISTINCT kind) FROM paper WHERE hash IS NOT NULL").await, {
        i64::try_from(grozd::model::papers::Kind::ALL.len()).unwrap()
    });
    assert!(irina.chat().contains("📄 Файл в папке службы"), "{}", irina.chat());
    assert_eq!(left(&world).len(), 5, "{:?}", left(&world));
    let order = left(&world).into_iter().find(|name| name.starts_with("Приказ_о_составе_2026-11-21_")).unwrap();
    assert!(words(&std::fs::read(world.exchange().join(OURS).join(order)).unwrap()).contains("Ершов Иван Сергеевич"));
    // Once more, its scan, and every list.
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.presses("Прислать файл").await;
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    sends(&irina, "приказ.pdf", b"%PDF-1.7".to_vec()).await;
    irina.presses("Прислать скан").await;
    for table in [r#""people""#, r#""organisations""#, r#""papers""#, r#"{"roster":{"id":1}}"#] {
        irina.goes(&format!(">1:tables:{table}")).await;
    }
    irina.goes(r#">1:plans:{"of":{"group":1}}"#).await;
    irina.presses("📄 Таблица").await;
    world.deliver().await;
    assert_eq!(left(&world).len(), 12, "{:?}", left(&world));
    // What names nobody else goes as before: one's own data, the regulation, a blank.
    irina.regulation().await;
    irina.follows(&["Файл", "Получить файл"]).await;
    irina.goes(r#">1:papers:"blanks""#).await;
    irina.follows(&["Соглашение", "Прислать этот бланк"]).await;
    irina.says("/mydata").await;
    irina.presses("📄 Прислать файлы").await;
    assert_eq!(
        carried(&irina),
        ["regulation-1.json", "Соглашение_бланк.docx", "grozd-my-data.html", "grozd-my-data.json"]
    );
    assert_eq!(left(&world).len(), 12);
    world.end().await;
}

/// The same of what other features hand over: the sheets of roles, of the journal, of figures and of an import, a blank of
/// the municipality's own and its specimen, and a certified copy.
#[tokio::test]
async fn every_list_and_whatever_may_bear_a_signature_goes_into_the_folder() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    papers_go_into_the_folder(&irina).await;
    let mut count = 0;
    let mut more = |of: &str, by: usize| {
        count += by;
        let left = left(&world);
        assert_eq!(left.len(), count, "{of}: {left:?}\n{}", irina.chat());
    };
    irina.goes(r#">1:roles:"table""#).await;
    world.deliver().await;
    more("roles", 1);
    irina.goes(r#">1:journal:"all""#).await;
    irina.presses("📄 Таблица").await;
    world.deliver().await;
    more("the journal", 1);
    irina.says("/stats").await;
    irina.follows(&["Из чего сложилось", "Люди · 3", "Из чего сложилось", "📄 Таблица"]).await;
    world.deliver().await;
    more("figures", 1);

    irina.says("/people").await;
    irina.follows(&["Люди", "📄 Загрузить из файла"]).await;
    let list = "ФИО;Место работы;Должность\nКотова Вера Павловна;Школа № 3;Учитель\n";
    let folder = world.exchange().join("import");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("кадры.csv"), list).unwrap();
    irina.presses("Обновить").await;
    irina.presses_like("1. кадры.csv").await;
    world.made().await;
    irina.follows(&["Проверить столбцы", "Всё верно"]).await;
    world.made().await;
    irina.follows(&["Открыть отчёт", "📄 Отчёт таблицей"]).await;
    world.deliver().await;
    more("the report of an import", 1);

    // Its letterhead may name anybody.
    irina.goes(r#">1:papers:"blanks""#).await;
    irina.presses("Приказ о составе").await;
    sends(&irina, "шапка.docx", blank(&["Начальник Н.Н. Зорина", "№ {{номер}}"], None)).await;
    world.made().await;
    more("the specimen of an own blank", 1);
    irina.goes(r#">1:papers:"blanks""#).await;
    irina.presses_like("✅ Приказ о составе").await;
    irina.presses("Прислать этот бланк").await;
    world.deliver().await;
    more("an own blank", 1);
    orders(&irina, "Приказ о составе", "№ 1").await;
    more("a paper", 1);
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.follows(&["Отметить подписание", "Копия", "Останется у нас"]).await;
    world.deliver().await;
    more("a certified copy", 1);
    assert_eq!(carried(&irina), [] as [&str; 0]);
    let beside = std::fs::read_dir(world.exchange()).unwrap().filter(|it| it.as_ref().unwrap().file_name() != "import");
    assert_eq!(beside.count(), 1, "nothing lies beside the folder, and where lists are laid for the bot");
    world.end().await;
}

/// Office: with two municipalities in the database nothing crosses the line: each has a folder of its own.
#[tokio::test]
async fn each_municipality_has_a_folder_of_its_own() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let nina = world.coordinator("Зорина Нина Петровна").await;
    papers_go_into_the_folder(&irina).await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Степной/район', 'Europe/Moscow');
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (22, 2, 'Школа № 7', 'Школа № 7', x'', '');
             UPDATE appointment SET municipality_id = 2 WHERE person_id = 2;
             UPDATE person SET municipality_id = 2, organisation_id = 22 WHERE id = 2;
             UPDATE account SET municipality_id = 2 WHERE person_id = 2;
             INSERT INTO regulation VALUES (2, 1, '2026-11-02T00:00:00+00:00', 'key', NULL, 77);
             INSERT INTO regulation_override VALUES (2, 'papers_go', 1, 'folder', 'приказ')",
        )
        .await;
    for coordinator in [irina, nina] {
        coordinator.goes(r#">1:tables:"people""#).await;
        world.deliver().await;
    }
    irina.goes(r#">1:papers:"list""#).await;
    irina.presses("Список работников").await;
    world.made().await;
    assert_eq!(left_in(&world, OURS).len(), 2, "{:?}", left_in(&world, OURS));
    assert_eq!(left_in(&world, "2_Степной_район").len(), 1);
    let there = std::fs::read(world.exchange().join("2_Степной_район").join(&left_in(&world, "2_Степной_район")[0]));
    let rows = cells(there.unwrap());
    assert!(rows.iter().any(|row| row.concat().contains("Зорина")), "{rows:?}");
    assert!(!rows.iter().any(|row| row.concat().contains("Смирнова")), "{rows:?}");
    assert!(nina.chat().contains("2_Степной_район/Люди_"), "{}", nina.chat());
    world.end().await;
}

/// A folder that the operator has not set, or that cannot be written: nothing goes by the messenger instead.
#[tokio::test]
async fn a_folder_that_is_not_there_is_told_and_nothing_goes_elsewhere() {
    let mut world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await.id;
    papers_go_into_the_folder(&world.knows(irina)).await;
    std::fs::write(world.exchange(), "a file in the folder's place").unwrap();
    world.expects_errors();
    world.knows(irina).goes(r#">1:tables:"people""#).await;
    assert!(world.knows(irina).chat().contains("❌ Файл не сохранён"), "{}", world.knows(irina).chat());
    assert!(!world.errors().contains("Люди"), "{}", world.errors());
    world.exports = false;
    world.restart().await;
    let irina = world.knows(irina);
    irina.goes(r#">1:tables:"people""#).await;
    assert!(irina.chat().contains("задать GROZD_EXPORT"), "{}", irina.chat());
    assert_eq!(carried(&irina), [] as [&str; 0]);
    world.end().await;
}
