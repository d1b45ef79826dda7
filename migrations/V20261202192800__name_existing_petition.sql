-- The petition that exists, where another one is refused for it, and where its author hands it over.
alter table petition_event add column existing_id bigint references petition;
comment on column petition_event.existing_id is 'retention: always; subject: nobody';
