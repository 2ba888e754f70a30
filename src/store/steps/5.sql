-- What was left out of a source and why, where it was fetched, and the years that a source states itself.
ALTER TABLE sources ADD COLUMN encoding TEXT;
ALTER TABLE sources ADD COLUMN url TEXT;
ALTER TABLE sources ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(left_out));
ALTER TABLE sources ADD COLUMN remarks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(remarks));
ALTER TABLE recommendations ADD COLUMN stated_years TEXT CHECK (json_valid(stated_years));

-- More fields are recognised, by more clues. A check cannot be changed in place.
CREATE TABLE recognitions_5 (
    report    INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    place     INTEGER NOT NULL CHECK (place >= 1), -- order in which they are shown
    source    INTEGER NOT NULL REFERENCES sources (id),
    field     TEXT NOT NULL CHECK (field IN ('series', 'country', 'edition', 'rating', 'section', 'recommendations')),
    value     TEXT NOT NULL,                    -- in words: Peru, 2018, Tier 2, prosecution
    clue      TEXT NOT NULL CHECK (clue IN ('option', 'heading', 'title', 'address', 'name', 'text', 'table', 'record', 'facts')),
    rests_on  TEXT NOT NULL,                    -- the source's words that it rests on, shortened
    certainty TEXT NOT NULL CHECK (certainty IN ('stated', 'guess')),
    PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;
INSERT INTO recognitions_5 SELECT report, place, source, field, value, clue, rests_on, certainty FROM recognitions;
DROP TABLE recognitions;
ALTER TABLE recognitions_5 RENAME TO recognitions;
CREATE INDEX recognitions_by_source ON recognitions (source);
