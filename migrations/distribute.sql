-- Distributes the vote by urn over the PostgreSQL of a Citus cluster. Not a migration: once, by hand, on the coordinator, after
-- `java -jar voix.jar migrate` and before the first vote; the service then runs with VOIX_DATABASE_DISTRIBUTED=true.
-- What stays where, and why: src/docs/scale.md.
--   psql -X -v ON_ERROR_STOP=1 --single-transaction -f migrations/distribute.sql "$DATABASE"

create extension if not exists citus;

-- On every machine: what a statement that locks an urn, or reads many, is joined with, and what those refer to.
select create_reference_table(name::regclass)
from unnest(array['theme_slug', 'theme', 'texte', 'amendement', 'scrutin', 'petition']) as name;

select create_distributed_table('urn', 'urn_id');

-- With their urn on one machine.
select create_distributed_table(name::regclass, 'urn_id', colocate_with => 'urn')
from unnest(array[
    'leaf', 'tile', 'tally_history', 'text_change', 'past_text', 'aside_period', 'publication',
    'ballot', 'ballot_aside', 'ballot_request', 'closing', 'origin_mark', 'day_pressure', 'crowd', 'crowd_vote']) as name;

-- All others stay on the coordinator: queues, whose rows are locked with `skip locked`, signatures, whose lists are such queues, the
-- desk, mail, accounts, and the audit log, whose trigger Citus would refuse.
