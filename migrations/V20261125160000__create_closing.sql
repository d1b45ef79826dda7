-- Each closing of an urn: where its z1 leaf stands, when, and what counted. All but the time follow from the public leaves;
-- they stand here so that a page need not read millions of them. The time is the moderators', not a ballot's.
create table closing (
    urn_id bigint not null,
    leaf_index bigint not null check (leaf_index > 0),
    closed_at timestamptz not null,
    pour bigint not null check (pour >= 0),
    contre bigint not null check (contre >= 0),
    abstention bigint not null check (abstention >= 0),
    -- ballots that counted at the closing and were erased by their authors while the urn stayed closed
    erased bigint not null default 0 check (erased >= 0),
    primary key (urn_id, leaf_index)
);
