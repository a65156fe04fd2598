// Sessions and facts in one SQLite file: WAL, and one committed transaction for each update. better-sqlite3 is the
// fastest way to SQLite from Node; it works in the thread of the handlers, and its statements are prepared once.

import Database from "better-sqlite3";

const file = new Database(process.env.BOT_DATABASE);
file.pragma("journal_mode = WAL");
file.pragma(`synchronous = ${process.env.BOT_SYNCHRONOUS ?? "FULL"}`);
file.exec(`
CREATE TABLE IF NOT EXISTS session (account INTEGER PRIMARY KEY, step TEXT, data TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS consent (account INTEGER NOT NULL, given_at TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS person (
    account INTEGER PRIMARY KEY, name TEXT NOT NULL, school INTEGER NOT NULL, post INTEGER NOT NULL,
    subject INTEGER NOT NULL, teaching_since INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS deficit (
    id INTEGER PRIMARY KEY, account INTEGER NOT NULL, category INTEGER NOT NULL, item INTEGER NOT NULL,
    level INTEGER NOT NULL, UNIQUE (account, category, item)
) STRICT;
`);

const select = file.prepare("SELECT step, data FROM session WHERE account = ?");
const upsert = file.prepare(
  "INSERT INTO session VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET step = excluded.step, data = excluded.data",
);
const insertConsent = file.prepare("INSERT INTO consent VALUES (?, datetime('now'), 1)");
const insertPerson = file.prepare("INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?, ?)");
const insertDeficit = file.prepare(
  "INSERT OR IGNORE INTO deficit (account, category, item, level) VALUES (?, ?, ?, ?)",
);

// What becomes a fact at the answer to a step.
const FACTS = {
  consent: (account) => insertConsent.run(account),
  confirm: (account, it) => insertPerson.run(account, it.name, it.school, it.post, it.subject, it.year),
  level: (account, it) => insertDeficit.run(account, it.category, it.item, it.level),
};

export function load(account) {
  const row = select.get(account);
  return row ? { step: row.step, data: JSON.parse(row.data) } : { step: undefined, data: {} };
}

// One transaction: the session and the facts that the answered step brings.
export const save = file.transaction((account, session, answered) => {
  upsert.run(account, session.step, JSON.stringify(session.data));
  FACTS[answered]?.(account, session.data);
}).immediate;
