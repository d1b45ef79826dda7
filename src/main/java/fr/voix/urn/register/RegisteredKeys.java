package fr.voix.urn.register;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.note.VerifierKey;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which keys sign from when to when. One key signs urns and the register. While instances are replaced two of them sign side by side, and
 * both stand: an earlier one ends a day after the present one began, and never by an instance that does not know of it as an earlier one.
 */
@Singleton
record RegisteredKeys(UrnKeyService keys) implements StatementSource {

    private static final List<String> PURPOSES = List.of("urne", "registre");
    private static final String STILL = "-";
    private static final Duration OVERLAP = Duration.ofDays(1);

    @Override
    public String kind() {
        return "k1";
    }

    @Override
    public List<Statement> fresh(Map<String, String> stated, Instant tick) {
        List<Statement> fresh = new ArrayList<>();
        String present = hash(keys.signer().verifierKey());
        Set<String> known = keys.known().stream().map(RegisteredKeys::hash).collect(Collectors.toSet());
        stated.values().stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields[4].equals(STILL) && !fields[2].equals(present) && known.contains(fields[2]))
                .filter(fields -> isOld(fields, tick) && isOld(own(stated, fields[1], present), tick))
                .forEach(fields -> fresh.add(statement(fields[1], fields[2], fields[3], tick.toString())));
        for (String purpose : PURPOSES) {
            Statement now = statement(purpose, present, tick.toString(), STILL);
            String own = stated.get(now.name());
            if (own == null || !own.endsWith(" " + STILL)) {
                fresh.add(now);
            }
        }
        return fresh;
    }

    private static String hash(VerifierKey key) {
        return HexFormat.of().formatHex(Sha256.hash(key.publicKey()));
    }

    /** The line of this instance's key. */
    private static String[] own(Map<String, String> stated, String purpose, String present) {
        return stated.getOrDefault(purpose + " " + present, "").split(" ");
    }

    private static boolean isOld(String[] fields, Instant tick) {
        return fields.length > 4
                && fields[4].equals(STILL)
                && !Instant.parse(fields[3]).plus(OVERLAP).isAfter(tick);
    }

    private Statement statement(String purpose, String key, String from, String to) {
        return new Statement(String.join(" ", kind(), purpose, key, from, to));
    }
}
