-- From when on the service went on from a database older than what it had published: the statement it signed, the report that the
-- statement names, and the checkpoints that stand no more. What is published here is never taken back.
create table epoch (
    epoch_number integer primary key check (epoch_number > 0),
    statement text not null,
    report text not null,
    checkpoints text not null
);
