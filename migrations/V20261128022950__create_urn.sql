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
    -- the last hour under which the counts were noted in tally_history: whoever notes them next, by whatever clock, notes them
    -- under no earlier one. No finer than that table is
    last_hour timestamptz,
    -- When an urn that is closed was closed: its count is of that instant from then on, on every instance and after every start. The
    -- act of moderators or of an author, not a ballot's. What changes in it afterwards moves it to the hour of that.
    closed_at timestamptz
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
    hashes bytea check (octet_length(hashes) = 8192),
    primary key (urn_id, level, tile_index),
    constraint tile_hashes_above_leaves check (level = 0 or hashes is not null)
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
    -- By the end of which hour this service learnt of the change, so that who follows the scrutin is told once. No finer than the hour,
    -- like tally_history: a time beside a leaf would say when the ballots around it came.
    noted_at timestamptz not null default date_trunc('hour', now()) + interval '1 hour',
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
    published_at timestamptz not null,
    -- when what waits is published however little it is; rounded, so that it says of no ballot when it came
    due_at timestamptz
) with (fillfactor = 50);

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

-- From when on the service went on from a database older than what it had published: the statement it signed, the report that the
-- statement names, and the checkpoints that stand no more. What is published here is never taken back.
create table epoch (
    epoch_number integer primary key check (epoch_number > 0),
    statement text not null,
    report text not null,
    checkpoints text not null
);

-- What witnesses say of the register. Of what was signed only three heads stay: the newest, the newest that enough of them
-- co-signed, and the first after that, from which on something is not attested.
create table cosigned_head (
    origin text not null,
    size bigint not null check (size >= 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    seen_at timestamptz not null,
    attested_at timestamptz,
    primary key (origin, size)
);

create table cosignature (
    origin text not null,
    size bigint not null,
    -- name and id of the key
    cosigner text not null,
    line text not null,
    primary key (origin, size, cosigner),
    foreign key (origin, size) references cosigned_head on delete cascade
);

-- How each witness of the policy answered last.
create table witness (
    origin text not null,
    url text not null,
    asked_size bigint not null,
    asked_at timestamptz not null,
    known_size bigint not null check (known_size >= 0),
    failing_since timestamptz,
    failure text,
    contradiction text,
    primary key (origin, url)
);

-- Which instance asks: one at a time, and another one when it is not heard of any more.
create table cosign_turn (
    origin text primary key,
    holder uuid not null,
    ends_at timestamptz not null
);

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

-- Heads that our own key signed and that do not go on from each other, with the lines of those who co-signed them. Nothing here is ever
-- deleted: it shows that two histories were signed, and which.
create table contradicting_head (
    origin text not null,
    size bigint not null check (size >= 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    kept_at timestamptz not null,
    -- A head that a witness shows stops the register after each start. One that our own register replaced, as it was put back, does not: it
    -- stays as what was signed once.
    is_shown boolean not null default false,
    primary key (origin, size, root, is_shown)
);

-- What stands out of an urn's count, as it was found when so many of its leaves were published; it moves by ten votes at once.
create table crowd (
    urn_id bigint primary key,
    size bigint not null check (size >= 0),
    -- networks and mail domains
    origins int not null check (origins >= 0),
    pour bigint not null check (pour >= 0),
    contre bigint not null check (contre >= 0),
    abstention bigint not null check (abstention >= 0),
    signatures bigint not null check (signatures >= 0)
) with (fillfactor = 50);

-- Which votes stood out together on a day whose marks are forgotten: of more than sixty, and nothing of where they came from.
create table crowd_vote (
    urn_id bigint not null,
    leaf_index bigint not null check (leaf_index >= 0),
    crowd int not null check (crowd > 0),
    primary key (urn_id, leaf_index)
);

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
    p.published_at, p.due_at, u.size as written,
    p.urn_id is null or p.size <> u.size
    or (p.is_open, p.has_set_aside, p.frontier, p.pour_0, p.contre_0, p.abstention_0, p.pour_1, p.contre_1, p.abstention_1,
        p.pour_2, p.contre_2, p.abstention_2, p.signature_0, p.signature_1, p.signature_2)
    = (u.is_open, u.has_set_aside, u.frontier, u.pour_0, u.contre_0, u.abstention_0, u.pour_1, u.contre_1, u.abstention_1,
        u.pour_2, u.contre_2, u.abstention_2, u.signature_0, u.signature_1, u.signature_2) as is_as_written,
    -- of what instant the count is: null where it is that of the reading
    coalesce(case when not coalesce(p.is_open, u.is_open) then u.closed_at end, p.published_at) as counted_at
from urn u
left join publication p using (urn_id);

create view sound_urn as
select p.*
from published_urn p
where not exists (select from urn_stop s where s.uid = p.uid and s.released_at is null);

-- Where votes of all urns came from, while that is known, and which of them are set aside. Marks and their keys are unlogged: no
-- write-ahead log, no archive, no standby and no physical backup ever holds one. A crash of the database empties them, and so
-- does a failover.

-- Half of the key of a day's marks; the other half never comes here. Gone after 72 hours, like the marks.
create unlogged table network_key (
    day date primary key,
    key bytea not null check (octet_length(key) = 32)
);

-- The network of ballots and signatures, and the domain of signatories' addresses: HMACs under the key of the day, with the uid of
-- the urn, so that marks of one network differ by urn.
create unlogged table origin_mark (
    urn_id bigint not null,
    kind text not null check (kind in ('N', 'D')),
    -- of the first vote of a run of consecutive leaves
    first_index bigint not null,
    day date not null,
    -- 16 bytes a vote; zeros for one that was taken back, and for one without such an origin
    marks bytea not null check (octet_length(marks) > 0 and octet_length(marks) % 16 = 0),
    primary key (urn_id, kind, first_index)
);

create index origin_mark_day on origin_mark (day);

-- How hard a day pressed on an urn, in classes so coarse that they name nobody; kept when the networks of that day are forgotten.
-- Only days of a hundred ballots or more have a row.
create table day_pressure (
    urn_id bigint not null,
    day date not null,
    -- of the day's standing ballots: the share of the network that brought the most, and of those that were ever set aside
    largest text not null check (largest in ('none', 'under-5', '5-10', '10-25', 'over-25')),
    aside text not null check (aside in ('none', 'under-5', '5-10', '10-25', 'over-25')),
    -- of a petition: the share of the mail domain that brought the most, of all signatures of the day
    largest_domain text check (largest_domain in ('none', 'under-5', '5-10', '10-25', 'over-25')),
    primary key (urn_id, day)
);

-- Decisions to set ballots of a scrutin or signatures of a petition aside, or to undo such a decision. A row is first a proposal
-- with what a dry run found, then it is carried out, a batch at a time. Its number stands in the leaves. Whoever operates the
-- service may be the second person, by the command line on its machine: nobody's number then.
create table set_aside (
    set_aside_id bigint generated always as identity primary key,
    urn_uid text not null,
    -- the decision that this one undoes
    undoes bigint references set_aside,
    rule text not null check (rule in ('reseau', 'rafale', 'domaine')),
    -- of an address or a /64, a /56 or a /48
    mark bytea check (octet_length(mark) in (6, 11, 16)),
    mark_day date,
    -- votes from one leaf index (inclusive) to another (exclusive), which is at most the size of the urn at the dry run
    first_index bigint not null check (first_index >= 0),
    end_index bigint not null check (end_index > first_index),
    ballots bigint not null check (ballots > 0),
    -- at the dry run, per tier and choice: P, C, A of tier 0, then of tier 1, then of tier 2; of a petition one cell a tier
    counts_before bigint[] not null,
    counts_after bigint[] not null,
    reason text not null check (length(btrim(reason)) > 0 and length(reason) <= 2000),
    proposed_by int not null references moderator,
    proposed_at timestamptz not null,
    needs_second boolean not null,
    approved_by int references moderator,
    by_operator boolean not null default false,
    started_at timestamptz,
    -- how far it is carried out
    last_voter uuid,
    done_ballots bigint not null default 0 check (done_ballots >= 0),
    done_at timestamptz,
    dropped_at timestamptz,
    constraint set_aside_counts check (
        cardinality(counts_before) = case when urn_uid ~ '^[0-9]' then 3 else 9 end
        and cardinality(counts_after) = cardinality(counts_before)),
    -- nobody approves what they proposed, and nothing above a hundred ballots starts without a second person
    check (approved_by <> proposed_by),
    check (needs_second or ballots <= 100),
    -- one person alone: no more than a tenth of what stands
    constraint set_aside_share check (
        needs_second
        or ballots * 10 <= counts_before[1] + counts_before[2] + counts_before[3] + coalesce(
            counts_before[4] + counts_before[5] + counts_before[6] + counts_before[7] + counts_before[8] + counts_before[9],
            0)),
    constraint set_aside_one_second check (approved_by is null or not by_operator),
    constraint set_aside_second check (started_at is null or approved_by is not null or by_operator or not needs_second),
    check (done_ballots <= ballots),
    check (done_at is null or started_at is not null),
    check (started_at is null or dropped_at is null)
);

create index set_aside_urn on set_aside (urn_uid, set_aside_id);

create index set_aside_open on set_aside (set_aside_id) where done_at is null and dropped_at is null;

create unique index set_aside_undone_once on set_aside (undoes) where dropped_at is null;
