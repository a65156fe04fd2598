//! Spoiled updates through the real dispatcher, with a real database: no turn hangs or waits for ever, and the next
//! ordinary message of the same person is always answered.
#![no_main]

mod mutation;

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use grozd::channels::telegram::Telegram;
use grozd::channels::telegram::hear;
use grozd::channels::telegram::wire::Wire;
use grozd::db::Database;
use grozd::engine::channel::Channel;
use grozd::engine::inbox;
use grozd::engine::route::Rooms;
use grozd::engine::turn::Turns;
use grozd::features;
use grozd::files::Files;
use grozd::meters::Meters;
use grozd::model::organisations;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

/// After so many updates the world is made anew, or it would grow until its size is all that is measured.
const LIFETIME: i64 = 20_000;

thread_local! {
    static WORLD: RefCell<Option<World>> = const { RefCell::new(None) };
}

fuzz_target!(|bytes: &[u8]| {
    WORLD.with_borrow_mut(|world| {
        let alive = world.take().filter(|world| world.newest < LIFETIME);
        let world = world.insert(alive.unwrap_or_else(World::new));
        let update = mutation::spoiled(&world.traffic, bytes);
        let chat = hear::chat_of(&update);
        world.take(update);
        let person = if chat > 0 { chat } else { world.somebody };
        let answers = world.take(json!({ "message": {
            "message_id": 1, "date": 1_795_251_600, "text": "/menu",
            "chat": { "id": person, "type": "private", "first_name": "?" },
            "from": { "id": person, "is_bot": false, "first_name": "?", "language_code": "ru" },
        } }));
        assert!(answers > 0, "the next message is not answered");
    });
});

struct World {
    runtime: Runtime,
    _folder: TempDir,
    database: Database,
    channel: Arc<dyn Channel>,
    turns: Arc<Turns>,
    traffic: Vec<Value>,
    /// Who speaks first in it.
    somebody: i64,
    newest: i64,
}

impl World {
    /// The municipality of the recorded traffic, after it: its people are registered, and the first coordinates.
    fn new() -> World {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let folder = tempfile::tempdir().unwrap();
        // Nothing is said, so that nobody need be there.
        let wire = Wire::new("http://127.0.0.1:9", "1:AAAAAAAAAAAAAAA").unwrap();
        let files = Arc::new(Files::at(folder.path().join("files")));
        let channel: Arc<dyn Channel> = Arc::new(Telegram { wire, files, known: Default::default() });
        let (database, turns) = runtime.block_on(async {
            let now = "2026-11-21T09:00:00Z".parse().unwrap();
            let database = Database::open(&folder.path().join("grozd.db"), now).await.unwrap();
            let mut transaction = database.begin().await.unwrap();
            organisations::found_municipality(&mut transaction, "Лесной район", "Europe/Moscow").await.unwrap();
            transaction.commit().await.unwrap();
            let address = "https://t.me/grozd_demo_bot".to_owned();
            let files = Arc::new(Files::at(folder.path().join("grozd.db.files")));
            let around = features::surroundings(String::new(), address, &[], files);
            let clock = Arc::new(move || now);
            let meters = Meters::new(database.meters().clone());
            let (turns, queue) =
                Turns::new(Rooms::of_features(), channel.clone(), database.clone(), around, clock, meters);
            tokio::spawn(turns.clone().run(Arc::new(Mutex::new(queue))));
            (database, turns)
        });
        let traffic = traffic();
        let mut world = World {
            runtime,
            _folder: folder,
            database,
            channel,
            turns,
            somebody: hear::chat_of(&traffic[0]),
            traffic,
            newest: 0,
        };
        // Twice: with the first coordinator chosen between, the second time leads further.
        for _ in 0..2 {
            for update in world.traffic.clone() {
                world.take(update);
            }
            world.run(
                "INSERT OR IGNORE INTO groups (id, municipality_id, kind, name, sort_form, search_form,
                                               host_organisation_id, phase, founded_at)
                 SELECT 1, 1, 'cluster', 'Физика', x'00', ' физика', id, 'working', '2026-11-01T00:00:00+00:00'
                 FROM organisation LIMIT 1;
                 INSERT OR IGNORE INTO appointment (municipality_id, person_id, role, group_id, since)
                 SELECT 1, id, 'coordinator', NULL, '2026-11-21T09:00:00+00:00' FROM (SELECT id FROM person LIMIT 1)
                 UNION ALL
                 SELECT 1, id, 'leader', 1, '2026-11-21T09:00:00+00:00' FROM (SELECT id FROM person LIMIT 1);",
            );
        }
        world
    }

    fn run(&self, statements: &'static str) {
        self.runtime.block_on(async {
            let mut writer = self.database.writer().await.unwrap();
            sqlx::raw_sql(statements).execute(&mut *writer).await.unwrap();
        });
    }

    /// Stores an update and takes its turn; returns how many answers it has left.
    fn take(&mut self, mut update: Value) -> usize {
        self.newest += 1;
        update["update_id"] = json!(self.newest);
        let answers = self.runtime.block_on(async {
            let now = "2026-11-21T09:00:00Z".parse().unwrap();
            let (batch, mut waiting) = inbox::read(&*self.channel, now, vec![update.into()]).unwrap();
            let stored = self.turns.write(batch).await.unwrap();
            assert_eq!(stored.len(), 1, "the update is not stored");
            let turn = self.turns.take(&mut waiting[0]);
            let taken = tokio::time::timeout(Duration::from_secs(20), turn).await.expect("the turn hangs");
            let taken = taken.expect("the turn would wait for ever");
            let mut reader = self.database.reader().await.unwrap();
            let outcome: String = sqlx::query_scalar("SELECT outcome FROM inbox WHERE update_id = ?")
                .bind(self.newest)
                .fetch_one(&mut *reader)
                .await
                .unwrap();
            assert_ne!(outcome, "failed", "the turn failed");
            taken.dispatches.len()
        });
        if self.newest % 500 == 0 {
            self.run("DELETE FROM outbox; DELETE FROM inbox; DELETE FROM letter;");
        }
        answers
    }
}

/// The updates of `seeds/update`, in their order.
fn traffic() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/update");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file| serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    files.into_iter().map(read).collect()
}
