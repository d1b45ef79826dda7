package fr.voix.tally;

import fr.voix.audit.AuditCheckService;
import fr.voix.audit.AuditFault;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recomputes tallies and follows the account of all acts; exit 1 and one sentence on every difference. */
@Singleton
@Command(
        name = "recount",
        mixinStandardHelpOptions = true,
        description = "Recompute every tally from its urn and check the account of all acts; exit 1 if one differs.")
public final class RecountCommand implements Callable<Integer> {

    private final Provider<RecountService> service;
    private final Provider<AuditCheckService> audit;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "UID", arity = "0..*", description = "Only these scrutins, and petitions by their number.")
    private List<String> uids = List.of();

    RecountCommand(Provider<RecountService> service, Provider<AuditCheckService> audit) {
        this.service = service;
        this.audit = audit;
    }

    @Override
    public Integer call() {
        RecountService recounts = service.get();
        PrintWriter out = spec.commandLine().getOut();
        List<String> wanted = uids.isEmpty() ? recounts.uids() : uids;
        long leaves = 0;
        long ballots = 0;
        int wrong = 0;
        try (ProgressBar progress = System.console() == null ? null : progress(wanted.size())) {
            for (String uid : wanted) {
                Optional<RecountReport> report = recounts.recount(uid);
                List<String> faults = report.map(RecountReport::faults).orElse(List.of("there is no such urn"));
                faults.forEach(fault -> out.println(uid + ": " + fault));
                wrong += faults.isEmpty() ? 0 : 1;
                leaves += report.map(RecountReport::leaves).orElse(0L);
                ballots += report.map(RecountReport::ballots).orElse(0L);
                if (progress != null) {
                    progress.step();
                }
            }
        }
        if (uids.isEmpty()) {
            List<String> hidden = recounts.hiddenWithoutDecision();
            hidden.forEach(uid -> out.println(uid + ": " + RecountService.HIDDEN));
            wrong += hidden.size();
        }
        Optional<AuditFault> altered = audit.get().check();
        altered.map(AuditFault::sentence).ifPresent(out::println);
        out.println("recount urns=" + wanted.size() + " leaves=" + leaves + " ballots=" + ballots + " wrong=" + wrong);
        out.flush();
        return wrong == 0 && altered.isEmpty() ? 0 : 1;
    }

    private static ProgressBar progress(int urns) {
        return new ProgressBarBuilder()
                .setTaskName("recount")
                .setInitialMax(urns)
                .build();
    }
}
