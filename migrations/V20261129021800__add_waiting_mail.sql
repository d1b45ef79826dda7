-- Whether and when a colleague is told by mail of work that waits, and of how much they were told.
alter table moderator
    add column waiting_mail text not null default 'DIGEST' check (waiting_mail in ('OFF', 'DIGEST', 'AT_ONCE')),
    add column digest_on date,
    -- petitions that came in until then and were late
    add column late_until timestamptz;

-- What a colleague did last.
create index audit_entry_moderator on audit_entry (moderator_id, sequence);
