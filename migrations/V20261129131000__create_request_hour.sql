-- How many requests of an hour were answered, and how many of them without a fault of the service, by class of route. Instances add
-- what they counted; the register states it. No row says who asked, or for what.
create table request_hour (
    hour timestamptz not null,
    class text not null check (class in ('vote', 'page', 'api', 'embed')),
    good bigint not null check (good >= 0),
    total bigint not null check (total >= good),
    primary key (hour, class)
);
