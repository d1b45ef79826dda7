-- Dated copies of the exports: one a day for a month, the first of each month for ever. They stand here, and not in the folder of
-- an instance, so that all instances serve the same bytes and a backup has them.
create table export_dump (
    dump_on date primary key,
    -- of which instant the state is
    seen_at timestamptz not null,
    -- the same, or when rows were taken out
    changed_at timestamptz not null,
    -- the highest id of an urn in it: what has a higher one came later
    last_urn bigint not null,
    -- what was not shown when it was made (a stopped urn as « stop » and its uid), and uids of what was taken out of it since
    withheld text[] not null,
    -- the Data Package that readers get, with the hashes of its files
    description jsonb not null
);

-- Files by their hash, in parts: what is the same on two days stands here once. They are compressed already.
create table export_content (
    sha256 bytea not null check (octet_length(sha256) = 32),
    part integer not null check (part >= 0),
    bytes bytea not null,
    primary key (sha256, part)
);

alter table export_content alter column bytes set storage external;
