//! The lists of growth that hold somebody's own, at nothing, one, a page and many: strengths, results of a diagnosis, words that
//! are shown to coordinators, deficits that are shown by name, clusters that fit, and who could lead one.

use crate::world::World;

/// A statement about the numbers from one to another, which are `n.i` in it.
macro_rules! numbered {
    ($first:literal, $last:literal, $statement:literal) => {
        concat!(
            "CREATE TEMP TABLE n AS WITH RECURSIVE number (i) AS (SELECT ",
            $first,
            " UNION ALL SELECT i + 1 FROM number WHERE i < ",
            $last,
            ") SELECT i FROM number; ",
            $statement,
            "; DROP TABLE n"
        )
    };
}

macro_rules! strengths {
    ($first:literal, $last:literal) => {
        numbered!(
            $first,
            $last,
            "INSERT INTO deficit_item (id, category_id, name_ru, name_en, municipality_id)
             SELECT 1000 + i, 9, '1/' || (1000 + i), '1/' || (1000 + i), 1 FROM n;
             INSERT INTO item_here (municipality_id, item_id, name_ru) SELECT 1, 1000 + i, 'Умение ' || i FROM n;
             INSERT INTO strength SELECT 1, 1000 + i, i % 2, '2026-11-02T00:00:00+00:00' FROM n"
        )
    };
}

/// «Могу помочь с…».
#[tokio::test]
async fn the_list_of_strengths_holds_at_any_length() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.does(&["> /deficits", "Могу помочь с…"]).await;
    olga.sees("Здесь будет то, с чем вы готовы помочь коллеге.");
    for (rows, said) in [
        (strengths!(1, 1), "Записана 1 тема."),
        (strengths!(2, 7), "Записано 7 тем."),
        (strengths!(8, 300), "Записано 300 тем."),
    ] {
        world.tamper(rows).await;
        olga.does(&["> /deficits", "Могу помочь с…"]).await;
        olga.sees(said);
        assert!(olga.card().labels().len() <= 12, "{}", olga.screen());
    }
    olga.says("умение 299").await;
    olga.presses("👥 Умение 299").await;
    olga.sees("👥 Видят коллеги");
    olga.does(&["> /deficits", "Могу помочь с…", "> звездочёт"]).await;
    olga.sees("По запросу «звездочёт» ничего не нашлось.");
    world.end().await;
}

macro_rules! results {
    ($first:literal, $last:literal) => {
        numbered!(
            $first,
            $last,
            "INSERT INTO diagnosis (municipality_id, person_id, category_id, words, level, source, percent, diagnosed_on, came_at,
                                    answer_by)
             SELECT 1, 1, 2, 'Что-то ' || i, 'low', 'cpd_centre', 70, '2026-11-10', '2026-11-20T00:00:00+00:00',
                    '2026-12-20T00:00:00+00:00' FROM n"
        )
    };
}

/// What an outside diagnosis has found waits for its owner.
#[tokio::test]
async fn the_list_of_results_holds_at_any_length() {
    const WAITING: &str = r#">1:diagnosed:"waiting""#;
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.goes(WAITING).await;
    olga.sees("Новых результатов нет.");
    for (rows, all) in
        [(results!(1, 1), None), (results!(2, 7), Some("Взять все: 7")), (results!(8, 300), Some("Взять все: 300"))]
    {
        world.tamper(rows).await;
        olga.goes(WAITING).await;
        olga.sees("1. Что-то");
        assert!(olga.card().labels().len() <= 12, "{}", olga.screen());
        let card = olga.card();
        assert_eq!(card.labels().concat().into_iter().find(|label| label.starts_with("Взять все")), all);
    }
    olga.presses("Взять все: 300").await;
    olga.sees("300 результатов");
    assert_eq!(world.count("SELECT count(*) FROM deficit WHERE person_id = 1").await, 300);
    world.end().await;
}

macro_rules! words {
    ($first:literal, $last:literal) => {
        numbered!(
            $first,
            $last,
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at, words_shown)
             SELECT 2, 2, 'Слова ' || i, 'low', '2026-11-02T00:00:00+00:00', 5000 + i FROM n"
        )
    };
}

/// Words without a name, and deficits that their owner shows by name.
#[tokio::test]
async fn the_lists_of_a_coordinator_hold_at_any_length() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world
        .tamper(
            "INSERT INTO consent (account_id, purpose, text, given_at)
             SELECT id, 'deficits', 3, '2026-11-02T00:00:00+00:00' FROM account WHERE person_id = 2",
        )
        .await;
    for (rows, said) in [(words!(1, 1), "1 запись"), (words!(2, 7), "7 записей"), (words!(8, 300), "300 записей")]
    {
        world.tamper(rows).await;
        irina.goes(r#">1:ownwords:"list""#).await;
        irina.sees(said);
        assert!(irina.card().labels().len() <= 12, "{}", irina.screen());
        irina.goes(r#">1:people:{"card":{"id":2}}"#).await;
        irina.presses("Дефициты").await;
        irina.sees("• Слова ");
        assert!(irina.card().labels().len() <= 12, "{}", irina.screen());
        assert!(irina.card().text.chars().count() <= 1_000, "{}", irina.screen());
    }
    irina.says("слова 299").await;
    irina.sees("• Слова 299 (");
    irina.does_not_see("Слова 298");
    world.end().await;
}

macro_rules! fitting {
    ($first:literal, $last:literal) => {
        numbered!(
            $first,
            $last,
            "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             SELECT 1000 + i, 1, 'cluster', 'Кластер ' || i, x'', '', 'working', '2026-11-01T00:00:00+00:00' FROM n;
             INSERT INTO group_category SELECT 1000 + i, 3 FROM n"
        )
    };
}

/// Clusters by one's own deficits, each with the reason.
#[tokio::test]
async fn the_list_of_what_fits_holds_at_any_length() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             VALUES (1, 3, 'Шумно', 'low', '2026-11-02T00:00:00+00:00')",
        )
        .await;
    world
        .tamper(
            "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (1, 'cluster', 'Иное', x'', '', 'working', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    olga.does(&["> /clusters", "Подходят мне"]).await;
    olga.sees("Здесь будут кластеры по тому, что вы записали");
    for rows in [fitting!(1, 1), fitting!(2, 7), fitting!(8, 300)] {
        world.tamper(rows).await;
        olga.does(&["> /clusters", "Подходят мне"]).await;
        olga.sees("у вас записано «психолого-педагогические»");
        assert!(olga.card().labels().len() <= 12, "{}", olga.screen());
        assert!(olga.card().text.chars().count() <= 1_500, "{}", olga.screen());
    }
    olga.presses("›").await;
    olga.sees("2 из ");
    world.end().await;
}

macro_rules! helpers {
    ($first:literal, $last:literal) => {
        numbered!(
            $first,
            $last,
            "INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                                 teaching_since, enrolled_at)
             SELECT 1000 + i, 1, 1, 'Иванова' || i, 'Анна', CAST(1000 + i AS BLOB), ' иванова' || i || ' анна', 1, '2010-09-01',
                    '2026-11-01T00:00:00+00:00' FROM n;
             INSERT INTO strength
             SELECT 1000 + i, (SELECT min(id) FROM deficit_item WHERE category_id = 5), 1, '2026-11-02T00:00:00+00:00' FROM n"
        )
    };
}

/// Who could lead a cluster that is in demand.
#[tokio::test]
async fn the_list_of_who_could_lead_holds_at_any_length() {
    const CARD: &str = r#">1:demand:{"card":{"category":5}}"#;
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO demand (municipality_id, category_id, people, told_at)
             VALUES (1, 5, 9, '2026-11-20T00:00:00+00:00')",
        )
        .await;
    irina.goes(CARD).await;
    irina.presses("Открыть кластер").await;
    irina.sees("Пока никто не показывает, что может в этом помочь.");
    for rows in [helpers!(1, 1), helpers!(2, 7), helpers!(8, 300)] {
        world.tamper(rows).await;
        irina.goes(CARD).await;
        irina.presses("Открыть кластер").await;
        irina.sees("Они показывают коллегам, что могут помочь");
        irina.label_like("Иванова1");
        assert!(irina.card().labels().len() <= 12, "{}", irina.screen());
    }
    irina.says("иванова299").await;
    irina.label_like("Иванова299");
    irina.says("никто").await;
    irina.sees("По запросу «никто» ничего не нашлось.");
    world.end().await;
}
