//! Files from people are fetched outside the turn that asked for them, and their content is deleted with their last
//! row.
//!
//! What is to be fetched stands in the database, so that a restart goes on with it. When a file has arrived, or cannot
//! be fetched, the room is told in a turn of its own: an update that the program itself writes to the inbox, in the
//! transaction of the row. This task alone writes the folder and sweeps it, one after the other, so that nothing is
//! swept whose row is only about to be committed; hence it makes the papers, too ([`making`]), and reads the
//! lists that are imported ([`importing`]), and begins the matcher of pairs, which works by itself ([`matching`]).

mod importing;
mod making;
mod matching;

use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::{StreamExt, stream};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::SqliteConnection;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::beside::Beside;
use super::channel::{Arrival, Channel, Fault, Heard};
use super::inbox::{self, Waiting};
use super::lines::Lines;
use super::turn::Turns;
use crate::Clock;
use crate::db::Database;
use crate::files::store::{self, Found, Wanted};
use crate::files::{self, Files};
use crate::ids::FileId;
use crate::talk::session::millis;
use crate::talk::{Origin, Result, Trouble, Unfetched};

/// How many are fetched at once.
const AT_ONCE: usize = 4;
/// How many are read from the database at once.
const SLICE: i64 = 16;
/// A file that cannot be fetched for this long is given up.
const LONGEST: TimeDelta = TimeDelta::days(1);
/// The wait after a first fault; each further one doubles it, up to the second.
const PATIENCE: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(600));
/// The longest sleep, after which what is spare is swept in any case.
const SLEEP: Duration = Duration::from_secs(3600);

/// Fetches, and sweeps.
pub struct Fetching {
    /// Writes.
    pub turns: Arc<Turns>,
    /// Has the files.
    pub channel: Arc<dyn Channel>,
    /// Is read.
    pub database: Database,
    /// Where content lies.
    pub files: Arc<Files>,
    /// Where turns are waited for.
    pub lines: Arc<Lines>,
    /// Woken when a file was asked for or deleted.
    pub wake: Arc<Notify>,
    /// The time.
    pub clock: Clock,
    /// The stop.
    pub stop: CancellationToken,
}

/// The program's own updates, as the inbox keeps them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Told {
    FileArrived { file: FileId },
    FileFailed { why: Unfetched },
}

/// Reads an update of the program's own.
pub(super) fn read(body: &Value) -> Option<Arrival> {
    let heard = match Told::deserialize(body.get("told")?).ok()? {
        Told::FileArrived { file } => Heard::FileArrived(file),
        Told::FileFailed { why } => Heard::FileFailed(why),
    };
    Some(Arrival {
        chat: body.get("chat")?.as_i64()?,
        private: true,
        group: None,
        client_language: None,
        origin: Origin::default(),
        heard,
    })
}

impl Fetching {
    /// Fetches what is asked for until the stop.
    pub async fn run(self: Arc<Self>) {
        if let Err(trouble) = self.take_up().await {
            tracing::warn!(?trouble, "files of an earlier run are told of at the next start");
        }
        while !self.stop.is_cancelled() {
            let sleep = match self.round().await {
                Ok(sleep) => sleep,
                Err(trouble) => {
                    tracing::warn!(?trouble, "files cannot be fetched now; trying again");
                    PATIENCE.0
                }
            };
            tokio::select! {
                () = tokio::time::sleep(sleep) => {}
                () = self.wake.notified() => {}
                () = self.stop.cancelled() => {}
            }
        }
    }

    /// If this task crashed after a commit, its update still waits; queueing one twice does no harm.
    async fn take_up(&self) -> Result<()> {
        let waiting = inbox::unfinished(&self.database).await?;
        self.lines.queue(waiting.into_iter().filter(|waiting| waiting.update < 0));
        self.cut_off().await?;
        let files = self.files.clone();
        off_thread(move || files.drop_unfinished()).await
    }

    /// Fetches all that is due, sweeps, and returns how long until the next is due.
    async fn round(self: &Arc<Self>) -> Result<Duration> {
        while !self.stop.is_cancelled() {
            let due = {
                let mut reader = self.database.reader().await?;
                store::due(&mut reader, millis((self.clock)()), SLICE).await?
            };
            if due.is_empty() {
                break;
            }
            // One failure must not cut off the others: what is committed must be queued in its line.
            let fetched = stream::iter(due).map(|wanted| self.fetch(wanted)).buffer_unordered(AT_ONCE);
            fetched.collect::<Vec<_>>().await.into_iter().collect::<Result<()>>()?;
        }
        self.match_pairs().await?;
        self.make().await?;
        self.import().await?;
        if let Err(trouble) = self.sweep().await {
            tracing::warn!(?trouble, "files that nobody owns any more could not be removed; trying again");
        }
        let mut reader = self.database.reader().await?;
        let next = store::next_due(&mut reader).await?.and_then(DateTime::from_timestamp_millis);
        let wait = next.map(|next| (next - (self.clock)()).to_std().unwrap_or_default());
        Ok(wait.map_or(SLEEP, |wait| wait.min(SLEEP)))
    }

    async fn fetch(&self, wanted: Wanted) -> Result<()> {
        let id = wanted.id;
        let fetched = match wanted.laid {
            true => Ok(self.laid(id, wanted.reference.clone()).await),
            false => tokio::select! {
                fetched = self.channel.fetch(&wanted.reference, files::MOST) => fetched.map(Ok),
                () = self.stop.cancelled() => return Ok(()),
            },
        };
        let ended = match fetched {
            Ok(Err(why)) => Err(why),
            Ok(Ok(bytes)) => self.kept(id, bytes).await,
            Err(Fault::TooBig) => Err(Unfetched::TooBig),
            Err(fault @ (Fault::Refused { .. } | Fault::Unreachable(_))) => {
                tracing::warn!(%fault, file = id, "a file is not given");
                Err(Unfetched::Gone)
            }
            Err(fault) => {
                let now = (self.clock)();
                let asked = DateTime::from_timestamp_millis(wanted.asked_at).unwrap_or_default();
                tracing::warn!(%fault, file = id, "a file could not be fetched");
                if now - asked < LONGEST {
                    let wait = fault.wait().unwrap_or_else(|| patience(wanted.attempts));
                    return self.turns.write(PutOff { id, due_at: now + wait }).await;
                }
                Err(Unfetched::Gone)
            }
        };
        let Wanted { name, kind, caption, album, .. } = wanted;
        let ended = Ended { id, name, kind, caption, album, ended, now: (self.clock)() };
        let waiting = self.turns.write(ended).await?;
        self.lines.queue(waiting);
        Ok(())
    }

    /// The content of a file that was laid into the operator's folder.
    async fn laid(&self, id: i64, name: String) -> Result<Vec<u8>, Unfetched> {
        let files = self.files.clone();
        let read = tokio::task::spawn_blocking(move || match files.exchange() {
            Some(exchange) => exchange.read(&name),
            None => Err(ErrorKind::NotFound.into()),
        });
        let why = match read.await {
            Ok(Ok(bytes)) => return Ok(bytes),
            Ok(Err(error)) => error.kind(),
            // It has panicked, and would again.
            Err(_) => ErrorKind::Other,
        };
        Err(match why {
            ErrorKind::NotFound | ErrorKind::InvalidInput => Unfetched::NotLaid,
            ErrorKind::FileTooLarge => Unfetched::TooBig,
            kind => {
                tracing::error!(?kind, file = id, "a list cannot be read from the folder of GROZD_EXPORT");
                Unfetched::NotLaid
            }
        })
    }

    /// Keeps a content, and tells its hash and size.
    async fn kept(&self, id: i64, bytes: Vec<u8>) -> Result<(String, i64), Unfetched> {
        if bytes.is_empty() {
            return Err(Unfetched::Empty);
        }
        let (files, size) = (self.files.clone(), i64::try_from(bytes.len()).unwrap_or(i64::MAX));
        match off_thread(move || files.put(&bytes)).await {
            Ok(hash) => Ok((hash, size)),
            Err(trouble) => {
                tracing::error!(?trouble, file = id, "a file cannot be stored; is there room on the disk?");
                Err(Unfetched::Disk)
            }
        }
    }

    /// Removes what no row names.
    async fn sweep(&self) -> Result<()> {
        let named = {
            let mut reader = self.database.reader().await?;
            store::named(&mut reader).await?
        };
        let files = self.files.clone();
        off_thread(move || {
            for (hash, _) in files.list()? {
                if !named.contains(&hash) {
                    files.remove(&hash)?;
                }
            }
            Ok(())
        })
        .await
    }
}

/// Blocking disk work, kept off the async threads.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Trouble::fault)?.map_err(Trouble::fault)
}

fn patience(attempts: i64) -> Duration {
    let doubled = u32::try_from(attempts).unwrap_or(0).min(10);
    (PATIENCE.0 * 2_u32.pow(doubled)).min(PATIENCE.1)
}

/// A fetch is to be retried at this time.
struct PutOff {
    id: i64,
    due_at: DateTime<Utc>,
}

impl Beside for PutOff {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        Ok(store::put_off(db, self.id, millis(self.due_at)).await?)
    }
}

/// A fetch has ended: with a content that lies in the folder, or without one.
struct Ended {
    id: i64,
    name: String,
    kind: Option<String>,
    caption: Option<String>,
    album: Option<String>,
    ended: Result<(String, i64), Unfetched>,
    now: DateTime<Utc>,
}

impl Beside for Ended {
    /// The update that tells the room.
    type Done = Option<Waiting>;

    async fn write(&self, db: &mut SqliteConnection) -> Result<Option<Waiting>> {
        let Some((account, external)) = store::fetched(db, self.id).await? else {
            return Ok(None);
        };
        let told = match &self.ended {
            Ok((hash, bytes)) => {
                let (name, kind, caption) = (self.name.clone(), self.kind.clone(), self.caption.clone());
                // What was asked for first was sent first.
                let (album, nth) = (self.album.clone(), self.album.as_ref().map(|_| self.id));
                let found = Found { name, kind, bytes: *bytes, caption, album, nth };
                Told::FileArrived { file: store::add(db, account, hash, &found, self.now).await? }
            }
            Err(why) => Told::FileFailed { why: *why },
        };
        let chat: i64 = external.parse().map_err(Trouble::fault)?;
        let told = serde_json::to_value(told)?;
        let body = |update| json!({ "update_id": update, "chat": chat, "told": told });
        Ok(Some(inbox::tell_oneself(db, self.now, chat, body).await?))
    }
}

#[cfg(test)]
mod tests;
