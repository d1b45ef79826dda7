alter table contradicting_head
    drop constraint contradicting_head_pkey,
    add constraint contradicting_head_pkey primary key using index contradicting_head_by_showing;
