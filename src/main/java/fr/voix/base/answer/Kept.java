package fr.voix.base.answer;

/** An answer, and how long it is good for; what that depends on must have been noted before the answer was made. */
public record Kept(Answer answer, Validity validity) {}
