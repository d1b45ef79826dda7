-- Moderators ask each other about a petition where they talk to each other anyway.
drop table petition_opinion;
