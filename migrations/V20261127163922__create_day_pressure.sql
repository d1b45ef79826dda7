-- How hard a day pressed on an urn, in classes so coarse that they name nobody; kept when the networks of that day are forgotten.
-- Only days of a hundred ballots or more have a row.
create table day_pressure (
    urn_id bigint not null,
    day date not null,
    -- of the day's standing ballots: the share of the network that brought the most, and of those that were ever set aside
    largest text not null check (largest in ('none', 'under-5', '5-10', '10-25', 'over-25')),
    aside text not null check (aside in ('none', 'under-5', '5-10', '10-25', 'over-25')),
    primary key (urn_id, day)
);
