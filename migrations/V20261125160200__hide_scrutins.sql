-- What the public sees, said once: not what the Assemblee erased, nor what moderators have hidden. Every output asks is_shown.
alter table amendement add column is_hidden boolean not null default false;
alter table amendement
    add column is_shown boolean not null generated always as (sort <> 'EFFACE' and not is_hidden) stored;

-- Why a scrutin is hidden, in words that its page shows. is_hidden changes in the same transaction.
create table hiding (
    hiding_id bigint generated always as identity primary key,
    scrutin_uid text not null references scrutin,
    reason text not null check (length(btrim(reason)) > 0 and length(reason) <= 1000),
    reason_en text check (length(btrim(reason_en)) > 0 and length(reason_en) <= 1000),
    hidden_at timestamptz not null,
    shown_at timestamptz check (shown_at >= hidden_at)
);

create unique index hiding_standing on hiding (scrutin_uid) where shown_at is null;
