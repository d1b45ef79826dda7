-- A name comes into the public list together with others: whoever watches a small petition does not see name, place and
-- leaf of one person appear at once.
alter table signature add column is_listed boolean not null default false;
drop index signature_public;
create index signature_listed on signature (urn_id, signature_id)
    where is_listed and is_name_public and leaf_index is not null and name is not null;
create index signature_to_list on signature (urn_id)
    where not is_listed and is_name_public and leaf_index is not null and name is not null;

comment on column signature_departement.place is
    'Code of a département, 00 for France without one, 99 for everywhere else; a country may stand as its own code.';
