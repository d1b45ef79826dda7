-- A decision may settle a group of ballots that wait: it lets them count (rule attente), or sets them aside for good.
alter table set_aside add column settles bigint;

alter table set_aside drop constraint set_aside_rule_check;
alter table set_aside add constraint set_aside_rule_check check (rule in ('reseau', 'rafale', 'attente'));
alter table set_aside add constraint set_aside_answers_one check (undoes is null or settles is null);
alter table set_aside add constraint set_aside_attente_settles check (rule <> 'attente' or settles is not null);

-- nothing is undone or settled twice
create unique index set_aside_answered_once on set_aside (coalesce(undoes, settles)) where dropped_at is null;
drop index set_aside_undone_once;
