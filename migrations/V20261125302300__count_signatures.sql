-- The counts of a petition's urn, per tier like those of a scrutin's; an urn has the ones or the others.
alter table urn
    add column signature_0 bigint not null default 0 check (signature_0 >= 0),
    add column signature_1 bigint not null default 0 check (signature_1 >= 0),
    add column signature_2 bigint not null default 0 check (signature_2 >= 0);

alter table tally_history add column signatures bigint not null default 0;

-- moderators set signatures aside by the same leaves
alter table aside_period drop constraint aside_period_choice_check;
alter table aside_period add constraint aside_period_choice_check check (choice in ('P', 'C', 'A', 'S'));
