-- Signatures of petitions: asked for, counted, set aside, erased.

-- A signature waits for its confirmation by e-mail (leaf_index is null) or is counted (it is not). No time stands beside one
-- that is counted: times would tie one person's signatures together.
create table signature (
    urn_id bigint not null,
    signature_id uuid not null,
    -- HMACs under the pepper, of the petition with the canonical address, and with address and name: who may sign how often
    address_key uuid not null,
    slot smallint not null check (slot in (1, 2)),
    name_key uuid not null,
    role text not null check (role in ('AUTHOR', 'SPONSOR', 'SIGNATORY')),
    tier smallint not null default 1 check (tier between 0 and 2),
    -- sealed with a key that is not in this database; null once erased
    name bytea,
    address bytea,
    language text not null check (language in ('fr', 'en')),
    country text not null check (country ~ '^[A-Z]{2}$'),
    departement text check (departement ~ '^(\d{2}|2[AB]|9[78]\d)$'),
    is_name_public boolean not null,
    -- a name comes into the public list once it was looked at: by the service first, which holds back what looks like an address
    -- or like somebody well known, and then, if it was held, by a moderator
    name_state text not null default 'NEW' check (name_state in ('NEW', 'FREE', 'ADDRESS', 'PERSON', 'MIXED', 'REFUSED')),
    -- and together with others: whoever watches a small petition does not see name, place and leaf of one person appear at once
    is_listed boolean not null default false,
    wants_news boolean not null,
    -- until it is confirmed: when it was asked for, how many mails went out, how many wrong codes were typed
    asked_at timestamptz,
    mails smallint not null default 1 check (mails between 1 and 5),
    tries smallint not null default 0,
    leaf_index bigint,
    secret bytea check (octet_length(secret) = 32),
    nonce bytea check (octet_length(nonce) = 16),
    -- under which rule it is set aside, and of which decision or group the number is; null for one that counts
    aside_rule text check (aside_rule ~ '^[a-z]{1,30}$'),
    aside_id bigint check (aside_id > 0),
    primary key (urn_id, signature_id),
    unique (urn_id, address_key, slot),
    unique (urn_id, name_key),
    check (num_nonnulls(leaf_index, secret, nonce) in (0, 3)),
    check ((asked_at is null) = (leaf_index is not null)),
    constraint signature_aside check (num_nonnulls(aside_rule, aside_id) in (0, 2)),
    constraint signature_aside_is_in_urn check (aside_id is null or leaf_index is not null)
) with (fillfactor = 80);

-- Who may be shown, who waits for an answer, and who signed in another part than most: each few beside all signatures.
create index signature_listed on signature (urn_id, signature_id)
    where is_listed and is_name_public and leaf_index is not null and name is not null;
create index signature_to_list on signature (name_state, urn_id)
    where not is_listed and is_name_public and leaf_index is not null and name is not null;
create index signature_news on signature (urn_id, signature_id)
    where wants_news and leaf_index is not null and address is not null;
create index signature_role on signature (urn_id, role)
    where role <> 'SIGNATORY' and leaf_index is not null;
create index signature_of_aside on signature (urn_id, aside_id, signature_id) where aside_id is not null;

-- What is still kept of signatories, a little at a time.
create index signature_unconfirmed on signature (asked_at) where asked_at is not null;
create index signature_kept on signature (urn_id) where leaf_index is not null and address is not null;

-- The network from which a signature was asked for, until it is counted, and for 72 hours at most; see origin_mark.
create unlogged table asked_mark (
    urn_id bigint not null,
    signature_id uuid not null,
    day date not null,
    mark bytea not null check (octet_length(mark) = 16),
    primary key (urn_id, signature_id)
);

create index asked_mark_day on asked_mark (day);

-- Counted signatures by where people live.
create table signature_departement (
    urn_id bigint not null,
    place text not null,
    signatures bigint not null check (signatures >= 0),
    primary key (urn_id, place)
);

comment on column signature_departement.place is
    'Code of a département, 00 for France without one, 99 for everywhere else; a country may stand as its own code.';

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

-- A petition of which everything personal that may be erased was: nobody looks through its signatures again.
create table signature_erasure (
    urn_id bigint not null,
    -- who asked for the answer stays longer
    stage text not null check (stage in ('OTHERS', 'ALL')),
    erased_at timestamptz not null,
    primary key (urn_id, stage)
);
