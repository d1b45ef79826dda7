package fr.voix.site.feed;

import fr.voix.parliament.amendement.NamedScrutin;
import fr.voix.vote.scrutin.ClosingEvent;

/** A closing in the words of one language. */
record ToldClosing(ClosingEvent event, NamedScrutin scrutin, ClosingText text) {}
