-- When the decision was taken under which a scrutin stands there, for feeds. Old code leaves it to the default.
alter table scrutin_theme add column decided_at timestamptz;
alter table scrutin_theme alter column decided_at set default now();
