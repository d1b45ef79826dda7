-- What the naive transaction writes to: a row a ballot, and one row a scrutin that all its ballots update.
drop table if exists naive_ballot, naive_tally;
create table naive_ballot (scrutin bigint, voter uuid, choice smallint not null, primary key (scrutin, voter));
create table naive_tally (scrutin bigint primary key, pour bigint not null);
insert into naive_tally select n, 0 from generate_series(1, 1000) n;
vacuum analyze naive_tally;
