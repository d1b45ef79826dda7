-- What the queue orders and filters by, apart from the texts: 100,000 waiting scrutins are put in order without reading them.
create index amendement_queue on amendement (uid)
    include (sort, depose_on, numero_ordre, texte_uid, mission_libelle, groupe_uid);

create index amendement_erased on amendement (uid) where sort = 'EFFACE';

create index amendement_mission on amendement (texte_uid, mission_libelle) where mission_libelle is not null;
