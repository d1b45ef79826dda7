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

/** Reads every setting once, starts and touches nothing, and says in a sentence each what is wrong. */
public final class SettingCheck {

    private static final List<String> DATABASES = List.of("DATASOURCES_DEFAULT_URL", "VOIX_DATABASE_READ_URL");

    /** What the driver reads; it repeats all of an address that it does not read, and a password may be in it. */
    private static final Pattern DATABASE =
            Pattern.compile("jdbc:postgresql:(?://HOST(?:,HOST)*(?:/[^/?@]*)?|[^/?@]*)(?:\\?.*)?"
                    .replace("HOST", "(?:[^/?:,@\\[\\]\\s]+|\\[[^]]+])?(?::\\d{1,5})?"));

    /** One line of what Micronaut says of a bean whose values are out of their range. */
    private static final Pattern OUT_OF_RANGE = Pattern.compile("^\\s*(?:\\S+\\.)?(\\w+) - (.+)$", Pattern.MULTILINE);

    private final Map<String, String> variables;
    private final SettingTableReader table = new SettingTableReader();
    private final Collection<String> faults = new LinkedHashSet<>();
    /** Names of those whose value is of the wrong kind: no bean is made of them. */
    private final Collection<String> unreadable = new ArrayList<>();

    private SettingCheck(Map<String, String> variables) {
        this.variables = new TreeMap<>(variables);
    }

    /** Refuses to go on where something is wrong with the settings of this process. */
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
            // it stands on values of which one was found to be of the wrong kind, and that is said already
            if (unreadable.isEmpty() || innermost(e) instanceof ConfigurationException) {
                add(e, Map.of());
            }
        }
    }

    /** What the innermost of these says, by the name of the variable where it is a value out of its range. */
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

    /** Ours, where one of ours is in it; else what it began with. */
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

    /** As the environment of a process is read. */
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
