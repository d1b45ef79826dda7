package fr.voix.petition.signature;

import fr.voix.urn.crowd.OriginMark;
import io.micronaut.core.annotation.Nullable;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a signature may have in common with others of its petition.
 *
 * @param domain of its address; null for one of a domain of half the country
 * @param asked from which network, while that is known
 */
record SignatureMarks(
        @Nullable OriginMark domain,
        OriginMark confirmed,
        @Nullable OriginMark asked) {

    /** What tells the most comes first. */
    Stream<OriginMark> all() {
        return Stream.of(domain, confirmed, asked).filter(Objects::nonNull);
    }
}
