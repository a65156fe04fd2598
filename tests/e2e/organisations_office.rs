//! Organisations as the office keeps them: data for papers, who heads them, headcounts, marks, agreements, and what
//! becomes of all that when two are one.

use chrono::{NaiveDate, TimeDelta};
use grozd::ids::PersonId;
use grozd::model::organisations::{Mark, headcounts};
use grozd::model::people;
use grozd::model::roles::Coordinator;

use crate::world::{CLUSTER, Somebody, World};

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// The pages of the first school.
const CARD: &str = r#">1:organisations:{"card":{"id":1}}"#;
const DETAILS: &str = r#">1:aboutorganisation:{"of":{"id":1}}"#;
const HEADCOUNTS: &str = r#">1:headcounts:{"of":{"id":1}}"#;
const MARKS: &str = r#">1:marks:{"of":{"id":1}}"#;
const AGREEMENTS: &str = r#">1:agreements:{"of":{"id":1}}"#;

/// A second coordinator's municipality with a school of the same name.
const ELSEWHERE: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Другой район', 'Europe/Moscow');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (77, 2, 'Лицей № 77', 'Лицей № 77', x'', ' лицей 77');";

/// Enters a headcount on the first of September, in one message.
async fn counts(irina: &Somebody<'_>, numbers: &str) {
    irina.goes(HEADCOUNTS).await;
    irina.presses("Внести").await;
    irina.says("01.09.2026").await;
    irina.says(numbers).await;
    irina.presses("Статистика").await;
    irina.presses("Внести численность").await;
}

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

/// Enters an agreement until the 21st of December, a month from now.
async fn agrees(irina: &Somebody<'_>, others: &str) {
    irina.goes(AGREEMENTS).await;
    irina.presses("Внести").await;
    irina.presses("Соглашение").await;
    irina.says("№ 5").await;
    irina.says("01.09.2026").await;
    irina.says("21.12.2026").await;
    irina.says(others).await;
    irina.presses("Записать").await;
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

/// DOMAIN 1.10: five numbers of a day; the impossible is refused with words; a correction is a further entry.
#[tokio::test]
async fn a_headcount_is_of_a_day_and_can_be() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper("UPDATE organisation SET confirmed = 1").await;
    irina.goes(HEADCOUNTS).await;
    irina.presses("Внести").await;
    irina.says("01.12.2026").await;
    irina.sees("Такой день не подходит. Нужен день с 21 ноября 1996 по 21 ноября 2026.");
    irina.says("01.09.2026").await;
    irina.says("много").await;
    irina.sees("Нужно целое число. Например: 40");
    irina.says("-40").await;
    irina.sees("Нужно целое число. Например: 40");
    irina.says("200").await;
    irina.presses("Не знаю").await;
    irina.says("201").await;
    irina.sees("До 35 лет не может быть больше, чем всех педагогов.");
    irina.says("60").await;
    irina.says("50").await;
    irina.says("51").await;
    irina.sees("не больше, чем всех в первые три года.");
    irina.says("40").await;
    irina.presses("Документы организации").await;
    irina.sees("👥 Педагогических работников: 200");
    irina.sees("И то и другое сразу: 40");
    irina.does_not_see("Руководителей:");
    irina.presses("До 35 лет").await;
    irina.says("30").await;
    irina.sees("Тех, кто и до 35 лет, и в первые три года, не больше, чем всех до 35 лет.");
    irina.says("60").await;
    irina.presses("Внести численность").await;
    irina.sees("✅ Внесено.");
    irina.sees("🗓 На 1 сентября 2026");
    irina.sees("📄 Источник: Документы организации");

    counts(&irina, "97 5 30 20 10").await;
    irina.sees("👥 Педагогических работников: 97");
    let of = async |on: &str| {
        let mut tx = world.tx().await;
        let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
        let rows = headcounts::on(&mut tx, guard, day(on)).await.unwrap();
        headcounts::denominator(&rows, |counts| counts.teaching)
    };
    assert_eq!((of("2026-09-01").await.sum, of("2026-08-31").await.sum), (Some(97), None));
    world.tamper("UPDATE organisation SET outside = 1").await;
    assert_eq!(of("2026-09-01").await.of, 0, "an organisation outside counts in none");
    world.tamper("UPDATE organisation SET outside = 0").await;

    // The newest entry is taken back, and the one before it holds again.
    irina.presses("1 сентября 2026 · 97").await;
    irina.presses("Убрать запись").await;
    irina.sees("Убрать запись?");
    irina.presses("Убрать запись").await;
    irina.sees("👥 Педагогических работников: 200");
    assert_eq!(of("2026-11-21").await.sum, Some(200));
    assert_eq!(
        world
            .text(
                "SELECT group_concat(coalesce(was, '') || '>' || coalesce(became, ''), '; ') FROM journal
                 WHERE matter = 'organisation-headcount'"
            )
            .await,
        ">2026-09-01: 200/–/60/50/40; >2026-09-01: 97/5/30/20/10; 2026-09-01: 97/5/30/20/10>"
    );

    // Those who are one or the other would be more than there are.
    irina.presses("Внести").await;
    irina.says("01.09.2026").await;
    irina.says("50 3 30 30 9").await;
    irina.sees("До 35 лет или в первые три года вместе больше, чем всех педагогов.");
    world.end().await;
}

/// S0-08: an agreement has its number, day, parties and end; who is on the list is known however written; the end is
/// reminded of by the regulation's ladder, 30, 14, 7 and 1 days before.
#[tokio::test]
async fn an_agreement_is_reminded_of_before_it_ends() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.school("Лицей № 5").await;
    agrees(&irina, "МБОУ «Лицей №5»\nЛесной институт").await;
    irina.sees("✅ Записано. О конце срока напомню.");
    irina.sees("Соглашение № 5 от 1 сентября 2026");
    irina.sees("👥 Стороны: Школа № 3, Лицей № 5, Лесной институт");
    irina.sees("🗓 Действует по 21 декабря 2026, осталось 30 дней");
    irina.goes(r#">1:agreements:{"of":{"id":2}}"#).await;
    irina.sees("Всего: 1.");
    irina.presses("Соглашение № 5 · 21.12.26").await;
    irina.sees("Лесной институт");

    let reminders = || irina.chat().matches("❗ Соглашение № 5: срок").count();
    world.later(TimeDelta::hours(24));
    world.until_said(irina.id, "❗ Соглашение № 5: срок").await;
    world.deliver().await;
    irina.sees("Школа № 3");
    irina.sees("🗓 Действует по 21 декабря 2026, осталось 29 дней");
    assert_eq!(reminders(), 1);
    world.later(TimeDelta::days(1));
    world.deliver().await;
    assert_eq!(reminders(), 1, "once a rung");
    world.later(TimeDelta::days(15));
    world.until_said(irina.id, "осталось 13 дней").await;
    assert_eq!(reminders(), 2);
    irina.presses("Открыть").await;
    irina.presses("Изменить срок").await;
    irina.says("31.08.2028").await;
    irina.sees("✅ Срок изменён.");
    irina.sees("🗓 Действует по 31 августа 2028");
    assert_eq!(
        world.text("SELECT was || '>' || became FROM journal WHERE matter = 'agreement-prolonged'").await,
        "2026-12-21>2028-08-31"
    );
    world.later(TimeDelta::days(12));
    world.deliver().await;
    assert_eq!(reminders(), 2, "what was prolonged is not over");
    assert!(!olga.chat().contains("Соглашение № 5"), "{}", olga.chat());

    irina.presses("Убрать").await;
    irina.presses("Убрать").await;
    irina.sees("✅ Запись убрана.");
    assert_eq!(world.count("SELECT count(*) FROM agreement_party").await, 0);
    world.end().await;
}

/// DOMAIN 1.10, Office «Every number opens its records»: the sums over all organisations on a day, from how many each is,
/// and the numbers of each.
#[tokio::test]
async fn the_headcounts_of_all_are_added_up_and_opened() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.school("Лицей № 5").await;
    world.tamper("UPDATE organisation SET confirmed = 1").await;
    irina.goes(r#">1:denominators:"today""#).await;
    irina.sees("👥 Педагогических работников: нет сведений (0 из 2)");
    counts(&irina, "97 5 30 20 10").await;
    irina.goes(r#">1:organisations:"list""#).await;
    irina.presses("Численность").await;
    irina.sees("🗓 На 21 ноября 2026");
    irina.sees("👥 Педагогических работников: 97 (1 из 2)");
    irina.sees("И то и другое сразу: 10 (1 из 2)");
    irina.label_like("Лицей № 5 · —");
    irina.says("лицей").await;
    irina.sees("👥 Педагогических работников: 97 (1 из 2)");
    irina.presses("🗓 На другой день").await;
    irina.says("завтра").await;
    irina.sees("Такой день не подходит.");
    irina.says("31.08.2026").await;
    irina.sees("👥 Педагогических работников: нет сведений (0 из 2)");
    irina.presses("🗓 На другой день").await;
    irina.says("01.09.2026").await;
    irina.presses("Школа № 3 · 97").await;
    irina.sees("Численность");
    irina.sees("Школа № 3");
    olga.goes(r#">1:denominators:"today""#).await;
    olga.does_not_see("Педагогических работников");
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

/// A reminder waits for the end of quiet hours, and is not said when the agreement was prolonged meanwhile.
#[tokio::test]
async fn a_reminder_of_what_was_prolonged_is_not_said() {
    let mut world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let vera = world.coordinator("Орлова Вера Павловна").await;
    agrees(&irina, "Лесной институт").await;
    world
        .tamper(
            "UPDATE account SET quiet_from = 9, quiet_till = 22 WHERE id = 1;
             INSERT INTO agreement (id, municipality_id, kind, number, day, until)
             VALUES (2, 1, 'contract', '6', '2026-09-01', '2026-12-21');
             INSERT INTO agreement_party (agreement_id, organisation_id) VALUES (2, 1)",
        )
        .await;
    world.later(TimeDelta::hours(22));
    world.until_said(vera.id, "❗ Соглашение № 5: срок").await;
    world.until_said(vera.id, "❗ Договор № 6: срок").await;
    let waits = "SELECT count(*) FROM outbox WHERE kind = 'notice' AND state = 'waiting' AND account_id = 1";
    assert_eq!(world.count(waits).await, 2);
    irina.goes(r#">1:agreements:{"card":{"of":[1,1]}}"#).await;
    irina.presses("Изменить срок").await;
    irina.presses("Бессрочно").await;
    irina.sees("🗓 Срок не ограничен");
    let irina = irina.id;
    world.stop().await;
    world.later(TimeDelta::hours(13));
    world.start_again().await;
    // The other one waits behind it, and is said.
    world.until_said(irina, "❗ Договор № 6: срок").await;
    let irina = world.knows(irina);
    assert!(!irina.chat().contains("❗ Соглашение № 5: срок"), "{}", irina.chat());
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

/// P36: the agreement names whom the card names, and by what right; somebody who is in the bot, only if they agreed.
#[tokio::test]
async fn the_agreement_reads_the_card_of_the_school() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    world.tamper("UPDATE organisation SET address = 'с. Лесное', inn = '7707329152', ogrn = '1047707030513'").await;
    irina.goes(DETAILS).await;
    irina.presses("Руководитель").await;
    irina.says("Жданок").await;
    irina.sees("Нужны фамилия и имя");
    irina.says("Ершов Иван Сергеевич").await;
    irina.presses("Директор").await;
    irina.says("доверенности № 5 от 01.09.2026").await;
    irina.sees("👥 Руководитель: директор Ершов Иван Сергеевич, действует на основании доверенности № 5 от 01.09.2026");
    assert_eq!(
        world.count("SELECT count(*) FROM journal WHERE was LIKE '%Ершов%' OR became LIKE '%Ершов%'").await,
        0,
        "the journal names nobody"
    );
    let orders = async || {
        irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
        irina.presses("📄 Бумаги").await;
        irina.presses("Соглашение").await;
        irina.presses("Без номера").await;
        world.made().await;
    };
    orders().await;
    let paper = super::papers::words(&super::papers::file(&irina).1);
    for words in [
        "директора Ершова Ивана Сергеевича, действующего на основании доверенности № 5 от 01.09.2026",
        "Адрес: с. Лесное, ИНН 7707329152, ОГРН 1047707030513",
        "И.С. Ершов",
    ] {
        assert!(paper.contains(words), "«{words}» is not in\n{paper}");
    }

    // One who works here is meant by the name, and named only with their consent.
    irina.goes(DETAILS).await;
    irina.presses("Руководитель").await;
    irina.presses_like("Петрова").await;
    irina.presses("Директор").await;
    irina.presses("Устава").await;
    assert_eq!(world.count("SELECT person_id FROM organisation_head").await, 2);
    orders().await;
    let paper = super::papers::words(&super::papers::file(&irina).1);
    assert!(paper.contains("директора Петровой Ольги Сергеевны, действующей на основании Устава"), "{paper}");
    world
        .tamper(
            "UPDATE consent SET text = 1
             WHERE purpose = 'processing' AND account_id = (SELECT id FROM account WHERE person_id = 2)",
        )
        .await;
    orders().await;
    let paper = super::papers::words(&super::papers::file(&irina).1);
    assert!(!paper.contains("Петров"), "{paper}");
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
             VALUES (1, 2, 'methodist', 1, '2026-11-02T00:00:00+00:00')",
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

/// A school is merged away while a coordinator enters its headcount: they hear that it is gone, and nothing is kept.
#[tokio::test]
async fn a_school_merged_away_takes_no_headcount() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let vera = world.coordinator("Орлова Вера Павловна").await;
    world.school("Лицей № 5").await;
    irina.goes(HEADCOUNTS).await;
    irina.presses("Внести").await;
    irina.says("01.09.2026").await;
    irina.says("40 3 10 5 4").await;
    irina.presses("Статистика").await;
    vera.goes(CARD).await;
    vera.presses("Объединить").await;
    vera.presses_like("Лицей № 5").await;
    vera.presses("Объединить").await;
    irina.presses("Внести численность").await;
    irina.does_not_see("✅ Внесено.");
    assert_eq!(world.count("SELECT count(*) FROM headcount").await, 0);
    irina.says("/menu").await;
    irina.goes(HEADCOUNTS).await;
    irina.does_not_see("Численность\n");
    world.end().await;
}

/// An organisation with an agreement is not deleted; one with nothing but its own data is, with that.
#[tokio::test]
async fn an_agreement_keeps_a_school_from_being_deleted() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.school("Лицей № 5").await;
    world
        .tamper(
            "INSERT INTO headcount (organisation_id, day, teaching, source, entered_at)
             VALUES (2, '2026-09-01', 40, 'papers', '2026-10-01T08:00:00+00:00')",
        )
        .await;
    irina.goes(r#">1:organisations:{"card":{"id":2}}"#).await;
    irina.presses("Удалить").await;
    agrees_of_second(&world).await;
    irina.presses("Удалить").await;
    irina.sees("❗ Удалить нельзя");
    irina.does_not_see("Удалить\n");
    world.tamper("DELETE FROM agreement").await;
    irina.goes(r#">1:organisations:{"card":{"id":2}}"#).await;
    irina.presses("Удалить").await;
    irina.presses("Удалить").await;
    irina.sees("✅ Удалено.");
    assert_eq!(world.count("SELECT count(*) FROM headcount").await, 0);
    world.end().await;
}

async fn agrees_of_second(world: &World) {
    world
        .tamper(
            "INSERT INTO agreement (id, municipality_id, kind, number, day) VALUES (1, 1, 'contract', '6', '2026-09-01');
             INSERT INTO agreement_party (agreement_id, organisation_id) VALUES (1, 2)",
        )
        .await;
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
