package fr.voix.base.deployment;

import io.micronaut.context.exceptions.ConfigurationException;
import java.util.List;

/**
 * What must be true of settings beyond their kinds. All rules are made and asked before anything is started, so they read, and
 * change nothing. One that refuses a wrong setting when it is made may leave it at that.
 */
public interface SettingRule {

    /** A sentence each. */
    default List<String> faults() {
        return List.of();
    }

    /** For whoever needs what the rule is about, also where nobody asked it before. */
    default void require() {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new ConfigurationException(String.join(" ", faults));
        }
    }
}
