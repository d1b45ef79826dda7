package fr.voix.architecture;

/** A planted offender: a repository that everybody can call. */
public final class LoudRepository {}
