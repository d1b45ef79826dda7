update moderator m
set complete_at = m.activated_at
where m.activated_at is not null
    and (exists (select from moderator_totp t where t.moderator_id = m.moderator_id)
        or exists (select from moderator_passkey p where p.moderator_id = m.moderator_id));
