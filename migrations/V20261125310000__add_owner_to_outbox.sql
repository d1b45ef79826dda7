-- Whose letters these are, so that they go when what is kept of that person goes: a hash under the pepper, which with this
-- database alone names no row. It is there as long as the letter is.
alter table outbox add column owner_key uuid;
alter table outbox add check (owner_key is null or recipient is not null);
create index outbox_owner on outbox (owner_key) where owner_key is not null;

-- References named signatures and follows, and stood beside a time: of what was posted so far, nothing is left to compare.
update outbox
set reference = split_part(reference, '/', 1) || '/' || mail_id
where reference ~ '^(signature-confirm|signature-signed|signature-full|follow-confirm|follow-known|follow|news)/';
