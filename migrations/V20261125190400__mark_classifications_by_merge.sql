-- The theme whose merge, or whose return from one, this line follows from; null for a decision on this very scrutin.
alter table classification add column merged_theme_id int references theme;
create index classification_merged on classification (merged_theme_id, classification_id) where merged_theme_id is not null;
