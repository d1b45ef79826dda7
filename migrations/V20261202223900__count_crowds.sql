-- Every vote counts at once, and those of one network or mail domain that brought more than is expected are told apart beside the
-- count. What waited for moderators goes, with its groups: nothing is released, so no urn holds any.

drop view sound_urn;
drop view published_urn;
drop table quarantine;
alter table urn drop column waiting;
alter table publication drop column waiting;

-- Once no signature waits, nothing is asked of where it was asked for.
drop table asked_mark;

drop index set_aside_answered_once;
alter table set_aside
    drop constraint set_aside_answers_one,
    drop constraint set_aside_attente_settles,
    drop column settles,
    drop constraint set_aside_rule_check,
    drop constraint set_aside_mark_check,
    add constraint set_aside_rule_check check (rule in ('reseau', 'rafale', 'domaine')),
    -- of an address or a /64, a /56 or a /48
    add constraint set_aside_mark_check check (octet_length(mark) in (6, 11, 16));

-- What stands out of an urn's count, as it was found when so many of its leaves were published; it moves by ten votes at once.
create table crowd (
    urn_id bigint primary key,
    size bigint not null check (size >= 0),
    -- networks and mail domains
    origins int not null check (origins >= 0),
    pour bigint not null check (pour >= 0),
    contre bigint not null check (contre >= 0),
    abstention bigint not null check (abstention >= 0),
    signatures bigint not null check (signatures >= 0)
) with (fillfactor = 50);

-- Which votes stood out together on a day whose marks are forgotten: of more than sixty, and nothing of where they came from.
create table crowd_vote (
    urn_id bigint not null,
    leaf_index bigint not null check (leaf_index >= 0),
    crowd int not null check (crowd > 0),
    primary key (urn_id, leaf_index)
);

comment on column crowd.urn_id is 'retention: always; subject: nobody';
comment on column crowd.size is 'retention: always; subject: nobody';
comment on column crowd.origins is 'retention: always; subject: nobody';
comment on column crowd.pour is 'retention: always; subject: nobody';
comment on column crowd.contre is 'retention: always; subject: nobody';
comment on column crowd.abstention is 'retention: always; subject: nobody';
comment on column crowd.signatures is 'retention: always; subject: nobody';
comment on column crowd_vote.urn_id is 'retention: withdrawal; subject: voter or signatory';
comment on column crowd_vote.leaf_index is 'retention: withdrawal; subject: voter or signatory';
comment on column crowd_vote.crowd is 'retention: withdrawal; subject: voter or signatory';

create view published_urn as
select u.urn_id, u.uid,
    coalesce(p.is_open, u.is_open) as is_open, coalesce(p.has_set_aside, u.has_set_aside) as has_set_aside,
    coalesce(p.size, u.size) as size, coalesce(p.frontier, u.frontier) as frontier,
    coalesce(p.pour_0, u.pour_0) as pour_0, coalesce(p.contre_0, u.contre_0) as contre_0,
    coalesce(p.abstention_0, u.abstention_0) as abstention_0,
    coalesce(p.pour_1, u.pour_1) as pour_1, coalesce(p.contre_1, u.contre_1) as contre_1,
    coalesce(p.abstention_1, u.abstention_1) as abstention_1,
    coalesce(p.pour_2, u.pour_2) as pour_2, coalesce(p.contre_2, u.contre_2) as contre_2,
    coalesce(p.abstention_2, u.abstention_2) as abstention_2,
    coalesce(p.signature_0, u.signature_0) as signature_0, coalesce(p.signature_1, u.signature_1) as signature_1,
    coalesce(p.signature_2, u.signature_2) as signature_2,
    p.published_at, p.due_at, u.size as written,
    p.urn_id is null or p.size <> u.size
    or (p.is_open, p.has_set_aside, p.frontier, p.pour_0, p.contre_0, p.abstention_0, p.pour_1, p.contre_1, p.abstention_1,
        p.pour_2, p.contre_2, p.abstention_2, p.signature_0, p.signature_1, p.signature_2)
    = (u.is_open, u.has_set_aside, u.frontier, u.pour_0, u.contre_0, u.abstention_0, u.pour_1, u.contre_1, u.abstention_1,
        u.pour_2, u.contre_2, u.abstention_2, u.signature_0, u.signature_1, u.signature_2) as is_as_written,
    -- of what instant the count is: null where it is that of the reading
    coalesce(case when not coalesce(p.is_open, u.is_open) then u.closed_at end, p.published_at) as counted_at
from urn u
left join publication p using (urn_id);

create view sound_urn as
select p.*
from published_urn p
where not exists (select from urn_stop s where s.uid = p.uid and s.released_at is null);
