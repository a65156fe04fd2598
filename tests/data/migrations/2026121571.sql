-- A meeting that has ended a silence that was spoken of once.
UPDATE pair_meeting SET rungs = 1 WHERE id = 1;
