//! Lists that are laid into the operator's folder: for each municipality its own, and the common one for one alone.

use std::path::PathBuf;

use crate::diagnosis::lists_go_into_the_folder;
use crate::world::{Somebody, World};

const SCHOOLS: &str = r#">1:imports:{"of":{"kind":"schools"}}"#;

/// Where lists are laid of a municipality that has this folder, or of all.
fn place(world: &World, folder: &str) -> PathBuf {
    world.exchange().join(folder).join("import")
}

/// Loads the only list that is offered.
async fn loads(person: &Somebody<'_>, name: &str) {
    person.goes(SCHOOLS).await;
    person.presses_like(&format!("1. {name}")).await;
    person.world.made().await;
    person.follows(&["Проверить столбцы", "Всё верно"]).await;
    person.world.made().await;
    person.follows(&["Открыть отчёт", "Загрузить: 1"]).await;
    person.sees("✅ Загружено. Новых: 1");
    person.world.until_count("SELECT count(*) FROM import_laid", 0).await;
}

/// Office: with a second municipality in the database no list and no file crosses the line. What lies in the common folder
/// is taken while nobody else could have laid it there.
#[tokio::test]
async fn each_municipality_takes_lists_from_its_own_folder() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let nina = world.coordinator("Зорина Нина Петровна").await;
    lists_go_into_the_folder(&irina).await;
    // The folder is made: nobody would write its name by hand.
    irina.goes(SCHOOLS).await;
    irina.sees("в 1_Лесной_район/import внутри неё");
    let list = |name: &str| format!("Полное наименование\n{name}\n");
    let common = place(&world, "");
    std::fs::create_dir(&common).unwrap();
    std::fs::write(common.join("общий.csv"), list("Лицей № 5")).unwrap();
    loads(&irina, "общий.csv").await;
    assert!(!common.join("общий.csv").exists());

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
    std::fs::write(common.join("общий.csv"), list("Лицей № 6")).unwrap();
    for coordinator in [irina, nina] {
        coordinator.goes(SCHOOLS).await;
        coordinator.sees("Из общей папки import ничего не беру");
        coordinator.sees("Там пока пусто");
        coordinator.does_not_see("общий.csv");
    }
    // The same name in both, and another content.
    let (ours, theirs) = (place(&world, "1_Лесной_район"), place(&world, "2_Степной_район"));
    std::fs::write(ours.join("школы.csv"), list("Лицей № 8")).unwrap();
    std::fs::write(theirs.join("школы.csv"), list("Гимназия № 9")).unwrap();
    nina.goes(SCHOOLS).await;
    nina.sees("в 2_Степной_район/import внутри неё");
    loads(&nina, "школы.csv").await;
    assert!(!theirs.join("школы.csv").exists() && ours.join("школы.csv").exists());
    loads(&irina, "школы.csv").await;
    assert!(!ours.join("школы.csv").exists() && common.join("общий.csv").exists());
    let schools = "SELECT group_concat(municipality_id || ' ' || short_name, ', ') FROM organisation WHERE id > 22";
    assert_eq!(world.text(schools).await, "2 Гимназия № 9, 1 Лицей № 8");
    world.end().await;
}
