-- Refusals that were read again: what was erased of them before says nothing of the signatures that came since.
delete from signature_erasure e
using petition p
where p.urn_id = e.urn_id
    and (p.state in ('SPONSORING', 'AWAITING', 'OPEN', 'SUSPENDED')
        or p.published_at > e.erased_at);
