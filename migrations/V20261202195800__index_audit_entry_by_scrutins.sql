-- An act on many scrutins names each of them.
drop index concurrently if exists audit_entry_scrutins;
create index concurrently audit_entry_scrutins on audit_entry using gin ((after::jsonb -> 'scrutins'))
    where subject like 'scrutins:%';
