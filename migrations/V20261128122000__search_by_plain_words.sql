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

alter table amendement add head tsvector not null default '';

drop function amendement_search(text, int, text, text, text);

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

update amendement a
set head = h.head, search = amendement_search(
        h.head, concat_ws(' ', self.numero, self.numero_ordre, self.dispositif, self.expose))
from amendement self
left join texte t on t.uid = self.texte_uid
left join dossier d on d.uid = coalesce(self.dossier_uid, t.dossier_uid)
left join acteur p on p.uid = self.auteur_uid
left join groupe g on g.uid = self.groupe_uid
cross join lateral (
    select amendement_head(
        self.numero,
        self.numero_ordre,
        concat_ws(' ', self.division_titre, self.division_designation),
        self.division_position = 'A',
        self.title ->> 'text',
        concat_ws(' ', self.mission_libelle, t.titre_court, d.titre, split_part(self.signataires, ',', 1), p.prenom, p.nom,
            g.libelle, g.sigle, case self.auteur_type when 'GOUVERNEMENT' then 'gouvernement' end),
        self.expose) head
) h
where a.uid = self.uid;

insert into search_word (word, stem)
select word, stem
from (
    select distinct found.word
    from amendement a
    left join texte t on t.uid = a.texte_uid
    left join dossier d on d.uid = coalesce(a.dossier_uid, t.dossier_uid)
    left join acteur p on p.uid = a.auteur_uid
    left join groupe g on g.uid = a.groupe_uid
    cross join lateral unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', plain_words(concat_ws(' ', a.title ->> 'text',
        a.mission_libelle, t.titre_court, d.titre, p.prenom, p.nom, g.libelle, g.sigle, left(a.expose, 150000)))))) found (word)
    where found.word ~ '^[a-z][a-z0-9]{1,29}$'
) words
cross join lateral (
    select (tsvector_to_array(to_tsvector('pg_catalog.french', search_words(word))))[1] stem
) stems
where stem is not null
order by word
on conflict do nothing;
