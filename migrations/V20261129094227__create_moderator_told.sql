-- Up to where a colleague was told at once of what wants somebody soon, by area of the back office, and when last.
create table moderator_told (
    moderator_id integer not null references moderator,
    area text not null,
    -- what grows from one to the next there: an instant in microseconds, the number of a group
    until bigint not null,
    told_at timestamptz not null,
    primary key (moderator_id, area)
);

-- moderator.late_until goes once no instance of before reads it
insert into moderator_told
select moderator_id, '/moderation/petitions', (extract(epoch from late_until) * 1000000)::bigint, now()
from moderator
where late_until is not null;
