-- Themes change: they are described, renamed, retired, merged. A theme is never deleted, so that what was decided under it can
-- still be read.
alter table theme
    add column description text not null default '' check (length(description) <= 500),
    add column description_en text not null default '' check (length(description_en) <= 500),
    -- no longer offered to whoever classifies
    add column retired_at timestamptz,
    -- its scrutins and its address went to that one
    add column merged_into int references theme check (merged_into <> theme_id),
    -- grows with every change; a form that has seen another one is refused
    add column version int not null default 1 check (version > 0),
    add column changed_at timestamptz not null default now();

-- Every address that a theme has or had: none leads to another theme, ever.
create table theme_slug (
    slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
    theme_id int not null references theme,
    unique (theme_id, slug)
);

insert into theme_slug (slug, theme_id)
select slug, theme_id from theme;

alter table theme
    add foreign key (theme_id, slug) references theme_slug (theme_id, slug) deferrable initially deferred;

-- The theme that an address of today or of former times leads to, by way of every merge.
create function current_theme(asked text) returns int
language sql
stable
as $$
    with recursive way as (
        select t.theme_id, t.merged_into
        from theme_slug s
        join theme t using (theme_id)
        where s.slug = asked
        union all
        select t.theme_id, t.merged_into
        from way w
        join theme t on t.theme_id = w.merged_into
    )
    select theme_id
    from way
    where merged_into is null
$$;
