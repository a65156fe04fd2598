//! From samples to tables: medians with the least and the most.

mod targets;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::time::Duration;

use super::bots::Bot;
use super::kills::Killed;
use super::people::{self, Load, Talk};
use super::{Options, machine};

/// One bot, measured once.
pub struct Sample {
    /// From its start to its first getUpdates.
    pub started: Duration,
    /// What each crowd saw.
    pub loads: Vec<Load>,
    /// Megabytes after the last crowd.
    pub resident: f64,
    /// Calls of each method for one conversation, polls left out.
    pub calls: BTreeMap<String, f64>,
}

/// Everything that was measured.
pub struct Measured<'a> {
    pub options: &'a Options,
    pub bots: &'a [&'a Bot],
    /// For each bot its rounds.
    pub samples: &'a [Vec<Sample>],
    /// For each round what each crowd saw with nothing behind the simulator.
    pub alone: &'a [Vec<Load>],
    /// The same with the floor's conversation.
    pub alone_echoing: &'a [Vec<Load>],
    /// For each bot.
    pub killed: &'a [Killed],
}

/// Values of the same thing in different rounds.
struct Values(Vec<f64>);

impl Values {
    fn of<T>(rounds: &[T], value: impl FnMut(&T) -> f64) -> Self {
        let mut values: Vec<f64> = rounds.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    fn median(&self) -> f64 {
        let middle = self.0.len() / 2;
        match self.0.len() {
            0 => f64::NAN,
            odd if odd % 2 == 1 => self.0[middle],
            _ => (self.0[middle - 1] + self.0[middle]) / 2.0,
        }
    }

    /// The median, and the least and the most in brackets.
    fn shown(&self) -> String {
        let (least, most) = (self.0.first(), self.0.last());
        let (Some(least), Some(most)) = (least, most) else {
            return "–".to_owned();
        };
        match self.0.len() {
            1 => number(*least),
            _ => format!("{} ({}–{})", number(self.median()), number(*least), number(*most)),
        }
    }
}

/// Three figures that mean something, no more.
fn number(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

fn conversations(load: &Load) -> f64 {
    load.conversations as f64 / load.elapsed.as_secs_f64()
}

fn replies(load: &Load) -> f64 {
    load.latencies.len() as f64 / load.elapsed.as_secs_f64()
}

/// Seconds of processor time for a thousand conversations.
fn processor(load: &Load, spent: Duration) -> f64 {
    spent.as_secs_f64() / load.conversations as f64 * 1000.0
}

/// The latency in milliseconds that this share of the replies did not exceed.
fn latency(load: &Load, share: f64) -> f64 {
    let mut all = load.latencies.clone();
    let at = (all.len().saturating_sub(1) as f64 * share).round() as usize;
    if all.is_empty() {
        return f64::NAN;
    }
    let (_, found, _) = all.select_nth_unstable(at);
    found.as_secs_f64() * 1e3
}

/// A sample in a line, for whoever watches the run.
pub fn glimpse(sample: &Sample) -> String {
    let crowd = |load: &Load| {
        format!("{} conversations/s, p99 {} ms", number(conversations(load)), number(latency(load, 0.99)))
    };
    let crowds: Vec<_> = sample.loads.iter().map(crowd).collect();
    let started = number(sample.started.as_secs_f64() * 1e3);
    let resident = number(sample.resident);
    format!("started in {started} ms; {}; {resident} MB", crowds.join("; "))
}

/// The whole report as Markdown.
pub fn write(measured: &Measured) -> String {
    let mut lines = heading(measured);
    lines.extend(one_person(measured));
    lines.extend(throughput(measured));
    lines.extend(latencies(measured));
    lines.extend(costs(measured));
    lines.extend(calls(measured));
    lines.extend(targets::ratios(measured));
    lines.extend(targets::carrying(measured));
    lines.join("\n") + "\n"
}

fn heading(measured: &Measured) -> Vec<String> {
    let Measured { options, bots, .. } = measured;
    let mut versions: Vec<_> = bots.iter().map(|bot| bot.versions()).collect();
    // Both floors are teloxide.
    versions.dedup();
    let commit = machine::said(Command::new("git").args(["describe", "--always", "--dirty"]));
    let mut lines = vec![
        format!(
            "Measured on {}: {}. Commit `{commit}`. {}.",
            chrono::Local::now().format("%-d %B %Y, %H:%M"),
            machine::described(),
            versions.join("; "),
        ),
        String::new(),
        format!(
            "{} rounds; conversations begin for {} s a crowd; the peers write with `synchronous={}`. Each cell: the median, and the least and the most in brackets.",
            options.rounds(),
            options.length().as_secs(),
            options.synchronous,
        ),
    ];
    if options.quick {
        lines.push("**A quick run: it shows that everything runs, and its figures mean nothing.**".to_owned());
    }
    lines.push(String::new());
    lines
}

fn table(title: &str, head: &[String], rows: Vec<Vec<String>>) -> Vec<String> {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let mut lines = vec![format!("### {title}"), String::new(), line(head)];
    lines.push(format!("|{}", "---|".repeat(head.len())));
    lines.extend(rows.iter().map(|row| line(row)));
    lines.push(String::new());
    lines
}

fn head<'a>(first: &str, others: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let others = others.into_iter().map(str::to_owned);
    std::iter::once(first.to_owned()).chain(others).collect()
}

/// A figure of a crowd over the rounds.
fn of_crowd(rounds: &[Sample], crowd: usize, figure: impl Fn(&Load) -> f64) -> Values {
    Values::of(rounds, |it| figure(&it.loads[crowd]))
}

fn throughput(measured: &Measured) -> Vec<String> {
    let crowds = measured.options.crowds();
    let mut top = head("", ["turns"]);
    for crowd in crowds {
        top.push(format!("conversations/s, {crowd}"));
        top.push(format!("replies/s, {crowd}"));
    }
    let bots = measured.bots.iter().zip(measured.samples);
    let mut rows: Vec<Vec<String>> = bots
        .map(|(bot, rounds)| {
            let mut row = vec![bot.name.to_owned(), people::turns(bot.talk).to_string()];
            for crowd in 0..crowds.len() {
                row.push(of_crowd(rounds, crowd, conversations).shown());
                row.push(of_crowd(rounds, crowd, replies).shown());
            }
            row
        })
        .collect();
    for (name, talk, rounds) in alone(measured) {
        let mut row = vec![format!("*{name}*"), people::turns(talk).to_string()];
        for crowd in 0..crowds.len() {
            row.push(Values::of(rounds, |it| conversations(&it[crowd])).shown());
            row.push(Values::of(rounds, |it| replies(&it[crowd])).shown());
        }
        rows.push(row);
    }
    table("Completed conversations and replies a second, by the size of the crowd", &top, rows)
}

/// The simulator alone: with the peers' conversation, and with the floor's.
fn alone<'a>(measured: &Measured<'a>) -> [(&'static str, Talk, &'a [Vec<Load>]); 2] {
    [
        ("the simulator alone", Talk::Peer, measured.alone),
        ("the simulator alone, echoing", Talk::Floor, measured.alone_echoing),
    ]
}

const SHARES: [(&str, f64); 3] = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)];

/// First, since most of the time a bot talks to one person at once.
fn one_person(measured: &Measured) -> Vec<String> {
    let top = head("", SHARES.map(|(name, _)| name).into_iter().chain(["turns", "conversations/s"]));
    let row = |name: String, talk: Talk, rounds: &[&Load]| {
        let shares = SHARES.map(|(_, share)| Values::of(rounds, |load| latency(load, share)).shown());
        let rate = Values::of(rounds, |load| conversations(load)).shown();
        let counts = [people::turns(talk).to_string(), rate];
        std::iter::once(name).chain(shares).chain(counts).collect()
    };
    let first = measured.options.crowds().iter().position(|crowd| *crowd == 1);
    let Some(first) = first else {
        return Vec::new();
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (bot, rounds) in measured.bots.iter().zip(measured.samples) {
        let loads: Vec<_> = rounds.iter().map(|round| &round.loads[first]).collect();
        rows.push(row(bot.name.to_owned(), bot.talk, &loads));
    }
    for (name, talk, rounds) in alone(measured) {
        let loads: Vec<_> = rounds.iter().map(|round| &round[first]).collect();
        rows.push(row(format!("*{name}*"), talk, &loads));
    }
    table("A person alone: from the deed to the card, milliseconds", &top, rows)
}

/// The latencies of the crowds that are more than one person.
fn latencies(measured: &Measured) -> Vec<String> {
    let crowds: Vec<_> = measured.options.crowds().iter().enumerate().filter(|(_, crowd)| **crowd > 1).collect();
    let mut top = head("", []);
    for (_, crowd) in &crowds {
        top.extend(SHARES.map(|(name, _)| format!("{crowd}: {name}")));
    }
    let bots = measured.bots.iter().zip(measured.samples);
    let rows = bots.map(|(bot, rounds)| {
        let mut row = vec![bot.name.to_owned()];
        for (crowd, _) in &crowds {
            row.extend(SHARES.map(|(_, share)| of_crowd(rounds, *crowd, |load| latency(load, share)).shown()));
        }
        row
    });
    table("From the deed to the card, milliseconds, by the size of the crowd", &top, rows.collect())
}

/// Whether the bots do the same work for the same conversation.
fn calls(measured: &Measured) -> Vec<String> {
    let methods: BTreeSet<&str> =
        measured.samples.iter().flatten().flat_map(|sample| sample.calls.keys().map(String::as_str)).collect();
    // What a start calls once is next to nothing for a conversation.
    let each = |rounds: &[Sample], method: &str| {
        Values::of(rounds, |sample| sample.calls.get(method).copied().unwrap_or_default()).median()
    };
    let shown = methods.iter().copied().filter(|method| measured.samples.iter().any(|it| each(it, method) >= 0.5));
    let shown: Vec<_> = shown.collect();
    let rows = measured.bots.iter().zip(measured.samples).map(|(bot, rounds)| {
        let figures = shown.iter().map(|method| number(each(rounds, method)));
        std::iter::once(bot.name.to_owned()).chain(figures).collect()
    });
    table("Calls for one conversation", &head("", shown.iter().copied()), rows.collect())
}

fn costs(measured: &Measured) -> Vec<String> {
    let crowds = measured.options.crowds();
    let top = [
        String::new(),
        format!("CPU s per 1000 conversations, {} people", crowds[crowds.len() - 1]),
        "of the simulator and its people meanwhile".to_owned(),
        "resident after the run, MB".to_owned(),
        "cold start, ms".to_owned(),
        format!("updates lost in {} kills", measured.options.kills()),
        "conversations stuck".to_owned(),
        "deeds left unanswered, no kills".to_owned(),
    ];
    let bots = measured.bots.iter().zip(measured.samples).zip(measured.killed);
    let rows = bots.map(|((bot, rounds), killed)| {
        let loads = rounds.iter().flat_map(|round| &round.loads);
        let unanswered: usize = loads.map(|load| load.unanswered).sum();
        vec![
            bot.name.to_owned(),
            of_crowd(rounds, crowds.len() - 1, |load| processor(load, load.cpu)).shown(),
            of_crowd(rounds, crowds.len() - 1, |load| processor(load, load.own)).shown(),
            Values::of(rounds, |it| it.resident).shown(),
            Values::of(rounds, |it| it.started.as_secs_f64() * 1e3).shown(),
            format!("{} of {}", killed.lost, killed.updates),
            killed.stuck.to_string(),
            unanswered.to_string(),
        ]
    });
    table("What it costs, and what a kill costs", &top, rows.collect())
}

/// The tables of docs/peers.md stand below this line, and all below it is written by the bench.
const MARK: &str = "<!-- Written by `cargo bench --bench peers -- --write`; all below this line is overwritten. -->";

/// Puts the report into docs/peers.md.
pub fn put_into_docs(report: &str) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/peers.md");
    let page = std::fs::read_to_string(file).unwrap();
    let (prose, _) = page.split_once(MARK).unwrap_or_else(|| panic!("{file} has no mark"));
    std::fs::write(file, format!("{prose}{MARK}\n\n{report}")).unwrap();
}
