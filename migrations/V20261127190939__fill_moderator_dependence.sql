-- Who owed what to whom before this was kept: from the account of all acts. What happened since is there already.
insert into moderator_dependence (moderator_id, by_moderator_id, act, at)
select m.moderator_id, done.by_moderator_id, done.act, done.at
from (
    select subject, moderator_id as by_moderator_id, at,
        case act when 'invite' then 'INVITED' when 'account-restore' then 'RESTORED' else 'PROMOTED' end as act
    from audit_entry
    where act in ('invite', 'account-restore')
        or (act = 'account-role'
            and array_position(array['READER', 'MODERATOR', 'ADMINISTRATOR'], after::json ->> 'role')
                > array_position(array['READER', 'MODERATOR', 'ADMINISTRATOR'], before::json ->> 'role'))
    union all
    -- whoever made the link that was used, which is the latest
    select used.subject, link.moderator_id, used.at, 'RESET'
    from audit_entry used
    cross join lateral (
        select made.moderator_id
        from audit_entry made
        where made.subject = used.subject and made.act = 'reset-link' and made.sequence < used.sequence
        order by made.sequence desc
        limit 1) link
    where used.act = 'factors-reset'
) done
join moderator m on done.subject = 'moderator:' || m.moderator_id
where done.by_moderator_id <> m.moderator_id
    and done.at < coalesce((select min(at) from moderator_dependence), 'infinity');
