-- Which export all instances serve: one of them makes it, and once the register states its files it is shown. Its files stand in
-- export_content. database_id is read by builds before this one alone.
alter table export_state
    add column looked_at timestamptz not null default 'epoch',
    add column making_until timestamptz not null default 'epoch',
    add column made jsonb,
    add column shown jsonb;

comment on column export_state.looked_at is E'retention: replaced; subject: nobody\nwhen an instance last saw whether it is out of date';
comment on column export_state.making_until is E'retention: replaced; subject: nobody\nuntil then no other instance makes one';
comment on column export_state.made is E'retention: replaced; subject: nobody\nthe newest, with the hashes of its files';
comment on column export_state.shown is E'retention: replaced; subject: nobody\nthe newest of which the register says so';
