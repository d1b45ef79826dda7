package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.TileAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tiles and bundles of one log in files, each under the address of a full one and as long as it is known: what a shorter one
 * would hold stands at its beginning. A file is on the disk before it takes the place of an older one. It may hold more than what
 * was co-signed, and that may be wrong.
 */
final class MirrorStore {

    private final Path folder;

    MirrorStore(Path folder) {
        this.folder = folder;
    }

    /** Empty when fewer are known. */
    Optional<byte[]> hashes(int level, long index, int width) throws IOException {
        Path file = folder.resolve(TileAddress.hashes(level, index, TileAddress.FULL));
        return read(file, width * LogHash.LENGTH);
    }

    /** Empty when fewer are known: so many entries, in a bundle. */
    Optional<byte[]> bundle(long index, int width) throws IOException {
        Path file = folder.resolve(TileAddress.entries(index, TileAddress.FULL));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        for (int i = 0; i < width; i++) {
            int length = bytes.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(bytes.getShort());
            if (length < 0 || bytes.remaining() < length) {
                return Optional.empty();
            }
            bytes.position(bytes.position() + length);
        }
        return Optional.of(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    void putHashes(int level, long index, byte[] hashes) throws IOException {
        put(folder.resolve(TileAddress.hashes(level, index, TileAddress.FULL)), hashes);
    }

    void putBundle(long index, byte[] bundle) throws IOException {
        put(folder.resolve(TileAddress.entries(index, TileAddress.FULL)), bundle);
    }

    /** Deletes the entries beyond a size: they are not those of the log. */
    void cut(long size) throws IOException {
        long index = size / TileAddress.FULL;
        int width = (int) (size % TileAddress.FULL);
        if (width > 0) {
            Optional<byte[]> held = bundle(index, width);
            if (held.isPresent()) {
                putBundle(index, held.get());
            }
            index++;
        }
        while (Files.deleteIfExists(folder.resolve(TileAddress.entries(index, TileAddress.FULL)))) {
            index++;
        }
    }

    /** Keeps what two notes say that contradict each other; the first that was found stays. */
    void putContradiction(String notes) throws IOException {
        Path file = folder.resolve("contradiction");
        if (!Files.exists(file)) {
            put(file, notes.getBytes(UTF_8));
        }
    }

    private static Optional<byte[]> read(Path file, int length) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length < length ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, length));
    }

    private void put(Path file, byte[] bytes) throws IOException {
        List<Path> made = new ArrayList<>(List.of(file.getParent()));
        for (Path above = file.getParent(); !Files.exists(above); above = above.getParent()) {
            made.add(above.getParent());
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(false);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path changed : made) {
            HeadStore.sync(changed);
        }
    }
}
