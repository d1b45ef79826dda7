-- A scrutin can be followed by mail: its closing, what the Assemblée decides, and a change of its text.
alter table follow drop constraint follow_kind_check;
alter table follow add constraint follow_kind_check
    check (kind in ('PETITION', 'SCRUTIN', 'THEME', 'TEXTE', 'ACTEUR'));

-- When this service learnt of the change: leaves have no time, and who follows the scrutin is told once.
alter table text_change add column noted_at timestamptz not null default now();
