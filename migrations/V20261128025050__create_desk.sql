-- Which scrutin was handed to which moderator, so that two are never given the same one.

-- It ends by itself; whoever asks then may get it.
create table handed_scrutin (
    scrutin_uid text primary key references scrutin on delete cascade,
    moderator_id int not null references moderator,
    expires_at timestamptz not null
);

create index handed_scrutin_moderator on handed_scrutin (moderator_id);
