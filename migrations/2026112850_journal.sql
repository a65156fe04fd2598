-- Nobody edits the journal. It forgets whoever is erased and whatever is removed, and follows a person or an organisation
-- into the one with which they are merged; nothing else of an entry changes, and none is deleted.
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
WHEN NEW.id != OLD.id OR NEW.municipality_id != OLD.municipality_id OR NEW.at != OLD.at OR NEW.matter != OLD.matter
    OR NEW.was IS NOT OLD.was OR NEW.became IS NOT OLD.became
    OR NEW.group_id IS NOT NULL AND NEW.group_id IS NOT OLD.group_id
    OR NEW.event_id IS NOT NULL AND NEW.event_id IS NOT OLD.event_id
    -- What was forgotten stays so.
    OR OLD.author_id IS NULL AND NEW.author_id IS NOT NULL
    OR OLD.person_id IS NULL AND NEW.person_id IS NOT NULL
    OR OLD.organisation_id IS NULL AND NEW.organisation_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nobody edits the journal');
END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'an entry of the journal is kept');
END;
