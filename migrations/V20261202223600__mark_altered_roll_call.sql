-- The hash of votes is too dear to make for each row of a list: what a look at all of them found is kept, and readers ask for it.
alter table scrutin_public
    add column is_altered boolean not null default false;
comment on column scrutin_public.is_altered is E'retention: official; subject: nobody\nwhether the last look found it not as it was imported';

create or replace view sound_roll_call as
select s.*
from scrutin_public s
where not s.is_altered and (s.head_sha256 is null or s.head_sha256 = roll_call_head(s));
