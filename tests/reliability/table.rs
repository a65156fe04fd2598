//! The table in `docs/reliability.md` and these tests are one: each row names a test, and each test has its row.

use std::collections::BTreeSet;
use std::fs;

/// What stands in the last column of the rows, without its quotes.
fn rows() -> Vec<String> {
    let document = fs::read_to_string("docs/reliability.md").unwrap();
    let table = document.lines().filter(|line| line.starts_with("| "));
    table
        .filter_map(|row| {
            let last = row.trim_end_matches('|').rsplit('|').next()?.trim();
            Some(last.strip_prefix('`')?.strip_suffix('`')?.to_owned())
        })
        .collect()
}

/// The functions behind `#[test]` and `#[tokio::test]`, this file's left out.
fn tests() -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for file in fs::read_dir("tests/reliability").unwrap() {
        let path = file.unwrap().path();
        if path.ends_with("table.rs") || path.extension().is_none_or(|it| it != "rs") {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let lines: Vec<_> = text.lines().collect();
        for pair in lines.windows(2) {
            if !matches!(pair[0], "#[test]" | "#[tokio::test]") {
                continue;
            }
            let name = pair[1].trim_start_matches("async ");
            let name = name.strip_prefix("fn ").and_then(|it| it.split('(').next());
            tests.insert(name.expect("a function follows its mark").to_owned());
        }
    }
    tests
}

#[test]
fn every_row_has_its_test_and_every_test_its_row() {
    let (rows, tests) = (rows(), tests());
    let once: BTreeSet<_> = rows.iter().cloned().collect();
    assert_eq!(once.len(), rows.len(), "a test stands in two rows");
    let without_test: Vec<_> = once.difference(&tests).collect();
    assert!(without_test.is_empty(), "rows without a test: {without_test:?}");
    let without_row: Vec<_> = tests.difference(&once).collect();
    assert!(without_row.is_empty(), "tests without a row: {without_row:?}");
    assert!(rows.len() > 30, "the table has only {} rows", rows.len());
}
