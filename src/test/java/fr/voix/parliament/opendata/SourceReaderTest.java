package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReaderTest {

    @TempDir
    Path folder;

    private static List<SourceFile> read(Path source) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        SourceReader.read(source, source.toString(), files::add);
        return files;
    }

    @Test
    void amendements_come_after_what_they_refer_to_and_archives_are_opened() throws IOException {
        OpenDataFiles.write(folder, "amendements/AMAN1.json", "{}");
        OpenDataFiles.write(folder, "z/PO1.json", "{}");
        OpenDataFiles.write(folder, "read.me", "x");
        OpenDataFiles.zip(folder.resolve("Scrutins.json.zip"), Map.of("json/VT1.json", bytes("{}")));

        assertThat(read(folder))
                .extracting(file -> file.path().replaceAll(".*[/!]", ""))
                .containsExactlyInAnyOrder("PO1.json", "read.me", "VT1.json", "AMAN1.json")
                .endsWith("AMAN1.json");
        assertThat(SourceReader.count(folder)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil.json", "json/../../evil.json", "/etc/evil.json", "C:\\evil.json", "a\\..\\evil.json"})
    void a_path_that_climbs_out_of_an_archive_is_refused(String name) throws IOException {
        Path zip = OpenDataFiles.zip(folder.resolve("a.zip"), Map.of(name, bytes("{}")));

        assertThat(read(zip))
                .singleElement()
                .satisfies(file -> assertThat(file.refusal()).isEqualTo("unsafe path in an archive"));
    }

    @Test
    void a_zip_bomb_is_refused_and_its_neighbours_are_read() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("json/bomb.json", new byte[200_000_000]);
        entries.put("json/dense.json", new byte[4_000_000]);
        entries.put("json/good.json", bytes("{}"));

        List<SourceFile> files = read(OpenDataFiles.zip(folder.resolve("bomb.zip"), entries));

        assertThat(files)
                .extracting(SourceFile::refusal)
                .containsExactly("larger than 8 MB (190 MB)", "packed more than 200 times: a zip bomb", null);
    }

    @Test
    void an_entry_that_lies_about_its_size_is_refused() throws IOException {
        byte[] large = new byte[20_000_000];
        Arrays.fill(large, (byte) ' ');
        Path zip = OpenDataFiles.zip(folder.resolve("liar.zip"), Map.of("json/liar.json", large));
        byte[] archive = Files.readAllBytes(zip);
        int central = lastIndexOf(archive, new byte[] {'P', 'K', 1, 2});
        Arrays.fill(archive, central + 24, central + 28, (byte) 1);
        archive[central + 27] = 0;
        archive[central + 26] = 0;
        Files.write(zip, archive);

        assertThat(read(zip))
                .singleElement()
                .satisfies(file -> assertThat(file.refusal()).isNotNull());
    }

    @Test
    void a_huge_file_is_refused_without_being_read() throws IOException {
        Path huge = folder.resolve("AMAN1.json");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.write(bytes("{\"amendement\":{\"uid\":\""));
            file.setLength(200_000_000);
        }

        assertThat(read(huge)).singleElement().satisfies(file -> {
            assertThat(file.refusal()).startsWith("larger than 8 MB");
            assertThat(file.content()).isNull();
        });
    }

    @Test
    void a_broken_archive_in_a_folder_is_one_refusal_and_alone_it_is_an_error() throws IOException {
        Path zip = OpenDataFiles.zip(folder.resolve("sub.zip"), Map.of("json/a.json", bytes("{\"a\":\"b\"}")));
        byte[] archive = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(archive, archive.length / 2));

        assertThat(read(folder))
                .singleElement()
                .satisfies(file -> assertThat(file.refusal()).startsWith("cannot be read"));
        assertThatThrownBy(() -> read(zip)).isInstanceOf(IOException.class);
    }

    @Test
    void links_out_of_the_folder_are_not_followed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        OpenDataFiles.write(outside, "PO1.json", "{}");
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("link"), outside);
        Files.createSymbolicLink(inside.resolve("PO2.json"), outside.resolve("PO1.json"));

        assertThat(read(inside)).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int lastIndexOf(byte[] data, byte[] pattern) {
        for (int i = data.length - pattern.length; i >= 0; i--) {
            if (Arrays.equals(data, i, i + pattern.length, pattern, 0, pattern.length)) {
                return i;
            }
        }
        throw new AssertionError("no such bytes");
    }
}
