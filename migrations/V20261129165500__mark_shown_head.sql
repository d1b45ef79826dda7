-- A head that a witness shows stops the register after each start. One that our own register replaced, as it was put back, does not: it
-- stays as what was signed once, and a witness may show that one too.
alter table contradicting_head
    add column is_shown boolean not null default false;
alter table contradicting_head
    drop constraint contradicting_head_pkey,
    add primary key (origin, size, root, is_shown);
comment on column contradicting_head.is_shown is 'retention: always; subject: nobody
Whether a witness showed it.';
