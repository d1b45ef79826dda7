-- What a stranger asks for who counts every urn again, an address a line: its full tiles, the leaves of each before their hashes.
select '/scrutins/' || uid || '/urne/tile/' || level || '/' || case when n < 1000 then '' else 'x' || to_char(n / 1000, 'FM000') || '/' end
  || to_char(n % 1000, 'FM000')
from urn, generate_series(0, size / 256 - 1) n, unnest(array['entries', '0']) level
where uid in (select uid from scrutin)
order by uid, n, level desc;
