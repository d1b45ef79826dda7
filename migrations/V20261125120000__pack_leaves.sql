-- Leaves in runs, tiles beside them, and ballots of 16-byte keys: the vote must not cost more when 49 million ballots are
-- behind it, neither in bytes nor in work. No foreign key is left between tables of the vote: the batch that writes a ballot
-- holds the lock on its urn's row, urns are never deleted, and a check for each row cost as much as the row itself.

alter table ballot drop constraint ballot_urn_id_leaf_index_fkey;
alter table ballot drop constraint ballot_urn_id_fkey;
alter table ballot drop constraint ballot_pkey;
alter table ballot rename to ballot_before;
alter table leaf rename to leaf_before;
alter table leaf_before rename constraint leaf_pkey to leaf_before_pkey;
drop table ballot_network;

-- Append-only: the public record. One row holds a run of consecutive leaves, packed (fr.voix.urn.LeafRun): a ballot is one
-- byte (16 + 4 * choice + tier) and the 32 bytes of its commitment; any other leaf is a zero byte, two bytes of length, and
-- its line. Nothing holds a time or anything of a person.
create table leaf (
    urn_id bigint not null,
    first_index bigint not null check (first_index >= 0),
    leaves bytea not null check (octet_length(leaves) > 0),
    primary key (urn_id, first_index)
);

insert into leaf (urn_id, first_index, leaves)
select urn_id, leaf_index,
    case
        when line like 'b1 %' then
            set_byte(
                '\x00'::bytea, 0,
                16 + 4 * (strpos('PCA', split_part(line, ' ', 3)) - 1) + split_part(line, ' ', 4)::int)
            || decode(translate(split_part(line, ' ', 5), '-_', '+/') || '=', 'base64')
        else '\x00'::bytea || int2send(length(line)::int2) || convert_to(line, 'UTF8')
    end
from leaf_before;

-- Complete tiles of 256 hashes of the Merkle tree, written in the commit that completes them, never changed. Their root is
-- one hash of the level above. What is not here is derived from the leaves (fr.voix.urn.TileReader).
create table tile (
    urn_id bigint not null,
    level smallint not null check (level between 0 and 7),
    tile_index bigint not null check (tile_index >= 0),
    root bytea not null check (octet_length(root) = 32),
    hashes bytea not null check (octet_length(hashes) = 8192),
    primary key (urn_id, level, tile_index)
);

-- hashes do not compress
alter table tile alter column hashes set storage external;

-- The standing ballot of a voter, with what opens its leaf's commitment; the key is an uuid for its 16 bytes alone.
-- No time here: times would tie one person's ballots together.
create table ballot (
    urn_id bigint not null,
    leaf_index bigint not null,
    voter_key uuid not null,
    secret bytea not null check (octet_length(secret) = 32),
    nonce bytea not null check (octet_length(nonce) = 16),
    choice text not null check (choice in ('P', 'C', 'A')),
    tier smallint not null check (tier between 0 and 2),
    primary key (urn_id, voter_key)
);

insert into ballot (urn_id, leaf_index, voter_key, secret, nonce, choice, tier)
select urn_id, leaf_index, encode(voter_key, 'hex')::uuid, secret, nonce, choice, tier
from ballot_before;

drop table ballot_before;
drop table leaf_before;

-- For 72 hours: HMAC(key of the day, scrutin uid || network prefix), 16 bytes for each ballot of a run of consecutive leaves.
-- Zeros stand where a ballot was taken back.
create table ballot_network (
    urn_id bigint not null,
    first_index bigint not null,
    day date not null,
    networks bytea not null check (octet_length(networks) > 0 and octet_length(networks) % 16 = 0),
    primary key (urn_id, first_index)
);

create index ballot_network_day on ballot_network (day);

alter table tally_history drop constraint if exists tally_history_urn_id_fkey;
