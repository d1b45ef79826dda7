package fr.voix.architecture;

/** A planted offender: named for being useful. */
public final class HelpfulUtil {}
