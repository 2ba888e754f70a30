-- How many sentences bear on an ask is kept with it: counting them took half of the time of a list of everything.
ALTER TABLE asks ADD COLUMN evidence_count INTEGER NOT NULL DEFAULT 0 CHECK (evidence_count >= 0);
UPDATE asks SET evidence_count = (
    SELECT count(DISTINCT e.sentence) FROM assessments o JOIN evidence e ON e.recommendation = o.recommendation
    WHERE o.ask = asks.id AND e.decision <> 'rejected');

-- To SQLite before 3.45 json_valid(NULL) is 0: its integrity_check called every list without years a broken constraint.
ALTER TABLE recommendations ADD COLUMN years_8 TEXT CHECK (years_8 IS NULL OR json_valid(years_8));
UPDATE recommendations SET years_8 = stated_years WHERE stated_years IS NOT NULL;
ALTER TABLE recommendations DROP COLUMN stated_years;
ALTER TABLE recommendations RENAME COLUMN years_8 TO stated_years;
