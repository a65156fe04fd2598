-- A guest who was typed by name turns out to be somebody of the municipality: what sheets and records say of the name is
-- theirs from then on. For a month it is kept what was said of the guest, so that it can be undone.
CREATE TABLE guest_joining (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    person_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    name            TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 2 AND 120),
    joined_at       TEXT NOT NULL,
    marks           TEXT NOT NULL CHECK (json_valid(marks)),
    records         TEXT NOT NULL CHECK (json_valid(records))
) STRICT;
CREATE INDEX guest_joining_by_person ON guest_joining (person_id);
CREATE INDEX guest_joining_by_moment ON guest_joining (municipality_id, joined_at);
-- Guests are few beside the others, and are looked for by their names.
CREATE INDEX record_of_guest ON record (municipality_id, event_id) WHERE person_id IS NULL AND name IS NOT NULL;
CREATE INDEX mark_of_guest ON mark (event_id) WHERE person_id IS NULL;
