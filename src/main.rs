//! The roles of the program: `run`, `demo`, `claim`, `backup`, `restore`, `check`.
//!
//! A wrong configuration ends with one sentence and the exit code 2; a stop by signal ends with 0.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use grozd::app::{self, App, StartError};
use grozd::channels::telegram::greet;
use grozd::channels::telegram::wire::{Fault, Wire};
use grozd::config::{self, Config};
use grozd::db::{self, Database};
use grozd::files::{Files, archive};
use grozd::model::people;
use grozd::{demo, system_clock, watch};
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[derive(Parser)]
#[command(name = "grozd", version, about = "A Telegram bot for a municipal methodological service")]
struct Arguments {
    #[command(subcommand)]
    role: Role,
}

#[derive(Subcommand)]
enum Role {
    /// Runs the bot. Settings come from the environment or from .env; README.md lists them.
    Run,
    /// Shows the bot in a browser with an invented municipality: no token, no server, no Telegram.
    Demo {
        /// Where the page is served.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// How many people live in the municipality: 12 to 20000, or 0 to set it up from nothing.
        #[arg(long, default_value_t = 120, value_parser = residents)]
        people: u32,
        /// Keeps the database in this file; a temporary one is used otherwise.
        #[arg(long)]
        db: Option<PathBuf>,
    },
    /// Prints a link that makes whoever opens it first a coordinator. It is good for a day.
    Claim,
    /// Writes an archive of the database and the files from people, while the bot runs.
    Backup {
        /// The archive; it must not exist yet.
        file: PathBuf,
    },
    /// Unpacks an archive that `backup` wrote, where no database is.
    Restore {
        /// The archive.
        file: PathBuf,
    },
    /// Says whether the configuration, the database and the way to Telegram are in order.
    Check,
}

/// Why the program ends: the sentence, and the exit code.
struct Stop {
    words: String,
    code: u8,
}

impl Stop {
    fn configuration(words: impl ToString) -> Stop {
        Stop { words: words.to_string(), code: 2 }
    }

    /// A file that is merely busy is no wrong setting.
    fn of_opening(error: db::OpenError) -> Stop {
        if error.passes() {
            return Stop::failure(error);
        }
        Stop::configuration(error)
    }

    fn failure(words: impl ToString) -> Stop {
        Stop { words: words.to_string(), code: 1 }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    say_only_where_it_panicked();
    let done = match Arguments::parse().role {
        Role::Run => run().await,
        Role::Demo { listen, people, db } => show(listen, people, db).await,
        Role::Claim => claim().await,
        Role::Backup { file } => back_up(file).await,
        Role::Restore { file } => restore(file).await,
        Role::Check => check().await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("grozd: {}", stop.words);
            ExitCode::from(stop.code)
        }
    }
}

async fn run() -> Result<(), Stop> {
    let config = Config::read().map_err(Stop::configuration)?;
    begin_log(config.json_log);
    outlive_a_limit_of_files();
    let wire = wire(&config)?;
    let starting = async {
        let database = open_in_time(&config.database).await?;
        let starting = App::start(app::Settings {
            wire,
            database,
            files: config.files,
            export: config.export,
            clock: system_clock(),
            municipality: config.municipality,
            time_zone: config.time_zone,
            operator: config.operator,
            rates: config.rates,
            webhook: config.webhook,
            watch: watch::Settings { listen: config.metrics, systemd: true },
        });
        starting.await.map_err(|error| match error {
            StartError::Token | StartError::Webhook(_) | StartError::Metrics(_) => Stop::configuration(error),
            StartError::Failed(_) => Stop::failure(error),
        })
    };
    // One future for the whole run: a signal between two of them would be lost.
    let mut signalled = pin!(signal());
    // The database and the way to Telegram may be waited for at the start; a signal must end that too.
    let app = tokio::select! {
        app = starting => app?,
        () = &mut signalled => return Ok(()),
    };
    tracing::info!("the bot is running");
    signalled.await;
    tracing::info!("stopping");
    app.stop().await;
    Ok(())
}

/// Opens the database, and waits while another program holds it or the disk is full.
async fn open_in_time(file: &Path) -> Result<Database, Stop> {
    let mut patience = Duration::from_millis(500);
    loop {
        match Database::open(file, system_clock()()).await {
            Err(error) if error.passes() => {
                tracing::warn!("{error}; trying again");
                tokio::time::sleep(patience).await;
                patience = (patience * 2).min(Duration::from_secs(30));
            }
            opened => return opened.map_err(Stop::of_opening),
        }
    }
}

/// A file that would grow over a limit of the system (`ulimit -f`) is a write that fails, and not the end of the
/// program, which that signal would otherwise be.
fn outlive_a_limit_of_files() {
    #[cfg(target_os = "linux")]
    {
        use tokio::signal::unix::{SignalKind, signal};
        const SIGXFSZ: i32 = 25;
        // Once tokio handles a signal, the default action is gone for good.
        if let Err(error) = signal(SignalKind::from_raw(SIGXFSZ)) {
            tracing::warn!(%error, "a limit of the size of files would end the program");
        }
    }
}

/// How many people live in the demo's municipality: as many as its groups need, or nobody.
fn residents(typed: &str) -> Result<u32, String> {
    let people = typed.parse().map_err(|error| format!("{error}"))?;
    match people {
        0 | 12..=20_000 => Ok(people),
        _ => Err("12 to 20000, or 0 for a municipality that is to be set up".to_owned()),
    }
}

async fn show(listen: SocketAddr, people: u32, db: Option<PathBuf>) -> Result<(), Stop> {
    begin_log(false);
    let running = demo::Demo::start(listen, people, db).await.map_err(Stop::failure)?;
    println!("Откройте / open: {}", running.address());
    if let Some(claim) = running.claim() {
        println!(
            "Первый координатор: откройте ссылку на телефоне (⋮) / the first coordinator opens on a phone: {claim}"
        );
    }
    println!("Ctrl+C: остановить / stop");
    signal().await;
    running.stop().await;
    Ok(())
}

async fn claim() -> Result<(), Stop> {
    let config = Config::read().map_err(Stop::configuration)?;
    begin_log(config.json_log);
    if !config.database.exists() {
        return Err(Stop::configuration(no_database(&config.database)));
    }
    let username = username(&config).await?;
    let database = Database::open(&config.database, system_clock()()).await.map_err(Stop::of_opening)?;
    let mut writer = database.writer().await.map_err(Stop::failure)?;
    let token = people::claims::make(&mut writer, system_clock()())
        .await
        .map_err(|trouble| Stop::failure(format!("the link could not be stored: {trouble:?}")))?;
    println!("{}?start=claim-{token}", greet::address(&username));
    eprintln!("Whoever opens it first becomes a coordinator. It is good for a day.");
    Ok(())
}

async fn back_up(file: PathBuf) -> Result<(), Stop> {
    let (database, files) = config::data();
    if !database.exists() {
        return Err(Stop::configuration(no_database(&database)));
    }
    let written = archive::back_up(&database, &Files::at(files), &file).await;
    let holds = written.map_err(|flaw| Stop::failure(format!("no archive was written: {flaw}")))?;
    println!("{}", file.display());
    all_there(&holds.missing, "the archive is written without them; look for them in an older one")
}

async fn restore(file: PathBuf) -> Result<(), Stop> {
    let (database, files) = config::data();
    let restored = archive::restore(&file, &database, &Files::at(&files)).await;
    let holds = restored.map_err(|flaw| Stop::failure(format!("{}: {flaw}", file.display())))?;
    println!("{}: the database, and {} files in {}", database.display(), holds.files, files.display());
    all_there(&holds.missing, "all the rest is restored; look for them in an older archive")
}

fn all_there(missing: &[String], remedy: &str) -> Result<(), Stop> {
    if missing.is_empty() {
        return Ok(());
    }
    let named = missing.join(", ");
    Err(Stop::failure(format!(
        "{} files that the database names are missing or changed ({named}): {remedy}",
        missing.len()
    )))
}

async fn check() -> Result<(), Stop> {
    let config = Config::read().map_err(Stop::configuration)?;
    begin_log(config.json_log);
    println!("configuration: in order");
    if !config.database.exists() {
        println!("database {}: not there yet, the first start makes it", config.database.display());
        println!("Bot API: answers, the bot is @{}", username(&config).await?);
        return Ok(());
    }
    let database = Database::open(&config.database, system_clock()()).await.map_err(Stop::of_opening)?;
    let flaws = database.flaws().await.map_err(Stop::failure)?;
    if !flaws.is_empty() {
        return Err(Stop::failure(format!(
            "the database is damaged ({}): stop the bot and restore the last backup",
            flaws.join("; ")
        )));
    }
    println!("database {}: sound and up to date", config.database.display());
    let mut reader = database.reader().await.map_err(Stop::failure)?;
    let folder = config.files.display();
    let tally = archive::tally(&Files::at(&config.files), &mut reader).await;
    let tally = tally.map_err(|flaw| {
        Stop::failure(format!("GROZD_FILES: the files in {folder} cannot be read ({flaw}): check the rights"))
    })?;
    drop(reader);
    println!(
        "files {folder}: {} with {} bytes, {} missing, {} spare",
        tally.files,
        tally.bytes,
        tally.missing.len(),
        tally.spare
    );
    all_there(&tally.missing, "put them back from a backup, or check GROZD_FILES")?;
    let username = username(&config).await?;
    println!("Bot API: answers, the bot is @{username}");
    Ok(())
}

fn no_database(file: &Path) -> String {
    format!("GROZD_DB: there is no database {}: run this where the bot has run, or name its file", file.display())
}

async fn username(config: &Config) -> Result<String, Stop> {
    let answered = greet::me(&wire(config)?).await.map(|me| me.username);
    answered.map_err(|fault| match fault {
        Fault::Unauthorized(_) => Stop::configuration(StartError::Token),
        fault => Stop::failure(format!("the Bot API does not answer: {fault}; check the network and GROZD_API_URL")),
    })
}

fn wire(config: &Config) -> Result<Wire, Stop> {
    Wire::new(&config.api_url, config.token.reveal()).map_err(|error| Stop::failure(error.without_url()))
}

/// Waits for SIGINT or SIGTERM.
async fn signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    // Without a handler the program is ended by the signal itself, which loses nothing either.
    let _ = tokio::signal::ctrl_c().await;
}

fn begin_log(json: bool) {
    use tracing_subscriber::EnvFilter;
    let filter = config::log_filter();
    // A filter that cannot be parsed must not silence the log.
    let filter = EnvFilter::try_new(&filter).unwrap_or_else(|_| EnvFilter::new(config::LOG_FILTER));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        log.json().init();
    } else {
        log.with_target(false).init();
    }
}

/// A panic message may quote what a person wrote, so only its place is logged.
fn say_only_where_it_panicked() {
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => eprintln!("grozd: a panic at {}:{}", place.file(), place.line()),
        None => eprintln!("grozd: a panic"),
    }));
}
