-- Moderators are shown which others ask for something like it.
create index petition_titre_words on petition using gin (to_tsvector('french', titre));
