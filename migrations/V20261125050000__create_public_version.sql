-- Counts the changes of what public pages show besides the urns (imports, themes, moderators' acts), so that every instance
-- knows when a page that it keeps is out of date. One row.
create table public_version (
    is_only boolean primary key default true check (is_only),
    version bigint not null
);

insert into public_version (version) values (1);
