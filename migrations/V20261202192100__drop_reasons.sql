-- Amendements that give the same reasons for another change are no one case: nothing is classified by that any more.
alter table amendement drop column reasons;
