-- What becomes of a scrutin at an instant to come. A row is deleted in the transaction that carries it out, under the lock of
-- its urn: once, whichever instance comes first.
create table scheduled_act (
    scrutin_uid text not null references scrutin,
    act text not null check (act in ('OPEN', 'CLOSE')),
    due_at timestamptz not null,
    primary key (scrutin_uid, act)
);

create index scheduled_act_due on scheduled_act (due_at);
