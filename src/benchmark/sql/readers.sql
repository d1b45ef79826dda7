-- What readers ask for, a kind and an address a line: beginnings, and places deep in the lists.
\set words 'taxe impôt retraite santé école police logement agriculture énergie transport sport culture eau défense justice outre-mer'
select 'home', unnest(array['/', '/en']);
select 'list', unnest(array['/amendements', '/en/amendements', '/amendements?tri=votes', '/api/v1/amendements', '/themes', '/textes/' || (select texte_uid from amendement limit 1) || '/flux.atom']);
select 'list', '/amendements?groupe=' || uid from groupe where uid in (select groupe_uid from amendement) order by uid limit 10;
select 'deep list', '/amendements?after=' || depose_on || '_' || uid
from (select depose_on, uid, row_number() over (order by depose_on desc nulls last, uid desc) as n from amendement where is_shown) a
where n % 500 = 0 and depose_on is not null;
select 'deep list', '/api/v1/amendements?after=' || depose_on || '_' || uid
from (select depose_on, uid, row_number() over (order by depose_on desc nulls last, uid desc) as n from amendement where is_shown) a
where n % 5000 = 0 and depose_on is not null;
select 'deep list by votes', '/amendements?tri=votes&after=0_' || uid
from (select uid, row_number() over (order by uid desc) as n from amendement where is_shown) a where n % 5000 = 0;
select 'search', '/amendements?q=' || w from unnest(string_to_array(:'words', ' ')) w;
select 'search', '/amendements?q=' || w || '+' || v from unnest(string_to_array(:'words', ' ')) w, unnest(string_to_array(:'words', ' ')) v where w < v;
select 'amendement', '/17/amendements/' || path from (select path, row_number() over (order by uid) as n from amendement where path is not null and is_shown) a where n % 100 = 0;
select 'deputies', '/deputes';
select 'deputy', '/deputes/' || slug from acteur where uid in (select auteur_uid from amendement) order by uid limit 200;
select 'group', '/groupes/' || slug from groupe where slug is not null order by uid limit 20;
select 'group', '/groupes';
select 'roll-calls', '/scrutins-publics';
select 'roll-call', '/scrutins-publics/' || numero from scrutin_public order by numero limit 50;
select 'petitions', unnest(array['/petitions', '/petitions?tri=date', '/petitions?tri=seuil', '/petitions?tri=cloture', '/api/v1/petitions', '/flux/petitions.atom']);
select 'deep petitions', '/petitions?tri=date&after=' || (extract(epoch from at) * 1000000)::bigint || '_' || petition_id
from (select petition_id, coalesce(published_at, created_at) as at, row_number() over (order by coalesce(published_at, created_at) desc, petition_id desc) as n
  from petition where is_shown) p where n % 500 = 0;
select 'deep petitions', '/petitions?after=0_' || petition_id from petition where is_shown and petition_id % 1000 = 0;
select 'search petitions', '/petitions?q=' || w from unnest(string_to_array('eau école hôpital train forêt retraite impôt climat sport', ' ')) w;
select 'petition', '/petitions/' || petition_id from petition where is_shown and petition_id % 50 = 0;
