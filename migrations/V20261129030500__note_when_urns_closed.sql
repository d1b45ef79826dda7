-- When an urn that is closed was closed: its count is of that instant from then on, on every instance and after every start. The
-- act of moderators or of an author, not a ballot's. What changes in it afterwards moves it to the hour of that.
alter table urn add column closed_at timestamptz;

update urn u
set closed_at = (select max(c.closed_at) from closing c where c.urn_id = u.urn_id)
where not u.is_open;

update urn u
set closed_at = coalesce(p.closed_at, (
    select max(e.occurred_at)
    from petition_event e
    where e.petition_id = p.petition_id and e.state_before is distinct from e.state_after))
from petition p
where p.urn_id = u.urn_id and not u.is_open;

-- The same views, with one column more.
create or replace view published_urn as
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
    coalesce(p.waiting, u.waiting) as waiting,
    p.published_at, p.due_at, u.size as written,
    p.urn_id is null or p.size <> u.size
    or (p.is_open, p.has_set_aside, p.frontier, p.pour_0, p.contre_0, p.abstention_0, p.pour_1, p.contre_1, p.abstention_1,
        p.pour_2, p.contre_2, p.abstention_2, p.signature_0, p.signature_1, p.signature_2, p.waiting)
    = (u.is_open, u.has_set_aside, u.frontier, u.pour_0, u.contre_0, u.abstention_0, u.pour_1, u.contre_1, u.abstention_1,
        u.pour_2, u.contre_2, u.abstention_2, u.signature_0, u.signature_1, u.signature_2, u.waiting) as is_as_written,
    -- of what instant the count is: null where it is that of the reading
    coalesce(case when not coalesce(p.is_open, u.is_open) then u.closed_at end, p.published_at) as counted_at
from urn u
left join publication p using (urn_id);

create or replace view sound_urn as
select p.*
from published_urn p
where not exists (select from urn_stop s where s.uid = p.uid and s.released_at is null);
