//! What a test waits for: a duty, a notice, a paper, a number of the database. Nothing sleeps.

use super::*;

impl World {
    /// Waits until every duty that is due has been done, and every notice that is due has been delivered.
    pub async fn deliver(&self) {
        // A round that has begun before may have passed what is due now: one that begins from here on is whole.
        let begun = self.app().rounds();
        let whole = begun + 2 + begun % 2;
        self.app().sleepers().notice_time();
        self.until("every notice is delivered", async || {
            let now = self.hour.lock().unwrap().timestamp_millis();
            let mut reader = self.app().database().reader().await.unwrap();
            let due = sqlx::query_scalar("SELECT count(*) FROM duty WHERE due_at <= ?").bind(now);
            let due: i64 = due.fetch_one(&mut *reader).await.unwrap();
            due == 0 && self.app().rounds() >= whole && grozd::outbox::unfinished(&mut reader).await.unwrap() == 0
        })
        .await;
    }

    /// Waits until every file that was asked for has been read by its room.
    pub async fn fetched(&self) {
        self.until("every file is there", async || {
            self.count(
                "SELECT (SELECT count(*) FROM file_fetch) + (SELECT count(*) FROM inbox WHERE done_at IS NULL)
                      + (SELECT count(*) FROM outbox WHERE state = 'sending')",
            )
            .await
                == 0
        })
        .await;
    }

    /// Waits until an update is answered.
    pub async fn answered(&self, update: UpdateId) {
        self.until("the update is answered", async || {
            let mut reader = self.app().database().reader().await.unwrap();
            let done: Option<bool> = sqlx::query_scalar(
                "SELECT done_at IS NOT NULL AND NOT EXISTS
                        (SELECT 1 FROM outbox WHERE state = 'sending' AND lane = 'interactive')
                 FROM inbox WHERE update_id = ?",
            )
            .bind(update.0)
            .fetch_optional(&mut *reader)
            .await
            .unwrap();
            done == Some(true)
        })
        .await;
    }

    /// Waits until every paper is made, every blank looked through, every list read, and what came of it delivered.
    pub async fn made(&self) {
        self.until("every paper is made", async || {
            let mut reader = self.app().database().reader().await.unwrap();
            let waiting: i64 = sqlx::query_scalar(
                "SELECT (SELECT count(*) FROM paper WHERE filling IS NOT NULL)
                      + (SELECT count(*) FROM blank WHERE looked_at IS NULL) + (SELECT count(*) FROM file_fetch)
                      + (SELECT count(*) FROM inbox WHERE done_at IS NULL)
                      + (SELECT count(*) FROM import WHERE state IN ('reading', 'checking'))",
            )
            .fetch_one(&mut *reader)
            .await
            .unwrap();
            waiting == 0 && grozd::outbox::unfinished(&mut reader).await.unwrap() == 0
        })
        .await;
    }

    /// Waits until nothing is to be done at this moment about messages to many, and what is due has been delivered.
    pub async fn sent(&self) {
        self.until("what is sent to many has gone as far as it may", async || {
            let now = *self.hour.lock().unwrap();
            let mut reader = self.app().database().reader().await.unwrap();
            let left: i64 = sqlx::query_scalar(
                "SELECT (SELECT count(*) FROM broadcast WHERE next_at <= ?1)
                      + (SELECT count(*) FROM outbox WHERE state = 'sending' OR state = 'waiting' AND due_at <= ?2)",
            )
            .bind(now)
            .bind(now.timestamp_millis())
            .fetch_one(&mut *reader)
            .await
            .unwrap();
            left == 0
        })
        .await;
    }

    /// Waits for something that a turn or an ending brings about.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let mut progress = self.app().progress();
        let waiting = async {
            loop {
                progress.borrow_and_update();
                if holds().await {
                    return;
                }
                progress.changed().await.unwrap();
            }
        };
        if tokio::time::timeout(PATIENCE, waiting).await.is_err() {
            panic!("waited in vain until {what}; errors: {}", self.errors.text());
        }
    }

    /// Waits until somebody has been told these words.
    pub async fn until_said(&self, to: PersonId, words: &str) {
        self.until("somebody is told", async || self.sim.transcript(to).contains(words)).await;
    }

    /// Waits until a duty or an outcome has brought a number of the database about.
    pub async fn until_count(&self, query: &'static str, count: i64) {
        self.until("a number of the database is so", async || self.count(query).await == count).await;
    }
}
