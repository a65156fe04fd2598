//! Tables: one folder writes each, a feature says which of others it reads, and whom a column names is known.

use std::collections::{BTreeMap, BTreeSet};

use grozd::features::{self, ALL};
use grozd::talk::{Fate, Whose};

use crate::features::feature_of;
use crate::none;
use crate::source::{Source, sources};

/// Where each table is declared: the folder that alone writes it.
fn owners(sources: &[Source]) -> BTreeMap<String, String> {
    let mut owners = BTreeMap::new();
    for table in features::tables().map(|table| table.name) {
        let declares = |source: &&Source| {
            let folded: String = source.text.split_whitespace().collect();
            ["Table::plain(", "Table::of("].iter().any(|of| folded.contains(&format!("{of}\"{table}\"")))
        };
        let home = sources.iter().find(declares).unwrap_or_else(|| panic!("no file declares {table}"));
        owners.insert(table.to_owned(), folder_of(&home.path));
    }
    // The engine's own tables name nobody; the rows of files are written where their contents are kept.
    let others =
        [("inbox", "engine"), ("duty", "engine"), ("reminder", "engine"), ("file", "files"), ("file_fetch", "files")];
    for (table, home) in others {
        owners.insert(table.to_owned(), home.to_owned());
    }
    owners
}

/// The folder of a noun, a feature or a module: `model/people`, `features/happenings/events`, `outbox`.
fn folder_of(path: &str) -> String {
    if let Some((wing, name)) = feature_of(path) {
        return format!("features/{wing}/{name}");
    }
    let mut parts = path.split('/').map(|part| part.strip_suffix(".rs").unwrap_or(part));
    let first = parts.next().unwrap_or_default();
    match (first, parts.next()) {
        ("model" | "talk", Some(second)) => format!("{first}/{second}"),
        _ => first.to_owned(),
    }
}

/// The tables that the SQL of a file names: whether it writes, and which.
fn tables_of(source: &Source) -> Vec<(bool, String)> {
    let production = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let words: Vec<_> = production.split(|sign: char| sign.is_whitespace() || "(),\"#;".contains(sign)).collect();
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).chain(["", ""]).collect();
    for pair in words.windows(3) {
        let [one, two, three] = pair else { continue };
        match (*one, *two, *three) {
            ("FROM" | "JOIN", table, _) => found.push((false, table.to_owned())),
            ("DELETE", "FROM", table) | ("INSERT", "INTO", table) | ("REPLACE", "INTO", table) => {
                found.push((true, table.to_owned()));
            }
            ("UPDATE", table, "SET") => found.push((true, table.to_owned())),
            ("OR", "IGNORE", table) => found.push((true, table.to_owned())),
            _ => {}
        }
    }
    found
}

/// SQL that writes a table of another folder, or, in a feature, reads one that it does not name.
fn trespasses(source: &Source, owners: &BTreeMap<String, String>) -> Vec<String> {
    if source.path == "db.rs"
        || source.path == "db/lent.rs"
        || source.path.ends_with("tests.rs")
        || source.path.ends_with("trial.rs")
    {
        return Vec::new();
    }
    let own = folder_of(&source.path);
    let feature = feature_of(&source.path).and_then(|(_, name)| ALL.iter().find(|feature| feature.name == name));
    let mut findings = Vec::new();
    for (writes, table) in tables_of(source) {
        let Some(owner) = owners.get(&table).filter(|owner| **owner != own) else {
            continue;
        };
        if writes {
            findings.push(format!("src/{}: writes {table}, which {owner} owns", source.path));
        } else if feature.is_some_and(|feature| !feature.reads.contains(&table.as_str())) {
            findings.push(format!("src/{}: reads {table} of {owner} without saying so in `reads`", source.path));
        }
    }
    findings
}

#[test]
fn a_table_is_written_by_its_owner_and_read_by_whoever_says_so() {
    let sources = sources();
    let owners = owners(&sources);
    none("use a verb of its owner", sources.iter().flat_map(|source| trespasses(source, &owners)).collect());
    let bad = |path: &str, sql: &str| trespasses(&Source::new(path, &format!("query!(\"{sql}\")")), &owners).len();
    assert_eq!(bad("features/happenings/events/store.rs", "DELETE FROM membership WHERE id = 1"), 1);
    assert_eq!(bad("features/happenings/events/store.rs", "SELECT 1 FROM deficit"), 1);
    assert_eq!(bad("features/happenings/events/store.rs", "UPDATE person SET post_id = 1"), 1);
    assert_eq!(bad("model/people/store.rs", "UPDATE person SET post_id = 1"), 0);
    assert_eq!(bad("model/people/store.rs", "INSERT INTO groups (id) VALUES (1)"), 1);
    // What a feature says that it reads, it reads.
    for feature in ALL {
        let read: BTreeSet<_> = sources
            .iter()
            .filter(|source| feature_of(&source.path).is_some_and(|(_, name)| name == feature.name))
            .flat_map(tables_of)
            .map(|(_, table)| table)
            .collect();
        for table in feature.reads {
            assert!(read.contains(*table), "{} does not read {table}", feature.name);
        }
    }
}

#[tokio::test]
async fn every_column_that_names_somebody_is_covered_by_its_table() {
    let folder = tempfile::tempdir().unwrap();
    let database = grozd::db::Database::open(&folder.path().join("grozd.db"), chrono::Utc::now()).await.unwrap();
    let mut reader = database.reader().await.unwrap();
    let columns: Vec<(String, String, String, String)> = sqlx::query_as(
        "SELECT tables.name, key.\"from\", key.\"table\", key.on_delete
         FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS key
         WHERE tables.type = 'table' AND key.\"table\" IN ('person', 'account', 'organisation')",
    )
    .fetch_all(&mut *reader)
    .await
    .unwrap();
    assert!(columns.len() > 15, "{columns:?}");
    let tables: Vec<_> = features::tables().collect();
    let mut covered = BTreeSet::new();
    for (table, column, names, on_delete) in &columns {
        let known = tables.iter().find(|known| known.name == table);
        let known = known.unwrap_or_else(|| panic!("no Table says what {table} keeps"));
        let of = known.of.iter().find(|of| of.column == column);
        let of = of.unwrap_or_else(|| panic!("Table {table} does not say whom {column} names"));
        let whose = match of.whose {
            Whose::Person => "person",
            Whose::Account => "account",
            Whose::Organisation => "organisation",
        };
        assert_eq!(whose, names, "{table}.{column}");
        let fate = match of.fate {
            Fate::Goes => "CASCADE",
            Fate::LosesItsPerson => "SET NULL",
            Fate::Holds => "NO ACTION",
        };
        assert_eq!(fate, on_delete, "{table}.{column}");
        // What names a person or their account is their own data, to be exported.
        assert!(of.whose == Whose::Organisation || known.kept.is_some(), "{table} has no question of its rows");
        covered.insert((table.clone(), column.clone()));
    }
    for table in &tables {
        for of in table.of {
            let is_there = covered.contains(&(table.name.to_owned(), of.column.to_owned()));
            assert!(is_there, "{}.{} refers to nobody", table.name, of.column);
        }
    }
    let in_file: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name != '_sqlx_migrations'",
    )
    .fetch_all(&mut *reader)
    .await
    .unwrap();
    let owners = owners(&sources());
    for table in in_file {
        assert!(owners.contains_key(&table), "nobody owns {table}");
    }
}
