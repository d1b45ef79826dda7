-- In one transaction that is never committed: each scrutin twenty times more, a third of them with 600 ballots, and 5,000 roll-calls.
begin;
set local session_replication_role = replica;
create temp table copied on commit drop as select s.uid, s.urn_id, c, s.uid || 'C' || c as as_uid, 1000000 + 100 * s.urn_id + c as as_urn
from scrutin s cross join generate_series(1, 20) c;
insert into urn (urn_id, uid, size, frontier, pour_0, contre_0, abstention_0)
select as_urn, as_uid, 1, decode(repeat('00', 32), 'hex'), (as_urn % 3 / 2) * 300, (as_urn % 3 / 2) * 200, (as_urn % 3 / 2) * 100 from copied;
insert into scrutin (uid, urn_id, question_sha256, opened_at)
select as_uid, as_urn, question_sha256, opened_at from copied join scrutin s using (uid);
do $$ declare cols text; begin
 select string_agg(case attname when 'uid' then 'k.as_uid' when 'path' then 'null' else 'a.' || quote_ident(attname) end, ', ' order by attnum) into cols
 from pg_attribute where attrelid = 'amendement'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
 execute 'insert into amendement (' || (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
   where attrelid = 'amendement'::regclass and attnum > 0 and not attisdropped and attgenerated = '') || ') select ' || cols || ' from copied k join amendement a using (uid)';
end $$;
insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes, pour, contre, abstentions, non_votants, fingerprint)
select 'VTC' || n, 100000 + n, 17, date '2025-01-01' + n % 300, 'SPO', 'Un amendement', (select sort from scrutin_public limit 1), 300, 290, 100 + n % 100, 100, 10, 0, ''
from generate_series(1, 5000) n;
insert into scrutin_public_amendement (scrutin_public_uid, amendement_uid, identique)
select 'VTC' || row_number() over (order by as_uid), as_uid, false from copied order by as_uid limit 5000;
analyze urn; analyze scrutin; analyze amendement; analyze scrutin_public; analyze scrutin_public_amendement;
select array_agg(urn_id) as ids from scrutin
where uid in (select amendement_uid from scrutin_public_amendement where not identique) \gset
\timing on
\o /dev/null
