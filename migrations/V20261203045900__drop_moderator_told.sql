-- Colleagues are told in the morning what waits, and not of each petition that waits too long.
drop table moderator_told;
update moderator set waiting_mail = 'DIGEST' where waiting_mail = 'AT_ONCE';
alter table moderator
    drop column late_until,
    drop constraint moderator_waiting_mail_check,
    add constraint moderator_waiting_mail_check check (waiting_mail in ('OFF', 'DIGEST'));
