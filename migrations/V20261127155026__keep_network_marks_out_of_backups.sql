-- Marks made before this could be opened with the key beside them: they go, 72 hours early. From here on both tables are
-- unlogged: no write-ahead log, no archive, no standby and no physical backup ever holds a mark or its key. A crash of the
-- database empties them, and so does a failover.
truncate ballot_network, network_key;
alter table ballot_network set unlogged;
alter table network_key set unlogged;
