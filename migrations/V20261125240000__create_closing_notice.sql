-- What was said of a closing before it came: for calendars, which ask how often a date has moved and want to be told when it
-- no longer stands. The closing itself stays in closing, what is still to come in scheduled_act.
create table closing_notice (
    scrutin_uid text not null references scrutin,
    -- how many closings the scrutin had before this one: what was set ahead and what was done are one
    ordinal int not null check (ordinal >= 0),
    due_at timestamptz not null,
    -- how often it was moved, withdrawn or set again
    sequence int not null default 0 check (sequence >= 0),
    changed_at timestamptz not null,
    -- what comes after it is another closing
    is_done boolean not null default false,
    primary key (scrutin_uid, ordinal)
);

insert into closing_notice (scrutin_uid, ordinal, due_at, changed_at)
select d.scrutin_uid, (select count(*) from closing c where c.urn_id = s.urn_id), d.due_at, now()
from scheduled_act d
join scrutin s on s.uid = d.scrutin_uid
where d.act = 'CLOSE';

create unique index closing_notice_standing on closing_notice (scrutin_uid) where not is_done;
create index closing_notice_changed on closing_notice (changed_at) where not is_done;
create index closing_closed on closing (closed_at);
