-- What is published of urns against which nothing is known: whatever tells the public figures reads them here, so that those of an
-- urn that contradicts itself are in no list, sum, ranking or export.
create view sound_urn as
select p.*
from published_urn p
where not exists (select from urn_stop s where s.uid = p.uid and s.released_at is null);
