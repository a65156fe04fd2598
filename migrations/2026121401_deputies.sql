-- The leader of a group names a deputy of its members, заместитель руководителя. The deputy does there what the leader does,
-- but neither passes the group on nor names another deputy.
INSERT INTO role VALUES ('deputy', 'group');
INSERT INTO group_role VALUES ('cluster', 'deputy');

-- A group has one deputy at a time.
CREATE UNIQUE INDEX appointment_of_deputy ON appointment (group_id) WHERE until IS NULL AND role = 'deputy';

-- A deputy belongs to the group, and is not its leader.
CREATE TRIGGER deputy_belongs BEFORE INSERT ON appointment
WHEN NEW.role = 'deputy' AND NEW.until IS NULL
 AND (NOT EXISTS (SELECT 1 FROM membership
                  WHERE membership.person_id = NEW.person_id AND membership.group_id = NEW.group_id AND left_at IS NULL)
      OR EXISTS (SELECT 1 FROM appointment AS leading
                 WHERE leading.person_id = NEW.person_id AND leading.role = 'leader'
                   AND leading.group_id = NEW.group_id AND leading.until IS NULL))
BEGIN
    SELECT RAISE(ABORT, 'a deputy is a member of the group whom another leads');
END;

-- Whoever begins to lead a group is its deputy no longer, by whatever way they have come to lead it.
CREATE TRIGGER deputy_begins_to_lead AFTER INSERT ON appointment
WHEN NEW.role = 'leader' AND NEW.until IS NULL
BEGIN
    UPDATE appointment SET until = max(since, NEW.since), ended_by = 'handing'
    WHERE person_id = NEW.person_id AND role = 'deputy' AND group_id = NEW.group_id AND until IS NULL;
END;

-- Whoever leaves a group is its deputy no longer.
CREATE TRIGGER deputy_leaves AFTER UPDATE OF left_at ON membership
WHEN OLD.left_at IS NULL AND NEW.left_at IS NOT NULL AND NEW.person_id IS NOT NULL
BEGIN
    UPDATE appointment SET until = max(since, NEW.left_at), ended_by = 'own'
    WHERE person_id = NEW.person_id AND role = 'deputy' AND group_id = NEW.group_id AND until IS NULL;
END;
