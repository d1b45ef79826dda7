package fr.voix.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code arrows.txt} says.
 *
 * @param wings what each wing may know
 * @param packages what each package may know of its own wing
 * @param only who alone of other wings may know a package
 */
public record Arrows(
        Map<String, List<String>> wings, Map<String, List<String>> packages, Map<String, List<String>> only) {

    private static final Path FILE = Path.of("src/docs/arrows.txt");
    private static final String ROOT = "fr.voix.";

    public static Arrows read() {
        Arrows arrows = new Arrows(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        try (Stream<String> lines = Files.lines(FILE)) {
            lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(arrows::add);
        } catch (IOException e) {
            throw new IllegalStateException("No arrows", e);
        }
        return arrows;
    }

    private void add(String line) {
        String[] sides = line.split("->|<-");
        String from = sides[0].strip();
        List<String> to = sides.length == 1
                ? List.of()
                : Arrays.stream(sides[1].strip().split(" +"))
                        .filter(name -> !name.isEmpty())
                        .toList();
        if (line.contains("<-")) {
            only.put(from, to);
        } else if (from.contains(".") || wings.containsKey(from)) {
            packages.put(from, to);
        } else {
            wings.put(from, to);
        }
    }

    /** One rule a wing, one a package of ours, and one for each that few may know. */
    public List<ArchRule> rules(Set<String> ourPackages) {
        List<ArchRule> rules = new ArrayList<>();
        wings.keySet().forEach(wing -> rules.add(wing(wing)));
        ourPackages.stream().sorted().forEach(name -> rules.add(inside(name)));
        only.keySet().forEach(name -> rules.add(onlyFew(name)));
        return rules;
    }

    public ArchRule wing(String wing) {
        List<String> known = wings.get(wing);
        return noClasses()
                .that(describe("are in " + wing, type -> isIn(type, wing)))
                .should()
                .dependOnClassesThat(others("of other wings", type -> !isIn(type, wing) && !isInAny(type, known)))
                .as(wing + " knows only " + known);
    }

    /** @param name of a package, without {@code fr.voix} */
    public ArchRule inside(String name) {
        String wing = name.split("\\.")[0];
        List<String> known = packages.getOrDefault(name, List.of());
        return noClasses()
                .that(describe("are in " + name, type -> isExactly(type, name)))
                .should()
                .dependOnClassesThat(others(
                        "of the same wing",
                        type -> isIn(type, wing)
                                && !isExactly(type, name)
                                && known.stream().noneMatch(other -> isExactly(type, other))))
                .as(name + " knows of its wing only " + known);
    }

    public ArchRule onlyFew(String name) {
        String wing = name.split("\\.")[0];
        List<String> few = only.get(name);
        return noClasses()
                .that(describe(
                        "are of other wings",
                        type -> wings.keySet().stream().anyMatch(other -> !other.equals(wing) && isIn(type, other))
                                && !isInAny(type, few)))
                .should()
                .dependOnClassesThat(others("in " + name, type -> isIn(type, name)))
                .as("of other wings only " + few + " know " + name);
    }

    /** The picture of the wings, as Mermaid draws it; everyone but verify knows base. */
    public String picture() {
        return wings.entrySet().stream()
                .flatMap(wing -> wing.getValue().stream()
                        .filter(known -> !known.equals("base"))
                        .map(known -> "    " + wing.getKey() + arrow(known)))
                .collect(Collectors.joining("\n", "graph RL\n", "\n"));
    }

    /** To a wing, or to the one package of it that is known. */
    private static String arrow(String known) {
        int dot = known.indexOf('.');
        return dot < 0 ? " --> " + known : " -->|" + known.substring(dot + 1) + "| " + known.substring(0, dot);
    }

    private static DescribedPredicate<JavaClass> others(String what, Predicate<JavaClass> which) {
        return describe(what, type -> type.getPackageName().startsWith(ROOT) && which.test(type));
    }

    private static boolean isInAny(JavaClass type, List<String> names) {
        return names.stream().anyMatch(name -> isIn(type, name));
    }

    private static boolean isIn(JavaClass type, String name) {
        return (type.getPackageName() + ".").startsWith(ROOT + name + ".");
    }

    private static boolean isExactly(JavaClass type, String name) {
        return type.getPackageName().equals(ROOT + name);
    }
}
