-- Thresholds that no event speaks of yet, and petitions in the order in which moderators read them.
create index petition_threshold_untold on petition_threshold (reached_at) where told_at is null;
create index petition_hidden on petition (petition_id) where is_hidden;
