-- What witnesses say of the register. Of what was signed only three heads stay: the newest, the newest that enough of them
-- co-signed, and the first after that, from which on something is not attested.
create table cosigned_head (
    origin text not null,
    size bigint not null check (size >= 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    seen_at timestamptz not null,
    attested_at timestamptz,
    primary key (origin, size)
);

create table cosignature (
    origin text not null,
    size bigint not null,
    -- name and id of the key
    cosigner text not null,
    line text not null,
    primary key (origin, size, cosigner),
    foreign key (origin, size) references cosigned_head on delete cascade
);

-- How each witness of the policy answered last.
create table witness (
    origin text not null,
    url text not null,
    asked_size bigint not null,
    asked_at timestamptz not null,
    known_size bigint not null check (known_size >= 0),
    failing_since timestamptz,
    failure text,
    contradiction text,
    primary key (origin, url)
);

-- Which instance asks: one at a time, and another one when it is not heard of any more.
create table cosign_turn (
    origin text primary key,
    holder uuid not null,
    ends_at timestamptz not null
);
