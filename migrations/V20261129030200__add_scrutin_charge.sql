-- Whom a scrutin that waits is entrusted to, or that it is left for later, with a note for the team. One at a time: whoever writes
-- names the one that they have seen.
create table scrutin_charge (
    scrutin_uid text primary key references scrutin on delete cascade,
    -- null for nobody in particular
    moderator_id int references moderator on delete cascade,
    is_later boolean not null,
    note text not null check (length(note) <= 500),
    written_by int not null references moderator on delete cascade,
    written_at timestamptz not null,
    check (is_later <> (moderator_id is not null))
);

create index scrutin_charge_moderator on scrutin_charge (moderator_id, written_at) where moderator_id is not null;
