-- Who may be shown, who waits for an answer, and who signed in another part than most: each few beside all signatures.
create index signature_public on signature (urn_id, signature_id)
    where is_name_public and leaf_index is not null and name is not null;
create index signature_news on signature (urn_id, signature_id)
    where wants_news and leaf_index is not null and address is not null;
create index signature_role on signature (urn_id, role)
    where role <> 'SIGNATORY' and leaf_index is not null;

-- A petition of which everything personal that may be erased was: nobody looks through its signatures again.
create table signature_erasure (
    urn_id bigint not null,
    -- who asked for the answer stays longer
    stage text not null check (stage in ('OTHERS', 'ALL')),
    erased_at timestamptz not null,
    primary key (urn_id, stage)
);
