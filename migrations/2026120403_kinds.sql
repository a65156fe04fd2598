-- What a municipality itself calls the kind of an event, of the names that its coordinators have added to the list. The name lies
-- with the event, so that it stays named when the list changes.
ALTER TABLE event ADD COLUMN own_kind TEXT CHECK (length(trim(own_kind)) BETWEEN 2 AND 60);

DROP TRIGGER event_counts_its_changes;
CREATE TRIGGER event_counts_its_changes
AFTER UPDATE OF kind, own_kind, title, starts_at, ends_at, all_day, place, link, description, cancelled_at ON event
WHEN NEW.kind IS NOT OLD.kind OR NEW.own_kind IS NOT OLD.own_kind OR NEW.title IS NOT OLD.title
  OR NEW.starts_at IS NOT OLD.starts_at OR NEW.ends_at IS NOT OLD.ends_at OR NEW.all_day IS NOT OLD.all_day
  OR NEW.place IS NOT OLD.place OR NEW.link IS NOT OLD.link OR NEW.description IS NOT OLD.description
  OR NEW.cancelled_at IS NOT OLD.cancelled_at
BEGIN
    UPDATE event SET sequence = sequence + 1 WHERE id = NEW.id;
END;
