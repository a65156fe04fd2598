//! What goes wrong with pairs: oneself, two at the same moment, an old proposal, and a day until which somebody is left in peace.

use grozd::ids::PersonId;
use grozd::model::pairs::{self, Basis, Proposal, Proposed};

use crate::pair_matching::matches;
use crate::world::{Somebody, World};

/// A mentor may have one mentee.
const ROOM_FOR_ONE: &str = "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
    INSERT INTO regulation_override VALUES (1, 'mentor_load', 1, '1', 'приказ')";

/// The regulation of S2: three bases.
const BASES: &str = "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
    INSERT INTO regulation_override VALUES (1, 'pair_bases', 1, 'subject,mentor,competency', 'приказ')";

async fn states(world: &World) -> String {
    let states = "SELECT coalesce(group_concat(state || coalesce(' ' || ending, ''), '; '), '') FROM (SELECT * FROM pair ORDER BY id)";
    world.text(states).await
}

async fn offers(who: &Somebody<'_>) {
    who.goes(r#">1:mentoring:"mine""#).await;
    who.presses("Могу быть наставником").await;
}

/// Looks for a mentor, and stands before the list of those who can be asked.
async fn seeks(who: &Somebody<'_>) {
    who.goes(r#">1:mentoring:"mine""#).await;
    who.presses("Нужен наставник").await;
    if who.shows("Какая помощь нужна?") {
        who.presses("Опытный наставник").await;
    }
    who.presses("Не учитывать").await;
}

async fn asks(who: &Somebody<'_>, name: &str) {
    seeks(who).await;
    who.presses_like(name).await;
    who.presses("9 месяцев").await;
}

/// Whoever offers to be a mentor and looks for one is neither offered to themselves, nor matched with, nor proposed.
#[tokio::test]
async fn nobody_is_paired_with_themselves() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper("UPDATE person SET teaching_since = '2025-09-01' WHERE id = 2").await;
    offers(&olga).await;
    seeks(&olga).await;
    olga.does_not_see("Петрова");
    olga.goes(r#">1:mentoring:"mine""#).await;
    olga.presses("Кто ищет наставника").await;
    olga.does_not_see("Петрова");
    matches(&irina).await;
    irina.does_not_see("Посмотреть пары");
    irina.goes(r#">1:pairing:"all""#).await;
    irina.presses("Без наставника: 1").await;
    irina.presses_like("Петрова").await;
    let is_offered = irina.card().keyboard.iter().flatten().any(|button| button.text.contains("Петрова"));
    assert!(!is_offered, "{}", irina.screen());
    let mut tx = world.tx().await;
    let (one, months) = (PersonId(2), 9);
    let of = |basis| Proposal { basis, mentor: one, mentee: one, subject: None, direction: None, months };
    for basis in [Basis::Mentor, Basis::Competency, Basis::Subject] {
        assert!(matches!(pairs::propose(&mut tx, of(basis), None).await.unwrap(), Proposed::Same));
    }
    drop(tx);
    assert_eq!(world.count("SELECT count(*) FROM pair").await, 0);
    world.end().await;
}

/// A mentor with room for one more accepts two proposals by two telephones in the same moment: one pair, and the other telephone
/// hears why.
#[tokio::test]
async fn two_acceptances_at_once_stay_within_the_limit() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    let ivan = world.teacher("Котов Иван Ильич").await;
    let second = world.teacher("Орлова Вера Ильинична").await;
    world.tamper(ROOM_FOR_ONE).await;
    // The second telephone is hers as well.
    world.tamper("UPDATE account SET person_id = 2 WHERE person_id = 5").await;
    offers(&olga).await;
    asks(&anna, "Петрова").await;
    asks(&ivan, "Петрова").await;
    assert_eq!(states(&world).await, "proposed; proposed");
    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    second.goes(r#">1:mentoring:{"card":{"id":2}}"#).await;
    tokio::join!(olga.presses("Согласиться"), second.presses("Согласиться"));
    let now = states(&world).await;
    assert!(now == "accepted; cancelled full" || now == "cancelled full; accepted", "{now}");
    let late = if now.starts_with("accepted") { &second } else { &olga };
    assert!(late.chat().contains("Эта пара уже закрыта или решена."), "{}", late.chat());
    late.sees("Итог: у наставника больше нет места");
    world.deliver().await;
    let left = if now.starts_with("accepted") { &ivan } else { &anna };
    left.sees("Предложение пары закрыто");
    world.end().await;
}

/// Both sides propose to each other in the same moment: the second proposal joins the first, of equals and of a mentor alike.
#[tokio::test]
async fn two_who_propose_to_each_other_at_once_are_one_pair() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world.tamper(BASES).await;
    for (who, other) in [(&olga, "Зимина"), (&anna, "Петрова")] {
        who.goes(r#">1:mentoring:"mine""#).await;
        who.presses("Пара по предмету").await;
        who.presses("Математика").await;
        who.presses_like(other).await;
    }
    tokio::join!(olga.presses("3 месяца"), anna.presses("3 месяца"));
    assert_eq!(states(&world).await, "active");

    offers(&olga).await;
    seeks(&anna).await;
    olga.goes(r#">1:mentoring:"mine""#).await;
    olga.presses("Кто ищет наставника").await;
    olga.sees("Ищет наставника 1 коллега");
    olga.presses_like("Зимина").await;
    anna.presses_like("Петрова").await;
    tokio::join!(olga.presses("9 месяцев"), anna.presses("9 месяцев"));
    assert_eq!(states(&world).await, "active; accepted");
    world.end().await;
}

/// A mentor asks one who looks for one and shows their name: they hear from whom it is, and answer as to any proposal. Who does not
/// show it stands in no list.
#[tokio::test]
async fn a_mentor_proposes_to_whoever_looks_for_one() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    let ivan = world.teacher("Котов Иван Ильич").await;
    world
        .tamper(
            "UPDATE consent SET withdrawn_at = '2026-11-21T12:00:00+00:00'
             WHERE purpose = 'name' AND account_id = (SELECT id FROM account WHERE person_id = 4)",
        )
        .await;
    olga.goes(r#">1:mentoring:"mine""#).await;
    olga.does_not_see("Кто ищет наставника");
    offers(&olga).await;
    olga.presses("Кто ищет наставника").await;
    olga.sees("Сейчас никто из тех, кто показывает своё имя");
    seeks(&anna).await;
    seeks(&ivan).await;
    olga.goes(r#">1:mentoring:"mine""#).await;
    olga.presses("Кто ищет наставника").await;
    olga.does_not_see("Котов");
    olga.presses_like("Зимина").await;
    olga.presses("9 месяцев").await;
    olga.sees("✅ Предложение отправлено.");
    world.deliver().await;
    anna.sees("⏳ Вам предлагают пару");
    anna.presses("Открыть").await;
    anna.presses("Согласиться").await;
    assert_eq!(states(&world).await, "accepted");
    olga.goes(r#">1:mentoring:"mine""#).await;
    olga.presses("Кто ищет наставника").await;
    olga.does_not_see("Зимина");
    world.end().await;
}

/// An old proposal does nothing once it was taken back, nor after the pair that came of another one has ended.
#[tokio::test]
async fn an_old_proposal_does_nothing() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    offers(&olga).await;
    asks(&anna, "Петрова").await;
    world.deliver().await;
    olga.presses("Открыть").await;
    let old = olga.card().id;
    world
        .tamper(
            "UPDATE pair SET state = 'cancelled', ending = 'withdrawn', ended_at = '2026-11-21T09:00:00+00:00',
                    next_at = NULL;
             INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '1', '2026-02-01');
             INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes,
                               mentee_yes, order_id, since, until, ended_at, ending)
             VALUES (1, 'mentor', 2, 3, 9, 3, 'completed', '2026-02-01T00:00:00+00:00', '2026-02-01T00:00:00+00:00',
                     '2026-02-01T00:00:00+00:00', 1, '2026-02-01', '2026-11-01', '2026-11-01T00:00:00+00:00', 'reached')",
        )
        .await;
    let before = states(&world).await;
    olga.presses_on(old, "Согласиться").await;
    assert_eq!(states(&world).await, before, "{}", olga.chat());
    olga.sees("Итог: предложение отозвано");
    assert_eq!(world.count("SELECT count(*) FROM pair WHERE mentor_yes > '2026-11'").await, 0);
    world.end().await;
}

/// «Сейчас не могу», until a day: the proposal is declined, and until then nobody is proposed to them: neither by a colleague nor
/// at the desk; afterwards they are asked again.
#[tokio::test]
async fn whoever_cannot_now_is_left_in_peace_until_a_day() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    let ivan = world.teacher("Котов Иван Ильич").await;
    offers(&olga).await;
    asks(&anna, "Петрова").await;
    world.deliver().await;
    olga.presses("Открыть").await;
    olga.presses("Сейчас не могу").await;
    olga.sees("До какого дня не предлагать?");
    olga.presses("30").await;
    assert_eq!(states(&world).await, "cancelled declined");
    olga.sees("До 30.11.2026 вам не предлагают новых пар");
    seeks(&ivan).await;
    ivan.does_not_see("Петрова");
    // Who looks for a mentor is left in peace as well.
    offers(&ivan).await;
    irina.goes(r#">1:pairing:"all""#).await;
    world.tamper("UPDATE mentoring SET paused_till = '2026-11-30' WHERE person_id = 3").await;
    let mut tx = world.tx().await;
    let proposal = Proposal {
        basis: Basis::Mentor,
        mentor: PersonId(4),
        mentee: PersonId(3),
        subject: None,
        direction: None,
        months: 9,
    };
    assert!(matches!(pairs::propose(&mut tx, proposal, None).await.unwrap(), Proposed::NotAsked));
    drop(tx);
    world.later(chrono::TimeDelta::days(10));
    seeks(&ivan).await;
    ivan.sees("Петрова");
    world.end().await;
}

/// «Each list at 0, 1, 7, 300 rows»: those of one's own pairs and of their meetings, of a state at the desk, of young specialists
/// without a mentor, of those who look for one, of the set that was matched, and of whose order is awaited.
#[tokio::test]
async fn lists_of_any_length_are_read() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let short = |who: &Somebody<'_>| assert!(who.card().labels().len() <= 12, "{}", who.screen());
    olga.goes(r#">1:mentoring:"mine""#).await;
    olga.sees("Пар пока нет.");
    irina.goes(r#">1:pairing:"all""#).await;
    irina.sees("Здесь появятся пары");
    irina.presses("Кто ищет наставника").await;
    irina.sees("Сейчас никто не ищет наставника.");
    world
        .tamper(
            "INSERT INTO mentoring (person_id, municipality_id, offers_since) VALUES (2, 1, '2026-11-01T00:00:00+00:00');
             INSERT INTO pair_run (id, municipality_id, state, begun_at, ended_at, found)
             VALUES (1, 1, 'done', '2026-11-20T00:00:00+00:00', '2026-11-20T00:00:09+00:00', '[]')",
        )
        .await;
    // In each school there is one who asks Olga, a mentor with a mentee, and a young specialist who looks for a mentor.
    let mut from = 1;
    for count in [1, 7, 300] {
        let rows = format!(
            "WITH RECURSIVE n (i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {count})
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form, confirmed)
             SELECT 2000 + i, 1, 'Лицей № ' || i, 'Лицей № ' || i, x'01', ' лицей ' || i, 1 FROM n;
             WITH RECURSIVE n (i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {count})
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                                 teaching_since, enrolled_at)
             SELECT kind * 1000 + i, 1, 2000 + i, word || (1000 + i), 'Анна', CAST(printf('%06d', i) AS BLOB),
                    ' ' || small || (1000 + i) || ' анна', 1, iif(kind = 5, '2026-09-01', '2010-09-01'),
                    '2026-11-01T00:00:00+00:00'
             FROM n CROSS JOIN (SELECT 3 AS kind, 'Ким' AS word, 'ким' AS small UNION ALL SELECT 4, 'Лоза', 'лоза'
                                UNION ALL SELECT 5, 'Мак', 'мак' UNION ALL SELECT 6, 'Нил', 'нил') AS kinds;
             INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentee_yes)
             SELECT 1, 'mentor', 2, id, 9, 3, 'proposed', '2026-11-20T00:00:00+00:00', '2026-11-20T00:00:00+00:00'
             FROM person WHERE id BETWEEN 3000 + {from} AND 3000 + {count};
             INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes,
                               mentee_yes)
             SELECT 1, 'mentor', id, id + 2000, 9, 3, 'accepted', '2026-11-20T00:00:00+00:00', '2026-11-20T00:00:00+00:00',
                    '2026-11-20T00:00:00+00:00'
             FROM person WHERE id BETWEEN 4000 + {from} AND 4000 + {count};
             INSERT INTO mentoring (person_id, municipality_id, seeks_since, basis)
             SELECT id, 1, '2026-11-19T00:00:00+00:00', 'mentor' FROM person
             WHERE id BETWEEN 5000 + {from} AND 5000 + {count};
             INSERT INTO mentoring (person_id, municipality_id, offers_since)
             SELECT id, 1, '2026-11-19T00:00:00+00:00' FROM person WHERE id BETWEEN 4000 + {from} AND 4000 + {count};
             UPDATE pair_run SET found = (SELECT json_group_array(json_array(id - 1000, id)) FROM person
                                          WHERE id BETWEEN 5001 AND 5000 + {count})"
        );
        world.tamper(rows.leak()).await;
        from = count + 1;
        let last = 1000 + count;

        olga.goes(r#">1:mentoring:"mine""#).await;
        short(&olga);
        if count > 6 {
            olga.presses(&format!("Все пары: {count}")).await;
            short(&olga);
            olga.says(&format!("ким{last}")).await;
        }
        olga.presses_like(&format!("Ким{last}")).await;
        olga.sees(&format!("Ким{last}"));

        for (button, name) in [("Ждёт ответа", "Ким"), ("Ждёт приказа", "Лоза")] {
            irina.goes(r#">1:pairing:"all""#).await;
            short(&irina);
            irina.presses_like(&format!("{button}: {count}")).await;
            short(&irina);
            irina.says(&format!("{name}{last}")).await;
            irina.presses_like(&format!("{name}{last}")).await;
            irina.sees(&format!("{name}{last}"));
        }
        irina.goes(r#">1:pairing:"all""#).await;
        irina.presses(&format!("Без наставника: {count}")).await;
        short(&irina);
        irina.says(&format!("мак{last}")).await;
        irina.label_like(&format!("Мак{last}"));

        irina.goes(r#">1:pairing:"all""#).await;
        irina.presses("Кто ищет наставника").await;
        short(&irina);
        irina.says(&format!("мак{last}")).await;
        irina.label_like(&format!("Мак{last}"));
        irina.says("никого").await;
        irina.sees("По запросу «никого» ничего не нашлось.");

        irina.goes(r#">1:pairing:"found""#).await;
        short(&irina);
        irina.says(&format!("мак{last}")).await;
        irina.label_like(&format!("Лоза{last} А. → Мак{last} А."));
        irina.says("никого").await;
        irina.sees("По запросу «никого» ничего не нашлось.");

        irina.goes(r#">1:pairing:"all""#).await;
        irina.presses("Проект приказа").await;
        short(&irina);
        irina.says(&format!("лицей № {count}")).await;
        irina.label_like(&format!("Лицей № {count}: 1"));
    }
    // Meetings of a pair at work.
    world
        .tamper(
            "INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '1', '2026-01-01');
             INSERT INTO pair (id, municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes,
                               mentee_yes, order_id, since, until)
             VALUES (9000, 1, 'competency', 2, 3001, 9, 3, 'active', '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00+00:00',
                     '2026-01-01T00:00:00+00:00', 1, '2026-01-01', '2027-01-01')",
        )
        .await;
    for (count, said) in [(0, "Встреч пока не было"), (1, "1 встреча"), (7, "7 встреч"), (300, "300 встреч")]
    {
        let rows = format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
             INSERT INTO pair_meeting (pair_id, held_on, kind, minutes, noted_at)
             SELECT 9000, date('2026-11-20', '-' || i || ' days'), 'talk', 45, '2026-11-20T00:00:00+00:00'
             FROM n WHERE i > (SELECT count(*) FROM pair_meeting) AND i <= {count}"
        );
        world.tamper(rows.leak()).await;
        olga.goes(r#">1:mentoring:{"card":{"id":9000}}"#).await;
        olga.presses("Встречи").await;
        olga.sees(said);
        short(&olga);
    }
    olga.presses("›").await;
    olga.presses_like("13.11.2026").await;
    olga.sees("13.11.2026");
    world.end().await;
}
