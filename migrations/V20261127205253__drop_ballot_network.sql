-- The view was for instances that ran what came before origin_mark; none was released.
drop view ballot_network;
alter table origin_mark alter column kind drop default;
