//! What the machine is, and what Linux says of a process and its children.

use std::fs;
use std::process::Command;
use std::time::Duration;

/// Linux counts processor time for programs in hundredths of a second, whatever the kernel's own clock is.
const TICK: Duration = Duration::from_millis(10);

/// A process and all that it has started.
fn family(process: u32) -> Vec<u32> {
    let mut family = vec![process];
    let mut next = 0;
    while let Some(process) = family.get(next) {
        let threads = fs::read_dir(format!("/proc/{process}/task"));
        for thread in threads.into_iter().flatten().flatten() {
            let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            family.extend(children.split_whitespace().filter_map(|it| it.parse::<u32>().ok()));
        }
        next += 1;
    }
    family
}

/// Processor time of a process, its threads and its children so far.
pub fn cpu(process: u32) -> Duration {
    TICK * family(process).into_iter().map(ticks).sum::<u32>()
}

/// Processor time of this process and its threads so far, without its children.
pub fn own() -> Duration {
    TICK * ticks(std::process::id())
}

fn ticks(process: u32) -> u32 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name in brackets may hold anything, so counting begins after it.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let numbers = fields.split_whitespace().skip(11);
    // In user mode and in the kernel.
    let spent = numbers.take(2).filter_map(|it| it.parse::<u32>().ok());
    spent.sum()
}

/// Resident memory of a process and its children in megabytes.
pub fn resident(process: u32) -> f64 {
    let kilobytes = |process: u32| -> f64 {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
        let number = line.and_then(|it| it.split_whitespace().next());
        number.and_then(|it| it.parse().ok()).unwrap_or(0.0)
    };
    family(process).into_iter().map(kilobytes).sum::<f64>() / 1024.0
}

/// The machine in a line.
pub fn described() -> String {
    let found = |file: &str, key: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key));
        let value = line.and_then(|it| it.split_once(':'));
        value.map(|it| it.1.trim().to_owned()).unwrap_or_default()
    };
    let memory = found("/proc/meminfo", "MemTotal");
    let gigabytes = memory.split_whitespace().next().and_then(|it| it.parse::<f64>().ok());
    format!(
        "{} × {}, {:.0} GB, {}",
        std::thread::available_parallelism().map_or(1, usize::from),
        found("/proc/cpuinfo", "model name"),
        gigabytes.unwrap_or(0.0) / 1e6,
        said(Command::new("uname").arg("-sr")),
    )
}

/// The first line that a command says.
pub fn said(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().unwrap_or_default().trim().to_owned()
}
