-- Urns: the votes of one scrutin, or the signatures of one petition, as an append-only log with its counts. Every table of the
-- vote, here and below, begins its primary key with urn_id, has no unique key without it and no trigger, so that the schema can
-- be distributed by urn_id. The vote must not cost more when 49 million ballots are behind it, neither in bytes nor in work: no
-- foreign key stands between these tables. The batch that writes a ballot holds the lock on its urn's row, urns are never
-- deleted, and a check for each row cost as much as the row itself.

create sequence urn_id_seq as bigint;

create table urn (
    urn_id bigint primary key,
    -- of what it is: the uid of its scrutin, or the id of its petition in decimal digits. It stands in every t1, b1, s1 and z1
    -- leaf, and saves whoever reads leaves a join
    uid text not null,
    is_open boolean not null default true,
    -- read with the lock of the urn: a batch looks for marks only where there ever was one
    has_set_aside boolean not null default false,
    -- number of leaves
    size bigint not null default 0 check (size >= 0),
    -- Merkle tree hashes (RFC 6962) of the complete subtrees, largest first, 32 bytes each
    frontier bytea not null default '' check (octet_length(frontier) = 32 * bit_count(size::bit(64))),
    -- counts per tier: 0 browser, 1 e-mail confirmed, 2 identity provider; an urn has those of a scrutin or those of a petition
    pour_0 bigint not null default 0 check (pour_0 >= 0),
    contre_0 bigint not null default 0 check (contre_0 >= 0),
    abstention_0 bigint not null default 0 check (abstention_0 >= 0),
    pour_1 bigint not null default 0 check (pour_1 >= 0),
    contre_1 bigint not null default 0 check (contre_1 >= 0),
    abstention_1 bigint not null default 0 check (abstention_1 >= 0),
    pour_2 bigint not null default 0 check (pour_2 >= 0),
    contre_2 bigint not null default 0 check (contre_2 >= 0),
    abstention_2 bigint not null default 0 check (abstention_2 >= 0),
    signature_0 bigint not null default 0 check (signature_0 >= 0),
    signature_1 bigint not null default 0 check (signature_1 >= 0),
    signature_2 bigint not null default 0 check (signature_2 >= 0),
    -- how many are set aside because nobody has looked at them yet: in no count, and told beside it
    waiting bigint not null default 0 check (waiting >= 0),
    -- the last hour under which the counts were noted in tally_history: whoever notes them next, by whatever clock, notes them
    -- under no earlier one. No finer than that table is
    last_hour timestamptz
) with (fillfactor = 50);

-- Not unique: no unique key of a table of the vote lacks urn_id (it is distributed by it). That an uid has one urn is said by
-- scrutin and petition, each by its own keys.
create index urn_uid on urn (uid);

-- Append-only: the public record. One row holds a run of consecutive leaves, packed (LeafRun): a ballot is one
-- byte (16 + 4 * choice + tier) and the 32 bytes of its commitment; any other leaf is a zero byte, two bytes of length, and
-- its line. Nothing holds a time or anything of a person.
create table leaf (
    urn_id bigint not null,
    first_index bigint not null check (first_index >= 0),
    leaves bytea not null check (octet_length(leaves) > 0),
    primary key (urn_id, first_index)
);

-- Complete tiles of 256 hashes of the Merkle tree, written in the commit that completes them, never changed. Their root is
-- one hash of the level above. What is not here is derived from the leaves (TileReader).
create table tile (
    urn_id bigint not null,
    level smallint not null check (level between 0 and 7),
    tile_index bigint not null check (tile_index >= 0),
    root bytea not null check (octet_length(root) = 32),
    hashes bytea not null check (octet_length(hashes) = 8192),
    primary key (urn_id, level, tile_index)
);

-- Hashes do not compress. (Said here: in the table itself PostgreSQL takes it from version 16 on.)
alter table tile alter column hashes set storage external;

-- Counts at the end of each hour in which something changed. An hour, so that two histories do not show one visitor passing
-- from the one to the other.
create table tally_history (
    urn_id bigint not null,
    hour timestamptz not null,
    size bigint not null,
    pour bigint not null,
    contre bigint not null,
    abstention bigint not null,
    signatures bigint not null default 0,
    primary key (urn_id, hour)
);

-- For the console that shows the last 72 hours of all urns; a batch changes no hour, so that its updates stay in their page.
create index tally_history_hour on tally_history (hour);

-- Where the text of a question changed after votes were cast: the t1 leaf that says so, and how many ballots counted before it.
-- Both follow from the public leaves; they stand here so that a page need not read millions of them. No time, as in the urn.
create table text_change (
    urn_id bigint not null,
    leaf_index bigint not null check (leaf_index > 0),
    ballots bigint not null check (ballots > 0),
    primary key (urn_id, leaf_index)
);

-- What urns were about before their text changed, by the hash that the t1 leaf of that time names: whoever voted or signed earlier
-- can read again what the leaf commits to. Never a wording that moderators withheld.
create table past_text (
    urn_id bigint not null,
    sha256 bytea not null check (octet_length(sha256) = 32),
    text text not null,
    primary key (urn_id, sha256)
);

-- From which leaf to which a ballot or signature did not count because moderators had set it aside: its m1 leaf, and the r1 leaf
-- that ended it, if any. All of it follows from the public leaves; it stands here so that the history of an urn need not read
-- millions of them. Nothing of a person, and no time.
create table aside_period (
    urn_id bigint not null,
    -- of the ballot or signature
    leaf_index bigint not null,
    choice text not null check (choice in ('P', 'C', 'A', 'S')),
    from_index bigint not null check (from_index > leaf_index),
    to_index bigint check (to_index > from_index),
    primary key (urn_id, leaf_index, from_index)
);

-- What the public sees of an urn that is published in groups, the same on every instance: whoever finds a group whole first writes
-- it here. No rows where every change is published at once; published_urn then is the urn itself.
create table publication (
    urn_id bigint primary key,
    is_open boolean not null,
    has_set_aside boolean not null,
    size bigint not null check (size >= 0),
    frontier bytea not null check (octet_length(frontier) = 32 * bit_count(size::bit(64))),
    pour_0 bigint not null,
    contre_0 bigint not null,
    abstention_0 bigint not null,
    pour_1 bigint not null,
    contre_1 bigint not null,
    abstention_1 bigint not null,
    pour_2 bigint not null,
    contre_2 bigint not null,
    abstention_2 bigint not null,
    signature_0 bigint not null,
    signature_1 bigint not null,
    signature_2 bigint not null,
    waiting bigint not null,
    published_at timestamptz not null,
    -- when what waits is published however little it is; rounded, so that it says of no ballot when it came
    due_at timestamptz
) with (fillfactor = 50);

-- is_as_written: whether an urn in which nothing waits is what was published of it. A count that moved without a leaf shows there
-- alone, since what is published in groups is a row of its own.
create view published_urn as
select u.urn_id, u.uid,
    coalesce(p.is_open, u.is_open) as is_open, coalesce(p.has_set_aside, u.has_set_aside) as has_set_aside,
    coalesce(p.size, u.size) as size, coalesce(p.frontier, u.frontier) as frontier,
    coalesce(p.pour_0, u.pour_0) as pour_0, coalesce(p.contre_0, u.contre_0) as contre_0,
    coalesce(p.abstention_0, u.abstention_0) as abstention_0,
    coalesce(p.pour_1, u.pour_1) as pour_1, coalesce(p.contre_1, u.contre_1) as contre_1,
    coalesce(p.abstention_1, u.abstention_1) as abstention_1,
    coalesce(p.pour_2, u.pour_2) as pour_2, coalesce(p.contre_2, u.contre_2) as contre_2,
    coalesce(p.abstention_2, u.abstention_2) as abstention_2,
    coalesce(p.signature_0, u.signature_0) as signature_0, coalesce(p.signature_1, u.signature_1) as signature_1,
    coalesce(p.signature_2, u.signature_2) as signature_2,
    coalesce(p.waiting, u.waiting) as waiting,
    p.published_at, p.due_at, u.size as written,
    p.urn_id is null or p.size <> u.size
    or (p.is_open, p.has_set_aside, p.frontier, p.pour_0, p.contre_0, p.abstention_0, p.pour_1, p.contre_1, p.abstention_1,
        p.pour_2, p.contre_2, p.abstention_2, p.signature_0, p.signature_1, p.signature_2, p.waiting)
    = (u.is_open, u.has_set_aside, u.frontier, u.pour_0, u.contre_0, u.abstention_0, u.pour_1, u.contre_1, u.abstention_1,
        u.pour_2, u.contre_2, u.abstention_2, u.signature_0, u.signature_1, u.signature_2, u.waiting) as is_as_written
from urn u
left join publication p using (urn_id);

-- Urns that contradict themselves or what was published of them: every instance reads here that nothing is written to them, nor
-- signed of them. By uid, since the urn itself may be what is missing. Roots in hex, as they are told.
create table urn_stop (
    uid text primary key,
    how text not null,
    noted_size bigint,
    noted_root text check (length(noted_root) = 64),
    found_size bigint,
    found_root text check (length(found_root) = 64),
    stopped_at timestamptz not null,
    -- by whoever proved the urn anew; a stop that was found before does not come back
    released_at timestamptz,
    release_reason text,
    check ((released_at is null) = (release_reason is null))
);

-- What is published of urns against which nothing is known: whatever tells the public figures reads them here, so that those of an
-- urn that contradicts itself are in no list, sum, ranking or export.
create view sound_urn as
select p.*
from published_urn p
where not exists (select from urn_stop s where s.uid = p.uid and s.released_at is null);

-- From when on the service went on from a database older than what it had published: the statement it signed, the report that the
-- statement names, and the checkpoints that stand no more. What is published here is never taken back.
create table epoch (
    epoch_number integer primary key check (epoch_number > 0),
    statement text not null,
    report text not null,
    checkpoints text not null
);
