-- Decisions to set ballots aside, or to undo such a decision. A row is first a proposal with what a dry run found, then it is
-- carried out, a batch of ballots at a time. Its number stands in the leaves.
create table set_aside (
    set_aside_id bigint generated always as identity primary key,
    scrutin_uid text not null references scrutin,
    -- the decision that this one undoes
    undoes bigint references set_aside,
    rule text not null check (rule in ('reseau', 'rafale')),
    -- of one network and day; forgotten with the networks themselves
    network bytea check (octet_length(network) = 16),
    network_day date,
    -- ballots from one leaf index (inclusive) to another (exclusive), which is at most the size of the urn at the dry run
    first_index bigint not null check (first_index >= 0),
    end_index bigint not null check (end_index > first_index),
    ballots bigint not null check (ballots > 0),
    -- per tier and choice, at the dry run: P, C, A of tier 0, then of tier 1, then of tier 2
    counts_before bigint[] not null check (cardinality(counts_before) = 9),
    counts_after bigint[] not null check (cardinality(counts_after) = 9),
    reason text not null check (length(btrim(reason)) > 0 and length(reason) <= 2000),
    proposed_by int not null references moderator,
    proposed_at timestamptz not null,
    needs_second boolean not null,
    approved_by int references moderator,
    started_at timestamptz,
    -- how far it is carried out
    last_voter uuid,
    done_ballots bigint not null default 0 check (done_ballots >= 0),
    done_at timestamptz,
    dropped_at timestamptz,
    -- nobody approves what they proposed, and nothing above a hundred ballots starts without a second person
    check (approved_by <> proposed_by),
    check (needs_second or ballots <= 100),
    check (started_at is null or approved_by is not null or not needs_second),
    check (done_ballots <= ballots),
    check (done_at is null or started_at is not null),
    check (started_at is null or dropped_at is null)
);

create index set_aside_scrutin on set_aside (scrutin_uid, set_aside_id);
create index set_aside_open on set_aside (set_aside_id) where done_at is null and dropped_at is null;
create unique index set_aside_undone_once on set_aside (undoes) where dropped_at is null;
