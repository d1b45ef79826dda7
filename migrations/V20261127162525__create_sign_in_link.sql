-- Links by which the owner of an account gets past a pause. Only the SHA-256 of a token is stored; what is old goes.
create table sign_in_link (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    moderator_id int not null references moderator on delete cascade,
    expires_at timestamptz not null,
    used_at timestamptz
);

create index sign_in_link_of on sign_in_link (moderator_id, expires_at);
