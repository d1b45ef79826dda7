-- Nobody entrusts a scrutin or leaves it for later any more: it is decided, or it waits for everybody.
drop table scrutin_charge;
