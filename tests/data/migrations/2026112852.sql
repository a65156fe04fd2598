-- No table is new: a mark of change follows its human.
SELECT 1;
