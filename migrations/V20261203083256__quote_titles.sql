-- What was derived before asserts what authors want; the next import, which reads every file again, quotes them.
update amendement set title = null where title is not null;

do $$
declare
    old text;
begin
    for old in select conname from pg_constraint
        where conrelid = 'amendement'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%DISPOSITIF%'
    loop
        execute format('alter table amendement drop constraint %I', old);
    end loop;
end $$;

alter table amendement add constraint amendement_title
    check (title is null or (title ->> 'quote' is null) = (title ->> 'lead' is null));
