-- The network from which a signature was asked for, until it is counted, and for 72 hours at most; see origin_mark.
create unlogged table asked_mark (
    urn_id bigint not null,
    signature_id uuid not null,
    day date not null,
    mark bytea not null check (octet_length(mark) = 16),
    primary key (urn_id, signature_id)
);

create index asked_mark_day on asked_mark (day);
