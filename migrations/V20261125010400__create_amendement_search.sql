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
