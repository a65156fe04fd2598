//! Guests of events, typed by name, who turn out to be somebody of the municipality.

use chrono::TimeDelta;

use crate::events::{cluster, seminar};
use crate::world::World;

const RECORDS: &str = "SELECT group_concat(coalesce(person_id, 'гость ' || name), '; ' ORDER BY id) FROM record";
const MARKS: &str =
    "SELECT group_concat(coalesce(person_id, 'гость ' || name) || ' ' || state, '; ' ORDER BY id) FROM mark";

/// Attendance: people without the messenger are «later joined with their account by a coordinator with their history»: sheets and
/// records agree, the person sees it among what was theirs, and for a month it is undone.
#[tokio::test]
async fn a_guest_becomes_somebody_with_their_history_and_back() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    seminar(&leader).await;
    world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    leader.says("Зимина Анна Петровна").await;
    leader.presses("Записать гостем").await;
    leader.presses("Участие").await;
    // Who was a guest is nobody's business but a coordinator's.
    leader.presses_like("Гость Зимина").await;
    leader.does_not_see("Кто это из педагогов");
    leader.presses("‹ Назад").await;
    leader.presses("Закрыть лист").await;
    assert_eq!(world.text(RECORDS).await, "гость Зимина Анна Петровна");

    let anna = world.teacher("Зимина Анна Петровна").await;
    irina.goes(r#">1:people:{"card":{"id":4}}"#).await;
    irina.presses("Изменить запись").await;
    irina.presses("Был гостем").await;
    irina.presses("Зимина Анна Петровна: 1").await;
    irina.sees("Это один человек?");
    irina.sees("🗓 26.11.2026 Формирующее оценивание");
    irina.presses("Да, соединить").await;
    irina.sees("✅ Соединили: 1 событие теперь в записи.");
    assert_eq!(world.text(RECORDS).await, "4");
    assert_eq!(world.text(MARKS).await, "4 present");
    anna.goes(r#">1:events:"record""#).await;
    anna.sees("Формирующее оценивание");

    // A certificate that she has got meanwhile is revoked with it, and its number stays.
    anna.opens("event-1").await;
    anna.presses("Сертификат").await;
    assert_eq!(world.count("SELECT count(*) FROM certificate WHERE revoked_at IS NULL").await, 1);
    let code = world.text("SELECT code FROM certificate").await;
    irina.presses("Разъединить с гостем").await;
    irina.sees("Всё, что было у гостя «Зимина Анна Петровна»");
    irina.sees("он будет отозван");
    irina.presses("Разъединить с гостем").await;
    irina.sees("✅ Разъединили");
    assert_eq!(world.text(RECORDS).await, "гость Зимина Анна Петровна");
    assert_eq!(world.text(MARKS).await, "гость Зимина Анна Петровна present");
    assert_eq!(world.text("SELECT number || ' ' || (revoked_at IS NOT NULL) FROM certificate").await, "1 1");
    let asker = world.person("Кто-то");
    asker.opens(&format!("proof-{code}")).await;
    asker.sees("❌ Отозван");

    // From the guest's line, by a leader who is a coordinator, on the closed sheet; who stood there already is there once.
    world
        .tamper(
            "INSERT INTO mark (event_id, person_id, state) VALUES (1, 4, 'absent');
             INSERT INTO appointment (municipality_id, person_id, role, since)
             VALUES (1, 1, 'coordinator', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    leader.presses("Участие").await;
    leader.presses_like("Гость Зимина").await;
    leader.presses("Кто это из педагогов").await;
    leader.presses_like("Зимина А. П.").await;
    leader.presses("Да, соединить").await;
    assert_eq!(world.text(RECORDS).await, "4");
    assert_eq!(world.text(MARKS).await, "4 present");
    leader.presses("Разъединить с гостем").await;
    leader.presses("Разъединить с гостем").await;
    assert_eq!(world.text(RECORDS).await, "гость Зимина Анна Петровна");
    assert_eq!(world.text(MARKS).await, "4 absent; гость Зимина Анна Петровна present");
    world.end().await;
}
