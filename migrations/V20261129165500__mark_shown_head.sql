-- A head that a witness shows stops the register after each start. One that our own register replaced, as it was put back, does not: it
-- stays as what was signed once.
alter table contradicting_head
    add column is_shown boolean not null default false;
comment on column contradicting_head.is_shown is 'retention: always; subject: nobody
Whether a witness showed it.';
