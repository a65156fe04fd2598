//! For the tests of rooms: a real database that holds what a test needs, and turns in it.

use std::sync::Arc;

use serde::Serialize;
use tempfile::TempDir;

use super::{ConsentText, Cx, Heading, Place, Result, Room, Said, Screen, Surroundings, Turned, converse, session};
use crate::db::Database;
use crate::files::Files;

/// The texts of the consent in a trial; an account may have agreed to the older one only.
const TEXTS: &[ConsentText] = &[
    ConsentText { number: 1, day: "01.09.2026", news: |_| "the first".to_owned() },
    ConsentText { number: 2, day: "01.10.2026", news: |_| "the second".to_owned() },
];

/// A municipality for the test of a room.
pub struct Trial {
    /// Removed with the trial.
    folder: TempDir,
    /// Its database.
    pub database: Database,
    /// How many texts of the consent there are: one, unless a test is about several.
    pub texts: usize,
}

impl Trial {
    /// A database that holds what the SQL puts there.
    pub async fn of(data: &str) -> Trial {
        let folder = tempfile::tempdir().unwrap();
        let database = crate::db::tests::fresh(folder.path()).await;
        database.run(data).await;
        Trial { folder, database, texts: 1 }
    }

    /// A turn of somebody, on a Saturday in November; nothing of it is kept unless it is committed.
    pub async fn cx(&self, external: &str) -> Cx {
        let mut transaction = self.database.begin().await.unwrap();
        let account = session::find(&mut transaction, "telegram", external).await;
        let account = account.unwrap().expect("the test has put the account there");
        let now = "2026-11-21T05:00:00Z".parse().unwrap();
        let around = Surroundings {
            operator: "Оператор".into(),
            address: "https://bot.example".into(),
            shares: false,
            consents: &TEXTS[..self.texts],
            files: Arc::new(Files::at(self.folder.path().join("files"))),
            regulations: Arc::default(),
            catalogues: Arc::default(),
            follows: Vec::new(),
        };
        Cx::new(transaction, now, account, Arc::new(around))
    }

    /// Carries a turn through a room and commits it.
    pub async fn turn<R: Room>(&self, external: &str, heading: Heading) -> Result<Turned> {
        let mut cx = self.cx(external).await;
        let turned = converse::<R>(&mut cx, heading).await?;
        session::keep(&mut cx).await?;
        cx.finish().0.commit().await?;
        Ok(turned)
    }
}

/// Coming to a place of a room.
pub fn comes<R: Room>(at: R::At) -> Heading {
    Heading::Enter(Place::of::<R>(&at))
}

/// What somebody typed.
pub fn says(text: &str) -> Heading {
    Heading::Said(Said::Text(text.to_owned()))
}

/// A button of the current card.
pub fn presses<P: Serialize>(press: P) -> Heading {
    Heading::Said(Said::Press(serde_json::to_string(&press).unwrap()))
}

/// The card that a turn shows.
pub fn card(turned: Turned) -> Screen {
    match turned {
        Turned::Screen(screen) => screen,
        other => panic!("{other:?}"),
    }
}
