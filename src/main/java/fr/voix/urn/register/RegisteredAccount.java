package fr.voix.urn.register;

import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.NotedCheckpointService;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Where the audit log ends, as it was signed last. */
@Singleton
record RegisteredAccount(NotedCheckpointService noted) implements StatementSource {

    @Override
    public String kind() {
        return "a1";
    }

    @Override
    public List<Statement> fresh(Map<String, String> stated, Instant tick) {
        String known = stated.getOrDefault("", "");
        return noted.newest(CheckpointNote.ACCOUNT).stream()
                .filter(note -> !noted.isContradicted(CheckpointNote.ACCOUNT))
                .map(note -> new Statement(
                        kind() + " " + note.size() + " " + HexFormat.of().formatHex(note.root())))
                .filter(now -> !now.line().equals(known) && number(known) <= number(now.line()))
                .toList();
    }

    /** An instance may not have heard of what another has stated. */
    private static long number(String line) {
        return line.isEmpty() ? 0 : Long.parseLong(line.split(" ")[1]);
    }
}
