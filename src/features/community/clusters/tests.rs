//! Clusters in conversation, on a real database.

use super::room::Clusters;
use super::steps::{At, Press};
use crate::ids::{CategoryId, GroupId};
use crate::talk::trial::{Trial, card, presses, says};
use crate::talk::{Heading, Place, Screen};

/// Two members of two clusters on one topic; one of the clusters is closed, and its leader is neither of them.
const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', '');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                        post_id, teaching_since, enrolled_at)
    VALUES (1, 1, 1, 'Петрова', 'Ольга', x'', '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
           (2, 1, 1, 'Смирнова', 'Ирина', x'', '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00');
    INSERT INTO account (id, channel, external, municipality_id, person_id, language)
    VALUES (1, 'telegram', '100', 1, 1, 'ru'), (2, 'telegram', '200', 1, 2, 'ru');
    INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
    VALUES (1, 1, 'cluster', 'Оценивание', x'', '', 'working', '2026-09-01T00:00:00+00:00'),
           (2, 1, 'cluster', 'Оценка прошлого', x'', '', 'closed', '2025-09-01T00:00:00+00:00');
    INSERT INTO group_category (group_id, category_id) VALUES (1, 2), (2, 2);
    INSERT INTO membership (group_id, person_id, joined_at)
    VALUES (1, 2, '2026-09-01T00:00:00+00:00'), (2, 2, '2025-09-01T00:00:00+00:00');";

fn enters(at: At) -> Heading {
    Heading::Enter(Place::of::<Clusters>(&at))
}

async fn hears(trial: &Trial, external: &str, heading: Heading) -> Screen {
    card(trial.turn::<Clusters>(external, heading).await.unwrap())
}

fn shows(screen: &Screen, words: &str) -> bool {
    screen.rows.iter().flatten().any(|key| key.label.contains(words))
}

#[tokio::test]
async fn a_closed_cluster_stands_among_ones_own_alone() {
    let trial = Trial::of(DATA).await;
    for at in [At::All, At::About { category: CategoryId(2) }] {
        let list = hears(&trial, "200", enters(at)).await;
        assert!(shows(&list, "Оценивание") && !shows(&list, "Оценка прошлого"));
        let found = hears(&trial, "200", says("оцен")).await;
        assert!(shows(&found, "Оценивание") && !shows(&found, "Оценка прошлого"));
    }
    let mine = hears(&trial, "200", enters(At::Mine)).await;
    assert!(shows(&mine, "Оценка прошлого · завершён"));
    let mine = hears(&trial, "100", enters(At::Mine)).await;
    assert!(!shows(&mine, "Оценка прошлого"));
    hears(&trial, "100", enters(At::All)).await;
    let topics = hears(&trial, "100", presses(Press::Topics)).await;
    assert!(shows(&topics, ": 1"));
    assert!(!shows(&topics, ": 2"));
}

#[tokio::test]
async fn nobody_joins_a_closed_cluster() {
    let trial = Trial::of(DATA).await;
    let closed = enters(At::Card { id: GroupId(2) });
    let cluster = hears(&trial, "100", closed).await;
    assert!(!shows(&cluster, "Вступить"));
    // The button may stand on a card that was drawn before the cluster was closed.
    let refused = hears(&trial, "100", presses(Press::Join)).await;
    assert!(refused.remark.unwrap().starts_with('❗'));
}
