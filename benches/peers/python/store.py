"""Sessions and facts in one SQLite file, for both Python bots: WAL, and one committed transaction for each update.

Reads are done where the handler is, in some ten microseconds. Writes are done by one thread of their own, a whole
transaction a hop: sqlite3 releases the interpreter while the disk works, so that others are answered meanwhile. That is
faster than aiosqlite, which hops for every statement, and than writing in the handler, which waits for the disk.
"""

import asyncio
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import orjson

SCHEMA = """
CREATE TABLE IF NOT EXISTS session (account INTEGER PRIMARY KEY, step TEXT, data BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS consent (account INTEGER NOT NULL, given_at TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS person (
    account INTEGER PRIMARY KEY, name TEXT NOT NULL, school INTEGER NOT NULL, post INTEGER NOT NULL,
    subject INTEGER NOT NULL, teaching_since INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS deficit (
    id INTEGER PRIMARY KEY, account INTEGER NOT NULL, category INTEGER NOT NULL, item INTEGER NOT NULL,
    level INTEGER NOT NULL, UNIQUE (account, category, item)
) STRICT;
"""

SAVE = "INSERT INTO session VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET step = excluded.step, data = excluded.data"
LOAD = "SELECT step, data FROM session WHERE account = ?"


def consent(account):
    return "INSERT INTO consent VALUES (?, datetime('now'), 1)", (account,)


def person(account, data):
    values = (account, data["name"], data["school"], data["post"], data["subject"], data["year"])
    return "INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?, ?)", values


def deficit(account, data):
    values = (account, data["category"], data["item"], data["level"])
    return "INSERT OR IGNORE INTO deficit (account, category, item, level) VALUES (?, ?, ?, ?)", values


class Store:
    def __init__(self):
        self.writer = self._open()
        self.writer.executescript(SCHEMA)
        self.reader = self._open()
        self.thread = ThreadPoolExecutor(1)

    @staticmethod
    def _open():
        file = sqlite3.connect(os.environ["BOT_DATABASE"], isolation_level=None, check_same_thread=False)
        file.execute("PRAGMA journal_mode = WAL")
        file.execute(f"PRAGMA synchronous = {os.environ.get('BOT_SYNCHRONOUS', 'FULL')}")
        file.execute("PRAGMA busy_timeout = 5000")
        return file

    def load(self, account):
        """The step and what was said so far."""
        row = self.reader.execute(LOAD, (account,)).fetchone()
        return (row[0], orjson.loads(row[1])) if row else (None, {})

    async def save(self, account, step, data, facts=()):
        """One transaction: the session and the facts."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self.thread, self._write, account, step, orjson.dumps(data), facts)

    def _write(self, account, step, data, facts):
        execute = self.writer.execute
        execute("BEGIN IMMEDIATE")
        try:
            execute(SAVE, (account, step, data))
            for statement, values in facts:
                execute(statement, values)
            execute("COMMIT")
        except BaseException:
            execute("ROLLBACK")
            raise
