//! A Telegram for tests and for the public demo: a strict Bot API over HTTP, the
//! people who talk to the bot, and a page with their phones.
//!
//! It imports nothing of the bot, so the bot cannot tell it from Telegram. What
//! Telegram refuses, it refuses in Telegram's words; what it does not know, it
//! refuses loudly and enters in its books, so that a test can fail on it.
//!
//! ```ignore
//! let telegram = Simulator::start(([127, 0, 0, 1], 0).into(), Settings::default()).await?;
//! let olga = telegram.person(NewPerson::named("Olga Petrova"));
//! telegram.says(olga, "/start");
//! telegram.wait_for(olga, |chat| chat.last().is_some_and(|it| it.is_from_bot())).await?;
//! telegram.presses(olga, "School No. 3")?;
//! assert_eq!(telegram.books().debts(), [] as [String; 0]);
//! ```

// What Telegram is, from the rules up.
mod refusal;
mod entity;
mod html;
mod rules;
mod keyboard;
mod rates;
// The world and what it keeps.
mod world;
mod chat;
mod files;
mod profile;
mod books;
mod faults;
// The Bot API over HTTP.
mod wire;
mod params;
mod line;
mod server;
mod methods;
mod messages;
mod albums;
mod inline;
mod updates;
mod webhook;
// People and the page with their phones.
mod phone;
mod buttons;
mod group;
mod wait;
mod screen;
mod page;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod trial;

use std::hash::{BuildHasher, RandomState};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use tokio::net::TcpListener;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

pub use albums::NewFile;
pub use books::{Books, LoggedCall, RefusedCall, UnansweredPress};
pub use chat::{Author, ChatMessage, Media, Origin, Service, Toast};
pub use entity::Entity;
pub use faults::{Aim, Fault, FaultShares, Faults};
pub use group::{Heard, Sign};
pub use inline::{InlineAnswer, InlineQueryId, InlineResult, Spot, Typed};
pub use keyboard::{Action, Button, Keyboard};
pub use phone::{Done, Impossible};
pub use rates::{Meter, Rates};
pub use rules::Command;
pub use wait::StillWaiting;
pub use world::{GroupId, NewPerson, PersonId, UpdateId};

use world::World;

/// Where the simulator's time comes from.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Moves the time on; `false` where it has gone far enough.
pub type Turn = Arc<dyn Fn(chrono::Duration) -> bool + Send + Sync>;

/// How a simulator is to be.
#[derive(Clone)]
pub struct Settings {
    /// The bot's token; a fresh one for each `Settings` by default, so that a
    /// public demo never shares one with anybody.
    pub token: String,
    /// The bot's user id.
    pub bot_id: i64,
    /// The bot's name.
    pub bot_name: String,
    /// The bot's user name without `@`.
    pub bot_username: String,
    /// The zone in which the page shows times, as the bot's own words have them.
    pub time_zone: String,
    /// What the time is.
    pub clock: Clock,
    /// How the page moves that time on; none by default, and then the page has no buttons for it.
    pub turn: Option<Turn>,
    /// The rates to keep; none by default.
    pub rates: Option<Rates>,
    /// How many messages a chat remembers; all by default.
    pub history: Option<usize>,
    /// How long a press may await its answer, by the clock.
    pub callback_lifetime: chrono::Duration,
    /// How many bytes of files are kept; all by default.
    pub file_budget: Option<usize>,
    /// How long the webhook pauses after the first failure; then twice as long.
    pub webhook_retry: Duration,
    /// Whether the bot sees only commands and replies in groups.
    /// See <https://core.telegram.org/bots/features#privacy-mode>.
    pub privacy: bool,
    /// Whether inline mode was switched on at BotFather.
    pub inline: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let random = || RandomState::new().hash_one(std::process::id());
        Self {
            token: format!("7000000001:AA{:016x}{:016x}", random(), random()),
            bot_id: 7_000_000_001,
            bot_name: "Гроздь".to_owned(),
            bot_username: "grozd_demo_bot".to_owned(),
            time_zone: "Europe/Moscow".to_owned(),
            clock: Arc::new(Utc::now),
            turn: None,
            rates: None,
            history: None,
            callback_lifetime: chrono::Duration::minutes(15),
            file_budget: None,
            webhook_retry: Duration::from_millis(200),
            privacy: true,
            inline: true,
        }
    }
}

impl Settings {
    /// Bounded in memory, for a demo that runs for months.
    pub fn demo() -> Self {
        Self { history: Some(200), file_budget: Some(64 << 20), ..Self::default() }
    }
}

/// What the server's tasks and the handles share.
pub(crate) struct Shared {
    world: Mutex<World>,
    ready: Arc<Notify>,
    confirmed: watch::Receiver<i64>,
    stop: watch::Sender<bool>,
    address: SocketAddr,
    token: String,
    webhook_retry: Duration,
    clock: Clock,
    turn: Option<Turn>,
}

impl Shared {
    /// The world, for a moment. A panic elsewhere does not take it away: each
    /// change leaves it whole.
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stopped(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }
}

/// A running simulator. Clones are handles of the same one; when the last is
/// dropped, it stops.
#[derive(Clone)]
pub struct Simulator {
    shared: Arc<Shared>,
    /// Absent in the handles of the server itself, which must not keep it alive.
    keeper: Option<Arc<Keeper>>,
}

struct Keeper {
    stop: watch::Sender<bool>,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}

impl Simulator {
    /// Starts to listen; port 0 takes a free one. Boxed, so that the server is compiled here, and not by each program
    /// and each test that starts one.
    pub fn start(address: SocketAddr, settings: Settings) -> BoxFuture<'static, io::Result<Self>> {
        Box::pin(Self::starting(address, settings))
    }

    async fn starting(address: SocketAddr, settings: Settings) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let ready = Arc::new(Notify::new());
        let (confirm, confirmed) = watch::channel(0);
        let (stop, mut stopped) = watch::channel(false);
        let shared = Arc::new(Shared {
            world: Mutex::new(World::new(&settings, Arc::clone(&ready), confirm)),
            ready,
            confirmed,
            stop: stop.clone(),
            address,
            token: settings.token,
            webhook_retry: settings.webhook_retry,
            clock: settings.clock,
            turn: settings.turn,
        });
        let routes = page::routes()
            .merge(server::routes())
            .with_state(Arc::clone(&shared))
            .into_make_service_with_connect_info::<line::Cutter>();
        let serving = axum::serve(line::Lines(listener), routes);
        let task = tokio::spawn(async move {
            let stopping = async move {
                // An error means that every handle is gone, which is a stop as well.
                let _ = stopped.wait_for(|it| *it).await;
            };
            // The listener never fails: it waits out what goes wrong.
            let _ = serving.with_graceful_shutdown(stopping).await;
        });
        Ok(Self { shared, keeper: Some(Arc::new(Keeper { stop, task: Mutex::new(Some(task)) })) })
    }

    /// A handle for the server's own use.
    fn within(shared: &Arc<Shared>) -> Self {
        Self { shared: Arc::clone(shared), keeper: None }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.shared.address
    }

    /// What the bot takes for `https://api.telegram.org`.
    pub fn api_url(&self) -> String {
        let address = self.shared.address;
        if address.ip().is_unspecified() {
            format!("http://127.0.0.1:{}", address.port())
        } else {
            format!("http://{address}")
        }
    }

    /// The bot's token.
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// Keeps these rates from now on, or none.
    pub fn set_rates(&self, rates: Option<Rates>) {
        self.shared.world().meter.rates = rates;
    }

    /// The faults to inject.
    pub fn faults(&self) -> Faults {
        Faults { shared: Arc::clone(&self.shared) }
    }

    /// What the bot did and owes, as of now.
    pub fn books(&self) -> Books {
        let world = self.shared.world();
        let mut books = world.books.clone();
        books.unanswered = world
            .callbacks
            .values()
            .map(|it| UnansweredPress { person: PersonId(it.person), message_id: it.message, data: it.data.clone() })
            .collect();
        books.unanswered_queries = world.inline.unanswered();
        books
    }

    /// How often a method was called; the books as a whole are a copy, and this is not.
    pub fn calls(&self, method: &str) -> u64 {
        let world = self.shared.world();
        world.books.calls.get(method).copied().unwrap_or(0)
    }

    /// Empties the books; presses that are still unanswered stay owed.
    pub fn clear_books(&self) {
        self.shared.world().books = Books::default();
    }

    /// Delivers any JSON as an update, however strange; without an `update_id`
    /// it gets the next. See <https://core.telegram.org/bots/api#update>.
    pub fn inject_update(&self, update: serde_json::Value) -> UpdateId {
        self.shared.world().queue.inject(update)
    }

    /// The last thousand updates as they went over the wire, oldest first: what fuzzing begins with.
    pub fn traffic(&self) -> Vec<Arc<str>> {
        self.shared.world().queue.remembered()
    }

    /// How many updates wait to be taken and confirmed.
    pub fn pending_updates(&self) -> usize {
        self.shared.world().queue.pending()
    }

    /// Stops listening, ends the waiting polls and streams, and waits until the
    /// connections are closed, though not longer than two seconds.
    pub async fn stop(&self) {
        self.shared.stop.send_replace(true);
        let task = self.keeper.as_ref().and_then(|it| {
            let mut slot = it.task.lock().unwrap_or_else(PoisonError::into_inner);
            slot.take()
        });
        if let Some(mut task) = task
            && tokio::time::timeout(Duration::from_secs(2), &mut task).await.is_err()
        {
            task.abort();
        }
    }
}
