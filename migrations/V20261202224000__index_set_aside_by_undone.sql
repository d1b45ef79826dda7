-- Nothing is undone twice.
drop index concurrently if exists set_aside_undone_once;
create unique index concurrently set_aside_undone_once on set_aside (undoes) where dropped_at is null;
