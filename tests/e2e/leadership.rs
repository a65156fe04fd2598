//! Passing a cluster on: a leader names who leads next, who agrees, declines, or is too late; and the order by which a
//! coordinator fixes the new one (S1-04).

use crate::world::{CLUSTER, Somebody, World};

/// The leader, a member, a coordinator.
pub async fn a_cluster(world: &World) -> (Somebody<'_>, Somebody<'_>, Somebody<'_>) {
    let pyotr = world.teacher("Ершов Пётр").await;
    let olga = world.teacher("Петрова Ольга").await;
    let irina = world.coordinator("Смирнова Ирина").await;
    world.tamper(CLUSTER).await;
    (pyotr, olga, irina)
}

/// The leader offers the cluster to the member.
async fn offers(pyotr: &Somebody<'_>) {
    pyotr.does(&["> /clusters", "~ Физика", "Передать кластер", "~ Петрова", "Предложить"]).await;
}

const LEADER: &str = "SELECT group_concat(person_id) FROM appointment WHERE role = 'leader' AND until IS NULL";

/// S1-04: a standing button is enough; the former leader's order stays with what they held, the coordinator is told and
/// writes the new one's.
#[tokio::test]
async fn a_leader_passes_the_cluster_on() {
    let world = World::start().await;
    let (pyotr, olga, irina) = a_cluster(&world).await;
    world.tamper("UPDATE appointment SET order_number = '12-о', order_day = '2026-09-01' WHERE role = 'leader'").await;
    offers(&pyotr).await;
    pyotr.sees("✅ Предложение отправлено.");
    pyotr.sees("⏳ Петрова Ольга думает над предложением.");
    pyotr.says("Ыъ").await;
    pyotr.sees("Здесь нужно нажать кнопку");
    // Nothing has changed yet.
    assert_eq!(world.text(LEADER).await, "1");
    world.deliver().await;
    olga.sees("Вести кластер «Физика»?");
    olga.sees("Предлагает Ершов Пётр");
    olga.presses("Согласиться").await;
    olga.sees("✅ Вы согласились и ведёте кластер.");
    assert_eq!(world.text(LEADER).await, "2");
    world.deliver().await;
    assert!(pyotr.chat().contains("✅ Кластер «Физика» передан"), "{}", pyotr.chat());
    irina.sees("Новый руководитель: «Физика»");
    irina.sees("Ершов Пётр передаёт кластер, теперь ведёт Петрова Ольга.");
    assert_eq!(
        world
            .text(
                "SELECT group_concat(person_id || ' ' || coalesce(order_number, '-') || ' ' || coalesce(ended_by, '-'), '; ')
                 FROM appointment WHERE role = 'leader' ORDER BY id"
            )
            .await,
        "1 12-о handing; 2 - -"
    );
    // The order: what is no number, a day to come, and the real one.
    irina.presses("Записать приказ").await;
    irina.sees("Ведёт Петрова Ольга");
    irina.says("№").await;
    irina.sees("Не вижу номера приказа.");
    irina.says("13-о от 01.12.2026").await;
    irina.sees("Этот день ещё не наступил.");
    irina.says("13-о").await;
    irina.sees("От какого числа приказ?");
    irina.says("20.11.2026").await;
    irina.sees("✅ Приказ записан.");
    assert_eq!(
        world
            .text("SELECT order_number || ' ' || order_day FROM appointment WHERE role = 'leader' AND until IS NULL")
            .await,
        "13-о 2026-11-20"
    );
    assert_eq!(
        world.text("SELECT group_concat(matter) FROM journal WHERE matter LIKE 'leader-%'").await,
        "leader-offered,leader-appointed,leader-order"
    );
    // Roles have changed for both.
    olga.does(&["> /clusters", "~ Физика"]).await;
    olga.sees("ведёте вы");
    olga.label_like("Передать кластер");
    pyotr.does(&["> /clusters", "~ Физика"]).await;
    pyotr.sees("ведёт Петрова Ольга");
    assert!(!pyotr.card().has_button("Передать кластер"), "{}", pyotr.screen());
    world.end().await;
}

/// What waits stands on «Сегодня», and can be answered there; a refusal asks for no reason.
#[tokio::test]
async fn an_offer_waits_on_today_and_is_declined() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    offers(&pyotr).await;
    world.deliver().await;
    olga.says("/menu").await;
    olga.presses_like("Вас зовут вести: Физика").await;
    olga.sees("Согласны вести кластер?");
    olga.presses("Отказаться").await;
    olga.sees("✅ Вы отказались.");
    olga.says("/menu").await;
    olga.does_not_see("Вас зовут вести");
    world.deliver().await;
    pyotr.sees("Кластер «Физика» остаётся у вас");
    pyotr.presses("Выбрать другого").await;
    pyotr.sees("Кто поведёт кластер дальше?");
    assert_eq!(world.text(LEADER).await, "1");
    assert_eq!(
        world
            .text(
                "SELECT group_concat(matter || ' ' || coalesce(became, '-')) FROM journal WHERE matter LIKE 'leader-%'"
            )
            .await,
        "leader-offered -,leader-offer-ended declined"
    );
    world.end().await;
}

/// An old proposal does nothing: taken back, or of a leader who leads no longer.
#[tokio::test]
async fn an_old_offer_does_nothing() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    offers(&pyotr).await;
    world.deliver().await;
    let notice = olga.messages_with("Вести кластер «Физика»?");
    pyotr.presses("Отозвать предложение").await;
    pyotr.sees("✅ Предложение отозвано.");
    world.deliver().await;
    olga.sees("Предложение вести «Физика» отозвано");
    olga.presses_on(notice, "Согласиться").await;
    assert!(olga.chat().contains("Предложение отозвано. От вас ничего не нужно."), "{}", olga.chat());
    assert_eq!(world.text(LEADER).await, "1");
    // A second one, while its leader is replaced by a coordinator.
    offers(&pyotr).await;
    world.deliver().await;
    let notice = olga.messages_with("Вести кластер «Физика»?");
    world
        .tamper(
            "UPDATE appointment SET until = '2026-11-21T09:00:00+00:00', ended_by = 'order' WHERE role = 'leader';
             INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             VALUES (1, 3, 'leader', 1, '2026-11-21T09:00:00+00:00')",
        )
        .await;
    olga.presses_on(notice, "Согласиться").await;
    assert!(olga.chat().contains("Предложение больше не действует"), "{}", olga.chat());
    assert_eq!(world.text(LEADER).await, "3");
    world.end().await;
}

/// A cluster that is closed while an offer waits is passed on to nobody.
#[tokio::test]
async fn an_offer_of_a_closed_cluster_does_nothing() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    offers(&pyotr).await;
    world.deliver().await;
    let notice = olga.messages_with("Вести кластер «Физика»?");
    world.tamper("UPDATE groups SET phase = 'closed'").await;
    olga.says("/menu").await;
    olga.does_not_see("Вас зовут вести");
    olga.presses_on(notice, "Согласиться").await;
    assert!(olga.chat().contains("Предложение больше не действует"), "{}", olga.chat());
    assert_eq!(world.text(LEADER).await, "1");
    world.end().await;
}

/// Whoever leads nothing passes nothing on, and an offer is its addressee's alone.
#[tokio::test]
async fn a_stranger_neither_offers_nor_answers() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    let anna = world.teacher("Ким Анна").await;
    anna.goes(r#">1:leadership:{"of":{"group":1}}"#).await;
    anna.does_not_see("Кто поведёт кластер дальше?");
    offers(&pyotr).await;
    world.deliver().await;
    anna.goes(r#">1:leadership:{"offer":{"id":1}}"#).await;
    anna.does_not_see("Согласны вести кластер?");
    // Who has left the cluster, or works here no more, cannot take it.
    world.tamper("UPDATE person SET left_at = '2026-11-21T09:00:00+00:00' WHERE id = 2").await;
    olga.presses("Согласиться").await;
    assert_eq!(world.text(LEADER).await, "1");
    world.end().await;
}

/// Lists of nobody, of one, of a page and of many.
#[tokio::test]
async fn the_list_of_successors_holds_at_any_length() {
    let world = World::start().await;
    let (pyotr, _olga, _irina) = a_cluster(&world).await;
    world.tamper("DELETE FROM membership").await;
    pyotr.does(&["> /clusters", "~ Физика", "Передать кластер"]).await;
    pyotr.sees("Передать можно участнику, который сам пользуется ботом.");
    for rows in [
        "INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 2, '2026-11-01T00:00:00+00:00')",
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6)
         INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                             teaching_since, enrolled_at)
         SELECT 1000 + i, 1, 1, 'Иванова' || i, 'Анна', x'', '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00' FROM n;
         INSERT INTO account (channel, external, municipality_id, person_id, language)
         SELECT 'telegram', '77' || id, 1, id, 'ru' FROM person WHERE id > 1000;
         INSERT INTO membership (group_id, person_id, joined_at)
         SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 1000",
        "WITH RECURSIVE n (i) AS (SELECT 7 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
         INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                             teaching_since, enrolled_at)
         SELECT 1000 + i, 1, 1, 'Иванова' || i, 'Анна', x'', '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00' FROM n;
         INSERT INTO account (channel, external, municipality_id, person_id, language)
         SELECT 'telegram', '77' || id, 1, id, 'ru' FROM person WHERE id > 1006;
         INSERT INTO membership (group_id, person_id, joined_at)
         SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 1006",
    ] {
        world.tamper(rows).await;
        pyotr.does(&["> /clusters", "~ Физика", "Передать кластер"]).await;
        assert!(pyotr.card().labels().len() <= 12, "{}", pyotr.screen());
    }
    pyotr.says("петрова").await;
    pyotr.label_like("Петрова Ольга");
    pyotr.says("никто").await;
    pyotr.sees("По запросу «никто» ничего не нашлось.");
    world.end().await;
}
