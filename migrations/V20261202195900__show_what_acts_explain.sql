-- What moderators decided is shown as long as the account of acts says the same. The tables keep what was decided; views, which
-- every reader asks, leave out what the last act on that scrutin does not explain.

alter table scrutin_theme rename to filing;

-- What the last classification of a scrutin says; null for one that was never classified. It is asked for each row of a list: written
-- so that the planner takes the index of subjects, and walks neither all classifications nor the account.
create function classified_themes(uid text) returns jsonb language sql stable as $$
    select e.after::jsonb -> 'themes'
    from audit_entry e
    where e.subject = 'scrutin:' || uid and e.act || '' = 'classify'
    order by e.sequence desc
    limit 1
$$;

-- At each place the theme that the last classification named there, or the one that it was merged into since. A place is never
-- renumbered: where two themes became one, the better place stays and the other one is empty.
create view scrutin_theme as
select f.scrutin_uid, f.rang, f.theme_id, f.decided_at, f.question_sha256
from filing f
where (
    select s.theme_id = f.theme_id or current_theme(s.slug) = f.theme_id
    from (
        -- once, and not for each slug
        select classified_themes(f.scrutin_uid) ->> (f.rang - 1) as slug
        offset 0
    ) said
    join theme_slug s using (slug)
);

-- Approved, of the text that is asked about now, and in the words of the act that approved it.
create view shown_summary as
select y.*
from summary y
join scrutin s on s.uid = y.scrutin_uid and s.question_sha256 = y.question_sha256
where y.state = 'APPROVED' and (
    select coalesce(e.act = 'summary-approve' and e.after::json ->> 'summary' = y.texte
        and e.after::json ->> 'summaryEn' is not distinct from y.texte_en, false)
    from audit_entry e
    where e.subject = 'scrutin:' || y.scrutin_uid and e.act in ('summary-approve', 'summary-withdraw')
    order by e.sequence desc
    limit 1
);
