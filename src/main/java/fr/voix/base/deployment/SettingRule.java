package fr.voix.base.deployment;

import io.micronaut.context.exceptions.ConfigurationException;
import java.util.List;

/**
 * A check of settings beyond their types. All rules are created and checked before anything starts, so they only read. A rule may
 * also refuse a wrong setting in its constructor.
 */
public interface SettingRule {

    /** One sentence for each fault. */
    default List<String> faults() {
        return List.of();
    }

    /** Throws when there are faults; for code that needs the settings, even if nothing checked them before. */
    default void require() {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new ConfigurationException(String.join(" ", faults));
        }
    }
}
