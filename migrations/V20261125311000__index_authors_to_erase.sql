-- Asked every few seconds: whose petitions are over, and who still has an address beside them.
create index petition_author_kept on petition (state, petition_id) where author_address is not null;
