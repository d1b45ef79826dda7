package fr.voix.base.setting;

import java.util.List;
import java.util.stream.Collectors;

/** Stops the start because settings have faults. */
public final class SettingFaultsException extends RuntimeException {

    SettingFaultsException(List<String> faults) {
        super(faults.stream()
                .map(fault -> "\n- " + fault)
                .collect(Collectors.joining(
                        "",
                        (faults.size() == 1 ? "One setting is wrong" : faults.size() + " settings are wrong")
                                + ", and nothing was touched:",
                        "\nEvery setting is described in src/docs/settings.md.")));
    }
}
