-- Asked every few seconds; what is done falls out of these.
create index petition_unerased on petition (petition_id)
    where text_erased_at is null and published_at is null and state in ('LAPSED', 'WITHDRAWN');
create index petition_author_unsigned on petition_author (petition_id) where signed_at is null;
