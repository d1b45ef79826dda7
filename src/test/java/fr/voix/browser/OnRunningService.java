package fr.voix.browser;

import fr.voix.ServiceProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A Chromium, and the service as its own process on a fresh embedded database, for one class of tests. */
abstract class OnRunningService {

    /** One class at a time: there is one service for each class. */
    static final String LOCK = "running service";

    @TempDir
    static Path folder;

    static Chromium chromium;
    static ServiceProcess service;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        service = new ServiceProcess(folder);
        service.start();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
            service = null;
        }
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }
}
