-- Letters to many do not hold up one that somebody waits for, such as a confirmation.
alter table outbox add column is_bulk boolean not null default false;
create index outbox_due_by_turn on outbox (is_bulk, next_at, mail_id) where state = 'WAITING';
