-- Whether an account gets no notice on Saturdays and Sundays: what comes then waits for Monday.
ALTER TABLE account ADD COLUMN quiet_weekends INTEGER NOT NULL DEFAULT 0 CHECK (quiet_weekends IN (0, 1));
