-- What the public sees of an urn that is published in groups, the same on every instance: whoever finds a group whole first writes
-- it here. No rows where every change is published at once; published_urn then is the urn itself.
create table publication (
    urn_id bigint primary key,
    is_open boolean not null,
    has_set_aside boolean not null,
    size bigint not null check (size >= 0),
    frontier bytea not null check (octet_length(frontier) = 32 * bit_count(size::bit(64))),
    pour_0 bigint not null,
    contre_0 bigint not null,
    abstention_0 bigint not null,
    pour_1 bigint not null,
    contre_1 bigint not null,
    abstention_1 bigint not null,
    pour_2 bigint not null,
    contre_2 bigint not null,
    abstention_2 bigint not null,
    signature_0 bigint not null,
    signature_1 bigint not null,
    signature_2 bigint not null,
    waiting bigint not null,
    published_at timestamptz not null,
    -- when what waits is published however little it is; rounded, so that it says of no ballot when it came
    due_at timestamptz
) with (fillfactor = 50);

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
    coalesce(p.waiting, u.waiting) as waiting,
    p.published_at, p.due_at, u.size as written
from urn u
left join publication p using (urn_id);
