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

create index amendement_by_division on amendement (division_key(division_designation, division_titre, division_position));

-- Their files are read once more: they say more now.
update dossier set fingerprint = '';
delete from import_source;
