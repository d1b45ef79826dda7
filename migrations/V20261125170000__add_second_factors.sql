-- What an authenticator knows an account by: random, so that it says nothing about anybody.
alter table moderator add column user_handle uuid not null default gen_random_uuid();
alter table moderator add constraint moderator_user_handle unique (user_handle);

alter table moderator add column suspended_at timestamptz;

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
    credential_id bytea not null check (octet_length(credential_id) between 1 and 1023),
    -- attested credential data of WebAuthn: the public key is in it
    credential bytea not null,
    sign_count bigint not null check (sign_count >= 0),
    is_backup_eligible boolean not null,
    is_backed_up boolean not null,
    name text not null check (length(name) between 1 and 60),
    added_at timestamptz not null,
    used_at timestamptz,
    unique (credential_id)
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
