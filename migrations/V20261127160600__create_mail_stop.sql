-- Addresses that are never written to again, because whoever reads there asked for that.

create table mail_stop (
    -- a hash under a key that is not in this database; no day, no reason, nothing beside it
    address_key uuid primary key
);
