package fr.voix.theme.suggestion;

/** A question that was read: what is known about it, and its words. */
record Reading(QuestionFacts subject, Lexemes lexemes) {}
