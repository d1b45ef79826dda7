package fr.voix.base.setting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestDatabase;
import fr.voix.base.deployment.UnstartedContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every setting that the code reads has its row, with the default that the code has, and there is no other row. */
class SettingTableTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** Where the code names a property of ours, and perhaps its default, outside of typed settings. */
    private static final Pattern READ =
            Pattern.compile("(?:@Property\\(\\s*name = |property = |getProperty\\(\\s*|Map.entry\\(\\w+, )"
                    + "\"(?<name>voix\\.[a-z.-]+)\"(?:, defaultValue = \"(?<normal>[^\"]*)\")?"
                    + "|\\$\\{(?<placed>voix\\.[a-z.-]+):(?<otherwise>[^}]+)}");

    /** Between two defaults of one setting, such as that of its first time and that of the others. */
    private static final String OR = "|";

    /** Said by commands to the context that they start, never by an operator. */
    private static final String BY_COMMANDS = "VOIX_SERVING";

    /** Of Micronaut, or of the whole of the environment; what stands in the page beside those that our code declares. */
    private static final Pattern OF_OTHERS = Pattern.compile("DATASOURCES_.*|MICRONAUT_.*|HCAPTCHA_.*");

    /** As many as an operator may be asked to know; one more is a constant, or takes the place of another one. */
    private static final int MOST = 60;

    /** Constants that tests and measurements give other values, by a property: as variables of an operator they are refused. */
    private static final Set<String> OF_TESTS = Set.of(
            "VOIX_BALLOTS_ANSWER_WITHIN",
            "VOIX_BALLOTS_BATCH",
            "VOIX_BALLOTS_NETWORK_SHARE",
            "VOIX_BALLOTS_QUEUE",
            "VOIX_CONNECTIONS_ANSWER_WITHIN",
            "VOIX_CONNECTIONS_MOST",
            "VOIX_CONNECTIONS_PER_NETWORK",
            "VOIX_CONNECTIONS_REQUEST_WITHIN",
            "VOIX_FEED_RANK_EVERY",
            "VOIX_FOLLOWS_BATCH",
            "VOIX_HOME",
            "VOIX_HOME_KEPT",
            "VOIX_LIMITS_CHALLENGES_PER_MINUTE",
            "VOIX_LIMITS_EXPENSIVE_PER_MINUTE",
            "VOIX_LIMITS_READS_PER_MINUTE",
            "VOIX_LIMITS_WRITES_PER_MINUTE",
            "VOIX_LIVE_HEARTBEAT",
            "VOIX_LIVE_LISTENERS",
            "VOIX_LIVE_LISTENERS_PER_NETWORK",
            "VOIX_REGISTER_EVERY",
            "VOIX_REGISTER_EVERY_OF_MANY",
            "VOIX_ROBOT_CHECK_ALTCHA_COST",
            "VOIX_ROBOT_CHECK_ALTCHA_MAX_COUNTER",
            "VOIX_ROBOT_CHECK_HCAPTCHA_URL",
            "VOIX_SCHEMA_CHECKED",
            "VOIX_SET_ASIDE_SMALLEST_NETWORK",
            "VOIX_SIGNATURES_ANSWER_FLOOR",
            "VOIX_SIGNATURES_PER_MAILBOX_HOURLY",
            "VOIX_SIGNATURES_PER_VISITOR_HOURLY",
            "VOIX_SIGNATURES_UNCHECKED_PER_NETWORK_HOURLY",
            "VOIX_SITEMAP_MOST_URLS",
            "VOIX_URN_PROVE_AT_ONCE",
            "VOIX_URN_PUBLISHING",
            "VOIX_URN_PUBLISH_EVERY",
            "VOIX_URN_RECOUNT_AFTER",
            "VOIX_URN_RECOUNT_EVERY",
            "VOIX_URN_TRUST_DATABASE");

    private static ApplicationContext context;

    @BeforeAll
    static void open() {
        // some are settings only where there is another one
        var management = PropertySource.of("management", Map.of("voix.management.port", "9090"));
        context = TestDatabase.named(() -> UnstartedContext.open(management));
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @Test
    void the_table_and_the_code_have_the_same_settings_and_the_same_defaults() throws IOException {
        var rows = new TreeMap<String, String>();
        for (KnownSetting setting : new SettingTableReader().settings()) {
            assertThat(rows.put(setting.name(), String.valueOf(setting.normal())))
                    .as("%s has two rows", setting.name())
                    .isNull();
        }
        var code = code();
        var ofOurs = new TreeSet<>(rows.keySet());
        ofOurs.removeIf(name -> OF_OTHERS.matcher(name).matches());
        var declared = new TreeSet<>(code.keySet());
        declared.removeIf(name -> OF_OTHERS.matcher(name).matches());
        declared.remove(BY_COMMANDS);
        // by their names at the provider, which the table has
        declared.remove("VOIX_ROBOT_CHECK_HCAPTCHA_SITE_KEY");
        declared.remove("VOIX_ROBOT_CHECK_HCAPTCHA_SECRET");
        assertThat(declared).containsAll(OF_TESTS);
        declared.removeAll(OF_TESTS);

        assertThat(ofOurs).isEqualTo(declared);
        assertThat(rows).hasSizeLessThanOrEqualTo(MOST);
        code.forEach((name, normal) -> {
            List<String> typed = Arrays.stream(normal.split(Pattern.quote(OR)))
                    .filter(one -> one.matches("\\d+|\\d+\\.\\d+|\\d+(ms|[smhd])|true|false"))
                    .toList();
            if (declared.contains(name) && !typed.isEmpty()) {
                assertThat(typed).as("the default of %s", name).contains(rows.get(name));
            }
        });
    }

    /** Variables and their defaults, "" where there is none. */
    private static Map<String, String> code() throws IOException {
        var found = new HashMap<String, String>();
        for (BeanDefinition<?> config :
                context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationProperties.class))) {
            if (config.getBeanType().getPackageName().startsWith("fr.voix.")) {
                String prefix =
                        config.stringValue(ConfigurationProperties.class).orElseThrow();
                for (Argument<?> component : config.getConstructor().getArguments()) {
                    String name = prefix + "." + component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
                    found.put(
                            variable(name),
                            component
                                    .getAnnotationMetadata()
                                    .stringValue(Bindable.class, "defaultValue")
                                    .orElse(""));
                }
            }
        }
        found.keySet().removeIf(name -> name.startsWith("VOIX_ENTRANCES_"));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                READ.matcher(Files.readString(file)).results().forEach(read -> {
                    String name = read.group(1) == null ? read.group(3) : read.group(1);
                    String normal = read.group(1) == null ? read.group(4) : read.group(2);
                    found.merge(variable(name), normal == null ? "" : normal, (a, b) -> a + OR + b);
                });
            }
        }
        return found;
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
