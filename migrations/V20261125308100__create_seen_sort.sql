-- When this service learnt what became of an amendement. The official date is of no use to tell it as news: files come days later.

create table seen_sort (
    amendement_uid text primary key references amendement on delete cascade,
    sort text not null,
    seen_at timestamptz not null
);

insert into seen_sort (amendement_uid, sort, seen_at)
select uid, sort, imported_at
from amendement
where sort in ('ADOPTE', 'REJETE', 'TOMBE', 'NON_SOUTENU', 'RETIRE', 'IRRECEVABLE');

create index seen_sort_seen on seen_sort (seen_at);
create index amendement_imported on amendement (imported_at);
create index amendement_auteur on amendement (auteur_uid) where auteur_uid is not null;
