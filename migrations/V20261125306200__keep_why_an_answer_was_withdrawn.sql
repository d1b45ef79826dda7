-- Why moderators took an answer back, as its petition's page says it.
alter table petition_answer
    add column withdrawal text check (length(btrim(withdrawal)) between 1 and 2000),
    add constraint petition_answer_withdrawal check (withdrawal is null or withdrawn_at is not null);
