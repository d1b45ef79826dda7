-- How much came in within the last minutes, hours or day, counted by all instances together. Nothing of it is worth keeping:
-- unlogged, so that it costs no log, is in no standby, and is empty after a crash.

-- Half of the key of an hour or a day; the other half is the pepper, which the database never sees. Without both, a key below
-- says nothing, and the same thing counted in two hours has two keys.
create unlogged table load_key (
    seconds integer not null check (seconds in (3600, 86400)),
    starts_at timestamptz not null,
    random bytea not null check (octet_length(random) = 32),
    primary key (seconds, starts_at)
);

create unlogged table load_count (
    key uuid not null,
    forgotten_at timestamptz not null,
    n integer not null check (n > 0),
    primary key (key, forgotten_at)
);
