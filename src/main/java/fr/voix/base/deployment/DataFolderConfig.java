package fr.voix.base.deployment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/**
 * The data folder of the embedded mode.
 *
 * @param home the folder that the service was started from; set only by build tools that start it from elsewhere
 * @param dataDir {@code VOIX_DATA_DIR}, relative to {@code home}
 */
@ConfigurationProperties("voix")
public record DataFolderConfig(
        @Bindable(defaultValue = "") String home,
        @Bindable(defaultValue = ".voix") String dataDir) {

    /** The absolute path. */
    public Path folder() {
        return Path.of(home).resolve(dataDir).toAbsolutePath().normalize();
    }
}
