package fr.voix.desk.petition;

import fr.voix.base.audit.Act;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hiding something of a petition from everybody, or showing it again. */
enum Visibility {
    HIDE(false, true, Act.PETITION_HIDE, EventKind.HIDDEN, "hidden"),
    SHOW(false, false, Act.PETITION_SHOW, EventKind.SHOWN, "shown"),
    AUTHOR_HIDE(true, true, Act.PETITION_AUTHOR_HIDE, EventKind.AUTHOR_HIDDEN, "author.hidden"),
    AUTHOR_SHOW(true, false, Act.PETITION_AUTHOR_SHOW, EventKind.AUTHOR_SHOWN, "author.shown");

    private final boolean isOfAuthor;
    private final boolean isHiding;
    private final Act act;
    private final EventKind event;
    private final String done;

    Visibility(boolean isOfAuthor, boolean isHiding, Act act, EventKind event, String done) {
        this.isOfAuthor = isOfAuthor;
        this.isHiding = isHiding;
        this.act = act;
        this.event = event;
        this.done = done;
    }

    /** By its name in forms. */
    static Optional<Visibility> ofKey(String key) {
        return Arrays.stream(values())
                .filter(one ->
                        one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(key))
                .findFirst();
    }

    /** Whether it concerns the author; otherwise it concerns the petition as a whole. */
    boolean isOfAuthor() {
        return isOfAuthor;
    }

    boolean isHiding() {
        return isHiding;
    }

    Act act() {
        return act;
    }

    EventKind event() {
        return event;
    }

    /** What it says of a petition for which it was done before. */
    String done() {
        return done;
    }

    boolean isDone(Petition petition) {
        return (isOfAuthor ? petition.isAuthorHidden() : petition.isHidden()) == isHiding;
    }

    /** As the account has it; no name goes in. */
    static Map<String, Object> state(boolean isOfAuthor, boolean isHidden) {
        return isOfAuthor ? Map.of("author", isHidden ? "author-hidden" : "author-shown") : Map.of("shown", !isHidden);
    }
}
