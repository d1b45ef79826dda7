-- Where the text of a question changed after votes were cast: the t1 leaf that says so, and how many ballots counted before it.
-- Both follow from the public leaves; they stand here so that a page need not read millions of them. No time, as in the urn.
create table text_change (
    urn_id bigint not null,
    leaf_index bigint not null check (leaf_index > 0),
    ballots bigint not null check (ballots > 0),
    primary key (urn_id, leaf_index)
);
