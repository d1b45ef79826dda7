-- Groups of at least ten ballots of one urn that came from one network, above what is expected of it, and wait for moderators.
-- Which voters a group holds stands in ballot_aside, under its number; that number is the decision in the m1 leaves.
create table quarantine (
    urn_id bigint not null,
    quarantine_id bigint not null default nextval(pg_get_serial_sequence('set_aside', 'set_aside_id')),
    -- the network as the marks of that day have it; forgotten with them
    day date not null,
    network bytea check (octet_length(network) = 16),
    -- no finer: a time would say when which ballot came
    opened_in timestamptz not null check (opened_in = date_trunc('hour', opened_in, 'UTC')),
    -- the decision that is to release or confirm it; from then on nobody joins it
    settled_by bigint,
    primary key (urn_id, quarantine_id)
);

-- under the lock of the urn one network has one group that is open; two when a decision on the first was dropped since
create index quarantine_open on quarantine (urn_id, day, network) where settled_by is null;
