-- An event that a coordinator has made for a demand answers it: as long as it is to come, and until those who were there have
-- been asked, the demand waits for nobody. Where it is cancelled the demand waits again, or another such event answers it.
-- What an event is about says nothing of anybody: it is for everybody.
ALTER TABLE event ADD COLUMN about_id INTEGER REFERENCES deficit_category;
CREATE INDEX event_about ON event (about_id, municipality_id) WHERE about_id IS NOT NULL;
ALTER TABLE demand ADD COLUMN event_id INTEGER REFERENCES event ON DELETE SET NULL;
CREATE INDEX demand_by_event ON demand (event_id) WHERE event_id IS NOT NULL;

CREATE TRIGGER event_answers_demand AFTER UPDATE OF about_id ON event
WHEN new.about_id IS NOT NULL AND new.cancelled_at IS NULL
BEGIN
    UPDATE demand SET event_id = new.id
    WHERE municipality_id = new.municipality_id AND category_id = new.about_id AND group_id IS NULL AND event_id IS NULL;
END;

CREATE TRIGGER event_answers_demand_no_more AFTER UPDATE OF cancelled_at ON event
WHEN new.about_id IS NOT NULL AND new.cancelled_at IS NOT NULL AND old.cancelled_at IS NULL
BEGIN
    UPDATE demand SET told_to = NULL,
        event_id = (SELECT min(other.id) FROM event AS other
                    WHERE other.about_id = new.about_id AND other.municipality_id = new.municipality_id
                      AND other.cancelled_at IS NULL AND other.starts_at > new.cancelled_at)
    WHERE event_id = new.id;
END;

-- One that takes place after all answers it again, if nothing else does.
CREATE TRIGGER event_answers_demand_again AFTER UPDATE OF cancelled_at ON event
WHEN new.about_id IS NOT NULL AND new.cancelled_at IS NULL AND old.cancelled_at IS NOT NULL
BEGIN
    UPDATE demand SET event_id = new.id
    WHERE municipality_id = new.municipality_id AND category_id = new.about_id AND group_id IS NULL AND event_id IS NULL;
END;
