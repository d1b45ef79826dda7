package fr.voix.base.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.exceptions.ConfigurationException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of the embedded PostgreSQL, unpacked into the data folder for their owner alone. zonky asks for them before each
 * start of a server, and would run whatever lies in a folder of the system's temporary folder that everybody may write to: here
 * nothing is run that is not, file by file, what {@code embedded-programs.properties} says of the archive.
 */
record EmbeddedPrograms(Path unpacked) implements PgBinaryResolver {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPrograms.class);

    /** zonky writes it when it has unpacked everything, and unpacks nothing where it is. */
    private static final String READY = ".exists";

    /** What is known of the archives that a build carries; one without archives has no such list. */
    private static final String KNOWN = "/embedded-programs.properties";

    /** Where zonky unpacks, and throws away what it takes for remains of its own. */
    private static final String WORKING_FOLDER = "ot.epg.working-dir";

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    /** Whether this build carries any. */
    static boolean areHere() {
        return EmbeddedPrograms.class.getResource(KNOWN) != null;
    }

    /** For one start: zonky asks the same one only once. */
    static EmbeddedPrograms in(Path dataFolder) throws IOException {
        closeToOthers(dataFolder);
        Path own = dataFolder.resolve("programs");
        if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(own, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        }
        refuseForeign(own);
        // a folder below: zonky opens its own to everybody, who come no further than this one
        Path unpacked = own.resolve("unpacked");
        System.setProperty(WORKING_FOLDER, unpacked.toString());
        return new EmbeddedPrograms(unpacked);
    }

    /** A user who may write there could put another folder in the place of this one. */
    private static void closeToOthers(Path dataFolder) throws IOException {
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(dataFolder));
        if (permissions.removeAll(Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE))) {
            try {
                Files.setPosixFilePermissions(dataFolder, permissions);
                LOG.warn("Others could write to {}: closed to them", dataFolder);
            } catch (IOException e) {
                LOG.warn("Others can write to {}: close it to them (chmod go-w)", dataFolder);
            }
        }
    }

    /** A file of another owner can be changed after it was checked. */
    private static void refuseForeign(Path own) throws IOException {
        boolean isOurs = Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS);
        if (isOurs) {
            Path probe = Files.createTempFile(own, "owner", null);
            isOurs = Files.getOwner(probe).equals(Files.getOwner(own));
            Files.delete(probe);
        }
        if (!isOurs) {
            throw new ConfigurationException(
                    own + " is not a folder of the user that runs the service; programs in it are not run: remove it");
        }
        Files.setPosixFilePermissions(own, OWNER_ALONE);
    }

    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        byte[] archive;
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            archive = packed.readAllBytes();
        }
        String expected = expected(archive);
        Path programs =
                unpacked.resolve("PG-" + HexFormat.of().formatHex(digest("MD5").digest(archive)));
        if (!expected.equals(hash(programs))) {
            if (Files.exists(programs, LinkOption.NOFOLLOW_LINKS)) {
                LOG.warn(
                        "The programs of the embedded PostgreSQL in {} were changed; they are unpacked anew", programs);
            }
            delete(programs);
            unpack(archive, programs);
            if (!expected.equals(hash(programs))) {
                throw new IOException("The embedded PostgreSQL is not unpacked as its archive says");
            }
        }
        Files.write(programs.resolve(READY), new byte[0]);
        return new ByteArrayInputStream(archive);
    }

    private static String expected(byte[] archive) throws IOException {
        Properties known = new Properties();
        try (InputStream file = EmbeddedPrograms.class.getResourceAsStream(KNOWN)) {
            known.load(file);
        }
        String name = HexFormat.of().formatHex(digest("SHA-256").digest(archive));
        String expected = known.getProperty(name);
        if (expected == null) {
            throw new IOException("The archive of the embedded PostgreSQL, SHA-256 " + name + ", is not a known one");
        }
        return expected;
    }

    /**
     * The hash over every file: its path, whether it is a program or a link, and what it holds; empty where there is nothing.
     */
    static String hash(Path programs) throws IOException {
        if (!Files.isDirectory(programs, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        MessageDigest whole = digest("SHA-256");
        try (Stream<Path> walk = Files.walk(programs)) {
            var files = walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.equals(programs.resolve(READY)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
            for (Path file : files) {
                whole.update((programs.relativize(file) + "\n" + told(file) + "\n").getBytes(UTF_8));
            }
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    private static String told(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "link " + Files.readSymbolicLink(file);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "something else";
        }
        MessageDigest digest = digest("SHA-256");
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        boolean isProgram = Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
        return (isProgram ? "program " : "file ") + HexFormat.of().formatHex(digest.digest());
    }

    static void unpack(byte[] archive, Path programs) throws IOException {
        Files.createDirectories(programs);
        try (var files = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path file = programs.resolve(entry.getName()).normalize();
                if (!file.startsWith(programs)) {
                    throw new IOException("The archive of the embedded PostgreSQL leads out of its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(files, file);
                    boolean isProgram = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(isProgram ? "rwx------" : "rw-------"));
                }
            }
        }
    }

    private static void delete(Path programs) throws IOException {
        if (!Files.exists(programs, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(programs)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
