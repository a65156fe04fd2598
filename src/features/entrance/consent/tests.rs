//! The consent in conversation: a newer text is asked about, and refusing it leaves everything as it was.

use std::sync::Arc;

use super::*;
use crate::files::Files;
use crate::talk::trial::{Trial, card, comes, presses};
use crate::talk::{Heading, Turned};

const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
    INSERT INTO account (id, channel, external, municipality_id, language)
    VALUES (1, 'telegram', '100', 1, 'ru'), (2, 'telegram', '200', 1, 'ru');
    INSERT INTO consent (account_id, purpose, text, given_at) VALUES (1, 'processing', 1, '2026-09-01T00:00:00+00:00');";

async fn two_texts() -> Trial {
    let mut trial = Trial::of(DATA).await;
    trial.texts = 2;
    trial
}

async fn turn(trial: &Trial, external: &str, heading: Heading) -> Turned {
    trial.turn::<Consent>(external, heading).await.unwrap()
}

/// How often the newer text waits for the first account on «Сегодня».
async fn waits(trial: &Trial) -> usize {
    let mut cx = trial.cx("100").await;
    let (account, newest) = (cx.account_id(), cx.around.consent());
    let rows = FEATURE.waits[0].rows.replace("?4", &newest.to_string()).replace("?3", &account.to_string());
    sqlx::query(sqlx::AssertSqlSafe(rows)).fetch_all(cx.db()).await.unwrap().len()
}

#[tokio::test]
async fn who_agreed_to_an_older_text_hears_what_is_new_and_may_leave_everything_as_it_was() {
    let trial = two_texts().await;
    let news = card(turn(&trial, "100", comes::<Consent>(At::Text)).await);
    assert_eq!(news.title, "Согласие обновилось");
    assert!(news.lines.iter().any(|line| line.contains("the second")), "{:?}", news.lines);
    assert!(!news.lines.iter().any(|line| line.contains("the first")), "{:?}", news.lines);
    assert_eq!(waits(&trial).await, 1, "it waits on «Сегодня» too");

    assert!(matches!(turn(&trial, "100", presses(Press::Refuse)).await, Turned::To(_)));
    assert_eq!(trial.cx("100").await.account.consent, Some(1), "what the older text allowed goes on");
    assert_eq!(waits(&trial).await, 0, "nobody is asked the same twice");
}

#[tokio::test]
async fn agreeing_to_a_newer_text_keeps_the_proof_of_the_older_one_and_leads_on() {
    let trial = two_texts().await;
    let mut cx = trial.cx("100").await;
    session::set_destination(&mut cx, &ways::EVENTS.place()).await.unwrap();
    cx.finish().0.commit().await.unwrap();
    turn(&trial, "100", comes::<Consent>(At::Text)).await;
    let Turned::To(place) = turn(&trial, "100", presses(Press::Agree)).await else { panic!("on to the events") };
    assert_eq!(place, ways::EVENTS.place());
    let mut cx = trial.cx("100").await;
    assert_eq!(cx.account.consent, Some(2));
    let texts: i64 =
        sqlx::query_scalar("SELECT count(*) FROM consent WHERE withdrawn_at IS NULL").fetch_one(cx.db()).await.unwrap();
    assert_eq!(texts, 2);
}

#[tokio::test]
async fn a_newcomer_reads_the_newest_text_alone() {
    let trial = two_texts().await;
    let text = card(turn(&trial, "200", comes::<Consent>(At::Text)).await);
    assert_eq!(text.title, "Согласие на обработку данных");
    assert!(text.lines.iter().any(|line| line.contains("2 (01.10.2026)")), "{:?}", text.lines);
    turn(&trial, "200", presses(Press::Agree)).await;
    assert_eq!(trial.cx("200").await.account.consent, Some(2));
}

/// What each version of the text says. A change of one word of it fails here: it needs a new version in
/// `consents::TEXTS`, which asks everybody again, and a new snapshot beside the old ones.
#[test]
fn no_word_of_the_text_changes_without_its_version() {
    let around = features::surroundings(String::new(), (String::new(), false), &[], Arc::new(Files::at("files")));
    let newest = around.consent();
    let plain = Operator { name: "{operator}".to_owned(), ..Operator::default() };
    let own = Operator {
        contact: Some("{contact}".to_owned()),
        policy: Some("{policy}".to_owned()),
        term: Some("{term}".to_owned()),
        edition: 7,
        ..plain.clone()
    };
    for language in Language::ALL {
        let name = format!("text-{newest}-{}", language.code());
        insta::assert_snapshot!(name.clone(), text(language, &plain, &around));
        insta::assert_snapshot!(format!("{name}-own"), text(language, &own, &around));
    }
}

/// Another edition of the municipality's own parts is asked anew, and what the statement asks for are the keys of the
/// text, one by one.
#[tokio::test]
async fn each_part_of_the_text_that_is_the_municipality_s_own_is_asked_anew() {
    let trial = Trial::of(DATA).await;
    let mut cx = trial.cx("100").await;
    consents::agree(&mut cx).await.unwrap();
    cx.finish().0.commit().await.unwrap();
    assert_eq!(waits(&trial).await, 0);
    for (number, rule) in crate::model::regulation::keys::office::CONSENT.iter().enumerate() {
        let version = number + 1;
        let mut cx = trial.cx("100").await;
        let set = format!(
            "INSERT INTO regulation VALUES (1, {version}, '2026-09-01T00:00:00+00:00', 'key', NULL, {version});
             INSERT INTO regulation_override VALUES (1, '{}', {version}, 'https://example.org', 'приказ')",
            rule.name
        );
        sqlx::raw_sql(sqlx::AssertSqlSafe(set)).execute(cx.db()).await.unwrap();
        cx.finish().0.commit().await.unwrap();
        assert_eq!(waits(&trial).await, 1, "{} is not asked anew", rule.name);
        let news = card(turn(&trial, "100", comes::<Consent>(At::Text)).await);
        assert_eq!(news.title, "Согласие обновилось");
        // Agreed to, or refused: nobody is asked the same twice.
        let press = if number % 2 == 0 { Press::Agree } else { Press::Refuse };
        turn(&trial, "100", presses(press)).await;
        assert_eq!(waits(&trial).await, 0, "{} is asked twice", rule.name);
    }
}
