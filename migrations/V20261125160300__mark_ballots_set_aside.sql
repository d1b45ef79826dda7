-- Voters whose ballot moderators set aside, by decision. The mark belongs to the voter and not to the ballot: whoever changes
-- a ballot, or withdraws it and casts another, stays under the decision. It says nothing about a choice.
create table ballot_aside (
    urn_id bigint not null,
    voter_key uuid not null,
    rule text not null,
    set_aside_id bigint not null,
    primary key (urn_id, voter_key)
);

create index ballot_aside_decision on ballot_aside (urn_id, set_aside_id, voter_key);

-- Read with the lock of the urn: a batch looks for marks only where there ever was one.
alter table urn add column has_set_aside boolean not null default false;
