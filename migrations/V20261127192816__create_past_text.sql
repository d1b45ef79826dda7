-- What urns were about before their text changed, by the hash that the t1 leaf of that time names: whoever voted or signed earlier
-- can read again what the leaf commits to. Never a wording that moderators withheld.
create table past_text (
    urn_id bigint not null,
    sha256 bytea not null check (octet_length(sha256) = 32),
    text text not null,
    primary key (urn_id, sha256)
);
