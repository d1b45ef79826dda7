-- The order and the filter of the queue stand in its address, which a browser keeps as a bookmark.
drop table saved_view;
