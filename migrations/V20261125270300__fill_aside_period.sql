-- What was set aside before aside_period was kept, from the leaves that say so (fr.voix.urn.LeafRun has their form). Reads only
-- urns in which anything ever was and of which nothing is noted yet.
do $$
declare
    run record;
    place int;
    at bigint;
    length int;
    field text[];
begin
    create temp table aside_found (urn_id bigint, leaf_index bigint, from_index bigint, to_index bigint, choice text)
        on commit drop;
    for run in
        select l.urn_id, l.first_index, l.leaves
        from leaf l
        join urn u using (urn_id)
        where u.has_set_aside and not exists (select from aside_period p where p.urn_id = l.urn_id)
        order by l.urn_id, l.first_index
    loop
        place := 0;
        at := run.first_index;
        while place < octet_length(run.leaves) loop
            if get_byte(run.leaves, place) <> 0 then
                place := place + 33;
            else
                length := 256 * get_byte(run.leaves, place + 1) + get_byte(run.leaves, place + 2);
                field := string_to_array(convert_from(substring(run.leaves from place + 4 for length), 'UTF8'), ' ');
                place := place + 3 + length;
                if field[1] = 'm1' then
                    insert into aside_found values (run.urn_id, field[2]::bigint, at, null, null);
                elsif field[1] = 'r1' then
                    update aside_found f
                    set to_index = at
                    where f.urn_id = run.urn_id and f.leaf_index = field[2]::bigint and f.to_index is null;
                end if;
            end if;
            at := at + 1;
        end loop;
    end loop;

    -- what these ballots said
    for run in
        select distinct l.urn_id, l.first_index, l.leaves
        from (select distinct urn_id, leaf_index from aside_found) f
        cross join lateral (
            select urn_id, first_index, leaves
            from leaf
            where urn_id = f.urn_id and first_index <= f.leaf_index
            order by first_index desc
            limit 1
        ) l
    loop
        place := 0;
        at := run.first_index;
        while place < octet_length(run.leaves) loop
            if get_byte(run.leaves, place) <> 0 then
                update aside_found f
                set choice = substring('PCA' from (get_byte(run.leaves, place) - 16) / 4 + 1 for 1)
                where f.urn_id = run.urn_id and f.leaf_index = at;
                place := place + 33;
            else
                length := 256 * get_byte(run.leaves, place + 1) + get_byte(run.leaves, place + 2);
                field := string_to_array(convert_from(substring(run.leaves from place + 4 for length), 'UTF8'), ' ');
                update aside_found f
                set choice = field[3]
                where f.urn_id = run.urn_id and f.leaf_index = at;
                place := place + 3 + length;
            end if;
            at := at + 1;
        end loop;
    end loop;

    insert into aside_period (urn_id, leaf_index, choice, from_index, to_index)
    select urn_id, leaf_index, choice, from_index, to_index
    from aside_found;
end $$;
