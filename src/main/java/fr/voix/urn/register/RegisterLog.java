package fr.voix.urn.register;

import fr.voix.base.text.Addresses;
import fr.voix.urn.cosign.CosignedLog;
import fr.voix.urn.cosign.LogHead;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.KeptNote;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.note.VerifierKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The register as witnesses know it. */
@Singleton
record RegisterLog(RegisterPublishing register, RegisterTree trees, UrnKeyService keys, Clock clock)
        implements CosignedLog {

    @Override
    public Optional<LogHead> newest() {
        return register.signed().map(this::head);
    }

    private String origin() {
        return keys.host() + Addresses.REGISTER;
    }

    @Override
    public Optional<LogHead> take(String note) {
        // without the lines of others
        String own = note.lines()
                .filter(line -> !line.startsWith("— ")
                        || Stream.of(keys.host(), origin()).anyMatch(name -> line.startsWith("— " + name + " ")))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        Optional<KeptNote> kept = KeptNote.parse(keys.host(), clock.instant(), own)
                .filter(one -> one.uid().equals(CheckpointNote.REGISTER) && isSigned(own))
                .filter(one -> !register.has(one.checkpoint()));
        kept.map(KeptNote::checkpoint).ifPresent(register::hold);
        return kept.map(one -> new LogHead(origin(), one.size(), one.root(), note));
    }

    /** Under the name of the service, or under that of the log, by which witnesses know it. */
    private boolean isSigned(String note) {
        return keys.known().stream()
                .anyMatch(key -> key.hasSigned(note) || new VerifierKey(origin(), key.publicKey()).hasSigned(note));
    }

    LogHead head(SignedRegister signed) {
        return new LogHead(
                origin(),
                signed.size(),
                signed.frontier().root(),
                signed.checkpoint().text());
    }

    @Override
    public List<byte[]> consistency(long from, long to) {
        return trees.at(to).consistency(from);
    }
}
