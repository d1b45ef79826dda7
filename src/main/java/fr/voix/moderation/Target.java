package fr.voix.moderation;

import java.util.LinkedHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an amendement would change. */
final class Target {

    private Target() {}

    /** {@code ARTICLE 49, ÉTAT B, Sécurités}: as official as it comes, without what it repeats. */
    static String of(String titre, String designation, String mission) {
        var parts = Stream.of(designation, titre, mission)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.toMap(String::toLowerCase, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        return String.join(", ", parts.values());
    }
}
