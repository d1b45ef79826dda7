-- The last hour under which the counts of an urn were noted in tally_history: whoever notes them next, by whatever clock, notes
-- them under no earlier one. No finer than that table is.
alter table urn add column last_hour timestamptz;
