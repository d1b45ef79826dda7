-- For the feed of new scrutins.
create index scrutin_opened on scrutin (opened_at desc, uid desc);
