-- The database of `unmet`: what was read, what was judged from it, and what people decided.
--
-- This file is the whole schema and its data dictionary. It is plain SQLite (3.37 or later) and useful
-- without the program; begin with the views at the end:
--
--     sqlite3 unmet.db 'SELECT * FROM recurring_unmet'
--     sqlite3 unmet.db "SELECT * FROM evidence_texts WHERE wording = 'PER-2012-3'"
--
-- Three layers, from the ground up:
--   read     sources, dossiers, reports, recognitions, recommendations, sections, sentences
--   judged   matches, asks, assessments, evidence   (can be thrown away and made again at any time)
--   decided  decisions                              (append-only: what people said, for ever)
--
-- Names that people write down, such as PER-2012-3, are made of columns: a report is PER-2012 (another
-- series than TIP stands in front: ILAB-PER-2012), a recommendation PER-2012-3 (the third one of that
-- report), a sentence PER-2021-protection-14. Numbers in columns called `id` mean nothing outside
-- this file. Times are RFC 3339 in UTC. Lists are JSON arrays.
--
-- PRAGMA application_id is 1431194964 ("UNMT"), PRAGMA user_version the number of this schema.

------------------------------------------------------------------------------------------ what was read

-- Where bytes came from. One row for each distinct content: the same bytes are never listed twice.
CREATE TABLE sources (
    id       INTEGER PRIMARY KEY,
    sha256   TEXT NOT NULL UNIQUE,              -- digest of the bytes, lower-case hexadecimal
    origin   TEXT NOT NULL,                     -- the path, or - for standard input, as first given
    bytes    INTEGER NOT NULL CHECK (bytes >= 0),
    format   TEXT NOT NULL,                     -- the reader that read it: text, html, wiki, jsonl …
    added_at TEXT NOT NULL,                     -- when it was first added
    encoding TEXT,                              -- UTF-8, windows-1252 …; NULL where the format is no text
    url      TEXT,                              -- the address that it was fetched from, after redirects
    left_out TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(left_out)), -- [{"what": "running heads", "count": 12, "example": "…"}]
    remarks  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(remarks)),  -- sentences on what could not be read: ["…"]
    -- What its words weigh beside those of other sources, from the least: a damaged copy, a table, the report itself, a table
    -- that a person chose.
    standing TEXT NOT NULL DEFAULT 'report' CHECK (standing IN ('damaged', 'table', 'report', 'chosen'))
) STRICT;

-- One country in one series: the unit of judging. Nothing is ever compared across two of them.
CREATE TABLE dossiers (
    series      TEXT NOT NULL,                  -- TIP, ILAB, UPR …: capitals and digits
    country     TEXT NOT NULL,                  -- ISO 3166 alpha-3, or a slug of the name where there is none
    revision    INTEGER NOT NULL DEFAULT 0,     -- grows whenever a text or a decision of it changes, or how they were told
    stale       INTEGER NOT NULL DEFAULT 1 CHECK (stale IN (0, 1)), -- 1: changed since it was judged
    judged_with TEXT,                           -- version of the judgement that its judged rows come from
    stale_from  INTEGER,                        -- where it is stale: the earliest edition that changed; NULL: all of it
    PRIMARY KEY (series, country)
) STRICT, WITHOUT ROWID;

-- One country in one edition.
CREATE TABLE reports (
    id           INTEGER PRIMARY KEY,
    series       TEXT NOT NULL,
    country      TEXT NOT NULL,
    year         INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 9999), -- the edition
    name         TEXT NOT NULL GENERATED ALWAYS AS                    -- PER-2012, ILAB-PER-2012
                 (CASE series WHEN 'TIP' THEN '' ELSE series || '-' END || country || '-' || year) VIRTUAL,
    country_name TEXT NOT NULL,                 -- the country's name as the source gives it
    iso3         TEXT CHECK (iso3 = country),   -- the ISO 3166 code; NULL where `country` is a slug
    rating       TEXT,                          -- Tier 2 Watch List, Special Case, Moderate Advancement …
    source_url   TEXT,                          -- where the text stands on the web, if the source says so
    extent       TEXT NOT NULL CHECK (extent IN ('whole', 'part')), -- whole: recommendations and all three P's, or a record
    source       INTEGER NOT NULL REFERENCES sources (id), -- what gave the columns above
    -- What gave the recommendations. NULL: the list was no part of what was read, so nothing may be
    -- called dropped because of it. Not NULL without any row in `recommendations`: it asks for nothing.
    recommendations_source INTEGER REFERENCES sources (id),
    UNIQUE (series, country, year),
    FOREIGN KEY (series, country) REFERENCES dossiers (series, country)
) STRICT;

-- How country, edition, rating and sections were told.
CREATE TABLE recognitions (
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
CREATE INDEX recognitions_by_source ON recognitions (source);

-- One wording of an ask in one report.
CREATE TABLE recommendations (
    id      INTEGER PRIMARY KEY,
    report  INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1), -- its place in the report, counted from 1
    text    TEXT NOT NULL,                      -- the wording, freed of list marks and parting punctuation
    area    TEXT,                               -- the heading that the source lists it under: Enforcement …
    stated_years TEXT CHECK (json_valid(stated_years)), -- editions in which the source says that it was asked: [2009,2011]
    UNIQUE (report, ordinal)
) STRICT;

-- A stretch of a report under one heading. Everything that is quoted is quoted from `text`.
CREATE TABLE sections (
    id      INTEGER PRIMARY KEY,
    report  INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL CHECK (place >= 1), -- reading order in the report, counted from 1
    source  INTEGER NOT NULL REFERENCES sources (id),
    kind    TEXT NOT NULL CHECK (kind IN ('introduction', 'recommendations', 'prosecution', 'protection',
                                          'prevention', 'profile', 'progress', 'other')),
    heading TEXT NOT NULL,                      -- as printed; empty where there is none
    text    TEXT NOT NULL,                      -- paragraphs parted by one newline
    UNIQUE (report, place)
) STRICT;

-- Where each sentence of a section stands. Its words are substr(sections.text, start, length).
CREATE TABLE sentences (
    id      INTEGER PRIMARY KEY,
    section INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1), -- among the sentences of all sections of that kind in the report, counted from 1
    start   INTEGER NOT NULL CHECK (start >= 1),   -- first character, counted from 1, in Unicode code points
    length  INTEGER NOT NULL CHECK (length >= 1),  -- in Unicode code points
    UNIQUE (section, ordinal)
) STRICT;

------------------------------------------------------------------------------------- what was judged

-- The judgement that a later recommendation carries on an earlier one.
CREATE TABLE matches (
    earlier     INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,
    later       INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,
    probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
    decision    TEXT NOT NULL CHECK (decision IN ('auto', 'accepted', 'rejected')), -- accepted, rejected: a person said so
    reason      TEXT NOT NULL,                  -- why, in words
    PRIMARY KEY (earlier, later)
) STRICT, WITHOUT ROWID;
CREATE INDEX matches_by_later ON matches (later);

-- One commitment through the years: the recommendations that matches tie together.
CREATE TABLE asks (
    id          INTEGER PRIMARY KEY REFERENCES recommendations (id) ON DELETE CASCADE, -- its earliest wording, which names it
    latest      INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,    -- its latest wording
    series      TEXT NOT NULL,
    country     TEXT NOT NULL,
    title       TEXT NOT NULL,                  -- a short name made of the latest wording
    status      TEXT NOT NULL CHECK (status IN ('met', 'partial', 'unmet', 'dropped', 'pending')), -- of the latest wording
    -- as far as reports have answered it: of the latest wording that is not pending
    standing    TEXT NOT NULL CHECK (standing IN ('met', 'partial', 'unmet', 'dropped', 'pending')),
    first_year  INTEGER NOT NULL,
    last_year   INTEGER NOT NULL,
    years       TEXT NOT NULL CHECK (json_valid(years)), -- the editions in which it was asked: [2012,2014]
    times_asked INTEGER NOT NULL CHECK (times_asked >= 1), -- in how many editions
    wordings    INTEGER NOT NULL CHECK (wordings >= times_asked), -- how many recommendations it ties together
    answered    INTEGER REFERENCES recommendations (id) ON DELETE CASCADE, -- the wording that gives it its standing; NULL: all are pending
    streak      INTEGER NOT NULL DEFAULT 0 CHECK (streak >= 0), -- in how many lists in a row up to the latest one read it was asked
    longest_unmet INTEGER NOT NULL DEFAULT 0 CHECK (longest_unmet >= 0), -- in how many lists in a row, at most, it stands unmet
    FOREIGN KEY (series, country) REFERENCES dossiers (series, country)
) STRICT;
CREATE INDEX asks_by_dossier ON asks (series, country);
CREATE INDEX asks_by_latest ON asks (latest);
CREATE INDEX asks_by_answered ON asks (answered);

-- What is thought of one recommendation, and the ask that it belongs to.
CREATE TABLE assessments (
    recommendation INTEGER PRIMARY KEY REFERENCES recommendations (id) ON DELETE CASCADE,
    ask            INTEGER NOT NULL REFERENCES asks (id) ON DELETE CASCADE,
    -- met; partial; unmet; dropped: not asked again and no evidence either way; pending: no later report yet
    status         TEXT NOT NULL CHECK (status IN ('met', 'partial', 'unmet', 'dropped', 'pending')),
    judge          TEXT NOT NULL CHECK (judge IN ('program', 'person')), -- who gave that status
    program_status TEXT NOT NULL CHECK (program_status IN ('met', 'partial', 'unmet', 'dropped', 'pending')), -- the program's own
    reason         TEXT NOT NULL,               -- why, in words
    topics         TEXT NOT NULL CHECK (json_valid(topics)), -- what it is about: ["labor inspection"]
    confidence     REAL NOT NULL DEFAULT 0 CHECK (confidence BETWEEN 0 AND 1) -- how probable program_status is
) STRICT;
CREATE INDEX assessments_by_ask ON assessments (ask);

-- A sentence of a later report that bears on a recommendation.
CREATE TABLE evidence (
    recommendation INTEGER NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,
    sentence       INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
    stance         TEXT NOT NULL CHECK (stance IN ('progress', 'lack', 'setback', 'mixed')),
    probability    REAL NOT NULL CHECK (probability BETWEEN 0 AND 1), -- that it bears on that wording
    decision       TEXT NOT NULL CHECK (decision IN ('auto', 'accepted', 'rejected')), -- rejected ones count for nothing
    reason         TEXT NOT NULL,               -- why, in words
    PRIMARY KEY (recommendation, sentence)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_by_sentence ON evidence (sentence);

------------------------------------------------------------------------------------ what people decided

-- One row for each thing that one person said at one time; the last word on a thing counts. The words
-- that were decided on are quoted, so that a decision finds them again after a report was replaced.
-- Decisions of others come by import with the times at which those people said them, so what was said last is told by
-- coalesce(counts_from, said_at), not by the number.
CREATE TABLE decisions (
    number       INTEGER PRIMARY KEY AUTOINCREMENT, -- place in the order in which they came into this database, from 1
    said_at      TEXT NOT NULL,
    said_by      TEXT NOT NULL,
    series       TEXT NOT NULL,
    country      TEXT NOT NULL,
    -- {"kind": "status",   "wording": {"id", "text"}, "status": "met" … or null}
    -- {"kind": "match",    "from": {"id", "text"}, "to": {"id", "text"}, "verdict": "accepted", "rejected" or null}
    -- {"kind": "evidence", "wording": {"id", "text"}, "sentence": {"id", "text"}, "verdict": as above,
    --  "stance": "progress" … where a person said what the sentence says, else absent}
    -- null takes back what was said before of the same thing.
    ruling       TEXT NOT NULL CHECK (json_valid(ruling)),
    note         TEXT,                          -- why, in the person's words
    kind         TEXT NOT NULL GENERATED ALWAYS AS (json_extract(ruling, '$.kind')) VIRTUAL
                 CHECK (kind IN ('status', 'match', 'evidence')),
    wording      TEXT NOT NULL GENERATED ALWAYS AS -- the name then of the (earlier) recommendation
                 (coalesce(json_extract(ruling, '$.wording.id'), json_extract(ruling, '$.from.id'))) VIRTUAL,
    wording_text TEXT NOT NULL GENERATED ALWAYS AS -- and its words
                 (coalesce(json_extract(ruling, '$.wording.text'), json_extract(ruling, '$.from.text'))) VIRTUAL,
    other        TEXT GENERATED ALWAYS AS          -- the name then of the later recommendation or of the sentence
                 (coalesce(json_extract(ruling, '$.to.id'), json_extract(ruling, '$.sentence.id'))) VIRTUAL,
    other_text   TEXT GENERATED ALWAYS AS          -- and its words
                 (coalesce(json_extract(ruling, '$.to.text'), json_extract(ruling, '$.sentence.text'))) VIRTUAL,
    verdict      TEXT GENERATED ALWAYS AS          -- a status, accepted or rejected; NULL: taken back
                 (coalesce(json_extract(ruling, '$.status'), json_extract(ruling, '$.verdict'))) VIRTUAL,
    -- The time by which it counts among others, where that is not said_at: the clock was behind that of an
    -- earlier decision on the same country and series.
    counts_from  TEXT,
    FOREIGN KEY (series, country) REFERENCES dossiers (series, country)
) STRICT;
CREATE INDEX decisions_by_dossier ON decisions (series, country);

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are kept as they were said; say something new instead'); END;
CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are kept for ever; take one back by saying something new'); END;
-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER decisions_are_not_replaced BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE number = NEW.number)
BEGIN SELECT raise(ABORT, 'decisions are kept as they were said; say something new instead'); END;

---------------------------------------------------------------------------------------- full-text search

-- Words are found by their stems and without regard to case and accents:
--     SELECT * FROM sentence_texts WHERE id IN (SELECT rowid FROM sentence_search WHERE sentence_search MATCH 'inspector')

CREATE VIRTUAL TABLE recommendation_search USING fts5 (
    text, content = 'recommendations', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
-- 8 MiB of words are gathered in memory before they are written, while a large source is added.
INSERT INTO recommendation_search (recommendation_search, rank) VALUES ('hashsize', 8388608);
CREATE TRIGGER recommendation_search_insert AFTER INSERT ON recommendations BEGIN
    INSERT INTO recommendation_search (rowid, text) VALUES (NEW.id, NEW.text);
END;
CREATE TRIGGER recommendation_search_delete AFTER DELETE ON recommendations BEGIN
    INSERT INTO recommendation_search (recommendation_search, rowid, text) VALUES ('delete', OLD.id, OLD.text);
END;
CREATE TRIGGER recommendation_search_update AFTER UPDATE OF id, text ON recommendations BEGIN
    INSERT INTO recommendation_search (recommendation_search, rowid, text) VALUES ('delete', OLD.id, OLD.text);
    INSERT INTO recommendation_search (rowid, text) VALUES (NEW.id, NEW.text);
END;

-- The sentences that can be evidence, which are those that search finds.
CREATE VIEW searchable_sentences AS
SELECT s.id, substr(c.text, s.start, s.length) AS text
FROM sentences s JOIN sections c ON c.id = s.section
WHERE c.kind IN ('prosecution', 'protection', 'prevention', 'progress');

CREATE VIRTUAL TABLE sentence_search USING fts5 (
    text, content = 'searchable_sentences', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO sentence_search (sentence_search, rank) VALUES ('hashsize', 8388608);
CREATE TRIGGER sentence_search_insert AFTER INSERT ON sentences BEGIN
    INSERT INTO sentence_search (rowid, text)
    SELECT NEW.id, substr(text, NEW.start, NEW.length) FROM sections
    WHERE id = NEW.section AND kind IN ('prosecution', 'protection', 'prevention', 'progress');
END;
CREATE TRIGGER sentence_search_delete AFTER DELETE ON sentences BEGIN
    INSERT INTO sentence_search (sentence_search, rowid, text)
    SELECT 'delete', OLD.id, substr(text, OLD.start, OLD.length) FROM sections
    WHERE id = OLD.section AND kind IN ('prosecution', 'protection', 'prevention', 'progress');
END;
-- The words of a sentence stand in its section, and the index needs them to forget the sentence:
-- so the sentences go first, and a section that has any stays as it is.
CREATE TRIGGER sections_delete BEFORE DELETE ON sections BEGIN
    DELETE FROM sentences WHERE section = OLD.id;
END;
CREATE TRIGGER sections_are_not_changed BEFORE UPDATE OF id, kind, text ON sections
WHEN EXISTS (SELECT 1 FROM sentences WHERE section = OLD.id)
BEGIN SELECT raise(ABORT, 'the text of a section with sentences is not changed; delete it and insert it anew'); END;
CREATE TRIGGER sentences_are_not_changed BEFORE UPDATE ON sentences
BEGIN SELECT raise(ABORT, 'a sentence is not changed; delete it and insert it anew'); END;

--------------------------------------------------------------------------------------------------- views

-- Every ask with its years and its status.
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

-- What was asked in at least two editions and stands as unmet, the most often asked first. Its status is
-- pending where the latest edition asked it again and no later report was read.
CREATE VIEW recurring_unmet AS
SELECT ask, country, since, last_year, times_asked, streak, longest_unmet, standing, standing_by, status, title,
       years, series, code, latest_wording, latest_text
FROM ask_list
WHERE standing = 'unmet' AND times_asked >= 2
ORDER BY times_asked DESC, last_year DESC, ask;

-- Every recommendation with its ask and its current status.
CREATE VIEW wordings AS
SELECT p.name || '-' || r.ordinal AS wording,
       p.series,
       p.country AS code,
       p.country_name AS country,
       p.year,
       r.ordinal,
       r.text,
       r.area,
       f.name || '-' || e.ordinal AS ask,
       s.status,
       s.judge AS status_by,
       s.program_status,
       s.reason AS status_reason,
       s.topics,
       r.id
FROM recommendations r
JOIN reports p ON p.id = r.report
LEFT JOIN assessments s ON s.recommendation = r.id
LEFT JOIN recommendations e ON e.id = s.ask
LEFT JOIN reports f ON f.id = e.report;

-- Every sentence with its words, its place and the bytes that it comes from.
CREATE VIEW sentence_texts AS
SELECT p.name || '-' || c.kind || '-' || s.ordinal AS sentence,
       p.series,
       p.country AS code,
       p.country_name AS country,
       p.year,
       c.kind AS section,
       c.heading,
       s.ordinal,
       substr(c.text, s.start, s.length) AS text,
       o.origin,
       o.sha256,
       s.id
FROM sentences s
JOIN sections c ON c.id = s.section
JOIN reports p ON p.id = c.report
JOIN sources o ON o.id = c.source;

-- Every evidence link with the words on both sides.
CREATE VIEW evidence_texts AS
SELECT w.ask,
       w.wording,
       w.text AS wording_text,
       t.country,
       t.year,
       t.section,
       e.stance,
       round(e.probability, 3) AS probability,
       e.decision,
       e.reason,
       t.sentence,
       t.text AS sentence_text,
       t.origin,
       t.sha256
FROM evidence e
JOIN wordings w ON w.id = e.recommendation
JOIN sentence_texts t ON t.id = e.sentence;

-- Every match with the words on both sides.
CREATE VIEW match_texts AS
SELECT f.wording AS earlier,
       t.wording AS later,
       f.country,
       round(m.probability, 3) AS probability,
       m.decision,
       m.reason,
       f.text AS earlier_text,
       t.text AS later_text
FROM matches m
JOIN wordings f ON f.id = m.earlier
JOIN wordings t ON t.id = m.later;

-- Who decided what, and when, in the order in which it counts.
CREATE VIEW history AS
SELECT number, said_at, said_by, kind, wording, other, coalesce(verdict, 'taken back') AS verdict, note,
       wording_text, other_text
FROM decisions
ORDER BY rtrim(coalesce(counts_from, said_at), 'Z'), number;
