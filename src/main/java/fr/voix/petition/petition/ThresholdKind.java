package fr.voix.petition.petition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a number of signatures brings about; how many is configuration. */
public enum ThresholdKind {
    /** The person or body to whom it is addressed answers. */
    ANSWER,
    /** Shown on the front page and handed to the commission. */
    PUBLICATION,
    /** A debate in the sitting. */
    DEBATE;

    /** Its name in message keys, codes of events and the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name, if there is one. */
    public static Optional<ThresholdKind> ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
