package fr.voix.parliament.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The captured official files of {@code src/test/resources/opendata}, see SOURCES.md there. */
final class OpenDataFiles {

    static final String CF1115 = "AMANR5L17PO59048B2247P0D1N001115";

    private OpenDataFiles() {}

    static String text(String file) {
        try (InputStream in = OpenDataFiles.class.getResourceAsStream("/opendata/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OfficialNode node(String file, String root) throws RefusedException {
        return OfficialParser.parse(text(file).getBytes(StandardCharsets.UTF_8)).at(root);
    }

    /** Writes below a folder, making the folders between. */
    static Path write(Path folder, String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    static Path zip(Path target, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return target;
    }
}
