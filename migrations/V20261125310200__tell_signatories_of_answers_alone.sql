-- Signatories are asked whether they want the answer: nothing else is sent to them.
delete from news_round where kind in ('THRESHOLD', 'CLOSED');
alter table news_round drop constraint news_round_kind_check;
alter table news_round add check (kind in ('ANSWER_PUBLISHED', 'DEBATE_PUBLISHED'));
alter table news_round drop column code;
