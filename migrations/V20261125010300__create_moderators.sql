create table moderator (
    moderator_id int generated always as identity primary key,
    email text not null check (email = lower(email) and length(email) <= 254),
    role text not null check (role in ('READER', 'MODERATOR', 'ADMINISTRATOR')),
    -- argon2id, PHC string; null until the invitation is taken up
    password_hash text,
    invited_at timestamptz not null,
    activated_at timestamptz,
    unique (email)
);

-- One-time links. Only the SHA-256 of the token is stored.
create table moderator_invitation (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    moderator_id int not null references moderator,
    expires_at timestamptz not null,
    used_at timestamptz
);

create table moderator_session (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    moderator_id int not null references moderator,
    opened_at timestamptz not null,
    seen_at timestamptz not null
);

-- Who filed which scrutin under which themes, when, and what stood there before. Append-only.
create table classification (
    classification_id bigint generated always as identity primary key,
    scrutin_uid text not null references scrutin,
    moderator_id int not null references moderator,
    decided_at timestamptz not null,
    themes_before text[] not null,
    themes_after text[] not null check (cardinality(themes_after) between 1 and 4),
    reason text check (length(reason) <= 2000)
);

create index classification_scrutin on classification (scrutin_uid, classification_id);
