-- How many ballots of an urn are set aside because nobody has looked at them yet: in no count, and told beside it.
alter table urn add column waiting bigint not null default 0 check (waiting >= 0);
