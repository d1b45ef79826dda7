-- Where votes of all urns came from: the network of ballots and signatures, and the domain of signatories' addresses. What is
-- known of ballots of the last 72 hours comes along. Unlogged, as before.
create unlogged table origin_mark (
    urn_id bigint not null,
    kind text not null check (kind in ('N', 'D')),
    -- of the first vote of a run of consecutive leaves
    first_index bigint not null,
    day date not null,
    -- 16 bytes a vote; zeros for one that was taken back, and for one without such an origin
    marks bytea not null check (octet_length(marks) > 0 and octet_length(marks) % 16 = 0),
    primary key (urn_id, kind, first_index)
);

create index origin_mark_day on origin_mark (day);

insert into origin_mark (urn_id, kind, first_index, day, marks)
select urn_id, 'N', first_index, day, networks
from ballot_network;

drop table ballot_network;

-- for instances that still run what came before
alter table origin_mark alter column kind set default 'N';
create view ballot_network as
select urn_id, first_index, day, marks as networks
from origin_mark
where kind = 'N';

alter table quarantine add column kind text not null default 'N' check (kind in ('N', 'D'));
