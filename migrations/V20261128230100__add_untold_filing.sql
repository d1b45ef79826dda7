-- Decisions that nobody outside has been told of: for some seconds they can be taken back before anything leaves.
create table untold_filing (
    scrutin_uid text primary key references scrutin,
    -- what stood there when all were told last
    themes_before text[] not null,
    -- of the latest decision
    decided_at timestamptz not null,
    tell_after timestamptz not null
);

create index untold_filing_due on untold_filing (tell_after);
