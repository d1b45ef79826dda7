-- Receivers are told of petitions, too; what is not shown when its turn comes is not sent.
alter table webhook_event add column petition_id bigint references petition, add check (scrutin_uid is null or petition_id is null);

create index webhook_event_petition on webhook_event (petition_id);
