-- Feeds, the event stream and the API tell of the same.
drop table webhook_watch;
drop table webhook_threshold;
drop table webhook_delivery;
drop table webhook_event;
drop table webhook;
drop sequence webhook_id_seq;
