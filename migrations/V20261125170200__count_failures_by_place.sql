-- Failures are counted by address and network, by address alone, or by address and known device: each has a keyed hash of
-- its own. A step that went well takes back its own count, so that it can come down to none.
alter table sign_in_failure rename column email_hash to key_hash;
alter table sign_in_failure drop constraint sign_in_failure_failures_check;
alter table sign_in_failure add constraint sign_in_failure_failures_check check (failures >= 0);
