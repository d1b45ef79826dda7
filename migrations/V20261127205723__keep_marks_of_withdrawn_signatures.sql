-- Places of mailboxes whose signature was set aside, or waited, when it was taken back. The mark belongs to the mailbox and not to
-- the signature: whoever takes it back and signs again stays under the decision. Nothing but a keyed hash of the petition with the
-- address; gone with the decision, with a new signature that bears the mark, and with what is kept of the petition's signatories.
create table signature_aside (
    urn_id bigint not null,
    address_key uuid not null,
    slot smallint not null check (slot in (1, 2)),
    rule text not null check (rule ~ '^[a-z]{1,30}$'),
    set_aside_id bigint not null check (set_aside_id > 0),
    primary key (urn_id, address_key, slot)
);

create index signature_aside_decision on signature_aside (urn_id, set_aside_id);
