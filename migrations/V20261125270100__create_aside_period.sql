-- From which leaf to which a ballot did not count because moderators had set it aside: its m1 leaf, and the r1 leaf that ended
-- it, if any. All of it follows from the public leaves; it stands here so that the history of a scrutin need not read millions of
-- them. Nothing of a person, and no time.
create table aside_period (
    urn_id bigint not null,
    -- of the ballot
    leaf_index bigint not null,
    choice text not null check (choice in ('P', 'C', 'A')),
    from_index bigint not null check (from_index > leaf_index),
    to_index bigint check (to_index > from_index),
    primary key (urn_id, leaf_index, from_index)
);
