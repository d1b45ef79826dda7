update urn u
set uid = s.uid
from scrutin s
where s.urn_id = u.urn_id and u.uid is null;
