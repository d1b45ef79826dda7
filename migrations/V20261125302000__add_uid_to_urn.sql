-- Of what an urn is: the uid of its scrutin, or the id of its petition in decimal digits. It stands in every t1, b1, s1 and z1
-- leaf, and saves whoever reads leaves a join.
alter table urn add column uid text;
