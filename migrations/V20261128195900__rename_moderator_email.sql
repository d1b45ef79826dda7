-- The address of a colleague is called as that of everybody else.
alter table moderator rename column email to mail;
