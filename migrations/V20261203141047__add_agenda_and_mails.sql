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

-- The official report of a sitting.
create table compte_rendu (
    uid text primary key,
    seance_ref text not null,
    fingerprint bytea not null
);

create index compte_rendu_seance on compte_rendu (seance_ref);

-- What was said in it on amendements, as far as that is certain.
create table intervention (
    compte_rendu_uid text not null references compte_rendu on delete cascade,
    -- its place in the sitting
    rang int not null,
    -- its place on the official page
    anchor text not null,
    role text not null check (role in ('ORATEUR', 'COMMISSION', 'GOUVERNEMENT')),
    nom text not null,
    acteur_uid text not null,
    qualite text,
    extrait text not null,
    avis text check (avis in ('FAVORABLE', 'DEFAVORABLE', 'SAGESSE', 'RETRAIT')),
    -- of the amendements, and of those among them that it defends first of all
    numeros int[] not null check (numeros <> '{}'),
    soutenus int[] not null check (soutenus <@ numeros),
    -- numbers of the bill; empty where the report names none
    textes text[] not null,
    primary key (compte_rendu_uid, rang)
);

do $$
declare
    line record;
begin
    for line in
        select table_name, column_name
        from information_schema.columns
        where table_schema = 'public' and table_name in ('reunion', 'reunion_point', 'compte_rendu', 'intervention')
    loop
        execute format('comment on column %I.%I is %L', line.table_name, line.column_name,
            'retention: official; subject: nobody');
    end loop;
end $$;
-- The address of a deputy at the Assemblée, as the official files have it: « Lui écrire » opens the citizen's own mail program with it.
alter table acteur add column mail text;
comment on column acteur.mail is 'retention: official; subject: deputy';
