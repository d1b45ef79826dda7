update scrutin_theme s
set decided_at = coalesce(
    (select max(c.decided_at) from classification c where c.scrutin_uid = s.scrutin_uid),
    (select x.opened_at from scrutin x where x.uid = s.scrutin_uid))
where s.decided_at is null;
