-- What moderators hold while they work, and what they ask each other.

-- Who has a scrutin open on the desk. It ends by itself; whoever comes then may take it.
create table moderation_lock (
    scrutin_uid text primary key references scrutin on delete cascade,
    moderator_id int not null references moderator,
    expires_at timestamptz not null
);

create index moderation_lock_moderator on moderation_lock (moderator_id);

-- Who has a petition open on the desk. It ends by itself; whoever comes then may take it.
create table petition_lock (
    petition_id bigint primary key references petition on delete cascade,
    moderator_id int not null references moderator,
    expires_at timestamptz not null
);

create index petition_lock_moderator on petition_lock (moderator_id);

-- What moderators ask each other about a petition before they decide; never public. One question at a time, and whoever asks
-- does not answer it.
create table petition_opinion (
    opinion_id bigint generated always as identity primary key,
    petition_id bigint not null references petition on delete cascade,
    asked_by int not null references moderator,
    asked_at timestamptz not null,
    question text not null check (length(btrim(question)) between 1 and 2000),
    given_by int references moderator,
    given_at timestamptz,
    -- null where a colleague decided and said no more
    opinion text check (length(btrim(opinion)) between 1 and 2000),
    check (given_by <> asked_by),
    check ((given_by is null) = (given_at is null)),
    check (opinion is null or given_at is not null)
);

create unique index petition_opinion_open on petition_opinion (petition_id) where given_at is null;
create index petition_opinion_petition on petition_opinion (petition_id);
