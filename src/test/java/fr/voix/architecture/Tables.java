package fr.voix.architecture;

import fr.voix.architecture.SqlUse.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code tables.txt} says.
 *
 * @param owners the package that owns it, by table
 * @param exceptions what stands against the rules today
 */
public record Tables(Map<String, String> owners, Set<SqlUse> exceptions) {

    private static final Path FILE = Path.of("src/docs/tables.txt");
    private static final Pattern CREATED = Pattern.compile(
            "^(?:create (?:or replace )?(?:unlogged )?(table|view|function)|alter table \\w+ rename to) (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern DROPPED = Pattern.compile("^drop table (\\w+)", Pattern.MULTILINE);

    public static Tables read() throws IOException {
        Tables tables = new Tables(new HashMap<>(), new HashSet<>());
        Files.readAllLines(FILE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(tables::add);
        return tables;
    }

    private void add(String line) {
        String[] sides = line.split(" *: *");
        List<String> words = List.of(sides[0].split(" +"));
        if (sides.length != 2) {
            throw new IllegalArgumentException("Neither tables nor a reason: " + line);
        }
        if (words.size() == 1) {
            for (String table : sides[1].split(" +")) {
                if (owners.put(table, sides[0]) != null) {
                    throw new IllegalArgumentException("Two owners of " + table);
                }
            }
        } else {
            Verb verb = Verb.valueOf(words.get(1).toUpperCase(Locale.ROOT));
            words.stream().skip(2).forEach(table -> exceptions.add(new SqlUse(words.get(0), verb, table)));
        }
    }

    /** Everything that migrations create, and do not drop again, as it is called here. */
    public static Set<String> created(Path migrations) throws IOException {
        Set<String> created = new HashSet<>();
        try (Stream<Path> files = Files.list(migrations)) {
            for (Path file : files.sorted().toList()) {
                String sql = Files.readString(file);
                CREATED.matcher(sql)
                        .results()
                        .map(found -> found.group(2) + ("function".equals(found.group(1)) ? "()" : ""))
                        .forEach(created::add);
                DROPPED.matcher(sql).results().map(found -> found.group(1)).forEach(created::remove);
            }
        }
        return created;
    }

    /** What the SQL of a source does that it may not. */
    public Set<SqlUse> offences(Arrows arrows, String by, String source) {
        Set<SqlUse> offences = new HashSet<>(SqlUse.in(by, source));
        offences.removeIf(
                use -> !owners.containsKey(use.table()) && !use.table().equals(SqlUse.UNSPOKEN));
        offences.removeIf(use -> may(arrows, use));
        return offences;
    }

    private boolean may(Arrows arrows, SqlUse use) {
        String owner = owners.getOrDefault(use.table(), SqlUse.UNSPOKEN);
        String wing = use.by().split("\\.")[0];
        return use.verb() == Verb.WRITES
                ? isIn(use.by(), owner)
                : isIn(owner, wing) || arrows.wings().get(wing).stream().anyMatch(known -> isIn(owner, known));
    }

    private static boolean isIn(String name, String outer) {
        return (name + ".").startsWith(outer + ".");
    }
}
