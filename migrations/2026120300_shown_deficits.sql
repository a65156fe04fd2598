-- S0-04: a consent of its own lets coordinators see deficits by name; it is given and withdrawn like those to notices and to
-- the name. Nothing points at a consent, so that the table is written anew with one purpose more.
CREATE TABLE consent_anew (
    id           INTEGER PRIMARY KEY,
    account_id   INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    purpose      TEXT NOT NULL CHECK (purpose IN ('processing', 'notices', 'name', 'deficits')),
    text         INTEGER NOT NULL CHECK (text > 0),
    given_at     TEXT NOT NULL,
    withdrawn_at TEXT CHECK (withdrawn_at >= given_at),
    edition      INTEGER NOT NULL DEFAULT 0 CHECK (edition >= 0)
) STRICT;
INSERT INTO consent_anew (id, account_id, purpose, text, given_at, withdrawn_at, edition)
SELECT id, account_id, purpose, text, given_at, withdrawn_at, edition FROM consent;
DROP VIEW takes_results;
DROP TABLE consent;
ALTER TABLE consent_anew RENAME TO consent;
CREATE INDEX consent_by_account ON consent (account_id);
CREATE UNIQUE INDEX consent_in_force ON consent (account_id, purpose, text, edition) WHERE withdrawn_at IS NULL;
-- The view of who gets results reads it, and is as it was.
CREATE VIEW takes_results AS
SELECT person.id AS person_id, person.municipality_id, person.organisation_id || '/' || person.search_form AS print
FROM person
WHERE person.left_at IS NULL
  AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
              WHERE account.person_id = person.id AND consent.purpose = 'processing' AND consent.text >= 3
                AND consent.withdrawn_at IS NULL);
