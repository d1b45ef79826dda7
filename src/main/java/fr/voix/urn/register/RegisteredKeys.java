package fr.voix.urn.register;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.note.UrnKeyService;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Which keys sign from when to when. One key signs urns and the register. */
@Singleton
record RegisteredKeys(UrnKeyService keys) implements StatementSource {

    private static final List<String> PURPOSES = List.of("urne", "registre");
    private static final String STILL = "-";

    @Override
    public String kind() {
        return "k1";
    }

    @Override
    public List<Statement> fresh(Map<String, String> stated, Instant tick) {
        List<Statement> fresh = new ArrayList<>();
        String present =
                HexFormat.of().formatHex(Sha256.hash(keys.signer().verifierKey().publicKey()));
        stated.values().stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields[4].equals(STILL) && !fields[2].equals(present))
                .forEach(fields -> fresh.add(statement(fields[1], fields[2], fields[3], tick.toString())));
        for (String purpose : PURPOSES) {
            Statement now = statement(purpose, present, tick.toString(), STILL);
            String known = stated.get(now.name());
            if (known == null || !known.endsWith(" " + STILL)) {
                fresh.add(now);
            }
        }
        return fresh;
    }

    private Statement statement(String purpose, String key, String from, String to) {
        return new Statement(String.join(" ", kind(), purpose, key, from, to));
    }
}
