-- For the console that shows the last 72 hours of all urns; a batch changes no hour, so that its updates stay in their page.
create index tally_history_hour on tally_history (hour);
