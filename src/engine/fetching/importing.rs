//! Lists that people send are read and checked outside the turns, and staged in slices that share their transactions.
//!
//! What waits stands in the database, so that a restart goes on with it; a check that was cut off begins anew. A file that
//! takes too long, or over which the reader stumbles, ends as a flaw and is not tried again.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Fetching, off_thread};
use crate::engine::beside::Beside;
use crate::ids::ImportId;
use crate::model::imports::{self, Grid, Kind, Known, Mapping, Outcome, Staged, State, Waiting};
use crate::outbox::{self, Body};
use crate::papers::table::{self, Flaw, words};
use crate::talk::{Result, Trouble, View, button};

/// Rows that are staged, or taken away, in one go: some milliseconds of the writer.
const SLICE: usize = 250;
/// The longest that reading a file may take; its bounds are met long before.
const LONGEST: Duration = Duration::from_secs(60);

impl Fetching {
    /// Reads, checks and stages all lists that wait, and clears what ended ones have left.
    pub(super) async fn import(&self) -> Result<()> {
        while !self.stop.is_cancelled() {
            let waiting = {
                let mut reader = self.database.reader().await?;
                imports::waiting(&mut reader).await?
            };
            let Some(waiting) = waiting else { break };
            let read = self.grids(&waiting).await?;
            let ended = match (read, waiting.state) {
                (Err(flaw), _) => Some(flaw),
                (Ok(grids), State::Reading) => self.read_heads(&waiting, &grids).await?,
                (Ok(grids), _) => self.check(&waiting, grids).await?,
            };
            if let Some(flaw) = ended {
                tracing::info!(import = %waiting.id, %flaw, "a list cannot be read");
                self.turns.write(Failed { id: waiting.id, kind: waiting.kind, flaw, now: (self.clock)() }).await?;
            }
            self.lines.wake_bulk();
        }
        while !self.stop.is_cancelled() && self.turns.write(Clear).await? {}
        self.take_away().await
    }

    /// Takes the files of ended imports away from the operator's folder.
    async fn take_away(&self) -> Result<()> {
        while !self.stop.is_cancelled() {
            let spent = {
                let mut reader = self.database.reader().await?;
                imports::spent(&mut reader).await?
            };
            let Some(spent) = spent else { break };
            let (files, id, name) = (self.files.clone(), spent.id, spent.name.clone());
            let gone = off_thread(move || match files.exchange().filter(|_| spent.was_read) {
                Some(exchange) => exchange.take_away(&spent.name, |bytes| spent.is_of(bytes)),
                None => Ok(()),
            });
            if let Err(trouble) = gone.await {
                // An error of the disk has neither the name, which may be somebody's, nor the operator's path.
                tracing::error!(?trouble, "a list cannot be taken away from the folder of GROZD_EXPORT; trying again");
                break;
            }
            self.turns.write(TakenAway { id, name }).await?;
            self.lines.progressed();
        }
        Ok(())
    }

    /// The tables of the file.
    async fn grids(&self, waiting: &Waiting) -> Result<std::result::Result<Vec<Grid>, Flaw>> {
        let (files, hash) = (self.files.clone(), waiting.hash.clone());
        let bytes = match off_thread(move || files.read(&hash)).await {
            Ok(bytes) => bytes,
            Err(trouble) => {
                tracing::error!(?trouble, import = %waiting.id, "a file that is imported cannot be read");
                return Ok(Err(Flaw::Damaged));
            }
        };
        in_time(move || table::read(&bytes)).await
    }

    /// Proposes what the columns mean, or recalls what was said of the same heads before.
    async fn read_heads(&self, waiting: &Waiting, grids: &[Grid]) -> Result<Option<Flaw>> {
        let Some(mapping) = imports::recognise(waiting.kind.shape(), grids) else { return Ok(Some(Flaw::NoTable)) };
        let remembered = {
            let mut reader = self.database.reader().await?;
            imports::remembered(&mut reader, waiting.municipality, waiting.kind, &imports::key(&mapping)).await?
        };
        let mapping = match remembered {
            Some(meanings) => mapping.recalling(meanings),
            None => mapping,
        };
        if mapping.rows > imports::MOST_ROWS {
            return Ok(Some(Flaw::TooMuch));
        }
        self.turns.write(HeadsRead { id: waiting.id, kind: waiting.kind, mapping, now: (self.clock)() }).await?;
        Ok(None)
    }

    /// Holds the rows against what is there, and stages them.
    async fn check(&self, waiting: &Waiting, grids: Vec<Grid>) -> Result<Option<Flaw>> {
        let id = waiting.id;
        let mapping: Option<Mapping> =
            waiting.columns.as_deref().map(serde_json::from_str).transpose().unwrap_or_default();
        // Another version of the program wrote what the columns mean.
        let (Some(mapping), Some(day), Some(year_begins)) = (mapping, waiting.day, waiting.year_begins) else {
            return Ok(Some(Flaw::Damaged));
        };
        let (known, chosen) = {
            let mut reader = self.database.reader().await?;
            let plan = waiting.plan();
            let days = (day, year_begins);
            let known = imports::known(&mut reader, waiting.kind, waiting.municipality, days, plan).await?;
            let known = Known { source: waiting.source.unwrap_or_default(), ..known };
            (known, imports::was_chosen(&mut reader, id).await?)
        };
        let kind = waiting.kind;
        let rows = in_time(move || {
            let lines = imports::lines(&mapping, &grids);
            let rows = (kind.shape().check)(&known, &lines).into_iter();
            let again = |row: Staged| {
                let choice = chosen.get(&i64::from(row.line));
                row.chosen(choice)
            };
            Ok(rows.map(again).collect())
        });
        let rows: Vec<Staged> = match rows.await? {
            Ok(rows) => rows,
            Err(flaw) => return Ok(Some(flaw)),
        };
        while !self.turns.write(Begin { id }).await? {}
        for slice in rows.chunks(SLICE) {
            if self.stop.is_cancelled() {
                // It is still being checked, and begins anew at the next start.
                return Ok(None);
            }
            self.turns.write(Put { id, rows: slice.to_vec() }).await?;
        }
        let schools = match kind {
            // Whoever works at a school that nobody knows does not use the bot.
            Kind::Diagnosis => Vec::new(),
            // A plan names none.
            Kind::Plan | Kind::Catalogue => Vec::new(),
            Kind::Staff | Kind::Schools | Kind::Headcounts => imports::unknown_schools(&rows),
        };
        let doubtful = rows.iter().filter(|row| row.outcome == Outcome::Doubtful).count();
        self.turns.write(Offered { id, kind, schools, doubtful, now: (self.clock)() }).await?;
        Ok(None)
    }
}

/// Works off the async threads, and gives up what takes too long: its thread ends by the bounds of the reader.
async fn in_time<T: Send + 'static>(
    work: impl FnOnce() -> std::result::Result<T, Flaw> + Send + 'static,
) -> Result<std::result::Result<T, Flaw>> {
    match tokio::time::timeout(LONGEST, tokio::task::spawn_blocking(work)).await {
        Ok(Ok(done)) => Ok(done),
        // A panic must not make it be tried for ever.
        Ok(Err(error)) if error.is_panic() => Ok(Err(Flaw::Damaged)),
        Ok(Err(error)) => Err(Trouble::fault(error)),
        Err(_) => Ok(Err(Flaw::TooMuch)),
    }
}

/// Hands a word to whoever sent the file.
async fn tell(
    db: &mut SqliteConnection,
    to: Option<imports::ForWhom>,
    now: DateTime<Utc>,
    view: impl FnOnce(crate::text::Language) -> View<()>,
) -> Result<()> {
    let Some(to) = to else { return Ok(()) };
    let body = Body::Notice(button::seal_notice(view(to.language), "imports")?);
    outbox::hand(db, to.account, &body, now).await
}

/// What the columns of a file seem to mean.
struct HeadsRead {
    id: ImportId,
    kind: Kind,
    mapping: Mapping,
    now: DateTime<Utc>,
}

impl Beside for HeadsRead {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        let to = imports::heads_read(db, self.id, &self.mapping).await?;
        tell(db, to, self.now, |language| words::heads_read(language, self.kind, self.id, self.mapping.rows)).await
    }
}

/// A file from which nothing can be read.
struct Failed {
    id: ImportId,
    kind: Kind,
    flaw: Flaw,
    now: DateTime<Utc>,
}

impl Beside for Failed {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        let to = imports::failed(db, self.id, &serde_json::to_string(&self.flaw)?).await?;
        tell(db, to, self.now, |language| words::failed(language, self.kind, &self.flaw)).await
    }
}

/// What an earlier check has staged goes, in slices; whether all of it is gone.
struct Begin {
    id: ImportId,
}

impl Beside for Begin {
    type Done = bool;

    async fn write(&self, db: &mut SqliteConnection) -> Result<bool> {
        Ok(imports::begin(db, self.id, SLICE as i64).await?)
    }
}

/// A slice of the rows.
struct Put {
    id: ImportId,
    rows: Vec<Staged>,
}

impl Beside for Put {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        imports::put_rows(db, self.id, &self.rows).await
    }
}

/// All rows are staged.
struct Offered {
    id: ImportId,
    kind: Kind,
    schools: Vec<String>,
    doubtful: usize,
    now: DateTime<Utc>,
}

impl Beside for Offered {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        let to = imports::offered(db, self.id, &self.schools).await?;
        tell(db, to, self.now, |language| words::offered(language, self.kind, self.id, self.doubtful)).await
    }
}

/// A slice of what ended imports had staged goes; whether there may be more.
struct Clear;

impl Beside for Clear {
    type Done = bool;

    async fn write(&self, db: &mut SqliteConnection) -> Result<bool> {
        Ok(imports::clear(db, SLICE as i64).await?)
    }
}

/// A file was taken away from the operator's folder.
struct TakenAway {
    id: ImportId,
    name: String,
}

impl Beside for TakenAway {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        Ok(imports::taken_away(db, self.id, &self.name).await?)
    }
}
