-- Figures look at the decisions of some days.
create index classification_decided on classification (decided_at);
