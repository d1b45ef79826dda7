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
    -- the group of ballots that wait which this one lets count (rule attente), or sets aside for good
    settles bigint,
    rule text not null check (rule in ('reseau', 'rafale', 'attente', 'domaine')),
    -- of one network, or of one mail domain, within one day; forgotten with the marks themselves
    mark bytea check (octet_length(mark) = 16),
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
    constraint set_aside_answers_one check (undoes is null or settles is null),
    constraint set_aside_attente_settles check (rule <> 'attente' or settles is not null),
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
-- nothing is undone or settled twice
create unique index set_aside_answered_once on set_aside (coalesce(undoes, settles)) where dropped_at is null;

-- Groups of at least ten votes of one urn that came from one network or mail domain, above what is expected of it, and wait for
-- moderators. Which ballots or signatures a group holds stands with these, under its number; that number is the decision in the
-- m1 leaves.
create table quarantine (
    urn_id bigint not null,
    quarantine_id bigint not null default nextval(pg_get_serial_sequence('set_aside', 'set_aside_id')),
    kind text not null default 'N' check (kind in ('N', 'D')),
    day date not null,
    -- the network or domain as the marks of that day have it; forgotten with them
    network bytea check (octet_length(network) = 16),
    -- no finer: a time would say when which ballot came
    opened_in timestamptz not null check (opened_in = date_trunc('hour', opened_in, 'UTC')),
    -- the decision that is to release or confirm it; from then on nobody joins it
    settled_by bigint,
    primary key (urn_id, quarantine_id)
);

-- under the lock of the urn one network has one group that is open; two when a decision on the first was dropped since
create index quarantine_open on quarantine (urn_id, day, network) where settled_by is null;
