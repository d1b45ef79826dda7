-- In which language letters to a colleague are: that of the pages of the last sign-in.
alter table moderator add column language text not null default 'fr' check (language in ('fr', 'en'));
