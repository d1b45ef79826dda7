-- The address of a deputy at the Assemblée, as the official files have it: « Lui écrire » opens the citizen's own mail program with it.
alter table acteur add column mail text;
comment on column acteur.mail is 'retention: official; subject: deputy';
