package fr.voix.feed;

import fr.voix.closure.ClosingEvent;

/** A closing in the words of one language. */
record ToldClosing(ClosingEvent event, NamedScrutin scrutin, ClosingText text) {}
