-- The vote. Every table here begins its primary key with urn_id, has no unique key without it and no trigger, so that
-- the schema can be distributed by urn_id. `scrutin` stays a reference table beside the parliament's.

create sequence urn_id_seq as bigint;

create table scrutin (
    -- the uid of its amendement
    uid text primary key references amendement,
    urn_id bigint not null unique,
    -- the text that the last t1 leaf of its urn commits to
    question_sha256 bytea not null check (octet_length(question_sha256) = 32),
    opened_at timestamptz not null
);

create table urn (
    urn_id bigint primary key,
    is_open boolean not null default true,
    -- number of leaves
    size bigint not null default 0 check (size >= 0),
    -- Merkle tree hashes (RFC 6962) of the complete subtrees, largest first, 32 bytes each
    frontier bytea not null default '' check (octet_length(frontier) = 32 * bit_count(size::bit(64))),
    -- counts per tier: 0 browser, 1 e-mail confirmed, 2 identity provider
    pour_0 bigint not null default 0 check (pour_0 >= 0),
    contre_0 bigint not null default 0 check (contre_0 >= 0),
    abstention_0 bigint not null default 0 check (abstention_0 >= 0),
    pour_1 bigint not null default 0 check (pour_1 >= 0),
    contre_1 bigint not null default 0 check (contre_1 >= 0),
    abstention_1 bigint not null default 0 check (abstention_1 >= 0),
    pour_2 bigint not null default 0 check (pour_2 >= 0),
    contre_2 bigint not null default 0 check (contre_2 >= 0),
    abstention_2 bigint not null default 0 check (abstention_2 >= 0)
) with (fillfactor = 50);

-- Append-only: the public record. No leaf holds a time or anything of a person.
create table leaf (
    urn_id bigint not null references urn,
    leaf_index bigint not null check (leaf_index >= 0),
    line text not null check (line ~ '^[ -~]+$'),
    hash bytea not null check (octet_length(hash) = 32),
    primary key (urn_id, leaf_index)
);

-- The standing ballot of a voter, with what opens its leaf's commitment. No time here either: times would tie
-- one person's ballots together.
create table ballot (
    urn_id bigint not null references urn,
    voter_key bytea not null check (octet_length(voter_key) = 16),
    choice text not null check (choice in ('P', 'C', 'A')),
    tier smallint not null check (tier between 0 and 2),
    leaf_index bigint not null,
    secret bytea not null check (octet_length(secret) = 32),
    nonce bytea not null check (octet_length(nonce) = 16),
    primary key (urn_id, voter_key),
    foreign key (urn_id, leaf_index) references leaf (urn_id, leaf_index)
);

-- For 72 hours: HMAC(key of the day, scrutin uid || network prefix), for limits and review.
create table ballot_network (
    urn_id bigint not null references urn,
    voter_key bytea not null check (octet_length(voter_key) = 16),
    day date not null,
    network bytea not null check (octet_length(network) = 16),
    primary key (urn_id, voter_key)
);

create index ballot_network_day on ballot_network (day);

create table network_key (
    day date primary key,
    key bytea not null check (octet_length(key) = 32)
);

-- Counts at the end of each hour in which something changed. An hour, so that two scrutins' histories do not show
-- one visitor passing from the one to the other.
create table tally_history (
    urn_id bigint not null references urn,
    hour timestamptz not null,
    size bigint not null,
    pour bigint not null,
    contre bigint not null,
    abstention bigint not null,
    primary key (urn_id, hour)
);

-- A proof of work buys one pass. Kept until the proof would be refused as expired anyway.
create table spent_proof (
    nonce bytea primary key,
    expires_at timestamptz not null
);

create index spent_proof_expires on spent_proof (expires_at);
