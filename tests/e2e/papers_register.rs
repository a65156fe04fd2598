//! The register of papers: searched, numbered later, kept for a term, signed and not after all, and of which data.
//! Issue 10, «Papers».

use chrono::TimeDelta;

use crate::papers::{a_cluster, file, orders, words};
use crate::papers_blanks::{blank, sends};
use crate::world::{Somebody, World};

async fn register(irina: &Somebody<'_>) {
    irina.says("/people").await;
    irina.presses("📄 Бумаги").await;
}

async fn card(irina: &Somebody<'_>, id: i64) {
    irina.goes(&format!(r#">1:papers:{{"card":{{"id":{id}}}}}"#)).await;
}

/// Office: «the register as a list, search and spreadsheet»: by number and name, by what a kind is called, by the author.
#[tokio::test]
async fn the_register_is_searched_by_kind_and_author() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    let nina = world.coordinator("Зорина Нина Петровна").await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    orders(&irina, "Соглашение", "7").await;
    orders(&nina, "Соглашение", "№ 8").await;
    for (search, found) in [
        ("приказ", &["№ 1 · Приказ"][..]),
        ("соглаш", &["№ 7 · Соглашение", "№ 8 · Соглашение"]),
        ("agreement", &["№ 7 · Соглашение", "№ 8 · Соглашение"]),
        ("Зорина", &["№ 8 · Соглашение"]),
        ("соглашение смирновой", &[]),
        ("соглашение смирн", &["№ 7 · Соглашение"]),
        ("соглашение 8", &["№ 8 · Соглашение"]),
    ] {
        register(&irina).await;
        irina.says(search).await;
        let screen = irina.screen();
        assert_eq!(screen.matches("№ ").count(), found.len(), "{search}: {screen}");
        for row in found {
            irina.label_like(row);
        }
    }
    world.end().await;
}

/// Office: a paper that was made without a number gets it later, with the day that a clerk has written in.
#[tokio::test]
async fn a_paper_gets_its_number_and_its_day_later() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    orders(&irina, "Приказ о составе", "Без номера").await;
    card(&irina, 1).await;
    irina.does_not_see("Поставить номер");
    card(&irina, 2).await;
    irina.presses("Поставить номер").await;
    irina.label_like("№ 2");
    irina.says("1").await;
    irina.sees("❌ Приказ о составе № 1 в этом году уже есть.");
    irina.presses("Другой номер").await;
    irina.presses("🗓 Дата: 21.11.2026").await;
    irina.says("1 января 1990").await;
    irina.sees("❗ Нужен день");
    irina.says("18 ноября 2026").await;
    irina.label_like("Дата: 18.11.2026");
    irina.says("2-ОД").await;
    irina.sees("✅ Записано: № 2-ОД от 18 ноября 2026.");
    irina.sees("Приказ о составе № 2-ОД");
    irina.sees("18 ноября 2026");
    irina.does_not_see("Поставить номер");
    register(&irina).await;
    irina.says("од").await;
    irina.label_like("№ 2-ОД · Приказ");
    assert_eq!(world.text("SELECT became FROM journal WHERE matter = 'paper-numbered'").await, "2-ОД");
    // The year of a number is that of the paper's day.
    orders(&irina, "Приказ о составе", "Без номера").await;
    card(&irina, 3).await;
    irina.follows(&["Поставить номер", "🗓 Дата: 21.11.2026"]).await;
    irina.says("20 декабря 2025").await;
    irina.says("1").await;
    irina.sees("✅ Записано: № 1 от 20 декабря 2025.");
    assert_eq!(world.count("SELECT year FROM paper WHERE id = 3").await, 2025);
    world.end().await;
}

/// Office: the day of a paper may be another one than that on which it is made, and is picked.
#[tokio::test]
async fn a_paper_may_be_of_another_day() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
    irina.follows(&["Приказ о составе", "🗓 Дата: 21.11.2026", "19", "№ 1"]).await;
    world.made().await;
    let (name, paper) = file(&irina);
    assert_eq!(name, "Приказ_о_составе_2026-11-19.docx");
    assert!(words(&paper).contains("19 ноября 2026 г.№ 1\n"), "{}", words(&paper));
    assert_eq!(world.text("SELECT day FROM paper").await, "2026-11-19");
    world.end().await;
}

/// Office: what was marked as signed by mistake is a draft again, with a line of the journal; a scan is past doubt, and so is
/// a paper that has outlived somebody whom it names.
#[tokio::test]
async fn a_mark_of_signing_is_taken_back_until_a_scan_lies_there() {
    let world = World::start().await;
    let (_, member, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    orders(&irina, "Приказ о составе", "№ 2").await;
    card(&irina, 1).await;
    irina.presses("Отметить подписание").await;
    irina.presses("Подписания не было").await;
    irina.sees("✅ Отметка снята");
    irina.sees("📄 Готова, ещё не подписана");
    assert_eq!(world.text("SELECT matter FROM journal ORDER BY id DESC LIMIT 1").await, "paper-unsigned");
    irina.presses("Отметить подписание").await;
    irina.done(world.sim.sends_document(irina.id, "приказ.pdf", b"%PDF-1.7".to_vec(), "")).await;
    world.fetched().await;
    irina.sees("✅ Скан сохранён");
    irina.does_not_see("Подписания не было");

    card(&irina, 2).await;
    irina.presses("Отметить подписание").await;
    member.says("/forget").await;
    member.presses("Удалить всё").await;
    // The button stands on the card from before.
    irina.presses("Подписания не было").await;
    irina.sees("❗ Отметку снять нельзя");
    assert_eq!(world.count("SELECT count(*) FROM paper WHERE signed_at IS NOT NULL AND hash IS NOT NULL").await, 2);
    irina.does_not_see("Подписания не было");
    world.end().await;
}

/// Office: «on the basis and for the term that its kind names»: a draft goes after its kind's term, a signed paper stays.
#[tokio::test]
async fn what_nobody_has_signed_goes_after_its_term() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    orders(&irina, "Приказ о составе", "№ 2").await;
    register(&irina).await;
    irina.presses("Список работников").await;
    world.made().await;
    card(&irina, 2).await;
    irina.sees("Если не подписать, файл хранится до 21 ноября 2027");
    irina.presses("Отметить подписание").await;
    irina.does_not_see("Если не подписать");
    let kept = "SELECT group_concat(id) FROM (SELECT id FROM paper WHERE hash IS NOT NULL ORDER BY id)";
    world.later(TimeDelta::days(179));
    world.deliver().await;
    assert_eq!(world.text(kept).await, "1,2,3");
    world.later(TimeDelta::days(3));
    world.deliver().await;
    assert_eq!(world.text(kept).await, "1,2", "a list of everybody is the first to go");
    world.later(TimeDelta::days(185));
    world.deliver().await;
    assert_eq!(world.text(kept).await, "2");
    assert_eq!(world.text("SELECT group_concat(DISTINCT paper_id) FROM paper_person").await, "2");
    card(&irina, 1).await;
    irina.sees("❌ Файла больше нет: срок неподписанной бумаги вышел");
    irina.does_not_see("Прислать файл");
    card(&irina, 2).await;
    irina.presses("Прислать файл").await;
    assert!(words(&file(&irina).1).contains("Ершов"));
    world.end().await;
}

/// Office: «of which data»: references and no names, shown as counts that open their records.
#[tokio::test]
async fn each_count_of_a_paper_opens_its_records() {
    let world = World::start().await;
    let (_, member, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    card(&irina, 1).await;
    irina.sees("По правилам версии 0");
    irina.presses("👥 Людей: 3").await;
    irina.sees("Бумага сделана из 3 записей");
    irina.presses_like("Ершов").await;
    irina.sees("Ершов Иван Сергеевич");
    card(&irina, 1).await;
    irina.presses("Организаций: 1").await;
    irina.presses_like("Школа № 3").await;
    irina.sees("Школа № 3");
    card(&irina, 1).await;
    irina.presses("Кластер").await;
    irina.sees("Физика");
    // What is kept are numbers; who is erased is counted no more.
    assert_eq!(world.count("SELECT count(*) FROM paper_organisation").await, 1);
    card(&irina, 1).await;
    irina.presses("Отметить подписание").await;
    member.says("/forget").await;
    member.presses("Удалить всё").await;
    card(&irina, 1).await;
    irina.presses("👥 Людей: 2").await;
    irina.does_not_see("Ершов");
    world.end().await;
}

/// PAPERS 0.11: a copy of a signed paper bears «Верно», the post, the name and the day; outside also where the paper lies.
#[tokio::test]
async fn a_copy_of_a_signed_paper_is_certified() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    let original = words(&file(&irina).1);
    card(&irina, 1).await;
    irina.does_not_see("Копия");
    irina.presses("Отметить подписание").await;
    irina.follows(&["Копия", "Останется у нас"]).await;
    let (name, copy) = file(&irina);
    assert_eq!(name, "Приказ_о_составе_2026-11-21_копия.docx");
    let copy = words(&copy);
    let certified = "Верно\nУчитель____________И.В. Смирнова\n21 ноября 2026 г.\n";
    assert!(copy.starts_with(original.trim_end()), "all that the paper says, and then\n{copy}");
    assert!(copy.trim_end().ends_with(certified.trim_end()), "{copy}");
    card(&irina, 1).await;
    irina.follows(&["Копия", "Уйдёт в другое место"]).await;
    let outside = "Подлинник документа находится в организации: Управление образования Лесного района, в деле № ___ за 2026 год.\nМ.П.";
    assert!(
        words(&file(&irina).1).trim_end().ends_with(&format!("{certified}{outside}")),
        "{}",
        words(&file(&irina).1)
    );
    world.end().await;
}

/// Papers 6: the versions of an own blank are listed, looked at and put back; a paper says of which it was made.
#[tokio::test]
async fn an_earlier_version_of_a_blank_is_looked_at_and_put_back() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.goes(r#">1:papers:"blanks""#).await;
    irina.presses("Приказ о составе").await;
    irina.does_not_see("Прежние версии");
    for head in ["ПЕРВАЯ ШАПКА", "ВТОРАЯ ШАПКА"] {
        sends(&irina, "шапка.docx", blank(&[head, "№ {{номер}}"], None)).await;
    }
    irina.goes(r#">1:papers:"blanks""#).await;
    irina.follows(&["✅ Приказ о составе, версия 2", "Прежние версии"]).await;
    irina.sees("Всего 2 версии.");
    irina.label_like("✅ Версия 2 · 21.11.2026");
    irina.presses("Версия 1 · 21.11.2026").await;
    irina.sees("Действовала с 21 ноября 2026");
    irina.presses("Прислать этот бланк").await;
    assert!(words(&file(&irina).1).starts_with("ПЕРВАЯ ШАПКА"));
    irina.presses("Вернуть эту версию").await;
    irina.sees("✅ Бумаги снова делаются на этом бланке: теперь это версия 3.");
    orders(&irina, "Приказ о составе", "№ 1").await;
    assert!(words(&file(&irina).1).starts_with("ПЕРВАЯ ШАПКА"));
    card(&irina, 1).await;
    irina.sees("Ваш бланк, версия 3");
    assert_eq!(world.text("SELECT was FROM journal WHERE matter = 'blank-put-back'").await, "1");
    // What is in force is not put back, and neither is another municipality's.
    world.tamper("INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Степной район', 'Europe/Moscow')").await;
    irina.goes(r#">1:papers:"blanks""#).await;
    irina.follows(&["✅ Приказ о составе, версия 3", "Прежние версии", "Версия 2 · 21.11.2026"]).await;
    world.tamper("UPDATE blank SET municipality_id = 2 WHERE version = 2").await;
    irina.presses("Вернуть эту версию").await;
    assert_eq!(world.count("SELECT count(*) FROM blank").await, 3);
    world.end().await;
}

/// Office: «the register as a list»: none of its papers is left off, however many there are.
#[tokio::test]
async fn a_long_register_is_leafed_through_to_its_first_paper() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO paper (municipality_id, kind, year, number, day, about, search_form, author_id, asked_at, made_at, flaw)
             WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 700)
             SELECT 1, 'roster_order', 2026, n, '2026-10-01', '«Физика»', ' физика ' || n, 1,
                    strftime('%Y-%m-%dT%H:%M:%S+00:00', '2026-10-01', '+' || n || ' minutes'),
                    '2026-10-02T00:00:00+00:00', 'bounds' FROM numbers",
        )
        .await;
    register(&irina).await;
    irina.sees("Всего 700 бумаг.");
    irina.label_like("№ 700 ·");
    irina.presses("‹").await;
    irina.sees("117 из 117");
    irina.label_like("№ 1 ·");
    irina.says("физика").await;
    irina.sees("Всего 700 бумаг.");
    irina.says("физика 77").await;
    irina.sees("Всего 1 бумага.");
    world.end().await;
}

/// What would be cut without a word is not made: a list of more people than one paper takes says so.
#[tokio::test]
async fn a_paper_of_more_lines_than_it_takes_is_not_cut_silently() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO person (municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10000)
             SELECT 1, 1, 'Участник' || n, 'Анна', x'01', '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00' FROM numbers",
        )
        .await;
    register(&irina).await;
    irina.presses("Список работников").await;
    irina.sees("В этой бумаге больше 10000 строк");
    assert_eq!(world.count("SELECT count(*) FROM paper").await, 0);
    world.end().await;
}
