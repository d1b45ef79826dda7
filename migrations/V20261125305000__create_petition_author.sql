-- What is kept of an author beside the sealed name and address: gone with the person's erasure, and with the petition.
create table petition_author (
    petition_id bigint primary key references petition on delete cascade,
    -- HMAC under the pepper of the canonical address: to find the petitions of whoever lost the link
    author_key uuid not null,
    -- SHA-256 of the petition's words while it may still come to something: a form that is sent twice makes one petition
    text_sha256 bytea check (octet_length(text_sha256) = 32),
    -- for the author's own signature, counted once the address is confirmed
    country text not null check (country ~ '^[A-Z]{2}$'),
    departement text check (departement ~ '^(\d{2}|2[AB]|9[78]\d)$'),
    signed_at timestamptz,
    created_at timestamptz not null,
    -- mails with the private link that were asked for
    links int not null default 0,
    linked_at timestamptz,
    unique (author_key, text_sha256)
);

create index petition_author_recent on petition_author (author_key, created_at);

alter table petition
    -- the words of one that lapsed are erased: a sign stands in their place
    add column text_erased_at timestamptz;
