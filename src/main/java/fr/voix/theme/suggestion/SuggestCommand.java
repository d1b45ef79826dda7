package fr.voix.theme.suggestion;

import fr.voix.base.load.Share;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes suggestions of themes, or says how good they are. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        description = "Suggest themes to moderators where suggestions are missing or out of date.",
        footer = {
            "",
            "Suggestions are for moderators alone and are never applied. A running service computes them by itself.",
            "With --evaluate nothing is written: see src/docs/suggestions.md for what the figures mean."
        })
public final class SuggestCommand implements Callable<Integer> {

    private static final int AT_ONCE = 500;
    private static final int MOST_CONFUSIONS = 10;

    @Option(
            names = "--evaluate",
            description =
                    "Print how good suggestions are: on the list classified by hand (needs the sample of amendements"
                            + " in the database), and by the decisions of this service.")
    private boolean isEvaluation;

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
        if (isEvaluation) {
            evaluate(out);
        } else {
            suggest(out);
        }
        out.flush();
        return 0;
    }

    private void suggest(PrintWriter out) {
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
    }

    private SuggestReport next() {
        return suggestions.get().suggest(AT_ONCE);
    }

    private void evaluate(PrintWriter out) {
        SuggestionService service = suggestions.get();
        int listed = service.listed();
        service.evaluate().ifPresentOrElse(evaluation -> print(out, listed, evaluation), () -> {
            out.println(
                    "list skipped: this database has none of its " + listed + " amendements to learn from and judge;");
            out.println("they are in the sample, which a first start without DATASOURCES_DEFAULT_URL loads");
        });
        Accuracy own = service.accuracy();
        if (own.judged() == 0) {
            out.println(
                    "decisions judged=0: nobody has classified a scrutin yet for which something was computed before");
        } else {
            out.println("decisions of this service, after suggestions were seen");
            head(out);
            line(out, "decisions", own);
            strengths(out, own);
            confusions(out, own);
        }
    }

    private static void confusions(PrintWriter out, Accuracy accuracy) {
        out.println("main theme, and what was suggested first instead (often another theme of the same scrutin)");
        accuracy.confusions().stream()
                .limit(MOST_CONFUSIONS)
                .forEach(pair ->
                        out.printf(Locale.ROOT, "%-36s %-36s %d%n", pair.decided(), pair.suggested(), pair.times()));
    }

    private static void print(PrintWriter out, int listed, Evaluation evaluation) {
        out.println("list=" + listed + " found=" + (evaluation.train() + evaluation.test()) + " train="
                + evaluation.train() + " test=" + evaluation.test() + " baseline=" + evaluation.mostFrequent());
        table(out, "test part, learned from the training part", evaluation.onTest());
        table(out, "the same, one of each group of near copies", evaluation.oncePerGroup());
        table(out, "training part by the rest of itself (the method was set by this one)", evaluation.onTrain());
        Accuracy both = evaluation.onTest().get(Evaluation.Way.BOTH);
        strengths(out, both);
        out.println("main theme among the first three, by theme (test part)");
        both.mainAmongThreeByTheme()
                .forEach(
                        (theme, share) -> out.printf(Locale.ROOT, "%-36s %d of %d%n", theme, share.hits(), share.of()));
        confusions(out, both);
    }

    private static void table(PrintWriter out, String title, Map<Evaluation.Way, Accuracy> ways) {
        out.println(title);
        head(out);
        ways.forEach((way, accuracy) -> line(out, way.name().toLowerCase(Locale.ROOT), accuracy));
    }

    private static void head(PrintWriter out) {
        out.println("            judged silent  at 1                  main at 1             at 3                  "
                + "main in 3");
    }

    private static void line(PrintWriter out, String name, Accuracy accuracy) {
        out.printf(
                Locale.ROOT,
                "%-11s %6d %6d  %s %s %s %s%n",
                name,
                accuracy.judged(),
                accuracy.silent(),
                share(accuracy.precisionAt1()),
                share(accuracy.mainAt1()),
                share(accuracy.precisionAt3()),
                share(accuracy.mainAmongThree()).stripTrailing());
    }

    private static void strengths(PrintWriter out, Accuracy accuracy) {
        accuracy.byStrength()
                .forEach((strength, share) ->
                        out.println("strength " + strength.name().toLowerCase(Locale.ROOT) + " right "
                                + share(share).stripTrailing()));
    }

    /** Value, 95 % interval, number: 21 characters. */
    private static String share(Share share) {
        return String.format(
                Locale.ROOT,
                "%-21s",
                String.format(
                        Locale.ROOT, "%.2f [%.2f-%.2f] /%d", share.value(), share.low(), share.high(), share.of()));
    }
}
