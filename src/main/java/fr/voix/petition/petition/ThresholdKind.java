package fr.voix.petition.petition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Of which an answer or a debate that stands is all that they would bring about. */
    public static Set<ThresholdKind> ofAnswers(String[] kinds) {
        return Arrays.stream(kinds).map(ThresholdKind::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** The one of that name, if there is one. */
    public static Optional<ThresholdKind> ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
