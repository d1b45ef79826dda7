-- Kept rather than made anew for every petition that shares a word: comparing thousands is then milliseconds.
drop index petition_words;
alter table petition
    add column words tsvector not null
        generated always as (to_tsvector('pg_catalog.french', titre || ' ' || demande)) stored;
create index petition_words on petition using gin (words) where is_shown;
