package fr.voix.urn.note;

import io.micronaut.context.ApplicationContext;

/** What a service does by the clock. */
public final class TestNotes {

    private TestNotes() {}

    /** Keeps what is published. */
    public static void write(ApplicationContext service) {
        service.getBean(NotedCheckpointService.class).write();
    }
}
