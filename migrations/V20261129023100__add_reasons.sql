-- The reasons of an amendement by their letters alone: the same for those that were tabled again with other figures, or by other
-- hands. Short ones say nothing by which to put two together (« amendement rédactionnel »).
alter table amendement add reasons text collate "C" generated always as (
    case when length(expose) >= 250
        then md5(regexp_replace(expose, '<[^>]*>|&[^;]*;|[0-9[:space:][:punct:]]+', '', 'g')) end) stored;

create index amendement_reasons on amendement (reasons) where reasons is not null;
