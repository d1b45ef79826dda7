package fr.voix.theme.suggestion;

/** The data on a question, and its stems. */
record Reading(QuestionFacts subject, Lexemes lexemes) {}
