//! Registration in conversation, on a real database.

use super::room::{At, Press, Registration};
use crate::ids::{OrganisationId, PostId};
use crate::talk::trial::{Trial, card, comes, presses, says};
use crate::talk::{Heading, Leaf, Screen};

const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', ''), (2, 1, 'школа 3', 'школа 3', x'', '');
    INSERT INTO account (id, channel, external, municipality_id, language)
    VALUES (1, 'telegram', '100', 1, 'ru');";

async fn hears(trial: &Trial, heading: Heading) -> Screen {
    card(trial.turn::<Registration>("100", heading).await.unwrap())
}

/// Answers everything up to the question whether everything is right.
async fn answered(trial: &Trial) -> Screen {
    hears(trial, comes::<Registration>(At::Questions)).await;
    hears(trial, says("Петрова Ольга Сергеевна")).await;
    hears(trial, presses(Press::School { id: OrganisationId(2) })).await;
    hears(trial, presses(Press::Post { id: PostId(1) })).await;
    hears(trial, presses(Press::Ready)).await;
    hears(trial, presses(Press::Year { year: 2024 })).await
}

#[tokio::test]
async fn a_school_that_was_merged_meanwhile_is_asked_for_again() {
    let answers =
        [comes::<Registration>(At::Questions), presses(Press::Confirm), presses(Press::List { leaf: Leaf::Page(0) })];
    for answer in answers {
        let trial = Trial::of(DATA).await;
        let sure = answered(&trial).await;
        assert!(sure.lines.contains(&"📍 школа 3".to_owned()));
        trial.database.run("DELETE FROM organisation WHERE id = 2").await;
        // An old button shows what is current, without the school.
        let redrawn = hears(&trial, Heading::Redraw).await;
        assert_eq!(redrawn.title, sure.title);
        let school = hears(&trial, answer).await;
        assert_eq!(school.title, "Где вы работаете?");
        assert!(school.remark.unwrap().contains("объединили"));
        // All other answers are kept.
        let again = hears(&trial, presses(Press::School { id: OrganisationId(1) })).await;
        assert!(again.lines.contains(&"📍 Школа № 3".to_owned()));
        let welcome = hears(&trial, presses(Press::Confirm)).await;
        assert!(welcome.lines[0].contains("Ольга"));
    }
}

#[tokio::test]
async fn a_school_that_goes_while_its_list_is_shown_is_not_taken() {
    let trial = Trial::of(DATA).await;
    hears(&trial, comes::<Registration>(At::Questions)).await;
    hears(&trial, says("Петрова Ольга Сергеевна")).await;
    trial.database.run("DELETE FROM organisation WHERE id = 2").await;
    let school = hears(&trial, presses(Press::School { id: OrganisationId(2) })).await;
    assert_eq!(school.title, "Где вы работаете?");
    assert!(school.remark.unwrap().contains("объединили"));
}
