-- The moderators' summary is the title that people see: it is searched as one. Its words are given back with it, so that
-- the search need not know whose summary it is.
alter table amendement add summary text;

update amendement a
set summary = concat_ws(' ', s.texte, s.texte_en)
from summary s
join scrutin q on q.uid = s.scrutin_uid and q.question_sha256 = s.question_sha256
where a.uid = s.scrutin_uid and s.state = 'APPROVED';

update amendement
set head = setweight(to_tsvector('pg_catalog.french', search_words(summary)), 'B') || head,
    search = setweight(to_tsvector('pg_catalog.french', search_words(summary)), 'B') || search
where summary is not null;
