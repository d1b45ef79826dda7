-- Decisions to set aside are about ballots of a Scrutin or signatures of a petition: about an urn, by its uid.
alter table set_aside drop constraint set_aside_scrutin_uid_fkey;
alter table set_aside rename column scrutin_uid to urn_uid;
alter index set_aside_scrutin rename to set_aside_urn;

-- marks of one network, or of one mail domain, within one day; forgotten with them
alter table set_aside rename column network to mark;
alter table set_aside rename column network_day to mark_day;
alter table set_aside drop constraint set_aside_rule_check;
alter table set_aside add constraint set_aside_rule_check check (rule in ('reseau', 'rafale', 'attente', 'domaine'));

-- a petition's counts: one cell a tier
alter table set_aside drop constraint set_aside_counts_before_check;
alter table set_aside drop constraint set_aside_counts_after_check;
alter table set_aside add constraint set_aside_counts check (
    cardinality(counts_before) = case when urn_uid ~ '^[0-9]' then 3 else 9 end
    and cardinality(counts_after) = cardinality(counts_before));
alter table set_aside drop constraint set_aside_share;
alter table set_aside add constraint set_aside_share check (
    needs_second
    or is_of_former_rule
    or ballots * 10 <= counts_before[1] + counts_before[2] + counts_before[3] + coalesce(
        counts_before[4] + counts_before[5] + counts_before[6] + counts_before[7] + counts_before[8] + counts_before[9], 0));

-- of a petition: the share of the mail domain that brought the most, of all signatures of the day
alter table day_pressure
    add column largest_domain text check (largest_domain in ('none', 'under-5', '5-10', '10-25', 'over-25'));
