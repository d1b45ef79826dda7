-- When a bill is debated, by the official agenda: sittings and meetings of committees that were not called off.
create table reunion (
    uid text primary key,
    debut_at timestamptz not null,
    is_seance boolean not null,
    organe_uid text,
    -- false for one that was called off: it is kept to know its file, and shown nowhere
    is_held boolean not null,
    is_eventuelle boolean not null,
    fingerprint bytea not null
);

create index reunion_debut on reunion (debut_at);

create table reunion_point (
    reunion_uid text not null references reunion on delete cascade,
    -- its place in the official file
    rang smallint not null,
    objet text not null,
    -- whether a bill is debated: not where a rapporteur is named, say
    is_debat boolean not null,
    is_eventuel boolean not null,
    dossier_uids text[] not null,
    primary key (reunion_uid, rang)
);

create index reunion_point_dossiers on reunion_point using gin (dossier_uids);

do $$
declare
    line record;
begin
    for line in
        select table_name, column_name
        from information_schema.columns
        where table_schema = 'public' and table_name in ('reunion', 'reunion_point')
    loop
        execute format('comment on column %I.%I is %L', line.table_name, line.column_name,
            'retention: official; subject: nobody');
    end loop;
end $$;
-- The address of a deputy at the Assemblée, as the official files have it: « Lui écrire » opens the citizen's own mail program with it.
alter table acteur add column mail text;
comment on column acteur.mail is 'retention: official; subject: deputy';
