-- The same change proposed several times to the same place of a texte.
create index amendement_same_change on amendement (texte_uid, md5(coalesce(dispositif, credits::text)))
    where dispositif is not null or credits is not null;
