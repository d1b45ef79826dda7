-- Letters about one event of a petition to all signatories who asked for news: how far they got.

create table news_round (
    petition_id bigint not null references petition on delete cascade,
    event_number int not null,
    kind text not null check (kind in ('ANSWER_PUBLISHED', 'DEBATE_PUBLISHED', 'THRESHOLD', 'CLOSED')),
    -- which threshold
    code text,
    -- the last signature that was written to
    after uuid,
    is_done boolean not null default false,
    primary key (petition_id, event_number)
);

create index news_round_open on news_round (petition_id, event_number) where not is_done;
