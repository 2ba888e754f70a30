-- From which edition on a dossier has to be judged anew.
ALTER TABLE dossiers ADD COLUMN stale_from INTEGER;
