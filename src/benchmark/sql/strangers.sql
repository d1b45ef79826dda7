-- What a stranger asks for who counts every urn again, a kind and an address a line: its full tiles.
select kind, '/scrutins/' || uid || '/urne/tile/' || level || '/' || case when n < 1000 then '' else 'x' || to_char(n / 1000, 'FM000') || '/' end
  || to_char(n % 1000, 'FM000')
from urn, generate_series(0, size / 256 - 1) n, (values ('leaves', 'entries'), ('hashes', '0')) t (kind, level)
where uid in (select uid from scrutin);
