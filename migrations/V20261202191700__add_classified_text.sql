-- Which text was classified: where the question of the scrutin is another one by now, a moderator looks at its themes again.
alter table scrutin_theme add question_sha256 bytea check (octet_length(question_sha256) = 32);

comment on column scrutin_theme.question_sha256 is e'retention: replaced; subject: nobody\nthe text that was classified; null for what followed the merge of two themes';
