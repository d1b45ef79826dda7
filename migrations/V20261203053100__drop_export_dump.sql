-- Exports are CSV alone, and are kept as they stand: nothing is kept of a day.
drop table export_dump;
update export_state set made = null, shown = null;
