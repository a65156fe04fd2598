//! The demo: the simulator, the real bot, and a believable municipality that the features make by their own verbs.
//!
//! Three phones stand on the page: a teacher who has never opened the bot, a cluster's leader with a list to mark, and
//! a coordinator. Where nobody is to live in the municipality, all three have never opened the bot, and a link makes one
//! of them its first coordinator: what there is, people make. The page's buttons move the time on for everybody, so that what is
//! said a day before, or after an event, is seen at once.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::TimeDelta;
use futures::future::LocalBoxFuture;
use sim::{NewPerson, PersonId as PhoneId, Simulator};
use tempfile::TempDir;

use crate::app::{App, Settings, Sleepers};
use crate::channels::telegram::greet;
use crate::channels::telegram::wire::Wire;
use crate::config;
use crate::db::Database;
use crate::engine::sender::Rates;
use crate::features::{self, CHANNEL, FIRST_PHONE, Town};
use crate::files::Files;
use crate::model::people::{FullName, claims};
use crate::model::{organisations, people, roles};
use crate::talk::{Result, Trouble, Tx, session};
use crate::text::Language;
use crate::watch;
use crate::{Clock, system_clock};

const MUNICIPALITY: &str = "Лесной район";
const ZONE: chrono_tz::Tz = chrono_tz::Europe::Moscow;
const OPERATOR: &str = "Управление образования Лесного района (вымышлено), ул. Школьная, 1, тел. 8 (000) 000-00-00";
/// The phone of the first of those who have never opened the bot; the others follow.
const NEWCOMER: i64 = 900;
/// Who has never opened the bot, as the messenger calls them, and what the page says of them.
const NEWCOMERS: [(&str, &str); 3] = [
    ("Ольга Петрова", "учитель, впервые в боте"),
    ("Марина Гаврилова", "учитель, впервые в боте"),
    ("Ирина Соколова", "методист, впервые в боте"),
];

/// A running demo.
pub struct Demo {
    simulator: Simulator,
    app: App,
    claim: Option<String>,
    /// Removed with the demo; none where the database is to be kept.
    _folder: Option<TempDir>,
}

impl Demo {
    /// Starts the simulator, makes the municipality in a database that has none, and starts the bot. Boxed for the same
    /// reason as [`App::start`].
    pub fn start(
        listen: SocketAddr,
        people: u32,
        file: Option<PathBuf>,
    ) -> LocalBoxFuture<'static, std::result::Result<Demo, String>> {
        Box::pin(Demo::starting(listen, people, file))
    }

    async fn starting(listen: SocketAddr, people: u32, file: Option<PathBuf>) -> std::result::Result<Demo, String> {
        let (file, folder) = match file {
            Some(file) => (file, None),
            None => {
                let folder = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
                (folder.path().join("demo.db"), Some(folder))
            }
        };
        let time = Time::default();
        let settings = sim::Settings {
            time_zone: ZONE.name().to_owned(),
            clock: time.clock(),
            turn: Some(time.turn()),
            ..sim::Settings::demo()
        };
        let bot = greet::address(&settings.bot_username);
        let simulator = Simulator::start(listen, settings)
            .await
            .map_err(|error| format!("{listen} cannot be used ({error}): choose another with --listen"))?;
        let database = Database::open(&file, system_clock()()).await.map_err(|error| error.to_string())?;
        let files = config::files_beside(&file);
        let unmade = |trouble: Trouble| format!("the municipality could not be made: {trouble:?}");
        let residents = populate(&database, files.clone(), people as usize).await.map_err(unmade)?;
        let claim = match residents.is_empty() {
            true => Some(format!("{bot}?start=claim-{}", claim(&database).await.map_err(unmade)?)),
            false => None,
        };
        settle(&simulator, &residents);
        let wire = Wire::new(&simulator.api_url(), simulator.token()).map_err(|error| error.to_string())?;
        let app = App::start(Settings {
            wire,
            database,
            clock: time.clock(),
            municipality: MUNICIPALITY.to_owned(),
            time_zone: ZONE,
            operator: OPERATOR.to_owned(),
            rates: Rates::default(),
            webhook: None,
            files,
            export: None,
            watch: watch::Settings::default(),
        })
        .await
        .map_err(|error| error.to_string())?;
        *time.moved.lock().unwrap_or_else(PoisonError::into_inner) = Some(app.sleepers().clone());
        Ok(Demo { simulator, app, claim, _folder: folder })
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        format!("http://{}/", self.simulator.address())
    }

    /// The link that makes whoever opens it first a coordinator, where nobody lives in the municipality.
    pub fn claim(&self) -> Option<&str> {
        self.claim.as_deref()
    }

    /// Stops the bot, then the simulator.
    pub async fn stop(self) {
        self.app.stop().await;
        self.simulator.stop().await;
    }
}

/// No further than this is the time of a demo moved on, by all its visitors together.
const FURTHEST: TimeDelta = TimeDelta::days(200);

/// The time of a demo: the machine's, and what the page's buttons have moved it on by.
#[derive(Clone, Default)]
struct Time {
    /// In seconds.
    ahead: Arc<AtomicI64>,
    /// What looks at the clock when it is moved, once the bot has started.
    moved: Arc<Mutex<Option<Sleepers>>>,
}

impl Time {
    fn clock(&self) -> Clock {
        let (ahead, machine) = (self.ahead.clone(), system_clock());
        Arc::new(move || machine() + TimeDelta::seconds(ahead.load(Ordering::Relaxed)))
    }

    fn turn(&self) -> sim::Turn {
        let time = self.clone();
        Arc::new(move |by| {
            let further = |ahead: i64| {
                let ahead = ahead.checked_add(by.num_seconds())?;
                (ahead <= FURTHEST.num_seconds()).then_some(ahead)
            };
            let turned = time.ahead.fetch_update(Ordering::Relaxed, Ordering::Relaxed, further).is_ok();
            if let Some(moved) = &*time.moved.lock().unwrap_or_else(PoisonError::into_inner) {
                moved.notice_time();
            }
            turned
        })
    }
}

/// What the group of the leader is called in the messenger, and how many are in it besides.
const GROUP: &str = "Наш кластер";
const MEMBERS: usize = 4;

/// Somebody with a phone, as the page shows them.
struct Resident {
    phone: i64,
    name: FullName,
    caption: String,
    on_page: Option<Side>,
}

/// Whose phone stands where on the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Newcomer,
    Leader,
    Coordinator,
}

/// Gives everybody a phone; those who know the bot have pressed its start button.
fn settle(simulator: &Simulator, residents: &[Resident]) {
    let mut shown: Vec<(Side, PhoneId)> = Vec::new();
    let count = if residents.is_empty() { NEWCOMERS.len() } else { 1 };
    for (phone, (name, caption)) in (NEWCOMER..).zip(NEWCOMERS).take(count) {
        let newcomer = simulator.person(NewPerson::named(name).with_id(phone));
        simulator.show_on_page(newcomer, caption);
        shown.push((Side::Newcomer, newcomer));
    }
    for resident in residents {
        let name = format!("{} {}", resident.name.given, resident.name.family);
        let person = simulator.person(NewPerson::named(&name).with_id(resident.phone));
        simulator.show_on_page(person, &resident.caption);
        shown.extend(resident.on_page.map(|side| (side, person)));
        // A person who was just made has not blocked the bot, so that starting cannot fail.
        let _ = simulator.starts(person);
    }
    // The leader has a group with some of the people, to which the bot can be added.
    if let Some(leader) = residents.iter().find(|resident| resident.on_page == Some(Side::Leader)) {
        let others = residents.iter().filter(|resident| resident.phone != leader.phone);
        let members: Vec<_> = others.take(MEMBERS).map(|resident| PhoneId(resident.phone)).collect();
        simulator.basic_group(GROUP, PhoneId(leader.phone), &members);
    }
    shown.sort_by_key(|(side, _)| *side);
    simulator.phones(shown.into_iter().map(|(_, person)| person));
}

/// Makes the municipality in one transaction, or reads who lives in the one that is there.
async fn populate(database: &Database, files: PathBuf, people: usize) -> Result<Vec<Resident>> {
    let mut transaction = database.begin().await?;
    let municipality = organisations::found_municipality(&mut transaction, MUNICIPALITY, ZONE.name()).await?;
    let is_made = session::find(&mut transaction, CHANNEL, &FIRST_PHONE.to_string()).await?.is_some();
    let around = features::surroundings(OPERATOR.to_owned(), (String::new(), false), &[], Arc::new(Files::at(files)));
    let tx = Tx::new(transaction, system_clock()(), (municipality, ZONE), around);
    let mut town = Town::new(tx, people);
    if !is_made && people > 0 {
        town.make().await?;
    }
    let residents = residents(&mut town.tx).await?;
    town.tx.finish().0.commit().await?;
    Ok(residents)
}

/// Makes a link for the first coordinator.
async fn claim(database: &Database) -> Result<String> {
    let mut writer = database.writer().await?;
    claims::make(&mut writer, system_clock()()).await
}

/// Who lives in the municipality, by their phones.
async fn residents(tx: &mut Tx) -> Result<Vec<Resident>> {
    let mut residents = Vec::new();
    for phone in FIRST_PHONE.. {
        let Some(account) = session::find(tx.db(), CHANNEL, &phone.to_string()).await? else {
            break;
        };
        let Some(id) = account.person else { continue };
        let person = people::person(tx, id).await?;
        let held = roles::held(tx, id).await?;
        let (led, deputises) = (held.led.first(), held.deputises.first());
        let caption = match (held.roles.coordinates, held.roles.observes, led, deputises) {
            (true, ..) => "координатор".to_owned(),
            (false, true, ..) => "наблюдатель, куратор от института".to_owned(),
            (false, false, Some(cluster), _) => format!("руководитель кластера «{}»", cluster.name),
            (false, false, None, Some(cluster)) => format!("заместитель руководителя кластера «{}»", cluster.name),
            (false, false, None, None) => {
                format!("{}, {}", person.post.name.to(Language::Ru).to_lowercase(), person.organisation.name)
            }
        };
        residents.push(Resident {
            phone,
            name: person.name,
            caption,
            on_page: match phone - FIRST_PHONE {
                0 => Some(Side::Coordinator),
                1 => Some(Side::Leader),
                _ => None,
            },
        });
    }
    Ok(residents)
}
