-- In how many départements a threshold took its signatures to be, as the number of them is kept: the setting may change later.
-- 0 where that does not matter, or was not kept yet.
alter table petition_threshold add column departements int not null default 0 check (departements >= 0);
