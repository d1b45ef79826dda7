package fr.voix.retention;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a person would be recognised by, in every form, searched for in bytes of whatever kind. */
final class Traces {

    /** Shorter ones would be found by chance. */
    private static final int SHORTEST = Long.BYTES;

    private final Map<Long, List<Trace>> byBeginning = new HashMap<>();
    private final byte[] maybe = new byte[1 << 16];
    private int traces;

    private record Trace(String name, byte[] bytes) {}

    /** A text in every spelling and encoding that a program might make of it, hashed as well. */
    void addText(String name, String text, byte[] pepper) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        for (String form : new TreeSet<>(List.of(
                text,
                text.toLowerCase(Locale.ROOT),
                text.toUpperCase(Locale.ROOT),
                plain,
                plain.toLowerCase(Locale.ROOT),
                Normalizer.normalize(text, Normalizer.Form.NFD),
                URLEncoder.encode(text, UTF_8)))) {
            add(name, form.getBytes(UTF_8));
            // as a JVM and whoever dumps it have it
            for (Charset charset : List.of(ISO_8859_1, UTF_16LE, UTF_16BE)) {
                add(name, form.getBytes(charset));
            }
            addBytes(name + ", encoded", form.getBytes(UTF_8));
            addBytes(name + ", hashed", Sha256.hash(form.getBytes(UTF_8)));
            addBytes(name + ", hashed under the pepper", Sha256.hmac(pepper, form.getBytes(UTF_8)));
        }
    }

    /** Bytes as they are, as hex and as Base64 wherever in a longer text they begin. */
    void addBytes(String name, byte[] bytes) {
        add(name, bytes);
        add(name, HexFormat.of().formatHex(bytes).getBytes(UTF_8));
        add(name, HexFormat.of().withUpperCase().formatHex(bytes).getBytes(UTF_8));
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (int before = 0; before < 3; before++) {
                byte[] shifted = new byte[before + bytes.length];
                System.arraycopy(bytes, 0, shifted, before, bytes.length);
                byte[] encoded = encoder.withoutPadding().encode(shifted);
                // the first and the last letters are of the neighbours, too
                add(name, Arrays.copyOfRange(encoded, before == 0 ? 0 : before + 1, encoded.length - 1));
            }
        }
    }

    private void add(String name, byte[] bytes) {
        if (bytes.length >= SHORTEST) {
            long beginning = ByteBuffer.wrap(bytes).getLong();
            byBeginning.computeIfAbsent(beginning, absent -> new ArrayList<>()).add(new Trace(name, bytes));
            maybe[bucket(beginning)] = 1;
            traces++;
        }
    }

    int size() {
        return traces;
    }

    private static int bucket(long beginning) {
        return (int) ((beginning * 0x9E3779B97F4A7C15L) >>> 48);
    }

    /** The names of what stands there. */
    Set<String> in(byte[] bytes) {
        Set<String> found = new TreeSet<>();
        long window = 0;
        for (int i = 0; i < bytes.length; i++) {
            window = window << 8 | bytes[i] & 0xff;
            if (i >= SHORTEST - 1 && maybe[bucket(window)] != 0) {
                int start = i - SHORTEST + 1;
                for (Trace trace : byBeginning.getOrDefault(window, List.of())) {
                    if (start + trace.bytes().length <= bytes.length
                            && Arrays.equals(
                                    bytes,
                                    start,
                                    start + trace.bytes().length,
                                    trace.bytes(),
                                    0,
                                    trace.bytes().length)) {
                        found.add(trace.name());
                    }
                }
            }
        }
        return found;
    }

    /** In all files below a folder, each with what stands in it. */
    List<String> below(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    in(Files.readAllBytes(file)).forEach(name -> found.add(folder.relativize(file) + ": " + name));
                } catch (NoSuchFileException gone) {
                    // a server that runs removes files of its own
                }
            }
        }
        return found;
    }
}
