-- S0-04: own words are filed under an item of the catalogue by a coordinator, to whom their owner shows them without a name.

-- Drawn at random when the owner agrees, gone when they agree no more. It is by this that a coordinator has the words, in
-- this order, so that neither a number nor the order tells when they were written, or by whom.
ALTER TABLE deficit ADD COLUMN words_shown INTEGER CHECK (words_shown IS NULL OR own_words IS NOT NULL);
-- What was written before it was filed, and of which category it was then: its owner reads it on, and can take it back.
ALTER TABLE deficit ADD COLUMN filed_words TEXT
    CHECK (filed_words IS NULL OR item_id IS NOT NULL AND length(filed_words) BETWEEN 3 AND 300);
ALTER TABLE deficit ADD COLUMN filed_from INTEGER REFERENCES deficit_category
    CHECK ((filed_from IS NULL) = (filed_words IS NULL));
-- The item under which they belong stands open with their owner already, so that they stay as they are.
ALTER TABLE deficit ADD COLUMN words_met INTEGER NOT NULL DEFAULT 0
    CHECK (words_met = 0 OR words_met = 1 AND own_words IS NOT NULL);
CREATE UNIQUE INDEX deficit_by_shown_words ON deficit (words_shown) WHERE words_shown IS NOT NULL;
CREATE INDEX deficit_filed_from ON deficit (filed_from) WHERE filed_from IS NOT NULL;
