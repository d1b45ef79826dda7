alter table scrutin_theme alter column decided_at set not null;
create index scrutin_theme_newest on scrutin_theme (theme_id, decided_at desc, scrutin_uid desc);
drop index scrutin_theme_by_theme;
