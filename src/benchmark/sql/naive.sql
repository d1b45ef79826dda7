\set scrutin random(1, :scrutins)
begin;
insert into naive_ballot values (:scrutin, gen_random_uuid(), 1);
update naive_tally set pour = pour + 1 where scrutin = :scrutin;
commit;
