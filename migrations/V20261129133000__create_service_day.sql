-- How a part of the service was on a day of Paris: looks, and how many of them found it well. Kept for ninety days.
create table service_day (
    day date not null,
    part text not null check (part in ('votes', 'mail')),
    good bigint not null check (good >= 0),
    total bigint not null check (total >= good),
    primary key (day, part)
);
