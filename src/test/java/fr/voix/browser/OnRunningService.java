package fr.voix.browser;

import fr.voix.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A Chromium, and the service as its own process on an embedded database, which all such classes share. */
@ExtendWith(OnRunningService.Start.class)
abstract class OnRunningService {

    /** One class at a time: one of them restarts the service. */
    static final String LOCK = "running service";

    static Chromium chromium;
    static ServiceProcess service;

    @AfterAll
    static void stopChromium() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    /** Starts it for the first class, where there is a Chromium; it ends with the run. */
    static final class Start implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            chromium = Chromium.start();
            service = running(context);
        }
    }

    /** The one of the run; started for whoever asks first. */
    static ServiceProcess running(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(OnRunningService.class))
                .getOrComputeIfAbsent(Running.class, type -> new Running(), Running.class)
                .service;
    }

    private static final class Running implements AutoCloseable {

        private final Path folder;
        private final ServiceProcess service;

        Running() {
            try {
                folder = Files.createTempDirectory("voix-running");
                service = ServiceProcess.startedBefore(folder);
                service.start();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            service.close();
            ServiceProcess.delete(folder);
        }
    }
}
