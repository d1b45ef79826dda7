-- Who has a scrutin open on the desk. It ends by itself; whoever comes then may take it.
create table moderation_lock (
    scrutin_uid text primary key references scrutin on delete cascade,
    moderator_id int not null references moderator,
    expires_at timestamptz not null
);

create index moderation_lock_moderator on moderation_lock (moderator_id);
