package fr.voix.base.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the gaps of each message against what fills them, in both languages: {@code %s} in a data-attribute against the scripts of
 * the pages that have it, and {@code {0}} against the call that asks for the message. All are read as files.
 */
class PlaceholderTest {

    private static final Pattern SIGN = Pattern.compile("%[a-z]\\b");
    private static final Pattern NUMBER = Pattern.compile("\\{(\\d+)");
    private static final Pattern CALL = Pattern.compile("\\.t\\(");
    private static final Pattern ASKED = Pattern.compile("\\.t\\(\"([\\w.-]+)\"[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ATTRIBUTE = Pattern.compile("data-([a-z-]+)=\"\\$\\{");
    private static final Pattern INCLUDED = Pattern.compile("@template\\.([a-zA-Z.-]+)\\(");
    private static final Pattern MODULE = Pattern.compile("(?:module = |href\\()\"([^\"]+\\.js)\"");
    private static final Pattern IMPORT = Pattern.compile("(?:from |import |import\\()'(\\.[^']+)'");
    private static final Pattern FILLED = Pattern.compile("replace\\('(%[a-z])'");
    private static final Pattern NAMED = Pattern.compile("(?:dataset|words|said)\\.(?!replace|textContent)");

    /** What people read, what shows it and what fills it, by path. */
    private record Tree(Map<String, String> files, List<Properties> languages) {

        static Tree read() throws IOException {
            var files = new TreeMap<String, String>();
            for (var root : List.of("web/templates", "web/static", "web/widget", "src/main/java")) {
                try (Stream<Path> all = Files.walk(Path.of(root))) {
                    for (var file : all.filter(PlaceholderTest::isSource).toList()) {
                        files.put(file.toString(), Files.readString(file));
                    }
                }
            }
            var languages = new ArrayList<Properties>();
            for (var language : List.of("fr", "en")) {
                var texts = new Properties();
                for (var wing : Messages.WINGS) {
                    try (Reader reader = Files.newBufferedReader(
                            Path.of("web/messages", wing + "_" + language + ".properties"), UTF_8)) {
                        texts.load(reader);
                    }
                }
                languages.add(texts);
            }
            return new Tree(files, languages);
        }

        /** With a fault in one file. */
        Tree with(String path, UnaryOperator<String> fault) {
            var changed = new TreeMap<>(files);
            changed.computeIfPresent(path, (name, text) -> fault.apply(text));
            assertThat(changed.get(path)).isNotEqualTo(files.get(path));
            return new Tree(changed, languages);
        }

        /** With another text in one language. */
        Tree with(int language, String key, String text) {
            var texts = new Properties();
            texts.putAll(languages.get(language));
            assertThat(texts.replace(key, text)).isNotNull();
            var all = new ArrayList<>(languages);
            all.set(language, texts);
            return new Tree(files, all);
        }

        Set<String> names(String extension) {
            return files.keySet().stream()
                    .filter(name -> name.endsWith(extension))
                    .collect(Collectors.toSet());
        }
    }

    /** A call for a message: the keys that it may ask for, and its other arguments. */
    private record Asked(Set<String> keys, List<String> arguments) {

        static List<Asked> in(String source, Properties texts) {
            return CALL.matcher(source)
                    .results()
                    .map(found -> parts(source, found.end(), ')'))
                    .map(parts -> new Asked(keys(parts.getFirst(), texts), parts.subList(1, parts.size())))
                    .toList();
        }

        /** Of a key that is put together, all with its beginning. */
        private static Set<String> keys(String expression, Properties texts) {
            var literals = literals(expression);
            return literals.stream()
                    .flatMap(literal -> expression.contains("+") && literals.size() == 1 && literal.endsWith(".")
                            ? texts.stringPropertyNames().stream().filter(key -> key.startsWith(literal))
                            : Stream.of(literal).filter(texts::containsKey))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void every_sign_in_a_message_is_filled_by_a_script_of_its_page() throws IOException {
        assertThat(unfilled(Tree.read())).isEmpty();
    }

    @Test
    void every_message_that_a_template_asks_for_is_there() throws IOException {
        var tree = Tree.read();
        assertThat(absent(tree)).isEmpty();
        assertThat(absent(tree.with(
                        "web/templates/site/petition/petition.jte",
                        text -> text.replace("\"amendement.decisions.all\"", "\"amendement.decisions.few\""))))
                .singleElement()
                .asString()
                .contains("petition.jte amendement.decisions.few");
    }

    private static List<String> absent(Tree tree) {
        return tree.names(".jte").stream()
                .flatMap(name -> ASKED.matcher(tree.files().get(name))
                        .results()
                        .map(found -> found.group(1))
                        .filter(key -> tree.languages().stream().anyMatch(texts -> !texts.containsKey(key)))
                        .map(key -> name + " " + key))
                .toList();
    }

    @Test
    void every_number_in_a_message_has_an_argument_and_every_argument_a_number() throws IOException {
        assertThat(uncounted(Tree.read())).isEmpty();
    }

    @Test
    void a_wrong_one_is_found_wherever_it_is() throws IOException {
        var tree = Tree.read();
        assertThat(unfilled(tree.with(1, "authoring.near.status", "Petitions like yours: %n")))
                .anyMatch(line -> line.contains("authoring.near.status"));
        assertThat(unfilled(tree.with(0, "match.members", "%p pour, %c contre")))
                .anyMatch(line -> line.contains("match.members"));
        assertThat(unfilled(tree.with("web/static/urn/tally.js", text -> text.replace("'%p'", "'%s'"))))
                .anyMatch(line -> line.contains("tally.alt"));
        assertThat(unfilled(tree.with(
                        "web/templates/site/petition/count.jte",
                        text -> text.replace(
                                "data-rest=\"${line.isReached() ? null : m.t(\"pet.rest\", \"%s\")",
                                "data-rest=\"${line.isReached() ? null : m.t(\"pet.rest\", \"%c\")"))))
                .anyMatch(line -> line.contains("pet.rest"));
        assertThat(uncounted(tree.with(0, "pet.rest", "encore {1}"))).anyMatch(line -> line.contains("pet.rest"));
        assertThat(uncounted(tree.with(1, "authoring.flaw.long", "{0}: {1} characters, take {3} away.")))
                .anyMatch(line -> line.contains("authoring.flaw.long"));
        assertThat(uncounted(tree.with(
                        "src/main/java/fr/voix/site/petition/RulesPageService.java",
                        text -> text.replace("m.t(\"petrules.months\", months())", "m.t(\"petrules.months\")"))))
                .anyMatch(line -> line.contains("petrules.months"));
    }

    private static List<String> unfilled(Tree tree) {
        var wrong = new ArrayList<String>();
        var reached = new HashMap<String, Set<String>>();
        for (var name : tree.names(".jte")) {
            Set<String> scripts = scripts(name, tree);
            templates(name, tree, new HashSet<>())
                    .forEach(part -> reached.computeIfAbsent(part, key -> new TreeSet<>())
                            .addAll(scripts));
        }
        // the page of an amendement reads words of the list of deputies
        reached.get("web/templates/site/depute/list.jte")
                .addAll(scripts("web/templates/site/amendement/amendement.jte", tree));
        var filling = new HashMap<String, List<String>>();
        tree.names(".js")
                .forEach(name -> filling.put(
                        name,
                        Stream.of(tree.files().get(name).split("[;{},]\\s*\\n|; "))
                                .filter(statement -> FILLED.matcher(statement).find())
                                .toList()));
        for (var name : tree.names(".jte")) {
            var template = tree.files().get(name);
            var statements = (reached.get(name).isEmpty() ? tree.names(".js") : reached.get(name))
                    .stream().map(filling::get).flatMap(List::stream).toList();
            ATTRIBUTE.matcher(template).results().forEach(found -> {
                var words = found.group(1).split("-");
                var attribute = words[0]
                        + Stream.of(words)
                                .skip(1)
                                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                                .collect(Collectors.joining());
                var expression = parts(template, found.end(), '}').toString();
                for (var texts : tree.languages()) {
                    for (var asked : Asked.in(expression, texts)) {
                        asked.keys().stream()
                                .map(key -> key + " = " + with(texts.getProperty(key), asked.arguments()))
                                .filter(text -> SIGN.matcher(text).find() && !isFilled(text, attribute, statements))
                                .forEach(text -> wrong.add(name + " data-" + found.group(1) + ": " + text));
                    }
                }
            });
        }
        return wrong;
    }

    /** By a statement that names the attribute; where none does, by one that is told its name. */
    private static boolean isFilled(String text, String attribute, List<String> statements) {
        var naming = Pattern.compile("[.]" + attribute + "\\b(?!\\()");
        var named =
                statements.stream().filter(one -> naming.matcher(one).find()).toList();
        var others =
                statements.stream().filter(one -> !NAMED.matcher(one).find()).toList();
        // of the forms for one and for many each has its own signs, and a loop fills as many as there are
        return (named.isEmpty() ? others : named)
                .stream()
                        .anyMatch(one -> text.contains("|") || one.contains("reduce(")
                                ? Set.copyOf(signs(text)).equals(Set.copyOf(filled(one)))
                                : signs(text).equals(filled(one)));
    }

    private static List<String> signs(String text) {
        return SIGN.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static List<String> filled(String statement) {
        return FILLED.matcher(statement)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    /** The text with those arguments that are words, where it has a number for them. */
    private static String with(String text, List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            var words = LITERAL.matcher(arguments.get(i));
            text = words.matches() ? text.replace("{" + i + "}", words.group(1)) : text;
        }
        return text;
    }

    private static List<String> uncounted(Tree tree) {
        var wrong = new TreeSet<String>();
        tree.files().forEach((name, source) -> {
            if (name.endsWith(".js")) {
                return;
            }
            for (var asked : Asked.in(source, tree.languages().getFirst())) {
                // of a key that is put together one message at least has as many
                if (!asked.keys().isEmpty()
                        && asked.keys().stream()
                                .noneMatch(key -> tree.languages().stream()
                                                .mapToInt(texts -> numbers(texts.getProperty(key)))
                                                .max()
                                                .getAsInt()
                                        == asked.arguments().size())) {
                    wrong.add(name + ": " + asked);
                }
            }
        });
        return List.copyOf(wrong);
    }

    /** How many it needs. */
    private static int numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)) + 1)
                .max()
                .orElse(0);
    }

    /** Of a page and of what they import. */
    private static Set<String> scripts(String page, Tree tree) {
        var all = new TreeSet<String>();
        MODULE.matcher(tree.files().get(page))
                .results()
                .forEach(found -> script("web/static/" + found.group(1), tree, all));
        if (page.contains("site/embed/")) {
            tree.names(".js").stream()
                    .filter(name -> name.startsWith("web/widget/"))
                    .forEach(all::add);
        }
        return all;
    }

    private static void script(String path, Tree tree, Set<String> all) {
        if (tree.files().containsKey(path) && all.add(path)) {
            IMPORT.matcher(tree.files().get(path))
                    .results()
                    .forEach(found -> script(
                            Path.of(path)
                                    .resolveSibling(found.group(1))
                                    .normalize()
                                    .toString(),
                            tree,
                            all));
        }
    }

    /** A template with those that it draws. */
    private static Set<String> templates(String name, Tree tree, Set<String> all) {
        if (tree.files().containsKey(name) && all.add(name)) {
            INCLUDED.matcher(tree.files().get(name))
                    .results()
                    .forEach(found ->
                            templates("web/templates/" + found.group(1).replace('.', '/') + ".jte", tree, all));
        }
        return all;
    }

    /** What stands between commas, up to the bracket that closes; brackets and commas of a text are its own. */
    private static List<String> parts(String source, int from, char end) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int begin = from;
        for (int i = from; i < source.length(); i++) {
            char sign = source.charAt(i);
            if (sign == '"') {
                do {
                    i += source.charAt(i) == '\\' ? 2 : 1;
                } while (source.charAt(i) != '"');
            } else if (depth == 0 && (sign == end || sign == ',')) {
                parts.add(source.substring(begin, i).strip());
                begin = i + 1;
                if (sign == end) {
                    break;
                }
            } else if ("([{".indexOf(sign) >= 0) {
                depth++;
            } else if (")]}".indexOf(sign) >= 0) {
                depth--;
            }
        }
        return parts;
    }

    private static List<String> literals(String expression) {
        return LITERAL.matcher(expression)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static boolean isSource(Path file) {
        var name = file.toString();
        return !name.contains("/vendor/") && (name.endsWith(".jte") || name.endsWith(".js") || name.endsWith(".java"));
    }
}
