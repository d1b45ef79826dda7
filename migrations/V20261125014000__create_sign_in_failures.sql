-- Wrong passwords in a row, by a keyed hash of the address that was typed: an unknown address counts like a known one, so
-- that the growing pause says nothing about who has an account.
create table sign_in_failure (
    email_hash bytea primary key check (octet_length(email_hash) = 32),
    failures int not null check (failures > 0),
    last_at timestamptz not null,
    -- no password is looked at before
    paused_until timestamptz not null
);

create index sign_in_failure_last on sign_in_failure (last_at);
