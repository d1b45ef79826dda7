-- The log over all urns: what this service says, each statement one line, in the order in which it was made. Nothing of it is ever
-- changed; no line holds the time of a ballot.
create table register_leaf (
    leaf_index bigint primary key check (leaf_index >= 0),
    line text not null
);

-- Complete runs of 256 hashes of its tree, and the hash of the level above.
create table register_tile (
    level integer not null check (level >= 0),
    tile_index bigint not null check (tile_index >= 0),
    root bytea not null check (octet_length(root) = 32),
    hashes bytea not null check (octet_length(hashes) = 8192),
    primary key (level, tile_index)
);

-- The one row that is locked to write: how long it is, the right edge of its tree, and when that became so.
create table register_head (
    is_only boolean primary key default true check (is_only),
    size bigint not null check (size >= 0),
    frontier bytea not null check (octet_length(frontier) = 32 * bit_count(size::bit(64))),
    ticked_at timestamptz not null
);

insert into register_head (size, frontier, ticked_at) values (0, '', '1970-01-01T00:00:00Z');

-- What was stated last of each urn.
create table register_urn (
    uid text primary key collate "C",
    size bigint not null check (size > 0),
    root bytea not null check (octet_length(root) = 32),
    leaf_index bigint not null
);

-- What was stated last of everything else, by kind of leaf and what it is about.
create table register_statement (
    kind text not null,
    name text not null,
    line text not null,
    primary key (kind, name)
);
