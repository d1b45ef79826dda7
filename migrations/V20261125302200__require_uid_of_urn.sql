alter table urn alter column uid set not null;

-- Not unique: no unique key of a table of the vote lacks urn_id (it is distributed by it). That an uid has one urn is said by
-- scrutin and petition, each by its own keys.
create index urn_uid on urn (uid);
