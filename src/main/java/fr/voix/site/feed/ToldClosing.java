package fr.voix.site.feed;

import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.NamedScrutin;
import fr.voix.vote.scrutin.ClosingEvent;

/** A closing in the words of one language. */
record ToldClosing(ClosingEvent event, NamedScrutin scrutin, String title, String text) {

    static ToldClosing of(ClosingEvent event, NamedScrutin scrutin, Messages m) {
        var at = m.moment(event.at());
        var key = switch (event.state()) {
            case AHEAD -> "closing.ahead";
            case WITHDRAWN -> "closing.withdrawn";
            case DONE -> "closing.done";
        };
        var result = event.state() == ClosingEvent.State.DONE ? " " + ResultSentence.of(event.closure(), m) : "";
        return new ToldClosing(
                event, scrutin, m.t(key, scrutin.title()), m.t(key + ".text", at) + result + " " + scrutin.about());
    }
}
