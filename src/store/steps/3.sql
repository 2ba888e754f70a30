DROP VIEW recurring_unmet;
DROP VIEW ask_list;

ALTER TABLE asks ADD COLUMN answered INTEGER REFERENCES recommendations (id) ON DELETE CASCADE;
ALTER TABLE asks ADD COLUMN streak INTEGER NOT NULL DEFAULT 0 CHECK (streak >= 0);
ALTER TABLE asks ADD COLUMN longest_unmet INTEGER NOT NULL DEFAULT 0 CHECK (longest_unmet >= 0);
CREATE INDEX asks_by_answered ON asks (answered);
-- The new columns are filled, and titles made anew, when each country is judged anew.
UPDATE dossiers SET stale = 1;

CREATE VIEW ask_list AS
SELECT p.name || '-' || r.ordinal AS ask,
       a.series,
       a.country AS code,
       l.country_name AS country,
       a.first_year AS since,
       a.last_year,
       a.times_asked,
       a.years,
       a.status,
       a.standing,
       a.streak,
       a.longest_unmet,
       s.judge AS standing_by,
       s.program_status AS program_standing,
       s.reason AS standing_reason,
       s.topics,
       a.title,
       l.name || '-' || w.ordinal AS latest_wording,
       w.text AS latest_text
FROM asks a
JOIN recommendations r ON r.id = a.id
JOIN reports p ON p.id = r.report
JOIN recommendations w ON w.id = a.latest
JOIN reports l ON l.id = w.report
JOIN assessments s ON s.recommendation = coalesce(a.answered, a.latest);

CREATE VIEW recurring_unmet AS
SELECT ask, country, since, last_year, times_asked, streak, longest_unmet, standing, standing_by, status, title,
       years, series, code, latest_wording, latest_text
FROM ask_list
WHERE standing = 'unmet' AND times_asked >= 2
ORDER BY times_asked DESC, last_year DESC, ask;
