-- A pair that meets every two weeks, and was reminded after its last meeting.
UPDATE pair SET rhythm = 'fortnight', nudged_for = '2026-10-05' WHERE id = 1;
