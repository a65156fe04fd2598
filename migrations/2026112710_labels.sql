-- What the buttons of a card read, as traces from which no name can be read: what is typed and stands on a button is that
-- button, and the card need not be asked for again to know whether it does.
ALTER TABLE session ADD COLUMN labels TEXT NOT NULL DEFAULT '';
