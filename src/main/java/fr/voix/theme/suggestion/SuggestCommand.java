package fr.voix.theme.suggestion;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Computes suggestions of themes. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        description = "Suggest themes to moderators where suggestions are missing or out of date.",
        footer = {
            "",
            "Suggestions are for moderators alone and are never applied. A running service computes them by itself."
        })
public final class SuggestCommand implements Callable<Integer> {

    private static final int AT_ONCE = 500;

    @Spec
    private CommandSpec spec;

    private final Provider<SuggestionService> suggestions;

    @Inject
    SuggestCommand(Provider<SuggestionService> suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SuggestReport all = SuggestReport.NONE;
        for (SuggestReport round = next(); round.scrutins() > 0; round = next()) {
            all = all.plus(round);
            if (System.console() != null) {
                out.println("… " + all.scrutins());
                out.flush();
            }
        }
        out.println(
                "suggest scrutins=" + all.scrutins() + " suggestions=" + all.suggestions() + " silent=" + all.silent());
        out.flush();
        return 0;
    }

    private SuggestReport next() {
        return suggestions.get().suggest(AT_ONCE);
    }
}
