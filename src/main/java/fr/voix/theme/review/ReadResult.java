package fr.voix.theme.review;

import java.util.List;

/** What became of a second reading. */
public sealed interface ReadResult {

    record Read(SecondReading reading, String scrutinUid) implements ReadResult {}

    /** Another reader was faster, or the decision is none of this reader's. */
    record Gone() implements ReadResult {}

    /** Fewer than one theme or more than four. */
    record WrongNumber(int given) implements ReadResult {}

    record UnknownThemes(List<String> slugs) implements ReadResult {}
}
