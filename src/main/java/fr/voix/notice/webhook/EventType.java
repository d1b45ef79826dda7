package fr.voix.notice.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a receiver can be told of. */
public enum EventType {
    CLOS("scrutin.clos"),
    ROUVERT("scrutin.rouvert"),
    SEUIL("scrutin.seuil"),
    CLASSE("scrutin.classe"),
    PETITION_PUBLIEE("petition.publiee"),
    /** As many signatures as the rules ask for an answer, a publication or a debate. */
    PETITION_SEUIL("petition.seuil"),
    PETITION_REPONSE("petition.reponse"),
    PETITION_CLOSE("petition.close"),
    /** Nothing happened, and it is about nothing. Receivers cannot subscribe to it. */
    ESSAI("essai");

    private final String key;

    EventType(String key) {
        this.key = key;
    }

    /** Its name in messages, in the table and in forms. */
    public String key() {
        return key;
    }

    boolean isOfPetition() {
        return key.startsWith("petition.");
    }

    boolean hasThreshold() {
        return this == SEUIL || this == PETITION_SEUIL;
    }

    /** Those that a webhook is made for. */
    public static List<EventType> offered() {
        return Arrays.stream(values()).filter(type -> type != ESSAI).toList();
    }

    public static Optional<EventType> ofKey(String key) {
        return Arrays.stream(values()).filter(type -> type.key.equals(key)).findFirst();
    }
}
