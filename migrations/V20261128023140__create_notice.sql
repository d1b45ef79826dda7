-- Who is told of what happens: people by mail, who follow something or signed, and other services by webhook.

-- Who wants to hear by mail of what. One row for each subject and mailbox; nothing in two rows says that they are of one person:
-- keys are bound to the subject, and no time finer than the day stands beside a follow that is confirmed.
create table follow (
    follow_id uuid primary key,
    kind text not null check (kind in ('PETITION', 'THEME', 'TEXTE', 'ACTEUR')),
    -- the id or uid of what is followed
    subject text not null check (length(subject) between 1 and 60),
    -- HMAC under the pepper of subject and canonical address
    address_key uuid not null,
    -- sealed with a key that is not in this database
    address bytea not null,
    language text not null check (language in ('fr', 'en')),
    frequency text not null check (frequency in ('DAILY', 'WEEKLY')),
    -- until it is confirmed: when it was asked for first
    asked_at timestamptz,
    -- how many letters asked for the confirmation
    mails smallint not null default 1 check (mails between 1 and 5),
    confirmed_on date,
    -- what happened until then was told, or was nothing
    last_sent_until timestamptz,
    unique (kind, subject, address_key),
    check (num_nonnulls(asked_at, confirmed_on) = 1),
    check ((confirmed_on is null) = (last_sent_until is null))
);

create index follow_due on follow (frequency, last_sent_until) where confirmed_on is not null;
create index follow_unconfirmed on follow (asked_at) where asked_at is not null;

-- When this service learnt what became of an amendement. The official date is of no use to tell it as news: files come days later.
create table seen_sort (
    amendement_uid text primary key references amendement on delete cascade,
    sort text not null,
    seen_at timestamptz not null
);

create index seen_sort_seen on seen_sort (seen_at);

-- Letters about one event of a petition to all signatories who asked for news: how far they got. They are asked whether they want
-- the answer: nothing else is sent to them.
create table news_round (
    petition_id bigint not null references petition on delete cascade,
    event_number int not null,
    kind text not null check (kind in ('ANSWER_PUBLISHED', 'DEBATE_PUBLISHED')),
    -- the last signature that was written to
    after uuid,
    is_done boolean not null default false,
    primary key (petition_id, event_number)
);

create index news_round_open on news_round (petition_id, event_number) where not is_done;

-- Who outside is told of closings, thresholds and classifications. What happened is written here in the transaction in which
-- it happens (an outbox), and sent once that is committed.

create sequence webhook_id_seq as int;

create table webhook (
    webhook_id int primary key,
    url text not null check (length(url) <= 500),
    host text not null,
    description text not null check (length(description) <= 200),
    events text[] not null check (cardinality(events) > 0),
    thresholds bigint[] not null check (0 < all (thresholds)),
    -- DELETED ones go with their last delivery; until then none waits for a lock of whoever deletes
    state text not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED', 'DELETED')),
    -- sealed with a key that is not in this database, like former_secret, with which messages are signed too for a while
    secret bytea not null,
    former_secret bytea,
    former_until timestamptz,
    -- since when nothing goes through; null while the last attempt did
    failing_since timestamptz,
    -- some instance is sending until then at most, or the receiver is left in peace after a failure
    held_until timestamptz,
    created_by int not null references moderator,
    created_at timestamptz not null,
    check ((former_secret is null) = (former_until is null))
);

create table webhook_event (
    event_id text primary key check (event_id ~ '^msg_[A-Za-z0-9_-]{22}$'),
    type text not null,
    -- null for a trial; what is not shown when its turn comes is not sent
    scrutin_uid text references scrutin,
    occurred_at timestamptz not null,
    -- the very bytes that are signed and sent, however often
    body text not null
);

create index webhook_event_scrutin on webhook_event (scrutin_uid);
create index webhook_event_occurred on webhook_event (occurred_at);

create table webhook_delivery (
    delivery_id bigint generated always as identity primary key,
    webhook_id int not null references webhook on delete cascade,
    event_id text not null references webhook_event,
    state text not null check (state in ('WAITING', 'SENT', 'FAILED', 'DROPPED')),
    attempts int not null default 0,
    next_at timestamptz not null,
    first_tried_at timestamptz,
    tried_at timestamptz,
    status int,
    failure text,
    created_at timestamptz not null,
    unique (webhook_id, event_id)
);

create index webhook_delivery_due on webhook_delivery (webhook_id, next_at, delivery_id) where state = 'WAITING';
create index webhook_delivery_latest on webhook_delivery (webhook_id, delivery_id);
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_created on webhook_delivery (created_at);

-- Reached once is reached for good, also when ballots are withdrawn.
create table webhook_threshold (
    webhook_id int not null references webhook on delete cascade,
    scrutin_uid text not null references scrutin,
    threshold bigint not null,
    reached_at timestamptz not null,
    primary key (webhook_id, scrutin_uid, threshold)
);

create index webhook_threshold_scrutin on webhook_threshold (scrutin_uid);

-- Up to when the hours of tally_history were looked through for thresholds. One row.
create table webhook_watch (
    is_only boolean primary key default true check (is_only),
    seen_until timestamptz not null
);

insert into webhook_watch (seen_until) values (now());
