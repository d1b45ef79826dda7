alter table urn add column of_test int;
