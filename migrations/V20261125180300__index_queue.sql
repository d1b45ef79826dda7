-- What the queue orders and filters by, apart from the texts: 100,000 waiting scrutins are put in order without reading them.
create index amendement_queue on amendement (uid)
    include (is_shown, depose_on, numero_ordre, texte_uid, mission_libelle, groupe_uid);

create index amendement_not_shown on amendement (uid) where not is_shown;

create index amendement_mission on amendement (texte_uid, mission_libelle) where mission_libelle is not null;
