//! The deputy of a cluster's leader: named, told, at work where the leader is, given back and taken back; what ends it besides;
//! and who stands as what in the papers of the roster (S1-06).

use grozd::ids::PersonId;
use grozd::model::people::{self, Leaving};
use grozd::model::roles::Coordinator;

use crate::events::seminar;
use crate::leadership::a_cluster;
use crate::papers::{cells, file, orders, words};
use crate::world::{Somebody, World};

/// Somebody who may names the member.
async fn names(by: &Somebody<'_>) {
    by.does(&["> /clusters", "~ Физика", "Заместитель", "~ Петрова", "Назначить"]).await;
    by.sees("✅ Заместитель назначен.");
}

const DEPUTY: &str = "SELECT coalesce(group_concat(person_id), '-') FROM appointment
    WHERE role = 'deputy' AND until IS NULL";
const ENDED: &str = "SELECT group_concat(person_id || ' ' || ended_by, '; ') FROM
    (SELECT person_id, ended_by FROM appointment WHERE role = 'deputy' AND until IS NOT NULL ORDER BY id)";
const NOTED: &str =
    "SELECT group_concat(author_id || ' ' || matter || ' ' || person_id || ' ' || coalesce(became, '-'), '; ')
    FROM (SELECT * FROM journal WHERE matter LIKE 'deputy-%' ORDER BY id)";
/// An event of the cluster that is over, and one that comes.
const EVENTS: &str = "
    INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_at)
    VALUES (1, 'seminar', 'Линзы', '', '2026-11-20T09:00:00+00:00', 'Школа', '2026-11-01T00:00:00+00:00'),
           (1, 'seminar', 'Призмы', '', '2026-12-01T09:00:00+00:00', 'Школа', '2026-11-01T00:00:00+00:00');
    INSERT INTO event_group SELECT id, 1 FROM event";

/// A leader names a deputy, who hears of it and does there what the leader does: sheets, events, messages, the whole roster.
/// Neither the cluster nor the deputyship is theirs to pass on.
#[tokio::test]
async fn a_leader_names_a_deputy_who_leads_and_passes_nothing_on() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    world.tamper(EVENTS).await;
    olga.goes(r#">1:attendance:{"sheet":{"event":1}}"#).await;
    olga.does_not_see("Закрыть лист");
    pyotr.does(&["> /clusters", "~ Физика", "Заместитель"]).await;
    pyotr.sees("Кто будет заместителем?");
    pyotr.presses_like("Петрова").await;
    pyotr.sees("Назначить заместителя?");
    pyotr.sees("Передать кластер он не может.");
    pyotr.presses("Назначить").await;
    pyotr.sees("✅ Заместитель назначен.");
    pyotr.sees("Петрова Ольга, с 21 ноября");
    pyotr.says("Ыъ").await;
    pyotr.sees("Здесь нужно нажать кнопку");
    assert_eq!(world.text(DEPUTY).await, "2");
    world.deliver().await;
    olga.sees("Вы заместитель руководителя: «Физика»");
    olga.presses("Открыть кластер").await;
    olga.sees("ведёт Ершов Пётр");
    olga.sees("Вы заместитель руководителя");
    olga.sees("Пригласите коллег по ссылке");
    for label in ["Создать событие", "Участники", "Чем помогает", "QR-код", "Места", "Программа", "Группа в Telegram"]
    {
        assert!(olga.card().has_button(label), "{label} is not on\n{}", olga.screen());
    }
    assert!(!olga.card().has_button("Передать кластер"), "{}", olga.screen());
    pyotr.does(&["> /clusters", "~ Физика"]).await;
    pyotr.sees("Заместитель руководителя: Петрова Ольга");
    // «Сегодня» brings the sheet, and the commands are a leader's.
    olga.says("/menu").await;
    olga.label_like("Линзы");
    olga.goes(r#">1:attendance:{"sheet":{"event":1}}"#).await;
    olga.presses_like("Петрова").await;
    olga.presses("Закрыть лист").await;
    assert_eq!(world.count("SELECT count(*) FROM event WHERE id = 1 AND attendance_saved_at IS NOT NULL").await, 1);
    olga.goes(r#">1:events:{"card":{"id":2}}"#).await;
    olga.presses("Перенести").await;
    olga.sees("Призмы");
    olga.goes(r#">1:newevent:{"of":{"group":1}}"#).await;
    olga.sees("Какое событие?");
    olga.goes(r#">1:newbroadcast:"new""#).await;
    olga.does_not_see("Рассылки делают");
    // The roster is whole, and says who is the deputy.
    olga.goes(r#">1:clusters:{"members":{"id":1}}"#).await;
    olga.sees("Петрова Ольга, Школа № 3 · заместитель руководителя");
    olga.presses("📄 Таблица").await;
    world.made().await;
    let rows = cells(file(&olga).1);
    let roles: Vec<_> = rows.iter().skip(1).map(|row| row[4].as_str()).collect();
    assert_eq!(roles, ["руководитель", "заместитель руководителя"], "{rows:?}");
    // What is the leader's alone.
    olga.goes(r#">1:leadership:{"of":{"group":1}}"#).await;
    olga.sees("Передать кластер и назначить заместителя может только руководитель");
    olga.goes(r#">1:deputy:{"of":{"group":1}}"#).await;
    olga.sees("Вы заместитель руководителя этого кластера.");
    olga.does_not_see("Снять");
    olga.says("/profile").await;
    olga.sees("Вы заместитель руководителя: «Физика»");
    assert_eq!(world.text(NOTED).await, "1 deputy-named 2 deputy");
    world.end().await;
}

/// The deputy stands where the leader does: told of what the other has made or changed, asked by nobody, and not counted as
/// silent. The leader, who is no member, hears in turn of what the deputy has moved.
#[tokio::test]
async fn who_leads_is_told_of_events_and_asked_by_nobody() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    let anna = world.teacher("Ким Анна").await;
    world
        .tamper("INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 4, '2026-11-01T00:00:00+00:00')")
        .await;
    names(&pyotr).await;
    world.deliver().await;
    seminar(&pyotr).await;
    anna.sees("Придёте?");
    olga.sees("Семинар: Формирующее оценивание");
    olga.sees("🗓 чт, 26 ноября, 14:30");
    olga.sees("Вы ведёте это событие.");
    olga.does_not_see("Придёте?");
    olga.presses("Открыть").await;
    // Of two members besides the leader one is asked; the leader reads the same.
    for somebody in [&olga, &pyotr] {
        somebody.opens("event-1").await;
        somebody.sees("молчит 1");
        somebody.presses("Ответы").await;
        somebody.label_like("Молчат: 1");
    }
    olga.says("/menu").await;
    olga.does_not_see("Ответить: 26.11");
    anna.says("/menu").await;
    anna.label_like("Ответить: 26.11");
    olga.opens("event-1").await;
    olga.does(&["Перенести", "27", "Перенести и уведомить"]).await;
    world.deliver().await;
    pyotr.sees("Перенесено: Формирующее оценивание");
    pyotr.sees("🗓 пт, 27 ноября, 14:30, а не чт, 26 ноября, 14:30");
    pyotr.sees("Вы ведёте это событие.");
    pyotr.does_not_see("Придёте?");
    // Who wishes to be counted says so, and is.
    olga.opens("event-1").await;
    olga.presses("Иду").await;
    olga.sees("👥 Идёт 1");
    pyotr.opens("event-1").await;
    pyotr.does(&["Отменить событие", "Отменить событие"]).await;
    world.deliver().await;
    olga.sees("❌ Отменено: Формирующее оценивание");
    anna.sees("❌ Отменено: Формирующее оценивание");
    world.end().await;
}

/// By a notice of any age the deputy gives it back, and the leader hears of it; the leader takes it back, and the deputy does.
#[tokio::test]
async fn a_deputyship_is_given_back_and_taken_back() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    names(&pyotr).await;
    world.deliver().await;
    let notice = olga.messages_with("Вы заместитель руководителя: «Физика»");
    olga.presses_on(notice, "Отказаться").await;
    assert!(olga.chat().contains("✅ Вы больше не заместитель."), "{}", olga.chat());
    assert_eq!(world.text(DEPUTY).await, "-");
    olga.goes(r#">1:attendance:"list""#).await;
    olga.sees("Присутствие отмечают руководители кластеров.");
    world.deliver().await;
    pyotr.sees("Заместителя больше нет: «Физика»");
    pyotr.presses("Назначить другого").await;
    pyotr.does(&["~ Петрова", "Назначить"]).await;
    world.deliver().await;
    let notice = olga.messages_with("Вы заместитель руководителя: «Физика»");
    pyotr.presses("Снять").await;
    pyotr.sees("Снять заместителя?");
    pyotr.presses("Снять").await;
    pyotr.sees("✅ Заместителя больше нет.");
    world.deliver().await;
    olga.sees("Вы больше не заместитель: «Физика»");
    // What stands in a chat does nothing by then.
    olga.presses_on(notice, "Отказаться").await;
    assert!(olga.chat().contains("Заместителя уже сменили или сняли."), "{}", olga.chat());
    // From the card, after a question.
    names(&pyotr).await;
    world.deliver().await;
    olga.does(&["> /clusters", "~ Физика", "Заместитель", "Отказаться"]).await;
    olga.sees("Отказаться быть заместителем?");
    olga.presses("Отказаться").await;
    olga.sees("✅ Вы больше не заместитель.");
    assert!(!olga.card().has_button("Создать событие"), "{}", olga.screen());
    assert_eq!(world.text(ENDED).await, "2 own; 2 order; 2 own");
    assert_eq!(
        world.text(NOTED).await,
        "1 deputy-named 2 deputy; 2 deputy-ended 2 own; 1 deputy-named 2 deputy; 1 deputy-ended 2 order; \
         1 deputy-named 2 deputy; 2 deputy-ended 2 own"
    );
    world.end().await;
}

/// A coordinator names and ends a deputy too, and the leader hears of it. There is one at a time.
#[tokio::test]
async fn a_coordinator_names_a_deputy_and_there_is_one_at_a_time() {
    let world = World::start().await;
    let (pyotr, olga, irina) = a_cluster(&world).await;
    let anna = world.teacher("Ким Анна").await;
    world
        .tamper("INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 4, '2026-11-01T00:00:00+00:00')")
        .await;
    pyotr.does(&["> /clusters", "~ Физика", "Заместитель", "~ Ким"]).await;
    pyotr.sees("Ким Анна, Школа № 3");
    names(&irina).await;
    pyotr.presses("Назначить").await;
    assert!(pyotr.chat().contains("В кластере уже есть заместитель."), "{}", pyotr.chat());
    assert!(pyotr.chat().contains("Петрова Ольга, с 21 ноября"), "{}", pyotr.chat());
    world.deliver().await;
    olga.sees("Вы заместитель руководителя: «Физика»");
    assert!(pyotr.chat().contains("Новый заместитель: «Физика»"), "{}", pyotr.chat());
    assert!(pyotr.chat().contains("Координатор назначил: Петрова Ольга."), "{}", pyotr.chat());
    // Who is none of them learns nothing and ends nothing.
    anna.goes(r#">1:deputy:{"of":{"group":1}}"#).await;
    anna.does_not_see("Петрова");
    anna.does(&["> /clusters", "~ Физика"]).await;
    assert!(!anna.card().has_button("Заместитель"), "{}", anna.screen());
    irina.does(&["> /clusters", "~ Физика", "Заместитель", "Снять", "Снять"]).await;
    irina.sees("✅ Заместителя больше нет.");
    world.deliver().await;
    assert!(pyotr.chat().contains("Заместителя больше нет: «Физика»"), "{}", pyotr.chat());
    assert_eq!(world.text(DEPUTY).await, "-");
    world.end().await;
}

/// A deputyship that ends as any role does, at the desk, by the deputy's own wish or by its term, is the leader's to hear of as
/// well, each once.
#[tokio::test]
async fn a_leader_hears_of_a_deputy_whose_role_has_ended() {
    let world = World::start().await;
    let (pyotr, olga, irina) = a_cluster(&world).await;
    let heard = || pyotr.chat().matches("Заместителя больше нет: «Физика»").count();
    names(&pyotr).await;
    irina.goes(r#">1:roles:{"person":{"id":2}}"#).await;
    irina.does(&["~ аместитель", "Снять", "Без приказа", "Снять"]).await;
    irina.sees("✅ Роль снята.");
    world.deliver().await;
    assert_eq!(heard(), 1, "{}", pyotr.chat());
    names(&pyotr).await;
    world.deliver().await;
    olga.does(&["> /profile", "Мои роли", "~ аместитель", "Сложить роль", "Сложить роль"]).await;
    olga.sees("✅ Роль сложена.");
    world.deliver().await;
    assert_eq!(heard(), 2, "{}", pyotr.chat());
    assert_eq!(world.text(DEPUTY).await, "-");
    names(&pyotr).await;
    world.tamper("UPDATE appointment SET term = '2026-11-25' WHERE role = 'deputy' AND until IS NULL").await;
    world.later(chrono::TimeDelta::days(6));
    world.deliver().await;
    world.until_said(pyotr.id, "Заместителя больше нет").await;
    world.until_count("SELECT count(*) FROM appointment WHERE role = 'deputy' AND until IS NULL", 0).await;
    world.deliver().await;
    assert_eq!(heard(), 3, "{}", pyotr.chat());
    world.end().await;
}

/// S1-04: passed on to another, the cluster keeps its deputy; passed on to the deputy, it has none.
#[tokio::test]
async fn a_deputy_stays_when_the_cluster_is_passed_on_unless_they_lead_it() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    let anna = world.teacher("Ким Анна").await;
    world
        .tamper("INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 4, '2026-11-01T00:00:00+00:00')")
        .await;
    names(&pyotr).await;
    pyotr.does(&["> /clusters", "~ Физика", "Передать кластер", "~ Ким", "Предложить"]).await;
    world.deliver().await;
    anna.presses("Согласиться").await;
    assert_eq!(world.text(DEPUTY).await, "2");
    anna.does(&["> /clusters", "~ Физика"]).await;
    anna.sees("Заместитель руководителя: Петрова Ольга");
    anna.does(&["Передать кластер", "~ Петрова", "Предложить"]).await;
    world.deliver().await;
    olga.presses("Согласиться").await;
    olga.sees("✅ Вы согласились и ведёте кластер.");
    assert_eq!(
        world.text("SELECT group_concat(person_id) FROM appointment WHERE role = 'leader' AND until IS NULL").await,
        "2"
    );
    assert_eq!(world.text(DEPUTY).await, "-");
    assert_eq!(world.text(ENDED).await, "2 handing");
    assert_eq!(world.text(NOTED).await, "1 deputy-named 2 deputy; 2 deputy-ended 2 handing");
    olga.does(&["> /clusters", "~ Физика"]).await;
    olga.label_like("Передать кластер");
    world.end().await;
}

/// Whoever leaves the cluster is its deputy no longer, and the leader hears of it; nor is who leaves the municipality.
#[tokio::test]
async fn a_deputyship_ends_with_the_membership() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    names(&pyotr).await;
    world.deliver().await;
    olga.does(&["> /clusters", "~ Физика", "Выйти", "Выйти"]).await;
    olga.sees("✅ Вы вышли из кластера.");
    assert!(!olga.card().has_button("Создать событие"), "{}", olga.screen());
    assert_eq!(world.text(DEPUTY).await, "-");
    world.deliver().await;
    assert!(pyotr.chat().contains("Заместителя больше нет: «Физика»"), "{}", pyotr.chat());
    assert_eq!(world.text(NOTED).await, "1 deputy-named 2 deputy; 2 deputy-ended 2 own");
    // Who has come back is no deputy by that, and may be named again.
    olga.does(&["> /clusters", "~ Физика", "Вступить"]).await;
    assert_eq!(world.text(DEPUTY).await, "-");
    names(&pyotr).await;
    let mut tx = world.tx().await;
    let guard = Coordinator::find(&mut tx, PersonId(3)).await.unwrap().unwrap();
    assert_eq!(people::mark_left(&mut tx, guard, PersonId(2)).await.unwrap(), Leaving::Left { groups: 1 });
    tx.finish().0.commit().await.unwrap();
    world.deliver().await;
    assert_eq!(pyotr.chat().matches("Заместителя больше нет: «Физика»").count(), 2, "{}", pyotr.chat());
    assert_eq!(world.text(DEPUTY).await, "-");
    assert!(world.text(NOTED).await.ends_with("3 deputy-ended 2 -"), "{}", world.text(NOTED).await);
    world.end().await;
}

/// Whoever is erased is the deputy no longer: the leader hears so, without a name, and can name another one. Whoever only belongs
/// to the cluster goes unheard.
#[tokio::test]
async fn a_deputyship_ends_with_an_erasure() {
    let world = World::start().await;
    let (pyotr, olga, _irina) = a_cluster(&world).await;
    names(&pyotr).await;
    olga.says("/forget").await;
    olga.presses_like("Удалить").await;
    assert_eq!(world.count("SELECT count(*) FROM person WHERE id = 2").await, 0);
    assert_eq!(world.text(DEPUTY).await, "-");
    world.deliver().await;
    pyotr.sees("Заместителя больше нет: «Физика»");
    pyotr.does_not_see("Петрова");
    assert!(pyotr.card().has_button("Назначить другого"), "{}", pyotr.screen());
    let anna = world.teacher("Ким Анна").await;
    anna.does(&["> /clusters", "~ Физика", "Вступить"]).await;
    let vera = world.teacher("Орлова Вера").await;
    vera.does(&["> /clusters", "~ Физика", "Вступить", "> /forget", "Удалить всё"]).await;
    world.deliver().await;
    assert_eq!(pyotr.chat().matches("Заместителя больше нет").count(), 1, "{}", pyotr.chat());
    pyotr.does(&["> /clusters", "~ Физика"]).await;
    pyotr.does_not_see("Заместитель руководителя");
    pyotr.does(&["Заместитель", "~ Ким", "Назначить"]).await;
    pyotr.sees("✅ Заместитель назначен.");
    world.end().await;
}

/// Lists of nobody and of many; a closed cluster needs no deputy.
#[tokio::test]
async fn the_list_of_deputies_holds_at_any_length() {
    let world = World::start().await;
    let (pyotr, _olga, irina) = a_cluster(&world).await;
    world.tamper("DELETE FROM membership").await;
    pyotr.does(&["> /clusters", "~ Физика", "Заместитель"]).await;
    pyotr.sees("Заместителем может быть участник, который сам пользуется ботом.");
    world
        .tamper(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             SELECT 1000 + i, 1, 1, 'Иванова' || i, 'Анна', x'', '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00' FROM n;
             INSERT INTO account (channel, external, municipality_id, person_id, language)
             SELECT 'telegram', '77' || id, 1, id, 'ru' FROM person WHERE id > 1000;
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 1000",
        )
        .await;
    pyotr.does(&["> /clusters", "~ Физика", "Заместитель"]).await;
    assert!(pyotr.card().labels().len() <= 12, "{}", pyotr.screen());
    pyotr.says("никто").await;
    pyotr.sees("По запросу «никто» ничего не нашлось.");
    pyotr.says("иванова300").await;
    pyotr.label_like("Иванова300 Анна");
    world.tamper("UPDATE groups SET phase = 'closed'").await;
    irina.goes(r#">1:deputy:{"of":{"group":1}}"#).await;
    irina.sees("Кластер завершён, заместитель ему уже не нужен.");
    world.end().await;
}

/// S1-06: customers, performers and experts stand in the order of the roster, and so does the deputy.
#[tokio::test]
async fn s1_06_parts_and_the_deputy_stand_in_the_order_of_the_roster() {
    let world = World::start().await;
    let (pyotr, _olga, irina) = a_cluster(&world).await;
    world
        .tamper(
            "INSERT INTO membership (group_id, organisation_id, joined_at) VALUES (1, 1, '2026-11-01T00:00:00+00:00');
             INSERT INTO membership (group_id, name, joined_at) VALUES (1, 'Гостев Пётр', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    pyotr.does(&["> /clusters", "~ Физика", "Участники", "Роли участников", "~ Петрова", "Исполнитель"]).await;
    pyotr.does(&["~ Школа № 3", "Заказчик", "~ Гостев", "Эксперт"]).await;
    names(&pyotr).await;
    orders(&irina, "Приказ о составе", "№ 1").await;
    let paper = words(&file(&irina).1);
    for line in [
        "Ершов Пётр\nУчитель, Школа № 3\nруководитель\n",
        "Петрова Ольга\nУчитель, Школа № 3\nзаместитель руководителя, исполнитель\n",
        "участник, заказчик\n",
        "участник, эксперт\n",
    ] {
        assert!(paper.contains(line), "«{line}» is not in\n{paper}");
    }
    world.end().await;
}
