package fr.voix.base.answer;

/** An answer and its validity; versions that the validity compares must have been read before the answer was made. */
public record Kept(Answer answer, Validity validity) {}
