-- Reference data of the Assemblée nationale, keyed by its own official uids.
-- References between these tables carry no foreign key on purpose: the official files arrive in any order, and some
-- organes and acteurs they name are missing from every published snapshot.

create table dossier (
    uid text primary key,
    titre text not null,
    fingerprint bytea not null
);

create table texte (
    uid text primary key,
    dossier_uid text,
    -- as printed, without leading zeros; null when the uid does not carry one
    numero text,
    type text not null check (type in ('PROJET', 'PROPOSITION', 'RESOLUTION', 'INCONNU')),
    titre text,
    titre_court text,
    fingerprint bytea not null
);

create table organe (
    uid text primary key,
    type text not null,
    libelle text not null,
    sigle text,
    fingerprint bytea not null
);

create table groupe (
    uid text primary key,
    libelle text not null,
    sigle text not null,
    debut_on date,
    fin_on date,
    fingerprint bytea not null
);

-- Name, civility, group and constituency: nothing else of the official files is kept.
create table acteur (
    uid text primary key,
    civilite text not null,
    prenom text not null,
    nom text not null,
    groupe_uid text,
    departement text,
    numero_departement text,
    numero_circonscription text,
    fingerprint bytea not null
);

create table amendement (
    uid text primary key,
    legislature int not null,
    chronotag bigint not null,
    dossier_uid text,
    texte_uid text not null,
    examen_ref text not null,
    organe_examen text not null,
    -- text/organe/number as on the official site, e.g. 2247/CION_FIN/CF1115; null without a token of the texte
    path text,
    numero text not null,
    numero_ordre int not null,
    rectification int not null check (rectification >= 0),
    tri text,
    parent_uid text,
    auteur_type text not null check (auteur_type in ('DEPUTE', 'RAPPORTEUR', 'GOUVERNEMENT', 'INCONNU')),
    auteur_uid text,
    auteur_organe_uid text,
    groupe_uid text,
    signataires text,
    cosignataire_uids text[] not null default '{}',
    division_titre text,
    division_designation text,
    division_type text,
    division_position text,
    alinea text,
    mission_code text,
    mission_libelle text,
    mission_etat text,
    code_loi text,
    article_loi text,
    cartouche text,
    -- sanitised HTML; a credit amendement has credits instead of a dispositif
    dispositif text,
    credits jsonb,
    expose text,
    -- SHA-256 of the text shown (see TexteAffiche); null when there is no text
    text_sha256 bytea check (octet_length(text_sha256) = 32),
    etat_code text not null,
    etat_libelle text,
    sous_etat_code text,
    sous_etat_libelle text,
    sort text not null check (sort in ('ADOPTE', 'REJETE', 'TOMBE', 'NON_SOUTENU', 'RETIRE', 'IRRECEVABLE',
        'A_DISCUTER', 'EN_TRAITEMENT', 'EFFACE', 'INCONNU')),
    sort_libelle text,
    depose_on date,
    publie_on date,
    sort_at timestamptz,
    seance_ref text,
    discussion_commune text,
    discussion_identique text,
    -- by moderators
    is_hidden boolean not null default false,
    -- what the public sees, said once: not what the Assemblée erased, nor what moderators have hidden; every output asks this
    is_shown boolean not null generated always as (sort <> 'EFFACE' and not is_hidden) stored,
    search tsvector not null,
    fingerprint bytea not null,
    imported_at timestamptz not null
);

create unique index amendement_path on amendement (path) where path is not null;
create index amendement_search on amendement using gin (search);
create index amendement_texte on amendement (texte_uid);
create index amendement_groupe on amendement (groupe_uid);
create index amendement_auteur on amendement (auteur_uid) where auteur_uid is not null;
create index amendement_identique on amendement (examen_ref, discussion_identique) where discussion_identique is not null;
create index amendement_parent on amendement (parent_uid) where parent_uid is not null;
create index amendement_seance on amendement (seance_ref, numero_ordre) where seance_ref is not null;
create index amendement_depose on amendement (depose_on desc nulls last, uid desc);
create index amendement_mission on amendement (texte_uid, mission_libelle) where mission_libelle is not null;
create index amendement_imported on amendement (imported_at);
create index amendement_not_shown on amendement (uid) where not is_shown;

-- The same change proposed several times to the same place of a texte.
create index amendement_same_change on amendement (texte_uid, md5(coalesce(dispositif, credits::text)))
    where dispositif is not null or credits is not null;

-- What the queue of moderators orders and filters by, apart from the texts: 100,000 waiting scrutins are put in order without
-- reading them.
create index amendement_queue on amendement (uid)
    include (is_shown, depose_on, numero_ordre, texte_uid, mission_libelle, groupe_uid);

-- A sitemap is split where so many uids are over; that is found without reading the amendements themselves.
create index amendement_sitemap on amendement (uid) include (imported_at);

-- What the search box finds an amendement by, written once: number (A), titles and author (B), text (C).
-- PostgreSQL's parser skips HTML tags by itself. Words with accents are found without them too, unranked: « depute » finds
-- « député ». The text is cut before the limit of a tsvector (1 MB).
create function amendement_search(numero text, numero_ordre int, titres text, auteur text, texte text)
returns tsvector
language sql
immutable
parallel safe
as $$
    select setweight(to_tsvector('pg_catalog.french', concat_ws(' ', numero, numero_ordre::text)), 'A')
        || setweight(to_tsvector('pg_catalog.french', concat_ws(' ', titres, auteur)), 'B')
        || setweight(to_tsvector('pg_catalog.french', left(coalesce(texte, ''), 150000)), 'C')
        || strip(to_tsvector('pg_catalog.french', coalesce((
            select string_agg(translate(word, 'àâäáãåçéèêëîïíìôöóòõùûüúÿñ', 'aaaaaaceeeeiiiiooooouuuuyn'), ' ')
            from (
                select distinct lower(found[1]) as word
                from regexp_matches(
                    concat_ws(' ', titres, auteur, left(coalesce(texte, ''), 150000)),
                    '(\w*[àâäáãåçéèêëîïíìôöóòõùûüúÿñ]\w*)', 'gi') as found
            ) words
        ), '')))
$$;

create table scrutin_public (
    uid text primary key,
    numero int not null,
    legislature int not null,
    seance_ref text,
    vote_on date not null,
    type_vote text not null,
    titre text not null,
    sort text not null check (sort in ('ADOPTE', 'REJETE', 'INCONNU')),
    votants int not null,
    exprimes int not null,
    requis int,
    pour int not null,
    contre int not null,
    abstentions int not null,
    non_votants int not null,
    fingerprint bytea not null
);

create index scrutin_public_seance on scrutin_public (seance_ref);
-- for the list of official roll-calls, page by page
create index scrutin_public_newest on scrutin_public (legislature desc, numero desc, uid desc);

create table scrutin_public_groupe (
    scrutin_public_uid text not null references scrutin_public on delete cascade,
    rang smallint not null,
    -- PO0 in twelve official files: no group is better than a wrong one
    groupe_uid text,
    membres int not null,
    pour int not null,
    contre int not null,
    abstentions int not null,
    non_votants int not null,
    -- recomputed from the counts; null when nobody of the group voted, or on a tie
    position text check (position in ('POUR', 'CONTRE', 'ABSTENTION')),
    primary key (scrutin_public_uid, rang)
);

create table scrutin_public_vote (
    scrutin_public_uid text not null references scrutin_public on delete cascade,
    acteur_uid text not null,
    groupe_uid text,
    position text not null check (position in ('POUR', 'CONTRE', 'ABSTENTION', 'NON_VOTANT')),
    par_delegation boolean not null,
    primary key (scrutin_public_uid, acteur_uid)
);

-- Which roll-call decided which amendement; computed, never official (FORMAT: seance and first number of the title).
create table scrutin_public_amendement (
    scrutin_public_uid text not null references scrutin_public on delete cascade,
    amendement_uid text not null references amendement,
    -- true for those that only share the vote as identical amendements
    identique boolean not null,
    primary key (scrutin_public_uid, amendement_uid)
);

create index scrutin_public_amendement_by_amendement on scrutin_public_amendement (amendement_uid);

-- What an address answered last time, so that an import asks only for what changed.
create table import_source (
    address text primary key,
    etag text,
    last_modified text,
    imported_at timestamptz not null
);
