-- Sessions that a password alone opened end here.
delete from moderator_session;

-- What forms call a session by: its token is a secret.
alter table moderator_session add column session_id bigint generated always as identity;
alter table moderator_session add constraint moderator_session_session_id unique (session_id);

-- Two of the states open nothing but the way to the third. The defaults are for a service of the version before, which
-- knows a password only.
alter table moderator_session add column state text not null default 'SECOND_STEP'
    check (state in ('SECOND_STEP', 'SET_UP', 'COMPLETE'));
alter table moderator_session add column expires_at timestamptz not null default now() + interval '10 minutes';

-- Coarse: "Firefox, Linux".
alter table moderator_session add column browser text check (length(browser) <= 40);

create index moderator_session_moderator on moderator_session (moderator_id);
