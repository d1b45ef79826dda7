-- For at most 72 hours: writes that came with an Idempotency-Key and were carried out, so that a repeat is not. One voter in one
-- urn, as in `ballot`; keys and requests only as HMACs bound to both, so that nothing joins two urns. No time but the day.
create table ballot_request (
    urn_id bigint not null,
    voter_key uuid not null,
    key_hash bytea not null check (octet_length(key_hash) = 16),
    -- of what was asked under the key
    request_hash bytea not null check (octet_length(request_hash) = 16),
    -- where the b1 leaf stands of the ballot that it left standing; null when it left none
    leaf_index bigint check (leaf_index > 0),
    day date not null,
    primary key (urn_id, voter_key, key_hash)
);

create index ballot_request_day on ballot_request (day);
