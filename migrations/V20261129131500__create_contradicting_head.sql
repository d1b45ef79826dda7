-- Heads that our own key signed and that do not go on from each other, with the lines of those who co-signed them. Nothing here is ever
-- deleted: it shows that two histories were signed, and which.
create table contradicting_head (
    origin text not null,
    size bigint not null check (size >= 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    kept_at timestamptz not null,
    primary key (origin, size, root)
);
