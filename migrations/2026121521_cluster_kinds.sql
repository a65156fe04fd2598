-- What a cluster is made for, where somebody has said so: a project of organisations (S0), a host school (S1), a difficulty (S3).
-- Those that a school has offered itself for are known already.
ALTER TABLE groups ADD COLUMN made_for TEXT CHECK (made_for IN ('project', 'host_school', 'difficulty'));
UPDATE groups SET made_for = 'host_school' WHERE id IN (SELECT group_id FROM host_offer WHERE answer = 'taken');
