//! The clock of a municipality, as its regulation has it.

use crate::world::{CLUSTER, World};

/// An event at half past two of Moscow.
const SEMINAR: &str = "
    INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
    VALUES (1, 'seminar', 'Линзы', ' линзы', '2026-11-26T11:30:00+00:00', 'Школа № 3', 1, '2026-11-01T00:00:00+00:00');
    INSERT INTO event_group SELECT id, 1 FROM event";

const STARTS: &str = "SELECT starts_at FROM event";

/// DOMAIN 1.8: a municipality has its time zone. A coordinator changes it by buttons and sees what that does; half past two
/// stays half past two; the settings of the program hold again where the regulation says nothing any more.
#[tokio::test]
async fn a_coordinator_sets_the_clock_and_no_event_moves() {
    let mut world = World::start().await;
    let irina = {
        let irina = world.coordinator("Смирнова Ирина Викторовна").await;
        world.tamper(CLUSTER).await;
        world.tamper(SEMINAR).await;
        irina.opens_key("Работа бота", "Часовой пояс").await;
        irina.sees("как при установке");
        irina.presses("Красноярск, МСК+4").await;
        irina.says("перешли на местное время").await;
        irina.sees("Часы бота уйдут вперёд на 4 часа.");
        irina.sees("События останутся в те же часы");
        irina.presses("Изменить").await;
        irina.sees("✅ Записано");
        assert_eq!(world.text(STARTS).await, "2026-11-26T07:30:00+00:00");
        irina.opens("event-1").await;
        irina.sees("🗓 чт, 26 ноября, 14:30");
        irina.id
    };
    // The settings are another first value, and nothing else.
    for zone in [chrono_tz::Europe::Moscow, chrono_tz::Europe::Samara] {
        world.zone = zone;
        world.restart().await;
        assert_eq!(world.text(STARTS).await, "2026-11-26T07:30:00+00:00");
        world.knows(irina).opens("event-1").await;
        world.knows(irina).sees("🗓 чт, 26 ноября, 14:30");
    }
    {
        let irina = world.knows(irina);
        irina.opens_key("Работа бота", "Часовой пояс").await;
        irina.sees("Красноярск, МСК+4");
        irina.follows(&["Вернуть по положению", "Изменить"]).await;
        irina.sees("✅ Записано");
        assert_eq!(world.text(STARTS).await, "2026-11-26T10:30:00+00:00");
        irina.opens("event-1").await;
        irina.sees("🗓 чт, 26 ноября, 14:30");
    }
    assert_eq!(
        world.text("SELECT time_zone || ' ' || settings_zone FROM municipality").await,
        "Europe/Samara Europe/Samara"
    );
    world.end().await;
}
