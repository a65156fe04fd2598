-- Whoever represents a school, or holds the event, answers «Иду» for somebody who has said nothing: who that was stands beside
-- the answer until the person answers themselves.
ALTER TABLE event_answer ADD COLUMN by_id INTEGER REFERENCES person ON DELETE SET NULL;
CREATE INDEX event_answer_by_proxy ON event_answer (by_id) WHERE by_id IS NOT NULL;
