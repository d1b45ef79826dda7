-- What a deputy tabled as rapporteur, for the page of that deputy and for a name that changes.
drop index concurrently if exists amendement_rapporteur;
create index concurrently amendement_rapporteur on amendement (rapporteur_uid) where rapporteur_uid is not null;
