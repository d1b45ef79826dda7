-- Two people open a closed scrutin at once: only a closing is set for later.
drop table scheduled_act;

-- A row is deleted in the transaction that closes the scrutin, under the lock of its urn: once, whichever instance comes first.
create table scheduled_closing (
    scrutin_uid text primary key references scrutin,
    due_at timestamptz not null
);

create index scheduled_closing_due on scheduled_closing (due_at);

comment on column scheduled_closing.scrutin_uid is 'retention: until due_at; subject: nobody';
comment on column scheduled_closing.due_at is 'retention: until due_at; subject: nobody';

alter table joint_act drop column due_at;
