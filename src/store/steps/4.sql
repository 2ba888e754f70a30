-- Decisions count by time instead of by number, so that those of several people can be brought together.
-- Where the clock had gone back between two decisions on one country and series, the later one counts from a
-- nanosecond (two, three …) after the latest before it: every decision holds as it did.
ALTER TABLE decisions ADD COLUMN counts_from TEXT;

DROP TRIGGER decisions_are_not_changed;

UPDATE decisions AS d SET counts_from = (
    SELECT substr(rtrim(e.said_at, 'Z') || '.', 1, 20)
        || printf('%09d', min(999999999,
               CAST(substr(substr(rtrim(e.said_at, 'Z'), 21) || '000000000', 1, 9) AS INTEGER)
               + d.number - e.number))
        || 'Z'
    FROM decisions e
    WHERE e.series = d.series AND e.country = d.country AND e.number < d.number
    ORDER BY rtrim(e.said_at, 'Z') DESC, e.number
    LIMIT 1)
WHERE rtrim(said_at, 'Z') <= (
    SELECT max(rtrim(e.said_at, 'Z')) FROM decisions e
    WHERE e.series = d.series AND e.country = d.country AND e.number < d.number);

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are kept as they were said; say something new instead'); END;

DROP VIEW history;
CREATE VIEW history AS
SELECT number, said_at, said_by, kind, wording, other, coalesce(verdict, 'taken back') AS verdict, note,
       wording_text, other_text
FROM decisions
ORDER BY rtrim(coalesce(counts_from, said_at), 'Z'), number;
