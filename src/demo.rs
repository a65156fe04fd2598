//! The demo: the simulator, the real bot, and a believable municipality that the features make by their own verbs.
//!
//! Three phones stand on the page: a teacher who has never opened the bot, a cluster's leader with a list to mark, and
//! a coordinator.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use sim::{NewPerson, PersonId as PhoneId, Simulator};
use tempfile::TempDir;

use crate::app::{App, Settings};
use crate::channels::telegram::wire::Wire;
use crate::config;
use crate::db::Database;
use crate::engine::sender::Rates;
use crate::features::{self, CHANNEL, FIRST_PHONE, Town};
use crate::files::Files;
use crate::model::people::FullName;
use crate::model::{organisations, people, roles};
use crate::system_clock;
use crate::talk::{Result, Tx, session};
use crate::text::Language;
use crate::watch;

const MUNICIPALITY: &str = "Лесной район";
const ZONE: chrono_tz::Tz = chrono_tz::Europe::Moscow;
const OPERATOR: &str = "Управление образования Лесного района (вымышлено), ул. Школьная, 1, тел. 8 (000) 000-00-00";
/// The teacher who has never opened the bot.
const NEWCOMER: i64 = 900;

/// A running demo.
pub struct Demo {
    simulator: Simulator,
    app: App,
    /// Removed with the demo; none where the database is to be kept.
    _folder: Option<TempDir>,
}

impl Demo {
    /// Starts the simulator, makes the municipality in a database that has none, and starts the bot.
    pub async fn start(listen: SocketAddr, people: u32, file: Option<PathBuf>) -> std::result::Result<Demo, String> {
        let (file, folder) = match file {
            Some(file) => (file, None),
            None => {
                let folder = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
                (folder.path().join("demo.db"), Some(folder))
            }
        };
        let simulator =
            Simulator::start(listen, sim::Settings { time_zone: ZONE.name().to_owned(), ..sim::Settings::demo() })
                .await
                .map_err(|error| format!("{listen} cannot be used ({error}): choose another with --listen"))?;
        let database = Database::open(&file, system_clock()()).await.map_err(|error| error.to_string())?;
        let files = config::files_beside(&file);
        let residents = populate(&database, files.clone(), people as usize)
            .await
            .map_err(|trouble| format!("the municipality could not be made: {trouble:?}"))?;
        settle(&simulator, &residents);
        let wire = Wire::new(&simulator.api_url(), simulator.token()).map_err(|error| error.to_string())?;
        let app = App::start(Settings {
            wire,
            database,
            clock: system_clock(),
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
        Ok(Demo { simulator, app, _folder: folder })
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        format!("http://{}/", self.simulator.address())
    }

    /// Stops the bot, then the simulator.
    pub async fn stop(self) {
        self.app.stop().await;
        self.simulator.stop().await;
    }
}

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
    Leader,
    Coordinator,
}

/// Gives everybody a phone; those who know the bot have pressed its start button.
fn settle(simulator: &Simulator, residents: &[Resident]) {
    let newcomer = simulator.person(NewPerson::named("Ольга Петрова").with_id(NEWCOMER));
    simulator.show_on_page(newcomer, "учитель, впервые в боте");
    let mut shown: Vec<(Side, PhoneId)> = Vec::new();
    for resident in residents {
        let name = format!("{} {}", resident.name.given, resident.name.family);
        let person = simulator.person(NewPerson::named(&name).with_id(resident.phone));
        simulator.show_on_page(person, &resident.caption);
        shown.extend(resident.on_page.map(|side| (side, person)));
        // A person who was just made has not blocked the bot, so that starting cannot fail.
        let _ = simulator.starts(person);
    }
    shown.sort_by_key(|(side, _)| *side);
    simulator.phones(std::iter::once(newcomer).chain(shown.into_iter().map(|(_, person)| person)));
}

/// Makes the municipality in one transaction, or reads who lives in the one that is there.
async fn populate(database: &Database, files: PathBuf, people: usize) -> Result<Vec<Resident>> {
    let mut transaction = database.begin().await?;
    let municipality = organisations::found_municipality(&mut transaction, MUNICIPALITY, ZONE.name()).await?;
    let is_made = session::find(&mut transaction, CHANNEL, &FIRST_PHONE.to_string()).await?.is_some();
    let around = features::surroundings(OPERATOR.to_owned(), String::new(), &[], Arc::new(Files::at(files)));
    let tx = Tx::new(transaction, system_clock()(), (municipality, ZONE), around);
    let mut town = Town::new(tx, people);
    if !is_made {
        town.make().await?;
    }
    let residents = residents(&mut town.tx).await?;
    town.tx.finish().0.commit().await?;
    Ok(residents)
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
        let leads = roles::led_by(tx, id).await?;
        let coordinates = roles::roles(tx.db(), Some(id)).await?.coordinates;
        let caption = match (coordinates, leads.first()) {
            (true, _) => "координатор".to_owned(),
            (false, Some(cluster)) => format!("руководитель кластера «{}»", cluster.name),
            (false, None) => {
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
