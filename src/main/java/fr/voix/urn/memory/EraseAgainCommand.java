package fr.voix.urn.memory;

import fr.voix.urn.note.ErasureReplay;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Repeats, after a restore, the erasures that came after the backup. */
@Singleton
@Command(
        name = "erase-again",
        mixinStandardHelpOptions = true,
        description = "Erase again what people had erased since the hour that the database was put back to; exit 1 if"
                + " something is left.",
        footer = {"", "On the machine of each instance: each notes in VOIX_URN_NOTES what was erased through it."})
public final class EraseAgainCommand implements Callable<Integer> {

    private final Provider<ErasureReplay> erasures;

    @Spec
    private CommandSpec spec;

    EraseAgainCommand(Provider<ErasureReplay> erasures) {
        this.erasures = erasures;
    }

    @Override
    public Integer call() {
        ErasureReplay.Replayed replayed = erasures.get().replay();
        PrintWriter out = spec.commandLine().getOut();
        replayed.left().forEach(line -> out.println("not erased: " + line));
        out.println(
                "erasures=" + replayed.erasures() + " left=" + replayed.left().size());
        out.flush();
        return replayed.left().isEmpty() ? 0 : 1;
    }
}
