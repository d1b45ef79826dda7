-- The list by date goes on from a line without sorting, the counts of shelves read no row, and the newest events are the
-- first ones of an index.
create index petition_newest on petition (coalesce(published_at, created_at) desc, petition_id desc) where is_shown;
create index petition_shelf on petition (state) where is_shown;
create index petition_event_newest on petition_event (occurred_at desc, petition_id desc, number desc);

-- What is still kept of signatories, a little at a time.
create index signature_kept on signature (urn_id) where leaf_index is not null and address is not null;
