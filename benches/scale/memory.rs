//! What a program's resident memory is made of, as Linux tells it.
//!
//! The two allocators can be told apart by where they live: Rust's (mimalloc) reserves one stretch of a gigabyte, and the
//! C library's, which SQLite alone uses here, keeps to the heap that the system calls so and to arenas that begin at
//! multiples of 64 MB. So the split costs the program nothing, and no build of its own.

use std::fs;

/// From where on an anonymous mapping can only be mimalloc's.
const RESERVED: u64 = 256 << 20;
/// The C library's arenas are as large, and begin at multiples of it.
const ARENA: u64 = 64 << 20;
/// A thread's stack is larger, and has a page before it that nobody may touch.
const LEAST_STACK: u64 = 1 << 20;

/// Bytes of resident memory, by what they are for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Split {
    /// What Rust has allocated, or has freed and the allocator keeps.
    pub rust: u64,
    /// The same of SQLite: page caches, prepared statements.
    pub sqlite: u64,
    /// The threads' stacks, as far as they were ever used.
    pub stacks: u64,
    /// The program's own code and constants, as far as they were read.
    pub program: u64,
    /// SQLite's index of the log, which all its connections share.
    pub index: u64,
    /// Everything else.
    pub other: u64,
}

/// A stretch of a program's addresses.
struct Mapping {
    from: u64,
    to: u64,
    may: String,
    name: String,
    resident: u64,
}

/// What a process uses now.
pub fn split(process: u32) -> Split {
    let mappings = mappings(&fs::read_to_string(format!("/proc/{process}/smaps")).unwrap());
    let mut split = Split::default();
    for (at, mapping) in mappings.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &mappings[at]);
        *part(&mut split, mapping, before, mappings.get(at + 1)) += mapping.resident;
    }
    split
}

fn part<'a>(split: &'a mut Split, mapping: &Mapping, before: Option<&Mapping>, after: Option<&Mapping>) -> &'a mut u64 {
    let size = mapping.to - mapping.from;
    let is_closed = |other: &&Mapping| other.may.starts_with("---");
    let guarded = before.filter(is_closed).is_some_and(|it| it.to == mapping.from && it.to - it.from < LEAST_STACK);
    let rest = after.filter(is_closed).filter(|it| it.from == mapping.to).map_or(0, |it| it.to - it.from);
    match mapping.name.as_str() {
        "[heap]" => &mut split.sqlite,
        "[stack]" => &mut split.stacks,
        name if name.ends_with("-shm") => &mut split.index,
        name if name.starts_with('/') => &mut split.program,
        "" if size >= RESERVED => &mut split.rust,
        "" if mapping.from.is_multiple_of(ARENA) && size + rest >= ARENA => &mut split.sqlite,
        "" if guarded && size >= LEAST_STACK => &mut split.stacks,
        _ => &mut split.other,
    }
}

/// Reads the system's list: a line for each mapping, and lines about it.
fn mappings(list: &str) -> Vec<Mapping> {
    let mut mappings: Vec<Mapping> = Vec::new();
    for line in list.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["Rss:", kilobytes, ..] => {
                let resident = kilobytes.parse::<u64>().unwrap() << 10;
                mappings.last_mut().unwrap().resident = resident;
            }
            [name, ..] if name.ends_with(':') => {}
            [addresses, may, _, _, _, name @ ..] => {
                let (from, to) = addresses.split_once('-').unwrap();
                let address = |it| u64::from_str_radix(it, 16).unwrap();
                let (from, to, may) = (address(from), address(to), (*may).to_owned());
                mappings.push(Mapping { from, to, may, name: name.join(" "), resident: 0 });
            }
            _ => {}
        }
    }
    mappings
}

/// How many threads a process has.
pub fn threads(process: u32) -> usize {
    fs::read_dir(format!("/proc/{process}/task")).unwrap().count()
}

/// How many connections it holds open.
pub fn connections(process: u32) -> usize {
    let files = fs::read_dir(format!("/proc/{process}/fd")).unwrap();
    // A file may have been closed since it was listed.
    let targets = files.filter_map(|file| fs::read_link(file.ok()?.path()).ok());
    targets.filter(|it| it.to_string_lossy().starts_with("socket:")).count()
}

/// Resident memory of a process in megabytes.
pub fn resident(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|it| it.starts_with("VmRSS:")).unwrap();
    let kilobytes: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes / 1024.0
}
