package fr.voix.site.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.deployment.ReleaseReader;
import fr.voix.base.page.ServedFiles;
import fr.voix.base.secret.Sha256;
import fr.voix.urn.register.Statement;
import fr.voix.urn.register.StatementSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which scripts and styles browsers are given, and that the register says so: one who is given others can show it. */
@Singleton
final class RegisteredCode implements StatementSource {

    private final byte[] manifest;

    RegisteredCode(List<ServedFiles> served) {
        this.manifest = manifest(served);
    }

    /** A line for each file, rising by address: SHA-256 in hex, two spaces, the address. */
    static byte[] manifest(List<ServedFiles> served) {
        Map<String, byte[]> all = new TreeMap<>();
        served.forEach(files -> all.putAll(files.byAddress()));
        StringBuilder lines = new StringBuilder();
        all.forEach((address, content) -> lines.append(HexFormat.of().formatHex(Sha256.hash(content)))
                .append("  ")
                .append(address)
                .append('\n'));
        return lines.toString().getBytes(UTF_8);
    }

    /** Not to be written to. */
    byte[] manifest() {
        return manifest;
    }

    @Override
    public String kind() {
        return "c1";
    }

    /** While versions run side by side, each states its own at most once. */
    @Override
    public List<Statement> fresh(Map<String, String> stated, Instant tick) {
        Statement now = new Statement(
                String.join(" ", kind(), ReleaseReader.version(), HexFormat.of().formatHex(Sha256.hash(manifest))));
        return now.line().equals(stated.get(now.name())) ? List.of() : List.of(now);
    }
}
