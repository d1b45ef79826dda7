-- A name comes into the public list once it was looked at: by the service first, which holds back what looks like an address
-- or like somebody well known, and then, if it was held, by a moderator.
alter table signature add column name_state text not null default 'NEW'
    check (name_state in ('NEW', 'FREE', 'ADDRESS', 'PERSON', 'MIXED', 'REFUSED'));
drop index signature_to_list;
create index signature_to_list on signature (name_state, urn_id)
    where not is_listed and is_name_public and leaf_index is not null and name is not null;
