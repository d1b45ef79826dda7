-- Since when the account has had what a complete sign-in takes; from anew after a reset, null until its owner has chosen.
alter table moderator add column complete_at timestamptz;
