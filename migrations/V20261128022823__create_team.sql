-- Those who work here: their accounts and sign-ins, what wants two of them, and the account of all their acts.

create table moderator (
    moderator_id int generated always as identity primary key,
    mail text not null unique check (mail = lower(mail) and length(mail) <= 254),
    role text not null check (role in ('READER', 'MODERATOR', 'ADMINISTRATOR')),
    -- of letters: that of the pages of the last sign-in
    language text not null default 'fr' check (language in ('fr', 'en')),
    -- argon2id, PHC string; null until the invitation is taken up
    password_hash text,
    -- what an authenticator knows the account by: random, so that it says nothing about anybody
    user_handle uuid not null default gen_random_uuid() constraint moderator_user_handle unique,
    invited_at timestamptz not null,
    activated_at timestamptz,
    -- since when the account has had what a complete sign-in takes; from anew after a reset, null until its owner has chosen
    complete_at timestamptz,
    suspended_at timestamptz,
    waiting_mail text not null default 'DIGEST' check (waiting_mail in ('OFF', 'DIGEST')),
    digest_on date
);

-- One-time links, which take up an account, or give one in use new factors. Only the SHA-256 of the token is stored.
create table moderator_invitation (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    moderator_id int not null references moderator,
    purpose text not null default 'INVITE' check (purpose in ('INVITE', 'RESET')),
    -- who made it: only one that is used makes its owner owe anything, else links would make colleagues count less
    by_moderator_id int references moderator,
    expires_at timestamptz not null,
    used_at timestamptz
);

create index moderator_invitation_moderator on moderator_invitation (moderator_id);

-- Who owes what they may do to which colleague, since when. What the operator did on the machine is by nobody, and not here.
create table moderator_dependence (
    moderator_dependence_id bigint generated always as identity primary key,
    moderator_id int not null references moderator on delete cascade,
    by_moderator_id int not null references moderator check (by_moderator_id <> moderator_id),
    act text not null check (act in ('INVITED', 'RESET', 'PROMOTED', 'RESTORED')),
    at timestamptz not null
);

create index moderator_dependence_of on moderator_dependence (moderator_id, at);

create table moderator_totp (
    moderator_id int primary key references moderator,
    -- AES-256-GCM; the key is derived from the pepper and never stored
    sealed_secret bytea not null,
    -- no code of this step or an earlier one is taken again
    last_step bigint not null,
    added_at timestamptz not null
);

create table moderator_passkey (
    passkey_id int generated always as identity primary key,
    moderator_id int not null references moderator,
    credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
    -- attested credential data of WebAuthn: the public key is in it
    credential bytea not null,
    sign_count bigint not null check (sign_count >= 0),
    is_backup_eligible boolean not null,
    is_backed_up boolean not null,
    name text not null check (length(name) between 1 and 60),
    added_at timestamptz not null,
    used_at timestamptz
);

create index moderator_passkey_moderator on moderator_passkey (moderator_id);

create table moderator_recovery_code (
    moderator_id int not null references moderator,
    code_hash bytea not null check (octet_length(code_hash) = 32),
    used_at timestamptz,
    primary key (moderator_id, code_hash)
);

-- Challenges of passkeys are signed, not stored; one that was answered is not taken twice.
create table spent_challenge (
    nonce bytea primary key check (octet_length(nonce) = 16),
    expires_at timestamptz not null
);

create table moderator_session (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    -- what forms call it by: its token is a secret
    session_id bigint generated always as identity constraint moderator_session_session_id unique,
    moderator_id int not null references moderator,
    -- two of the states open nothing but the way to the third
    state text not null check (state in ('SECOND_STEP', 'SET_UP', 'COMPLETE')),
    -- coarse: "Firefox, Linux"
    browser text check (length(browser) <= 40),
    opened_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
);

create index moderator_session_moderator on moderator_session (moderator_id);

-- Failures in a row, counted by address and network, by address alone, or by address and known device: each has a keyed hash of
-- its own. An unknown address counts like a known one, so that the growing pause says nothing about who has an account. A step
-- that went well takes back its own count, so that it can come down to none.
create table sign_in_failure (
    key_hash bytea primary key check (octet_length(key_hash) = 32),
    failures int not null check (failures >= 0),
    last_at timestamptz not null,
    -- no password is looked at before
    paused_until timestamptz not null
);

create index sign_in_failure_last on sign_in_failure (last_at);

-- What one person proposed and a second one has yet to confirm. That these are two people is a constraint; whether they count as
-- two is asked of their accounts.
create table joint_act (
    joint_act_id bigint generated always as identity primary key,
    kind text not null check (kind in ('REOPEN', 'ERASE', 'ADMINISTRATOR')),
    subject text not null,
    -- of the ballot that is to be erased; forgotten with the proposal
    leaf_index bigint check (leaf_index >= 0),
    reason text check (length(btrim(reason)) > 0 and length(reason) <= 2000),
    proposed_by int not null references moderator,
    proposed_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > proposed_at),
    confirmed_by int references moderator,
    by_operator boolean not null default false,
    confirmed_at timestamptz,
    dropped_at timestamptz,
    check (confirmed_by <> proposed_by),
    check ((confirmed_at is not null) = (confirmed_by is not null or by_operator)),
    check (confirmed_by is null or not by_operator),
    check (confirmed_at is null or dropped_at is null)
);

create unique index joint_act_open on joint_act (kind, subject, coalesce(leaf_index, -1))
    where confirmed_at is null and dropped_at is null;

-- The account of every act of those who work here. Numbered without gaps by one sequencer (audit_head, locked by whoever
-- writes): sequences of the database do not follow the order of commits. Each hash covers the one before it.
create table audit_entry (
    sequence bigint primary key check (sequence > 0),
    at timestamptz not null,
    -- null when no colleague acted: the service by the clock, or whoever operates it by the command line
    moderator_id int references moderator,
    role text not null check (role in ('READER', 'MODERATOR', 'ADMINISTRATOR', 'SERVICE', 'OPERATOR')),
    act text not null check (act ~ '^[a-z]+(-[a-z]+)*$'),
    subject text not null,
    -- as written, not as the database would write it: the hash covers these very characters
    before text check (json_typeof(before::json) = 'object'),
    after text check (json_typeof(after::json) = 'object'),
    reason text check (length(reason) between 1 and 2000),
    salt bytea not null check (octet_length(salt) = 16),
    content_hash bytea not null check (octet_length(content_hash) = 32),
    hash bytea not null check (octet_length(hash) = 32),
    check ((moderator_id is null) = (role in ('SERVICE', 'OPERATOR')))
);

create index audit_entry_subject on audit_entry (subject, sequence);

create index audit_entry_act on audit_entry (act, sequence);

-- What a colleague did last.
create index audit_entry_moderator on audit_entry (moderator_id, sequence);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

create table audit_head (
    is_only boolean primary key default true check (is_only),
    sequence bigint not null,
    hash bytea not null check (octet_length(hash) = 32)
);

insert into audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));
