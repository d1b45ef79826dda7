package fr.voix.theme.summary;

import io.micronaut.core.annotation.Nullable;

/** What became of a sentence that a moderator wrote. Anything but {@link Written} changed nothing. */
public sealed interface WriteResult {

    record Written() implements WriteResult {}

    record UnknownScrutin() implements WriteResult {}

    /** @param isEnglish whether it is the English sentence that is flawed */
    record Flawed(SummaryFlaw flaw, boolean isEnglish) implements WriteResult {}

    /** Another colleague wrote or decided since the form was shown. */
    record Changed(@Nullable Summary current) implements WriteResult {}
}
