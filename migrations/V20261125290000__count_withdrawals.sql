-- Of the changes that public_version counts, those after which something may be shown no more. What was made before the last
-- of them is served to nobody again, not even while the database is away.
alter table public_version add column withdrawals bigint not null default 0;
