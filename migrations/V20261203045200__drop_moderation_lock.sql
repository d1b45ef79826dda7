-- Nobody is kept from deciding by who has a page open: a decision has its version, and a petition its state. What stays is what
-- was handed out as the next scrutin, so that two colleagues get two.
drop table petition_lock;
drop table moderation_lock;

-- It ends by itself; whoever asks then may get it.
create table handed_scrutin (
    scrutin_uid text primary key references scrutin on delete cascade,
    moderator_id int not null references moderator,
    expires_at timestamptz not null
);

create index handed_scrutin_moderator on handed_scrutin (moderator_id);

comment on column handed_scrutin.scrutin_uid is 'retention: replaced; subject: colleague';
comment on column handed_scrutin.moderator_id is 'retention: replaced; subject: colleague';
comment on column handed_scrutin.expires_at is 'retention: replaced; subject: colleague';
