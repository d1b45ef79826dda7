package fr.voix.base.load;

import io.micronaut.runtime.server.EmbeddedServer;

/** The seconds of the jobs, without waiting for them. */
public final class TestLoad {

    private TestLoad() {}

    public static void exchange(EmbeddedServer server) {
        LoadService load = server.getApplicationContext().getBean(LoadService.class);
        load.agreeOnKeys();
        load.exchange();
    }
}
