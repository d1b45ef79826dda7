-- Which wish it was, so that one that was taken back can be taken back again after a restore, and a later one stays.
alter table mail_stop
    add column stop_id uuid not null default gen_random_uuid();
comment on column mail_stop.stop_id is E'retention: withdrawal; subject: reader of mail\ndrawn; says nothing of the address, nor of when';
