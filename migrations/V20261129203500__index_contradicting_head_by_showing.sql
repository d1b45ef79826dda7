-- A head that was replaced here may be shown by a witness as well: that is a row of its own.
drop index concurrently if exists contradicting_head_by_showing;
create unique index concurrently contradicting_head_by_showing on contradicting_head (origin, size, root, is_shown);
