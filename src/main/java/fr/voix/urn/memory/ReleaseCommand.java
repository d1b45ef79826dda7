package fr.voix.urn.memory;

import fr.voix.urn.memory.UrnRelease.ReleaseResult;
import fr.voix.urn.note.NotedCheckpointService;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Releases a stopped urn if it is in order; else exits with 1. */
@Singleton
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description =
                "Recount an urn that was stopped, or follow the audit log, and let it go on when nothing contradicts it any"
                        + " more.")
public final class ReleaseCommand implements Callable<Integer> {

    private final Provider<NotedCheckpointService> noted;
    private final Provider<UrnRelease> service;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "UID",
            description = "The scrutin, or the petition by its number; journal for the audit log.")
    private String uid = "";

    @Option(names = "--reason", required = true, description = "What was done about it; the public account says so.")
    private String reason = "";

    ReleaseCommand(Provider<NotedCheckpointService> noted, Provider<UrnRelease> service) {
        this.noted = noted;
        this.service = service;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        noted.get().load();
        ReleaseResult result = service.get().release(uid, reason);
        out.println(
                switch (result) {
                    case ReleaseResult.Released ignored -> uid + ": released";
                    case ReleaseResult.NotStopped ignored -> uid + ": is not stopped";
                    case ReleaseResult.Contradicted contradicted -> uid + ": stays stopped: " + contradicted.how();
                });
        out.flush();
        return result instanceof ReleaseResult.Released ? 0 : 1;
    }
}
