-- A scrutin can be followed by mail: its closing, what the Assemblée decides, and a change of its text.
alter table follow drop constraint follow_kind_check;
alter table follow add constraint follow_kind_check
    check (kind in ('PETITION', 'SCRUTIN', 'THEME', 'TEXTE', 'ACTEUR'));

-- By the end of which hour this service learnt of the change, so that who follows the scrutin is told once. No finer than the hour,
-- like tally_history: a time beside a leaf would say when the ballots around it came.
alter table text_change add column noted_at timestamptz not null default date_trunc('hour', now()) + interval '1 hour';
