-- As lists name a place: « apres-article-3 », where the designation is a whole sentence (« APRÈS L'ARTICLE 3, insérer l'article
-- suivant »), and each state of the budget apart.
drop index amendement_by_division;

create or replace function division_key(designation text, titre text, place text)
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
