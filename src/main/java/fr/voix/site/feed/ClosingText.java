package fr.voix.site.feed;

import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.NamedScrutin;
import fr.voix.vote.scrutin.ClosingEvent;

/** What is said of a closing. */
record ClosingText(String title, String text) {

    static ClosingText of(ClosingEvent event, NamedScrutin scrutin, Messages m) {
        var at = m.moment(event.at());
        var fate = switch (event.state()) {
            case AHEAD -> m.t("closing.ahead.text", at);
            case WITHDRAWN -> m.t("closing.withdrawn.text", at);
            case DONE -> m.t("closing.done.text", at) + " " + ResultSentence.of(event.closure(), m);
        };
        var key = switch (event.state()) {
            case AHEAD -> "closing.ahead";
            case WITHDRAWN -> "closing.withdrawn";
            case DONE -> "closing.done";
        };
        return new ClosingText(m.t(key, scrutin.title()), fate + " " + scrutin.about());
    }
}
