-- What the words of a source weigh beside those of others: a table's list gives way to a report's own.
ALTER TABLE sources ADD COLUMN standing TEXT NOT NULL DEFAULT 'report' CHECK (standing IN ('damaged', 'table', 'report', 'chosen'));
UPDATE sources SET standing = 'table' WHERE format IN ('csv', 'xlsx', 'ods');
