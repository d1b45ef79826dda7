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
 * The programs of the embedded PostgreSQL, unpacked into the data folder with access for its owner only. zonky asks for them
 * before each start, and by default would run what it finds in the system's temporary folder, where others can write. Here a
 * program runs only if every file matches the hash in {@code embedded-programs.properties}.
 */
record EmbeddedPrograms(Path unpacked) implements PgBinaryResolver {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPrograms.class);

    /** zonky writes this file after unpacking, and unpacks nothing where it exists. */
    private static final String READY = ".exists";

    /** Hashes of the archives in this build; a build without archives has no such file. */
    private static final String KNOWN = "/embedded-programs.properties";

    /** The folder in which zonky unpacks, and deletes what it takes for its own leftovers. */
    private static final String WORKING_FOLDER = "ot.epg.working-dir";

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    /** Whether this build contains the programs. */
    static boolean areHere() {
        return EmbeddedPrograms.class.getResource(KNOWN) != null;
    }

    /** Used for one start: zonky asks each resolver only once. */
    static EmbeddedPrograms in(Path dataFolder) throws IOException {
        closeToOthers(dataFolder);
        Path own = dataFolder.resolve("programs");
        if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(own, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        }
        refuseForeign(own);
        // one folder deeper: zonky gives others access to its folder, but they cannot pass the one above
        Path unpacked = own.resolve("unpacked");
        System.setProperty(WORKING_FOLDER, unpacked.toString());
        return new EmbeddedPrograms(unpacked);
    }

    /** Removes write access of others, who could replace the folder with one of theirs. */
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

    /** Refuses a folder of another user, who could change files after the check. */
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

    /** A hash over all files: path, whether a program or a link, and content; empty when the folder does not exist. */
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
