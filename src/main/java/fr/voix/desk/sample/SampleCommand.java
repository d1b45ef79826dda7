package fr.voix.desk.sample;

import fr.voix.base.database.EmbeddedDatabase;
import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.deployment.SampleMark;
import fr.voix.base.text.Messages;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Fills an empty installation with made-up weeks: a service is started whose clock is moved on from day to day, and made-up
 * people use it as real ones would.
 */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description =
                "Fill an empty data folder with made-up votes, petitions and decisions, to have a place to look at.")
public final class SampleCommand implements Callable<Integer> {

    private static final int FEWEST_DAYS = 20;

    static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("voix.serving", "true"),
            // nobody else comes in while there are no limits
            Map.entry("micronaut.server.host", "127.0.0.1"),
            // everybody comes by one connection, in a moment
            Map.entry("voix.limits.enabled", "false"),
            Map.entry("voix.trusted-proxies", "127.0.0.0/8,::1"),
            Map.entry("voix.robot-check.altcha.cost", "1"),
            Map.entry("voix.robot-check.altcha.max-counter", "0"),
            Map.entry("voix.signatures.answer-floor", "0ms"),
            // no letter leaves for anybody
            Map.entry("voix.smtp.host", ""),
            Map.entry("voix.witness.policy-file", ""),
            // what is done round after round is left to the service that serves
            Map.entry("voix.exports.after", "1h"),
            Map.entry("voix.urn.recount-after", "1h"));

    @Option(
            names = "--days",
            defaultValue = "28",
            description = "How many days, 20 at least; default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--voters", defaultValue = "60", description = "How many people vote; default: ${DEFAULT-VALUE}")
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
        // before anything is started that would bring the schema of a real installation up to date
        if (!isEmbedded()) {
            return refuse("A sample is made in a data folder of its own, never in a database that was named.");
        }
        LocalDate today;
        // what is there is looked at before a service is started whose clock is weeks behind
        try (ApplicationContext before = builder(Map.of()).start()) {
            if (before.getBean(EmbeddedDatabase.class).isJoined()) {
                return refuse("A service runs on this data folder. Stop it first, or name another one: "
                        + "VOIX_DATA_DIR=.voix-sample");
            }
            if (before.getBean(SampleRepository.class).isInUse()) {
                return refuse("There are ballots, petitions or accounts in this data folder already."
                        + " Name an empty one: VOIX_DATA_DIR=.voix-sample");
            }
            today = LocalDate.ofInstant(before.getBean(Clock.class).instant(), Messages.PARIS);
        }
        var config = new SampleConfig(today.minusDays(days), days, voters, seed);
        try (ApplicationContext service = builder(SETTINGS).singletons(config).start()) {
            service.getBean(EmbeddedServer.class).start();
            // from now on every page says it, also where this is broken off
            service.getBean(SampleMark.class).mark();
            service.getBean(SampleStory.class).tell();
            service.getBean(SampleArrival.class).close();
            report(service);
        } catch (ServerStartupException e) {
            // letters name the address of the service, so that it is made where it is going to be served
            return refuse(
                    "Something answers at this port already. Stop it first, or name another: MICRONAUT_SERVER_PORT=8081");
        }
        return ExitCode.OK;
    }

    private static boolean isEmbedded() {
        try (ApplicationContext context = builder(Map.of()).build()) {
            String url = context.getEnvironment()
                    .start()
                    .getProperty("datasources.default.url", String.class)
                    .orElse(null);
            return new DatabaseMode(url).isEmbedded();
        }
    }

    private static ApplicationContextBuilder builder(Map<String, Object> settings) {
        return ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(settings);
    }

    private static void report(ApplicationContext context) {
        SampleVoting votes = context.getBean(SampleVoting.class);
        SamplePetitioning petitions = context.getBean(SamplePetitioning.class);
        SampleModeration desk = context.getBean(SampleModeration.class);
        String origin = context.getBean(PublicUrl.class).origin();
        System.out.printf(
                "Made up: %d ballots on %d scrutins, %d petitions with %d signatures, %d decisions.%n",
                votes.ballots(), votes.scrutins().size(), petitions.count(), petitions.signatures(), desk.decisions());
        System.out.printf("Start the service, and begin with %s/ and %s/petitions.%n", origin, origin);
        System.out.printf(
                "Moderators work at %s/moderation: %s, password %s, then one of these codes in the place of an app: %s%n",
                origin, SampleModeration.EMAIL, desk.password(), String.join(", ", desk.codes()));
        System.out.printf("For an app: %s%n", desk.secretOfApp());
    }

    private static int refuse(String why) {
        System.err.println(why);
        return ExitCode.SOFTWARE;
    }
}
