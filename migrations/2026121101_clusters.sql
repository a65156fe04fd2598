-- What a cluster says of itself besides its name: how many may belong to it, by which order it was founded, and the
-- programme of its members (S1-06).
ALTER TABLE groups ADD COLUMN places INTEGER CHECK (places BETWEEN 1 AND 1000);
ALTER TABLE groups ADD COLUMN order_number TEXT CHECK (length(trim(order_number)) BETWEEN 1 AND 40);
ALTER TABLE groups ADD COLUMN order_day TEXT CHECK (order_day = date(order_day));
ALTER TABLE groups ADD COLUMN programme_hash TEXT CHECK (length(programme_hash) = 64);
ALTER TABLE groups ADD COLUMN programme_name TEXT CHECK (length(trim(programme_name)) BETWEEN 1 AND 200);
ALTER TABLE groups ADD COLUMN programme_at TEXT;
CREATE INDEX groups_by_order ON groups (municipality_id, order_number) WHERE order_number IS NOT NULL;

-- Nobody gets a place that is not there, however many ask for the last one in the same second. Organisations and people
-- who are known by name alone take no place.
CREATE TRIGGER membership_has_a_place BEFORE INSERT ON membership
WHEN NEW.person_id IS NOT NULL AND NEW.left_at IS NULL
 AND (SELECT places FROM groups WHERE id = NEW.group_id) <=
     (SELECT count(*) FROM membership
      WHERE group_id = NEW.group_id AND person_id IS NOT NULL AND left_at IS NULL)
 AND NOT EXISTS (SELECT 1 FROM membership
                 WHERE group_id = NEW.group_id AND person_id = NEW.person_id AND left_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'the group is full');
END;

-- Which subjects a group is for: by them a teacher finds it. A group without any is for all.
CREATE TABLE group_subject (
    group_id   INTEGER NOT NULL REFERENCES groups ON DELETE CASCADE,
    subject_id INTEGER NOT NULL REFERENCES subject,
    PRIMARY KEY (group_id, subject_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_subject_by_subject ON group_subject (subject_id, group_id);

-- S1-06: the subjects of a cluster are customers, performers and experts, заказчики, исполнители, эксперты.
ALTER TABLE membership ADD COLUMN part TEXT CHECK (part IN ('customer', 'performer', 'expert'));

-- The leader of a group names who is to lead it next, and that person agrees or does not.
CREATE TABLE leadership_offer (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id    INTEGER NOT NULL REFERENCES groups ON DELETE CASCADE,
    from_id     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    to_id       INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    offered_at  TEXT NOT NULL,
    answered_at TEXT CHECK (answered_at >= offered_at),
    -- 'over': the one who offered it leads no longer, or the group is closed.
    answer      TEXT CHECK (answer IN ('accepted', 'declined', 'withdrawn', 'over')),
    CHECK ((answered_at IS NULL) = (answer IS NULL))
) STRICT;
-- A group has one next leader at a time.
CREATE UNIQUE INDEX leadership_offer_waiting ON leadership_offer (group_id) WHERE answer IS NULL;
CREATE INDEX leadership_offer_by_group ON leadership_offer (group_id);
CREATE INDEX leadership_offer_by_leader ON leadership_offer (from_id);
CREATE INDEX leadership_offer_by_next ON leadership_offer (to_id, answer);

-- S1-01: a school puts itself forward as the host of a cluster, by a direction from the current problems.
CREATE TABLE host_offer (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    municipality_id INTEGER NOT NULL REFERENCES municipality,
    organisation_id INTEGER NOT NULL REFERENCES organisation,
    category_id     INTEGER NOT NULL REFERENCES deficit_category,
    -- What the school has for it, in its representative's own words.
    words           TEXT CHECK (length(trim(words)) BETWEEN 1 AND 500),
    offered_by      INTEGER REFERENCES person ON DELETE SET NULL,
    offered_at      TEXT NOT NULL,
    answered_at     TEXT CHECK (answered_at >= offered_at),
    answer          TEXT CHECK (answer IN ('taken', 'declined', 'withdrawn')),
    answered_by     INTEGER REFERENCES person ON DELETE SET NULL,
    -- Why it was declined.
    reply           TEXT CHECK (length(trim(reply)) BETWEEN 1 AND 500),
    -- The cluster that was founded.
    group_id        INTEGER REFERENCES groups ON DELETE SET NULL,
    CHECK ((answered_at IS NULL) = (answer IS NULL)),
    CHECK (reply IS NULL OR answer IS 'declined'),
    CHECK (group_id IS NULL OR answer IS 'taken')
) STRICT;
CREATE INDEX host_offer_waiting ON host_offer (municipality_id, offered_at) WHERE answer IS NULL;
CREATE INDEX host_offer_by_organisation ON host_offer (organisation_id);
CREATE INDEX host_offer_by_person ON host_offer (offered_by) WHERE offered_by IS NOT NULL;
CREATE INDEX host_offer_by_answerer ON host_offer (answered_by) WHERE answered_by IS NOT NULL;
CREATE INDEX host_offer_by_group ON host_offer (group_id) WHERE group_id IS NOT NULL;
