-- What the search box finds an amendement by, written once: number (A), division, mission and texte title, author (B), text (C).
-- PostgreSQL's parser skips HTML tags by itself. Words are found with their accents and, unranked, without them:
-- « depute » finds « député ». The text is cut before the limit of a tsvector (1 MB).
create function amendement_search(numero text, numero_ordre int, titres text, auteur text, texte text)
returns tsvector
language sql
immutable
parallel safe
as $$
    select setweight(to_tsvector('pg_catalog.french', concat_ws(' ', numero, numero_ordre::text)), 'A')
        || setweight(to_tsvector('pg_catalog.french', concat_ws(' ', titres, auteur)), 'B')
        || setweight(to_tsvector('pg_catalog.french', left(coalesce(texte, ''), 150000)), 'C')
        || strip(to_tsvector('pg_catalog.french', translate(
            lower(concat_ws(' ', titres, auteur, left(coalesce(texte, ''), 150000))),
            'àâäáãåçéèêëîïíìôöóòõùûüúÿñ',
            'aaaaaaceeeeiiiiooooouuuuyn')))
$$;
