package fr.voix.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that is easily full: a tmpfs, where the machine lets us mount one. */
final class SmallDisk implements Closeable {

    private static final int BLOCK = 4096;

    private final Path folder;

    /** Fails with the reason where it may not be mounted. */
    SmallDisk(Path folder, int megabytes) throws IOException {
        this.folder = Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0700", "tmpfs", folder.toString());
    }

    Path folder() {
        return folder;
    }

    /** Takes up all that is left, to the last block. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        long written = 0;
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(block);
                written += BLOCK;
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() >= BLOCK) {
                throw new IOException("not full after " + written + " bytes", full);
            }
        }
    }

    void free() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString());
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }
}
