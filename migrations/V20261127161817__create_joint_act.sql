-- What one person proposed and a second one has yet to confirm. That these are two people is a constraint; whether they count as
-- two is asked of their accounts.
create table joint_act (
    joint_act_id bigint generated always as identity primary key,
    kind text not null check (kind in ('REOPEN', 'ERASE', 'ADMINISTRATOR')),
    subject text not null,
    due_at timestamptz,
    -- of the ballot that is to be erased; forgotten with the proposal
    leaf_index bigint check (leaf_index >= 0),
    reason text check (length(btrim(reason)) > 0 and length(reason) <= 2000),
    proposed_by int not null references moderator,
    proposed_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > proposed_at),
    confirmed_by int references moderator,
    by_operator boolean not null default false,
    confirmed_at timestamptz,
    dropped_at timestamptz,
    check (confirmed_by <> proposed_by),
    check ((confirmed_at is not null) = (confirmed_by is not null or by_operator)),
    check (confirmed_by is null or not by_operator),
    check (confirmed_at is null or dropped_at is null)
);

create unique index joint_act_open on joint_act (kind, subject, coalesce(leaf_index, -1))
    where confirmed_at is null and dropped_at is null;
