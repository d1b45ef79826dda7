package fr.voix.desk.account.team;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.AccountActivation;
import fr.voix.desk.account.AccountActivation.Invitee;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

@MicronautTest(transactional = false)
@Isolated("reads what the process prints")
class ModeratorCommandTest {

    @Inject
    ApplicationContext context;

    @Inject
    AccountActivation activations;

    @Inject
    Team team;

    @Inject
    AuditService audit;

    private record Outcome(int exitCode, String out) {}

    private Outcome run(String... arguments) {
        var out = System.out;
        var captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            int exitCode = new CommandLine(ModeratorCommand.class, new MicronautFactory(context)).execute(arguments);
            return new Outcome(exitCode, captured.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
        }
    }

    @Test
    void invite_prints_one_link_and_nothing_else() {
        var email = Team.newAddress();

        var outcome = run("invite", email, "--role", "reader");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).matches("http://localhost:\\d+/moderation/invitation/[A-Za-z0-9_-]{43}\\R");
        var token = outcome.out().strip().replaceFirst(".*/", "");
        assertThat(activations.inviteeOf(token).map(Invitee::mail)).contains(email);
    }

    @Test
    void reset_prints_a_link_to_new_factors_and_is_written_down() {
        var email = team.a(Role.ADMINISTRATOR);

        var outcome = run("reset", email);

        assertThat(outcome.exitCode()).isZero();
        var token = outcome.out().strip().replaceFirst(".*/", "");
        assertThat(activations.inviteeOf(token)).hasValueSatisfying(invitee -> {
            assertThat(invitee.mail()).isEqualTo(email);
            assertThat(invitee.isReset()).isTrue();
        });
        assertThat(audit.of("moderator:" + team.idOf(email)).getFirst().content())
                .satisfies(entry -> assertThat(entry.act()).isEqualTo("reset-link"))
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo(Actor.OPERATOR));
        assertThat(run("reset", Team.newAddress()).exitCode()).isEqualTo(1);
        assertThat(run("reset", "nadia").exitCode()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_invited_ends_with_1_and_what_is_mistyped_with_2() {
        assertThat(run("invite", team.a(Role.READER)).exitCode()).isEqualTo(1);
        assertThat(run("invite", "nadia").exitCode()).isEqualTo(1);
        assertThat(run("invite", "nadia@voix.example", "--role", "king").exitCode())
                .isEqualTo(2);
        assertThat(run("invite").exitCode()).isEqualTo(2);
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run("--help").exitCode()).isZero();
    }

    @Test
    void other_commands_can_be_built_without_making_this_one() {
        CommandLine.IFactory refusing = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                assertThat(type.isAnnotationPresent(CommandLine.Command.class))
                        .as("%s is not made before it runs", type)
                        .isFalse();
                return CommandLine.defaultFactory().create(type);
            }
        };

        assertThat(new CommandLine(ModeratorCommand.class, refusing).getSubcommands())
                .containsKey("invite");
    }
}
