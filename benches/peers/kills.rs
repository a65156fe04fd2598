//! Each bot is killed with SIGKILL at random moments of many conversations and started again on the same file. An
//! update is lost when its person gets no answer, although the bot runs again and has nothing else to do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rand::Rng;
use sim::{PersonId, Simulator};
use tokio::sync::watch;

use super::bots::Bot;
use super::people::{Deed, act, newcomer, shows, story};
use super::{folder, simulator};

/// People who talk at the same time.
const PEOPLE: usize = 20;
/// How long a running bot may leave a deed without an answer. Every bot here answers twenty people in a small part of it.
const GRACE: Duration = Duration::from_secs(3);
/// How often a person looks whether it is time to lose patience.
const GLANCE: Duration = Duration::from_millis(100);

/// What the kills did.
#[derive(Default)]
pub struct Killed {
    /// Deeds that were answered, or repeated.
    pub updates: usize,
    /// Updates that got no answer, so that their person repeated themselves.
    pub lost: usize,
    /// Conversations that a repetition did not move either, so that their person began anew.
    pub stuck: usize,
}

struct Yard {
    sim: Simulator,
    over: AtomicBool,
    /// Since when the bot runs; none while it is down.
    up: watch::Receiver<Option<Instant>>,
}

pub async fn run(bot: &Bot, kills: usize, synchronous: &str) -> Killed {
    let folder = folder();
    let sim = simulator().await;
    let mut running = bot.start(&sim, folder.path(), synchronous).await;
    let (up, seen) = watch::channel(Some(Instant::now()));
    let yard = Arc::new(Yard { sim: sim.clone(), over: AtomicBool::new(false), up: seen });
    let talk = bot.talk;
    let people: Vec<_> = (0..PEOPLE)
        .map(|_| {
            let yard = Arc::clone(&yard);
            tokio::spawn(async move {
                let mut seen = Killed::default();
                while !yard.over.load(Ordering::SeqCst) {
                    converse(&yard, story(talk, newcomer(&yard.sim).1), &mut seen).await;
                }
                seen
            })
        })
        .collect();
    for _ in 0..kills {
        let moment = rand::rng().random_range(300..1500);
        tokio::time::sleep(Duration::from_millis(moment)).await;
        up.send_replace(None);
        drop(running);
        running = bot.start(&sim, folder.path(), synchronous).await;
        up.send_replace(Some(Instant::now()));
        // Whoever is left alone by this kill notices and repeats themselves before the next.
        tokio::time::sleep(GRACE + GLANCE).await;
    }
    yard.over.store(true, Ordering::SeqCst);
    let mut all = Killed::default();
    for person in people {
        let one = person.await.unwrap();
        all.updates += one.updates;
        all.lost += one.lost;
        all.stuck += one.stuck;
    }
    drop(running);
    sim.stop().await;
    all
}

/// One conversation; whoever gets no answer repeats the deed, and whoever gets none again gives up.
async fn converse(yard: &Yard, story: Vec<(Deed, String)>, seen: &mut Killed) {
    let (person, _) = newcomer(&yard.sim);
    for (deed, then) in story {
        for repeated in [false, true] {
            let done = act(&yard.sim, person, &deed);
            if done.is_err() {
                // The button went, and the card behind it never came.
                seen.stuck += 1;
                return;
            }
            seen.updates += 1;
            if is_answered(yard, person, &then).await {
                break;
            }
            if repeated {
                seen.stuck += 1;
                return;
            }
            seen.lost += 1;
        }
    }
}

async fn is_answered(yard: &Yard, person: PersonId, then: &str) -> bool {
    let since = Instant::now();
    loop {
        let wish = yard.sim.wait_for_within(person, GLANCE, |chat| {
            // Not the newest alone: a reply that was said again may stand below the card that goes on.
            chat.iter().rev().any(|it| shows(it, then))
        });
        if wish.await.is_ok() {
            return true;
        }
        let up = *yard.up.borrow();
        if up.is_some_and(|up| up.max(since).elapsed() > GRACE) {
            return false;
        }
    }
}
