-- Since when the state that was exported last has stood, so that every instance writes the same bytes for it; and a name of
-- this database, so that files made from another one are never taken for its own. One row.
create table export_state (
    is_only boolean primary key default true check (is_only),
    database_id uuid not null default gen_random_uuid(),
    state text not null default '',
    seen_at timestamptz not null default now(),
    looked_at timestamptz not null default 'epoch',
    making_until timestamptz not null default 'epoch',
    made jsonb,
    shown jsonb,
    -- Whoever took too long, and was overtaken, takes nothing from the one that makes the export now.
    making_token uuid
);

insert into export_state default values;

-- Files by their hash, in parts: what is the same on two days stands here once. They are compressed already.
create table export_content (
    sha256 bytea not null check (octet_length(sha256) = 32),
    part integer not null check (part >= 0),
    bytes bytea not null,
    primary key (sha256, part)
);

alter table export_content alter column bytes set storage external;
