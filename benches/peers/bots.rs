//! The bots: how each is installed or built, started, and what its versions are.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sim::Simulator;

use super::people::Talk;
use super::{machine, program, recorded, target};

/// How long a bot may take to its first getUpdates.
const PATIENCE: Duration = Duration::from_secs(60);

/// A bot that is measured.
pub struct Bot {
    /// As the tables name it.
    pub name: &'static str,
    /// As the options name it, and its folder.
    pub short: &'static str,
    /// The conversation that it leads.
    pub talk: Talk,
}

const OWN: &str = "grozd";
const FLOOR: &str = "floor";
const STATELESS: &str = "stateless";

/// The bot itself.
pub const GROZD: Bot = Bot { name: "Grozd", short: OWN, talk: Talk::Grozd };

/// In the order in which a round meets them.
pub const ALL: [Bot; 6] = [
    GROZD,
    Bot { name: "teloxide, stateless", short: STATELESS, talk: Talk::Grozd },
    Bot { name: "grammY", short: "grammy", talk: Talk::Peer },
    Bot { name: "teloxide, echo", short: FLOOR, talk: Talk::Floor },
    Bot { name: "aiogram", short: "aiogram", talk: Talk::Peer },
    Bot { name: "python-telegram-bot", short: "telegram", talk: Talk::Peer },
];

/// The cards of Grozd's conversation.
fn cards() -> PathBuf {
    target().join(STATELESS).join("cards.json")
}

fn sources() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/peers")
}

impl Bot {
    /// Installs or builds it, if that is not done yet.
    pub async fn prepare(&self) {
        let mut command = match self.short {
            OWN => return,
            FLOOR | STATELESS => {
                let mut cargo = Command::new(env!("CARGO"));
                cargo.args(["build", "--release", "--locked", "--manifest-path"]);
                cargo.arg(sources().join("floor/Cargo.toml"));
                cargo.arg("--target-dir").arg(target().join(FLOOR));
                // What cargo says of this package to its bench would have the floor built anew each time.
                for (name, _) in std::env::vars_os() {
                    let own = name.to_string_lossy().starts_with("CARGO_");
                    if own && name != "CARGO_HOME" {
                        cargo.env_remove(name);
                    }
                }
                cargo
            }
            _ => self.script("install"),
        };
        let done = command.status().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        assert!(done.success(), "{command:?} failed");
        if self.short == STATELESS {
            recorded::record(&cards()).await;
        }
    }

    /// The script of a peer, which installs, describes or runs it.
    fn script(&self, what: &str) -> Command {
        let mut command = match self.short {
            "grammy" => Command::new(sources().join("grammy/start")),
            python => {
                let mut command = Command::new(sources().join("python/start"));
                command.arg(python);
                command
            }
        };
        command.arg(what).arg(target().join(self.short));
        command
    }

    /// What it is made of.
    pub fn versions(&self) -> String {
        match self.short {
            OWN => format!("Grozd {}", env!("CARGO_PKG_VERSION")),
            FLOOR | STATELESS => {
                let lock = std::fs::read_to_string(sources().join("floor/Cargo.lock")).unwrap();
                let mut lines = lock.lines().skip_while(|line| *line != "name = \"teloxide\"");
                let version = lines.nth(1).and_then(|it| it.split('"').nth(1));
                format!("teloxide {}", version.unwrap_or("?"))
            }
            _ => machine::said(&mut self.script("versions")),
        }
    }

    /// Starts it on the file in the folder, and waits until it asks for updates.
    pub async fn start(&self, sim: &Simulator, folder: &Path, synchronous: &str) -> Running {
        let file = folder.join("bot.db");
        if self.short == OWN && !file.exists() {
            program::open_school(&file).await;
        }
        let polls = sim.calls("getUpdates");
        let begun = Instant::now();
        let child = match self.short {
            OWN => program::run(sim, &file),
            _ => {
                let mut command = match self.short {
                    FLOOR | STATELESS => Command::new(target().join("floor/release").join(self.short)),
                    _ => self.script("run"),
                };
                let child = command
                    .current_dir(folder)
                    .env("BOT_TOKEN", sim.token())
                    .env("BOT_API_URL", sim.api_url())
                    .env("BOT_DATABASE", &file)
                    .env("BOT_SYNCHRONOUS", synchronous)
                    .env("BOT_CARDS", cards())
                    .stdin(Stdio::null())
                    .stdout(Stdio::null())
                    .spawn();
                program::Program(child.unwrap())
            }
        };
        let mut running = Running { program: child, started_after: Duration::ZERO };
        while sim.calls("getUpdates") == polls {
            let ended = running.child().try_wait().unwrap();
            assert!(ended.is_none(), "{} ended: {ended:?}", self.name);
            assert!(begun.elapsed() < PATIENCE, "{} does not ask for updates", self.name);
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        running.started_after = begun.elapsed();
        running
    }
}

/// A bot that runs; it is killed when this goes.
pub struct Running {
    program: program::Program,
    /// From the start to the first getUpdates.
    pub started_after: Duration,
}

impl Running {
    fn child(&mut self) -> &mut Child {
        &mut self.program.0
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.program.0.id()
    }
}
