-- Who is told of what happens: people by mail, who follow something or signed.

-- Who wants to hear by mail of what. One row for each subject and mailbox; nothing in two rows says that they are of one person:
-- keys are bound to the subject, and no time finer than the day stands beside a follow that is confirmed.
create table follow (
    follow_id uuid primary key,
    kind text not null,
    -- the id or uid of what is followed, or the words
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
    check ((confirmed_on is null) = (last_sent_until is null)),
    constraint follow_kind_check check (kind in ('PETITION', 'SCRUTIN', 'THEME', 'TEXTE', 'ACTEUR', 'MOTS'))
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
