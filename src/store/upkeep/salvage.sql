-- What is left of rows whose neighbours could not be read is brought into order again.

-- The words of a source whose row was lost are kept; it is called by its number.
INSERT INTO sources (id, sha256, origin, bytes, format, added_at)
SELECT id, 'lost-' || id, 'source ' || id || ' (its name was lost when the database was damaged)', 0, 'text',
       strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
FROM (SELECT source AS id FROM reports UNION SELECT recommendations_source FROM reports
      UNION SELECT source FROM sections UNION SELECT source FROM recognitions)
WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM sources);

INSERT OR IGNORE INTO dossiers (series, country)
SELECT series, country FROM reports UNION SELECT series, country FROM decisions;

DELETE FROM recognitions WHERE report NOT IN (SELECT id FROM reports);
DELETE FROM recommendations WHERE report NOT IN (SELECT id FROM reports);
DELETE FROM sections WHERE report NOT IN (SELECT id FROM reports);
DELETE FROM sentences WHERE section NOT IN (SELECT id FROM sections);

-- Everything is judged anew.
UPDATE dossiers SET revision = revision + 1, stale = 1, stale_from = NULL, judged_with = NULL;
