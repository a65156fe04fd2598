-- When a notice was said, and by which row of the outbox: what is typed while it is the newest message of its chat means
-- its buttons.
ALTER TABLE standing_notice ADD COLUMN said_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE standing_notice ADD COLUMN said_by INTEGER NOT NULL DEFAULT 0;
