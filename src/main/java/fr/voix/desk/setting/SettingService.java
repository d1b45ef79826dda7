package fr.voix.desk.setting;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What this instance was started with: every setting that the code declares, its default included, and each variable beside. */
@Singleton
record SettingService(ApplicationContext context) {

    private static final Pattern OURS = Pattern.compile("(?:VOIX_(?!SERVING$)|HCAPTCHA_).*"
            + "|DATASOURCES_DEFAULT_(?:URL|USERNAME|PASSWORD|MAXIMUM_POOL_SIZE)|MICRONAUT_SERVER_(?:HOST|PORT)");

    List<Setting> all() {
        var all = new TreeMap<String, Setting>();
        for (PropertySource source : context.getEnvironment().getPropertySources()) {
            for (String key : source) {
                var name = variable(key);
                if (OURS.matcher(name).matches()) {
                    var value = context.getEnvironment().getProperty(key, String.class);
                    all.put(name, Setting.named(name, value.orElse(null)));
                }
            }
        }
        context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationProperties.class)).stream()
                .filter(definition -> definition.getBeanType().isRecord()
                        && definition.getBeanType().getPackageName().startsWith("fr.voix."))
                .flatMap(definition -> declared(definition).stream())
                .forEach(setting -> all.put(setting.name(), setting));
        return List.copyOf(all.values());
    }

    private <T> List<Setting> declared(BeanDefinition<T> definition) {
        var prefix = definition.stringValue(ConfigurationProperties.class).orElseThrow();
        T bean = context.getBean(definition);
        return List.of(definition.getBeanType().getRecordComponents()).stream()
                .map(component ->
                        Setting.declared(variable(prefix + "." + hyphened(component)), value(bean, component)))
                .toList();
    }

    private static Object value(Object bean, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(bean);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a setting cannot be read: " + component, e);
        }
    }

    private static String hyphened(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
