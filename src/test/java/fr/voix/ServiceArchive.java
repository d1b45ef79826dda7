package fr.voix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The service's classes as a jar, as a user has them, and beside it what one process that served had loaded of them: with that
 * archive a start takes a third of the work. Both are made once for what was compiled.
 */
public final class ServiceArchive {

    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/service-process").toAbsolutePath();
    private static final Path JAR = FOLDER.resolve("voix.jar");
    private static final Path ARCHIVE = FOLDER.resolve("voix.jsa");

    /** What the training left of data. */
    private static final Path STARTED = FOLDER.resolve("started");

    private static final Path MADE_OF = FOLDER.resolve("classes.sha256");

    private static boolean isMade;

    private ServiceArchive() {}

    /** What stands on the class path in the place of the compiled classes. */
    static Path jar() {
        return JAR;
    }

    static boolean isClasses(String entry) {
        return Path.of(entry).toAbsolutePath().equals(CLASSES);
    }

    static Path archive() {
        return ARCHIVE;
    }

    /** The data of a service that was started once, and ended. */
    static Path dataOfAStart() throws IOException {
        make();
        return STARTED.resolve(".voix");
    }

    static synchronized void make() throws IOException {
        if (isMade) {
            return;
        }
        List<Path> compiled = compiled();
        byte[] sha256 = sha256(compiled);
        if (!Files.exists(MADE_OF) || !Files.exists(STARTED) || !Arrays.equals(Files.readAllBytes(MADE_OF), sha256)) {
            if (Files.exists(FOLDER)) {
                ServiceProcess.delete(FOLDER);
            }
            Files.createDirectories(FOLDER);
            pack(JAR, compiled, Map.of());
            train();
            Files.write(MADE_OF, sha256);
        }
        isMade = true;
    }

    /** Of their content: some files are written anew each time, as they were. */
    private static byte[] sha256(List<Path> files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // what a start leaves of data is of its day
            digest.update(LocalDate.now(ZoneOffset.UTC).toString().getBytes(StandardCharsets.UTF_8));
            for (Path file : files) {
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                if (Files.isRegularFile(file)) {
                    digest.update(Files.readAllBytes(file));
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The service's classes as another jar, and more files by their names in it. */
    public static void pack(Path jar, Map<String, String> more) throws IOException {
        pack(jar, compiled(), more);
    }

    private static List<Path> compiled() throws IOException {
        try (Stream<Path> all = Files.walk(CLASSES)) {
            return all.filter(file -> !file.equals(CLASSES)).sorted().toList();
        }
    }

    private static void pack(Path jar, List<Path> files, Map<String, String> more) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Path file : files) {
                boolean isFolder = Files.isDirectory(file);
                // folders are entries too: whoever looks for migrations asks for theirs
                zip.putNextEntry(new ZipEntry(CLASSES.relativize(file) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
            for (Map.Entry<String, String> file : more.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    /** A service that serves and is told to end leaves it. */
    private static void train() throws IOException {
        Files.createDirectory(STARTED);
        try (ServiceProcess service = ServiceProcess.leaving(ARCHIVE, STARTED)) {
            service.start();
        } catch (Exception e) {
            throw new IOException("No service to learn from", e);
        }
        // each copy finds a port of its own
        Files.delete(STARTED.resolve(".voix/port"));
    }
}
