-- For the list of official roll-calls, page by page.
create index scrutin_public_newest on scrutin_public (legislature desc, numero desc, uid desc);
