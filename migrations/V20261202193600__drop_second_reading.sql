-- What is read a second time is what changed since it was classified, and no sample by lot.
drop table second_reading;
