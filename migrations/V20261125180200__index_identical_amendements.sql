-- The same change proposed several times to the same place of a texte, and the amendements of a budget mission.
create index amendement_same_change on amendement (texte_uid, md5(coalesce(dispositif, credits::text)))
    where dispositif is not null or credits is not null;

create index amendement_mission on amendement (texte_uid, mission_libelle) where mission_libelle is not null;
