package fr.voix.base.setting;

import fr.voix.base.deployment.SettingRule;
import fr.voix.base.deployment.UnstartedContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks every setting, without starting or touching anything, and gives one sentence for each fault. */
public final class SettingCheck {

    private static final List<String> DATABASES = List.of("DATASOURCES_DEFAULT_URL", "VOIX_DATABASE_READ_URL");

    /** An address that the driver accepts. The driver would print any other in full, possibly with a password. */
    private static final Pattern DATABASE =
            Pattern.compile("jdbc:postgresql:(?://HOST(?:,HOST)*(?:/[^/?@]*)?|[^/?@]*)(?:\\?.*)?"
                    .replace("HOST", "(?:[^/?:,@\\[\\]\\s]+|\\[[^]]+])?(?::\\d{1,5})?"));

    /** One line of Micronaut's message about values out of range. */
    private static final Pattern OUT_OF_RANGE = Pattern.compile("^\\s*(?:\\S+\\.)?(\\w+) - (.+)$", Pattern.MULTILINE);

    private final Map<String, String> variables;
    private final SettingTableReader table = new SettingTableReader();
    private final Collection<String> faults = new LinkedHashSet<>();
    /** Settings whose value has the wrong type: beans that need them are not created. */
    private final Collection<String> unreadable = new ArrayList<>();

    private SettingCheck(Map<String, String> variables) {
        this.variables = new TreeMap<>(variables);
    }

    /** Throws when a setting of this process has a fault. */
    public static void require() {
        List<String> faults = faults(System.getenv());
        if (!faults.isEmpty()) {
            throw new SettingFaultsException(faults);
        }
    }

    static List<String> faults(Map<String, String> variables) {
        return new SettingCheck(variables).all();
    }

    private List<String> all() {
        var names = new SettingNames(table.names());
        variables.entrySet().forEach(variable -> names.fault(variable).ifPresent(faults::add));
        var files = new SecretFiles(variables);
        faults.addAll(files.faults());
        readKinds();
        for (String name : DATABASES) {
            String address = variables.getOrDefault(name, "");
            if (!address.isBlank() && !DATABASE.matcher(address.strip()).matches()) {
                faults.add(name + " must be an address such as jdbc:postgresql://localhost/voix.");
            }
        }
        try (ApplicationContext context = UnstartedContext.open(new Variables(variables), files.properties())) {
            context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationProperties.class)).stream()
                    .filter(definition ->
                            definition.getBeanType().getPackageName().startsWith("fr.voix."))
                    .forEach(definition -> make(context, definition));
            for (BeanDefinition<SettingRule> rule : context.getBeanDefinitions(SettingRule.class)) {
                ask(context, rule);
            }
        }
        return List.copyOf(faults);
    }

    private void readKinds() {
        for (KnownSetting setting : table.settings()) {
            String value = variables.getOrDefault(setting.name(), "").strip();
            if (!value.isEmpty()) {
                setting.fault(value).ifPresent(fault -> {
                    faults.add(fault);
                    unreadable.add(setting.name());
                });
            }
        }
    }

    private <T> void make(ApplicationContext context, BeanDefinition<T> config) {
        String prefix = config.stringValue(ConfigurationProperties.class).orElseThrow();
        Map<String, String> names = new LinkedHashMap<>();
        RecordComponent[] components = config.getBeanType().getRecordComponents();
        for (RecordComponent component : components == null ? new RecordComponent[0] : components) {
            names.put(component.getName(), variable(prefix, component.getName()));
        }
        if (names.values().stream().anyMatch(unreadable::contains)) {
            return;
        }
        try {
            context.getBean(config);
        } catch (RuntimeException e) {
            add(e, names);
        }
    }

    private void ask(ApplicationContext context, BeanDefinition<SettingRule> rule) {
        try {
            faults.addAll(context.getBean(rule).faults());
        } catch (RuntimeException e) {
            // the rule may depend on a value of the wrong type, which is reported already
            if (unreadable.isEmpty() || innermost(e) instanceof ConfigurationException) {
                add(e, Map.of());
            }
        }
    }

    /** Adds the innermost message, with the variable's name where its value is out of range. */
    private void add(RuntimeException failure, Map<String, String> names) {
        Throwable cause = innermost(failure);
        String said = String.valueOf(cause.getMessage());
        Matcher lines = OUT_OF_RANGE.matcher(said);
        boolean isFound = false;
        while (lines.find()) {
            if (names.containsKey(lines.group(1))) {
                faults.add(names.get(lines.group(1)) + " " + lines.group(2) + ".");
                isFound = true;
            }
        }
        if (!isFound) {
            String sentence = said.strip().lines().findFirst().orElse(cause.toString());
            faults.add(sentence.endsWith(".") ? sentence : sentence + ".");
        }
    }

    /** Our own exception, if there is one in the chain; else the first cause. */
    private static Throwable innermost(Throwable failure) {
        Throwable ours = null;
        Throwable cause = failure;
        while (cause.getCause() != null) {
            ours = cause instanceof ConfigurationException ? cause : ours;
            cause = cause.getCause();
        }
        return ours == null || cause instanceof ConfigurationException ? cause : ours;
    }

    private static String variable(String prefix, String component) {
        String hyphened = component.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return (prefix + "_" + hyphened).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** Reads the given variables like those of the process. */
    private static final class Variables extends MapPropertySource {

        Variables(Map<String, String> variables) {
            super("variables", variables);
        }

        @Override
        public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
        }
    }
}
