-- It named closings in a calendar and in a feed, and neither is there any more. A page says when its scrutin closes.
drop table closing_notice;
