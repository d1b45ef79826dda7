-- What every part stands on: the version of the public pages, the counts of what comes in, and mail.

-- Petitions that look like one that is being written are found by trigrams too, which forgive spelling. pg_trgm is a trusted
-- extension: the owner of a database may create it.
create extension if not exists pg_trgm;

-- Counts the changes of what public pages show besides the urns (imports, themes, moderators' acts), so that every instance
-- knows when a page that it keeps is out of date. One row.
create table public_version (
    is_only boolean primary key default true check (is_only),
    version bigint not null,
    -- of these changes, those after which something may be shown no more: what was made before the last of them is served to
    -- nobody again, not even while the database is away
    withdrawals bigint not null default 0
);

insert into public_version (version) values (1);

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

-- Mail, written in the transaction in which happens what it is about, and sent once that is committed.
create table outbox (
    -- also the left part of the Message-ID: a mail that is sent again is recognized as the same
    mail_id uuid primary key,
    -- what it is about; outlives the address and holds nothing of a person
    reference text not null unique check (reference ~ '^[A-Za-z0-9._:/-]{1,200}$'),
    language text not null check (language in ('fr', 'en')),
    -- both sealed with a key that is not in this database, and erased when they are not needed any more
    recipient bytea,
    letter bytea,
    -- whose letter it is, so that it goes when what is kept of that person goes: a hash under the pepper, which with this
    -- database alone names no row; there as long as the letter is
    owner_key uuid,
    -- letters to many do not hold up one that somebody waits for, such as a confirmation
    is_bulk boolean not null default false,
    state text not null check (state in ('WAITING', 'SENT', 'DEAD')),
    attempts int not null default 0,
    next_at timestamptz not null,
    -- some instance is sending it until then at most
    held_until timestamptz,
    -- the kind of trouble that the last attempt had; servers quote addresses in their words, so none of those
    failure text check (failure ~ '^[A-Z_]{1,40}$'),
    created_at timestamptz not null,
    -- a dead letter that is sent again has its days of trying anew
    waiting_since timestamptz not null,
    -- when it was sent, or given up
    settled_at timestamptz,
    check ((recipient is null) = (letter is null)),
    check (owner_key is null or recipient is not null),
    check (state <> 'WAITING' or recipient is not null),
    check ((state = 'WAITING') = (settled_at is null))
);

create index outbox_due on outbox (next_at) where state = 'WAITING';

create index outbox_due_by_turn on outbox (is_bulk, next_at, mail_id) where state = 'WAITING';

create index outbox_dead on outbox (created_at, mail_id) where state = 'DEAD';

create index outbox_created on outbox (created_at, mail_id);

create index outbox_owner on outbox (owner_key) where owner_key is not null;

-- what is still to be erased
create index outbox_sealed on outbox (settled_at) where recipient is not null;

-- Addresses that are never written to again, because whoever reads there asked for that.
create table mail_stop (
    -- a hash under a key that is not in this database; no day, no reason, nothing beside it
    address_key uuid primary key,
    -- Which wish it was, so that one that was taken back can be taken back again after a restore, and a later one stays.
    stop_id uuid not null default gen_random_uuid()
);

-- Which run of which server a transaction speaks to. PostgreSQL empties an unlogged table after a crash, and a standby never has
-- its rows: who finds the same token twice has spoken to one server that lost nothing in between.
create unlogged table server_run (
    is_one boolean primary key default true check (is_one),
    token uuid not null default gen_random_uuid()
);

-- The token of this run, made by whoever asks first.
create function this_run() returns uuid
language plpgsql as $$
begin
    insert into server_run default values on conflict do nothing;
    return (select token from server_run);
end
$$;
