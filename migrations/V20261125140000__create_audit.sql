-- The account of every act of those who work here. Numbered without gaps by one sequencer (audit_head, locked by whoever
-- writes): sequences of the database do not follow the order of commits. Each hash covers the one before it.

create table audit_entry (
    sequence bigint primary key check (sequence > 0),
    at timestamptz not null,
    -- null when no colleague acted: the service by the clock, or whoever operates it by the command line
    moderator_id int references moderator,
    role text not null check (role in ('READER', 'MODERATOR', 'ADMINISTRATOR', 'SERVICE', 'OPERATOR')),
    act text not null check (act ~ '^[a-z]+(-[a-z]+)*$'),
    subject text not null,
    -- as written, not as the database would write it: the hash covers these very characters
    before text check (json_typeof(before::json) = 'object'),
    after text check (json_typeof(after::json) = 'object'),
    reason text check (length(reason) between 1 and 2000),
    salt bytea not null check (octet_length(salt) = 16),
    content_hash bytea not null check (octet_length(content_hash) = 32),
    hash bytea not null check (octet_length(hash) = 32),
    check ((moderator_id is null) = (role in ('SERVICE', 'OPERATOR')))
);

create index audit_entry_subject on audit_entry (subject, sequence);
create index audit_entry_act on audit_entry (act, sequence);

create table audit_head (
    is_only boolean primary key default true check (is_only),
    sequence bigint not null,
    hash bytea not null check (octet_length(hash) = 32)
);

insert into audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
create trigger classification_append_only before update or delete or truncate on classification
    for each statement execute function refuse_change();
