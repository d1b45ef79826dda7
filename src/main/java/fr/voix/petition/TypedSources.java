package fr.voix.petition;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** The addresses that a petition leans on, as they are typed: one a line. */
public final class TypedSources {

    private TypedSources() {}

    /** Without empty lines, each once. */
    public static List<String> of(TypedText typed) {
        return typed.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /** The number of the first one that is no address of the web by https, from 1 on. */
    public static Optional<Integer> firstFlawed(List<String> sources) {
        for (int i = 0; i < sources.size(); i++) {
            if (!isAddress(sources.get(i))) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private static boolean isAddress(String line) {
        if (PetitionText.length(line) > PetitionText.LONGEST_SOURCE || !line.startsWith("https://")) {
            return false;
        }
        try {
            var address = new URI(line);
            // a name before the host would pass for one: https://assemblee-nationale.fr@attacker.example
            return address.getHost() != null && address.getHost().contains(".") && address.getRawUserInfo() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
