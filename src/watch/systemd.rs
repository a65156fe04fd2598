//! What systemd is told: that the program is ready, that it is alive, that it stops.
//!
//! The watchdog is fed only while nothing is wrong *here*: an outage of Telegram is waited out, since a new process
//! would wait just the same. Without systemd's socket in the environment nothing happens.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::{Report, Watch};

/// How long a start waits for Telegram's first answer before it counts as ready all the same: the program works, and
/// neither the boot of the machine nor systemd's start timeout may depend on Telegram.
const FIRST_ANSWER: Duration = Duration::from_secs(30);

/// How often the status line is refreshed if there is no watchdog.
const STATUS: Duration = Duration::from_secs(60);

/// Reports the bot's health to systemd until the stop.
pub async fn report(watch: Watch, stop: CancellationToken) {
    let telling = async {
        let _ = tokio::time::timeout(FIRST_ANSWER, watch.meters().first_heard()).await;
        tell(&[Word::Ready]);
        // A third, so that one late answer is not the end.
        let period = watchdog().map_or(STATUS, |period| period / 3);
        loop {
            let report = watch.report().await;
            let status = status(&report);
            if report.is_alive() {
                tell(&[Word::Alive, Word::Status(&status)]);
            } else {
                tracing::error!(%status, "the watchdog is not fed");
                tell(&[Word::Status(&status)]);
            }
            tokio::time::sleep(period).await;
        }
    };
    tokio::select! {
        () = telling => {}
        () = stop.cancelled() => {}
    }
}

/// Tells systemd that an orderly stop has begun.
pub fn stopping() {
    tell(&[Word::Stopping]);
}

/// What `systemctl status` shows.
fn status(report: &Report) -> String {
    if report.flaws.is_empty() {
        return "works".to_owned();
    }
    let flaws: Vec<_> = report.flaws.iter().map(ToString::to_string).collect();
    flaws.join("; ")
}

enum Word<'a> {
    Ready,
    Alive,
    Status(&'a str),
    Stopping,
}

#[cfg(unix)]
fn tell(words: &[Word]) {
    use sd_notify::NotifyState;
    let states: Vec<_> = words
        .iter()
        .map(|word| match word {
            Word::Ready => NotifyState::Ready,
            Word::Alive => NotifyState::Watchdog,
            Word::Status(status) => NotifyState::Status(status),
            Word::Stopping => NotifyState::Stopping,
        })
        .collect();
    if let Err(error) = sd_notify::notify(&states) {
        tracing::warn!(%error, "systemd cannot be told how the bot does");
    }
}

#[cfg(unix)]
fn watchdog() -> Option<Duration> {
    sd_notify::watchdog_enabled()
}

#[cfg(not(unix))]
fn tell(_words: &[Word]) {}

#[cfg(not(unix))]
fn watchdog() -> Option<Duration> {
    None
}
