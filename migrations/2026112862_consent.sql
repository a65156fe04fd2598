-- Who answers for the data, as the settings named them first: later settings do not change what people agreed to.
ALTER TABLE municipality ADD COLUMN operator TEXT CHECK (length(trim(operator)) > 0);

-- Parts of the text of the consent are the municipality's own. `edition` is the version of its regulation that last
-- changed one of them, or 0; the two together are the text that somebody agreed to, or did not.
ALTER TABLE consent ADD COLUMN edition INTEGER NOT NULL DEFAULT 0 CHECK (edition >= 0);
DROP INDEX consent_in_force;
CREATE UNIQUE INDEX consent_in_force ON consent (account_id, purpose, text, edition) WHERE withdrawn_at IS NULL;

CREATE TABLE consent_refused (
    account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    text       INTEGER NOT NULL,
    edition    INTEGER NOT NULL DEFAULT 0 CHECK (edition >= 0),
    refused_at TEXT NOT NULL,
    PRIMARY KEY (account_id, text, edition)
) STRICT, WITHOUT ROWID;
INSERT INTO consent_refused (account_id, text, refused_at) SELECT account_id, text, refused_at FROM consent_refusal;
DROP TABLE consent_refusal;
ALTER TABLE consent_refused RENAME TO consent_refusal;
