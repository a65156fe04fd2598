-- Indexes for a municipality of a hundred thousand people. Where a query reads an index alone, the index holds each
-- column that the query names, that of its own condition too.

-- Figures: who is registered, and who began to teach when; events of a school year.
CREATE INDEX person_by_teaching ON person (municipality_id, teaching_since);
DROP INDEX event_by_start;
CREATE INDEX event_by_start ON event (starts_at, cluster_id, cancelled_at, attendance_saved_at);
DROP INDEX event_by_cluster;
CREATE INDEX event_by_cluster ON event (cluster_id, starts_at, cancelled_at, attendance_saved_at);
-- How many belong to a cluster.
CREATE INDEX membership_active_by_cluster ON membership (cluster_id, left_at) WHERE left_at IS NULL;

-- An erased person lets go of the events they made, and a school that is merged away of the clusters it hosts.
CREATE INDEX event_by_author ON event (created_by) WHERE created_by IS NOT NULL;
CREATE INDEX cluster_by_host ON cluster (host_school_id) WHERE host_school_id IS NOT NULL;

-- Endings of replies go after a day, endings of notices after a season: each tidying reads what it drops and nothing
-- else. A row stands in one of the two.
DROP INDEX outbox_ended;
CREATE INDEX outbox_replies_ended ON outbox (ended_at) WHERE lane = 'interactive' AND ended_at IS NOT NULL;
CREATE INDEX outbox_notices_ended ON outbox (ended_at) WHERE lane = 'bulk' AND ended_at IS NOT NULL;

-- Replies have no letter, and an ending lets go of its own: only notices that wait need to be found by it.
DROP INDEX outbox_by_letter;
CREATE INDEX outbox_by_letter ON outbox (letter_id) WHERE letter_id IS NOT NULL;
