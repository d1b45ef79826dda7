-- A sitemap is split where so many uids are over; that is found without reading the amendements themselves.
create index amendement_sitemap on amendement (uid) include (imported_at);
