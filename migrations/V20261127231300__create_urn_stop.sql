-- Urns that contradict themselves or what was published of them: every instance reads here that nothing is written to them, nor
-- signed of them. By uid, since the urn itself may be what is missing. Roots in hex, as they are told.
create table urn_stop (
    uid text primary key,
    how text not null,
    noted_size bigint,
    noted_root text check (length(noted_root) = 64),
    found_size bigint,
    found_root text check (length(found_root) = 64),
    stopped_at timestamptz not null,
    -- by whoever proved the urn anew; a stop that was found before does not come back
    released_at timestamptz,
    release_reason text,
    check ((released_at is null) = (release_reason is null))
);
