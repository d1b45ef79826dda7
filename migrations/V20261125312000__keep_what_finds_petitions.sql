-- What every search finds a petition by, written once: title (A), what is asked (B), why (C). Words with accents are found
-- without them too, unranked, as those of amendements are.
create function petition_search(titre text, demande text, motifs text)
returns tsvector
language sql
immutable
parallel safe
as $$
    select setweight(to_tsvector('pg_catalog.french', titre), 'A')
        || setweight(to_tsvector('pg_catalog.french', demande), 'B')
        || setweight(to_tsvector('pg_catalog.french', motifs), 'C')
        || strip(to_tsvector('pg_catalog.french', coalesce((
            select string_agg(translate(word, 'àâäáãåçéèêëîïíìôöóòõùûüúÿñ', 'aaaaaaceeeeiiiiooooouuuuyn'), ' ')
            from (
                select distinct lower(found[1]) as word
                from regexp_matches(
                    concat_ws(' ', titre, demande, motifs),
                    '(\w*[àâäáãåçéèêëîïíìôöóòõùûüúÿñ]\w*)', 'gi') as found
            ) words
        ), '')))
$$;

-- its index goes with it
alter table petition drop column words;
drop index petition_titre_words;
alter table petition
    add column search tsvector not null generated always as (petition_search(titre, demande, motifs)) stored;
create index petition_search on petition using gin (search);
