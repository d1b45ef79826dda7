-- Mail, written in the transaction in which happens what it is about, and sent once that is committed.

create table outbox (
    -- also the left part of the Message-ID: a mail that is sent again is recognized as the same
    mail_id uuid primary key,
    -- what it is about; outlives the address and holds nothing of a person
    reference text not null unique check (reference ~ '^[A-Za-z0-9._:/-]{1,200}$'),
    language text not null check (language in ('fr', 'en')),
    -- both sealed with a key that is not in this database, and erased when they are not needed any more
    recipient bytea,
    letter bytea,
    state text not null check (state in ('WAITING', 'SENT', 'DEAD')),
    attempts int not null default 0,
    next_at timestamptz not null,
    -- some instance is sending it until then at most
    held_until timestamptz,
    -- the kind of trouble that the last attempt had; servers quote addresses in their words, so none of those
    failure text check (failure ~ '^[A-Z_]{1,40}$'),
    created_at timestamptz not null,
    -- when it was sent, or given up
    settled_at timestamptz,
    check ((recipient is null) = (letter is null)),
    check (state <> 'WAITING' or recipient is not null),
    check ((state = 'WAITING') = (settled_at is null))
);

create index outbox_due on outbox (next_at) where state = 'WAITING';
create index outbox_dead on outbox (created_at, mail_id) where state = 'DEAD';
create index outbox_created on outbox (created_at, mail_id);
-- what is still to be erased
create index outbox_sealed on outbox (settled_at) where recipient is not null;
