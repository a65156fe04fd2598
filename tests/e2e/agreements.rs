//! Agreements and contracts of schools (S0-08): entered, reminded of before they end, made as papers.

use chrono::TimeDelta;

use crate::organisations_office::{AGREEMENTS, DETAILS};
use crate::world::{CLUSTER, Somebody, World};

/// Enters an agreement until the 21st of December, a month from now.
pub async fn agrees(irina: &Somebody<'_>, others: &str) {
    irina.goes(AGREEMENTS).await;
    irina.presses("Внести").await;
    irina.presses("Соглашение").await;
    irina.says("№ 5").await;
    irina.says("01.09.2026").await;
    irina.says("21.12.2026").await;
    irina.says(others).await;
    irina.presses("Записать").await;
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

async fn agrees_of_second(world: &World) {
    world
        .tamper(
            "INSERT INTO agreement (id, municipality_id, kind, number, day) VALUES (1, 1, 'contract', '6', '2026-09-01');
             INSERT INTO agreement_party (agreement_id, organisation_id) VALUES (1, 2)",
        )
        .await;
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
