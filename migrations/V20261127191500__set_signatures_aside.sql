-- Under which rule a signature is set aside, and of which decision or group the number is; null for one that counts.
alter table signature
    add column aside_rule text check (aside_rule ~ '^[a-z]{1,30}$'),
    add column aside_id bigint check (aside_id > 0),
    add constraint signature_aside check (num_nonnulls(aside_rule, aside_id) in (0, 2)),
    add constraint signature_aside_is_in_urn check (aside_id is null or leaf_index is not null);

create index signature_of_aside on signature (urn_id, aside_id, signature_id) where aside_id is not null;
