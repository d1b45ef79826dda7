package fr.voix.base.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a step of the schema treats those who go on voting meanwhile. */
final class MigrationRules {

    /** The first of the steps that follow them; what is older is never edited. */
    static final String SINCE = "20261129150000";

    private static final Pattern NAME = Pattern.compile("V(\\d{14})__(\\w+)\\.sql");
    private static final Pattern TABLE =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INDEX = Pattern.compile(
            "create (?:unique )?index (concurrently )?(?:if not exists )?(?:\\w+ )?on (?:only )?(\\w+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONSTRAINT = Pattern.compile(
            "alter table (?:if exists )?(?:only )?(\\w+)[^;]*?\\badd (?:constraint \\w+ )?(unique|primary key)(?! using)\\b",
            Pattern.CASE_INSENSITIVE);

    private MigrationRules() {}

    static List<String> faults(String file, String sql) {
        Matcher name = NAME.matcher(file);
        if (!name.matches()) {
            return List.of(file + " is not named V<yyyyMMddHHmmss>__<verb>_<object>.sql");
        }
        if (name.group(1).compareTo(SINCE) < 0) {
            return List.of();
        }
        String plain = sql.replaceAll("--[^\n]*", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        Set<String> made = new HashSet<>();
        TABLE.matcher(plain).results().forEach(table -> made.add(table.group(1)));
        List<String> faults = new ArrayList<>();
        boolean isIndex = name.group(2).startsWith("index_");
        INDEX.matcher(plain).results().forEach(index -> {
            boolean isBeside = index.group(1) != null;
            if (!isBeside && !made.contains(index.group(2))) {
                faults.add(file + " builds an index on " + index.group(2)
                        + ", which grows, while nobody may write: a file V…__index_….sql, concurrently");
            }
            if (isBeside && !isIndex) {
                faults.add(file + " builds an index beside others: it is named V…__index_….sql");
            }
        });
        CONSTRAINT
                .matcher(plain)
                .results()
                .filter(added -> !made.contains(added.group(1)))
                .forEach(added -> faults.add(file + " makes " + added.group(1)
                        + " unique while nobody may write: by an index that was built before"));
        if (isIndex) {
            for (String statement : plain.split(";")) {
                if (!statement.isBlank()
                        && !statement
                                .strip()
                                .matches(
                                        "(?:drop index concurrently if exists|create (?:unique )?index concurrently) .*")) {
                    faults.add(file + " does more than to build indexes beside others:" + statement);
                }
            }
            if (!plain.contains("drop index concurrently if exists")) {
                faults.add(file + " must first drop what it may have left: drop index concurrently if exists");
            }
        }
        return faults;
    }
}
