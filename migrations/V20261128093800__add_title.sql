-- What an amendement asks, in one line: {"text", "english", "origin"}. Derived by rule when it is imported (titles.md).
alter table amendement add title jsonb
    check (title is null or coalesce(
        title ->> 'text' is not null and title ->> 'origin' in ('CREDITS', 'DISPOSITIF', 'EXPOSE'), false));
