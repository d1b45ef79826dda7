-- Ten questions to the exports, for DuckDB: fetch the CSV files of /exports into a folder and start `duckdb` there, or put the
-- address of the service in front of each name: from 'https://voix.example/exports/decomptes.csv'. ExportTest runs them.

-- 1. What was voted on most?
select scrutin, numero, titre, total, pour, contre, abstention, state, tally_at
from 'decomptes.csv'
order by total desc, scrutin
limit 20;

-- 2. How do citizens vote on amendements of each group?
select groupe_libelle, count(*) as scrutins, sum(total) as voix, round(100.0 * sum(pour) / nullif(sum(pour + contre), 0), 1) as pour_cent
from 'decomptes.csv'
where total > 0 and groupe_libelle is not null
group by groupe_libelle
order by voix desc;

-- 3. And on each theme? The main one has rang 1.
select theme, count(*) as scrutins, sum(total) as voix, round(100.0 * sum(pour) / nullif(sum(pour + contre), 0), 1) as pour_cent
from 'classements.csv'
join 'decomptes.csv' using (scrutin)
where rang = 1
group by theme
order by voix desc;

-- 4. In which hour did most ballots come to a scrutin? A row has what counted at the end of its hour.
select scrutin, hour, pour + contre + abstention - lag(pour + contre + abstention, 1, 0)
    over (partition by scrutin order by hour) as growth
from 'historique.csv'
order by growth desc, scrutin
limit 20;

-- 5. Where do citizens and deputies differ most?
select scrutin, titre, round(100.0 * pour / (pour + contre), 1) as citoyens,
    round(100.0 * officiel_pour / (officiel_pour + officiel_contre), 1) as deputes
from 'decomptes.csv'
where pour + contre >= 100 and officiel_pour + officiel_contre > 0
order by abs(citoyens - deputes) desc
limit 20;

-- 6. How did each group vote in each official roll-call?
select scrutin_public, sigle, position, count(*) as deputes
from 'positions.csv'
join 'groupes.csv' using (groupe)
where position is not null
group by scrutin_public, sigle, position
order by scrutin_public, deputes desc;

-- 7. Who voted by delegation, and how often?
select prenom || ' ' || nom as depute, count(*) filter (where par_delegation) as par_delegation, count(*) as votes
from 'positions.csv'
join 'acteurs.csv' using (acteur)
where position is not null
group by acteur, depute
order by par_delegation desc, depute
limit 20;

-- 8. Where did more than one ballot in a hundred come from a network that stands out?
select scrutin, numero, same_network_pour + same_network_contre + same_network_abstention as same_network, total
from 'decomptes.csv'
where same_network > 0.01 * total
order by same_network desc;

-- 9. Which petitions grow fastest?
select petition, titre, state, max(hours.signatures) as signatures,
    max(hours.signatures) / greatest(date_diff('day', min(hour), max(hour)), 1) as par_jour
from (
    select petition, cast(hour as timestamp) as hour, cast(signatures as bigint) as signatures from 'signatures.csv'
) as hours
join (select petition, titre, state from 'petitions.csv') using (petition)
group by petition, titre, state
order by par_jour desc
limit 20;

-- 10. Do the sums agree? The answer is 0.
select count(*) as wrong
from 'decomptes.csv'
where total <> pour + contre + abstention or pour <> pour_0 + pour_1 + pour_2 or contre <> contre_0 + contre_1 + contre_2
    or abstention <> abstention_0 + abstention_1 + abstention_2;
