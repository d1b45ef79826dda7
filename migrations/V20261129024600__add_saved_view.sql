-- Orders and filters of the queue that a colleague keeps under a name.
create table saved_view (
    moderator_id int not null references moderator on delete cascade,
    name text not null check (length(name) between 1 and 60),
    -- the end of an address
    query text not null check (length(query) between 1 and 2000),
    primary key (moderator_id, name)
);
