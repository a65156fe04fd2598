-- No table is new: the journal has got its guards.
SELECT 1;
