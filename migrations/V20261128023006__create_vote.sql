-- The vote on amendements: the questions, and one person's position on one of them.

-- A reference table beside the parliament's.
create table scrutin (
    -- the uid of its amendement
    uid text primary key references amendement,
    urn_id bigint not null unique,
    -- the text that the last t1 leaf of its urn commits to
    question_sha256 bytea not null check (octet_length(question_sha256) = 32),
    opened_at timestamptz not null
);

-- For the feed of new scrutins.
create index scrutin_opened on scrutin (opened_at desc, uid desc);

-- Why a scrutin is hidden, in words that its page shows. is_hidden of its amendement changes in the same transaction.
create table hiding (
    hiding_id bigint generated always as identity primary key,
    scrutin_uid text not null references scrutin,
    reason text not null check (length(btrim(reason)) > 0 and length(reason) <= 1000),
    reason_en text check (length(btrim(reason_en)) > 0 and length(reason_en) <= 1000),
    hidden_at timestamptz not null,
    shown_at timestamptz check (shown_at >= hidden_at)
);

create unique index hiding_standing on hiding (scrutin_uid) where shown_at is null;

-- Each closing of an urn: where its z1 leaf stands, when, and what counted. All but the time follow from the public leaves;
-- they stand here so that a page need not read millions of them. The time is the moderators', not a ballot's.
create table closing (
    urn_id bigint not null,
    leaf_index bigint not null check (leaf_index > 0),
    -- where the t1 leaf stands that opened the urn again after this closing; null while it is closed, or when nobody noted it
    reopened_index bigint check (reopened_index > leaf_index),
    closed_at timestamptz not null,
    pour bigint not null check (pour >= 0),
    contre bigint not null check (contre >= 0),
    abstention bigint not null check (abstention >= 0),
    -- ballots that counted at the closing and were erased by their authors while the urn stayed closed
    erased bigint not null default 0 check (erased >= 0),
    primary key (urn_id, leaf_index)
);

create index closing_closed on closing (closed_at);

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

-- For at most 72 hours: writes that came with an Idempotency-Key and were carried out, so that a repeat is not. One voter in one
-- urn, as in `ballot`; keys and requests only as HMACs bound to both, so that nothing joins two urns. No time but the day.
create table ballot_request (
    urn_id bigint not null,
    voter_key uuid not null,
    key_hash bytea not null check (octet_length(key_hash) = 16),
    -- of what was asked under the key
    request_hash bytea not null check (octet_length(request_hash) = 16),
    -- where the b1 leaf stands of the ballot that it left standing; null when it left none
    leaf_index bigint check (leaf_index > 0),
    day date not null,
    primary key (urn_id, voter_key, key_hash)
);

create index ballot_request_day on ballot_request (day);

-- Voters whose ballot moderators set aside, by decision. The mark belongs to the voter and not to the ballot: whoever changes
-- a ballot, or withdraws it and casts another, stays under the decision. It says nothing about a choice.
create table ballot_aside (
    urn_id bigint not null,
    voter_key uuid not null,
    rule text not null,
    set_aside_id bigint not null,
    primary key (urn_id, voter_key)
);

create index ballot_aside_decision on ballot_aside (urn_id, set_aside_id, voter_key);

-- A proof of work buys one pass. Kept until the proof would be refused as expired anyway.
create table spent_proof (
    nonce bytea primary key,
    expires_at timestamptz not null
);

create index spent_proof_expires on spent_proof (expires_at);

-- A row is deleted in the transaction that closes the scrutin, under the lock of its urn: once, whichever instance comes first.
create table scheduled_closing (
    scrutin_uid text primary key references scrutin,
    due_at timestamptz not null
);

create index scheduled_closing_due on scheduled_closing (due_at);
