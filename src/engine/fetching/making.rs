//! Papers are made, and blanks looked through, outside the turn that asked for them.
//!
//! Filling a blank is bounded in steps and bytes, and in time by a flag that is raised here. What is to be made stands
//! in the database, so that a restart goes on with it; a blank that takes too long ends as a flaw and is not tried
//! again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Fetching, off_thread};
use crate::engine::beside::Beside;
use crate::ids::{BlankId, PaperId};
use crate::model::papers::{self as register, Kind};
use crate::model::regulation;
use crate::outbox::{self, Body};
use crate::papers::word::{self, Bounds, Flaw, Found, Values};
use crate::papers::{kinds, words};
use crate::talk::{Content, Parcel, Result, Trouble, button};

/// How many are read from the database at once.
const SLICE: i64 = 8;
/// The longest that one may take; the bounds of steps are met long before.
const LONGEST: Duration = Duration::from_secs(20);

impl Fetching {
    /// Makes all papers that wait, and looks through all blanks that have come.
    pub(super) async fn make(&self) -> Result<()> {
        while !self.stop.is_cancelled() {
            let (papers, blanks) = {
                let mut reader = self.database.reader().await?;
                let papers = register::waiting(&mut reader, SLICE).await?;
                (papers, register::waiting_blanks(&mut reader, SLICE).await?)
            };
            if papers.is_empty() && blanks.is_empty() {
                return Ok(());
            }
            for blank in blanks {
                self.look(blank).await?;
            }
            for paper in papers {
                self.make_one(paper).await?;
            }
        }
        Ok(())
    }

    async fn make_one(&self, paper: register::Waiting) -> Result<()> {
        let register::Waiting { id, kind, filling, blank } = paper;
        let values: Option<Values> = serde_json::from_str(&filling).ok();
        let blank = self.blank(kind, blank).await;
        let filled = match (values, blank) {
            (Some(values), Some(blank)) => in_time(move |bounds| word::fill(&blank, &values, bounds)).await?,
            // Another version wrote what is to stand in it, or the disk has lost the blank.
            _ => Err(Flaw::Damaged),
        };
        let now = (self.clock)();
        match filled {
            Ok(bytes) => {
                let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
                let files = self.files.clone();
                let hash = off_thread(move || files.put(&bytes)).await?;
                self.turns.write(Made { id, hash, size, now }).await?;
            }
            Err(flaw) => {
                tracing::warn!(%id, "a paper could not be made");
                self.turns.write(Unmade { id, flaw, now }).await?;
            }
        }
        self.lines.wake_bulk();
        Ok(())
    }

    async fn look(&self, blank: register::WaitingBlank) -> Result<()> {
        let register::WaitingBlank { id, kind, version, hash } = blank;
        let now = (self.clock)();
        let looked = match self.blank(kind, Some(hash)).await {
            Some(bytes) => {
                in_time(move |bounds| {
                    let specimen = kinds::specimen(kind, now.date_naive());
                    let found = word::look(&bytes, &specimen, bounds)?;
                    // What nobody knows is printed as it stands, so that its owner sees where.
                    let filled = word::fill(&bytes, &specimen.as_they_stand(found.unknown.keys()), bounds)?;
                    Ok((found, filled))
                })
                .await?
            }
            None => Err(Flaw::Damaged),
        };
        let looked = match looked {
            Ok((found, filled)) => {
                let files = self.files.clone();
                let specimen = off_thread(move || files.put(&filled)).await?;
                Ok((found, specimen))
            }
            Err(flaw) => Err(flaw),
        };
        self.turns.write(Looked { id, kind, version, looked, now }).await?;
        self.lines.wake_bulk();
        Ok(())
    }

    /// The content of a blank.
    async fn blank(&self, kind: Kind, own: Option<String>) -> Option<Vec<u8>> {
        let Some(hash) = own else { return Some(kinds::blank(kind).to_vec()) };
        let files = self.files.clone();
        match off_thread(move || files.read(&hash)).await {
            Ok(bytes) => Some(bytes),
            Err(trouble) => {
                tracing::error!(?trouble, "a blank cannot be read");
                None
            }
        }
    }
}

/// Fills off the async threads, and raises the flag when it takes too long.
async fn in_time<T: Send + 'static>(
    work: impl FnOnce(&mut Bounds<'_>) -> Result<T, Flaw> + Send + 'static,
) -> Result<Result<T, Flaw>> {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = stop.clone();
    let mut working = tokio::task::spawn_blocking(move || work(&mut Bounds::of(&seen)));
    let done = match tokio::time::timeout(LONGEST, &mut working).await {
        Ok(done) => done,
        Err(_) => {
            stop.store(true, Ordering::Relaxed);
            working.await
        }
    };
    match done {
        Ok(done) => Ok(done),
        // A panic must not make it be tried for ever.
        Err(error) if error.is_panic() => Ok(Err(Flaw::Damaged)),
        Err(error) => Err(Trouble::fault(error)),
    }
}

/// A paper that was made.
struct Made {
    id: PaperId,
    hash: String,
    size: i64,
    now: DateTime<Utc>,
}

impl Beside for Made {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        let made = register::made(db, self.id, (&self.hash, self.size), self.now).await?;
        let Some(made) = made else { return Ok(()) };
        if let Some(person) = &made.account {
            let name = format!("{}_{}.docx", made.kind.file(), made.day);
            let caption = words::caption(person.language, made.kind, made.number.as_deref(), &made.about);
            let content = Content { hash: self.hash.clone(), name, caption, names: true };
            let now = regulation::newest(db, made.municipality).await?;
            let folder = register::folder(db, made.municipality, &now).await?;
            let body = Body::of_parcel(Parcel::Content(content), folder.as_deref());
            outbox::hand(db, person.account, &body, self.now).await?;
        }
        Ok(())
    }
}

/// A paper that could not be made.
struct Unmade {
    id: PaperId,
    flaw: Flaw,
    now: DateTime<Utc>,
}

impl Beside for Unmade {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        let made = register::unmade(db, self.id, &serde_json::to_string(&self.flaw)?).await?;
        let Some(made) = made else { return Ok(()) };
        if let Some(person) = &made.account {
            let view = words::unmade(person.language, made.kind, &made.about, &self.flaw);
            let body = Body::Notice(button::seal_notice(view, "papers")?);
            outbox::hand(db, person.account, &body, self.now).await?;
        }
        Ok(())
    }
}

/// A blank that was looked through: what was found and the specimen, or its flaw.
struct Looked {
    id: BlankId,
    kind: Kind,
    version: i64,
    looked: Result<(Found, String), Flaw>,
    now: DateTime<Utc>,
}

impl Beside for Looked {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        let (flaw, specimen) = match &self.looked {
            Ok((found, specimen)) => (found.unknown.keys().next().cloned().map(Flaw::Unknown), Some(specimen)),
            Err(flaw) => (Some(flaw.clone()), None),
        };
        let flaw = flaw.map(|flaw| serde_json::to_string(&flaw)).transpose()?;
        let kept = (flaw.as_deref(), specimen.map(String::as_str));
        let Some((municipality, person)) = register::looked(db, self.id, kept, self.now).await? else { return Ok(()) };
        let looked = self.looked.as_ref().map(|(found, _)| found);
        let view = words::looked(person.language, self.kind, self.version, looked);
        let body = Body::Notice(button::seal_notice(view, "papers")?);
        outbox::hand(db, person.account, &body, self.now).await?;
        if let Some(hash) = specimen {
            let name = format!("{}_образец.docx", self.kind.file());
            let caption = words::specimen(person.language, self.kind);
            // Whom the bot puts in is invented; whom the blank itself names, above or under its text, is not.
            let content = Content { hash: hash.clone(), name, caption, names: true };
            let now = regulation::newest(db, municipality).await?;
            let folder = register::folder(db, municipality, &now).await?;
            let body = Body::of_parcel(Parcel::Content(content), folder.as_deref());
            outbox::hand(db, person.account, &body, self.now).await?;
        }
        Ok(())
    }
}
