//! Organisations as the office keeps them: data for papers, who heads them, marks, and what becomes of all
//! that when two are one.

use chrono::{NaiveDate, TimeDelta};
use grozd::ids::PersonId;
use grozd::model::organisations::Mark;
use grozd::model::people;

use crate::agreements::agrees;
use crate::headcounts::counts;
use crate::world::{CLUSTER, Somebody, World};

pub fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// The pages of the first school.
pub const CARD: &str = r#">1:organisations:{"card":{"id":1}}"#;
pub const DETAILS: &str = r#">1:aboutorganisation:{"of":{"id":1}}"#;
pub const HEADCOUNTS: &str = r#">1:headcounts:{"of":{"id":1}}"#;
const MARKS: &str = r#">1:marks:{"of":{"id":1}}"#;
pub const AGREEMENTS: &str = r#">1:agreements:{"of":{"id":1}}"#;

/// A second coordinator's municipality with a school of the same name.
const ELSEWHERE: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Другой район', 'Europe/Moscow');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (77, 2, 'Лицей № 77', 'Лицей № 77', x'', ' лицей 77');";

/// Sets the mark «Низкие результаты» from the first of September.
async fn marks(irina: &Somebody<'_>, until: &str) {
    irina.goes(MARKS).await;
    irina.presses("Низкие результаты").await;
    irina.presses("Поставить").await;
    irina.says("приказ № 45-ОД").await;
    irina.says("30.08.2026").await;
    irina.says("01.09.2026").await;
    if until == "Без срока" {
        irina.presses(until).await
    } else {
        irina.says(until).await
    }
    irina.presses("Поставить").await;
}

/// Office, «Organisations»: the card is short, and leads to what is known.
#[tokio::test]
async fn a_school_s_card_leads_to_its_pages() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.goes(CARD).await;
    irina.sees("Школа");
    for (page, says) in [
        ("Данные", "👥 Руководитель не указан"),
        ("Численность", "официальная численность по датам"),
        ("Отметки", "Сейчас отметок нет."),
        ("Договоры", "О конце срока напомню заранее."),
        ("👥 Люди: 1", "👥 Работает 1 человек"),
    ] {
        irina.presses(page).await;
        irina.sees(says);
        irina.presses("‹ Назад").await;
        irina.sees("Переименовать");
    }
    world.end().await;
}

/// S0-01, S0-24: a mark has its paper, its day and its term; it places the staff in a category on those days, and stays
/// in the history when it is taken off.
#[tokio::test]
async fn a_mark_is_set_by_a_paper_for_a_term() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    marks(&irina, "31.08.2027").await;
    irina.sees("✅ Отметка поставлена.");
    irina.sees("✅ с 1 сентября 2026, по 31 августа 2027. 📄 приказ № 45-ОД от 30 августа 2026");
    irina.does_not_see("Поставить");
    irina.goes(CARD).await;
    irina.sees("❗ Отметки: низкие результаты");
    let mut tx = world.tx().await;
    let person = people::person(&mut tx, PersonId(1)).await.unwrap();
    assert_eq!(person.marks, [Mark::LowResults]);
    tx.now += TimeDelta::days(365);
    assert_eq!(people::person(&mut tx, PersonId(1)).await.unwrap().marks, [], "its term is over");
    drop(tx);

    irina.goes(MARKS).await;
    irina.sees("✅ Низкие результаты: с 1 сентября 2026");
    irina.presses("✅ Низкие результаты").await;
    irina.presses("Снять").await;
    irina.presses("Сегодня").await;
    irina.sees("✅ Отметка снята.");
    irina.sees("снята с 21 ноября 2026");
    irina.does_not_see("Снять");
    irina.goes(CARD).await;
    irina.does_not_see("❗ Отметки");
    let told = "SELECT group_concat(coalesce(was, '-') || '>' || became, ' ') FROM journal
                WHERE matter = 'organisation-low-results'";
    assert_eq!(world.text(told).await, "->true true>false");

    // Set anew, and a term that would end before it begins is no term.
    irina.goes(MARKS).await;
    irina.presses("Высокие результаты").await;
    irina.presses("Поставить").await;
    irina.says("п").await;
    irina.sees("Здесь 1 знак, а нужно от 2 до 200.");
    irina.says("приказ № 46-ОД").await;
    irina.says("завтра").await;
    irina.sees("Такой день не подходит.");
    irina.says("21.11.2026").await;
    irina.says("01.12.2026").await;
    irina.says("30.11.2026").await;
    irina.sees("Нужен день с 1 декабря 2026");
    irina.presses("Без срока").await;
    irina.presses("Поставить").await;
    irina.sees("Сейчас не поставлена.");
    irina.sees("с 1 декабря 2026. 📄 приказ № 46-ОД от 21 ноября 2026");
    world.end().await;
}

/// Two coordinators at one mark: the second one hears so, and there is one. What was, and ended before, is another.
#[tokio::test]
async fn a_mark_is_not_set_twice() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let vera = world.coordinator("Орлова Вера Павловна").await;
    irina.goes(MARKS).await;
    irina.presses("Низкие результаты").await;
    irina.presses("Поставить").await;
    irina.says("приказ № 45-ОД").await;
    irina.says("30.08.2026").await;
    irina.says("01.09.2026").await;
    irina.presses("Без срока").await;
    marks(&vera, "Без срока").await;
    vera.sees("✅ Отметка поставлена.");
    irina.presses("Поставить").await;
    irina.sees("На эти дни отметка уже поставлена.");
    assert_eq!(world.count("SELECT count(*) FROM organisation_flag").await, 1);
    // Nor by a paper whose term reaches into that of the other: nothing of the draft is lost by it.
    irina.presses("Начало").await;
    irina.says("01.01.2026").await;
    irina.presses("Поставить").await;
    irina.sees("На эти дни отметка уже поставлена.");
    irina.presses("Окончание").await;
    irina.says("31.08.2026").await;
    irina.presses("Поставить").await;
    irina.sees("✅ Отметка поставлена.");
    assert_eq!(world.count("SELECT count(*) FROM organisation_flag").await, 2);
    world.end().await;
}

/// Office, «Organisations»: an agreement that begins later ends after its first day, however its term is changed.
#[tokio::test]
async fn a_term_does_not_end_before_it_begins() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO agreement (id, municipality_id, kind, number, day) VALUES (1, 1, 'contract', '6', '2027-03-01');
             INSERT INTO agreement_party (agreement_id, organisation_id) VALUES (1, 1)",
        )
        .await;
    irina.goes(r#">1:agreements:{"card":{"of":[1,1]}}"#).await;
    irina.presses("Изменить срок").await;
    irina.says("01.02.2027").await;
    irina.sees("1 марта 2027");
    assert_eq!(world.count("SELECT count(*) FROM agreement WHERE until IS NULL").await, 1);
    irina.says("31.08.2027").await;
    irina.sees("🗓 Действует по 31 августа 2027");
    world.end().await;
}

/// Office, «Organisations»: kind, place, numbers with their check digits, who heads it and by what right.
#[tokio::test]
async fn what_papers_say_of_a_school_is_told_and_checked() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.goes(DETAILS).await;
    irina.sees("Школа, в районе");
    irina.presses("ИНН").await;
    irina.says("770732915").await;
    irina.sees("В ИНН организации 10 цифр, а здесь 9.");
    irina.says("7707329153").await;
    irina.sees("последняя цифра не сходится");
    irina.says("500100732259").await;
    irina.sees("12 цифр в ИНН человека.");
    irina.says("7707 329152").await;
    irina.sees("ИНН: 7707329152");
    irina.presses("ОГРН").await;
    irina.says("1047707030513").await;
    irina.sees("ОГРН: 1047707030513");
    irina.presses("Адрес").await;
    irina.says("123456, с. Лесное, ул. Школьная, 1").await;
    irina.sees("📍 Адрес: 123456, с. Лесное, ул. Школьная, 1");
    irina.presses("Вид").await;
    irina.presses("Методический центр").await;
    irina.sees("Методический центр, в районе");
    irina.presses("Отметить: не в районе").await;
    irina.sees("Методический центр, за пределами района");
    irina.goes(CARD).await;
    irina.sees("Методический центр, за пределами района");
    let told = "SELECT group_concat(matter || ' ' || coalesce(was, '') || '>' || coalesce(became, ''), '; ')
                FROM journal WHERE matter LIKE 'organisation-%'";
    assert_eq!(
        world.text(told).await,
        "organisation-inn >7707329152; organisation-ogrn >1047707030513; \
         organisation-address >123456, с. Лесное, ул. Школьная, 1; organisation-kind school>centre; \
         organisation-outside false>true"
    );
    irina.goes(DETAILS).await;
    irina.presses("ИНН").await;
    irina.presses("Убрать").await;
    irina.sees("ИНН: не указан");
    world.end().await;
}

/// 152-FZ: whoever is erased is named neither as a head of a school nor as the head of the office, however they were
/// written there, and an export has said so before.
#[tokio::test]
async fn an_erased_head_is_forgotten_wherever_the_name_stands() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.school("Лицей № 5").await;
    // Named before they came to the bot.
    irina.goes(r#">1:aboutorganisation:{"of":{"id":2}}"#).await;
    irina.presses("Руководитель").await;
    irina.says("Ершов Семён Ильич").await;
    irina.presses("Заведующий").await;
    irina.presses("Устава").await;
    irina.goes(r#">1:rules:{"rule":{"key":"head_name"}}"#).await;
    irina.says("С. И. Ершов").await;
    irina.says("приказ о назначении Ершова").await;
    irina.presses("Изменить").await;
    assert_eq!(world.count("SELECT count(*) FROM regulation_override WHERE value LIKE '%Ершов%'").await, 1);

    let semyon = world.teacher("Ершов Семен Ильич").await;
    semyon.says("/mydata").await;
    semyon.sees("• должность руководителя организации и право подписи: 1");
    semyon.sees("• имя руководителя службы в её правилах: 1");
    semyon.says("/forget").await;
    semyon.presses("Удалить всё").await;
    assert_eq!(world.count("SELECT count(*) FROM organisation_head").await, 0);
    let facts = world.facts().await;
    assert!(!facts.contains("Ершов"), "{facts}");
    irina.goes(r#">1:rules:{"rule":{"key":"head_name"}}"#).await;
    irina.does_not_see("Ершов");
    irina.goes(r#">1:aboutorganisation:{"of":{"id":2}}"#).await;
    irina.sees("👥 Руководитель не указан");
    world.end().await;
}

/// Office, «Organisations»: whatever belongs to an organisation goes to the one into which it is merged. The schema says
/// what that is: a table that comes later must have its row here.
#[tokio::test]
async fn everything_that_belongs_to_a_school_is_merged() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    world.school("Лицей № 5").await;
    world
        .tamper(
            "INSERT INTO paper (municipality_id, kind, year, day, about, search_form, asked_at)
             VALUES (1, 'agreement', 2026, '2026-10-01', '«Физика»', '', '2026-10-01T08:00:00+00:00');
             INSERT INTO paper_organisation (paper_id, organisation_id) SELECT max(id), 1 FROM paper;
             UPDATE organisation SET address = 'с. Лесное', inn = '7707329152' WHERE id = 1;
             UPDATE organisation SET inn = '7702235133', confirmed = 1 WHERE id = 2;
             INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase,
                                 founded_at)
             VALUES (1, 'cluster', 'Химия', x'', '', 2, 'working', '2026-11-01T00:00:00+00:00');
             INSERT INTO membership (group_id, organisation_id, joined_at)
             VALUES (1, 1, '2026-11-02T00:00:00+00:00'), (1, 2, '2026-11-02T00:00:00+00:00'),
                    (2, 1, '2026-11-02T00:00:00+00:00');
             INSERT INTO organisation_flag (organisation_id, flag, since, paper, paper_day)
             VALUES (1, 'low_results', '2026-09-01', 'приказ № 1', '2026-09-01'),
                    (2, 'low_results', '2026-10-01', 'приказ № 2', '2026-10-01');
             INSERT INTO headcount (organisation_id, day, teaching, source, entered_at)
             VALUES (1, '2026-09-01', 40, 'papers', '2026-10-01T08:00:00+00:00'),
                    (2, '2026-09-01', 41, 'papers', '2026-10-02T08:00:00+00:00');
             INSERT INTO agreement (id, municipality_id, kind, number, day)
             VALUES (1, 1, 'agreement', '5', '2026-09-01'), (2, 1, 'contract', '6', '2026-09-01');
             INSERT INTO agreement_party (agreement_id, organisation_id) VALUES (1, 1), (1, 2), (2, 1);
             INSERT INTO organisation_head (organisation_id, person_id, post, basis)
             VALUES (1, 1, 'директор', 'Устава'), (2, 2, 'директор', 'Устава');
             INSERT INTO appointment (municipality_id, person_id, role, organisation_id, since)
             VALUES (1, 2, 'representative', 1, '2026-11-02T00:00:00+00:00');
             INSERT INTO role_request (municipality_id, person_id, role, organisation_id, asked_at)
             VALUES (1, 2, 'methodist', 1, '2026-11-02T00:00:00+00:00');
             INSERT INTO host_offer (municipality_id, organisation_id, category_id, offered_at)
             VALUES (1, 1, 2, '2026-11-02T00:00:00+00:00');
             INSERT INTO broadcast (id, municipality_id, author_id, says, asks, whom, state, made_at, begins_at, ended_at)
             VALUES (1, 1, 1, '{\"text\":\"Сбор\"}', '\"nothing\"', '{\"ru\":[\"\",\"\"],\"en\":[\"\",\"\"]}', 'done',
                     '2026-11-02T00:00:00+00:00', '2026-11-02T00:00:00+00:00', '2026-11-02T00:00:00+00:00');
             INSERT INTO broadcast_filter (broadcast_id, kind, organisation_id) VALUES (1, 'organisation', 1);
             INSERT INTO pair_order (municipality_id, organisation_id, number, day) VALUES (1, 1, '15-н', '2026-09-01');
             INSERT INTO pair_run (municipality_id, organisation_id, state, begun_at, found, ended_at)
             VALUES (1, 1, 'done', '2026-11-02T00:00:00+00:00', '[]', '2026-11-02T00:00:00+00:00');
             INSERT INTO broadcast_recipient (broadcast_id, person_id, organisation_id, state)
             VALUES (1, 2, 1, 'sent')",
        )
        .await;
    world
        .tamper(
            "INSERT INTO journal (municipality_id, at, author_id, matter, organisation_id)
             VALUES (1, '2026-11-02T00:00:00+00:00', 1, 'organisation-renamed', 1)",
        )
        .await;
    let ties: Vec<(String, String)> = {
        let mut reader = world.app().database().reader().await.unwrap();
        sqlx::query_as(
            "SELECT tables.name, key.\"from\" FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS key
             WHERE tables.type = 'table' AND key.\"table\" = 'organisation'",
        )
        .fetch_all(&mut *reader)
        .await
        .unwrap()
    };
    assert!(ties.len() >= 8, "{ties:?}");
    let of = async |table: &str, column: &str, id: i64| -> i64 {
        let mut reader = world.app().database().reader().await.unwrap();
        let counted = format!("SELECT count(*) FROM \"{table}\" WHERE \"{column}\" = {id}");
        sqlx::query_scalar(sqlx::AssertSqlSafe(counted)).fetch_one(&mut *reader).await.unwrap()
    };
    let mut before = Vec::new();
    for (table, column) in &ties {
        let count = of(table, column, 1).await;
        assert!(count > 0, "give this test a row of {table} whose {column} is the school that goes");
        before.push(count + of(table, column, 2).await);
        // What a merge looks for is found by an index.
        let mut reader = world.app().database().reader().await.unwrap();
        let indexed: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM pragma_index_list(?1) AS listed, pragma_index_info(listed.name) AS part
                     WHERE part.seqno = 0 AND part.name = ?2)
                  + (SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2 AND pk = 1)",
        )
        .bind(table)
        .bind(column)
        .fetch_one(&mut *reader)
        .await
        .unwrap();
        assert!(indexed > 0, "{table}.{column} has no index");
    }

    irina.goes(CARD).await;
    irina.presses("Объединить").await;
    irina.presses_like("Лицей № 5").await;
    irina.sees("👥 Перейдёт 2 человека.");
    irina.sees("📄 Отметки, численность и договоры первой перейдут ко второй.");
    irina.sees("Руководитель останется тот, что у второй.");
    irina.presses("Объединить").await;
    irina.sees("✅ Объединено, перешло 2 человека.");
    for ((table, column), before) in ties.iter().zip(before) {
        assert_eq!(of(table, column, 1).await, 0, "{table}.{column}");
        // One party of both, one head of two; the merge has an entry of its own.
        let expected = match table.as_str() {
            "agreement_party" | "organisation_head" => before - 1,
            "journal" => before + 1,
            _ => before,
        };
        assert_eq!(of(table, column, 2).await, expected, "{table}.{column}");
    }
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 1);
    assert_eq!(world.count("SELECT person_id FROM organisation_head").await, 2);
    // The membership of both in one cluster ends once; what the second lacked it took over.
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE group_id = 1 AND organisation_id = 2").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE organisation_id = 2 AND left_at IS NULL").await, 2);
    assert_eq!(world.text("SELECT address || ' ' || inn FROM organisation").await, "с. Лесное 7702235133");
    irina.goes(r#">1:headcounts:{"of":{"id":2}}"#).await;
    irina.sees("👥 Педагогических работников: 41");
    irina.goes(r#">1:marks:{"of":{"id":2}}"#).await;
    irina.presses("✅ Низкие результаты").await;
    irina.sees("приказ № 1");
    irina.sees("приказ № 2");
    world.end().await;
}

/// All of it is for coordinators, of their own municipality; one whose role ends in the midst of a form keeps nothing.
#[tokio::test]
async fn the_pages_of_a_school_are_for_its_coordinators() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(ELSEWHERE).await;
    counts(&irina, "40 3 10 5 4").await;
    agrees(&irina, "Лицей № 77").await;
    // The namesake elsewhere is not that party.
    assert_eq!(world.count("SELECT count(*) FROM agreement_party WHERE organisation_id = 77").await, 0);
    let before = world.facts().await;
    for page in [CARD, DETAILS, HEADCOUNTS, MARKS, AGREEMENTS] {
        olga.goes(page).await;
        olga.does_not_see("Школа № 3");
        irina.goes(&page.replace(":1}", ":77}")).await;
        irina.does_not_see("Лицей № 77");
    }
    for form in ["newheadcount", "newagreement"] {
        irina.goes(&format!(r#">1:{form}:{{"of":{{"id":77}}}}"#)).await;
        olga.goes(&format!(r#">1:{form}:{{"of":{{"id":1}}}}"#)).await;
        olga.does_not_see("Шаг 1");
    }
    irina.goes(r#">1:newmark:{"of":{"of":[77,"low_results"]}}"#).await;
    irina.does_not_see("Шаг 1");
    assert_eq!(world.facts().await, before);

    irina.goes(HEADCOUNTS).await;
    irina.presses("Внести").await;
    irina.says("01.09.2026").await;
    irina.says("97 5 30 20 10").await;
    irina.presses("Статистика").await;
    world.tamper("UPDATE appointment SET until = '2026-11-21T09:00:00+00:00' WHERE person_id = 1").await;
    irina.presses("Внести численность").await;
    assert_eq!(world.count("SELECT count(*) FROM headcount").await, 1);
    assert!(irina.chat().contains("координатор"), "{}", irina.chat());
    world.end().await;
}

/// Office, «Organisations»: the spreadsheet has all of it.
#[tokio::test]
async fn the_spreadsheet_has_everything() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    counts(&irina, "40 3 10 5 4").await;
    marks(&irina, "Без срока").await;
    agrees(&irina, "Лесной институт").await;
    irina.goes(r#">1:tables:"organisations""#).await;
    let rows = super::papers::cells(super::papers::file(&irina).1);
    let told: Vec<_> = rows[0].iter().zip(&rows[1]).map(|(head, cell)| format!("{head}: {cell}")).collect();
    for cell in [
        "Вид организации: Школа",
        "Низкие результаты: да",
        "Высокие результаты: ",
        // 1 September 2026 is day 46266 of Excel.
        "Численность на: day 46266",
        "Педагогов: 40",
        "И то и другое: 4",
        "Действующих договоров: 1",
    ] {
        assert!(told.iter().any(|it| it == cell), "«{cell}» is not in {told:?}");
    }
    world.end().await;
}
