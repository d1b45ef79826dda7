-- Petitions that look like one that is being written: by the stems of their words, and by trigrams, which forgive spelling.
-- pg_trgm is a trusted extension: the owner of a database may create it.
create extension if not exists pg_trgm;

create index petition_words on petition using gin (to_tsvector('pg_catalog.french', titre || ' ' || demande)) where is_shown;
create index petition_trigrams on petition using gin (titre gin_trgm_ops) where is_shown;
