package fr.voix.desk.sample;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.deployment.SampleMarkService;
import fr.voix.base.text.Messages;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Fills an empty installation with weeks that nobody lived: a service is started whose clock is moved on from day to day, and
 * made-up people use it as real ones would.
 */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description =
                "Fill an empty data folder with made-up votes, petitions and decisions, to have a place to look at.")
public final class SampleCommand implements Callable<Integer> {

    private static final int FEWEST_DAYS = 20;

    @Option(
            names = "--days",
            defaultValue = "42",
            description = "How many days, 20 at least; default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--voters", defaultValue = "250", description = "How many people vote; default: ${DEFAULT-VALUE}")
    private int voters;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same number makes the same votes and petitions; default: ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() {
        if (days < FEWEST_DAYS || voters < 1) {
            return refuse("A sample takes " + FEWEST_DAYS + " days and one voter at least.");
        }
        LocalDate today;
        // what is there is looked at before a service is started whose clock is weeks behind
        try (ApplicationContext before = start(Map.of())) {
            if (!before.getBean(DatabaseMode.class).isEmbedded()) {
                return refuse("A sample is made in a data folder of its own, never in a database that was named.");
            }
            if (before.getBean(SampleRepository.class).isInUse()) {
                return refuse("There are ballots, petitions or accounts in this data folder already."
                        + " Name an empty one: VOIX_DATA_DIR=.voix-sample");
            }
            today = LocalDate.ofInstant(before.getBean(Clock.class).instant(), Messages.PARIS);
            // from now on every page says it, also where this is broken off
            before.getBean(SampleMarkService.class).mark();
        }
        try (ApplicationContext service = start(settings(today.minusDays(days)))) {
            service.getBean(EmbeddedServer.class).start();
            service.getBean(SampleStoryService.class).tell();
            service.getBean(VisitorService.class).close();
            report(service);
        }
        return ExitCode.OK;
    }

    private static ApplicationContext start(Map<String, Object> settings) {
        return ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(settings)
                .start();
    }

    private Map<String, Object> settings(LocalDate begin) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "voix.serving", "true",
                // everybody comes by one connection, in a moment
                "voix.limits.enabled", "false",
                "voix.trusted-proxies", "127.0.0.0/8,::1",
                "voix.robot-check.altcha.cost", "1",
                "voix.robot-check.altcha.max-counter", "0",
                "voix.signatures.answer-floor", "0ms",
                // no letter leaves for anybody
                "voix.smtp.host", ""));
        // what is done round after round is left to the service that serves
        settings.put("voix.exports.after", "1h");
        settings.put("voix.urn.recount-after", "1h");
        settings.put(SampleConfig.PREFIX + ".begin", begin.toString());
        settings.put(SampleConfig.PREFIX + ".days", Integer.toString(days));
        settings.put(SampleConfig.PREFIX + ".voters", Integer.toString(voters));
        settings.put(SampleConfig.PREFIX + ".seed", Long.toString(seed));
        return settings;
    }

    private static void report(ApplicationContext context) {
        SampleVoteService votes = context.getBean(SampleVoteService.class);
        SamplePetitionService petitions = context.getBean(SamplePetitionService.class);
        SampleDeskService desk = context.getBean(SampleDeskService.class);
        String origin = context.getBean(PublicUrl.class).origin();
        System.out.printf(
                "Made up: %d ballots on %d scrutins, %d petitions with %d signatures, %d decisions.%n",
                votes.ballots(), votes.scrutins().size(), petitions.count(), petitions.signatures(), desk.decisions());
        System.out.printf("Start the service, and begin with %s/ and %s/petitions.%n", origin, origin);
        System.out.printf(
                "Moderators work at %s/moderation: %s, password %s, then one of these codes in the place of an app: %s%n",
                origin, SampleDeskService.EMAIL, desk.password(), String.join(", ", desk.codes()));
        System.out.printf("For an app: %s%n", desk.secretOfApp());
    }

    private static int refuse(String why) {
        System.err.println(why);
        return ExitCode.SOFTWARE;
    }
}
