-- Reference data of the Assemblée nationale, keyed by its own official uids.
-- References between these tables carry no foreign key on purpose: the official files arrive in any order, and some
-- organes and acteurs they name are missing from every published snapshot.

-- What the search compares (src/docs/search.md): words without accents, numbers and articles as one word each, and apart from the
-- whole text what tells at a glance what an amendement is about.
create function plain_words(words text)
returns text
language sql
immutable
parallel safe
return translate(
    replace(lower(words), 'œ', 'oe'), 'àâäáãåçéèêëîïíìôöóòõùûüúÿñ’ʼ', 'aaaaaaceeeeiiiiooooouuuuyn''''');

-- As stems are made of them. Beside hyphens stand joined forms: « vidéo-surveillance » is « vidéosurveillance » too. A word with a
-- digit has no stem: those that get one here would share theirs with another (« loyer » with « loi », « retraite » with « retrait »).
create function search_words(words text)
returns text
language sql
immutable
parallel safe
return regexp_replace(
    regexp_replace(
        regexp_replace(plain_words(words), '([a-z]+)-([a-z]+)', '\1-\2 \1\2', 'g'),
        'ees?\M', 'e', 'g'),
    '\m(loyer|loi|retraite|mer|universite|cadre|police|port|socialiste|commune|communication|commission|amiante|directive|direction|permi|donne|parti|ami|vol)s?\M', '\10', 'g');

-- I-CF1115 is found as nicf1115, ncf1115 and n1115.
create function number_words(numero text, numero_ordre int)
returns text[]
language sql
immutable
parallel safe
as $$
    select array['n' || number, 'n' || regexp_replace(number, '^ii?', ''), 'n' || numero_ordre]
    from lower(regexp_replace(split_part(numero, ' (', 1), '[^[:alnum:]]', '', 'g')) number
$$;

-- The articles that a place names, « Article PREMIER bis A » as article1bisa; an article is not those numbered after it.
create function article_words(place text)
returns text[]
language sql
immutable
parallel safe
as $$
    select coalesce(array_agg('article'
        || case when found[1] in ('premier', '1er') then '1' else found[1] end
        || translate(coalesce(found[2], ''), ' ', '')), '{}')
    from regexp_matches(
        plain_words(place),
        '\marticle (premier|1er|unique|liminaire|\d+)((?: (?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies))?(?: [a-z]{1,2}\M)?)',
        'g') found
$$;

-- What tells at a glance: number and place (A), what it asks (B), who asks it, of which texte and mission (C), first words (D).
create function amendement_head(
    numero text, numero_ordre int, place text, is_inside boolean, title text, around text, beginning text)
returns tsvector
language sql
immutable
parallel safe
as $$
    select setweight(array_to_tsvector(number_words(numero, numero_ordre)), 'A')
        || setweight(array_to_tsvector(article_words(place)), case when is_inside then 'A'::"char" else 'B' end)
        || setweight(to_tsvector('pg_catalog.french', search_words(coalesce(title, ''))), 'B')
        || setweight(to_tsvector('pg_catalog.french', search_words(concat_ws(' ', place, around))), 'C')
        || to_tsvector('pg_catalog.french', search_words(left(regexp_replace(
            left(coalesce(beginning, ''), 2000), '<[^>]*>|&[^;\s]{1,10};', ' ', 'g'), 500)))
$$;

-- The place in a bill as an address names it, the way lists do: article-3, apres-article-3 (where the designation is a whole
-- sentence, « APRÈS L'ARTICLE 3, insérer l'article suivant »); each state of the budget apart.
create function division_key(designation text, titre text, place text)
returns text
language sql
immutable
parallel safe
return left(
    btrim(
        regexp_replace(
            plain_words(concat_ws(
                ' ',
                nullif(place, 'A'),
                case
                    when plain_words(titre) like 'etat %' and plain_words(designation) like 'article%'
                        then designation || ' ' || titre
                    else coalesce(titre, designation)
                end)),
            '[^a-z0-9]+', '-', 'g'),
        '-'),
    64);

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
    fingerprint bytea not null,
    slug text not null unique
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
    fingerprint bytea not null,
    -- Who sits, how they vote, and what they corrected: what the pages of deputies, groups and roll-calls need.
    -- The name in an address, given once: a deputy who marries keeps the address.
    slug text not null unique
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
    imported_at timestamptz not null,
    -- What an amendement asks, in one line: {"text", "english", "origin"}. Derived by rule when it is imported (titles.md).
    title jsonb
    check (title is null or coalesce(
        title ->> 'text' is not null and title ->> 'origin' in ('CREDITS', 'DISPOSITIF', 'EXPOSE'), false)),
    head tsvector not null default '',
    -- The moderators' summary is the title that people see: it is searched as one. Its words are given back with it, so that
    -- the search need not know whose summary it is.
    summary text,
    -- What an amendement asks, whoever says it: the same for those that the Assemblée debates as identical; of the others for those
    -- with the same words at the same place. Its own uid where there are no words, and where credits are moved: equal sums may be
    -- meant for other things. Lists show one entry a question.
    question text collate "C" not null generated always as (coalesce(
    examen_ref || ' ' || discussion_identique,
    case when credits is null then examen_ref || ' ' || md5(coalesce(parent_uid, '') || ' ' || coalesce(division_position, '') || ' '
        || coalesce(alinea, '') || ' ' || division_designation || ' ' || dispositif) end,
    uid)) stored,
    -- A rapporteur tables for a committee: what is tabled so has no author and no author's group, and names its rapporteur apart.
    rapporteur_uid text,
    -- With whom it was written, as its exposé says. Derived by rule when it is imported (titles.md).
    written_with text,
    -- The day on which it was debated or, while it is undecided, is to be, by the agenda. Set after each import (import.md).
    debat_on date,
    constraint amendement_of_committee check (
    case when auteur_type = 'RAPPORTEUR' then auteur_uid is null and groupe_uid is null else rapporteur_uid is null end)
);

create unique index amendement_path on amendement (path) where path is not null;

create index amendement_search on amendement using gin (search);

create index amendement_texte on amendement (texte_uid);

create index amendement_written_with on amendement (lower(written_with)) where written_with is not null;

create index amendement_groupe on amendement (groupe_uid);

create index amendement_auteur on amendement (auteur_uid) where auteur_uid is not null;

create index amendement_identique on amendement (examen_ref, discussion_identique) where discussion_identique is not null;

create index amendement_parent on amendement (parent_uid) where parent_uid is not null;

create index amendement_seance on amendement (seance_ref, numero_ordre) where seance_ref is not null;

create index amendement_depose on amendement (depose_on desc nulls last, uid desc);

create index amendement_debat on amendement (debat_on desc nulls last, uid desc);

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

-- the newest of each question, by the index alone
create index amendement_question on amendement (question, depose_on desc nulls last, uid desc) where is_shown;

create index amendement_by_division on amendement (division_key(division_designation, division_titre, division_position));

create index amendement_rapporteur on amendement (rapporteur_uid) where rapporteur_uid is not null;

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
    fingerprint bytea not null,
    demandeur text,
    head_sha256 bytea check (octet_length(head_sha256) = 32),
    votes_sha256 bytea check (octet_length(votes_sha256) = 32),
    -- The hash of votes is too dear to make for each row of a list: what a look at all of them found is kept, and readers ask for it.
    is_altered boolean not null default false
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

create index scrutin_public_groupe_by_groupe on scrutin_public_groupe (groupe_uid, scrutin_public_uid);

create table scrutin_public_vote (
    scrutin_public_uid text not null references scrutin_public on delete cascade,
    acteur_uid text not null,
    groupe_uid text,
    position text not null check (position in ('POUR', 'CONTRE', 'ABSTENTION', 'NON_VOTANT')),
    par_delegation boolean not null,
    -- why a deputy who sat did not vote: MG is of the government, PAN presides over the Assemblée, PSE over the sitting
    cause text,
    -- number of the seat in the hemicycle, from its right
    place smallint,
    primary key (scrutin_public_uid, acteur_uid)
);

create index scrutin_public_vote_by_acteur on scrutin_public_vote (acteur_uid, scrutin_public_uid);

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

-- The head, and every word of the text, which is cut before the limit of a tsvector (1 MB). PostgreSQL's parser skips HTML tags.
create function amendement_search(head tsvector, texte text)
returns tsvector
language sql
immutable
parallel safe
return head || to_tsvector('pg_catalog.french', search_words(left(coalesce(texte, ''), 150000)));

-- Every word that stands in an amendement, and its stem: what was meant by a mistyped one, and what is marked in a result.
create table search_word (
    word text primary key,
    stem text not null
);

create index search_word_trigrams on search_word using gin (word gin_trgm_ops);

create index search_word_stem on search_word (stem);

-- Of the many mandates in the official files only those that a page tells: the seat, groups, permanent committees.
create table acteur_mandat (
    acteur_uid text not null references acteur on delete cascade,
    -- its place in the official file
    rang smallint not null,
    type text not null check (type in ('ASSEMBLEE', 'GP', 'COMPER')),
    organe_uid text,
    debut_on date not null,
    fin_on date,
    primary key (acteur_uid, rang)
);

create index acteur_mandat_by_organe on acteur_mandat (organe_uid);

-- Mises au point: what a deputy says to have wanted. Officially they change no count.
create table scrutin_public_correction (
    scrutin_public_uid text not null references scrutin_public on delete cascade,
    acteur_uid text not null,
    -- NON_VOTANT: did not want to take part
    position text not null check (position in ('POUR', 'CONTRE', 'ABSTENTION', 'NON_VOTANT')),
    -- the voting device failed
    is_failure boolean not null,
    primary key (scrutin_public_uid, acteur_uid, is_failure)
);

-- What a bill went through, and the roll-calls on it that decided no amendement: on an article, a motion, the whole.
create table dossier_lecture (
    dossier_uid text not null references dossier on delete cascade,
    -- its place in the official file
    rang smallint not null,
    -- the official codeActe: AN1, SN1, CMP
    code text not null,
    libelle text not null,
    debut_on date,
    fin_on date,
    -- the last decision in it, in official words
    conclusion text,
    -- the roll-calls by which the Assemblée decided
    scrutins text[] not null,
    primary key (dossier_uid, rang)
);

create table scrutin_public_dossier (
    scrutin_public_uid text primary key references scrutin_public on delete cascade,
    -- of a texte without a dossier its own uid
    dossier_uid text not null
);

create index scrutin_public_dossier_by_dossier on scrutin_public_dossier (dossier_uid);

-- The committee that a rapporteur speaks for, by the token of official addresses: the one that is named, or else the one that examines.
create function commission_of(auteur_type text, auteur_organe_uid text, organe_examen text)
returns text
language sql
stable
parallel safe
return case
    when auteur_type is distinct from 'RAPPORTEUR' then null
    when auteur_organe_uid is null then nullif(organe_examen, 'AN')
    else (select o.sigle from organe o where o.uid = auteur_organe_uid)
end;

create function roll_call_head(s scrutin_public) returns bytea
language sql
stable
as $$
    select sha256(convert_to(
        concat_ws(' ', s.uid, s.numero, s.legislature, coalesce(s.seance_ref, '-'), cast(s.vote_on as text), s.type_vote, s.sort,
            s.votants, s.exprimes, coalesce(cast(s.requis as text), '-'), s.pour, s.contre, s.abstentions, s.non_votants)
        || chr(10) || s.titre || chr(10) || coalesce(s.demandeur, '-') || chr(10), 'UTF8'))
$$;

create function roll_call_votes(asked text) returns bytea
language sql
stable
as $$
    select sha256(convert_to(concat(
        (
            select string_agg(concat_ws(' ', 'groupe', rang, coalesce(groupe_uid, '-'), membres, pour, contre, abstentions,
                non_votants) || chr(10), '' order by rang)
            from scrutin_public_groupe
            where scrutin_public_uid = asked
        ),
        (
            select string_agg(concat_ws(' ', 'vote', acteur_uid, coalesce(groupe_uid, '-'), position,
                case when par_delegation then 'delegation' else '-' end, coalesce(cause, '-'),
                coalesce(cast(place as text), '-')) || chr(10), '' order by acteur_uid collate "C")
            from scrutin_public_vote
            where scrutin_public_uid = asked
        ),
        (
            select string_agg(concat_ws(' ', 'correction', acteur_uid, position,
                case when is_failure then 'panne' else '-' end) || chr(10), '' order by acteur_uid collate "C", is_failure)
            from scrutin_public_correction
            where scrutin_public_uid = asked
        )), 'UTF8'))
$$;

-- What readers ask. One without a hash was written by no import: a recount says so.
create view sound_roll_call as
select s.*
from scrutin_public s
where not s.is_altered and (s.head_sha256 is null or s.head_sha256 = roll_call_head(s));
