-- A decision may be taken back: the scrutin is then unclassified again, and the record says so.
alter table classification drop constraint classification_themes_after_check;
alter table classification add constraint classification_themes_after_check
    check (cardinality(themes_after) between 0 and 4);

-- The decision whose doing this one put back, if that is what it did.
alter table classification add column undoes_id bigint references classification;

create index classification_moderator on classification (moderator_id, classification_id desc);
