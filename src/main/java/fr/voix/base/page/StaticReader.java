package fr.voix.base.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads all static files into memory at the start. Where a file refers to another (a module's import, a font in a stylesheet),
 * the hash of the other is added to the reference, so that every address can be cached for a year. Comments of our own sheets and
 * scripts that have lines of their own are not sent: they are a tenth of the first view of an amendement.
 */
public final class StaticReader {

    private static final String FOLDER = "public";

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "png", "image/png",
            "ico", "image/x-icon",
            "txt", "text/plain;charset=utf-8",
            "md", "text/plain;charset=utf-8");

    private static final Pattern REFERENCE =
            Pattern.compile("(?:from |import |import\\(|url\\()(['\"])(?<path>\\.{1,2}/[^'\"?]+)\\1");

    private static final Pattern COMMENT =
            Pattern.compile("(?m)^[ \\t]*(?://[^\\n]*|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/[ \\t]*)\\n");

    private static final StaticReader ALL = readAll();
    private static final Assets ASSETS = new Assets(
            ALL.files.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().hash())),
            ALL.imports);

    private final Map<String, byte[]> raw = new HashMap<>();
    private final Map<String, StaticFile> files = new HashMap<>();
    private final Map<String, List<String>> imports = new HashMap<>();

    private StaticReader() {}

    /** The files, by path below the static root. */
    static Map<String, StaticFile> files() {
        return Map.copyOf(ALL.files);
    }

    /** For templates that cannot be passed a bean. */
    public static Assets assets() {
        return ASSETS;
    }

    private static StaticReader readAll() {
        var reader = new StaticReader();
        var folder = StaticReader.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("No static files on the class path");
        }
        try {
            reader.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the static files", e);
        }
        reader.raw.keySet().forEach(reader::file);
        return reader;
    }

    private void read(URL folder) throws IOException {
        URI uri;
        try {
            uri = folder.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path names no place: " + folder, e);
        }
        if (uri.getScheme().equals("file")) {
            readFolder(Path.of(uri));
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
            readFolder(jar.getPath("/" + FOLDER));
        }
    }

    private void readFolder(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            for (var path : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                raw.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
    }

    private StaticFile file(String path) {
        var known = files.get(path);
        if (known != null) {
            return known;
        }
        var type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
        var content = raw.get(path);
        if (!path.startsWith("vendor/") && (path.endsWith(".css") || path.endsWith(".js"))) {
            var code = COMMENT.matcher(new String(content, UTF_8)).replaceAll("");
            content = withHashes(path, code).getBytes(UTF_8);
        }
        var file = new StaticFile(content, type, hash(content));
        files.put(path, file);
        return file;
    }

    private String withHashes(String path, String content) {
        return REFERENCE.matcher(content).replaceAll(match -> {
            var target = Path.of(path)
                    .resolveSibling(match.group(2))
                    .normalize()
                    .toString()
                    .replace('\\', '/');
            if (!raw.containsKey(target)) {
                throw new IllegalStateException(path + " names " + target + ", which does not exist");
            }
            if (match.group().startsWith("from ") || match.group().startsWith("import ")) {
                imports.computeIfAbsent(path, key -> new ArrayList<>()).add(target);
            }
            var end = match.group().length() - 1;
            return Matcher.quoteReplacement(match.group().substring(0, end) + "?v="
                    + file(target).hash() + match.group().substring(end));
        });
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
