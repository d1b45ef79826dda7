-- Whoever operates the service may be the second person, by the command line on its machine: nobody's number then.
alter table set_aside
    add column by_operator boolean not null default false,
    -- decided before there was a limit by share: such decisions keep what they were
    add column is_of_former_rule boolean not null default false,
    drop constraint set_aside_check3,
    add constraint set_aside_second check (started_at is null or approved_by is not null or by_operator or not needs_second),
    add constraint set_aside_one_second check (approved_by is null or not by_operator);

update set_aside set is_of_former_rule = true;

-- one person alone: no more than a tenth of what stands
alter table set_aside
    add constraint set_aside_share check (
        needs_second
        or is_of_former_rule
        or ballots * 10 <= counts_before[1] + counts_before[2] + counts_before[3] + counts_before[4] + counts_before[5]
            + counts_before[6] + counts_before[7] + counts_before[8] + counts_before[9]);
