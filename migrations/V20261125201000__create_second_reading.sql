-- A sample of the decisions is decided once more, by somebody who does not see the first: how far people agree.

create table second_reading (
    classification_id bigint primary key references classification,
    moderator_id int not null references moderator,
    read_at timestamptz not null,
    -- the main theme first, as in classification
    themes text[] not null check (cardinality(themes) between 1 and 4),
    is_same_main boolean not null,
    -- the same themes, in whatever order
    is_same_set boolean not null
);

create index second_reading_read on second_reading (read_at);

-- 13 of 128: drawn by a hash of the number, so that nobody chooses
create index classification_sample on classification (classification_id)
    where (hashint8extended(classification_id, 4) & 127) < 13;
