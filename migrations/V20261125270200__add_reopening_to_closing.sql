-- Where the t1 leaf stands that opened the urn again after this closing; null while it is closed, or when nobody noted it.
alter table closing add column reopened_index bigint check (reopened_index > leaf_index);
