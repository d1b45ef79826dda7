-- A dead letter that is sent again has its days of trying anew.
alter table outbox add column waiting_since timestamptz;
update outbox set waiting_since = created_at;
alter table outbox alter column waiting_since set not null;
