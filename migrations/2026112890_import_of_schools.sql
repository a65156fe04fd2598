-- The others of a list of schools are organisations, whose numbers are no persons'.
DROP TRIGGER import_forgets;
CREATE TRIGGER import_forgets BEFORE DELETE ON person BEGIN
    DELETE FROM import_row WHERE import_id IN (SELECT id FROM import WHERE staged = 1 AND kind = 'staff')
        AND EXISTS (SELECT 1 FROM json_each(others) WHERE value = old.id);
END;
