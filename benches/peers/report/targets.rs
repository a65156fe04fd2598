//! What was asked for, against the medians of this run.

use super::{
    Measured, Sample, Values, alone, conversations, head, latency, number, of_crowd, processor, replies, table,
};
use crate::bots::Bot;
use crate::people::{Load, Talk};

/// What a ratio of Grozd's figure to another bot's must keep to.
#[derive(Clone, Copy)]
enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

use Bound::{AtLeast, AtMost};

impl Bound {
    fn is_met(self, ratio: f64) -> bool {
        match self {
            AtLeast(least) => ratio >= least,
            AtMost(most) => ratio <= most,
        }
    }

    fn shown(self) -> String {
        match self {
            AtLeast(least) => format!("at least {least}×"),
            AtMost(most) if most == THIRD => "at most ⅓".to_owned(),
            AtMost(most) => format!("at most {most}×"),
        }
    }
}

const THIRD: f64 = 1.0 / 3.0;

/// Targets for a crowd of this many people.
struct OfCrowd {
    people: usize,
    what: &'static str,
    figure: fn(&Load) -> f64,
    /// The short name of the other bot.
    against: &'static str,
    bound: Bound,
}

const RATE: &str = "conversations a second";
const SLOWEST: &str = "reply latency p99";

fn p99(load: &Load) -> f64 {
    latency(load, 0.99)
}

/// At first 4× of grammY was asked of 500 people, and half of a bot that only echoes; both stay, so that it shows how far
/// away they are.
fn of_crowds() -> Vec<OfCrowd> {
    let rate =
        |people, against, least| OfCrowd { people, what: RATE, figure: conversations, against, bound: AtLeast(least) };
    let slowest = |people, against| OfCrowd { people, what: SLOWEST, figure: p99, against, bound: AtMost(3.0) };
    vec![
        rate(1, "stateless", 0.5),
        rate(50, "stateless", 0.5),
        rate(500, "stateless", 0.5),
        slowest(1, "stateless"),
        slowest(50, "stateless"),
        slowest(500, "stateless"),
        rate(1, "grammy", 1.2),
        rate(50, "grammy", 2.5),
        rate(500, "grammy", 3.0),
        rate(500, "grammy", 4.0),
        rate(500, "aiogram", 10.0),
        rate(500, "telegram", 10.0),
        rate(500, "floor", 0.5),
        slowest(50, "floor"),
    ]
}

/// Each target, and whether this run has met it.
pub fn ratios(measured: &Measured) -> Vec<String> {
    let find = |short: &str| {
        let mut bots = measured.bots.iter().zip(measured.samples);
        bots.find(|(bot, _)| bot.short == short).map(|(bot, rounds)| (*bot, rounds.as_slice()))
    };
    let Some((_, own)) = find("grozd") else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let mut row = |what: String, against: &Bot, bound: Bound, ratio: f64| {
        let verdict = verdict(bound.is_met(ratio));
        let cells = [against.name, &bound.shown(), &format!("{}×", number(ratio)), verdict].map(str::to_owned);
        rows.push(std::iter::once(what).chain(cells).collect());
    };
    for target in of_crowds() {
        let crowd = measured.options.crowds().iter().position(|crowd| *crowd == target.people);
        let (Some(crowd), Some((peer, rounds))) = (crowd, find(target.against)) else {
            continue;
        };
        let median = |rounds: &[Sample]| of_crowd(rounds, crowd, target.figure).median();
        let what = match target.people {
            1 => format!("{}, 1 person", target.what),
            people => format!("{}, {people} people", target.what),
        };
        row(what, peer, target.bound, median(own) / median(rounds));
    }
    let resident: fn(&Sample) -> f64 = |it| it.resident;
    let started: fn(&Sample) -> f64 = |it| it.started.as_secs_f64();
    for (what, figure) in [("resident memory after the run", resident), ("cold start", started)] {
        for short in ["grammy", "aiogram", "telegram"] {
            if let Some((peer, rounds)) = find(short) {
                let ratio = Values::of(own, figure).median() / Values::of(rounds, figure).median();
                row(what.to_owned(), peer, AtMost(THIRD), ratio);
            }
        }
    }
    let mut killed = measured.bots.iter().zip(measured.killed);
    let lost = killed.find(|(bot, _)| bot.short == "grozd").map_or(0, |(_, killed)| killed.lost + killed.stuck);
    let what = format!("updates lost in {} kills", measured.options.kills());
    rows.push(vec![what, String::new(), "0".to_owned(), lost.to_string(), verdict(lost == 0).to_owned()]);
    table("Grozd against each: the targets", &head("", ["against", "target", "ratio", ""]), rows)
}

fn verdict(is_met: bool) -> &'static str {
    if is_met { "met" } else { "**missed**" }
}

/// Whether the simulator measures the bots, or the bots the simulator: the same conversation with and without one.
pub fn carrying(measured: &Measured) -> Vec<String> {
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
            let verdict = verdict(ratio >= 3.0);
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
