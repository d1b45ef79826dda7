import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Makes voix-server.jar of voix.jar, whose libraries it runs with: everything but the programs of a PostgreSQL and the sample, byte
 * for byte, and a bill of materials that says so. {@code java -cp voix.jar ServerJar.java voix.jar voix-server.jar}
 */
final class ServerJar {

    /** Bytes; what it is promised to be smaller than. */
    private static final long LIMIT = 60_000_000;

    private static final String BILL = "META-INF/sbom/voix.cdx.json";
    private static final String PROGRAMS = "pkg:maven/io.zonky.test.postgres/";
    private static final Pattern LEFT_OUT =
            Pattern.compile("postgres-.+\\.txz|embedded-programs\\.properties|sample/.*");
    /** The programs for three platforms, their list, the sample's two files and folder. */
    private static final int LEFT_OUT_COUNT = 8;

    public static void main(String[] args) throws IOException {
        Path server = Path.of(args[1]);
        int leftOut = 0;
        try (ZipFile whole = ZipFile.builder().setPath(Path.of(args[0])).get();
                var made = new ZipArchiveOutputStream(server)) {
            for (ZipArchiveEntry entry : (Iterable<ZipArchiveEntry>)
                    () -> whole.getEntriesInPhysicalOrder().asIterator()) {
                if (LEFT_OUT.matcher(entry.getName()).matches()) {
                    leftOut++;
                } else if (entry.getName().equals(BILL)) {
                    var bill = new ZipArchiveEntry(BILL);
                    bill.setTime(entry.getTime());
                    made.putArchiveEntry(bill);
                    made.write(bill(whole.getInputStream(entry)));
                    made.closeArchiveEntry();
                } else {
                    made.addRawArchiveEntry(entry, whole.getRawInputStream(entry));
                }
            }
        }
        if (leftOut != LEFT_OUT_COUNT || Files.size(server) >= LIMIT) {
            throw new IllegalStateException("%s: %d bytes, where %d is the limit; %d files left out, where %d should be"
                    .formatted(server, Files.size(server), LIMIT, leftOut, LEFT_OUT_COUNT));
        }
    }

    private static byte[] bill(InputStream whole) {
        var json = JsonMapper.builder().build();
        JsonNode bill = json.readTree(whole);
        bill.withArray("components").removeIf(library -> isOfPrograms(library.path("purl")));
        bill.withArray("dependencies").removeIf(library -> isOfPrograms(library.path("ref")));
        for (JsonNode library : bill.withArray("dependencies")) {
            if (library.get("dependsOn") instanceof ArrayNode needed) {
                needed.removeIf(ServerJar::isOfPrograms);
            }
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(bill);
    }

    private static boolean isOfPrograms(JsonNode name) {
        return name.asString().startsWith(PROGRAMS);
    }
}
