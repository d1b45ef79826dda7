package fr.voix.base.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The versions of the migrations in this build. */
final class SchemaSteps {

    static final String FOLDER = "db/migration";

    private static final Pattern STEP = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private SchemaSteps() {}

    static SortedSet<String> known() {
        URL folder = Objects.requireNonNull(SchemaSteps.class.getClassLoader().getResource(FOLDER), FOLDER);
        try {
            if (folder.openConnection() instanceof JarURLConnection jar) {
                return versions(jar.getJarFile().stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(FOLDER + "/"))
                        .map(name -> name.substring(FOLDER.length() + 1)));
            }
            try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
                return versions(files.map(file -> file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The migrations cannot be read", e);
        }
    }

    private static SortedSet<String> versions(Stream<String> names) {
        return names.map(STEP::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
