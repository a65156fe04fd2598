-- The matcher at work beside the turns (S2-21, S0-02): whoever answers for mentoring has it look for the best whole set of pairs,
-- of the municipality, or of one school. One is at work for each of them, whoever presses. `cut` is one that a restart has cut
-- off. Who asked stands in their chat alone, whose message is said again as it goes on.

-- `found` are the numbers of the mentor and the mentee of each pair, as JSON: no name, and nothing that speaks for it. `tell_at` is
-- when the messages about it are said again.
CREATE TABLE pair_run (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    organisation_id INTEGER REFERENCES organisation ON DELETE CASCADE,
    state           TEXT NOT NULL CHECK (state IN ('waits', 'runs', 'done', 'stopped', 'failed', 'cut')),
    begun_at        TEXT NOT NULL,
    seekers         INTEGER NOT NULL DEFAULT 0 CHECK (seekers >= 0),
    helpers         INTEGER NOT NULL DEFAULT 0 CHECK (helpers >= 0),
    passed          INTEGER NOT NULL DEFAULT 0 CHECK (passed >= 0),
    whole           INTEGER NOT NULL DEFAULT 0 CHECK (whole >= 0),
    found           TEXT CHECK (json_valid(found)),
    ended_at        TEXT,
    tell_at         TEXT,
    CHECK (passed <= whole),
    CHECK ((state IN ('waits', 'runs')) = (ended_at IS NULL)),
    CHECK ((state = 'done') = (found IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX pair_run_once ON pair_run (municipality_id, coalesce(organisation_id, 0))
    WHERE state IN ('waits', 'runs');
CREATE INDEX pair_run_of ON pair_run (municipality_id, id);
CREATE INDEX pair_run_open ON pair_run (id) WHERE state IN ('waits', 'runs');
CREATE INDEX pair_run_by_organisation ON pair_run (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX pair_run_to_tell ON pair_run (municipality_id, tell_at) WHERE tell_at IS NOT NULL;

-- What has ended stays ended.
CREATE TRIGGER pair_run_is_over BEFORE UPDATE OF state ON pair_run
WHEN old.state NOT IN ('waits', 'runs') AND new.state != old.state
BEGIN
    SELECT RAISE(ABORT, 'a run of the matcher that has ended begins no more');
END;

-- Whoever is erased stands in no set that was found.
CREATE TRIGGER pair_run_forgets BEFORE DELETE ON person
BEGIN
    UPDATE pair_run
    SET found = (SELECT json_group_array(json(value)) FROM json_each(pair_run.found)
                 WHERE value ->> 0 != old.id AND value ->> 1 != old.id)
    WHERE municipality_id = old.municipality_id AND found IS NOT NULL;
END;
