package fr.voix.base.deployment;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The port of the service: of this process if it serves, else of the service that runs beside this command. */
@Singleton
final class ServicePort {

    private final DatabaseMode mode;
    private final Path file;
    private final int configured;
    private volatile int own;

    ServicePort(
            DatabaseMode mode,
            DataFolderConfig config,
            @Property(name = "micronaut.server.port", defaultValue = "8080") int configured) {
        this.mode = mode;
        this.file = config.folder().resolve("http-port");
        this.configured = configured;
    }

    /** Records the port when this process serves; in embedded mode also in a file, for commands. */
    @EventListener
    void onStarted(ServerStartupEvent event) {
        own = event.getSource().getPort();
        if (!mode.isEmbedded()) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Integer.toString(own));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    int current() {
        if (own != 0) {
            return own;
        }
        try {
            return mode.isEmbedded() && Files.exists(file)
                    ? Integer.parseInt(Files.readString(file).strip())
                    : configured;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
