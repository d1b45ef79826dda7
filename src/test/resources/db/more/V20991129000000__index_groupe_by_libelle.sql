drop index concurrently if exists groupe_libelle_of_test;
create unique index concurrently groupe_libelle_of_test on groupe (libelle);
