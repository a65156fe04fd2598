//! From samples to tables: medians with the least and the most, and the ratios that issue B asks for.

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
    lines.extend(throughput(measured));
    lines.extend(latencies(measured));
    lines.extend(costs(measured));
    lines.extend(ratios(measured));
    lines.extend(carrying(measured));
    lines.join("\n") + "\n"
}

fn heading(measured: &Measured) -> Vec<String> {
    let Measured { options, bots, .. } = measured;
    let versions: Vec<_> = bots.iter().map(|bot| bot.versions()).collect();
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

fn latencies(measured: &Measured) -> Vec<String> {
    let crowds = measured.options.crowds();
    let shares = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)];
    let mut top = head("", []);
    for crowd in crowds {
        top.extend(shares.map(|(name, _)| format!("{crowd}: {name}")));
    }
    let bots = measured.bots.iter().zip(measured.samples);
    let rows = bots.map(|(bot, rounds)| {
        let mut row = vec![bot.name.to_owned()];
        for crowd in 0..crowds.len() {
            let shown = |(_, share)| of_crowd(rounds, crowd, |load| latency(load, share)).shown();
            row.extend(shares.map(shown));
        }
        row
    });
    table("From the deed to the card, milliseconds, by the size of the crowd", &top, rows.collect())
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

/// What the issue asks for, of the medians of this run.
fn ratios(measured: &Measured) -> Vec<String> {
    let find = |short: &str| {
        let mut bots = measured.bots.iter().zip(measured.samples).zip(measured.killed);
        bots.find(|((bot, _), _)| bot.short == short).map(|((bot, rounds), killed)| (*bot, rounds, killed))
    };
    let crowds = measured.options.crowds();
    let biggest = crowds.len() - 1;
    let Some((_, own, own_killed)) = find("grozd") else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let mut row = |what: &str, against: &str, target: String, ratio: f64, met: bool| {
        let verdict = if met { "met" } else { "**missed**" };
        rows.push(vec![what.to_owned(), against.to_owned(), target, format!("{}×", number(ratio)), verdict.to_owned()]);
    };
    let many = |rounds: &[Sample]| of_crowd(rounds, biggest, conversations).median();
    let rate = format!("conversations a second, {} people", crowds[biggest]);
    for (short, target) in [("aiogram", 10.0), ("telegram", 10.0), ("grammy", 4.0), ("floor", 0.5)] {
        if let Some((peer, rounds, _)) = find(short) {
            let ratio = many(own) / many(rounds);
            row(&rate, peer.name, format!("at least {target}×"), ratio, ratio >= target);
        }
    }
    if let (Some((peer, rounds, _)), Some(fifty)) = (find("floor"), crowds.iter().position(|it| *it == 50)) {
        let slow = |rounds: &[Sample]| of_crowd(rounds, fifty, |load| latency(load, 0.99)).median();
        let ratio = slow(own) / slow(rounds);
        row("reply latency p99, 50 people", peer.name, "at most 3×".to_owned(), ratio, ratio <= 3.0);
    }
    let mut third = |what: &str, figure: fn(&Sample) -> f64| {
        for short in ["grammy", "aiogram", "telegram"] {
            if let Some((peer, rounds, _)) = find(short) {
                let ratio = Values::of(own, figure).median() / Values::of(rounds, figure).median();
                let target = "at most ⅓".to_owned();
                row(what, peer.name, target, ratio, ratio <= 1.0 / 3.0);
            }
        }
    };
    third("resident memory after the run", |it| it.resident);
    third("cold start", |it| it.started.as_secs_f64());
    let lost = own_killed.lost + own_killed.stuck;
    let verdict = if lost == 0 { "met" } else { "**missed**" };
    rows.push(vec![
        format!("updates lost in {} kills", measured.options.kills()),
        String::new(),
        "0".to_owned(),
        lost.to_string(),
        verdict.to_owned(),
    ]);
    table("Grozd against each: the targets", &head("", ["against", "target", "ratio", ""]), rows)
}

/// Whether the simulator measures the bots, or the bots the simulator: the same conversation with and without one.
fn carrying(measured: &Measured) -> Vec<String> {
    let biggest = measured.options.crowds().len() - 1;
    let mut lines = Vec::new();
    for (name, talk, rounds) in alone(measured) {
        let carried = Values::of(rounds, |it| replies(&it[biggest])).median();
        let spent = Values::of(rounds, |it| processor(&it[biggest], it[biggest].own)).median();
        let bots = measured.bots.iter().zip(measured.samples);
        let alike = bots.filter(|(bot, _)| (bot.talk == Talk::Floor) == (talk == Talk::Floor));
        let rates = alike.map(|(bot, rounds)| (bot.name, of_crowd(rounds, biggest, replies).median()));
        let best = rates.max_by(|one, other| one.1.total_cmp(&other.1));
        let against = best.map_or(String::new(), |(best, rate)| {
            let ratio = carried / rate;
            let verdict = if ratio >= 3.0 { "met" } else { "**missed**" };
            format!(
                "; that is {}× the best such bot ({best}, {}), where at least 3× was asked: {verdict}",
                number(ratio),
                number(rate),
            )
        });
        lines.push(format!(
            "- {name}, with its people and a client that does nothing but speak, carries {} replies a second and takes {} s of processor time for a thousand conversations{against}.",
            number(carried),
            number(spent),
        ));
    }
    lines
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
