-- Since when the state that was exported last has stood, so that every instance writes the same bytes for it; and a name of
-- this database, so that files made from another one are never taken for its own. One row.
create table export_state (
    is_only boolean primary key default true check (is_only),
    database_id uuid not null default gen_random_uuid(),
    state text not null default '',
    seen_at timestamptz not null default now()
);

insert into export_state default values;
